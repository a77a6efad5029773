"""The checks of literal values: props and Configuration against the schemas of the component data.

A reference may stand wherever a literal may; whether it is a good one is judged elsewhere. The
schema library is loaded with this module, which nothing imports before the first publish.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, Final

import jsonschema_rs

from ..content.findings import (
    MAX_FINDINGS,
    Finding,
    must_be_one_of,
    pointer_token,
    quoted,
)
from .components import Component, Schema, components, definitions

_REFERENCE: Final = {"type": "string", "pattern": r"^\$\."}
_CONDITIONAL: Final = {"type": "object", "required": ["Conditions"]}
_ORDER_OF_TYPES: Final = ("string", "number", "integer", "boolean", "array", "object", "null")
"""How several types are listed: as for the items of Content. The library forgets the schema's."""

_VISIBILITY: Final = {"$ref": "#/$defs/visibility"}


def props_findings(component_type: str, props: dict[str, Any], path: str) -> list[Finding]:
    """Return what is wrong with the literal values of a component's props, and with their names."""
    return _findings(_props_validator(component_type), props, path)


def configuration_findings(configuration: dict[str, Any], path: str) -> list[Finding]:
    """Return what is wrong with the literal values of a Configuration."""
    return _findings(_configuration_validator(), configuration, path)


def _findings(
    validator: jsonschema_rs.Validator, value: dict[str, Any], path: str
) -> list[Finding]:
    try:
        if validator.is_valid(value):
            return []
        return _enough(validator, value, path)
    except ValueError:
        # Of lone surrogates: the library takes only texts that can be encoded.
        return _enough(validator, _without_lone_surrogates(value), path)


_VALUES_AT_ONCE: Final = 20_000
"""How many values are looked through for their findings before it is asked whether they suffice."""


def _enough(validator: jsonschema_rs.Validator, value: dict[str, Any], path: str) -> list[Finding]:
    """Return all findings, or more than ``MAX_FINDINGS`` of them.

    The library makes all of its errors before it hands out the first, and takes seconds where
    hundreds of thousands of values are wrong. So it is given no more of the lists than it takes.
    """
    count = 0
    while True:
        count += _VALUES_AT_ONCE
        beginning = _Beginning(count)
        found = list(_listed(validator, beginning.of(value), path))
        if beginning.is_all or len(found) > MAX_FINDINGS:
            return found


class _Beginning:
    """Copies the beginning of a value: its lists end after a number of values.

    A list that ends early breaks no rule that the whole list keeps.

    Attributes:
        is_all: Whether the copy is the whole value.
    """

    def __init__(self, count: int) -> None:
        self._remaining = count
        self.is_all = True

    def of(self, value: Any) -> Any:
        self._remaining -= 1
        if isinstance(value, dict):
            return {key: self.of(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return list(self._items(value))
        return value

    def _items(self, items: list[Any]) -> Iterator[Any]:
        for item in items:
            if self._remaining <= 0:
                self.is_all = False
                return
            yield self.of(item)


def _listed(
    validator: jsonschema_rs.Validator, value: dict[str, Any], path: str
) -> Iterator[Finding]:
    for error in validator.iter_errors(value):
        where = path + "".join(pointer_token(step) for step in error.instance_path)
        for phrase in _phrases(error.kind):
            yield Finding(where, phrase)


def _phrases(kind: Any) -> Iterator[str]:
    """Yield the phrases for one error of the library, in the words of AJV, which AWS uses."""
    match kind.name:
        case "required":
            yield f"must have required property {quoted(kind.property)}"
        case "additionalProperties":
            yield from (_must_not_have(name) for name in kind.unexpected)
        case "not":
            yield _must_not_have("Configuration")
        case "type":
            yield f"must be {','.join(sorted(kind.types, key=_ORDER_OF_TYPES.index))}"
        case _:
            yield must_be_one_of(kind.options)


def _must_not_have(name: str) -> str:
    return f"must NOT have additional properties ({quoted(name)})"


@functools.cache
def _props_validator(component_type: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(_props_schema(components()[component_type]))


@functools.cache
def _configuration_validator() -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "#/$defs/configuration", "$defs": _checked_definitions()}
    )


def _props_schema(component: Component) -> Schema:
    properties = {}
    if component.literals_checked:
        properties["Visibility"] = _or_reference(_VISIBILITY)
        for name, prop in component.props.items():
            schema = _checked(prop.schema) if prop.checked else {}
            if prop.conditional:
                schema = _or_conditional(schema)
            properties[name] = _or_reference(schema)
    return {
        "type": "object",
        "properties": properties,
        "required": [
            name for name, prop in component.props.items() if prop.required and prop.enforced
        ],
        "additionalProperties": component.sealed is not True,
        # Sealed or not: a node's Configuration has its place beside Props.
        "not": False if component.sealed else {"required": ["Configuration"]},
        "$defs": _checked_definitions(),
    }


@functools.cache
def _checked_definitions() -> dict[str, Schema]:
    return {name: _checked(schema) for name, schema in definitions().items()}


def _checked(schema: Schema) -> Schema:
    """Return a schema of the component data in which a reference may stand for any inner value."""
    checked = dict(schema)
    if "enum" in schema:
        # A value of another type is outside the set too; once is enough to say so.
        checked.pop("type", None)
    for keyword in ("properties", "patternProperties"):
        if keyword in schema:
            checked[keyword] = {
                name: _or_reference(_checked(inner)) for name, inner in schema[keyword].items()
            }
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            checked[keyword] = _or_reference(_checked(schema[keyword]))
    for keyword in ("then", "else"):
        if keyword in schema:
            checked[keyword] = _checked(schema[keyword])
    return checked


def _or_reference(schema: Schema) -> Schema:
    # Not "anyOf": its error would name every alternative instead of what is wrong.
    return {"if": _REFERENCE, "else": schema} if schema else schema


def _or_conditional(schema: Schema) -> Schema:
    conditional = {"$ref": "#/$defs/conditional_value"}
    return {"if": _CONDITIONAL, "then": conditional, "else": schema} if schema else schema


def _without_lone_surrogates(value: Any) -> Any:
    """Return a copy that can be encoded: a lone surrogate, which JSON can escape, as its escape."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {
            _without_lone_surrogates(key): _without_lone_surrogates(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_without_lone_surrogates(item) for item in value]
    return value
