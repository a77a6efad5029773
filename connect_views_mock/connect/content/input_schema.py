"""The InputSchema of a view, derived from its template."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from .hosts import Host
from .references import Reference

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
"""The definition that every InputSchema carries, as AWS wrote it in 2026 (observed)."""


_DEFINITIONS: Final = json.dumps({"ViewCondition": VIEW_CONDITION}, separators=(",", ":"))


def derive_input_schema(references: Iterable[Reference]) -> str:
    """Return the InputSchema that follows from a template's references, as a JSON string.

    Each input takes the schema of the place that holds its reference, without the alternative of a
    reference, and is required if the prop that holds it is. What is no well-formed reference to an
    input declares nothing. The schemas are texts that are put together, not trees that are dumped:
    a template can hold thousands of references to places whose schemas are kilobytes long.
    """
    properties: dict[str, list[str]] = {}
    required: dict[str, None] = {}
    for reference in references:
        target = reference.target
        if target is None or target.is_integration:
            continue
        schema = reference.host.input_schema
        if target.steps:
            schema = _nested(target.steps, reference.host)
        properties.setdefault(target.name, []).append(schema)
        if reference.host.required:
            required[target.name] = None
    # AWS writes the required inputs in the order of the properties.
    names = [name for name in properties if name in required]
    members = ",".join(f'"{name}":{_together(each)}' for name, each in properties.items())
    listed = ",".join(f'"{name}"' for name in names)
    return (
        f'{{"type":"object","properties":{{{members}}},"required":[{listed}],'
        f'"$defs":{_DEFINITIONS}}}'
    )


def _nested(steps: tuple[str, ...], host: Host) -> str:
    """Return the schema of an input of which only a part is referred to."""
    schema = host.input_schema
    for step in reversed(steps):
        if step == "[]":
            schema = f'{{"items":{schema},"type":"array"}}'
        else:
            required = f',"required":["{step}"]' if host.required else ""
            schema = f'{{"properties":{{"{step}":{schema}}},"type":"object"{required}}}'
    return schema


def _together(schemas: list[str]) -> str:
    """Return the schema of an input: several references to it are not merged (observed)."""
    return schemas[0] if len(schemas) == 1 else f'{{"allOf":[{",".join(schemas)}]}}'
