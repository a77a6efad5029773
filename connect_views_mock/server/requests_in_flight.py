"""The requests that are being answered, for which the end of a server waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class RequestsInFlight:
    """Counts them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one request, as long as the context lasts."""
        with self._changed:
            self._number += 1
        try:
            yield
        finally:
            with self._changed:
                self._number -= 1
                self._changed.notify_all()

    def wait_for_their_end(self, seconds: float) -> None:
        """Wait until there is none, but no longer than this."""
        with self._changed:
            self._changed.wait_for(lambda: self._number == 0, seconds)
