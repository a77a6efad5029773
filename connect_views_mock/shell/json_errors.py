"""Finds the place where a text is not JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NoReturn

from ..connect.content import Finding
from ..connect.content.template import without_duplicates
from .json_tokens import TOKEN

_CONSTANTS: Final = frozenset({"NaN", "Infinity", "-Infinity"})
"""The constants that Python reads and JSON does not have."""

_PLACE_IN_TEXT: Final = re.compile(r":? line [0-9]+ column [0-9]+ \(char [0-9]+\)\Z")

_WHITESPACE: Final = " \t\r\n"

_COMMA_AT_END: Final = re.compile(rf",[{_WHITESPACE}]*[}}\]]")


def json_error_offset(text: str) -> int | None:
    """Return the offset at which a text is not JSON, or at which an object repeats a key.

    The rules and their order are those of ``connect.content.template``. The result is ``None`` if
    the text is JSON, or if it is nested too deeply.
    """
    try:
        json.loads(text, parse_constant=_refuse, parse_int=float)
    except json.JSONDecodeError as error:
        return error.pos
    except ValueError:
        return next(match.start() for match in TOKEN.finditer(text) if match[0] in _CONSTANTS)
    except RecursionError:
        return None
    try:
        json.loads(text, object_pairs_hook=without_duplicates, parse_int=float)
    except ValueError:
        return min(_repeated_keys(text))[1]
    return None


def with_hint(finding: Finding, text: str) -> Finding:
    """Return the finding about a text, and say what JSON does not have if that is the reason.

    People know comments, commas at the end and single quotes from other languages. The message no
    longer says where the error is in the text: the place in the file is said beside it.
    """
    offset = json_error_offset(text)
    if offset is None:
        return finding
    message = _PLACE_IN_TEXT.sub("", finding.message)
    return replace(finding, message=f"{message}{_hint(text, offset)}")


def _hint(text: str, offset: int) -> str:
    if text.startswith(("//", "/*", "#"), offset):
        return "; JSON has no comments"
    if text.startswith("'", offset):
        return "; JSON has texts in double quotes only"
    # Since Python 3.13, the place is that of the comma. Before, it is that of the bracket.
    is_comma = text.startswith(",", offset)
    comma = offset if is_comma else len(text[:offset].rstrip(_WHITESPACE)) - 1
    if _COMMA_AT_END.match(text, max(comma, 0)):
        return "; JSON has no comma before a closing bracket"
    return ""


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _repeated_keys(text: str) -> Iterator[tuple[int, int]]:
    """Yield two offsets for each object that repeats a key.

    The first is that of its end: the object that ends first is the one that the message is about.
    The second is that of the second occurrence of its most frequent key.
    """
    keys: list[tuple[str, int]] = []
    outer: list[list[tuple[str, int]]] = []
    string = (0, 0)
    for match in TOKEN.finditer(text):
        symbol = match[0]
        if symbol in {"{", "["}:
            outer.append(keys)
            keys = []
        elif symbol == ":":
            start, end = string
            keys.append((json.loads(text[start:end], strict=False), start))
        elif symbol in {"}", "]"}:
            counts = Counter(key for key, _ in keys).most_common(1)
            if counts and counts[0][1] > 1:
                yield match.start(), [start for key, start in keys if key == counts[0][0]][1]
            keys = outer.pop()
        else:
            string = match.span()
