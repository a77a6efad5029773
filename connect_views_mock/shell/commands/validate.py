"""``connect-views-mock validate``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ..arguments import content_options, status_of
from ..exit_statuses import FINDINGS, GOOD, UNREADABLE
from ..files import UnreadableFile
from ..output import complain, finding_line, print_text
from ..sources import NO_VIEW, named_contents


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    validate = commands.add_parser(
        "validate",
        parents=[content_options()],
        help="list everything for which AWS would refuse a view",
    )
    validate.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a template, a {Template, Actions} content, what describe-view prints, or a "
        "CloudFormation template; - for stdin",
    )
    validate.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to print the findings"
    )
    validate.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the findings of all files and return the exit status."""
    status = status_of(options)
    code = GOOD
    for_machines = []
    for file in options.files:
        try:
            contents = named_contents(file)
        except UnreadableFile as error:
            complain(file, str(error))
            code = UNREADABLE
            continue
        if not contents:
            complain(file, f"{NO_VIEW}, so nothing of it was checked")
        for content in contents:
            findings = content.validate(status, options.allow_component)
            if findings:
                code = max(code, FINDINGS)
            if content.is_unknown:
                path = content.template_path
                complain(file, f"{path}: not checked, only a deployment knows its value")
            for finding in findings:
                if options.format == "json":
                    for_machines.append(
                        {"file": file, "path": finding.path, "message": finding.message}
                    )
                else:
                    print_text(finding_line(file, finding))
    if options.format == "json":
        print_text(json.dumps(for_machines, indent=2))
    return code
