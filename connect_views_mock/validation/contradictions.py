"""References that no data can fill.

Several references to one input ask for one value. Where one place takes an object only, and another
a text only, there is no such value.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..connect.content_checks.references import INTEGRATION_PATTERN, Reference

_EVERY_TYPE: Final = frozenset({"string", "number", "boolean", "array", "object", "null"})

_TYPES: Final = {str: "string", bool: "boolean", int: "number", float: "number"}

_WORDS: Final = {
    "string": "a text",
    "number": "a number",
    "boolean": "a boolean",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


class _Use(NamedTuple):
    types: frozenset[str]
    path: str


def contradictions(
    references: Sequence[Reference], template_path: str
) -> Iterator[tuple[str, str]]:
    """Yield a JSON pointer and a message for each reference that contradicts an earlier one.

    Args:
        references: The references of a template.
        template_path: JSON pointer to the template. Pointers in messages begin with it.
    """
    uses: dict[tuple[str, ...], _Use] = {}
    for reference in references:
        target = reference.target
        if target is None or target.is_integration:
            continue
        steps = target.steps
        for depth in range(len(steps) + 1):
            if depth == len(steps):
                types = _types_of_text(reference.host.input_schema)
            else:
                types = frozenset({"array" if steps[depth] == "[]" else "object"})
            key = (target.name, *steps[:depth])
            earlier = uses.get(key)
            if earlier is None:
                uses[key] = _Use(types, reference.path)
            elif types & earlier.types:
                uses[key] = _Use(types & earlier.types, earlier.path)
            else:
                name = ".".join(key).replace(".[]", "[]")
                yield (
                    reference.path,
                    f"no data can fill $.{name}: it has to be {_words(types)} here, and "
                    f"{_words(earlier.types)} at {template_path}{earlier.path}",
                )
                break


def _words(types: frozenset[str]) -> str:
    return " or ".join(_WORDS[each] for each in _WORDS if each in types)


@functools.lru_cache(maxsize=512)
def _types_of_text(schema: str) -> frozenset[str]:
    return _types_of(json.loads(schema))


def _types_of(schema: dict[str, Any]) -> frozenset[str]:
    """Return which types of JSON values a schema accepts, at most.

    Texts that name an integration do not count: a schema accepts them in every place, and no data
    consists of them.
    """
    if schema.get("pattern") == INTEGRATION_PATTERN:
        return frozenset()
    types = _EVERY_TYPE
    if "type" in schema:
        listed = schema["type"]
        types &= {listed} if isinstance(listed, str) else set(listed)
    if "enum" in schema:
        types &= {_TYPES[type(value)] for value in schema["enum"]}
    if "anyOf" in schema:
        types &= frozenset().union(*map(_types_of, schema["anyOf"]))
    return types
