"""Lists the problems of a file, with severities, lines and columns."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator

from ..connect.content import ViewStatus
from ..validation import LOWER_CASE_KEY, at_its_key
from .arguments import status_of
from .file_subjects import Subject, ViewFile
from .formats.text import problem_line
from .output import complain, print_error
from .positions import Place, positions_of
from .reports import INVALID_VIEW, Problem, Severity


def problems_of(
    name: str, file: ViewFile, status: ViewStatus, extra_component_types: Collection[str]
) -> list[Problem]:
    """Return the problems of a file: for each subject, its errors and then its warnings.

    Args:
        name: The file, as the user named it.
        file: The content of the file.
        status: The status to judge contents for.
        extra_component_types: Component types to accept with any props.
    """
    found = [
        each for subject in file.subjects for each in _found(subject, status, extra_component_types)
    ]
    positions = positions_of(file.positions, (place for place, *_ in found))
    return [
        Problem(name, place.pointer, message, *positions[place], severity, rule)
        for place, message, severity, rule in found
    ]


def errors_of(
    name: str, file: ViewFile, status: ViewStatus, extra_component_types: Collection[str]
) -> list[Problem]:
    """Return the errors of a file, without its warnings."""
    problems = problems_of(name, file, status, extra_component_types)
    return [problem for problem in problems if problem.severity == "error"]


def _found(
    subject: Subject, status: ViewStatus, extra_component_types: Collection[str]
) -> Iterator[tuple[Place, str, Severity, str]]:
    for finding in map(at_its_key, subject.validate(status, extra_component_types)):
        place = Place(finding.path, is_key=finding.key is not None)
        yield place, finding.message, "error", INVALID_VIEW
    for warning in subject.warnings():
        place = Place(warning.path, is_key=warning.rule == LOWER_CASE_KEY)
        yield place, warning.message, "warning", warning.rule


def print_errors_of(name: str, file: ViewFile, options: argparse.Namespace) -> bool:
    """Print the notes and errors of a file to standard error. Return whether there are errors."""
    for subject in file.subjects:
        for note in subject.notes:
            complain(name, note)
    errors = errors_of(name, file, status_of(options), options.allow_component)
    for problem in errors:
        print_error(problem_line(problem))
    return bool(errors)
