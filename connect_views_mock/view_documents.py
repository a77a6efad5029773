"""The forms in which people keep a view as JSON.

A document is a template; a content ``{"Template": ..., "Actions": [...]}``; the input of
``create-view`` or ``update-view-content``; or a view as ``describe-view`` prints it.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, NamedTuple


class FoundContent(NamedTuple):
    """The content of a view, found in a document.

    Attributes:
        view: The object with the name, the description, the tags and the status of the view.
        content: The object with the template and the actions. It may be the same as ``view``.
        path: JSON pointer to the content in the document.
    """

    view: dict[str, Any]
    content: dict[str, Any]
    path: str


def is_special_file(path: Path) -> bool:
    """Return whether a path is a pipe, a socket or a device. To read one may take forever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_template(document: object) -> bool:
    """Return whether a document looks like a template."""
    return isinstance(document, dict) and ("Head" in document or "Body" in document)


def find_content(document: dict[str, Any]) -> FoundContent | None:
    """Return the content in a document that is not a template, or ``None`` if it has none."""
    if "Template" in document or "Actions" in document:
        return FoundContent(document, document, "")
    described = document.get("View")
    if isinstance(described, dict) and isinstance(described.get("Content"), dict):
        return FoundContent(described, described["Content"], "/View/Content")
    content = document.get("Content")
    if isinstance(content, dict) and "Template" in content:
        return FoundContent(document, content, "/Content")
    return None
