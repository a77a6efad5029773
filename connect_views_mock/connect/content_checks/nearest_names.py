"""What somebody meant who wrote an unknown name."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from typing import Final

from ..content.findings import MAX_NAME_IN_MESSAGE

MAX_LOOK_UPS: Final = 100
"""For how many unknown names one check looks for the nearest: that is slow."""


class NearestNames:
    """Looks for the nearest known names, until there were too many unknown ones."""

    def __init__(self) -> None:
        self._nearest: dict[tuple[str, int], str | None] = {}

    def of(self, name: str, known: Collection[str]) -> str | None:
        """Return the nearest known name, if any is near.

        Args:
            name: The unknown name.
            known: The names to choose from. This collection outlives the look-ups.
        """
        key = (name, id(known))
        if key not in self._nearest:
            if len(self._nearest) >= MAX_LOOK_UPS:
                return None
            self._nearest[key] = nearest_name(name, known)
        return self._nearest[key]


def nearest_name(name: str, known: Collection[str]) -> str | None:
    """Return the known name that differs least, in the case of letters if possible."""
    name = name[:MAX_NAME_IN_MESSAGE]
    folded = name.casefold()
    for each in known:
        if each.casefold() == folded:
            return each
    nearest = difflib.get_close_matches(name, known, n=1)
    return nearest[0] if nearest else None
