"""``connect-views-mock validate``."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connect_views_mock import __version__
from connect_views_mock.shell import command as the_command
from connect_views_mock.shell import sources
from connect_views_mock.shell.files import MAX_FILE_BYTES

from .helpers import BAD, BAD_LINE, GOOD, Shell


def test_a_good_template_prints_nothing(shell: Shell) -> None:
    assert shell.run("validate", shell.write("a.json", GOOD)) == (0, "", "")


def test_a_finding_is_a_line(shell: Shell) -> None:
    good, bad = shell.write("good.json", GOOD), shell.write("bad.json", BAD)

    assert shell.run("validate", good, bad) == (1, f"bad.json: {BAD_LINE}\n", "")


def test_a_finding_on_the_whole_template_has_no_pointer(shell: Shell) -> None:
    code, out, err = shell.run("validate", shell.write("a.json", "{'a': 1}"))

    assert (code, err) == (1, "")
    assert out.startswith("a.json: must be a JSON document: ")
    assert out.count("\n") == 1


def test_findings_as_json(shell: Shell) -> None:
    good, bad = shell.write("good.json", GOOD), shell.write("bad.json", BAD)

    code, out, err = shell.run("validate", "--format", "json", good, bad)

    path, message = BAD_LINE.split(": ", 1)
    assert (code, err) == (1, "")
    assert json.loads(out) == [
        {
            "file": "bad.json",
            "path": path,
            "message": message,
            "line": 1,
            "column": 90,
            "severity": "error",
            "rule": "invalid-view",
        }
    ]


def test_no_findings_as_json(shell: Shell) -> None:
    code, out, _ = shell.run("validate", "--format=json", shell.write("a.json", GOOD))

    assert (code, json.loads(out)) == (0, [])


def test_a_draft_is_checked_for_its_frame(shell: Shell) -> None:
    bad, broken = shell.write("bad.json", BAD), shell.write("broken.json", {"Head": {}})

    assert shell.run("validate", "--draft", bad)[0] == 0
    assert shell.run("validate", "--draft", broken)[1] == (
        "broken.json: must have required property 'Body'\n"
    )


def test_component_types_can_be_allowed(shell: Shell) -> None:
    body = [{"Type": "Carousel", "Props": {"a": 1}}, {"Type": "Rocket"}]
    file = shell.write("a.json", {**GOOD, "Body": body})

    assert len(shell.run("validate", file)[1].splitlines()) == 2
    allowed = ["--allow-component", "Carousel", "--allow-component", "Rocket"]
    assert shell.run("validate", *allowed, file) == (0, "", "")


def test_a_content_holds_its_template_as_a_string(shell: Shell) -> None:
    content = {"Template": json.dumps(BAD), "Actions": ["Next", " "]}

    code, out, _ = shell.run("validate", shell.write("a.json", content))

    first, second = out.splitlines()
    assert code == 1
    assert first == f"a.json: /Template{BAD_LINE}"
    assert second.startswith("a.json: /Actions/1: must match pattern ")


def test_R3_an_input_whose_template_is_an_object_is_refused(shell: Shell) -> None:
    command_input = {"Name": "a", "Content": {"Template": GOOD}}

    code, out, _ = shell.run("validate", shell.write("a.json", command_input))

    assert (code, out) == (
        1,
        "a.json: /Content/Template: must be string (a JSON document in a string)\n",
    )


def test_actions_of_a_content_that_are_no_list(shell: Shell) -> None:
    content = {"Template": json.dumps(GOOD), "Actions": "Next"}

    assert shell.run("validate", shell.write("a.json", content))[1] == (
        "a.json: /Actions: must be array\n"
    )


def test_a_content_without_a_template(shell: Shell) -> None:
    code, out, _ = shell.run("validate", shell.write("a.json", {"Actions": [" "]}))

    first, second = out.splitlines()
    assert code == 1
    assert first == "a.json: must have required property 'Template'"
    assert second.startswith("a.json: /Actions/0: must match pattern ")


@pytest.mark.parametrize("template", ["", "bare"])
def test_the_actions_beside_a_template_of_another_type(shell: Shell, template: Any) -> None:
    content = {"Template": [template], "Actions": [" "]}

    assert len(shell.run("validate", shell.write("a.json", content))[1].splitlines()) == 2


def test_a_view_that_describe_view_printed(shell: Shell) -> None:
    content = {"Template": json.dumps(BAD), "Actions": ["Next", " "], "InputSchema": "{}"}
    view = {"View": {"Id": "a", "Content": content}, "ResponseMetadata": {}}

    code, out, _ = shell.run("validate", shell.write("a.json", view))

    first, second = out.splitlines()
    assert code == 1
    assert first == f"a.json: /View/Content/Template{BAD_LINE}"
    assert second.startswith("a.json: /View/Content/Actions/1: must match pattern ")


@pytest.mark.parametrize("view", [{"View": 1}, {"View": {}}, {"View": {"Content": 1}}])
def test_a_view_without_content_is_no_view(shell: Shell, view: Any) -> None:
    code, out, _ = shell.run("validate", shell.write("a.json", view))

    assert code == 1
    assert "must have required property 'Head'" in out


def test_a_template_with_other_members_is_a_template(shell: Shell) -> None:
    document = {**BAD, "Template": "x", "Resources": {}, "Actions": 5}

    assert shell.run("validate", shell.write("a.json", document))[1] == f"a.json: {BAD_LINE}\n"


def test_standard_input(shell: Shell) -> None:
    shell.type(json.dumps(BAD).encode())

    assert shell.run("validate", "-") == (1, f"-: {BAD_LINE}\n", "")


def test_standard_input_is_read_once(shell: Shell) -> None:
    shell.type(json.dumps(BAD).encode())

    assert shell.run("validate", "-", "-") == (
        2,
        f"-: {BAD_LINE}\n",
        "connect-views-mock: -: standard input can be read only once\n",
    )


@pytest.mark.parametrize("command", ["validate", "input-schema", "preview", "schema", "server"])
@pytest.mark.parametrize("name", ["", " "])
def test_a_component_type_without_a_name(shell: Shell, command: str, name: str) -> None:
    files = [] if command in ("schema", "server") else [shell.write("a.json", GOOD)]

    code, out, err = shell.run(command, "--allow-component", name, *files)

    assert (code, out) == (2, "")
    assert err.endswith(
        f"error: argument --allow-component: must be the name of a component type, not {name!r}\n"
    )


def test_standard_input_that_is_closed(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    code, _, err = shell.run("validate", "-")

    assert (code, err) == (
        2,
        "connect-views-mock: -: cannot be read: standard input is closed\n",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b'{"a": "\xff"}', "is not UTF-8 text: byte 7 is invalid"),
        (b"\xff{}", "is not UTF-8 text: byte 0 is invalid"),
        ("{}".encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
        (b"\xfe\xff\x00{\x00}", "is UTF-16 text; save it as UTF-8"),
        (
            b"x" * (MAX_FILE_BYTES + 1),
            f"is larger than {MAX_FILE_BYTES} bytes, so it cannot be a view",
        ),
    ],
)
def test_a_file_that_cannot_be_judged(shell: Shell, content: bytes, message: str) -> None:
    good, file = shell.write("good.json", GOOD), shell.write("a.json", content)

    expected = (2, "", f"connect-views-mock: a.json: {message}\n")
    assert shell.run("validate", good, file, good) == expected


def test_a_file_that_is_missing(shell: Shell) -> None:
    assert shell.run("validate", "missing.json") == (
        2,
        "",
        "connect-views-mock: missing.json: cannot be read: No such file or directory\n",
    )


def test_a_file_name_that_is_empty(shell: Shell) -> None:
    assert shell.run("validate", "") == (
        2,
        "",
        "connect-views-mock: '': is an empty file name\n",
    )


def test_a_path_that_cannot_be(shell: Shell) -> None:
    code, out, err = shell.run("validate", "a\0b", "c" * 5_000)

    assert (code, out) == (2, "")
    assert all("cannot be read: " in line for line in err.splitlines())
    assert len(err.splitlines()) == 2


def test_a_directory(shell: Shell) -> None:
    assert shell.run("input-schema", ".") == (
        2,
        "",
        "connect-views-mock: .: cannot be read: is a directory\n",
    )


@pytest.fixture
def be_nobody() -> Iterator[Callable[[], None]]:
    """A function that takes away root's rights: root may read everything."""
    user_id = os.geteuid()
    yield lambda: os.seteuid(65534) if user_id == 0 else None
    os.seteuid(user_id)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_that_may_not_be_read(shell: Shell, be_nobody: Callable[[], None]) -> None:
    Path(shell.write("a.json", GOOD)).chmod(0)
    be_nobody()

    code, out, err = shell.run("validate", "a.json")

    assert (code, out) == (2, "")
    assert err == "connect-views-mock: a.json: cannot be read: Permission denied\n"


