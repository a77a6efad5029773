"""The content of a view: its template, its checks and what is derived from it."""

from .findings import Finding, InvalidViewContent
from .view_content import ViewContent, ViewStatus, read_view_content

__all__ = [
    "Finding",
    "InvalidViewContent",
    "ViewContent",
    "ViewStatus",
    "read_view_content",
]
