"""The options that several sub-commands share, and how help is printed."""

from __future__ import annotations

import argparse
from typing import Any

from .. import __version__
from ..connect.content import ViewStatus
from .output import print_text


class ArgumentParser(argparse.ArgumentParser):
    """A parser that does not hide it when the help cannot be written, as argparse does."""

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002 (where argparse prints its own)
        """Print the help.

        Raises:
            OSError: If standard output is closed or full.
        """
        print_text(self.format_help().rstrip("\n"))


class VersionAction(argparse.Action):
    """Prints the version, and does not hide it when that fails."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        print_text(f"{parser.prog} {__version__}")
        parser.exit()


def content_options() -> argparse.ArgumentParser:
    """Return a parent parser with the options for judging contents."""
    content = ArgumentParser(add_help=False)
    content.add_argument(
        "--draft", action="store_true", help="check only what AWS checks in a draft (status SAVED)"
    )
    add_allow_component(content)
    return content


def add_allow_component(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--allow-component``."""
    parser.add_argument(
        "--allow-component",
        type=_component_type,
        action="append",
        default=[],
        metavar="TYPE",
        help="accept this component type with any props; can be repeated",
    )


def status_of(options: argparse.Namespace) -> ViewStatus:
    """Return the status that the options stand for."""
    return "SAVED" if options.draft else "PUBLISHED"


def add_at(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--at``, which names the place of a view in a file."""
    parser.add_argument(
        "--at",
        type=_json_pointer,
        default="",
        metavar="POINTER",
        help="look only at the value at this JSON pointer, for example /views/0",
    )


def _component_type(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(f"must be the name of a component type, not {text!r}")
    return text


def _json_pointer(text: str) -> str:
    if text and not text.startswith("/"):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a JSON pointer: it must begin with a slash"
        )
    return text
