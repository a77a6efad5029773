"""The content of a view: its template, the frame of that, and its checksum."""

from .findings import Finding, InvalidViewContent
from .view_content import ViewContent, ViewStatus, read_view_content

__all__ = [
    "Finding",
    "InvalidViewContent",
    "ViewContent",
    "ViewStatus",
    "read_view_content",
]
