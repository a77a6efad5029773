"""Shows the progress of a long run, as one line on a terminal."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Final

from .output import print_to_terminal

SECONDS_BEFORE_IT_SHOWS: Final = 1.0
SECONDS_BETWEEN: Final = 0.1
_CLEAR_LINE: Final = "\r\x1b[K"


class Progress:
    """Shows on standard error which file is checked, if that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shows = False
        self._next = monotonic() + SECONDS_BEFORE_IT_SHOWS
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()

    def at(self, number: int) -> None:
        """Show the number of the current file, if the run has taken long enough."""
        if self._on_terminal and monotonic() >= self._next:
            print_to_terminal(f"{_CLEAR_LINE}Checking file {number} of {self._total} ...")
            self._shows = True
            self._next = monotonic() + SECONDS_BETWEEN

    def clear(self) -> None:
        """Remove the line, so that something else can be printed."""
        if self._shows:
            print_to_terminal(_CLEAR_LINE)
            self._shows = False
