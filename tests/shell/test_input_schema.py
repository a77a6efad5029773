"""``connect-views-mock input-schema``."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .helpers import BAD, BAD_LINE, GOOD, Shell


def view(template: Any) -> dict[str, Any]:
    properties = {
        "InstanceArn": {"Ref": "Instance"},
        "Name": "a",
        "Template": template,
        "Actions": [],
    }
    return {"Type": "AWS::Connect::View", "Properties": properties}


@pytest.mark.parametrize(
    "document",
    [
        GOOD,
        {"Template": json.dumps(GOOD), "Actions": ["Next"]},
        {"Resources": {"A": view(GOOD)}},
    ],
)
def test_it_is_printed(shell: Shell, document: Any) -> None:
    code, out, err = shell.run("input-schema", shell.write("a.json", document))

    assert (code, err) == (0, "")
    assert list(json.loads(out)) == ["type", "properties", "required", "$defs"]
    assert list(json.loads(out)["properties"]) == ["Name"]


def test_it_is_printed_of_standard_input(shell: Shell) -> None:
    shell.type(json.dumps(GOOD).encode())

    assert shell.run("input-schema", "-")[0] == 0


def test_a_view_that_is_refused_has_none(shell: Shell) -> None:
    file = shell.write("a.json", BAD)

    assert shell.run("input-schema", file) == (1, "", f"a.json: {BAD_LINE}\n")
    assert shell.run("input-schema", "--draft", file)[0] == 0


def test_a_component_type_can_be_allowed(shell: Shell) -> None:
    body = [{"Type": "Carousel", "Props": {"a": "$.B"}}]
    file = shell.write("a.json", {**GOOD, "Body": body})

    code, out, _ = shell.run("input-schema", "--allow-component", "Carousel", file)

    assert code == 0
    assert json.loads(out)["properties"] == {"B": {}}


def test_values_known_at_deployment_do_not_matter(shell: Shell) -> None:
    body = [{"Type": {"Ref": "Type"}, "Props": {"a": {"Ref": "b"}, "c": "$.D"}}]
    document = {"Resources": {"A": view({**GOOD, "Body": body})}}

    code, out, err = shell.run("input-schema", shell.write("a.json", document))

    assert code == 0
    assert list(json.loads(out)["properties"]) == ["D"]
    assert err == (
        "connect-views-mock: a.json: /Resources/A/Properties/Template: only a deployment knows 2 "
        "of its values, so the schema may lack inputs\n"
    )


@pytest.mark.parametrize("template", [{"Ref": "Template"}, {**GOOD, "Body": {"Ref": "Body"}}])
def test_a_template_known_at_deployment_has_none(shell: Shell, template: Any) -> None:
    file = shell.write("a.json", {"Resources": {"A": view(template)}})

    code, out, err = shell.run("input-schema", file)

    assert (code, out) == (2, "")
    assert err == "connect-views-mock: a.json: only a deployment knows its template\n"


def test_one_of_several_views_is_chosen(shell: Shell) -> None:
    other = {**GOOD, "Body": []}
    file = shell.write("a.json", {"Resources": {"A": view(GOOD), "B": view(other)}})

    code, out, err = shell.run("input-schema", file)
    assert (code, out) == (2, "")
    assert "holds several views; choose one with --resource: A, B" in err

    code, out, _ = shell.run("input-schema", "--resource", "B", file)
    assert json.loads(out)["properties"] == {}

    code, _, err = shell.run("input-schema", "--resource", "C", file)
    assert (code, err) == (2, "connect-views-mock: a.json: holds no view C\n")


@pytest.mark.parametrize("file", ["missing.json", "."])
def test_a_file_that_cannot_be_read(shell: Shell, file: str) -> None:
    code, out, err = shell.run("input-schema", file)

    assert (code, out) == (2, "")
    assert err


def test_data_that_fits_is_good(shell: Shell) -> None:
    file = shell.write("a.json", GOOD)

    for data in ({"Name": "Ann"}, {}):
        assert shell.run("input-schema", file, "--data", shell.write("b.json", data)) == (0, "", "")


def test_data_that_does_not_fit_has_findings(shell: Shell) -> None:
    body = [
        {"Type": "TextBox", "Content": ["$.Name"]},
        {"Type": "Card", "Props": {"Id": "$.Number"}},
    ]
    file = shell.write("a.json", {**GOOD, "Body": body})
    data = shell.write("b.json", '{"Nmae": "Ann",\n "Name": ["Ann"]}')

    assert shell.run_exactly("input-schema", file, "--data", data) == (
        1,
        "b.json:1:1: error: must have required property 'Number'\n"
        "b.json:2:10: error: /Name: must be string,number\n"
        "b.json:1:2: error: /Nmae: must NOT be there: the view has no input 'Nmae', did you mean "
        "'Name'?\n",
        "",
    )


def test_inputs_that_only_a_deployment_knows_are_not_unknown(shell: Shell) -> None:
    body = [{"Type": "TextBox", "Content": ["$.Name", {"Ref": "Other"}]}]
    file = shell.write("a.json", {"Resources": {"A": view({**GOOD, "Body": body})}})
    data = shell.write("b.json", {"Other": 1, "Name": []})

    code, out, err = shell.run("input-schema", file, "--data", data)

    assert (code, out) == (1, "b.json: /Name: must be string,number\n")
    assert "the schema may lack inputs" in err


def test_a_view_that_is_refused_does_not_judge_data(shell: Shell) -> None:
    data = shell.write("b.json", {"Unknown": 1})

    code, out, err = shell.run("input-schema", shell.write("a.json", BAD), "--data", data)

    assert (code, out, err) == (1, "", f"a.json: {BAD_LINE}\n")
