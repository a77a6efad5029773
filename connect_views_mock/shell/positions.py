"""Finds the lines and columns of the values in a file."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from .json_positions import Offsets, StringOffsets, json_offsets


class Position(NamedTuple):
    """A line and a column, counted from 1. Columns are counted in characters."""

    line: int
    column: int


class Place(NamedTuple):
    """A place in a file.

    Attributes:
        pointer: JSON pointer to a value.
        is_key: Whether the place is that of its key, and not of the value.
    """

    pointer: str
    is_key: bool = False


class Positions(Protocol):
    """The positions of the values in a file."""

    def of(self, pointers: Iterable[str]) -> Mapping[str, Position]:
        """Return the positions of the values at some JSON pointers."""
        ...

    def of_keys(self, pointers: Iterable[str]) -> Mapping[str, Position]:
        """Return the positions of the keys in objects to which some JSON pointers lead."""
        ...


def positions_of(positions: Positions, places: Iterable[Place]) -> dict[Place, Position]:
    """Return the positions of some places in a file."""
    places = set(places)
    values = positions.of(place.pointer for place in places if not place.is_key)
    keys = positions.of_keys(place.pointer for place in places if place.is_key)
    return {place: (keys if place.is_key else values)[place.pointer] for place in places}


class OnePosition(NamedTuple):
    """The one position in a file that cannot be read: that of the error."""

    position: Position

    def of(self, pointers: Iterable[str]) -> Mapping[str, Position]:
        """Return the position for each pointer."""
        return dict.fromkeys(pointers, self.position)

    def of_keys(self, pointers: Iterable[str]) -> Mapping[str, Position]:
        """Return the position for each pointer."""
        return self.of(pointers)


class FilePositions:
    """The positions of the values in a file that can be read.

    Args:
        text: The text of the file.
        yaml_root: The root node of the document, if the file is YAML.
        templates_in_strings: JSON pointers to the strings that hold a template.
    """

    def __init__(
        self, text: str, yaml_root: Any = None, templates_in_strings: Collection[str] = ()
    ) -> None:
        self._text = text
        self._yaml_root = yaml_root
        self._strings = templates_in_strings

    def of(self, pointers: Iterable[str]) -> dict[str, Position]:
        """Return the positions of the values at some JSON pointers.

        A pointer may lead into a template in a string. A value that is missing has the position of
        the value that should hold it.
        """
        pointers = set(pointers)
        if not pointers:
            return {}
        if self._yaml_root is not None:
            return {pointer: self._in_yaml(pointer).value for pointer in pointers}
        offsets = self._offsets(pointers).values
        lines = _Lines(self._text)
        return {pointer: lines.position(_nearest(offsets, pointer)) for pointer in pointers}

    def of_keys(self, pointers: Iterable[str]) -> dict[str, Position]:
        """Return the positions of the keys in objects to which some JSON pointers lead."""
        pointers = set(pointers)
        if not pointers:
            return {}
        if self._yaml_root is not None:
            return {pointer: self._in_yaml(pointer).key for pointer in pointers}
        values, keys = self._offsets(pointers)
        lines = _Lines(self._text)
        return {
            pointer: lines.position(keys.get(pointer, _nearest(values, pointer)))
            for pointer in pointers
        }

    def _offsets(self, pointers: set[str]) -> Offsets:
        inside: dict[str, list[str]] = defaultdict(list)
        for pointer in pointers:
            for string in self._strings:
                if pointer.startswith(f"{string}/") or pointer == string:
                    inside[string].append(pointer.removeprefix(string))
        offsets = json_offsets(self._text, pointers | inside.keys())
        for string, inner in inside.items():
            if string in offsets.values:
                start = offsets.values[string]
                template = json.JSONDecoder(strict=False).raw_decode(self._text, start)[0]
                outside = StringOffsets(self._text, start)
                inside_string = json_offsets(template, inner)
                for found, of_string in zip(offsets, inside_string, strict=True):
                    for pointer, offset in of_string.items():
                        found[string + pointer] = outside.outside(offset)
        return offsets

    def _in_yaml(self, pointer: str) -> _InYaml:
        key = value = self._yaml_root
        for step in pointer.split("/")[1:]:
            inner = _step_in_yaml(value, step.replace("~1", "/").replace("~0", "~"))
            if inner is None:
                key = value
                break
            key, value = inner
        return _InYaml(_position_of_node(key), _position_of_node(value))


class _InYaml(NamedTuple):
    key: Position
    value: Position


def _position_of_node(node: Any) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def _step_in_yaml(node: Any, step: str) -> tuple[Any, Any] | None:
    """Return the nodes of a key and its value. An item of a list is both."""
    if node.id == "mapping":
        return next((pair for pair in node.value if pair[0].value == step), None)
    if node.id == "sequence":
        index = index_of(step, len(node.value))
        return None if index is None else (node.value[index],) * 2
    return None


def index_of(step: str, length: int) -> int | None:
    """Return the index that a step of a JSON pointer names in a list, or ``None``.

    RFC 6901 allows ASCII digits without leading zeros.
    """
    # Python may refuse to read an integer of thousands of digits.
    if re.fullmatch(r"0|[1-9][0-9]{0,17}", step) is None or int(step) >= length:
        return None
    return int(step)


def position_of(text: str, offset: int) -> Position:
    """Return the position of an offset in a text."""
    return _Lines(text).position(offset)


def _nearest(offsets: dict[str, int], pointer: str) -> int:
    while pointer and pointer not in offsets:
        pointer = pointer.rpartition("/")[0]
    return offsets.get(pointer, 0)


class _Lines:
    def __init__(self, text: str) -> None:
        self._starts = [0]
        start = text.find("\n")
        while start >= 0:
            self._starts.append(start + 1)
            start = text.find("\n", start + 1)

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
