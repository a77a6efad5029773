"""The parts of a file that are judged: views, and resources that belong to views."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..connect.content import Finding, ViewStatus
from ..validation import ContentWarning
from .file_content import FileContent
from .positions import Positions


@dataclass(frozen=True, slots=True)
class OtherResource:
    """A resource of a CloudFormation template that is not a view but belongs to one.

    Attributes:
        path: JSON pointer to its properties in the file.
        findings: What is wrong with them, with pointers into the file.
        is_unknown: Whether only a deployment knows its properties as a whole.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    is_unknown: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know although nothing is wrong."""
        return ()

    @property
    def unknown_path(self) -> str | None:
        """JSON pointer to the properties, if only a deployment knows all of them."""
        return self.path if self.is_unknown else None

    def validate(self, _: ViewStatus, __: Collection[str]) -> tuple[Finding, ...]:
        """Return what is wrong with the resource."""
        return self.findings

    def warnings(self) -> tuple[ContentWarning, ...]:
        """Return an empty tuple: the rules of warnings are about views."""
        return ()


Subject = FileContent | OtherResource


@dataclass(frozen=True, slots=True)
class ViewFile:
    """The parts of a file that are judged.

    Attributes:
        subjects: The views, and the resources that belong to views, in the order of the file.
        positions: Where the values of the file stand.
        is_recognized: Whether the file looks like one that holds views. Any other is judged as a
            template.
    """

    subjects: Sequence[Subject]
    positions: Positions
    is_recognized: bool = True

    @property
    def contents(self) -> list[FileContent]:
        """The views among the subjects."""
        return [subject for subject in self.subjects if isinstance(subject, FileContent)]
