"""``connect-views-mock preview``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..arguments import content_options
from ..exit_statuses import GOOD, UNREADABLE
from ..file_content import FileContent
from ..formats.text import problem_line
from ..one_view import NoView, add_view_and_data, read_one_view
from ..output import complain, print_error, print_text


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    preview = commands.add_parser(
        "preview",
        parents=[content_options()],
        help="draw a view as an HTML page",
    )
    add_view_and_data(
        preview, data_help="a JSON file with the values that a flow passes to the view"
    )
    preview.add_argument(
        "-o", "--output", metavar="PAGE", help="the file to write instead of standard output"
    )
    preview.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page of one view and return the exit status."""
    # Imported here because the other sub-commands do not need it.
    from ...preview import preview_page

    if options.output == "":
        complain("preview", "-o needs the name of a file")
        return UNREADABLE
    try:
        view = read_one_view(options)
    except NoView as stop:
        return stop.status
    for problem in view.data_problems("warning"):
        # The page shows what is missing, so it is written all the same.
        print_error(problem_line(problem))
    values = None if view.data is None else view.data.values
    page = preview_page(view.content.template or "", values, _actions(view.content))
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
                complain(output, f"is also read, so it is not written: it is the same as {source}")
                return UNREADABLE
        Path(output).write_bytes(page.encode())
    except (OSError, ValueError) as error:
        complain(output, f"cannot be written: {getattr(error, 'strerror', None) or error}")
        return UNREADABLE
    return GOOD
