"""What the command prints, also where a stream is closed or full."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import TextIO

from ..connect.content import Finding
from ..connect.content.findings import printable, quoted


def finding_line(file: str, finding: Finding) -> str:
    """Return a finding on data as the line that is printed for people."""
    where = f"{printable(file)}: {printable(finding.path)}" if finding.path else printable(file)
    return f"{where}: {finding.message}"


def complain(file: str, message: str) -> None:
    """Print to standard error what keeps a file from being judged."""
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
    """Send what was printed to standard output on its way.

    Raises:
        OSError: If it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def print_error(text: str) -> None:
    """Print to standard error, if anyone can read it."""
    with errors_that_may_be_lost():
        if sys.stderr is not None:
            print(text, file=sys.stderr)  # noqa: T201


def print_to_terminal(text: str) -> None:
    """Print to standard error without ending the line."""
    with errors_that_may_be_lost():
        print(text, end="", file=sys.stderr, flush=True)  # noqa: T201


@contextlib.contextmanager
def errors_that_may_be_lost() -> Iterator[None]:
    """Let standard error be closed or full: then the exit status has to say it all."""
    try:
        yield
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO | None) -> None:
    """Lead a stream that cannot be written nowhere; one that is closed is ``None``.

    Python flushes it once more when it ends, and would complain and change the exit status.
    """
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
