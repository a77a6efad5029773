"""``connect-views-mock input-schema``."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from typing import Any

from ...validation import input_findings
from ..arguments import add_at, content_options, status_of
from ..derived_schema import derived_input_schema
from ..exit_statuses import FINDINGS, GOOD, UNREADABLE
from ..files import UnreadableFile
from ..input_data import read_input_data
from ..output import complain, finding_line, print_text
from ..problems import print_errors_of
from ..sources import named_file, one_content


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    input_schema = commands.add_parser(
        "input-schema",
        parents=[content_options()],
        help="print the InputSchema that AWS derives from a view",
    )
    input_schema.add_argument("file", metavar="FILE", help="as for validate")
    add_at(input_schema)
    input_schema.add_argument(
        "--resource", metavar="ID", help="the view to take from a CloudFormation template"
    )
    input_schema.add_argument(
        "--data",
        metavar="DATA",
        help="check the values in this JSON file, which a flow passes to the view, instead",
    )
    input_schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the InputSchema of one view, or what data lacks, and return the exit status."""
    file, status = options.file, status_of(options)
    try:
        view_file = named_file(file, options.at)
        content = one_content(view_file.contents, options.resource)
    except UnreadableFile as error:
        complain(file, str(error))
        return UNREADABLE
    try:
        data = None if options.data is None else read_input_data(options.data)
    except UnreadableFile as error:
        complain(str(options.data), str(error))
        return UNREADABLE
    if print_errors_of(file, replace(view_file, subjects=[content]), options):
        return FINDINGS
    try:
        input_schema = derived_input_schema(content, status)
    except UnreadableFile as error:
        complain(file, str(error))
        return UNREADABLE
    if content.unknown:
        complain(
            file,
            f"{content.template_path}: only a deployment knows {len(content.unknown)} of its "
            "values, so the schema may lack inputs",
        )
    if data is None:
        print_text(json.dumps(json.loads(input_schema), indent=2))
        return GOOD
    wrong = input_findings(input_schema, data, lacks_inputs=bool(content.unknown))
    for finding in wrong:
        print_text(finding_line(str(options.data), finding))
    return FINDINGS if wrong else GOOD
