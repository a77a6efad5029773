"""Reads the text of a file."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

MAX_FILE_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read (our choice). No view is nearly as large."""

_BOMS_OF_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableFile(ValueError):  # noqa: N818 (named after what it says)
    """A file that cannot be judged. The message says why."""


def read_file(file: Path) -> str:
    """Return the text of a file.

    Raises:
        UnreadableFile: If it is missing, is a directory, is too large, is empty or is not UTF-8.
    """
    return decode(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """Return the bytes of a file. Of a file that is too large, only the beginning is returned.

    Raises:
        UnreadableFile: If it is missing or is a directory.
    """
    try:
        if file.is_dir():
            raise UnreadableFile("cannot be read: is a directory")
        with file.open("rb") as opened:
            return opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"cannot be read: {error.strerror or error}") from None
    except UnreadableFile:
        raise
    except ValueError as error:
        # The path is impossible, for example because it has a null character.
        raise UnreadableFile(f"cannot be read: {error}") from None


def decode(data: bytes) -> str:
    """Return bytes of a file as text.

    Raises:
        UnreadableFile: If it is too large, is empty or is not UTF-8.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(f"is larger than {MAX_FILE_BYTES} bytes, so it cannot be a view")
    if not data.strip():
        raise UnreadableFile("is empty")
    if data.startswith(_BOMS_OF_UTF16):
        raise UnreadableFile("is UTF-16 text; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 text: byte {error.start} is invalid") from None


def decode_anyhow(data: bytes) -> str:
    """Return bytes that are not UTF-8 as text, to look for words in it."""
    encoding = "utf-16" if data.startswith(_BOMS_OF_UTF16) else "latin-1"
    return data.decode(encoding, "replace")
