"""The checks of content for those who hold a template and no API: pipelines, scripts, tests."""

from .view_content import HINT_ON_UNKNOWN_TYPES, validate_view_content

__all__ = ["HINT_ON_UNKNOWN_TYPES", "validate_view_content"]
