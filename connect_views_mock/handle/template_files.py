"""The files of JSON from which the handle makes views."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..connect.content.template import without_duplicates
from .arguments import path_of

# How deep a file keeps its content: as `create-view` takes it, and as `describe-view` prints it.
_AROUND_CONTENT = ("View", "Content")


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A view as a file has it.

    Attributes:
        name: The name that the file gives to the view, or else the name of the file.
        template: The template, as an object or as JSON.
        actions: The actions; ``None`` if the file has none.
        description: The description, if the file has one.
        tags: The tags, if the file has some.
    """

    name: str
    template: Any
    actions: Any = None
    description: Any = None
    tags: Any = None


def find_template_files(directory: object) -> list[Path]:
    """Return the ``*.json`` files in a directory and the directories below it, sorted.

    Links to directories are not followed.

    Raises:
        ValueError: If there are none, or if one of the directories cannot be read.
    """
    if directory == "":
        raise ValueError("directory must be a path, not ''")
    root = path_of("directory", directory)
    try:
        files = [
            Path(parent, name)
            for parent, _, names in os.walk(root, onerror=_raise)
            for name in names
            if name.endswith(".json")
        ]
    except OSError as error:
        raise ValueError(f"directory: {error.filename} cannot be read: {error.strerror}") from None
    except ValueError as error:
        # Such as a null character.
        raise ValueError(f"directory must be a path, not {directory!r}: {error}") from None
    if not files:
        raise ValueError(f"directory: {root} has no *.json files")
    return sorted(files)


def _raise(error: OSError) -> None:
    raise error


def read_template_file(path: Path) -> TemplateFile:
    """Return the view of a file.

    The file is a template; a content ``{"Template": ..., "Actions": [...]}`` with the template as
    an object or as JSON; the input of ``create-view``; or a view as ``describe-view`` prints it.

    Raises:
        ValueError: If there is no such file, or if it holds none of these.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = json.loads(text, object_pairs_hook=without_duplicates)
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(f"{path} cannot be read as JSON: {reason}") from None
    if not isinstance(document, Mapping):
        raise ValueError(f"{path} does not hold a JSON object, and so no view")
    if "Head" in document or "Body" in document:
        # As it is written: AWS returns a template byte for byte.
        return TemplateFile(path.stem, text)
    view: Mapping[str, Any] = document
    content = document
    for key in _AROUND_CONTENT:
        if isinstance(content.get(key), Mapping):
            view, content = content, content[key]
    if "Template" not in content:
        raise ValueError(
            f'{path} holds no view: neither a template with "Head" and "Body", nor a content with '
            '"Template" and "Actions"'
        )
    return TemplateFile(
        name=view.get("Name", path.stem),
        template=content["Template"],
        actions=content.get("Actions"),
        description=view.get("Description"),
        tags=view.get("Tags"),
    )
