"""What a region, an account and an instance can be called.

pytest's plugin asks in each run, so that nothing of moto is imported here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

# What each must be, and how a message says it.
_RULES: Final[Mapping[str, tuple[str, str]]] = {
    "region": ("[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "the name of a region"),
    "account_id": ("[0-9]{12}", "a string of 12 digits"),
    "instance_id": (
        "[A-Za-z0-9_-]{1,100}",
        "a string of 1 to 100 letters, digits, hyphens and underscores",
    ),
}


def check_names(**names: object) -> None:
    """Refuse what cannot be the name of a region, an account or an instance.

    Args:
        names: ``region``, ``account_id`` and ``instance_id``; one that is ``None`` is not checked.

    Raises:
        ValueError: If one of them cannot be called so.
    """
    for name, value in names.items():
        pattern, description = _RULES[name]
        if value is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
            raise ValueError(f"{name} must be {description}, not {value!r}")
