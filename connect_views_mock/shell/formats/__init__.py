"""The formats of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..reports import Report
from .github import github_commands
from .json_list import json_list
from .junit import junit_xml
from .sarif import sarif_log

TEXT: Final = "text"

FOR_MACHINES: Final[Mapping[str, Callable[[Report], str]]] = {
    "json": json_list,
    "github": github_commands,
    "sarif": sarif_log,
    "junit": junit_xml,
}
"""The formats for machines, by name. They are printed at the end."""
