"""``connect-views-mock input-schema``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ..arguments import content_options
from ..exit_statuses import FINDINGS, GOOD
from ..formats.text import problem_line
from ..one_view import NoView, add_view_and_data, read_one_view
from ..output import complain, print_text


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    input_schema = commands.add_parser(
        "input-schema",
        parents=[content_options()],
        help="print the InputSchema that AWS derives from a view, or check data against it",
    )
    add_view_and_data(
        input_schema,
        data_help="a JSON file with the values that a flow passes to the view: check them instead "
        "of printing the schema",
    )
    input_schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the InputSchema of one view, or what is wrong with data; return the exit status."""
    try:
        view = read_one_view(options)
    except NoView as stop:
        return stop.status
    content = view.content
    if content.unknown:
        complain(
            options.file,
            f"{content.template_path}: only a deployment knows {len(content.unknown)} of its "
            "values, so the schema may lack inputs",
        )
    if view.data is None:
        print_text(json.dumps(json.loads(view.input_schema), indent=2))
        return GOOD
    problems = view.data_problems("error")
    for problem in problems:
        print_text(problem_line(problem))
    return FINDINGS if problems else GOOD
