"""Lets ``python -m tests.conformance`` run the command."""

from __future__ import annotations

import sys

EXIT_INTERRUPTED = 130

if __name__ == "__main__":
    try:
        # Loading it takes a second. Ctrl-C may come meanwhile.
        from .command import main

        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
