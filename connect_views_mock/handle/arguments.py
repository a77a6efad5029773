"""What the arguments of the handle can be.

The pytest plugin uses this in every run, so moto is not imported here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

# The pattern and the length are those of botocore's model.
_ALIAS: Final = (
    "(?!d-|.{46})[0-9A-Za-z](-*[0-9A-Za-z])*",
    "a string of 1 to 45 letters, digits and hyphens that begins and ends with a letter or a digit "
    'and does not begin with "d-"',
)

# What each must be, and how a message says it.
_RULES: Final[Mapping[str, tuple[str, str]]] = {
    "region": ("[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "the name of a region"),
    "account_id": ("[0-9]{12}", "a string of 12 digits"),
    "instance_id": (
        "[A-Za-z0-9_-]{1,100}",
        "a string of 1 to 100 letters, digits, hyphens and underscores",
    ),
    "alias": _ALIAS,
    "instance_alias": _ALIAS,
}


def check_names(**names: object) -> None:
    """Refuse what cannot be the name of a region, an account or an instance.

    Args:
        names: ``region``, ``account_id``, ``instance_id``, and ``alias`` or ``instance_alias``.
            ``None`` is not checked.

    Raises:
        ValueError: If one of the names is impossible.
    """
    for name, value in names.items():
        pattern, description = _RULES[name]
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise ValueError(f"{name} must be {description}, not {value!r}")


def check_strings(**values: object) -> None:
    """Refuse values that are not strings.

    Raises:
        ValueError: If one of them is not a string.
    """
    for name, value in values.items():
        if not isinstance(value, str):
            raise ValueError(f"{name} must be a string, not {value!r}")


def check_switches(**values: object) -> None:
    """Refuse values that are neither ``True`` nor ``False``.

    Raises:
        ValueError: If one of them is something else.
    """
    for name, value in values.items():
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be True or False, not {value!r}")


def list_of_strings(name: str, values: Any) -> list[str]:
    """Return the strings of a collection as a list.

    Raises:
        ValueError: If it has something else, or is not a collection that is meant as a list.
    """
    # A string is an iterable of strings too, of single letters, and a dict is one of its keys.
    if isinstance(values, Iterable) and not isinstance(values, (str, Mapping)):
        items = list(values)
        if all(isinstance(item, str) for item in items):
            return items
        values = items
    raise ValueError(f"{name} must be a list of strings, not {values!r}")


def dict_of_strings(name: str, values: Any) -> dict[str, str]:
    """Return a mapping of strings to strings as a dict.

    Raises:
        ValueError: If it is something else, or has a key or a value of another type.
    """
    if isinstance(values, Mapping):
        items = dict(values)
        if all(isinstance(text, str) for item in items.items() for text in item):
            return items
    raise ValueError(f"{name} must be a dict of strings, not {values!r}")


def path_of(name: str, value: Any) -> Path:
    """Return a path, or anything that stands for one, as a ``Path``.

    Raises:
        ValueError: If it is something else, or a path in bytes.
    """
    try:
        return Path(value)
    except TypeError:
        raise ValueError(f"{name} must be a path, not {value!r}") from None


def check_count(name: str, value: object, minimum: int) -> None:
    """Refuse a value that is not a whole number of at least a minimum.

    Raises:
        ValueError: If it is not such a number.
    """
    # In Python, True and False are integers too.
    if type(value) is not int or value < minimum:
        raise ValueError(f"{name} must be a whole number from {minimum}, not {value!r}")
