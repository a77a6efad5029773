"""The text of a template, read as strictly as JSON is defined."""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from typing import Any

from .findings import Finding, InvalidViewContent, quoted

MAX_DEPTH = 200
"""How deep arrays and objects may be nested: about 98 components.

AWS publishes no limit. This one keeps every later step inside Python's recursion limit.
"""

BYTE_ORDER_MARK = "\ufeff"

EXACT_DIGITS = 600
"""How many digits an integer may have and still be read exactly.

The environment of Python sets how many digits it converts, at least 640.
"""


def read_template(
    template: str, max_depth: int = MAX_DEPTH
) -> tuple[dict[str, Any], bool]:
    """Return the JSON object of a template, and whether it has integers only.

    Raises:
        InvalidViewContent: If it is not JSON, not an object, or nested too deeply.
    """
    document, integers_only = read_json_text(template, max_depth, only_objects=True)
    return document, integers_only


def read_json_text(
    template: str, max_depth: int, *, only_objects: bool = False
) -> tuple[Any, bool]:
    """Return the value of a JSON text, and whether it has integers only.

    It is stricter than `json.loads`: it refuses ``NaN``, ``Infinity``, and an object
    that has a key twice. It is also more lenient: it reads a number that no float can
    hold as the largest float.

    Raises:
        InvalidViewContent: If it is not JSON, not an object although it has to be one,
            or nested too deeply.
    """
    if template.startswith(BYTE_ORDER_MARK):
        raise _not_json("it starts with a byte order mark; save it without")
    integers_only = True

    def read_float(digits: str) -> float:
        nonlocal integers_only
        integers_only = False
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
        if only_objects and not isinstance(document, dict):
            raise InvalidViewContent([Finding("", "must be object")])
        if _count_ends_of_keys(template) != _count_keys(document, max_depth):
            json.loads(template, object_pairs_hook=without_duplicates, parse_int=float)
    except RecursionError:
        raise too_deep() from None
    except InvalidViewContent:
        raise
    except ValueError as error:
        raise _not_json(error) from None
    return document, integers_only


def too_deep() -> InvalidViewContent:
    phrase = f"must NOT be nested more than {MAX_DEPTH} levels deep"
    return InvalidViewContent([Finding("", phrase)])


def _not_json(reason: object) -> InvalidViewContent:
    return InvalidViewContent([Finding("", f"must be a JSON document: {reason}")])


def _count_ends_of_keys(template: str) -> int:
    """Return how often a text has the characters that end a key.

    They are rare elsewhere. If there are as many as keys, no key appears twice. Looking
    at each key would take much longer.
    """
    ends = template.count('":')
    if ends == template.count(":"):
        # Most templates have no colon elsewhere. This is the fast way.
        return ends
    return len(re.findall(r'"[ \t\n\r]*:', template))


def _count_keys(document: Any, max_depth: int) -> int:
    """Return how many keys all objects have, and check how deep they are nested."""
    keys = 0
    level: list[Any] = [[document]]
    for _ in range(max_depth + 1):
        inner: list[Any] = []
        for container in level:
            values = container
            if type(container) is dict:
                keys += len(container)
                values = container.values()
            for value in values:
                if type(value) is dict or type(value) is list:
                    inner.append(value)  # noqa: PERF401 (slower as a list that is added)
        if not inner:
            return keys
        level = inner
    raise too_deep()


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, or raise a `ValueError` if it holds a key twice."""
    result = dict(pairs)
    if len(result) != len(pairs):
        [(key, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"the key {quoted(key)} appears twice in one object")
    return result


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _read_float(digits: str) -> float:
    number = float(digits)
    return math.copysign(sys.float_info.max, number) if math.isinf(number) else number
