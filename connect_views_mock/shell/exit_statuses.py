"""The exit statuses of the command."""

from __future__ import annotations

from typing import Final

GOOD: Final = 0
FINDINGS: Final = 1
UNREADABLE: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
TERMINATED: Final = 143
