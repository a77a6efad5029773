"""``connect-views-mock input-schema``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ...connect.content import InvalidViewContent
from ...connect.content_checks import ContentChecks, read_view_content
from ..arguments import content_options, status_of
from ..content_files import UnreadableFile
from ..exit_statuses import FINDINGS, GOOD, UNREADABLE
from ..output import complain, finding_line, print_error, print_text
from ..sources import named_contents, one_content


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    input_schema = commands.add_parser(
        "input-schema",
        parents=[content_options()],
        help="print the InputSchema that AWS derives from a view",
    )
    input_schema.add_argument("file", metavar="FILE", help="as for validate")
    input_schema.add_argument(
        "--resource", metavar="ID", help="the view to take from a CloudFormation template"
    )
    input_schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the InputSchema of one view and return the exit status."""
    file, status = options.file, status_of(options)
    try:
        content = one_content(named_contents(file), options.resource)
    except UnreadableFile as error:
        complain(file, str(error))
        return UNREADABLE
    findings = content.validate(status, options.allow_component)
    for finding in findings:
        print_error(finding_line(file, finding))
    if findings:
        return FINDINGS
    try:
        # Checked above; what only a deployment knows must not be checked a second time.
        read = read_view_content(content.template, None, status, ContentChecks(frame_only=True))
    except InvalidViewContent:
        complain(file, "only a deployment knows its value")
        return UNREADABLE
    if content.unknown:
        complain(
            file,
            f"{content.template_path}: only a deployment knows {len(content.unknown)} of its "
            "values, so the schema may lack inputs",
        )
    print_text(json.dumps(json.loads(read.input_schema or ""), indent=2))
    return GOOD
