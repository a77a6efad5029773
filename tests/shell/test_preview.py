"""``connect-views-mock preview``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .helpers import BAD, BAD_LINE, GOOD, Shell


def view(template: Any) -> dict[str, Any]:
    properties = {
        "InstanceArn": {"Ref": "Instance"},
        "Name": "a",
        "Template": template,
        "Actions": ["Go"],
    }
    return {"Type": "AWS::Connect::View", "Properties": properties}


def test_the_page_is_printed(shell: Shell) -> None:
    code, out, err = shell.run("preview", shell.write("a.json", GOOD))

    assert (code, err) == (0, "")
    assert out.startswith("<!DOCTYPE html>\n")
    assert out.endswith("</html>\n")
    assert "A view" in out
    assert "$.Name" in out


def test_the_page_is_written_to_a_file(shell: Shell) -> None:
    file = shell.write("a.json", {**GOOD, "Head": {"Title": "日本", "Configuration": {}}})

    assert shell.run("preview", file, "-o", "view.html") == (0, "", "")

    page = Path("view.html").read_bytes()
    assert page.startswith(b"<!DOCTYPE html>\n")
    assert "<h1>日本</h1>" in page.decode()
    assert b"\r" not in page


def test_a_page_that_is_printed_does_not_depend_on_the_encoding(shell: Shell) -> None:
    file = shell.write("a.json", {**GOOD, "Head": {"Title": "日本", "Configuration": {}}})

    _, out, _ = shell.run("preview", file)

    assert out.isascii()
    assert "&#26085;&#26412;" in out


def test_data_fills_the_references(shell: Shell) -> None:
    file = shell.write("a.json", GOOD)
    data = shell.write("data.json", {"Name": "Ann"})

    code, out, err = shell.run("preview", file, "--data", data)

    assert (code, err) == (0, "")
    assert ">Ann<" in out


def test_data_comes_from_standard_input(shell: Shell) -> None:
    shell.type(b'{"Name": "Ann"}')

    assert ">Ann<" in shell.run("preview", shell.write("a.json", GOOD), "--data", "-")[1]


def test_data_that_does_not_fit_is_said_and_the_page_written_all_the_same(shell: Shell) -> None:
    file = shell.write("a.json", GOOD)
    data = shell.write("data.json", {"Nmae": "Ann"})

    code, out, err = shell.run_exactly("preview", file, "--data", data)

    assert code == 0
    assert "the data has no value" in out
    assert err == (
        "data.json:1:2: warning: /Nmae: must NOT be there: the view has no input 'Nmae', did you "
        "mean 'Name'?\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("\n []", "2:2: error: must be object (the data of a view)\n"),
        ("{\n 'A': 1}", "2:2: error: must be a JSON document: Expecting property name "),
        ('{"A": "é", // no\n}', "1:12: error: must be a JSON document: Expecting property name "),
        ('{"A": 1,\n}', "1:8: error: must be a JSON document: Illegal trailing comma "),
        ('{"A": NaN}', "1:7: error: must be a JSON document: NaN is not a JSON value"),
        ('{"A": 1,\n"A": 2}', "2:1: error: must be a JSON document: the key 'A' appears twice "),
        ("\ufeff{}", "1:1: error: must be a JSON document: "),
        ("A: 1", "1:1: error: must be a JSON document: Expecting value"),
        ('{"A":' + "[" * 300 + "]" * 300 + "}", "1:1: error: must NOT be nested more than 200 "),
    ],
)
@pytest.mark.parametrize("command", ["preview", "input-schema"])
def test_data_that_is_not_a_json_object(
    shell: Shell, command: str, data: str, message: str
) -> None:
    shell.write("data.json", data)

    code, out, err = shell.run_exactly(command, shell.write("a.json", GOOD), "--data", "data.json")

    assert (code, out) == (2, "")
    if sys.version_info < (3, 13) and "trailing comma" in message:
        message = "2:1: error: must be a JSON document: Expecting property name "
    assert err.startswith(f"data.json:{message}")
    assert err.endswith(" (the data of a view)\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["preview", "input-schema"])
def test_data_that_is_empty(shell: Shell, command: str) -> None:
    data = shell.write("data.json", "")

    assert shell.run(command, shell.write("a.json", GOOD), "--data", data) == (
        2,
        "",
        "connect-views-mock: data.json: is empty\n",
    )


@pytest.mark.parametrize("command", ["preview", "input-schema"])
def test_data_that_is_missing(shell: Shell, command: str) -> None:
    code, out, err = shell.run(command, shell.write("a.json", GOOD), "--data", "b.json")

    assert (code, out) == (2, "")
    assert err == "connect-views-mock: b.json: cannot be read: No such file or directory\n"


def test_a_view_that_is_refused_has_no_page(shell: Shell) -> None:
    file = shell.write("a.json", BAD)

    assert shell.run("preview", file, "-o", "view.html") == (1, "", f"a.json: {BAD_LINE}\n")
    assert not Path("view.html").exists()
    assert shell.run("preview", file, "--draft", "-o", "view.html") == (0, "", "")


def test_a_component_type_can_be_allowed(shell: Shell) -> None:
    file = shell.write("a.json", {**GOOD, "Body": [{"Type": "Carousel"}]})

    assert shell.run("preview", file)[0] == 1
    assert "Carousel" in shell.run("preview", file, "--allow-component", "Carousel")[1]


def test_one_of_several_views_is_chosen(shell: Shell) -> None:
    other = {**GOOD, "Head": {"Title": "Another", "Configuration": {}}}
    file = shell.write("a.json", {"Resources": {"A": view(GOOD), "B": view(other)}})

    assert "holds several views; choose one with --resource: A, B" in shell.run("preview", file)[2]
    code, out, _ = shell.run("preview", "--resource", "B", file)
    assert code == 0
    assert "Another" in out
    assert '<span class="action">Go</span>' in out


@pytest.mark.parametrize("actions", [["Next", "Back"], None])
def test_the_actions_are_listed(shell: Shell, actions: Any) -> None:
    content = {"Template": json.dumps(GOOD), **({} if actions is None else {"Actions": actions})}

    _, out, _ = shell.run("preview", shell.write("a.json", content))

    assert ("Actions: " in out) == bool(actions)


def test_values_known_at_deployment_are_named_so(shell: Shell) -> None:
    body = [{"Type": "TextBox", "Content": [{"Fn::Sub": "a"}]}]
    resource = view({**GOOD, "Body": body})
    resource["Properties"]["Actions"] = ["Go", {"Ref": "Action"}]
    file = shell.write("a.json", {"Resources": {"A": resource}})
    data = shell.write("data.json", {"Unknown": 1})

    code, out, err = shell.run("preview", file, "--data", data)

    assert (code, err) == (0, "")
    assert "known at deployment" in out


@pytest.mark.parametrize("template", [{"Ref": "Template"}, {**GOOD, "Body": {"Ref": "Body"}}])
def test_a_template_known_at_deployment_has_none(shell: Shell, template: Any) -> None:
    file = shell.write("a.json", {"Resources": {"A": view(template)}})

    code, out, err = shell.run("preview", file)

    assert (code, out) == (2, "")
    assert err == "connect-views-mock: a.json: only a deployment knows its template\n"


@pytest.mark.parametrize("file", ["missing.json", "."])
def test_a_file_that_cannot_be_read(shell: Shell, file: str) -> None:
    code, out, err = shell.run("preview", file)

    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    ("output", "reason"), [(".", "Is a directory"), ("a/b.html", "No such file"), ("\0", "null")]
)
def test_an_output_that_cannot_be_written(shell: Shell, output: str, reason: str) -> None:
    code, out, err = shell.run("preview", shell.write("a.json", GOOD), "-o", output)

    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert reason in err


def test_the_other_sub_commands_do_not_load_it(shell: Shell) -> None:
    script = (
        "import sys; from connect_views_mock.shell.command import main; "
        f"main(['validate', {shell.write('a.json', GOOD)!r}]); "
        "print('connect_views_mock.preview' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"


@pytest.mark.parametrize("output", ["a.json", "./a.json", "data.json"])
def test_an_output_that_is_also_what_is_read(shell: Shell, output: str) -> None:
    file = shell.write("a.json", GOOD)
    data = shell.write("data.json", "{}")
    code, out, err = shell.run("preview", file, "--data", data, "-o", output)
    assert (code, out) == (2, "")
    assert f"{output}: is also read, so it is not written: it is the same as " in err
    assert json.loads((shell.directory / file).read_text(encoding="utf-8")) == GOOD
    assert (shell.directory / data).read_text(encoding="utf-8") == "{}"


def test_an_output_without_a_name(shell: Shell) -> None:
    assert shell.run("preview", shell.write("a.json", GOOD), "-o", "") == (
        2,
        "",
        "connect-views-mock: preview: -o needs the name of a file\n",
    )


@pytest.mark.parametrize("command", ["preview", "input-schema"])
def test_standard_input_is_read_once(shell: Shell, command: str) -> None:
    shell.type(json.dumps(GOOD).encode())

    assert shell.run(command, "-", "--data", "-") == (
        2,
        "",
        "connect-views-mock: -: standard input can be read only once: FILE and --data both name "
        "it\n",
    )


def test_the_page_of_a_part_of_a_file(shell: Shell) -> None:
    file = shell.write("a.json", {"views": [GOOD]})

    code, out, _ = shell.run("preview", "--at", "/views/0", file)

    assert code == 0
    assert "A view" in out
