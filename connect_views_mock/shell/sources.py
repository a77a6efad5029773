"""Finds and reads the files that a command line names: also directories and patterns."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..view_documents import is_special_file
from .cloudformation_resources import VIEW_RESOURCE_TYPE
from .content_files import mentions_a_view, read_subjects
from .file_content import WHOLE, FileContent
from .file_subjects import ViewFile
from .files import (
    MAX_FILE_BYTES,
    UnreadableFile,
    decode,
    decode_anyhow,
    read_bytes,
    read_file,
)
from .patterns import files_like

NO_VIEW: Final = f"holds no {VIEW_RESOURCE_TYPE} resource"

STDIN: Final = "-"
_YAML_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_SUFFIXES: Final = _YAML_SUFFIXES | {".json"}
_DIRECTORIES_OF_TOOLS: Final = frozenset({"node_modules", "__pycache__"})


class Source(NamedTuple):
    """A file to read.

    Attributes:
        name: The path, or ``-`` for standard input.
        directories: The directories that the user named and that hold the file.
        is_named: Whether the user named the file itself.
        problem: Why it cannot be read.
    """

    name: str
    directories: tuple[str, ...] = ()
    is_named: bool = True
    problem: str = ""


def find_sources(names: Iterable[str]) -> list[Source]:
    """Return the files that are named. Directories and patterns are expanded.

    A file that is named more than once, also through a link, is listed where it was named first.
    """
    sources: dict[tuple[str, str], Source] = {}
    for source in _all_sources(names):
        key = (_real_path(source.name), source.problem)
        first = sources.setdefault(key, source)
        sources[key] = first._replace(
            directories=tuple(dict.fromkeys(first.directories + source.directories)),
            is_named=first.is_named or source.is_named,
        )
    return list(sources.values())


def _real_path(name: str) -> str:
    if name == STDIN:
        return name
    try:
        return os.path.normcase(os.path.realpath(name))
    except (OSError, ValueError):
        # The name is impossible, for example because it has a null character.
        return name


def _all_sources(names: Iterable[str]) -> Iterator[Source]:
    stdin_is_named = False
    for name in names:
        if name == STDIN:
            problem = "standard input can be read only once" if stdin_is_named else ""
            yield Source(name, problem=problem)
            stdin_is_named = True
        elif os.path.isdir(name):  # noqa: PTH112 (Path.is_dir raises for what cannot be a path)
            yield from _files_in(name)
        elif any(sign in name for sign in "*?[") and not os.path.exists(name):  # noqa: PTH110
            yield from _files_like(name)
        else:
            yield Source(name)


def read_source(
    source: Source, at: str = WHOLE, *, skip_other_files: bool = False
) -> ViewFile | None:
    """Return the content of a file, or ``None`` if it has no view and may be skipped.

    Args:
        source: The file.
        at: JSON pointer to the part of the file to judge.
        skip_other_files: Whether files without a view may be skipped even if they are named.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    if source.problem:
        raise UnreadableFile(source.problem)
    if source.is_named and not skip_other_files:
        return named_file(source.name, at)
    text = _text_to_look_at(source.name)
    if text is None or not (at or mentions_a_view(text)):
        return None
    try:
        file = read_subjects(text, is_yaml=_is_yaml(source.name), at=at)
    except UnreadableFile:
        if at:
            return None
        raise
    return file if file.is_recognized and file.subjects else None


def named_file(file: str, at: str = WHOLE) -> ViewFile:
    """Return the content of a named file. ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    return read_subjects(named_text(file), is_yaml=_is_yaml(file), at=at)


def named_text(file: str) -> str:
    """Return the text of a named file. ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read.
    """
    if file == STDIN:
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


def may_hold_views(path: Path) -> bool:
    """Return whether a path in a directory is one to look into for views."""
    return path.suffix.lower() in _SUFFIXES and not is_special_file(path)


def one_content(contents: Sequence[FileContent], resource: str | None) -> FileContent:
    """Return the only content, or that of the resource with a logical id.

    Raises:
        UnreadableFile: If there is no such content, or if there is more than one.
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


def _files_in(directory: str) -> Iterator[Source]:
    is_empty = True
    errors: list[OSError] = []
    for folder, folders, files in os.walk(directory, onerror=errors.append):
        folders[:] = sorted(
            each
            for each in folders
            if not each.startswith(".") and each not in _DIRECTORIES_OF_TOOLS
        )
        for file in sorted(files):
            path = Path(folder, file)
            if may_hold_views(path):
                is_empty = False
                yield Source(os.path.normpath(path), (directory,), is_named=False)
    for error in errors:
        yield Source(str(error.filename), problem=f"cannot be read: {error.strerror}")
    if is_empty and not errors:
        yield Source(directory, problem="holds no *.json, *.yaml or *.yml file")


def _files_like(pattern: str) -> Iterator[Source]:
    files = files_like(pattern)
    if not files:
        yield Source(pattern, problem="matches no file")
    yield from map(Source, files)


def _text_to_look_at(file: str) -> str | None:
    data = read_bytes(Path(file))
    try:
        return decode(data)
    except UnreadableFile:
        # The user did not name this file, so it counts only if it is a view in another encoding.
        if len(data) <= MAX_FILE_BYTES and mentions_a_view(decode_anyhow(data)):
            raise
        return None


def _is_yaml(file: str) -> bool:
    return Path(file).suffix.lower() in _YAML_SUFFIXES
