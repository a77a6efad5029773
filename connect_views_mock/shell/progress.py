"""How far a long run has come: one line on a terminal, which does not stay."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Final

from .output import print_to_terminal

SECONDS_BEFORE_IT_SHOWS: Final = 1.0
SECONDS_BETWEEN: Final = 0.1
_CLEAR_LINE: Final = "\r\x1b[K"


class Progress:
    """Counts files on the terminal behind standard error; says nothing anywhere else."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shows = False
        self._next = monotonic() + SECONDS_BEFORE_IT_SHOWS
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()

    def at(self, number: int) -> None:
        """Say that a file is looked at, if the run is a long one."""
        if self._on_terminal and monotonic() >= self._next:
            print_to_terminal(f"{_CLEAR_LINE}Checking file {number} of {self._total} ...")
            self._shows = True
            self._next = monotonic() + SECONDS_BETWEEN

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._shows:
            print_to_terminal(_CLEAR_LINE)
            self._shows = False
