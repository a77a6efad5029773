"""The content of one view, as a file holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from ..connect.content import Finding, ViewStatus
from ..connect.content_checks import ContentChecks
from ..validation import ContentWarning, content_findings, warnings_in_file
from ..validation.actions import actions_findings
from .arriving_values import PLACEHOLDER
from .json_errors import with_hint

HINT_ON_UNKNOWN_TYPES: Final = "; --allow-component accepts others"
"""The end of a finding about an unknown component type, for users of the command."""

NOT_JSON: Final = "must be a JSON document: "
"""The beginning of a finding about a template that is not JSON."""

WHOLE: Final = ""
"""The JSON pointer to the whole of a value."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """The content of one view, as a file holds it.

    Attributes:
        template: The template as a JSON string. ``None`` if only a deployment knows it, or if
            ``findings`` says what is wrong with it.
        template_path: JSON pointer to the template in the file.
        template_in_string: Whether the template is a string in the file.
        actions: The actions, of any type.
        actions_path: JSON pointer to the actions in the file.
        name: The logical id of the resource, or ``None`` outside of CloudFormation.
        unknown: JSON pointers, in the template, to the values that only a deployment knows.
        findings: What is wrong with the content apart from its template.
        status: The status in the file, if it is a valid one.
        notes: What the reader should know although nothing is wrong.
        view_name: The name of the view in the file.
        key_warnings: Warnings about the keys of the content, with pointers into the file.
    """

    template: str | None
    template_path: str = ""
    template_in_string: bool = False
    actions: Any = None
    actions_path: str = "/Actions"
    name: str | None = None
    unknown: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    status: ViewStatus | None = None
    notes: tuple[str, ...] = ()
    view_name: str | None = None
    key_warnings: tuple[ContentWarning, ...] = ()

    @property
    def unknown_path(self) -> str | None:
        """JSON pointer to the template in the file, if only a deployment knows all of it."""
        return self.template_path if WHOLE in self.unknown else None

    def validate(
        self, status: ViewStatus, extra_component_types: Collection[str]
    ) -> tuple[Finding, ...]:
        """Return what is wrong with the content, with pointers into the file.

        If the file says ``SAVED``, the view is checked as a draft.
        """
        through_cloudformation = self.name is not None
        found: Iterable[Finding]
        if self.template is None:
            found = actions_findings(self.actions, through_cloudformation=through_cloudformation)
        else:
            checks = ContentChecks(
                other_component_types=frozenset(extra_component_types),
                through_cloudformation=through_cloudformation,
                hint_on_unknown_types=HINT_ON_UNKNOWN_TYPES,
            )
            judged_as: ViewStatus = "SAVED" if self.status == "SAVED" else status
            found = content_findings(self.template, self.actions, judged_as, checks)
            if self.template_in_string:
                found = [_with_hint(finding, self.template) for finding in found]
        certain = (finding for finding in found if not self._depends_on_deployment(finding))
        return self.findings + tuple(
            replace(finding, path=self._in_file(finding.path)) for finding in certain
        )

    def warnings(self) -> tuple[ContentWarning, ...]:
        """Return what AWS accepts but the author hardly means, with pointers into the file."""
        if self.template is None:
            return self.key_warnings
        actions = self.actions if self._knows_actions else None
        return self.key_warnings + tuple(
            replace(warning, path=self._in_file(warning.path))
            for warning in warnings_in_file(self.template, actions, self.template_path)
            if warning.path not in self.unknown
            and not (self.unknown and warning.rule == "unraised-action")
        )

    @property
    def _knows_actions(self) -> bool:
        return (
            isinstance(self.actions, list)
            and all(isinstance(action, str) for action in self.actions)
            and PLACEHOLDER not in self.actions
        )

    def _depends_on_deployment(self, finding: Finding) -> bool:
        if finding.path in self.unknown:
            return True
        unknown_integrations = any(path.startswith("/Head/") for path in self.unknown)
        return unknown_integrations and finding.message.startswith("integrations used")

    def _in_file(self, path: str) -> str:
        if path == "/Actions" or path.startswith("/Actions/"):
            return self.actions_path + path.removeprefix("/Actions")
        return self.template_path + path


def _with_hint(finding: Finding, template: str) -> Finding:
    return with_hint(finding, template) if finding.message.startswith(NOT_JSON) else finding
