"""The schemas of literal values, beside the library that reads all of JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connect.target import (
    SchemaCompiler,
    UnknownSchema,
    checked_definitions,
    components,
    props_schema,
)

from .helpers import Json, node, publish, refusals
from .test_properties import props_of

relaxed = settings(deadline=None, max_examples=200)

SCHEMAS: dict[str, Json] = {
    **{type_: props_schema(component) for type_, component in components().items()},
    "configuration": {"$ref": "#/$defs/configuration"},
}

LEAVES = st.sampled_from(
    ["", "a", "$.A", "$. a", "true", "left", "primary", True, False, None, 0, 1, 1.0, -2.5, 10**30]
)
KEYS = st.sampled_from(
    (
        *("Label", "Value", "Items", "Conditions", "Condition", "Equals", "ElementByKey"),
        *("AndConditions", "Layout", "Align", "Style", "--a", "--A", "a/b~c", "Configuration"),
    )
)
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def compiled(schema: Json) -> Any:
    return SchemaCompiler(checked_definitions()).compile(schema)


def standard(schema: Json) -> Any:
    """The same schema, for the library."""
    return jsonschema.Draft202012Validator({**schema, "$defs": checked_definitions()})


def places(value: Any) -> list[tuple[Any, Any]]:
    """Each object or list inside of a value, with each of its keys or positions."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict):
            found += [(container, key) for key in container]
            waiting += container.values()
        elif isinstance(container, list):
            found += [(container, position) for position in range(len(container))]
            waiting += container
    return found


def expected(errors: Iterator[Any]) -> list[tuple[str, str]]:
    """Return the path and the first words of each finding that there has to be."""
    found = []
    for error in errors:
        path = "".join(
            "/" + str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path
        )
        if error.validator == "required":
            (missing,) = (name for name in error.validator_value if f"{name!r} is" in error.message)
            found.append((path, f"must have required property '{missing}'"))
        elif error.validator == "additionalProperties":
            found += [
                (path, f"must NOT have additional properties ('{key}')")
                for key in error.instance
                if f"{key!r}" in error.message
            ]
        elif error.validator == "type":
            types = error.validator_value
            listed = types if isinstance(types, str) else ",".join(types)
            found.append((path, f"must be {listed}"))
        else:
            assert error.validator == "enum"
            found.append((path, "must be equal to one of the allowed values"))
    return sorted(found)


def without_help(message: str) -> str:
    """Return what is wrong, without the values that are allowed or were probably meant."""
    without_values = re.split(r' \((?:"|true|did you mean ")', message)[0]
    return re.sub(r", did you mean '[^']*'\?\)$", ")", without_values)


def assert_same_answer(schema: Json, value: Any) -> None:
    ours = compiled(schema)
    library = standard(schema)
    findings = [
        (finding.path, without_help(finding.message)) for finding in ours.findings(value, "")
    ]

    assert ours.is_valid(value) == library.is_valid(value)
    assert sorted(findings) == expected(library.iter_errors(value))
    assert ours.is_valid(value) == (not findings)


@relaxed
@given(st.sampled_from(sorted(SCHEMAS)), ANY_JSON)
def test_any_value_is_judged_as_the_library_judges_it(name: str, value: Any) -> None:
    assert_same_answer(SCHEMAS[name], value)


@relaxed
@given(st.sampled_from(sorted(components())), st.data())
def test_props_with_one_value_replaced_are_judged_as_the_library_judges_them(
    type_: str, data: st.DataObject
) -> None:
    props = data.draw(props_of(components()[type_]))
    if places(props):
        container, key = data.draw(st.sampled_from(places(props)))
        container[key] = data.draw(ANY_JSON)

    assert_same_answer(SCHEMAS[type_], props)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
@pytest.mark.parametrize("value", [None, True, 1, 1.5, "a", [], {}])
def test_a_value_of_each_type_is_judged_as_the_library_judges_it(name: str, value: Any) -> None:
    assert_same_answer(SCHEMAS[name], value)


@pytest.mark.parametrize(
    "schema",
    [
        {"const": 1},
        {"anyOf": [{"type": "string"}]},
        {"type": "number", "minimum": 1},
        {"type": "integer"},
        {"type": ["string", "null"]},
        {"enum": [1]},
        {"enum": [None]},
        {"enum": ["a"], "type": "string"},
        {"$ref": "#/$defs/text", "type": "string"},
        {"if": {}, "then": {}, "required": ["a"]},
        {"then": {}},
        {"properties": {"a": {"oneOf": []}}},
        {"patternProperties": {"a": {"oneOf": []}}},
        {"additionalProperties": {"oneOf": []}},
        {"items": {"oneOf": []}},
        {"additionalProperties": True},
        {"properties": {"a": False}},
        {"properties": {"a": {}}, "patternProperties": {"b": {}}},
        {"patternProperties": {"a": {}, "b": {}}},
        {"if": {"oneOf": []}},
        {"if": {}, "then": {"oneOf": []}},
        {"if": {}, "else": {"oneOf": []}},
    ],
)
def test_a_schema_that_asks_for_more_is_refused(schema: Json) -> None:
    with pytest.raises(UnknownSchema):
        compiled(schema)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"pattern": "^--[a-z]+$"}, "--a"),
        ({"pattern": "^--[a-z]+$"}, "--A"),
        ({"type": "string", "pattern": "a"}, 1),
        ({"patternProperties": {"^a": {"type": "string"}}}, {"a": 1, "b": 1}),
        ({"if": {"type": "string"}, "then": {"enum": ["a"]}}, "b"),
        ({"if": {"type": "string"}, "then": {"enum": ["a"]}}, 1),
        ({"items": {"items": {"type": "boolean"}}}, [[1], True, [True, 0.0]]),
    ],
)
def test_what_the_component_data_does_not_combine_is_judged_too(schema: Json, value: Any) -> None:
    ours = compiled(schema)

    assert ours.is_valid(value) == standard(schema).is_valid(value)
    assert len(ours.findings(value, "")) == len(list(standard(schema).iter_errors(value)))


@pytest.mark.parametrize(("count", "end"), [(20, '"19")'), (21, '"19", and 1 more)')])
def test_twenty_values_of_a_closed_set_are_spelled_out(count: int, end: str) -> None:
    (finding,) = compiled({"enum": [str(number) for number in range(count)]}).findings("a", "")

    assert finding.message.endswith(end)


def test_a_text_that_does_not_match_is_shown_the_pattern() -> None:
    (finding,) = compiled({"pattern": "^a"}).findings("b", "/here")

    assert str(finding) == '/here must match pattern "^a"'


def test_nothing_comes_after_the_end_of_a_pattern() -> None:
    style = {"--a": "0", "--b\n": "0"}

    (refused,) = refusals(node("TextBox", Configuration={"Style": style}))

    assert refused.endswith(r"Style must NOT have additional properties ('--b\n')")


def test_a_condition_may_stand_in_another_as_deeply_as_a_template_allows() -> None:
    condition: Json = {"Equals": {"ElementByKey": "a", "ElementByValue": 1}}
    for _ in range(96):
        condition = {"AndConditions": [condition]}

    publish(node("TextBox", {"Visibility": condition}))


def test_what_is_wrong_in_the_deepest_condition_is_found() -> None:
    condition: Json = {"Zzz": 1}
    for _ in range(97):
        condition = {"OrConditions": [condition]}

    (refused,) = refusals(node("TextBox", {"Visibility": condition}))

    assert refused.endswith("/OrConditions/0 must NOT have additional properties ('Zzz')")
    assert refused.count("/OrConditions/0") == 97
