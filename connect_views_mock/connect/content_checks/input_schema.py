"""The InputSchema of a view, derived from its template."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ..content.findings import Finding, InvalidViewContent
from .hosts import Host
from .references import Reference

MAX_INPUT_SCHEMA_LENGTH: Final = 20_000_000
"""How many characters an InputSchema may have (our choice; AWS publishes no limit).

Some places have schemas of kilobytes, and each reference to one adds it again: 400 kB
of references can require half a gigabyte. Our limit leaves room for every reference to
a text that a template can hold.
"""

VIEW_CONDITION: Final[dict[str, Any]] = {
    "$id": "/view/condition",
    "type": "object",
    "patternProperties": {
        "^(MoreThan|LessThan|NotEquals|Equals|Includes)$": {
            "type": "object",
            "properties": {
                "ElementByKey": {"type": "string"},
                "ElementByValue": {
                    "anyOf": [
                        {"type": "number"},
                        {"type": "string"},
                        {"type": "boolean"},
                        {"type": "array"},
                        {"type": "object"},
                    ]
                },
            },
            "additionalProperties": False,
        },
        "^(AndConditions|OrConditions)$": {
            "type": "array",
            "items": {"$ref": "/view/condition"},
        },
    },
    "additionalProperties": False,
}
"""The definition that every InputSchema has, as AWS wrote it in 2026 (observed)."""


_DEFINITIONS: Final = json.dumps(
    {"ViewCondition": VIEW_CONDITION}, separators=(",", ":")
)


def derive_input_schema(references: Iterable[Reference]) -> str:
    """Return the InputSchema that follows from a template's references, as JSON.

    Each input takes the schema of the place that holds its reference, without the
    alternative of a reference. It is required if the prop that holds it is. Only
    well-formed references to an input declare one. The schemas are texts that are put
    together, and not trees that are dumped, because a template can hold thousands of
    references to places whose schemas are kilobytes long.

    Raises:
        InvalidViewContent: If it would have more than ``MAX_INPUT_SCHEMA_LENGTH``
            characters.
    """
    length = 0
    properties: dict[str, list[str]] = {}
    required: dict[str, None] = {}
    for reference in references:
        target = reference.target
        if target is None or target.is_integration:
            continue
        schema = reference.host.input_schema
        if target.steps:
            schema = _nested(target.steps, reference.host)
        length += len(schema)
        if length > MAX_INPUT_SCHEMA_LENGTH:
            raise _too_long(reference)
        properties.setdefault(target.name, []).append(schema)
        if reference.host.required:
            required[target.name] = None
    # AWS writes the required inputs in the order of the properties.
    names = [name for name in properties if name in required]
    members = ",".join(
        f'"{name}":{_together(each)}' for name, each in properties.items()
    )
    listed = ",".join(f'"{name}"' for name in names)
    return (
        f'{{"type":"object","properties":{{{members}}},"required":[{listed}],'
        f'"$defs":{_DEFINITIONS}}}'
    )


def _too_long(reference: Reference) -> InvalidViewContent:
    message = (
        f"must NOT have an InputSchema of more than {MAX_INPUT_SCHEMA_LENGTH} "
        "characters (a limit of this library; each reference adds the schema of its "
        "place, and this one exceeds it)"
    )
    return InvalidViewContent([Finding(reference.path, message)])


def _nested(steps: tuple[str, ...], host: Host) -> str:
    """Return the schema of an input if references only name parts of it."""
    schema = host.input_schema
    for step in reversed(steps):
        if step == "[]":
            schema = f'{{"items":{schema},"type":"array"}}'
        else:
            required = f',"required":["{step}"]' if host.required else ""
            schema = f'{{"properties":{{"{step}":{schema}}},"type":"object"{required}}}'
    return schema


def _together(schemas: list[str]) -> str:
    """Return the schema of an input. References to it are not merged (observed)."""
    return schemas[0] if len(schemas) == 1 else f'{{"allOf":[{",".join(schemas)}]}}'
