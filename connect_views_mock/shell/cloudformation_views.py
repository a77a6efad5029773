"""The views of a CloudFormation template, as their values arrive at the service."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterator
from typing import Any, Final

from ..connect.content import Finding
from ..connect.content.template import MAX_DEPTH
from ..connect.content_checks.phrases import pointer_token
from .file_content import WHOLE, FileContent
from .files import MAX_FILE_BYTES, UnreadableFile

VIEW_RESOURCE_TYPE: Final = "AWS::Connect::View"

MAX_VALUES: Final = 500_000
"""How many values the views of a file may hold once its YAML aliases are written out."""

MAX_CHARACTERS: Final = MAX_FILE_BYTES
"""How many characters they may hold then: a file without aliases never has more."""

MAX_LOGICAL_ID: Final = 255
"""How many characters the logical id of a resource has at most (CloudFormation)."""

_PLACEHOLDER: Final = "known at deployment"
"""Stands for a value that only a deployment knows: a text that passes for a name or an action."""

_EXACT_BITS: Final = 2_000
"""The largest integer that is written out: Python may refuse to write a larger one."""

_DYNAMIC_REFERENCE: Final = "{{resolve:"


def cloudformation_contents(resources: dict[str, Any]) -> Iterator[FileContent]:
    """Yield the content of each view among the resources of a template.

    Raises:
        UnreadableFile: If there is too much of it.
    """
    size = _Size()
    for logical_id, resource in resources.items():
        if isinstance(resource, dict) and resource.get("Type") == VIEW_RESOURCE_TYPE:
            if len(logical_id) > MAX_LOGICAL_ID:
                raise UnreadableFile(
                    f"holds a view whose logical id has more than {MAX_LOGICAL_ID} characters"
                )
            path = f"/Resources{pointer_token(logical_id)}/Properties"
            yield _resource(logical_id, resource.get("Properties", {}), path, size)


def _resource(name: str, properties: Any, path: str, size: _Size) -> FileContent:
    content = functools.partial(
        FileContent,
        template_path=f"{path}/Template",
        actions_path=f"{path}/Actions",
        name=name,
    )
    if _is_intrinsic(properties):
        return content(None, unknown=frozenset({WHOLE}))
    if not isinstance(properties, dict):
        return content(None, findings=(Finding(path, "must be object"),))
    findings = tuple(
        Finding(path, f"must have required property '{key}'")
        for key in ("Template", "Actions")
        if key not in properties
    )
    actions_values = _ArrivingValues(size)
    actions = actions_values.of(properties.get("Actions"))
    if WHOLE in actions_values.unknown:
        actions = None
    if "Template" not in properties:
        return content(None, actions=actions, findings=findings)
    template_values = _ArrivingValues(size)
    template = template_values.of(properties["Template"])
    unknown = frozenset(template_values.unknown)
    if WHOLE in unknown:
        return content(None, actions=actions, unknown=unknown, findings=findings)
    if not isinstance(template, dict):
        findings += (Finding(f"{path}/Template", "must be object"),)
        return content(None, actions=actions, findings=findings)
    return content(compact_json(template), actions=actions, unknown=unknown, findings=findings)


def compact_json(template: dict[str, Any]) -> str:
    """Return a template as a text of as few bytes as it can have: its size is limited."""
    text = json.dumps(template, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(template, separators=(",", ":"))
    return text


def _is_intrinsic(value: Any) -> bool:
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


class _Size:
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


class _ArrivingValues:
    """Copies values of a CloudFormation template as they arrive at the service.

    What only a deployment knows is replaced by a placeholder and its place remembered, and so is
    what JSON cannot say. Booleans become texts, as CloudFormation makes them.

    Attributes:
        unknown: JSON pointers to what was replaced.
    """

    def __init__(self, size: _Size) -> None:
        self.unknown: set[str] = set()
        self._size = size
        # The keys and positions that lead to the value that is copied.
        self._place: list[str | int] = []

    def of(self, value: Any) -> Any:
        self._size.add(value)
        if len(self._place) > MAX_DEPTH:
            raise UnreadableFile(f"is nested more than {MAX_DEPTH} levels deep")
        if _is_intrinsic(value):
            return self._placeholder()
        if isinstance(value, dict):
            return {key: self._inner(key, item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._inner(position, item) for position, item in enumerate(value)]
        if isinstance(value, bool):
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
        return _PLACEHOLDER
