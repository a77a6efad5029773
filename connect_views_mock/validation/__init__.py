"""The checks of content without the API, for pipelines, scripts and tests."""

from .content_warnings import (
    LOWER_CASE_KEY,
    ContentWarning,
    key_warnings,
    view_content_warnings,
    warnings_in_file,
)
from .unexpected_keys import at_its_key
from .view_content import HINT_ON_UNKNOWN_TYPES, content_findings, validate_view_content
from .view_input import input_findings, validate_view_input

__all__ = [
    "HINT_ON_UNKNOWN_TYPES",
    "LOWER_CASE_KEY",
    "ContentWarning",
    "at_its_key",
    "content_findings",
    "input_findings",
    "key_warnings",
    "validate_view_content",
    "validate_view_input",
    "view_content_warnings",
    "warnings_in_file",
]
