"""What somebody meant who wrote an unknown name."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Collection, Iterable
from typing import Final

from ..content.findings import MAX_NAME_IN_MESSAGE

MAX_LOOK_UPS: Final = 100
"""For how many unknown names one check looks for the nearest: that is slow."""

LEAST_RATIO: Final = 0.6
"""How much of two names must be the same in any case."""

LEAST_RATIO_OF_SLIPS: Final = 0.8
"""How much of two names must be the same if they differ in more than one letter."""

LEAST_LENGTH_WITH_OTHER_FIRST_LETTER: Final = 5
"""How long a name must be for its first letter to count as a slip of the pen."""

LEAST_BEGINNING: Final = 4
"""How many letters at the beginnings of two names say that they mean the same."""


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


def nearest_name(
    name: str, known: Iterable[str], *, cutoff: float | None = None
) -> str | None:
    """Return the known name that is nearest, whatever the case and the punctuation.

    Names that only end alike mean different things, such as ``TimeInput`` and
    ``FormInput``. An end alone, such as ``Input``, is near if one known name has it.

    Args:
        name: The unknown name.
        known: The names to choose from.
        cutoff: How many of the letters must be the same, from 0 to 1, wherever they
            stand. This is for known names that have no words in common.
    """
    plain: dict[str, str] = {}
    for each in known:
        plain.setdefault(_plain(each), each)
    wanted = _plain(name[:MAX_NAME_IN_MESSAGE])
    similar = difflib.get_close_matches(
        wanted,
        plain,
        n=len(plain) or 1,
        cutoff=LEAST_RATIO if cutoff is None else cutoff,
    )
    longer = [each for each in plain if each.endswith(wanted)]
    for each in similar:
        if (
            cutoff is not None
            or _is_slip(wanted, each)
            or _begins_alike(wanted, each)
            or longer == [each]
        ):
            return plain[each]
    return None


def _is_slip(name: str, known: str) -> bool:
    """Return whether the names differ by one slip of the pen, or in a few letters."""
    shared = _shared_beginning(name, known)
    rest, rest_of_known = name[shared:], known[shared:]
    swapped = rest[1::-1] + rest[2:]
    if rest_of_known in (rest[1:], swapped) or rest == rest_of_known[1:]:
        return True
    if shared == 0:
        # Another first letter often makes another short word, such as Text and Next.
        is_long = len(name) >= LEAST_LENGTH_WITH_OTHER_FIRST_LETTER
        return is_long and rest[1:] == rest_of_known[1:]
    ratio = difflib.SequenceMatcher(None, known, name).ratio()
    return rest[1:] == rest_of_known[1:] or ratio >= LEAST_RATIO_OF_SLIPS


def _begins_alike(name: str, known: str) -> bool:
    """Return whether one begins the known name, or most of both is the same."""
    shared = _shared_beginning(name, known)
    return shared >= LEAST_BEGINNING and (
        shared == len(name) or 2 * shared > max(len(name), len(known))
    )


def _shared_beginning(name: str, known: str) -> int:
    pairs = zip(name, known, strict=False)
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)
    return sum(1 for _ in same)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
