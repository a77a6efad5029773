"""The entry point of the command ``connect-views-mock``."""

from __future__ import annotations

from collections.abc import Sequence

from .exit_statuses import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``connect-views-mock`` and return its exit status.

    0: everything is good. 1: there are findings. 2: a file could not be read or judged, the output
    could not be written, or the command was wrong. 130 and 141: interrupted, and nobody reads the
    output any more, as shells count them.
    """
    try:
        # Loading it takes longer than a short run. Ctrl-C may come meanwhile.
        from .running import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
