"""One view of a file and the data for it, as ``input-schema`` and ``preview`` take them."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from typing import Any

from ..connect.content import Finding
from ..validation import input_findings
from .arguments import add_at, status_of
from .derived_schema import derived_input_schema
from .exit_statuses import FINDINGS, UNREADABLE
from .file_content import FileContent
from .files import UnreadableFile
from .input_data import read_input_data
from .output import complain
from .problems import print_errors_of
from .sources import STDIN, named_file, one_content


class NoView(Exception):  # noqa: N818 (named after what it says)
    """There is no view to go on with. What there is to say has been printed.

    Attributes:
        status: The exit status.
    """

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


@dataclass(frozen=True, slots=True)
class OneView:
    """A view that AWS would take, as far as it is known.

    Attributes:
        content: Its content.
        input_schema: The InputSchema that AWS derives from it.
        data: The values that a flow passes to it, if the command line has them.
    """

    content: FileContent
    input_schema: str
    data: dict[str, Any] | None

    def data_findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with the data."""
        if self.data is None:
            return ()
        lacks_inputs = bool(self.content.unknown)
        return input_findings(self.input_schema, self.data, lacks_inputs=lacks_inputs)


def add_view_and_data(parser: argparse.ArgumentParser, *, data_help: str) -> None:
    """Add the arguments that say which view is meant, and the data for it."""
    parser.add_argument("file", metavar="FILE", help="as for validate")
    add_at(parser)
    parser.add_argument(
        "--resource", metavar="ID", help="the view to take from a CloudFormation template"
    )
    parser.add_argument("--data", metavar="DATA", help=data_help)


def read_one_view(options: argparse.Namespace) -> OneView:
    """Return the view and the data that the command line means.

    Raises:
        NoView: If one of them cannot be read, or if AWS would refuse the view.
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
        complain(options.data, str(error))
        raise NoView(UNREADABLE) from None
    if print_errors_of(file, replace(view_file, subjects=[content]), options):
        raise NoView(FINDINGS)
    try:
        input_schema = derived_input_schema(content, status_of(options))
    except UnreadableFile as error:
        complain(file, str(error))
        raise NoView(UNREADABLE) from None
    return OneView(content, input_schema, data)
