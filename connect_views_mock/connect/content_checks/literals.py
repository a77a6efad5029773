"""The checks of literal values: props and Configuration against their schemas.

A reference may stand wherever a literal may. Another module judges whether it is a
good one.
"""

from __future__ import annotations

import functools
from typing import Any, Final

from ..content.findings import Finding
from .components import Component, Schema, components, definitions
from .nearest_names import NearestNames
from .schema import CompiledSchema, SchemaCompiler, must_not_have

_REFERENCE: Final = {"type": "string", "pattern": r"^\$\."}
_CONDITIONAL: Final = {"type": "object", "required": ["Conditions"]}
EMPTY_TEXT: Final = {"enum": [""]}
"""AWS's builder writes this for a value that is not set."""

_VISIBILITY: Final = {"$ref": "#/$defs/visibility"}


def props_findings(
    type_: str, props: dict[str, Any], path: str, nearest: NearestNames
) -> list[Finding]:
    """Return what is wrong with the props of a node: literal values, and names.

    Args:
        type_: The type of the component.
        props: The props.
        path: JSON pointer to the node.
        nearest: Looks for what unknown names mean.
    """
    schema = _compiled_props(type_)
    valid = schema.is_valid(props)
    if valid and "Configuration" not in props:
        return []
    where = f"{path}/Props"
    findings = [] if valid else schema.findings(props, where, nearest)
    if "Configuration" in props and not components()[type_].sealed:
        # Sealed or not, a node's Configuration belongs beside Props.
        findings.append(Finding(where, must_not_have("Configuration")))
    return findings


def configuration_findings(
    configuration: dict[str, Any], path: str, nearest: NearestNames
) -> list[Finding]:
    """Return what is wrong with the Configuration of a node or of the head."""
    schema = _compiled_configuration()
    if schema.is_valid(configuration):
        return []
    return schema.findings(configuration, f"{path}/Configuration", nearest)


@functools.cache
def _compiled_props(type_: str) -> CompiledSchema:
    return _compiler().compile(props_schema(components()[type_]))


@functools.cache
def _compiled_configuration() -> CompiledSchema:
    return _compiler().compile({"$ref": "#/$defs/configuration"})


@functools.cache
def _compiler() -> SchemaCompiler:
    return SchemaCompiler(checked_definitions())


def props_schema(component: Component) -> Schema:
    """Return the schema of props. It refers to the checked definitions."""
    properties = {}
    if component.literals_checked:
        properties["Visibility"] = _or_reference(_VISIBILITY)
        for name, prop in component.props.items():
            literal = _checked(prop.schema) if prop.checked else {}
            if prop.conditional:
                literal = _or_conditional(literal)
            properties[name] = _or_reference(literal)
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "required": [
            name
            for name, prop in component.props.items()
            if prop.required and prop.enforced
        ],
    }
    if component.sealed:
        schema["additionalProperties"] = False
    return schema


@functools.cache
def checked_definitions() -> dict[str, Schema]:
    """Return the definitions of the component data with references allowed inside."""
    return {name: _checked(schema) for name, schema in definitions().items()}


def _checked(schema: Schema) -> Schema:
    """Return a schema in which a reference may stand for any inner value."""
    if "enum" in schema:
        # A value of another type is outside the set too. Saying so once is enough.
        return {"if": EMPTY_TEXT, "else": {"enum": schema["enum"]}}
    checked = dict(schema)
    for keyword in ("properties", "patternProperties"):
        if keyword in schema:
            checked[keyword] = {
                name: _or_reference(_checked(inner))
                for name, inner in schema[keyword].items()
            }
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            checked[keyword] = _or_reference(_checked(schema[keyword]))
    for keyword in ("then", "else"):
        if keyword in schema:
            checked[keyword] = _checked(schema[keyword])
    return checked


def _or_reference(schema: Schema) -> Schema:
    # The error of "anyOf" would name every alternative instead of what is wrong.
    return {"if": _REFERENCE, "else": schema} if schema else schema


def _or_conditional(schema: Schema) -> Schema:
    conditional = {"$ref": "#/$defs/conditional_value"}
    return (
        {"if": _CONDITIONAL, "then": conditional, "else": schema} if schema else schema
    )
