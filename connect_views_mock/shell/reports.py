"""The results of ``validate``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

INVALID_VIEW: str = "invalid-view"
"""The name of the rule of all errors: AWS would refuse the view."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error or warning about a file.

    Attributes:
        file: The file, as the user named it.
        path: JSON pointer into the file, ``""`` for the whole of it.
        message: What is wrong and what would be right.
        line: The line of the value, counted from 1.
        column: Its column in characters, counted from 1.
        severity: ``error`` if AWS refuses it, ``warning`` if AWS accepts it.
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
    """The results for all files.

    Attributes:
        problems: The errors and warnings, in the order of the files.
        files: The files that were read.
        unreadable: The files that could not be read, each with the reason.
        notes: Files with what was not checked in them, and what else the reader should know.
        views: The number of views.
        skipped: The number of files without a view that were skipped.
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
        """The summary, in one line."""
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
