"""``connect-views-mock completion``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any, Final

from ..exit_statuses import GOOD, UNREADABLE
from ..output import complain, print_text

_FILES: Final = frozenset({"FILE", "DATA", "PAGE"})
"""The metavars of arguments that are names of files."""


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    completion = commands.add_parser(
        "completion", help="print a script that lets a shell complete this command"
    )
    completion.add_argument("shell", choices=["bash", "zsh", "tcsh"], help="the shell")
    completion.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the script and return the exit status."""
    try:
        # Imported here because it is an extra.
        import shtab
    except ImportError:
        complain("completion", "needs shtab: pip install 'connect-views-mock[completion]'")
        return UNREADABLE
    for action in _actions(options.parser):
        if action.metavar in _FILES:
            # This is how shtab knows which arguments to complete with file names.
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print_text(shtab.complete(options.parser, shell=options.shell))
    return GOOD


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
