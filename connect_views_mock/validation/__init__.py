"""The checks of content for those who hold a template and no API: pipelines, scripts, tests."""

from .view_content import HINT_ON_UNKNOWN_TYPES, validate_view_content
from .view_input import input_findings, validate_view_input

__all__ = [
    "HINT_ON_UNKNOWN_TYPES",
    "input_findings",
    "validate_view_content",
    "validate_view_input",
]
