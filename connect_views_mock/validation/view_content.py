"""The checks of content without the API, for pipelines, scripts and tests."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final, get_args

from ..connect.content import ViewStatus
from ..connect.content.findings import Finding, InvalidViewContent
from ..connect.content_checks import ContentChecks, read_view_content
from .actions import actions_findings
from .component_types import allowed_types

HINT_ON_UNKNOWN_TYPES: Final = "; extra_component_types accepts others"
"""How a finding about an unknown component type goes on in Python."""


def validate_view_content(
    template: str | None,
    actions: Sequence[str] | None = None,
    status: ViewStatus = "PUBLISHED",
    *,
    extra_component_types: Collection[str] = (),
    through_cloudformation: bool = False,
) -> tuple[Finding, ...]:
    """Check the content of a view, and return the reasons why AWS would refuse it.

    Args:
        template: The template as a JSON string, as ``CreateView`` takes it.
        actions: The names of the actions. ``None`` means no actions.
        status: ``PUBLISHED`` for all checks, ``SAVED`` for those of a draft.
        extra_component_types: Component types to accept with any props, because AWS has added them
            since this library was released.
        through_cloudformation: Whether the content goes through ``AWS::Connect::View``. It is
            stricter about conditions, the pattern of actions and their number.

    Returns:
        The findings in document order, with those of the actions last. Empty if the content is
        good. If a template or the actions have more than 10,000 findings, the first 10,000 are
        followed by one that says so.

    Raises:
        TypeError: If ``extra_component_types`` is not a collection of strings.
        ValueError: If ``status`` is neither of the two.
    """
    if status not in get_args(ViewStatus):
        raise ValueError(f"status must be 'PUBLISHED' or 'SAVED', not {status!r}")
    checks = ContentChecks(
        other_component_types=allowed_types(extra_component_types),
        through_cloudformation=through_cloudformation,
        hint_on_unknown_types=HINT_ON_UNKNOWN_TYPES,
    )
    return content_findings(template, actions, status, checks)


def content_findings(
    template: str | None, actions: Any, status: ViewStatus, checks: ContentChecks
) -> tuple[Finding, ...]:
    """Return for what AWS would refuse the content of a view.

    Args:
        template: The template as a JSON string.
        actions: The names of the actions, of any type: they may come from a file.
        status: The status for which the content is judged.
        checks: How it is judged.
    """
    wrong_actions = actions_findings(actions, through_cloudformation=checks.through_cloudformation)
    try:
        read_view_content(template, () if wrong_actions else actions, status, checks)
    except InvalidViewContent as invalid:
        return (*invalid.findings, *wrong_actions)
    return tuple(wrong_actions)
