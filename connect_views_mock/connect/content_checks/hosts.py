"""The places that can hold a reference, and the input that it declares there."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .components import (
    Prop,
    Schema,
    components,
    definitions,
    input_forms,
    referred_definition,
)


@dataclass(frozen=True, slots=True)
class Host:
    """A place that can hold a reference.

    Attributes:
        input_schema: The schema of the input that a reference here declares, as JSON.
        required: Whether that input is required, as the prop of the reference is.
        properties: The places inside an object here.
        additional: The place of each other value of an object here.
        items: The place of each item of a list here.
    """

    input_schema: str
    required: bool = False
    properties: Mapping[str, Host] = field(default_factory=dict)
    additional: Host | None = None
    items: Host | None = None

    def in_object(self, key: str) -> Host:
        """Return the place under a key of an object that is here."""
        return self.properties.get(key) or self.additional or UNKNOWN_HOST

    def in_list(self) -> Host:
        """Return the place of an item of a list that is here."""
        return self.items or UNKNOWN_HOST


UNKNOWN_HOST: Final = Host("{}")
"""A place about which nothing is known. Its input may be anything."""

_NO_HOSTS: Final[Mapping[str, Host]] = {}


@functools.cache
def content_host() -> Host:
    """Return the place of an item of Content: text, and not known to be required."""
    return _host({"$ref": "#/$defs/text"}, required=False)


@functools.cache
def configuration_host() -> Host:
    """Return the place of a node's or the head's Configuration."""
    return _host({"$ref": "#/$defs/configuration"}, required=False)


@functools.cache
def prop_hosts(component_type: str) -> Mapping[str, Host]:
    """Return the places of a component's props by name. An unknown type has none."""
    component = components().get(component_type)
    if component is None:
        return _NO_HOSTS
    visibility = Prop({"$ref": "#/$defs/boolean"}, "observed")
    props = {**component.props, "Visibility": visibility}
    return {name: _host(prop.schema, prop.required) for name, prop in props.items()}


def _host(schema: Schema, required: bool) -> Host:
    properties: dict[str, Host] = {}
    additional = items = None
    for alternative in _alternatives(schema):
        needed = alternative.get("required", ())
        for name, inner in alternative.get("properties", {}).items():
            properties.setdefault(name, _host(inner, name in needed))
        # Values under a pattern or without their own name are as optional as their
        # names.
        for inner in (
            *alternative.get("patternProperties", {}).values(),
            alternative.get("additionalProperties", False),
        ):
            if inner is not False:
                additional = additional or _host(inner, required=False)
        if "items" in alternative:
            items = items or _host(alternative["items"], required)
    return Host(_dump(_form_of_host(schema)), required, properties, additional, items)


def _alternatives(schema: Schema) -> Iterator[Schema]:
    name = referred_definition(schema)
    if name is not None:
        yield from _alternatives(definitions()[name])
    elif "anyOf" in schema:
        for alternative in schema["anyOf"]:
            yield from _alternatives(alternative)
    else:
        yield schema


def _form_of_host(schema: Schema) -> Schema:
    form: Schema = _form(schema)
    if schema.get("type") == "array":
        # Seen on Table's lists only: an integration may stand for the list.
        return {"anyOf": [form, input_forms()["integration_reference"]]}
    return form


def _form(schema: Any) -> Any:
    """Return a schema of the component data as it stands in an InputSchema."""
    if isinstance(schema, list):
        return [_form(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    name = referred_definition(schema)
    if name is None:
        return {key: _form(value) for key, value in schema.items() if key != "$comment"}
    if name in input_forms():
        return _resolved(input_forms()[name])
    return _form(definitions()[name])


def _resolved(form: Any) -> Any:
    """Return an input form whose references are resolved to the definitions."""
    if isinstance(form, list):
        return [_resolved(item) for item in form]
    if not isinstance(form, dict):
        return form
    name = referred_definition(form)
    if name is not None:
        return _form(definitions()[name])
    return {key: _resolved(value) for key, value in form.items()}


def _dump(schema: Schema) -> str:
    return json.dumps(schema, separators=(",", ":"))
