"""The files of JSON from which the handle makes views."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..connect.content.template import without_duplicates

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
