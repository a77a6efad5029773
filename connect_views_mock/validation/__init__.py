"""The checks of content without the API, for pipelines, scripts and tests."""

from .content_warnings import (
    ContentWarning,
    key_warnings,
    view_content_warnings,
    warnings_in_file,
)
from .view_content import HINT_ON_UNKNOWN_TYPES, content_findings, validate_view_content
from .view_input import input_findings, validate_view_input

__all__ = [
    "HINT_ON_UNKNOWN_TYPES",
    "ContentWarning",
    "content_findings",
    "input_findings",
    "key_warnings",
    "validate_view_content",
    "validate_view_input",
    "view_content_warnings",
    "warnings_in_file",
]
