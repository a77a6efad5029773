"""The content of a view, as it is stored."""

from .findings import Finding, InvalidViewContent
from .view_content import ViewContent, ViewStatus, read_view_content

__all__ = [
    "Finding",
    "InvalidViewContent",
    "ViewContent",
    "ViewStatus",
    "read_view_content",
]
