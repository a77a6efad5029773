"""The files that hold views, and how a command line names them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from .helpers import BAD, BAD_LINE, GOOD, Shell

DRAFT = {**BAD, "Head": {}}


def create_view(template: Any, **others: Any) -> dict[str, Any]:
    content = {"Template": template, "Actions": []}
    return {"InstanceId": "i", "Name": "n", "Status": "PUBLISHED", "Content": content, **others}


def yaml_of(document: Any) -> str:
    yaml = pytest.importorskip("yaml")
    text: str = yaml.safe_dump(document)
    return text


def test_a_template_that_is_an_object_is_checked_with_a_note(shell: Shell) -> None:
    file = shell.write("a.json", {"Template": BAD, "Actions": ["Next", " "]})

    code, out, err = shell.run("validate", file)

    first, second = out.splitlines()
    assert code == 1
    assert first == f"a.json: /Template{BAD_LINE}"
    assert second.startswith("a.json: /Actions/1: must match pattern ")
    assert err == (
        "connect-views-mock: a.json: /Template: is an object; the API takes a string that holds "
        "this as JSON\n"
    )


def test_a_note_fails_nothing(shell: Shell) -> None:
    file = shell.write("a.json", {"Template": GOOD, "Actions": []})

    code, out, err = shell.run("validate", "--strict", file)

    assert (code, out, err.count("\n")) == (0, "", 1)


def test_an_input_of_create_view(shell: Shell) -> None:
    file = shell.write("a.json", create_view(json.dumps(BAD)))

    assert shell.run("validate", file) == (1, f"a.json: /Content/Template{BAD_LINE}\n", "")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_view_that_is_saved_is_checked_as_a_draft(shell: Shell, wrapped: bool) -> None:
    for status, code in (("SAVED", 0), ("PUBLISHED", 1), ("Other", 1)):
        document: Any = create_view(json.dumps(DRAFT), Status=status)
        file = shell.write("a.json", {"View": document} if wrapped else document)

        assert shell.run("validate", file)[0] == code


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        (BAD, ""),
        ({"Template": json.dumps(BAD), "Actions": []}, "/Template"),
        ({"Template": BAD, "Actions": []}, "/Template"),
        (create_view(json.dumps(BAD)), "/Content/Template"),
        ({"View": create_view(json.dumps(BAD))}, "/View/Content/Template"),
    ],
)
def test_each_of_them_in_yaml(shell: Shell, document: Any, pointer: str) -> None:
    file = shell.write("a.yaml", yaml_of(document))

    code, out, _ = shell.run("validate", file)

    assert (code, out) == (1, f"a.yaml: {pointer}{BAD_LINE}\n")


def test_yaml_on_standard_input(shell: Shell) -> None:
    shell.type(yaml_of(BAD).encode())

    assert shell.run("validate", "-") == (1, f"-: {BAD_LINE}\n", "")


def test_booleans_of_yaml_stay_booleans(shell: Shell) -> None:
    body = [{"Type": "Button", "Props": {"Disabled": True}, "Content": [True]}]

    code, out, _ = shell.run("validate", shell.write("a.yaml", yaml_of({**GOOD, "Body": body})))

    assert (code, out) == (1, "a.yaml: /Body/0/Content/0: must be string,number,object\n")


def test_a_tag_in_a_template_in_yaml_is_known_at_deployment(shell: Shell) -> None:
    text = "Head: {Title: !Sub x, Configuration: {}}\nBody: [{Type: !Ref Type}]\n"

    assert shell.run("validate", shell.write("a.yaml", text)) == (0, "", "")
    assert "not checked" in shell.run("validate", shell.write("b.yaml", "Template: {Ref: a}"))[2]


@pytest.mark.parametrize(
    ("document", "at", "pointer"),
    [
        ({"views": [{}, BAD]}, "/views/1", "/views/1"),
        ([{"a/b": {"~": json.dumps(BAD)}}], "/0/a~1b/~0", "/0/a~1b/~0"),
        ([create_view(json.dumps(BAD))], "/0", "/0/Content/Template"),
        ({"x": {"Template": json.dumps(BAD)}}, "/x", "/x/Template"),
        (
            {
                "x": {
                    "Resources": {
                        "A": {
                            "Type": "AWS::Connect::View",
                            "Properties": {
                                "Template": BAD,
                                "Actions": [],
                                "Name": "a",
                                "InstanceArn": {"Ref": "b"},
                            },
                        }
                    }
                }
            },
            "/x",
            "/x/Resources/A/Properties/Template",
        ),
    ],
)
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_part_of_another_file(
    shell: Shell, document: Any, at: str, pointer: str, form: str
) -> None:
    text = json.dumps(document) if form == "json" else yaml_of(document)
    file = shell.write(f"a.{form}", text)

    code, out, _ = shell.run("validate", "--at", at, file)

    assert (code, out) == (1, f"a.{form}: {pointer}{BAD_LINE}\n")


@pytest.mark.parametrize(
    "at", ["/c", "/a/2", "/a/b", "/a/-1", "/a/00", "/a/\u0660", "/a/" + "1" * 5_000, "/d/e", "/"]
)
def test_a_pointer_that_leads_nowhere(shell: Shell, at: str) -> None:
    file = shell.write("a.json", {"a": [1, 2], "d": "e"})

    assert shell.run("validate", "--at", at, file) == (
        2,
        "",
        f"connect-views-mock: a.json: has nothing at {at}\n",
    )


def test_a_pointer_to_what_is_no_view(shell: Shell) -> None:
    file = shell.write("a.json", {"a": [1, {"b": 1}]})

    for at in ("/a", "/a/0"):
        assert shell.run("validate", "--at", at, file)[:2] == (1, f"a.json: {at}: must be object\n")
    assert "/a/1: must have required property 'Head'" in shell.run("validate", "--at=/a/1", file)[1]
    assert shell.run("validate", "--at=/a/1", shell.write("a.yaml", yaml_of({"a": [1, 2]}))) == (
        1,
        "a.yaml: /a/1: must be object\n",
        "",
    )


def test_a_pointer_without_a_slash(shell: Shell) -> None:
    code, _, err = shell.run("validate", "--at", "a", "b.json")

    assert code == 2
    assert "argument --at: 'a' is not a JSON pointer: it must begin with a slash" in err


def test_the_schema_of_a_part(shell: Shell) -> None:
    file = shell.write("a.json", [{"Template": GOOD}])

    code, out, err = shell.run("input-schema", "--at", "/0", file)

    assert (code, list(json.loads(out)["properties"])) == (0, ["Name"])
    assert "is an object" in err


@pytest.fixture
def tree(shell: Shell) -> Path:
    """A directory as repositories have it, with two bad views and much that is none."""
    for folder in ("templates/deep", "templates/.git", "templates/node_modules", "templates/none"):
        (shell.directory / folder).mkdir(parents=True)
    shell.write("templates/b.json", BAD)
    shell.write("templates/deep/a.YML", yaml_of({"Template": json.dumps(BAD), "Actions": []}))
    shell.write("templates/good.json", GOOD)
    shell.write("templates/.git/bad.json", BAD)
    shell.write("templates/node_modules/bad.json", BAD)
    shell.write("templates/bad.txt", BAD)
    shell.write("templates/package.json", {"name": "x"})
    shell.write("templates/mail.json", {"Head": "x", "Content": "Body"})
    shell.write("templates/latin.json", b"Head \xff")
    shell.write("templates/stack.json", {"Resources": {}, "Description": "AWS::Connect::View"})
    shell.write("templates/compose.yaml", "{{ not yaml")
    return shell.directory / "templates"


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("name", ["templates", "templates/", "./templates", "."])
def test_a_directory_is_walked(shell: Shell, name: str) -> None:
    code, out, err = shell.run_exactly("validate", name)

    lines = out.splitlines()
    assert code == 1
    assert [line.partition(":")[0] for line in lines] == [
        str(Path("templates", "b.json")),
        str(Path("templates", "deep", "a.YML")),
    ]
    assert err == (
        "connect-views-mock: 3 views in 3 files: 2 errors, 0 warnings, "
        "5 files without a view skipped\n"
    )


def test_a_broken_template_in_a_directory_is_not_passed_over(shell: Shell) -> None:
    shell.write("a.json", '{"Head": {}, "Body": [}')
    shell.write("b.yaml", "Head: {}\nBody: [}")

    code, out, err = shell.run("validate", ".")

    first, second = out.splitlines()
    assert (code, err) == (1, "")
    assert first.startswith("a.json: must be a JSON document: ")
    assert second.startswith("b.yaml: must be a YAML document: ")


def test_a_directory_with_a_pointer(shell: Shell) -> None:
    shell.write("a.json", {"view": BAD})
    shell.write("b.json", {"other": BAD})
    shell.write("c.yaml", "[}")
    shell.write("d.json", "[}")

    code, out, err = shell.run("validate", "--at", "/view", ".")

    assert (code, out, err) == (1, f"a.json: /view{BAD_LINE}\n", "")


@pytest.fixture
def be_nobody() -> Iterator[Callable[[], None]]:
    """A function that takes root's rights from the test, who may read everything."""
    user_id = os.geteuid()
    yield lambda: os.seteuid(65534) if user_id == 0 else None
    os.seteuid(user_id)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_in_a_directory_that_may_not_be_read(
    shell: Shell, be_nobody: Callable[[], None]
) -> None:
    Path(shell.write("a.json", GOOD)).chmod(0)
    (shell.directory / "b").mkdir(mode=0)
    shell.directory.chmod(0o755)
    be_nobody()

    code, _, err = shell.run("validate", ".")

    assert code == 2
    assert err.splitlines() == [
        f"connect-views-mock: {name}: cannot be read: Permission denied"
        for name in ("a.json", "./b")
    ]


