"""Reads one view and the data for it, for ``input-schema`` and ``preview``."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from ..validation import input_findings
from .arguments import add_at, status_of
from .derived_schema import derived_input_schema
from .exit_statuses import FINDINGS, UNREADABLE
from .file_content import FileContent
from .files import UnreadableFile
from .formats.text import problem_line
from .input_data import InputData, MalformedData, read_input_data
from .output import complain, print_error
from .problems import print_errors_of
from .reports import Problem, Severity
from .sources import STDIN, named_file, one_content


class NoView(Exception):  # noqa: N818 (named after what it says)
    """The view or the data cannot be used. The reason has been printed.

    Attributes:
        status: The exit status.
    """

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


@dataclass(frozen=True, slots=True)
class OneView:
    """A view that has no errors.

    Attributes:
        content: Its content.
        input_schema: Its InputSchema.
        data: The values that a flow passes to it, if the user gave some.
    """

    content: FileContent
    input_schema: str
    data: InputData | None

    def data_problems(self, severity: Severity) -> list[Problem]:
        """Return what is wrong with the data."""
        if self.data is None:
            return []
        findings = input_findings(
            self.input_schema, self.data.values, lacks_inputs=bool(self.content.unknown)
        )
        return self.data.problems(findings, severity)


def add_view_and_data(parser: argparse.ArgumentParser, *, data_help: str) -> None:
    """Add the arguments that name the view and the data."""
    parser.add_argument(
        "file", metavar="FILE", help="a file that validate takes, or - for standard input"
    )
    add_at(parser)
    parser.add_argument(
        "--resource",
        metavar="ID",
        help="the logical id of the view, if a CloudFormation template has several",
    )
    parser.add_argument("--data", metavar="DATA", help=data_help)


def read_one_view(options: argparse.Namespace) -> OneView:
    """Return the view and the data that the arguments name.

    Raises:
        NoView: If one of them cannot be read, or if the view has errors.
    """
    file: str = options.file
    if file == options.data == STDIN:
        complain(STDIN, "standard input can be read only once: FILE and --data both name it")
        raise NoView(UNREADABLE)
    try:
        view_file = named_file(file, options.at)
        content = one_content(view_file.contents, options.resource)
    except UnreadableFile as error:
        complain(file, str(error))
        raise NoView(UNREADABLE) from None
    try:
        data = None if options.data is None else read_input_data(options.data)
    except UnreadableFile as error:
        complain(str(options.data), str(error))
        raise NoView(UNREADABLE) from None
    except MalformedData as error:
        print_error(problem_line(error.problem))
        raise NoView(UNREADABLE) from None
    if print_errors_of(file, replace(view_file, subjects=[content]), options):
        raise NoView(FINDINGS)
    try:
        input_schema = derived_input_schema(content, status_of(options))
    except UnreadableFile as error:
        complain(file, str(error))
        raise NoView(UNREADABLE) from None
    return OneView(content, input_schema, data)
