"""Conditions in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from .binding import BoundReference

_OPERATORS: Final = {
    "Equal": "equals",
    "Equals": "equals",
    "NotEqual": "does not equal",
    "NotEquals": "does not equal",
    "Include": "includes",
    "Includes": "includes",
    "LessThan": "is less than",
    "MoreThan": "is more than",
}
_CONNECTIVES: Final = {"AndConditions": " and ", "OrConditions": " or "}


def is_conditional(value: Any) -> bool:
    """Return whether a value depends on conditions."""
    return isinstance(value, dict) and isinstance(value.get("Conditions"), list)


def conditions_in_words(value: Any) -> str:
    """Return what a value depends on: a condition, or an object with ``Conditions``."""
    if not is_conditional(value):
        return _words(value)
    return "; or ".join(_entries(value)) or "unknown conditions"


def _entries(conditional: dict[str, Any]) -> Iterator[str]:
    for entry in conditional["Conditions"]:
        if isinstance(entry, dict) and "Condition" in entry:
            result = f": {as_json(entry['Result'])}" if "Result" in entry else ""
            yield _words(entry["Condition"]) + result
        else:
            yield _words(entry)
    if "Fallback" in conditional:
        yield f"else: {as_json(conditional['Fallback'])}"


def _words(condition: Any) -> str:
    if not isinstance(condition, dict):
        return as_json(condition)
    parts = []
    for operator, operand in condition.items():
        if operator in _CONNECTIVES and isinstance(operand, list):
            parts.append(f"({_CONNECTIVES[operator].join(map(_words, operand))})")
        elif operator in _OPERATORS and isinstance(operand, dict):
            key = operand.get("ElementByKey")
            named = key if isinstance(key, str) else as_json(key)
            compared = as_json(operand.get("ElementByValue"))
            parts.append(f"{named} {_OPERATORS[operator]} {compared}")
        else:
            parts.append(f"{operator} {as_json(operand)}")
    return " and ".join(parts)


def as_json(value: Any) -> str:
    """Return a value as JSON, with each reference as the template has it."""
    return json.dumps(value, ensure_ascii=False, default=_reference_text)


def _reference_text(value: BoundReference) -> str:
    return value.text
