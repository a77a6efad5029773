"""Where a text that begins with ``$.`` has to be a reference, as JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ..connect.content_checks.hosts import UNKNOWN_HOST, Host
from ..connect.content_checks.references import LITERAL_KEYS, MAX_STEPS

Schema = dict[str, Any]

_STEPS: Final = rf"[a-zA-Z0-9_]+(\[[0-9]*\]|\.[a-zA-Z0-9_]+){{0,{MAX_STEPS - 1}}}$"
_LOOKS_LIKE_REFERENCE: Final = {"type": "string", "pattern": r"^\$\."}
_MALFORMED: Final = (
    "A text that begins with $. is a reference: $.Input, $.Input.Part, $.Input[0] or "
    "$.#Integration."
)

REFERENCE_OR_TEXT: Final[Schema] = {
    "if": _LOOKS_LIKE_REFERENCE,
    "then": {"pattern": rf"^\$\.#?{_STEPS}", "patternErrorMessage": _MALFORMED},
}
"""A text that is a well-formed reference if it begins like one; any other value."""

NO_INPUT_REFERENCE: Final[Schema] = {
    "not": {"type": "string", "pattern": rf"^\$\.{_STEPS}"},
    "errorMessage": "AWS refuses a reference to an input here.",
}

_HAS_CONDITIONS: Final[Schema] = {
    "type": "object",
    "required": ["Conditions"],
    "properties": {"Conditions": {"type": "array"}},
}
_ANYTHING: Final[Schema] = {}

WELL_FORMED_EVERYWHERE: Final = "references"
"""The definition of a value in which every text that begins like a reference is one."""


def well_formed_everywhere() -> Schema:
    """Return that definition, which refers to itself."""
    itself = _refer(WELL_FORMED_EVERYWHERE)
    entry = {"if": {"type": "object"}, "then": {"additionalProperties": itself}, "else": itself}
    conditional = {
        "properties": {"Conditions": {"items": entry}},
        "additionalProperties": itself,
    }
    plain = {
        "properties": dict.fromkeys(sorted(LITERAL_KEYS), _ANYTHING),
        "additionalProperties": itself,
    }
    return {
        "allOf": [
            REFERENCE_OR_TEXT,
            {"items": itself},
            {"if": _HAS_CONDITIONS, "then": conditional, "else": plain},
        ]
    }


class ReferenceRules:
    """The rules of the places of references, as definitions that places of one shape share.

    Attributes:
        definitions: The definitions by their names.
    """

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names: dict[str, str] = {}

    def of(self, host: Host) -> Schema:
        """Return the schema of a value at a place."""
        if host is UNKNOWN_HOST:
            return _ANYTHING
        shape = json.dumps(_shape(host))
        if shape not in self._names:
            name = f"value_{len(self._names) + 1}"
            self._names[shape] = name
            self.definitions[name] = self._rule(host, _refer(name))
        return _refer(self._names[shape])

    def _rule(self, host: Host, itself: Schema) -> Schema:
        result = {"properties": {"Result": itself}}
        conditional = {"properties": {"Fallback": itself, "Conditions": {"items": result}}}
        rules: list[Schema] = [REFERENCE_OR_TEXT]
        if host.items is not None:
            rules.append({"items": self.of(host.items)})
        rules.append(
            {"if": _HAS_CONDITIONS, "then": conditional, "else": self._rule_of_object(host)}
        )
        return {"allOf": rules}

    def _rule_of_object(self, host: Host) -> Schema:
        properties = {name: self.of(inner) for name, inner in host.properties.items()}
        rule: Schema = {"properties": properties | dict.fromkeys(sorted(LITERAL_KEYS), _ANYTHING)}
        if host.additional is not None:
            rule["additionalProperties"] = self.of(host.additional)
        return rule


def _shape(host: Host | None) -> Any:
    """Return what of a place decides about the references in it."""
    if host is None:
        return None
    properties: Mapping[str, Any] = {
        name: _shape(inner) for name, inner in sorted(host.properties.items())
    }
    return [properties, _shape(host.additional), _shape(host.items)]


def _refer(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
