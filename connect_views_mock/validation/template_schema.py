"""One JSON Schema of templates, for editors: it asks for what publishing checks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from ..connect.content_checks.checks import MAY_HOLD_COMPONENTS_AT_TOP
from ..connect.content_checks.components import Component, components, referred_definition
from ..connect.content_checks.hosts import prop_hosts
from ..connect.content_checks.literals import EMPTY_TEXT, checked_definitions, props_schema
from .reference_rules import (
    NO_INPUT_REFERENCE,
    REFERENCE_OR_TEXT,
    WELL_FORMED_EVERYWHERE,
    ReferenceRules,
    Schema,
    well_formed_everywhere,
)

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that most editors know."""

_CONFIGURATION: Final[Schema] = {
    "type": "object",
    "allOf": [
        {"$ref": "#/definitions/configuration"},
        {"$ref": f"#/definitions/{WELL_FORMED_EVERYWHERE}"},
    ],
}


def template_schema(extra_component_types: Collection[str] = ()) -> Schema:
    """Return a JSON Schema of the templates that can be published.

    It refuses what the checks refuse, except for what JSON Schema cannot say: the size and the
    depth of a template, a key that appears twice, and an integration that Head does not declare.

    Args:
        extra_component_types: Component types to accept with any props.
    """
    extra = set(extra_component_types)
    known = [each for type_, each in components().items() if type_ not in extra]
    rules = ReferenceRules()
    props = {f"props_of_{each.type}": _props(each, rules) for each in known}
    return {
        "$schema": DIALECT,
        "title": "Template of an Amazon Connect view",
        "type": "object",
        "required": ["Head", "Body"],
        "properties": {
            "Head": {"$ref": "#/definitions/head"},
            "Body": {"type": "array", "items": {"$ref": "#/definitions/component_in_body"}},
        },
        "definitions": {
            "head": _head(),
            "component_in_body": _component_in_body(extra),
            "component": _component(known, extra),
            "content": _content(),
            **props,
            **{name: _for_editors(each) for name, each in checked_definitions().items()},
            WELL_FORMED_EVERYWHERE: well_formed_everywhere(),
            **rules.definitions,
        },
    }


def _head() -> Schema:
    return {
        "type": "object",
        "required": ["Configuration"],
        "properties": {
            "Title": {"description": "The title of the view."},
            "Configuration": _CONFIGURATION,
            "Integrations": {"type": "array"},
        },
    }


def _component(known: list[Component], extra: Collection[str]) -> Schema:
    return {
        "type": "object",
        "required": ["Type"],
        "properties": {
            "_id": {"type": "string"},
            "Type": {"enum": sorted({*extra, *(component.type for component in known)})},
            "Props": {"type": "object"},
            "Content": {"type": "array", "items": {"$ref": "#/definitions/content"}},
            "Configuration": _CONFIGURATION,
        },
        "allOf": [
            {
                "if": {"properties": {"Type": {"const": component.type}}, "required": ["Type"]},
                "then": _of_type(component),
            }
            for component in known
        ],
    }


def _of_type(component: Component) -> Schema:
    schema: Schema = {"properties": {"Props": {"$ref": f"#/definitions/props_of_{component.type}"}}}
    if component.note:
        schema["description"] = component.note
    if any(prop.required and prop.enforced for prop in component.props.values()):
        schema["required"] = ["Props"]
    return schema


def _component_in_body(extra: Collection[str]) -> Schema:
    may_hold = sorted({*MAY_HOLD_COMPONENTS_AT_TOP, *extra})
    no_components = {
        "items": {"type": ["string", "number"]},
        "errorMessage": f"Directly in Body, only {', '.join(may_hold)} hold components.",
    }
    return {
        "allOf": [
            {"$ref": "#/definitions/component"},
            {
                "if": {"properties": {"Type": {"enum": may_hold}}},
                "else": {"properties": {"Content": no_components}},
            },
        ]
    }


def _content() -> Schema:
    return {
        "type": ["string", "number", "object"],
        "if": {"type": "object"},
        "then": {"$ref": "#/definitions/component"},
        "else": REFERENCE_OR_TEXT,
    }


def _props(component: Component, rules: ReferenceRules) -> Schema:
    literals = _for_editors(props_schema(component))
    for name, prop in component.props.items():
        if prop.note and name in literals["properties"]:
            literals["properties"][name] = {
                "description": prop.note,
                **literals["properties"][name],
            }
    # A node's Configuration has its place beside Props.
    places: Schema = {"Configuration": False}
    if component.literals_checked:
        hosts = prop_hosts(component.type).items()
        places |= {name: rules.of(host) for name, host in hosts}
    without_input = ("Visibility", *component.references_answered_with_server_error)
    refused: Schema = {"properties": dict.fromkeys(without_input, NO_INPUT_REFERENCE)}
    if component.refuses_references_on_unknown_props:
        refused["properties"] |= {name: {} for name in component.props}
        refused["additionalProperties"] = NO_INPUT_REFERENCE
    return {"allOf": [literals, {"properties": places}, refused]}


def _for_editors(schema: Any) -> Any:
    """Return a schema of the checks in the dialect of editors, without the evidence."""
    if isinstance(schema, list):
        return [_for_editors(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if _is_closed_set(schema):
        return {"enum": [*schema["else"]["enum"], *EMPTY_TEXT["enum"]]}
    found = {
        key: value.replace("#/$defs/", "#/definitions/") if key == "$ref" else _for_editors(value)
        for key, value in schema.items()
        if key != "$comment"
    }
    otherwise = schema.get("else", {})
    name = referred_definition(otherwise)
    if _is_closed_set(otherwise if name is None else checked_definitions()[name]):
        # It refuses nothing: editors do not look into a condition for values to offer.
        found["anyOf"] = [found["else"], True]
    return found


def _is_closed_set(schema: Schema) -> bool:
    return schema.keys() == {"if", "else"} and schema["if"] == EMPTY_TEXT
