"""The JSON Schema for editors accepts and refuses what publishing does."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_views_mock import validate_view_content
from connect_views_mock.connect.content_checks.components import components
from connect_views_mock.connect.managed_views import managed_views
from connect_views_mock.validation.template_schema import template_schema
from tests.connect.content_checks.helpers import HEAD, node
from tests.connect.content_checks.test_properties import documents
from tests.connect.content_checks.test_schema import ANY_JSON, places

from . import recording

PROJECT = Path(__file__).parents[2]
relaxed = settings(deadline=None, max_examples=100)


def in_python(schema: Any) -> Any:
    """A schema with the patterns that editors read: to Python, a line feed may end a text."""
    if isinstance(schema, list):
        return [in_python(each) for each in schema]
    if isinstance(schema, dict):
        return {_exact(key): in_python(value) for key, value in schema.items()}
    return _exact(schema) if isinstance(schema, str) else schema


def _exact(text: str) -> str:
    return text[:-1] + r"\Z" if text.startswith("^") and text.endswith("$") else text


@cache
def validator(extra: tuple[str, ...] = ()) -> Any:
    schema = template_schema(extra)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(in_python(schema))


def judged(document: Any, extra: tuple[str, ...] = ()) -> bool:
    good: bool = validator(extra).is_valid(document)
    return good


def expected(document: Any, extra: Collection[str] = ()) -> list[str]:
    """The findings of the checks, but for those that no JSON Schema can have."""
    findings = validate_view_content(json.dumps(document), extra_component_types=extra)
    return [str(each) for each in findings if not each.message.startswith("integrations used")]


def assert_same_answer(document: Any, extra: tuple[str, ...] = ()) -> None:
    assert judged(document, extra) == (not expected(document, extra)), expected(document, extra)


@relaxed
@given(documents())
def test_a_template_that_can_be_published_is_accepted(document: Any) -> None:
    assert expected(document) == []
    assert judged(document)


VALUES = ANY_JSON | st.sampled_from(
    [
        *("$.A", "$.A.b[0].c", "$.#Tool", "$. bad", "$.", "$.A.", "$.A" + ".b" * 49),
        *("$.A" + ".b" * 50, "$.A\n", ["$. bad"], {"Label": "$. bad", "Value": "$.a b"}),
        {"Conditions": ["$. bad"]},
        {"Conditions": [{"Result": "$. bad"}]},
        {"Conditions": [{"Condition": "$. bad"}], "Fallback": "a"},
        {"Conditions": [], "Fallback": "$. bad"},
        {"ElementByKey": "$. bad"},
        {"Conditions": [], "ElementByKey": "$. bad"},
        {"Conditions": [{"ElementByKey": "$. bad"}]},
        {"Conditions": {"Result": "$. bad"}},
    ]
)


@relaxed
@given(documents(), VALUES, st.data())
def test_a_template_with_one_value_replaced_is_judged_as_publishing_does(
    document: Any, value: Any, data: st.DataObject
) -> None:
    document = copy.deepcopy(document)
    container, key = data.draw(st.sampled_from(places(document)))
    container[key] = value

    assert_same_answer(document)


@pytest.mark.thorough
@pytest.mark.parametrize("type_", sorted(components()))
def test_each_value_on_each_prop_is_judged_as_publishing_does(type_: str) -> None:
    component = components()[type_]
    values: list[Any] = [
        *("", "a", 1, True, "true", None, [], {}, "$.A", "$.#Tool", "$. bad", "$.A.b[1]"),
        *(["$. bad"], [["$. bad"]], [{"Label": "$. bad", "Value": "a"}], [{"x": "$. bad"}]),
        {"Conditions": [{"Condition": {}, "Result": "$. bad"}]},
        {"Conditions": [], "Fallback": ["$. bad"]},
        {"Conditions": [], "Other": "$. bad"},
        {"TemplateString": "$. bad"},
        {"ElementByKey": "$. bad"},
        [{"_Configuration": {"EditableDisabled": ["$. bad"]}, "ElementByKey": "$. bad"}],
    ]
    required = {
        name: "x" if prop.schema.get("type") != "array" and "$ref" in prop.schema else []
        for name, prop in component.props.items()
        if prop.required
    }
    for name in [*component.props, "Visibility", "Text", "Zzz", "Configuration"]:
        for value in values:
            document = {"Head": HEAD, "Body": [node(type_, {**required, name: value})]}
            assert_same_answer(document)


@pytest.mark.parametrize("place", ["Head", "Body"])
@pytest.mark.parametrize(
    "configuration",
    [
        *({}, [], "a", None, {"Zzz": 1}, {"Layout": {"Align": "middle"}}),
        {"Layout": {"Align": "left", "Columns": ["6", "$.A"], "Other": {"a": ["$.A"]}}},
        {"Layout": {"Other": {"a": ["$. bad"]}}},
        {"Layout": {"ElementByKey": "$. bad"}},
        {"Layout": {"Conditions": [], "ElementByKey": "$. bad"}},
        {"Layout": {"Conditions": ["$. bad"]}},
        {"Layout": {"Conditions": [{"ElementByKey": "$. bad"}]}},
        {"Layout": {"Conditions": [{"Equals": {"ElementByKey": "$. bad"}}]}},
        {"Style": {"--a": "$. bad"}},
        {"Style": {"a": "1"}},
    ],
)
def test_a_configuration_is_judged_as_publishing_does(place: str, configuration: Any) -> None:
    if place == "Head":
        assert_same_answer({"Head": {"Configuration": configuration}, "Body": []})
    else:
        body = node("Form", Configuration=configuration)
        assert_same_answer({"Head": HEAD, "Body": [body]})


@pytest.mark.parametrize(
    "document",
    [
        *([], "a", None, {}, {"Head": {}}, {"Head": HEAD}, {"Head": {}, "Body": []}),
        *({"Head": HEAD, "Body": {}}, {"Head": HEAD, "Body": ["a"]}, {"Head": HEAD, "Body": [{}]}),
        {"Head": HEAD, "Body": [{"Type": "Card"}]},
        {"Head": HEAD, "Body": [{"Type": "Form"}]},
        {"Head": {**HEAD, "Integrations": {}}, "Body": []},
        {"Head": HEAD, "Body": [node("Button", {}, node("TextBox"))]},
        {"Head": HEAD, "Body": [node("Form", {}, node("Button", {}, node("TextBox")))]},
        {"Head": HEAD, "Body": [node("TextBox", {}, "$. bad")]},
        {"Head": HEAD, "Body": [node("TextBox", {}, True)]},
        {"Head": HEAD, "Body": [node("Carousel", {"a": "$. bad", "Configuration": 1})]},
        {"Head": HEAD, "Body": [node("Carousel", {}, node("Loader"), "$. bad")]},
        {"Head": HEAD, "Body": [node("Card", {"Zzz": 1})]},
    ],
)
@pytest.mark.parametrize("extra", [(), ("Carousel",), ("Card", "Carousel")])
def test_a_frame_is_judged_as_publishing_does(document: Any, extra: tuple[str, ...]) -> None:
    assert_same_answer(document, extra)


@pytest.mark.parametrize("view", managed_views("aws", "us-east-1"), ids=lambda view: view.id)
def test_the_managed_views_are_accepted(view: Any) -> None:
    assert judged(json.loads(view.content.template))


def test_a_closed_set_stands_where_editors_find_its_values() -> None:
    definitions = template_schema()["definitions"]

    literals, _, _ = definitions["props_of_Button"]["allOf"]
    variant, icon = (literals["properties"][name]["anyOf"] for name in ("Variant", "IconName"))
    assert variant == [{"enum": ["primary", "normal", "link", ""]}, True]
    assert icon == [{"$ref": "#/definitions/button_glyph"}, True]
    assert "add-plus" in definitions["button_glyph"]["enum"]


def test_an_integration_that_is_not_declared_is_left_to_the_checks() -> None:
    document = {"Head": HEAD, "Body": [node("TextBox", {}, "$.#Tool")]}

    assert judged(document)
    assert validate_view_content(json.dumps(document))


@pytest.mark.thorough
def test_every_template_of_the_tests_of_content_is_judged_as_they_expect(tmp_path: Path) -> None:
    file = tmp_path / "cases"
    tests = PROJECT / "tests" / "connect" / "content_checks"
    subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "tests.validation.recording"),
            *(
                str(tests / f"{name}.py")
                for name in ("test_publish_rules", "test_input_schema_rules")
            ),
        ],
        cwd=PROJECT,
        env={**os.environ, recording.FILE: str(file)},
        check=True,
        capture_output=True,
    )
    lines = set(file.read_text(encoding="utf-8").splitlines())
    cases = [json.loads(line) for line in lines]
    judged_ones = 0
    for template, findings in cases:
        if len(template) > 20_000 or any(words in str(findings) for words in BEYOND_JSON_SCHEMA):
            continue
        judged_ones += 1
        assert judged(json.loads(template)) == (not findings), (template, findings)

    assert judged_ones > 500


BEYOND_JSON_SCHEMA = (
    *("integrations used", "must be a JSON document", "levels deep", "larger than"),
    "must NOT have an InputSchema",
)
"""What no JSON Schema can say of a template."""
