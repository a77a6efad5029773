"""The content of one view, as a file holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from ..connect.content import Finding, ViewStatus
from ..validation import validate_view_content
from ..validation.actions import actions_findings

WHOLE: Final = ""
"""The JSON pointer to a value as a whole."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """The content of one view, as a file holds it.

    Attributes:
        template: The template as a JSON string; ``None`` when only a deployment knows it, or when
            ``findings`` says why there is none.
        template_path: JSON pointer to the template in the file.
        actions: The actions, of whatever type the file holds.
        actions_path: JSON pointer to the actions in the file.
        name: The logical id of the resource, or ``None`` outside of CloudFormation.
        unknown: JSON pointers, in the template, to the values that only a deployment knows.
        findings: What is wrong with the content before its template is looked at.
    """

    template: str | None
    template_path: str = ""
    actions: Any = None
    actions_path: str = "/Actions"
    name: str | None = None
    unknown: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether only a deployment knows the template as a whole."""
        return WHOLE in self.unknown

    def validate(
        self, status: ViewStatus, extra_component_types: Collection[str]
    ) -> tuple[Finding, ...]:
        """Return what is wrong with the content, with pointers into the file."""
        through_cloudformation = self.name is not None
        found: Iterable[Finding]
        if self.template is None:
            found = actions_findings(self.actions, through_cloudformation=through_cloudformation)
        else:
            found = validate_view_content(
                self.template,
                self.actions,
                status,
                extra_component_types=extra_component_types,
                through_cloudformation=through_cloudformation,
            )
        certain = (finding for finding in found if not self._depends_on_deployment(finding))
        return self.findings + tuple(self._in_file(finding) for finding in certain)

    def _depends_on_deployment(self, finding: Finding) -> bool:
        if finding.path in self.unknown:
            return True
        unknown_integrations = any(path.startswith("/Head/") for path in self.unknown)
        return unknown_integrations and finding.message.startswith("integrations used")

    def _in_file(self, finding: Finding) -> Finding:
        if finding.path == "/Actions" or finding.path.startswith("/Actions/"):
            path = self.actions_path + finding.path.removeprefix("/Actions")
        else:
            path = self.template_path + finding.path
        return Finding(path, finding.message)
