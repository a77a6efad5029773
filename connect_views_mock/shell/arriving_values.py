"""The values of a file as the service receives them at deployment."""

from __future__ import annotations

import json
import math
from datetime import date
from typing import Any, Final, NamedTuple

from ..connect.content import Finding
from ..connect.content.template import MAX_DEPTH, too_deep
from ..connect.content_checks.phrases import pointer_token
from .files import MAX_FILE_BYTES, UnreadableFile

MAX_VALUES: Final = 500_000
"""How many values the views of a file may hold after its YAML aliases are expanded."""

MAX_CHARACTERS: Final = MAX_FILE_BYTES
"""How many characters they may hold. A file without aliases never has more."""

PLACEHOLDER: Final = "known at deployment"
"""Replaces a value that only a deployment knows. It is valid as a name and as an action."""

TOO_DEEP: Final = too_deep().findings[0].message

_DYNAMIC_REFERENCE: Final = "{{resolve:"


def compact_json(template: dict[str, Any]) -> str:
    """Return a template as the shortest JSON text, because its size is limited."""
    text = json.dumps(template, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(template, separators=(",", ":"))
    return text


def is_known_at_deployment(value: Any) -> bool:
    """Return whether only a deployment knows a value of a CloudFormation template."""
    if isinstance(value, dict):
        if len(value) == 1:
            key: str = next(iter(value))
            return key == "Ref" or key.startswith("Fn::")
        # These two can have other keys beside them, and they add keys.
        return any(key == "Fn::Transform" or key.startswith("Fn::ForEach::") for key in value)
    if isinstance(value, str):
        return _DYNAMIC_REFERENCE in value
    return False


_ONLY_IN_YAML: Final = {bytes: "!!binary", date: "!!timestamp", set: "!!set", tuple: "!!pairs"}
"""The names in YAML of the types that PyYAML creates and JSON does not have."""


def _name_in_yaml(value: Any) -> str | None:
    """Return the name in YAML of a value that JSON does not have; ``None`` for other values."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf"
    return next((name for kind, name in _ONLY_IN_YAML.items() if isinstance(value, kind)), None)


class Arrived(NamedTuple):
    """A value as the service receives it.

    Attributes:
        value: The value.
        unknown: JSON pointers, in the value, to what only a deployment knows.
        findings: What JSON does not have, with pointers into the value.
    """

    value: Any
    unknown: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    def findings_at(self, path: str) -> tuple[Finding, ...]:
        """Return the findings with another pointer in front of theirs."""
        return tuple(Finding(path + each.path, each.message) for each in self.findings)


class Size:
    """Counts the values and characters in the views of one file, with aliases expanded."""

    def __init__(self) -> None:
        self._values = 0
        self._characters = 0

    def add(self, value: Any) -> None:
        """Count a value and, if it is a text, its characters."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise UnreadableFile(
                f"holds more than {MAX_VALUES} values after its aliases are expanded"
            )
        if isinstance(value, str):
            self.add_characters(value)

    def add_characters(self, text: str) -> None:
        """Count the characters of a text that is not a value, such as a key."""
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise UnreadableFile(
                f"holds more than {MAX_CHARACTERS} characters after its aliases are expanded"
            )


def arrived(value: Any, size: Size, *, booleans_become_texts: bool) -> Arrived:
    """Return a value of a YAML or CloudFormation file as the service receives it.

    A placeholder replaces each value that only a deployment knows or that JSON does not have.

    Args:
        value: The value.
        size: Counts what is copied.
        booleans_become_texts: Whether to turn booleans into texts, as CloudFormation does.

    Raises:
        UnreadableFile: If it is too large.
    """
    copy = _Copy(size, booleans_become_texts=booleans_become_texts)
    return Arrived(copy.of(value), frozenset(copy.unknown), tuple(copy.findings))


class _Copy:
    def __init__(self, size: Size, *, booleans_become_texts: bool) -> None:
        self.unknown: set[str] = set()
        self.findings: list[Finding] = []
        self._size = size
        self._booleans_become_texts = booleans_become_texts
        # The path of the current value: keys and positions.
        self._place: list[str | int] = []

    def of(self, value: Any) -> Any:
        self._size.add(value)
        if len(self._place) > MAX_DEPTH:
            return self._refused(TOO_DEEP)
        if is_known_at_deployment(value):
            return self._placeholder()
        if isinstance(value, dict):
            return {key: self._inner(key, item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._inner(position, item) for position, item in enumerate(value)]
        if self._booleans_become_texts and isinstance(value, bool):
            return "true" if value else "false"
        name = _name_in_yaml(value)
        return (
            value if name is None else self._refused(f"must be a JSON value, which {name} is not")
        )

    def _inner(self, key: str | int, item: Any) -> Any:
        if isinstance(key, str):
            self._size.add_characters(key)
        self._place.append(key)
        arriving = self.of(item)
        self._place.pop()
        return arriving

    def _placeholder(self) -> str:
        self.unknown.add(self._path())
        return PLACEHOLDER

    def _refused(self, phrase: str) -> str:
        path = self._path()
        self.findings.append(Finding(path, phrase))
        if path:
            self.unknown.add(path)
        return PLACEHOLDER

    def _path(self) -> str:
        path = "".join(map(pointer_token, self._place))
        self._size.add_characters(path)
        return path