def test_an_unreadable_file_beside_findings(shell: Shell) -> None:
    one, other = shell.write("one.json", BAD), shell.write("other.json", BAD)

    code, out, err = shell.run("validate", one, "missing.json", other)

    assert code == 2
    assert out.count(BAD_LINE) == 2
    assert "missing.json" in err


@pytest.mark.parametrize(
    "arguments", [[], ["validate"], ["zzz"], ["validate", "--format", "xml", "a"], ["--zzz"]]
)
def test_wrong_usage(shell: Shell, arguments: list[str]) -> None:
    code, out, err = shell.run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("usage: connect-views-mock")


def test_help(shell: Shell) -> None:
    code, out, _ = shell.run("--help")

    assert code == 0
    assert "validate" in out
    assert out.endswith("wrong usage.\n")


def test_a_line_stays_one_line(shell: Shell) -> None:
    props = {"a\nb\x1b[31m\ud800": 1}
    document = {**GOOD, "Body": [{"Type": "Form", "Props": props}, {"Type": "\n"}]}

    code, out, _ = shell.run("validate", shell.write("a\nb.json", document))

    assert code == 1
    assert len(out.splitlines()) == 2
    assert all(line.isprintable() and line.startswith("a\\nb.json: ") for line in out.splitlines())


def test_a_template_nested_too_deeply(shell: Shell) -> None:
    code, out, _ = shell.run("validate", shell.write("a.json", '{"Head":' + "[" * 90_000))

    assert code == 1
    assert out == "a.json: must NOT be nested more than 200 levels deep\n"


