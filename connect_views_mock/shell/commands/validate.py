"""``connect-views-mock validate``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from ..arguments import add_at, content_options, status_of
from ..exit_statuses import FINDINGS, GOOD, UNREADABLE
from ..file_subjects import ViewFile
from ..files import UnreadableFile
from ..formats import FOR_MACHINES, TEXT
from ..formats.text import is_terminal, problem_line, wants_colour
from ..output import complain, flush_text, print_error, print_text
from ..problems import problems_of
from ..progress import Progress
from ..reports import Problem, Report
from ..sources import NO_VIEW, Source, find_sources, read_source


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    validate = commands.add_parser(
        "validate",
        parents=[content_options()],
        help="list the errors for which AWS would refuse views, and warnings",
    )
    validate.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a template, a {Template, Actions} content, the input of create-view, the output of "
        "describe-view, or a CloudFormation template, in JSON or YAML; also a directory, a "
        "pattern, or - for standard input",
    )
    add_at(validate)
    validate.add_argument(
        "--strict", action="store_true", help="also exit with status 1 for warnings"
    )
    validate.add_argument(
        "--skip-other-files",
        action="store_true",
        help="skip named files that do not look like views, as in a directory",
    )
    validate.add_argument(
        "--format",
        choices=[TEXT, *FOR_MACHINES],
        default=TEXT,
        help="the format of the results; by default text",
    )
    validate.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the problems of all files and return the exit status."""
    printing = _Printing(lines=options.format == TEXT)
    sources = find_sources(options.files)
    progress = Progress(len(sources))
    without_view = dict.fromkeys(
        directory for source in sources for directory in source.directories
    )
    for number, source in enumerate(sources, start=1):
        progress.at(number)
        if _judge(source, options, printing, progress):
            for directory in source.directories:
                without_view.pop(directory, None)
    progress.clear()
    for directory in without_view:
        printing.unreadable(directory, _no_view_in_directory(options.at))
    report = printing.report
    if options.format == TEXT:
        _print_summary(report)
    elif text := FOR_MACHINES[options.format](report):
        print_text(text)
    if report.unreadable:
        return UNREADABLE
    fails = report.count("error") or (options.strict and report.problems)
    return FINDINGS if fails else GOOD


class _Printing:
    """Collects the report, and prints it line by line if the format is text.

    Attributes:
        report: The report.
    """

    def __init__(self, *, lines: bool) -> None:
        self.report = Report()
        self._lines = lines
        self._in_colour = wants_colour(sys.stdout)

    def problem(self, problem: Problem) -> None:
        self.report.problems.append(problem)
        if self._lines:
            print_text(problem_line(problem, in_colour=self._in_colour))

    def unreadable(self, file: str, reason: str) -> None:
        self.report.unreadable.append((file, reason))
        complain(file, reason)

    def note(self, file: str, note: str) -> None:
        self.report.notes.append((file, note))
        complain(file, note)


def _judge(
    source: Source, options: argparse.Namespace, printing: _Printing, progress: Progress
) -> bool:
    """Judge a file. Return whether it was not skipped."""
    name = source.name
    try:
        file = read_source(source, options.at, skip_other_files=options.skip_other_files)
    except UnreadableFile as error:
        progress.clear()
        printing.unreadable(name, str(error))
        return True
    if file is None:
        printing.report.skipped += 1
        return False
    printing.report.files.append(name)
    printing.report.views += len(file.contents)
    problems = problems_of(name, file, status_of(options), options.allow_component)
    notes = list(_notes(file))
    if problems or notes:
        progress.clear()
    for note in notes:
        printing.note(name, note)
    for problem in problems:
        printing.problem(problem)
    return True


def _no_view_in_directory(at: str) -> str:
    return f"holds no file with a view at {at}" if at else "holds no file with a view"


def _notes(file: ViewFile) -> Iterator[str]:
    if not file.subjects:
        yield f"{NO_VIEW}, so nothing of it was checked"
    for subject in file.subjects:
        if subject.unknown_path is not None:
            yield f"{subject.unknown_path}: not checked, only a deployment knows its value"
        yield from subject.notes


def _print_summary(report: Report) -> None:
    if report.problems or report.unreadable or is_terminal(sys.stderr):
        flush_text()
        print_error(f"connect-views-mock: {report.summary}")
