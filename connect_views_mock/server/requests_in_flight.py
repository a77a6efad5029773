"""The requests that are being answered, for which a reset and the end of a server wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final

_SECONDS_FOR_OTHERS: Final = 5.0


class RequestsInFlight:
    """Counts them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._one_is_alone = False

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one request, as long as the context lasts."""
        with self._changed:
            self._changed.wait_for(lambda: not self._one_is_alone, _SECONDS_FOR_OTHERS)
            self._number += 1
        try:
            yield
        finally:
            with self._changed:
                self._number -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let those that are there end, and those that come wait.

        It waits for a few seconds only: a function of a test, which a request calls, can reset.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._one_is_alone, _SECONDS_FOR_OTHERS)
            self._one_is_alone = True
            self._changed.wait_for(lambda: self._number == 0, _SECONDS_FOR_OTHERS)
        try:
            yield
        finally:
            with self._changed:
                self._one_is_alone = False
                self._changed.notify_all()

    def wait_for_their_end(self, seconds: float) -> None:
        """Wait until there is none, but no longer than this."""
        with self._changed:
            self._changed.wait_for(lambda: self._number == 0, seconds)
