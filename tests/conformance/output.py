"""What the command prints, also where standard output is closed or full."""

from __future__ import annotations

import os
import sys

from .errors import CannotRunError


def say(text: str) -> None:
    """Print a line to standard output.

    Raises:
        BrokenPipeError: If nobody reads it any more.
        CannotRunError: If it cannot be written.
    """
    if sys.stdout is None:
        raise CannotRunError("Standard output is closed")
    try:
        print(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_be_written(error) from error


def flush() -> None:
    """Send what was printed on its way.

    Raises:
        BrokenPipeError: If nobody reads it any more.
        CannotRunError: If it cannot be written.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_be_written(error) from error


def discard() -> None:
    """Drop what was not written yet: Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cannot_be_written(error: OSError) -> CannotRunError:
    discard()
    return CannotRunError(f"Standard output cannot be written: {error.strerror}")
