"""Finds the values of a JSON text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from ..connect.content_checks.phrases import pointer_token
from .json_errors import json_error_offset
from .json_tokens import TOKEN

Tree = dict[str, Any]
"""The steps of JSON pointers, as a tree."""

_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
)


class Offsets(NamedTuple):
    """Offsets in a JSON text.

    Attributes:
        values: The offsets of values, by their pointers.
        keys: The offsets of the keys of those that are in objects, by the same pointers.
    """

    values: dict[str, int]
    keys: dict[str, int]


def json_offsets(text: str, pointers: Iterable[str]) -> Offsets:
    """Return the offsets in a JSON text of the values at some pointers, and of their keys.

    The result also has the values on the way to them. If the text is not JSON, the result has only
    the offset of the error, under the pointer ``""``.
    """
    error = json_error_offset(text)
    if error is not None:
        return Offsets({"": error}, {})
    return _Scan(_tree_of(pointers)).of(text)


def _tree_of(pointers: Iterable[str]) -> Tree:
    tree: Tree = {}
    for pointer in pointers:
        below = tree
        for step in pointer.split("/")[1:]:
            below = below.setdefault(step, {})
    return tree


def _size(tree: Tree) -> int:
    return len(tree) + sum(map(_size, tree.values()))


class _Scan:
    """Goes through the tokens of a JSON text and notes the offsets of the wanted values."""

    def __init__(self, tree: Tree) -> None:
        # For each open array and object: what is wanted in it, its pointer, and the position or
        # key of its next value. The key is None until it is read.
        self._wanted: Tree | None = {"": tree}
        self._missing = 1 + _size(tree)
        self._pointer = ""
        self._next: int | str | None = ""
        self._key = 0
        self._open: list[tuple[Tree | None, str, int | str | None]] = []

    def of(self, text: str) -> Offsets:
        found = Offsets({}, {})
        for match in TOKEN.finditer(text):
            symbol = match[0]
            if symbol in {"}", "]"}:
                self._wanted, self._pointer, self._next = self._open.pop()
            elif symbol == ",":
                self._next = self._next + 1 if isinstance(self._next, int) else None
            elif symbol == ":":
                continue
            elif self._next is None:
                self._next = pointer_token(json.loads(symbol, strict=False))[1:]
                self._key = match.start()
            else:
                self._read_value(symbol, match.start(), found)
                if not self._missing:
                    break
        return found

    def _read_value(self, symbol: str, offset: int, found: Offsets) -> None:
        below: Tree | None = None
        pointer = ""
        if self._wanted:
            below = self._wanted.get(str(self._next))
            if below is not None:
                pointer = f"{self._pointer}/{self._next}" if self._open else ""
                found.values[pointer] = offset
                if self._open and isinstance(self._next, str):
                    found.keys[pointer] = self._key
                self._missing -= 1
        if symbol in {"{", "["}:
            self._open.append((self._wanted, self._pointer, self._next))
            self._wanted, self._pointer = below, pointer
            self._next = 0 if symbol == "[" else None


class StringOffsets:
    """Translates offsets in a JSON string into offsets in the text around it.

    Args:
        text: The text around it.
        start: The offset of the opening quotation mark.
    """

    def __init__(self, text: str, start: int) -> None:
        match = TOKEN.match(text, start)
        end = start if match is None else match.end()
        # The offsets of the characters after each escape: in the string and in the text.
        self._inside, self._outside = [0], [start + 1]
        for escape in _ESCAPE.finditer(text, start + 1, end):
            distance = escape.start() - self._outside[-1]
            self._inside.append(self._inside[-1] + distance + 1)
            self._outside.append(escape.end())

    def outside(self, offset: int) -> int:
        """Return the offset in the text of a character in the string."""
        last = bisect_right(self._inside, offset) - 1
        return self._outside[last] + offset - self._inside[last]
