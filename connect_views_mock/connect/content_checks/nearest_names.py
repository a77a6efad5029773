"""What somebody meant who wrote an unknown name."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
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


def nearest_name(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known name that is nearest, whatever the case and the punctuation.

    Args:
        name: The unknown name.
        known: The names to choose from.
        cutoff: How near it must be, from 0 to 1 for a name of the same letters.
    """
    plain: dict[str, str] = {}
    for each in known:
        plain.setdefault(_plain(each), each)
    nearest = difflib.get_close_matches(
        _plain(name[:MAX_NAME_IN_MESSAGE]), plain, n=1, cutoff=cutoff
    )
    return plain[nearest[0]] if nearest else None


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
