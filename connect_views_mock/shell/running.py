"""Runs the sub-commands of ``connect-views-mock``."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Sequence

from .arguments import ArgumentParser, VersionAction
from .commands import completion, input_schema, preview, schema, server, validate
from .exit_statuses import BROKEN_PIPE, GOOD, UNREADABLE
from .output import complain, discard, errors_that_may_be_lost, flush_text


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command and return the exit status.

    Raises:
        KeyboardInterrupt: If the user interrupts it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name can have characters that the terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        flush_text()
    except BrokenPipeError:
        discard(sys.stdout)
        return BROKEN_PIPE
    except OSError as error:
        # Errors of reading are caught elsewhere, so this is standard output.
        discard(sys.stdout)
        complain("standard output", f"cannot be written: {error.strerror or error}")
        return UNREADABLE
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Up to Python 3.10, argparse fails if standard error is closed.
        with contextlib.redirect_stderr(sys.stderr or io.StringIO()):
            options = _parser().parse_args(arguments)
    except SystemExit as stop:
        # argparse has printed the help or what is wrong with the command line.
        with errors_that_may_be_lost():
            if sys.stderr is not None:
                sys.stderr.flush()
        return int(stop.code or GOOD)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = ArgumentParser(
        prog="connect-views-mock",
        description="Check Amazon Connect views as AWS does, draw them, or serve a mock.",
        epilog="Exit status: 0 no errors, 1 errors, 2 a file cannot be read, the output cannot be "
        "written, or wrong usage.",
    )
    parser.add_argument(
        "--version", action=VersionAction, nargs=0, help="print the version and exit"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (validate, input_schema, preview, schema, server, completion):
        command.add_parser(commands)
    parser.set_defaults(parser=parser)
    return parser
