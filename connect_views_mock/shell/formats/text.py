"""The format for people: lines of text."""

from __future__ import annotations

import os
from typing import TextIO

from ...connect.content.findings import printable
from ..reports import INVALID_VIEW, Problem

_BOLD, _RED, _YELLOW, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"


def problem_line(problem: Problem, *, in_colour: bool = False) -> str:
    """Return a problem as one line: its place, its severity and its message."""
    where = f"{printable(problem.file)}:{problem.line}:{problem.column}:"
    severity = f"{problem.severity}:"
    if in_colour:
        where = f"{_BOLD}{where}{_RESET}"
        colour = _RED if problem.severity == "error" else _YELLOW
        severity = f"{colour}{severity}{_RESET}"
    path = f"{printable(problem.path)}: " if problem.path else ""
    rule = "" if problem.rule == INVALID_VIEW else f" [{problem.rule}]"
    return f"{where} {severity} {path}{problem.message}{rule}"


def wants_colour(stream: TextIO | None) -> bool:
    """Return whether to print in colour: on a terminal, unless NO_COLOR is set."""
    return (
        is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal. A closed stream is ``None``."""
    return stream is not None and stream.isatty()
