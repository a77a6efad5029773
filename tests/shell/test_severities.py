"""Errors and warnings, the summary, and what a terminal shows beside them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import connect_views_mock
from connect_views_mock.shell import progress
from connect_views_mock.shell.progress import Progress

from .helpers import BAD, GOOD, Shell

UNUSUAL = {**GOOD, "Body": [{"Type": "TextBox", "props": {}}]}
WARNING = "warning: /Body/0/props: is ignored; did you mean 'Props'? [lower-case-key]\n"
SUMMARY = "connect-views-mock: 1 view in 1 file: 0 errors, 1 warning\n"


def test_a_warning_is_printed_and_fails_nothing(shell: Shell) -> None:
    file = shell.write("a.json", UNUSUAL)

    assert shell.run_exactly("validate", file) == (0, f"a.json:1:81: {WARNING}", SUMMARY)


def test_a_warning_fails_where_the_check_is_strict(shell: Shell) -> None:
    unusual, good = shell.write("a.json", UNUSUAL), shell.write("good.json", GOOD)

    assert shell.run_exactly("validate", "--strict", unusual)[0] == 1
    assert shell.run_exactly("validate", "--strict", good) == (0, "", "")
    assert shell.run_exactly("validate", "--strict", unusual, "missing.json")[0] == 2


def test_warnings_do_not_keep_from_an_input_schema(shell: Shell) -> None:
    code, out, err = shell.run_exactly("input-schema", shell.write("a.json", UNUSUAL))

    assert (code, err) == (0, "")
    assert json.loads(out)["properties"] == {}


def test_errors_come_before_the_warnings_of_a_view(shell: Shell) -> None:
    body = [{"Type": "TextBox", "props": {}}, *BAD["Body"]]
    content = {"Template": json.dumps({**BAD, "Body": body}), "Actions": ["Next", " "]}

    _, out, err = shell.run_exactly("validate", shell.write("a.json", content))

    assert re.findall(r"(\w+): /(\S+):", out) == [
        ("error", "Template/Body/1/Props/Label"),
        ("error", "Actions/1"),
        ("warning", "Template/Body/0/props"),
        ("warning", "Actions/0"),
        ("warning", "Actions/1"),
    ]
    assert err == "connect-views-mock: 1 view in 1 file: 2 errors, 3 warnings\n"


def test_the_summary_counts_what_could_not_be_read(shell: Shell) -> None:
    one, other = shell.write("one.json", BAD), shell.write("other.json", BAD)

    _, _, err = shell.run_exactly("validate", one, "a", other, "b")

    assert err.splitlines()[-1] == (
        "connect-views-mock: 2 views in 2 files: 2 errors, 0 warnings, 2 files could not be read"
    )


def resource(template: Any, actions: Any) -> dict[str, Any]:
    properties = {
        "InstanceArn": {"Ref": "Instance"},
        "Name": "a",
        "Template": template,
        "Actions": actions,
    }
    return {"Resources": {"A": {"Type": "AWS::Connect::View", "Properties": properties}}}


@pytest.mark.parametrize(
    ("props", "actions", "rules"),
    [
        ({"Action": {"Ref": "a"}}, ["Next"], []),
        ({"Action": "Next"}, [{"Ref": "a"}], []),
        ({"Action": "Next"}, {"Ref": "a"}, []),
        ({"Action": "Next"}, ["Next", "Other"], ["unraised-action"]),
        ({"Action": "Next", "IconName": {"Ref": "a"}}, ["Other"], ["unlisted-action"]),
    ],
)
def test_what_only_a_deployment_knows_is_nothing_to_warn_of(
    shell: Shell, props: Any, actions: Any, rules: list[str]
) -> None:
    others = {"_id": {"Ref": "b"}} if "unraised-action" not in rules else {}
    template = {**GOOD, "Body": [{"Type": "Button", "Props": props, **others}] * 2}
    file = shell.write("a.json", resource(template, actions))

    code, out, _ = shell.run_exactly("validate", file)

    assert code == 0
    assert [*dict.fromkeys(re.findall(r"\[(.*)\]", out))] == rules


def run_on_terminal(directory: Path, *arguments: str, **variables: str) -> str:
    """Run the command on a terminal of its own, and return what is to be seen there."""
    pty = pytest.importorskip("pty")
    terminal, end = pty.openpty()
    package = Path(connect_views_mock.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(package), "TERM": "xterm", **variables}
    command = [sys.executable, "-m", "connect_views_mock", *arguments]
    with subprocess.Popen(
        command, cwd=directory, env=environment, stdout=end, stderr=end
    ) as process:
        os.close(end)
        seen = b""
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:  # on Linux, the end of what a terminal says
                break
            if not part:
                break
            seen += part
        process.wait()
    os.close(terminal)
    return seen.decode().replace("\r\n", "\n")


def test_a_terminal_shows_colours_and_always_a_summary(shell: Shell) -> None:
    shell.write("a.json", {**UNUSUAL, "Body": [*UNUSUAL["Body"], *BAD["Body"]]})
    shell.write("good.json", GOOD)

    lines = run_on_terminal(shell.directory, "validate", "a.json", NO_COLOR="").splitlines()

    assert lines[0].startswith("\x1b[1ma.json:1:124:\x1b[0m \x1b[31merror:\x1b[0m /Body/1/Props/L")
    assert lines[1].startswith("\x1b[1ma.json:1:81:\x1b[0m \x1b[33mwarning:\x1b[0m /Body/0/props")
    assert lines[2] == "connect-views-mock: 1 view in 1 file: 1 error, 1 warning"
    assert run_on_terminal(shell.directory, "validate", "good.json") == (
        "connect-views-mock: 1 view in 1 file: 0 errors, 0 warnings\n"
    )


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours(shell: Shell, variables: dict[str, str]) -> None:
    shell.write("a.json", BAD)

    assert "\x1b" not in run_on_terminal(shell.directory, "validate", "a.json", **variables)


class Terminal:
    """Stands for a terminal behind standard error."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.append(text)
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_on_a_terminal_while_it_takes_long(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "SECONDS_BEFORE_IT_SHOWS", -1.0)
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0.0)
    good, unusual = shell.write("good.json", GOOD), shell.write("a.json", UNUSUAL)

    shell.run_exactly("validate", good, unusual, "missing.json")

    clear = "\r\x1b[K"
    assert "".join(terminal.written).removesuffix("\n").split(clear) == [
        "",
        "Checking file 1 of 3 ...",
        "Checking file 2 of 3 ...",
        "",
        "Checking file 3 of 3 ...",
        "connect-views-mock: missing.json: cannot be read: No such file or directory\n"
        "connect-views-mock: 2 views in 2 files: 0 errors, 1 warning, 1 file could not be read",
    ]


