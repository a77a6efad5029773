"""What the command found out about the files it was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

INVALID_VIEW: str = "invalid-view"
"""The rule of everything for which AWS would refuse a view."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, or that its author hardly means.

    Attributes:
        file: The file as it was named.
        path: JSON pointer into the file, ``""`` for the whole of it.
        message: What is wrong, and what would be right.
        line: The line of the value, counted from 1.
        column: Its column in characters, counted from 1.
        severity: ``error`` for what AWS refuses, ``warning`` for what it accepts.
        rule: The name of the rule.
    """

    file: str
    path: str
    message: str
    line: int
    column: int
    severity: Severity = "error"
    rule: str = INVALID_VIEW


@dataclass(slots=True)
class Report:
    """What there is to say about all files.

    Attributes:
        problems: What is wrong, in the order of the files.
        files: The files that were judged.
        unreadable: The files that could not be read, each with the reason.
        notes: What was not checked, and what else a reader should know, by file.
        views: How many views were judged.
        skipped: How many files of directories hold no view.
    """

    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    views: int = 0
    skipped: int = 0

    def count(self, severity: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def summary(self) -> str:
        """All of it in one line."""
        parts = [_number(self.count("error"), "error"), _number(self.count("warning"), "warning")]
        if self.unreadable:
            parts.append(f"{_number(len(self.unreadable), 'file')} could not be read")
        if self.skipped:
            parts.append(f"{_number(self.skipped, 'file')} without a view skipped")
        return (
            f"{_number(self.views, 'view')} in {_number(len(self.files), 'file')}: "
            f"{', '.join(parts)}"
        )


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
