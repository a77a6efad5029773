"""The references of a template, with the values that input data has for them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..connect.content_checks.references import Reference, find_references

MAX_FILLED_CHARACTERS: Final = 2_000_000
"""How many characters of data are filled in (our choice).

A template can refer to one large value tens of thousands of times.
"""

_STEP: Final = re.compile(r"[a-zA-Z0-9_]+|\[[0-9]*\]")

_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class BoundReference:
    """A reference that stands in a template, and its value.

    Attributes:
        text: The reference as the template has it.
        is_integration: Whether an integration fills it and no input.
        is_missing: Whether there is data, but no value for it in the data.
        value: The value, ``None`` where there is none.
        is_filled: Whether there is a value.
    """

    text: str
    is_integration: bool = False
    is_missing: bool = False
    value: Any = None
    is_filled: bool = False


def bind_references(document: dict[str, Any], data: Mapping[str, Any] | None) -> bool:
    """Put a ``BoundReference`` where a template has a reference.

    Args:
        document: The template, which is changed.
        data: The input data; ``None`` if there is none.

    Returns:
        Whether all values found their place: more than ``MAX_FILLED_CHARACTERS`` do not.
    """
    remaining = MAX_FILLED_CHARACTERS
    known: dict[str, tuple[BoundReference, int]] = {}
    all_filled = True
    for reference in find_references(document):
        if reference.target is None:
            # It is no reference, and stands where any text may.
            continue
        if reference.text not in known:
            bound = _bound(reference, data)
            size = len(json.dumps(bound.value)) if bound.is_filled else 0
            known[reference.text] = bound, size
        bound, size = known[reference.text]
        remaining -= size
        if remaining < 0:
            bound = BoundReference(reference.text)
            all_filled = False
        _put(document, reference.path, bound)
    return all_filled


def _bound(reference: Reference, data: Mapping[str, Any] | None) -> BoundReference:
    if reference.target is None or reference.target.is_integration:
        return BoundReference(reference.text, is_integration=True)
    if data is None:
        return BoundReference(reference.text)
    value = _value_of(reference.text, data)
    if value is _ABSENT:
        return BoundReference(reference.text, is_missing=True)
    return BoundReference(reference.text, value=value, is_filled=True)


def _value_of(reference: str, data: Mapping[str, Any]) -> Any:
    value: Any = data
    for step in _STEP.findall(reference.removeprefix("$.")):
        if step[0] != "[":
            value = value.get(step, _ABSENT) if isinstance(value, dict) else _ABSENT
        elif isinstance(value, list):
            # Positions have no sign, so each is less than the length or too large.
            position = int(step[1:-1] or 0) if len(step) < 10 else len(value)
            value = value[position] if position < len(value) else _ABSENT
        else:
            value = _ABSENT
    return value


def _put(document: Any, path: str, bound: BoundReference) -> None:
    steps = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]
    container = document
    for step in steps[:-1]:
        container = container[int(step)] if isinstance(container, list) else container[step]
    if isinstance(container, list):
        container[int(steps[-1])] = bound
    else:
        container[steps[-1]] = bound
