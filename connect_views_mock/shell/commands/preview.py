"""``connect-views-mock preview``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...validation import input_findings
from ..arguments import add_at, content_options, status_of
from ..derived_schema import derived_input_schema
from ..exit_statuses import FINDINGS, GOOD, UNREADABLE
from ..file_content import FileContent
from ..files import UnreadableFile
from ..input_data import read_input_data
from ..output import complain, finding_line, print_error, print_text
from ..problems import print_errors_of
from ..sources import named_file, one_content


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    preview = commands.add_parser(
        "preview",
        parents=[content_options()],
        help="write an HTML page that shows how a view is laid out",
    )
    preview.add_argument("file", metavar="FILE", help="as for validate")
    add_at(preview)
    preview.add_argument(
        "--resource", metavar="ID", help="the view to take from a CloudFormation template"
    )
    preview.add_argument(
        "--data", metavar="DATA", help="a JSON object with values for the inputs of the view"
    )
    preview.add_argument(
        "-o", "--output", metavar="PAGE", help="where to write the page instead of standard output"
    )
    preview.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page of one view and return the exit status."""
    # Imported here because the other sub-commands need none of it.
    from ...preview import preview_page

    try:
        view_file = named_file(options.file, options.at)
        content = one_content(view_file.contents, options.resource)
    except UnreadableFile as error:
        complain(options.file, str(error))
        return UNREADABLE
    try:
        data = None if options.data is None else read_input_data(options.data)
    except UnreadableFile as error:
        complain(str(options.data), str(error))
        return UNREADABLE
    if print_errors_of(options.file, replace(view_file, subjects=[content]), options):
        return FINDINGS
    try:
        input_schema = derived_input_schema(content, status_of(options))
    except UnreadableFile as error:
        complain(options.file, str(error))
        return UNREADABLE
    if data is not None:
        # The page shows what is missing: no reason not to draw it.
        for finding in input_findings(input_schema, data, lacks_inputs=bool(content.unknown)):
            print_error(finding_line(str(options.data), finding))
    page = preview_page(content.template or "", data, _actions(content))
    sources = [source for source in (options.file, options.data) if source]
    return _write(page, options.output, sources)


def _actions(content: FileContent) -> list[str]:
    listed = content.actions if isinstance(content.actions, list) else []
    return [action for action in listed if isinstance(action, str)]


def _write(page: str, output: str | None, sources: Sequence[str]) -> int:
    if output is None:
        # As ASCII, because standard output may have any encoding.
        print_text(page.encode("ascii", "xmlcharrefreplace").decode().rstrip("\n"))
        return GOOD
    try:
        for source in sources:
            if Path(output).exists() and Path(source).exists() and Path(output).samefile(source):
                complain(output, f"is also what is read: name another file than {source}")
                return UNREADABLE
        Path(output).write_bytes(page.encode())
    except (OSError, ValueError) as error:
        complain(output, f"cannot be written: {getattr(error, 'strerror', None) or error}")
        return UNREADABLE
    return GOOD
