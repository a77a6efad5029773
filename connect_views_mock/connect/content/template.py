"""The text of a template, read as strictly as JSON is defined."""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from typing import Any, Final, NamedTuple

from .findings import Finding, InvalidViewContent, quoted

MAX_DEPTH: Final = 200
"""How deep arrays and objects may stand inside each other: about 98 components (our choice).

AWS publishes no limit. Ours keeps every later step well inside Python's recursion limit, so that a
template is accepted or refused alike wherever it is sent from.
"""

BYTE_ORDER_MARK: Final = "\ufeff"
"""What some editors write before a text, and what JSON does not allow there."""

EXACT_DIGITS: Final = 600
"""How many digits an integer may have and still be read exactly.

Python refuses to convert between integers and texts beyond a limit that its environment sets, but
never to less than 640 digits.
"""


class ReadTemplate(NamedTuple):
    """A template that was read.

    Attributes:
        document: Its JSON object.
        is_exact: Whether it has no number that may have been rounded.
    """

    document: dict[str, Any]
    is_exact: bool


def parse_template(template: str, max_depth: int = MAX_DEPTH) -> dict[str, Any]:
    """Return the JSON object of a template; see :func:`read_template`."""
    return read_template(template, max_depth).document


def read_template(template: str, max_depth: int = MAX_DEPTH) -> ReadTemplate:
    """Read a template as one JSON object.

    Stricter than :func:`json.loads`: ``NaN``, ``Infinity`` and an object that holds a key twice are
    no JSON text on which two readers agree, so they are refused. More lenient too: a number that
    no float can hold is read as the largest float instead of as infinity, which is not JSON.

    Args:
        template: The text.
        max_depth: How deep arrays and objects may stand inside each other.

    Raises:
        InvalidViewContent: If the template is not JSON, is not an object, or is nested too deeply.
    """
    if template.startswith(BYTE_ORDER_MARK):
        raise _not_json(ValueError("it starts with a byte order mark; save it without"))
    is_exact = True

    def read_float(digits: str) -> float:
        nonlocal is_exact
        is_exact = False
        return _read_float(digits)

    def read_integer(digits: str) -> int | float:
        return int(digits) if len(digits) <= EXACT_DIGITS else read_float(digits)

    try:
        document = json.loads(
            template,
            parse_constant=_refuse_constant,
            parse_float=read_float,
            parse_int=read_integer,
        )
    except RecursionError:
        raise too_deep() from None
    except ValueError as error:
        raise _not_json(error) from None
    if not isinstance(document, dict):
        raise InvalidViewContent([Finding("", "must be object")])
    if _count_ends_of_keys(template) != _count_keys(document, max_depth):
        _refuse_duplicates(template)
    return ReadTemplate(document, is_exact)


def too_deep() -> InvalidViewContent:
    """Return the error for a template that is nested too deeply."""
    return InvalidViewContent(
        [Finding("", f"must NOT be nested more than {MAX_DEPTH} levels deep")]
    )


def _not_json(error: ValueError) -> InvalidViewContent:
    return InvalidViewContent([Finding("", f"must be a JSON document: {error}")])


_END_OF_KEY: Final = re.compile(r'"[ \t\n\r]*:')
"""What ends each key, and now and then stands elsewhere, as in the text ``":"``.

Where it stands as often as there are keys, no key of the text was lost to another one like it. That
is much faster than to look at each key, which is left to the texts in which the numbers differ.
"""


def _count_ends_of_keys(template: str) -> int:
    ends = template.count('":')
    if ends == template.count(":"):
        # No colon stands elsewhere: the fast way, for most templates.
        return ends
    return len(_END_OF_KEY.findall(template))


def _count_keys(document: dict[str, Any], max_depth: int) -> int:
    """Return how many keys all objects have together, and check how deep they stand."""
    keys = 0
    level: list[Any] = [document]
    for _ in range(max_depth):
        inner: list[Any] = []
        for container in level:
            values = container
            if type(container) is dict:
                keys += len(container)
                values = container.values()
            for value in values:
                if type(value) is dict or type(value) is list:
                    inner.append(value)  # noqa: PERF401 (slower as a list that is then added)
        if not inner:
            return keys
        level = inner
    raise too_deep()


def _refuse_duplicates(template: str) -> None:
    try:
        json.loads(template, object_pairs_hook=_object_without_duplicates, parse_int=float)
    except ValueError as error:
        raise _not_json(error) from None


def _object_without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        (key, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"the key {quoted(key)} appears twice in one object")
    return result


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _read_float(digits: str) -> float:
    number = float(digits)
    return math.copysign(sys.float_info.max, number) if math.isinf(number) else number
