"""The files of JSON from which the handle makes views."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..connect.content.template import without_duplicates
from ..view_documents import find_content, is_special_file, is_template
from .arguments import path_of


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

    Links to directories are not followed, and pipes and devices are passed over.

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
            if name.endswith(".json") and not is_special_file(Path(parent, name))
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
    if not isinstance(document, dict):
        raise ValueError(f"{path} does not hold a JSON object, and so no view")
    if is_template(document):
        # As it is written: AWS returns a template byte for byte.
        return TemplateFile(path.stem, text)
    found = find_content(document)
    if found is None or "Template" not in found.content:
        raise ValueError(
            f'{path} holds no view: neither a template with "Head" and "Body", nor a content with '
            '"Template" and "Actions"'
        )
    return TemplateFile(
        name=found.view.get("Name", path.stem),
        template=found.content["Template"],
        actions=found.content.get("Actions"),
        description=found.view.get("Description"),
        tags=found.view.get("Tags"),
    )
