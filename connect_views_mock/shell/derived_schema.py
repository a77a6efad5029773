"""The InputSchema of a content that a file holds."""

from __future__ import annotations

from ..connect.content import InvalidViewContent, ViewStatus
from ..connect.content_checks import ContentChecks, read_view_content
from .file_content import FileContent
from .files import UnreadableFile


def derived_input_schema(content: FileContent, status: ViewStatus) -> str:
    """Return the InputSchema of a content that was checked.

    Raises:
        UnreadableFile: If only a deployment knows the template, or its frame.
    """
    try:
        # What only a deployment knows must not be checked a second time.
        read = read_view_content(content.template, None, status, ContentChecks(frame_only=True))
    except InvalidViewContent:
        raise UnreadableFile("only a deployment knows its value") from None
    return read.input_schema or ""
