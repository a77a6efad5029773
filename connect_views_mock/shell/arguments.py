"""The arguments that several sub-commands take, and how their help is printed."""

from __future__ import annotations

import argparse
from typing import Any

from .. import __version__
from ..connect.content import ViewStatus
from .output import print_text


class ArgumentParser(argparse.ArgumentParser):
    """Prints the help as everything else is printed: argparse ignores that it cannot be written."""

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002 (where argparse prints its own)
        """Print it, or raise what keeps it from being printed."""
        print_text(self.format_help().rstrip("\n"))


class VersionAction(argparse.Action):
    """Prints the version in the same way."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        print_text(f"{parser.prog} {__version__}")
        parser.exit()


def content_options() -> argparse.ArgumentParser:
    """Return the options that say how contents are judged, as a parent of a sub-command's."""
    content = ArgumentParser(add_help=False)
    content.add_argument(
        "--draft", action="store_true", help="check as for status SAVED: the frame only"
    )
    add_allow_component(content)
    return content


def add_allow_component(parser: argparse.ArgumentParser) -> None:
    """Add the option that names component types to accept."""
    parser.add_argument(
        "--allow-component",
        type=_component_type,
        action="append",
        default=[],
        metavar="TYPE",
        help="accept this component type with any props; may be repeated",
    )


def status_of(options: argparse.Namespace) -> ViewStatus:
    """Return the status for which contents are judged."""
    return "SAVED" if options.draft else "PUBLISHED"


def add_at(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where in a file its view is."""
    parser.add_argument(
        "--at",
        type=_json_pointer,
        default="",
        metavar="POINTER",
        help="look only at the value to which this JSON pointer leads, for example /views/0",
    )


def _component_type(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"must be the name of a component type, not {text!r}")
    return text


def _json_pointer(text: str) -> str:
    if text and not text.startswith("/"):
        raise argparse.ArgumentTypeError(f"{text!r} does not begin with a slash")
    return text
