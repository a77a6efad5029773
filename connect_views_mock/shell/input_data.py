"""Reads the values that a flow passes to a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..connect.content import Finding, InvalidViewContent
from ..connect.content.template import read_template
from .json_errors import with_hint
from .positions import FilePositions, Place, positions_of
from .reports import Problem, Severity
from .sources import named_text


class MalformedData(ValueError):  # noqa: N818 (named after what it says)
    """A file that is not a JSON object.

    Attributes:
        problem: What is wrong, and where.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class InputData:
    """The values in a file.

    Attributes:
        file: The file, as the user named it.
        values: The value of each input by its name.
        positions: Where the values stand in the file.
    """

    file: str
    values: dict[str, Any]
    positions: FilePositions

    def problems(self, findings: Sequence[Finding], severity: Severity) -> list[Problem]:
        """Return what is wrong with the values, with lines and columns."""
        places = [Place(each.path, is_key=each.key is not None) for each in findings]
        positions = positions_of(self.positions, places)
        return [
            Problem(self.file, each.path, each.message, *positions[place], severity)
            for each, place in zip(findings, places, strict=True)
        ]


def read_input_data(file: str) -> InputData:
    """Return the object in a JSON file; ``-`` is standard input.

    Raises:
        UnreadableFile: If it cannot be read.
        MalformedData: If it is not a JSON object.
    """
    text = named_text(file)
    positions = FilePositions(text)
    try:
        values, _ = read_template(text)
    except InvalidViewContent as invalid:
        (finding,) = invalid.findings
        message = f"{with_hint(finding, text).message} (the data of a view)"
        position = positions.of([finding.path])[finding.path]
        raise MalformedData(Problem(file, finding.path, message, *position)) from None
    return InputData(file, values, positions)
