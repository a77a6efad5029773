"""Derives the InputSchema of a content in a file."""

from __future__ import annotations

from ..connect.content import InvalidViewContent, ViewStatus
from ..connect.content_checks import ContentChecks, read_view_content
from .file_content import FileContent
from .files import UnreadableFile


def derived_input_schema(content: FileContent, status: ViewStatus) -> str:
    """Return the InputSchema of a content that has been checked.

    Raises:
        UnreadableFile: If only a deployment knows the template or its frame.
    """
    try:
        # Full checks would find fault with the placeholders of what only a deployment knows.
        read = read_view_content(content.template, None, status, ContentChecks(frame_only=True))
    except InvalidViewContent:
        raise UnreadableFile("only a deployment knows its template") from None
    return read.input_schema or ""