def test_progress_is_not_shown_before_a_second_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    now = [100.0]
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])

    shown = Progress(10)
    for number, time in ((1, 100.9), (2, 101.0), (3, 101.05), (4, 101.2)):
        now[0] = time
        shown.at(number)

    shown.clear()
    shown.clear()

    assert "".join(terminal.written).split("\r\x1b[K") == [
        "",
        "Checking file 2 of 10 ...",
        "Checking file 4 of 10 ...",
        "",
    ]


def test_pointers_in_warnings_lead_into_the_file(shell: Shell) -> None:
    body = [
        {"Type": "Table", "_id": "a", "Props": {"Items": "$.A"}},
        {"Type": "TextBox", "_id": "a", "Content": ["$.A"]},
    ]
    template = json.dumps({**GOOD, "Body": body})

    _, out, _ = shell.run_exactly("validate", shell.write("a.json", {"Template": template}))

    assert "/Template/Body/1/_id: 'a' is also the _id of /Template/Body/0 [duplicate-id]" in out
    assert "and a list at /Template/Body/0/Props/Items [unfillable-reference]" in out


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"Template": json.dumps(GOOD), "actions": ["Next"]}, "/actions"),
        ({"Content": {"Template": json.dumps(GOOD), "ACTIONS": []}}, "/Content/ACTIONS"),
        (
            {"View": {"Content": {"Template": json.dumps(GOOD), "actions": []}}},
            "/View/Content/actions",
        ),
    ],
)
def test_actions_in_the_wrong_case_are_warned_of(shell: Shell, document: object, path: str) -> None:
    code, out, _ = shell.run_exactly("validate", "--strict", shell.write("a.json", document))

    (line,) = out.splitlines()
    assert code == 1
    assert line.endswith(f" warning: {path}: is ignored; did you mean 'Actions'? [lower-case-key]")


def test_a_template_in_the_wrong_case_is_warned_of_too(shell: Shell) -> None:
    document = {"template": json.dumps(GOOD), "Actions": []}

    code, out, _ = shell.run_exactly("validate", shell.write("a.json", document))

    error, warning = out.splitlines()
    assert code == 1
    assert error == "a.json:1:1: error: must have required property 'Template'"
    assert "/template: is ignored; did you mean 'Template'? [lower-case-key]" in warning
