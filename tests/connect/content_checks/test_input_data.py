"""The data that a view is shown with, beside the library that reads all of JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connect.target import managed_views, view_input_findings

from .helpers import HEAD, Json, node, publish
from .test_properties import documents
from .test_schema import ANY_JSON

relaxed = settings(deadline=None, max_examples=40)

MANAGED: dict[str, str] = {
    view.id: view.content.input_schema or "" for view in managed_views("aws", "us-east-1")
}


def refusals(input_schema: str | None, data: Any) -> list[str]:
    assert input_schema is not None
    return [str(finding) for finding in view_input_findings(input_schema, json.dumps(data))]


def judged(*body: Any, data: Any, head: Any = HEAD) -> list[str]:
    return refusals(publish(*body, head=head).input_schema, data)


def assert_same_answer(input_schema: str, data: Json) -> None:
    schema = {**json.loads(input_schema), "additionalProperties": False}

    good = jsonschema.Draft202012Validator(schema).is_valid(data)
    assert good == (not refusals(input_schema, data)), refusals(input_schema, data)


def data_for(schema: Json) -> st.SearchStrategy[Any]:
    """Values that are close to what a schema asks for."""
    values: list[Any] = []
    for keyword in ("anyOf", "oneOf", "allOf"):
        values += [data_for(each) for each in schema.get(keyword, ())]
    values += [st.sampled_from(schema["enum"])] if "enum" in schema else []
    if "items" in schema:
        values.append(st.lists(data_for(schema["items"]), max_size=2))
    if "properties" in schema:
        inner = {name: data_for(each) for name, each in schema["properties"].items()}
        required = {name: inner.pop(name) for name in schema.get("required", ()) if name in inner}
        values.append(st.fixed_dictionaries(required, optional=inner))
    return st.one_of(*values, ANY_JSON)


@relaxed
@given(documents(), st.data())
def test_data_is_judged_as_the_library_judges_it(document: Json, data: st.DataObject) -> None:
    input_schema = publish(*document["Body"]).input_schema or ""

    value = data.draw(data_for(json.loads(input_schema)))
    assert_same_answer(input_schema, value if isinstance(value, dict) else {})


@relaxed
@given(st.sampled_from(sorted(MANAGED)), st.data())
def test_data_of_a_managed_view_is_judged_as_the_library_judges_it(
    name: str, data: st.DataObject
) -> None:
    value = data.draw(data_for(json.loads(MANAGED[name])))

    assert_same_answer(MANAGED[name], value if isinstance(value, dict) else {})


def test_data_that_fits_the_input_schema_has_no_findings() -> None:
    data = {"Sentence": "How are you?", "Count": 3}

    body = node("TextBox", {}, "$.Sentence", "$.Count")
    assert judged(body, data=data) == []


def test_required_input_that_is_missing_is_found() -> None:
    body = node("FormInput", {"Label": "$.Label", "Name": "$.Name"})

    assert judged(body, data={"Label": "Name"}) == ["must have required property 'Name'"]


def test_key_that_the_input_schema_does_not_have_is_found() -> None:
    body = node("TextBox", {}, "$.Sentence")

    assert judged(body, data={"Sentense": "a"}) == [
        "must NOT have additional properties ('Sentense')"
    ]


def test_view_without_inputs_takes_no_key() -> None:
    assert judged(data={}) == []
    assert judged(data={"a": 1}) == ["must NOT have additional properties ('a')"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"Heading": True}, "/Heading must be string,number"),
        ({"Heading": "$.Other"}, '/Heading must match pattern "^$|^(?!\\$\\.).+"'),
        ({"Cards": [{"Summary": {"Id": [], "Heading": ""}}]}, "/Cards/0/Summary/Id must be"),
        ({"Cards": [{}]}, "/Cards/0 must have required property 'Summary'"),
        ({"Cards": 1}, "/Cards must be array,string"),
    ],
)
def test_a_finding_points_to_what_is_wrong_in_the_data(data: Json, found: str) -> None:
    (refused,) = refusals(MANAGED["cards"], {"Cards": [], **data})

    assert refused.startswith(found)


def test_value_outside_a_closed_set_is_shown_the_set() -> None:
    body = node(
        "Container", {"Visibility": True}, node("Button", {"Variant": "$.V", "Action": "A"})
    )

    (refused,) = judged(body, data={"V": "loud"})

    assert refused.startswith("/V must be equal to one of the allowed values (")


def test_number_outside_a_closed_set_is_found() -> None:
    cards = MANAGED["cards"]

    assert refusals(cards, {"Cards": [], "CardsPerRow": 2.0}) == []
    assert refusals(cards, {"Cards": [], "CardsPerRow": 5}) == [
        "/CardsPerRow must be equal to one of the allowed values (1, 2, 3, 4, 6, 12)"
    ]
    assert refusals(cards, {"Cards": [], "CardsPerRow": True}) != []


def test_column_that_is_edited_by_selecting_needs_options() -> None:
    table = node("Table", {"Columns": "$.Columns"})
    column = {"Label": "a", "Id": "b"}

    assert judged(table, data={"Columns": [{**column, "EditableType": "input"}]}) == []
    assert judged(table, data={"Columns": [{**column, "EditableType": "select"}]}) == [
        "/Columns/0 must have required property 'Options'"
    ]


def test_style_as_input_is_a_text_or_custom_properties() -> None:
    body = node("TextBox", {}, "Hello", Configuration={"Style": "$.Style"})

    assert judged(body, data={"Style": {"--a": "0"}}) == []
    assert judged(body, data={"Style": "text"}) == []
    assert judged(body, data={"Style": {"padding": "0"}}) == [
        "/Style must NOT have additional properties ('padding')"
    ]
    assert judged(body, data={"Style": 5}) == ["/Style must be object,string"]


def test_input_in_two_places_has_to_fit_both_and_is_found_once() -> None:
    same = node("TextBox", {}, "$.A", "$.A")
    different = node("TextBox", {}, "$.A", Configuration={"Layout": {"Columns": "$.A"}})

    assert judged(same, data={"A": True}) == ["/A must be string,number"]
    assert judged(different, data={"A": "1"}) == []
    assert judged(different, data={"A": ["1"]}) == ["/A must be string,number"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("", "must be a JSON document: "),
        ("{", "must be a JSON document: "),
        ('{"a": NaN}', "must be a JSON document: NaN is not a JSON value"),
        ('{"a": 1, "a": 2}', "must be a JSON document: the key 'a' appears twice in one object"),
        ("[]", "must be object"),
        ("null", "must be object"),
        ('"text"', "must be object"),
        ('{"a": ' + "[" * 5000 + "]" * 5000 + "}", "must NOT be nested more than"),
        ('{"\\ud800": 1}', "must NOT have additional properties ('\\ud800')"),
    ],
)
def test_data_that_is_no_json_object_is_found(data: str, found: str) -> None:
    (finding,) = view_input_findings(publish().input_schema or "", data)

    assert str(finding).startswith(found)


@pytest.mark.parametrize(
    ("schema", "value", "found"),
    [
        ({"oneOf": [{"type": "string"}, {"enum": ["a"]}]}, "b", []),
        (
            {"oneOf": [{"type": "string"}, {"enum": ["a"]}]},
            "a",
            ["/A must match exactly one schema in oneOf"],
        ),
        ({"oneOf": [{"enum": ["a"]}, {"pattern": "^b", "type": "string"}]}, "c", 1),
        ({"allOf": [{"type": ["string", "number"]}, {"type": "number"}]}, "c", 1),
        ({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b"]}]}, "b", []),
        ({"anyOf": [{"enum": ["a"]}, {"pattern": "^b", "type": "string"}]}, "b", []),
        ({"properties": {"b": False}}, {"b": 1}, None),
        (True, 1, None),
        ({"minimum": 1}, 1, None),
    ],
)
def test_what_the_component_data_does_not_combine_is_judged_too(
    schema: Json, value: Any, found: Any
) -> None:
    text = json.dumps({"properties": {"A": schema}})
    if found is None:
        with pytest.raises(ValueError, match="not known"):
            view_input_findings(text, json.dumps({"A": value}))
    elif isinstance(found, int):
        assert len(refusals(text, {"A": value})) == found
    else:
        assert refusals(text, {"A": value}) == found


def test_of_many_findings_the_first_are_listed() -> None:
    body = node("TextBox", {}, "$.Sentence")

    findings = refusals(publish(body).input_schema, {f"a{number}": 1 for number in range(10_500)})

    assert len(findings) == 10_001
    assert findings[-1] == "has more findings than the 10000 that are listed"


def test_input_with_thousands_of_different_places_stops_at_as_many_findings() -> None:
    parts = [{"type": "object", "required": [f"b{number}"]} for number in range(10_500)]
    schema = json.dumps({"properties": {"A": {"allOf": parts}}})

    findings = refusals(schema, {"A": {}})

    assert len(findings) == 10_001
