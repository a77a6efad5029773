"""The checks of view content at the shell: ``connect-views-mock``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import __version__
from .connect.content import Finding, InvalidViewContent, ViewStatus, read_view_content
from .connect.content.findings import printable
from .content_files import (
    MAX_FILE_BYTES,
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``connect-views-mock`` and return its exit status.

    0: everything is good. 1: there are findings. 2: a file could not be read or judged, or the
    command was wrong. 130 and 141: interrupted, and nobody reads the output any more, as shells
    count them.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name can hold what the terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        status: ViewStatus = "SAVED" if options.draft else "PUBLISHED"
        if options.command == "validate":
            code = _validate(options.files, status, options.allow_component, options.format)
        else:
            code = _input_schema(options.file, status, options.allow_component, options.resource)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes the stream once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="connect-views-mock",
        description="Check the content of Amazon Connect views as AWS does when it is published.",
        epilog="Exit status: 0 all good, 1 findings, 2 a file cannot be read or wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    content = argparse.ArgumentParser(add_help=False)
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
        help="a template, a {Template, Actions} content, or a CloudFormation template; - for stdin",
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
        for content in contents:
            findings = content.validate(status, allowed)
            if findings:
                code = max(code, FINDINGS)
            elif content.template is None:
                path = content.template_path
                _complain(file, f"{path}: not checked, only a deployment knows its value")
            for finding in findings:
                if output_format == "json":
                    for_machines.append(
                        {"file": file, "path": finding.path, "message": finding.message}
                    )
                else:
                    print(_line(file, finding))  # noqa: T201
    if output_format == "json":
        print(json.dumps(for_machines, indent=2))  # noqa: T201
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
        print(_line(file, finding), file=sys.stderr)  # noqa: T201
    if findings:
        return FINDINGS
    try:
        # Checked above; what only a deployment knows must not be checked a second time.
        read = read_view_content(content.template, None, status, validate_content=False)
    except InvalidViewContent:
        _complain(file, "only a deployment knows its value")
        return UNREADABLE
    print(json.dumps(json.loads(read.input_schema), indent=2))  # noqa: T201
    return GOOD


def _one_content(contents: Sequence[FileContent], resource: str | None) -> FileContent:
    if resource is not None:
        contents = [content for content in contents if content.name == resource]
        if not contents:
            raise UnreadableFile(f"holds no view {resource}")
    if len(contents) > 1:
        names = ", ".join(str(content.name) for content in contents)
        raise UnreadableFile(f"holds several views; choose one with --resource: {names}")
    return contents[0]


def _contents(file: str) -> list[FileContent]:
    if file == _STDIN:
        if sys.stdin is None:
            raise UnreadableFile("cannot be read: standard input is closed")
        return read_contents(decode(sys.stdin.buffer.read(MAX_FILE_BYTES + 1)), is_yaml=False)
    path = Path(file)
    is_yaml = path.suffix.lower() in {".yaml", ".yml"}
    return read_contents(read_file(path), is_yaml=is_yaml)


def _line(file: str, finding: Finding) -> str:
    where = f"{printable(file)}: {printable(finding.path)}" if finding.path else printable(file)
    return f"{where}: {finding.message}"


def _complain(file: str, message: str) -> None:
    print(f"connect-views-mock: {printable(file)}: {printable(message)}", file=sys.stderr)  # noqa: T201
