"""Ends the command at SIGTERM."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Any


class Terminated(BaseException):
    """SIGTERM came."""


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Raise :class:`Terminated` in the main thread when SIGTERM comes."""

    def end(*_: Any) -> None:
        raise Terminated

    if current_thread() is not main_thread():
        yield  # only the main thread receives signals
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