def test_an_interrupt(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "read_subjects", interrupt)

    assert shell.run("validate", shell.write("a.json", GOOD)) == (130, "", "")


def test_a_reader_that_goes_away(shell: Shell) -> None:
    file = shell.write("a.json", {**GOOD, "Body": ["x"] * 30_000})
    command = [sys.executable, "-m", "connect_views_mock", "validate", file]
    environment = {**os.environ, "PYTHONPATH": str(Path(the_command.__file__).parents[2])}

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"a.json:1:61: error: /Body/0: must be object\n"
        process.stdout.close()
        errors = process.stderr.read()

    assert (process.returncode, errors) == (141, b"")


def test_a_reader_that_has_gone_away(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    file = shell.write("a.json", BAD)
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setattr("sys.stdout", os.fdopen(writing, "w", encoding="utf-8"))
    monkeypatch.setattr("sys.stderr", io.StringIO())

    assert the_command.main(["validate", file]) == 141
    sys.stdout.close()


def run_in_shell(redirected: str, unbuffered: str = "") -> tuple[int, str, str]:
    command = ["sh", "-c", f"{sys.executable} -m connect_views_mock {redirected}"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(the_command.__file__).parents[2]),
        # Without a buffer, an error is met where something is printed, and else at the end.
        "PYTHONUNBUFFERED": unbuffered,
    }
    done = subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
    return done.returncode, done.stdout, done.stderr


FULL = "connect-views-mock: standard output: cannot be written: No space left on device\n"
CLOSED = "connect-views-mock: standard output: cannot be written: Bad file descriptor\n"
on_unix = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@on_unix
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("redirected", "expected"),
    [
        ("validate good.json >&-", (0, "", "")),
        ("validate bad.json >&-", (2, "", CLOSED)),
        ("input-schema good.json >&-", (2, "", CLOSED)),
        ("validate bad.json >/dev/full", (2, "", FULL)),
        ("validate many.json >/dev/full", (2, "", FULL)),
        ("input-schema good.json >/dev/full", (2, "", FULL)),
        ("--help >/dev/full", (2, "", FULL)),
        ("--help >&-", (2, "", CLOSED)),
        ("--help >/dev/full 2>/dev/full", (2, "", "")),
        ("validate --help >/dev/full", (2, "", FULL)),
        ("input-schema --help >/dev/full", (2, "", FULL)),
        ("--version >/dev/full", (2, "", FULL)),
        ("--version >&-", (2, "", CLOSED)),
        ("validate missing 2>/dev/full", (2, "", "")),
        ("validate missing 2>&-", (2, "", "")),
        ("input-schema bad.json 2>/dev/full", (1, "", "")),
        ("zzz 2>/dev/full", (2, "", "")),
        ("zzz 2>&- >/dev/null", (2, "", "")),
        ("validate bad.json >/dev/full 2>/dev/full", (2, "", "")),
        ("validate bad.json >&- 2>&-", (2, "", "")),
    ],
)
def test_output_that_cannot_be_written(
    shell: Shell, redirected: str, expected: tuple[int, str, str], unbuffered: str
) -> None:
    shell.write("good.json", GOOD)
    shell.write("bad.json", BAD)
    shell.write("many.json", {**GOOD, "Body": ["x"] * 9_000})

    assert run_in_shell(redirected, unbuffered) == expected


def test_standard_input_that_cannot_be_read(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    class Directory(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise IsADirectoryError(errno.EISDIR, "Is a directory")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Directory()))

    assert shell.run("validate", "-") == (
        2,
        "",
        "connect-views-mock: -: cannot be read: Is a directory\n",
    )


def test_the_module_is_the_command() -> None:
    command = [sys.executable, "-m", "connect_views_mock", "validate", "missing.json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(the_command.__file__).parents[2])}

    done = subprocess.run(command, env=environment, capture_output=True, check=False)

    assert done.returncode == 2
    assert b"missing.json" in done.stderr


def test_the_version(shell: Shell) -> None:
    assert shell.run("--version") == (0, f"connect-views-mock {__version__}\n", "")


def test_a_terminal_that_cannot_show_a_name(shell: Shell) -> None:
    file = shell.write("é.json", BAD)
    command = [sys.executable, "-m", "connect_views_mock", "validate", file]
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(the_command.__file__).parents[2]),
        "PYTHONIOENCODING": "ascii",
    }

    done = subprocess.run(command, env=environment, capture_output=True, check=False)

    assert done.returncode == 1
    assert done.stdout.startswith(b"\\xe9.json:1:90: error: /Body/0/Props/Label: ")
