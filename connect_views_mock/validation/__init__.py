"""The checks of content for those who hold a template and no API: pipelines, scripts, tests."""

from .view_content import validate_view_content

__all__ = ["validate_view_content"]
