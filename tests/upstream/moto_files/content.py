"""The content of a view, as it is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ViewStatus = Literal["SAVED", "PUBLISHED"]

MAX_CONTENT_BYTES = 400_000
"""Template and actions together, in UTF-8 (AWS documentation: 400 kB)."""


class InvalidViewContent(ValueError):
    def __init__(self, message: str) -> None:
        super().__init__(f"Invalid view content: {message}")


@dataclass(frozen=True, slots=True)
class ViewContent:
    """The shape ``ViewContent``, and its checksum."""

    template: str
    actions: tuple[str, ...]
    sha256: str


def read_view_content(template: str | None, actions: Sequence[str] | None) -> ViewContent:
    """Read a template, which must be a JSON object, and its actions.

    How AWS computes ``ViewContentSha256`` is not public. Here, the whitespace of the
    JSON, the order of its keys and the order of the actions do not matter.
    """
    actions = tuple(actions or ())
    if template is None:
        raise InvalidViewContent("must have required property 'Template'")
    try:
        size = sum(len(text.encode()) for text in (template, *actions))
        document = json.loads(template)
        content = json.dumps([document, sorted(actions)], sort_keys=True)
    except (ValueError, RecursionError) as error:
        raise InvalidViewContent(f"must be a JSON document: {error}")
    if size > MAX_CONTENT_BYTES:
        phrase = f"must NOT be larger than {MAX_CONTENT_BYTES} bytes, is {size}"
        raise InvalidViewContent(phrase)
    if not isinstance(document, dict):
        raise InvalidViewContent("must be object")
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return ViewContent(template, actions, sha256)