@pytest.mark.parametrize(
    "file", [{"name": "x"}, {"Resources": {}, "Description": "AWS::Connect::View"}, "Head and Body"]
)
@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit"])
def test_a_directory_whose_files_have_no_view(shell: Shell, file: object, format_: str) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/a.yaml", file)
    good = shell.write("good.json", GOOD)

    code, _, err = shell.run("validate", "--format", format_, "views", good)

    assert (code, err) == (2, "connect-views-mock: views: holds no file with a view\n")


def test_a_directory_with_nothing_at_the_pointer(shell: Shell) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/a.json", GOOD)

    assert shell.run("validate", "--at", "/view", "views") == (
        2,
        "",
        "connect-views-mock: views: holds no file with a view at /view\n",
    )


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-16", "is UTF-16 text; save it as UTF-8"),
        ("latin-1", "is not UTF-8 text: byte 20 is invalid"),
    ],
)
def test_a_view_in_another_encoding_is_not_passed_over(
    shell: Shell, encoding: str, message: str
) -> None:
    shell.write(
        "a.json", '{"Head": {"Title": "é", "Configuration": {}}, "Body": []}'.encode(encoding)
    )
    shell.write("b.json", GOOD)
    expected = (2, "", f"connect-views-mock: a.json: {message}\n")

    assert shell.run("validate", ".") == expected
    assert shell.run("validate", "--skip-other-files", "a.json", "b.json") == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in directories")
