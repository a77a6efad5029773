"""The files that a command line names, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from .cloudformation_views import VIEW_RESOURCE_TYPE
from .content_files import read_contents
from .file_content import FileContent
from .files import MAX_FILE_BYTES, UnreadableFile, decode, read_file

NO_VIEW: Final = f"holds no {VIEW_RESOURCE_TYPE} resource"

_STDIN = "-"


def named_contents(file: str) -> list[FileContent]:
    """Return the contents of views that a file holds; ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    is_yaml = Path(file).suffix.lower() in {".yaml", ".yml"}
    return read_contents(named_text(file), is_yaml=is_yaml)


def named_text(file: str) -> str:
    """Return the text of a file; ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    if file == _STDIN:
        if sys.stdin is None:
            raise UnreadableFile("cannot be read: standard input is closed")
        try:
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise UnreadableFile(f"cannot be read: {error.strerror or error}") from None
        return decode(data)
    if not file:
        raise UnreadableFile("is an empty file name")
    return read_file(Path(file))


def one_content(contents: Sequence[FileContent], resource: str | None) -> FileContent:
    """Return the content of the one view, or of the resource that is asked for.

    Raises:
        UnreadableFile: If there is none, or more than one.
    """
    if resource is not None:
        contents = [content for content in contents if content.name == resource]
        if not contents:
            raise UnreadableFile(f"holds no view {resource}")
    if not contents:
        raise UnreadableFile(NO_VIEW)
    if len(contents) > 1:
        names = ", ".join(str(content.name) for content in contents)
        raise UnreadableFile(f"holds several views; choose one with --resource: {names}")
    return contents[0]
