"""Where the values of a JSON text stand."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Final

from ..connect.content_checks.phrases import pointer_token
from .json_errors import json_error_offset
from .json_tokens import TOKEN

Tree = dict[str, Any]
"""Steps of JSON pointers, and what comes below each."""

_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
)


def json_offsets(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """Return where in a JSON text the values begin to which pointers lead.

    The values on the way to them are there too. If the text cannot be read as JSON, only the place
    of the error is there, as that of the whole.
    """
    error = json_error_offset(text)
    if error is not None:
        return {"": error}
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
    """Goes through the tokens of a JSON text, and writes down where the wanted values begin."""

    def __init__(self, tree: Tree) -> None:
        # Of each array and object that is open: what is wanted of it, the pointer to it, and the
        # position of the item, or the key of the member, that comes next. None: not known yet.
        self._wanted: Tree | None = {"": tree}
        self._missing = 1 + _size(tree)
        self._pointer = ""
        self._next: int | str | None = ""
        self._open: list[tuple[Tree | None, str, int | str | None]] = []

    def of(self, text: str) -> dict[str, int]:
        found: dict[str, int] = {}
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
            else:
                self._read_value(symbol, match.start(), found)
                if not self._missing:
                    break
        return found

    def _read_value(self, symbol: str, offset: int, found: dict[str, int]) -> None:
        below: Tree | None = None
        pointer = ""
        if self._wanted:
            below = self._wanted.get(str(self._next))
            if below is not None:
                pointer = f"{self._pointer}/{self._next}" if self._open else ""
                found[pointer] = offset
                self._missing -= 1
        if symbol in {"{", "["}:
            self._open.append((self._wanted, self._pointer, self._next))
            self._wanted, self._pointer = below, pointer
            self._next = 0 if symbol == "[" else None


class StringOffsets:
    """Where the characters of a JSON string stand in the text around it.

    Args:
        text: The text around it.
        start: Where the string begins, with its quotation mark.
    """

    def __init__(self, text: str, start: int) -> None:
        match = TOKEN.match(text, start)
        end = start if match is None else match.end()
        # A character after an escape, counted in the string and in the text.
        self._inside, self._outside = [0], [start + 1]
        for escape in _ESCAPE.finditer(text, start + 1, end):
            distance = escape.start() - self._outside[-1]
            self._inside.append(self._inside[-1] + distance + 1)
            self._outside.append(escape.end())

    def outside(self, offset: int) -> int:
        """Return where a character of the string stands in the text around it."""
        last = bisect_right(self._inside, offset) - 1
        return self._outside[last] + offset - self._inside[last]
