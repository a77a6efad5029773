"""Workflow commands, which GitHub Actions shows as annotations."""

from __future__ import annotations

from ...connect.content.findings import printable
from ..reports import Report


def github_commands(report: Report) -> str:
    """Return a workflow command for each problem, unreadable file and note."""
    lines = []
    for problem in report.problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        message = f"{problem.path}: {problem.message}" if problem.path else problem.message
        lines.append(f"::{problem.severity} {place},title={problem.rule}::{_data(message)}")
    lines += [
        f"::error file={_property(file)}::{_data(reason)}" for file, reason in report.unreadable
    ]
    lines += [f"::notice file={_property(file)}::{_data(note)}" for file, note in report.notes]
    return "\n".join(lines)


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
