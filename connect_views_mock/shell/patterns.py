"""Finds the files that match a pattern such as ``views/**/*.json``."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SEPARATOR: Final = rf"[/{re.escape(os.sep)}]"
_ALL_LEVELS: Final = re.compile(rf"(?:^|(?<={_SEPARATOR}))\*\*(?:{_SEPARATOR}|$)")


def files_like(pattern: str) -> list[str]:
    """Return the files that match a pattern, sorted.

    ``**`` stands for directories at any depth. Unlike ``glob.glob``, it does not follow links to
    directories: links in a circle would lead to the same files many times, or without end.
    """
    return sorted({each for each in _matches(pattern) if Path(each).is_file()})


def _matches(pattern: str) -> Iterator[str]:
    beginning, *ending = _ALL_LEVELS.split(pattern, maxsplit=1)
    if not ending:
        # Path.glob does not take absolute patterns.
        yield from glob.iglob(pattern)  # noqa: PTH207
        return
    for root in glob.iglob(beginning) if beginning else [os.curdir]:  # noqa: PTH207
        for folder, folders, _ in os.walk(root):
            folders[:] = [each for each in folders if not each.startswith(".")]
            for match in _matches(os.path.join(glob.escape(folder), ending[0] or "*")):  # noqa: PTH118
                yield match if beginning else os.path.normpath(match)
