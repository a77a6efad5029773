"""The formats for machines. ``tests/pipelines`` reads JUnit and SARIF with other software."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator

from connect_views_mock import __version__

from .helpers import BAD, BAD_LINE, GOOD, Shell

UNUSUAL = {**GOOD, "Body": [{"Type": "TextBox", "props": {"%": "\n"}}]}
STACK: dict[str, Any] = {"Resources": {}}


@pytest.fixture
def files(shell: Shell) -> list[str]:
    """A good file, a bad one, an unusual one, one to say something of, and one that is missing."""
    return [
        shell.write("good.json", GOOD),
        shell.write("b:a,d%\n.json", BAD),
        shell.write("unusual.json", UNUSUAL),
        shell.write("stack.json", STACK),
        "miss\x01ing.json",
    ]


def run(shell: Shell, files: list[str], form: str) -> tuple[int, str, str]:
    return shell.run_exactly("validate", "--format", form, *files)


def test_json(shell: Shell, files: list[str]) -> None:
    code, out, err = run(shell, files, "json")

    assert code == 2
    assert [(each["file"], each["severity"], each["rule"]) for each in json.loads(out)] == [
        ("b:a,d%\n.json", "error", "invalid-view"),
        ("unusual.json", "warning", "lower-case-key"),
    ]
    assert "views in" not in err


def test_github(shell: Shell, files: list[str]) -> None:
    code, out, _ = run(shell, files, "github")

    assert code == 2
    assert out.splitlines() == [
        "::error file=b%3Aa%2Cd%25\\n.json,line=1,col=90,title=invalid-view::/Body/0/Props/Label: "
        "must NOT be there: additional property 'Label'",
        "::warning file=unusual.json,line=1,col=81,title=lower-case-key::/Body/0/props: "
        "is ignored; did you mean 'Props'?",
        "::error file=miss\\x01ing.json::cannot be read: No such file or directory",
        "::notice file=stack.json::holds no AWS::Connect::View resource, so nothing of it was "
        "checked",
    ]


def test_github_of_the_whole_file(shell: Shell) -> None:
    _, out, _ = run(shell, [shell.write("a.json", "{%")], "github")

    assert out.startswith("::error file=a.json,line=1,col=2,title=invalid-view::must be a JSON doc")


def test_sarif(shell: Shell, files: list[str]) -> None:
    code, out, _ = run(shell, files, "sarif")

    log = json.loads(out)
    (sarif_run,) = log["runs"]
    driver = sarif_run["tool"]["driver"]
    (invocation,) = sarif_run["invocations"]
    assert (code, log["version"], driver["version"]) == (2, "2.1.0", __version__)
    assert invocation["executionSuccessful"] is False
    assert [
        (each["level"], each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for each in invocation["toolExecutionNotifications"]
    ] == [("error", "miss%01ing.json"), ("note", "stack.json")]
    bad, unusual = sarif_run["results"]
    assert bad == {
        "ruleId": "invalid-view",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": BAD_LINE},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "b%3Aa%2Cd%25%0A.json"},
                    "region": {"startLine": 1, "startColumn": 90},
                },
                "logicalLocations": [{"fullyQualifiedName": "/Body/0/Props/Label"}],
            }
        ],
    }
    assert driver["rules"][unusual["ruleIndex"]]["id"] == unusual["ruleId"] == "lower-case-key"
    assert driver["rules"][unusual["ruleIndex"]]["defaultConfiguration"] == {"level": "warning"}


def test_sarif_of_an_absolute_path(shell: Shell) -> None:
    shell.write("a b.json", "[]")

    code, out, _ = run(shell, [str(shell.directory / "a b.json")], "sarif")

    (result,) = json.loads(out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert code == 1
    assert result["message"] == {"text": "must be object"}
    assert place["artifactLocation"]["uri"] == (shell.directory / "a b.json").as_uri()


def sarif_errors(log: Any) -> list[str]:
    schema = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
    validator = Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]


def test_sarif_has_its_schema(shell: Shell, files: list[str]) -> None:
    files += [
        str(shell.directory / shell.write("a b.json", "[]")),
        shell.write("é.yaml", "a: ["),
        shell.write("version.json", {"Resources": {"A": {"Type": "AWS::Connect::ViewVersion"}}}),
    ]

    log = json.loads(run(shell, files, "sarif")[1])

    assert len(log["runs"][0]["results"]) == 5
    assert sarif_errors(log) == []


def test_sarif_of_nothing_has_its_schema(shell: Shell) -> None:
    assert sarif_errors(json.loads(run(shell, [shell.write("a.json", GOOD)], "sarif")[1])) == []


def test_the_schema_of_sarif_refuses() -> None:
    assert sarif_errors({"version": "2.1.0", "runs": [{"tool": {}}]}) == [
        "$.runs[0].tool: 'driver' is a required property"
    ]


def attributes(element: ET.Element, *names: str) -> list[Any]:
    return [element.get(name) for name in names]


def test_junit(shell: Shell, files: list[str]) -> None:
    code, out, _ = run(shell, [*files, shell.write("c.json", {**BAD, "Head": {}})], "junit")

    root = ET.fromstring(out)  # noqa: S314 (it is ours)
    suite = root[0]
    good, bad, unusual, stack, worse, missing = suite
    assert code == 2
    for element in (root, suite):
        assert attributes(element, "tests", "failures", "errors") == ["6", "2", "1"]
    assert len(good) == 0
    assert [(each.tag, each.text) for each in stack] == [
        (
            "system-out",
            "note: holds no AWS::Connect::View resource, so nothing of it was checked",
        )
    ]
    assert bad.get("name") == "b:a,d%\\n.json"
    line = f"1:90: error: {BAD_LINE}"
    assert (bad[0].tag, bad[0].get("message"), bad[0].text) == ("failure", line, line)
    assert (worse[0].get("message"), (worse[0].text or "").count("\n")) == ("2 errors", 1)
    assert [each.tag for each in unusual] == ["system-out"]
    assert (unusual[0].text or "").startswith("1:81: warning: /Body/0/props: ")
    assert (missing[0].tag, missing[0].get("message")) == (
        "error",
        "cannot be read: No such file or directory",
    )


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_nothing_wrong(shell: Shell, form: str) -> None:
    code, out, err = run(shell, [shell.write("a.json", GOOD)], form)

    assert (code, err) == (0, "")
    assert "error:" not in out
    assert (out == "") == (form == "github")