def test_a_pipe_in_a_directory_is_not_read(shell: Shell) -> None:
    os.mkfifo(shell.directory / "a.json")
    shell.write("b.json", BAD)
    (shell.directory / "c.json").symlink_to("missing.json")

    code, out, err = shell.run("validate", ".")

    assert (code, out) == (2, f"b.json: {BAD_LINE}\n")
    assert err == "connect-views-mock: c.json: cannot be read: No such file or directory\n"


def test_an_empty_directory(shell: Shell) -> None:
    (shell.directory / "none").mkdir()

    assert shell.run("validate", "none") == (
        2,
        "",
        "connect-views-mock: none: holds no *.json, *.yaml or *.yml file\n",
    )


@pytest.mark.parametrize(
    ("arguments", "judged"),
    [
        (["a.json", "a.json"], ["a.json"]),
        (["./a.json", "b.json", "a.json"], ["./a.json", "b.json"]),
        (["b.json", ".", "a.json"], ["b.json", "a.json"]),
        (["sub/../a.json", "*.json"], ["sub/../a.json", "b.json"]),
        ([".", "."], ["a.json", "b.json"]),
        (["sub", "."], ["sub/link.json", "b.json"]),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_file_that_is_named_twice_is_judged_once(
    shell: Shell, arguments: list[str], judged: list[str]
) -> None:
    (shell.directory / "sub").mkdir()
    for name in ("a.json", "b.json"):
        shell.write(name, BAD)
    (shell.directory / "sub/link.json").symlink_to("../a.json")

    code, out, err = shell.run_exactly("validate", "--skip-other-files", *arguments)

    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines() if "error" in line] == judged
    assert f"{len(judged)} view" in err


def test_a_file_that_cannot_be_read_is_named_once(shell: Shell) -> None:
    code, _, err = shell.run("validate", "none.json", "./none.json", "a\0b", "a\0b", "*x", "*x", "")

    assert code == 2
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        "none.json",
        "a\\x00b",
        "*x",
        "''",
    ]


def test_a_file_that_is_named_is_judged_also_if_its_directory_comes_first(shell: Shell) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/a.json", GOOD)
    shell.write("views/b.json", {"a": 1})

    code, out, err = shell.run("validate", "views", "views/b.json")

    assert (code, err.count("judged as a template")) == (1, 1)
    assert out.startswith("views/b.json: must have required property 'Head'")


