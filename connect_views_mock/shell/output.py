"""Prints, and deals with streams that are closed or full."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from ..connect.content.findings import printable, quoted


def complain(file: str, message: str) -> None:
    """Print a message about a file to standard error."""
    print_error(f"connect-views-mock: {printable(file) or quoted(file)}: {printable(message)}")


def print_text(text: str) -> None:
    """Print to standard output.

    Raises:
        OSError: If it is closed or full.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    print(text)  # noqa: T201


def flush_text() -> None:
    """Flush standard output.

    Raises:
        OSError: If it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def print_error(text: str) -> None:
    """Print to standard error. It is no error if that fails."""
    with errors_that_may_be_lost():
        if sys.stderr is not None:
            print(text, file=sys.stderr)  # noqa: T201


def print_to_terminal(text: str) -> None:
    """Print to standard error without a line break."""
    with errors_that_may_be_lost():
        print(text, end="", file=sys.stderr, flush=True)  # noqa: T201


@contextlib.contextmanager
def errors_that_may_be_lost() -> Iterator[None]:
    """Ignore that standard error is closed or full. The exit status is then all there is."""
    try:
        yield
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO | None) -> None:
    """Redirect a stream that cannot be written to nowhere. A closed stream is ``None``.

    Otherwise Python would flush it at exit, fail, and change the exit status.
    """
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
