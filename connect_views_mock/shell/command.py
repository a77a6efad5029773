"""The checks of view content at the shell: ``connect-views-mock``."""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from .. import __version__
from ..connect.content import Finding, InvalidViewContent, ViewStatus
from ..connect.content.findings import printable, quoted
from ..connect.content_checks import ContentChecks, read_view_content
from .content_files import (
    MAX_FILE_BYTES,
    VIEW_RESOURCE_TYPE,
    FileContent,
    UnreadableFile,
    decode,
    read_contents,
    read_file,
)

GOOD = 0
FINDINGS = 1
UNREADABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141

_STDIN = "-"
_NO_VIEW: Final = f"holds no {VIEW_RESOURCE_TYPE} resource"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``connect-views-mock`` and return its exit status.

    0: everything is good. 1: there are findings. 2: a file could not be read or judged, the output
    could not be written, or the command was wrong. 130 and 141: interrupted, and nobody reads the
    output any more, as shells count them.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name can hold what the terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard(sys.stdout)
        return BROKEN_PIPE
    except OSError as error:
        # What is read has its errors caught where it is read.
        _discard(sys.stdout)
        _complain("standard output", f"cannot be written: {error.strerror or error}")
        return UNREADABLE
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        # Up to Python 3.10, argparse does not expect that standard error is closed.
        with contextlib.redirect_stderr(sys.stderr or io.StringIO()):
            options = _parser().parse_args(arguments)
    except SystemExit as stop:
        # The help was asked for or the command was wrong; what there is to say has been said.
        with _errors_that_may_be_lost():
            if sys.stderr is not None:
                sys.stderr.flush()
        return int(stop.code or GOOD)
    status: ViewStatus = "SAVED" if options.draft else "PUBLISHED"
    if options.command == "validate":
        return _validate(options.files, status, options.allow_component, options.format)
    return _input_schema(options.file, status, options.allow_component, options.resource)


class _ArgumentParser(argparse.ArgumentParser):
    """Prints the help as everything else is printed: argparse ignores that it cannot be written."""

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002 (where argparse prints its own)
        _print(self.format_help().rstrip("\n"))


class _VersionAction(argparse.Action):
    """Prints the version in the same way."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        _print(f"{parser.prog} {__version__}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = _ArgumentParser(
        prog="connect-views-mock",
        description="Check the content of Amazon Connect views as AWS does when it is published.",
        epilog="Exit status: 0 all good, 1 findings, 2 a file cannot be read, the output cannot be "
        "written, or wrong usage.",
    )
    parser.add_argument(
        "--version", action=_VersionAction, nargs=0, help="print the version and exit"
    )
    content = _ArgumentParser(add_help=False)
    content.add_argument(
        "--draft", action="store_true", help="check as for status SAVED: the frame only"
    )
    content.add_argument(
        "--allow-component",
        action="append",
        default=[],
        metavar="TYPE",
        help="accept this component type with any props; may be repeated",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    validate = commands.add_parser(
        "validate", parents=[content], help="list everything for which AWS would refuse a view"
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
    input_schema = commands.add_parser(
        "input-schema", parents=[content], help="print the InputSchema that AWS derives from a view"
    )
    input_schema.add_argument("file", metavar="FILE", help="as for validate")
    input_schema.add_argument(
        "--resource", metavar="ID", help="the view to take from a CloudFormation template"
    )
    return parser


def _validate(
    files: Iterable[str], status: ViewStatus, allowed: Sequence[str], output_format: str
) -> int:
    code = GOOD
    for_machines = []
    for file in files:
        try:
            contents = _contents(file)
        except UnreadableFile as error:
            _complain(file, str(error))
            code = UNREADABLE
            continue
        if not contents:
            _complain(file, f"{_NO_VIEW}, so nothing of it was checked")
        for content in contents:
            findings = content.validate(status, allowed)
            if findings:
                code = max(code, FINDINGS)
            if content.is_unknown:
                path = content.template_path
                _complain(file, f"{path}: not checked, only a deployment knows its value")
            for finding in findings:
                if output_format == "json":
                    for_machines.append(
                        {"file": file, "path": finding.path, "message": finding.message}
                    )
                else:
                    _print(_line(file, finding))
    if output_format == "json":
        _print(json.dumps(for_machines, indent=2))
    return code


def _input_schema(
    file: str, status: ViewStatus, allowed: Sequence[str], resource: str | None
) -> int:
    try:
        content = _one_content(_contents(file), resource)
    except UnreadableFile as error:
        _complain(file, str(error))
        return UNREADABLE
    findings = content.validate(status, allowed)
    for finding in findings:
        _print_error(_line(file, finding))
    if findings:
        return FINDINGS
    try:
        # Checked above; what only a deployment knows must not be checked a second time.
        read = read_view_content(content.template, None, status, ContentChecks(frame_only=True))
    except InvalidViewContent:
        _complain(file, "only a deployment knows its value")
        return UNREADABLE
    if content.unknown:
        _complain(
            file,
            f"{content.template_path}: only a deployment knows {len(content.unknown)} of its "
            "values, so the schema may lack inputs",
        )
    _print(json.dumps(json.loads(read.input_schema or ""), indent=2))
    return GOOD


def _one_content(contents: Sequence[FileContent], resource: str | None) -> FileContent:
    if resource is not None:
        contents = [content for content in contents if content.name == resource]
        if not contents:
            raise UnreadableFile(f"holds no view {resource}")
    if not contents:
        raise UnreadableFile(_NO_VIEW)
    if len(contents) > 1:
        names = ", ".join(str(content.name) for content in contents)
        raise UnreadableFile(f"holds several views; choose one with --resource: {names}")
    return contents[0]


def _contents(file: str) -> list[FileContent]:
    if file == _STDIN:
        if sys.stdin is None:
            raise UnreadableFile("cannot be read: standard input is closed")
        try:
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise UnreadableFile(f"cannot be read: {error.strerror or error}") from None
        return read_contents(decode(data), is_yaml=False)
    if not file:
        raise UnreadableFile("is an empty file name")
    path = Path(file)
    is_yaml = path.suffix.lower() in {".yaml", ".yml"}
    return read_contents(read_file(path), is_yaml=is_yaml)


def _line(file: str, finding: Finding) -> str:
    where = f"{printable(file)}: {printable(finding.path)}" if finding.path else printable(file)
    return f"{where}: {finding.message}"


def _complain(file: str, message: str) -> None:
    _print_error(f"connect-views-mock: {printable(file) or quoted(file)}: {printable(message)}")


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    print(text)  # noqa: T201


def _print_error(text: str) -> None:
    with _errors_that_may_be_lost():
        if sys.stderr is not None:
            print(text, file=sys.stderr)  # noqa: T201


@contextlib.contextmanager
def _errors_that_may_be_lost() -> Iterator[None]:
    """Let standard error be closed or full: then the exit status has to say it all."""
    try:
        yield
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO | None) -> None:
    """Lead a stream that cannot be written nowhere; one that is closed is ``None``.

    Python flushes it once more when it ends, and would complain and change the exit status.
    """
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