@pytest.mark.parametrize("arguments", [["views/a.json", "views"], ["views/sub", "views"]])
def test_a_directory_holds_the_view_that_was_named_before(
    shell: Shell, arguments: list[str]
) -> None:
    (shell.directory / "views/sub").mkdir(parents=True)
    shell.write("views/b.json", {"a": 1})
    shell.write("views/sub/a.json" if "views/sub" in arguments else "views/a.json", GOOD)

    assert shell.run("validate", *arguments) == (0, "", "")


@pytest.mark.usefixtures("tree")
def test_a_pattern_is_replaced_where_the_shell_did_not(shell: Shell) -> None:
    code, out, _ = shell.run("validate", "templates/*.json", "templates/**/[ab].*")

    named = [line.partition(":")[0] for line in out.splitlines()]
    assert code == 2  # latin.json, which a pattern names
    assert named.count("templates/b.json") == 1
    assert named.count("templates/deep/a.YML") == 1
    assert "templates/package.json" in named


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("views/**/*.json", ["views/a.json", "views/b/a.json", "views/b/c/a.json"]),
        ("**/b/**/a.json", ["views/b/a.json", "views/b/c/a.json"]),
        ("views/b/**", ["views/b/a.json", "views/b/c/a.json"]),
        ("v*/**/[b-c]/a.json", ["views/b/a.json", "views/b/c/a.json"]),
        ("**/missing/**/*", []),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_pattern_for_all_levels_follows_no_links_to_directories(
    shell: Shell, pattern: str, files: list[str]
) -> None:
    views = shell.directory / "views"
    (views / "b" / "c").mkdir(parents=True)
    (views / ".hidden").mkdir()
    for folder in ("", "b/", "b/c/", ".hidden/"):
        shell.write(f"views/{folder}a.json", BAD)
    for name in ("d", "e", "f"):
        (views / name).symlink_to(views)

    code, out, err = shell.run("validate", pattern)

    assert out == "".join(f"{file}: {BAD_LINE}\n" for file in files)
    missing = f"connect-views-mock: {pattern}: matches no file\n"
    assert (code, err) == ((1, "") if files else (2, missing))


def test_a_pattern_that_matches_nothing(shell: Shell) -> None:
    good = shell.write("good.json", GOOD)

    assert shell.run("validate", "views/*.json", good, "b?.json") == (
        2,
        "",
        "connect-views-mock: views/*.json: matches no file\n"
        "connect-views-mock: b?.json: matches no file\n",
    )


def test_a_name_that_looks_like_a_pattern(shell: Shell) -> None:
    assert shell.run("validate", shell.write("a[1].json", BAD))[1] == f"a[1].json: {BAD_LINE}\n"


def test_named_files_that_are_no_views_can_be_skipped(shell: Shell) -> None:
    files = [shell.write("bad.json", BAD), shell.write("package.json", {"name": "x"})]

    assert len(shell.run("validate", *files)[1].splitlines()) == 3
    code, out, err = shell.run("validate", "--skip-other-files", *files, "missing.json")

    assert (code, out) == (2, f"bad.json: {BAD_LINE}\n")
    assert err == ("connect-views-mock: missing.json: cannot be read: No such file or directory\n")


def test_yaml_in_a_directory_that_only_has_the_words_is_skipped(shell: Shell) -> None:
    shell.write("a.yaml", "subject: Head and Body\n")
    shell.write("b.json", GOOD)

    assert shell.run_exactly("validate", "--strict", ".") == (0, "", "")


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
@pytest.mark.parametrize(("document", "errors"), [({"views": [BAD]}, 2), ([GOOD, BAD], 1)])
def test_a_file_in_no_known_form_is_judged_as_a_template_with_a_note(
    shell: Shell, name: str, document: object, errors: int
) -> None:
    file = shell.write(name, json.dumps(document))

    code, out, err = shell.run("validate", file)

    assert (code, out.count("\n")) == (1, errors)
    assert err == (
        f"connect-views-mock: {name}: holds no view in a known form, so it is judged as a "
        "template; if a view is elsewhere in the file, name its place with --at\n"
    )


@pytest.mark.parametrize("pointer", ["/views", "/views/0"])
def test_at_a_pointer_no_note_names_the_option(shell: Shell, pointer: str) -> None:
    file = shell.write("a.json", {"views": [{"name": "x"}]})

    code, _, err = shell.run("validate", "--at", pointer, file)

    assert (code, err) == (1, "")
