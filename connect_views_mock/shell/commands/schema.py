"""``connect-views-mock schema``."""

from __future__ import annotations

import argparse
import json
from typing import Any

from ..arguments import add_allow_component
from ..exit_statuses import GOOD
from ..output import print_text


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    schema = commands.add_parser(
        "schema", help="print a JSON Schema of templates, for editors that check and complete"
    )
    add_allow_component(schema)
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema and return the exit status."""
    # Imported here because the other sub-commands do not need it.
    from ...validation.template_schema import template_schema

    print_text(json.dumps(template_schema(options.allow_component), indent=2))
    return GOOD
