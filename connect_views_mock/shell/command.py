"""The entry point of the command ``connect-views-mock``."""

from __future__ import annotations

from collections.abc import Sequence

from .exit_statuses import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``connect-views-mock`` and return its exit status.

    0: no errors. 1: errors. 2: a file could not be read, the output could not be written, or the
    command line was wrong. 130: interrupted. 141: the reader of the output has gone away.
    """
    try:
        # This import takes most of the time of a short run. Ctrl-C can come during it.
        from .running import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
