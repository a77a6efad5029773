"""Reads the values that a flow passes to a view."""

from __future__ import annotations

from typing import Any

from ..connect.content import InvalidViewContent
from ..connect.content.template import read_template
from .files import UnreadableFile
from .sources import named_text


def read_input_data(file: str) -> dict[str, Any]:
    """Return the object in a JSON file; ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read, or if it is not a JSON object.
    """
    try:
        data, _ = read_template(named_text(file))
    except InvalidViewContent as invalid:
        (finding,) = invalid.findings
        raise UnreadableFile(f"{finding.message} (the data of a view)") from None
    return data
