"""The values of a file, as they arrive at the service once it is deployed."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from ..connect.content.template import MAX_DEPTH
from ..connect.content_checks.phrases import pointer_token
from .files import MAX_FILE_BYTES, UnreadableFile

MAX_VALUES: Final = 500_000
"""How many values the views of a file may hold once its YAML aliases are written out."""

MAX_CHARACTERS: Final = MAX_FILE_BYTES
"""How many characters they may hold then: a file without aliases never has more."""

PLACEHOLDER: Final = "known at deployment"
"""Stands for a value that only a deployment knows: a text that passes for a name or an action."""

_EXACT_BITS: Final = 2_000
"""The largest integer that is written out: Python may refuse to write a larger one."""

_DYNAMIC_REFERENCE: Final = "{{resolve:"


def compact_json(template: dict[str, Any]) -> str:
    """Return a template as a text of as few bytes as it can have: its size is limited."""
    text = json.dumps(template, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(template, separators=(",", ":"))
    return text


def is_known_at_deployment(value: Any) -> bool:
    """Return whether a value of a CloudFormation template is known only when it is deployed."""
    if isinstance(value, dict):
        if len(value) == 1:
            key: str = next(iter(value))
            return key == "Ref" or key.startswith("Fn::")
        # These two stand beside other keys, and add some.
        return any(key == "Fn::Transform" or key.startswith("Fn::ForEach::") for key in value)
    if isinstance(value, str):
        return _DYNAMIC_REFERENCE in value
    return False


def _is_json(value: Any) -> bool:
    """Return whether a scalar of YAML is one of JSON as well: no date, no bytes, not infinite."""
    if isinstance(value, int):
        return value.bit_length() <= _EXACT_BITS
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str)


class Size:
    """Counts what the views of one file hold once its aliases are written out."""

    def __init__(self) -> None:
        self._values = 0
        self._characters = 0

    def add(self, value: Any) -> None:
        """Count a value, and the characters of a text."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise UnreadableFile(f"holds more than {MAX_VALUES} values once its aliases are used")
        if isinstance(value, str):
            self.add_characters(value)

    def add_characters(self, text: str) -> None:
        """Count the characters of a text that is no value."""
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise UnreadableFile(
                f"holds more than {MAX_CHARACTERS} characters once its aliases are used"
            )


class ArrivingValues:
    """Copies values of a YAML or CloudFormation file as they arrive at the service.

    What only a deployment knows is replaced by a placeholder and its place remembered, and so is
    what JSON cannot say.

    Args:
        size: Counts what is copied.
        booleans_become_texts: Whether they do, as CloudFormation makes them.

    Attributes:
        unknown: JSON pointers to what was replaced.
    """

    def __init__(self, size: Size, *, booleans_become_texts: bool) -> None:
        self.unknown: set[str] = set()
        self._size = size
        self._booleans_become_texts = booleans_become_texts
        # The keys and positions that lead to the value that is copied.
        self._place: list[str | int] = []

    def of(self, value: Any) -> Any:
        """Return a value as it arrives; the pointers of ``unknown`` lead into it."""
        self._size.add(value)
        if len(self._place) > MAX_DEPTH:
            raise UnreadableFile(f"is nested more than {MAX_DEPTH} levels deep")
        if is_known_at_deployment(value):
            return self._placeholder()
        if isinstance(value, dict):
            return {key: self._inner(key, item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._inner(position, item) for position, item in enumerate(value)]
        if self._booleans_become_texts and isinstance(value, bool):
            return "true" if value else "false"
        return value if _is_json(value) else self._placeholder()

    def _inner(self, key: str | int, item: Any) -> Any:
        if isinstance(key, str):
            self._size.add_characters(key)
        self._place.append(key)
        arriving = self.of(item)
        self._place.pop()
        return arriving

    def _placeholder(self) -> str:
        path = "".join(map(pointer_token, self._place))
        self._size.add_characters(path)
        self.unknown.add(path)
        return PLACEHOLDER
