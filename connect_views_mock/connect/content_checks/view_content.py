"""Reading the content of a view with all of its checks, and with its InputSchema."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from .. import content
from ..content import InvalidViewContent, ViewContent, ViewStatus
from ..content.frame import Found, read_frame
from .input_schema import derive_input_schema
from .reference_checks import check_draft_references
from .references import find_references


@dataclass(frozen=True, slots=True)
class ContentChecks:
    """How content is checked.

    Attributes:
        frame_only: Whether to check only the frame of published content.
        other_component_types: Types to accept with any props although the component
            data does not have them.
        through_cloudformation: Whether ``AWS::Connect::View`` publishes the content,
            which refuses a bare condition as Visibility (observed).
        hint_on_unknown_types: The end of a finding about an unknown type.
    """

    frame_only: bool = False
    other_component_types: Collection[str] = frozenset()
    through_cloudformation: bool = False
    hint_on_unknown_types: str = ""


ALL_CHECKS = ContentChecks()


def read_view_content(
    template: str | None,
    actions: Sequence[str] | None,
    status: ViewStatus,
    checks: ContentChecks = ALL_CHECKS,
) -> ViewContent:
    """Check the content of a view, and derive what DescribeView shows of it.

    ``SAVED`` means what AWS is known to check in a draft, ``PUBLISHED`` means all.

    Raises:
        InvalidViewContent: If anything is wrong. It lists everything that was found.
    """

    def check(document: dict[str, Any]) -> str:
        found: list[Found] = []
        nodes = read_frame(document, found)
        references = find_references(document)
        if checks.frame_only:
            pass
        elif status == "SAVED":
            check_draft_references(
                nodes, references, checks.other_component_types, found
            )
        else:
            # Imported here because a session that only saves drafts does not need it.
            from .checks import check_content

            check_content(document, nodes, references, checks, found)
        if found:
            found.sort(key=lambda each: each.order)
            raise InvalidViewContent([each.finding for each in found])
        return derive_input_schema(references)

    return content.read_view_content(template, actions, check)
