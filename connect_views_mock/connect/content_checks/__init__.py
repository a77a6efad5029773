"""What publishing checks and derives: components, references, InputSchema."""

from .view_content import ContentChecks, read_view_content

__all__ = ["ContentChecks", "read_view_content"]
