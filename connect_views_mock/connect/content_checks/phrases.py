"""How findings name places and values, in the words of AJV, as AWS does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

MAX_VALUES_IN_MESSAGE: Final = 20
"""How many values of a closed set a message spells out."""


def pointer_token(key: str | int) -> str:
    """Return a key or a position as a step of a JSON pointer, with its slash."""
    if isinstance(key, int):
        return f"/{key}"
    return "/" + key.replace("~", "~0").replace("/", "~1")


def must_be_one_of(values: Sequence[Any], nearest: str | None = None) -> str:
    """Return the phrase for a value outside a closed set, which may be a long one.

    Args:
        values: The closed set.
        nearest: What the value may have meant, named in place of a long list.
    """
    if nearest is not None:
        meant = f"did you mean {json.dumps(nearest)}?"
        return f"must be equal to one of the allowed values ({meant})"
    listed = json.dumps(values[:MAX_VALUES_IN_MESSAGE])[1:-1]
    remaining = len(values) - MAX_VALUES_IN_MESSAGE
    more = f", and {remaining} more" if remaining > 0 else ""
    return f"must be equal to one of the allowed values ({listed}{more})"
