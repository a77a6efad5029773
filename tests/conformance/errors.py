"""Why a run ends early. Each has a line for the person who started it."""

from __future__ import annotations


class CannotRunError(Exception):
    """Raised when there is nothing to be seen: the line says why, and what helps."""
