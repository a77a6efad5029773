"""The actions of a view: the names of the branches that a flow has for it."""

from __future__ import annotations

import functools
from typing import Any, Final

from ..connect.content.findings import MAX_FINDINGS, MORE_FINDINGS, Finding, quoted

MAX_ACTION_LENGTH: Final = 255
"""How many characters an action may have (service model)."""

MAX_ACTIONS_IN_CLOUDFORMATION: Final = 1000
"""How many actions ``AWS::Connect::View`` takes; the API states no limit (registry schema)."""

ACTION_PATTERN: Final = r"^([\p{L}\p{N}_.:\/=+\-@()']+[\p{L}\p{Z}\p{N}_.:\/=+\-@()']*)$"
"""The pattern of an action, as the service model has it."""

ACTION_PATTERN_IN_CLOUDFORMATION: Final = r"^([\p{L}\p{N}_.:\/=+\-@]+[\p{L}\p{Z}\p{N}_.:\/=+\-@]*)$"
"""The pattern in ``AWS::Connect::View``: no parentheses, no apostrophe (registry schema)."""


def actions_findings(actions: Any, *, through_cloudformation: bool) -> list[Finding]:
    """Return what is wrong with the actions of a view; ``None`` means none.

    Of more than ``MAX_FINDINGS`` the first ones, and one after them that says so.

    Args:
        actions: The actions, of any type: they may come from a file.
        through_cloudformation: Whether CloudFormation's limit and pattern hold too.
    """
    if actions is None:
        return []
    if not isinstance(actions, (list, tuple)):
        return [Finding("/Actions", "must be array")]
    findings = []
    if through_cloudformation and len(actions) > MAX_ACTIONS_IN_CLOUDFORMATION:
        limit = f"must NOT have more than {MAX_ACTIONS_IN_CLOUDFORMATION} items"
        findings.append(Finding("/Actions", f"{limit} (in CloudFormation)"))
    for position, action in enumerate(actions):
        phrase = _phrase(action, through_cloudformation)
        if phrase is not None:
            findings.append(Finding(f"/Actions/{position}", phrase))
        if len(findings) > MAX_FINDINGS:
            return [*findings[:MAX_FINDINGS], Finding("/Actions", MORE_FINDINGS.message)]
    return findings


def _phrase(action: Any, through_cloudformation: bool) -> str | None:
    if not isinstance(action, str):
        return "must be string"
    if not action:
        return "must NOT have fewer than 1 characters"
    if len(action) > MAX_ACTION_LENGTH:
        return f"must NOT have more than {MAX_ACTION_LENGTH} characters"
    if not _is_well_formed(action):
        return f'must match pattern "{ACTION_PATTERN}" ({quoted(action)} does not)'
    if through_cloudformation and any(sign in action for sign in "()'"):
        pattern = ACTION_PATTERN_IN_CLOUDFORMATION
        return f'must match pattern "{pattern}" in CloudFormation ({quoted(action)} does not)'
    return None


@functools.cache
def _pattern() -> Any:
    # The standard library's patterns lack \p{...}; loading one that has them takes a while.
    import regex

    # The same language as ACTION_PATTERN, but no two parts compete for a character.
    return regex.compile(r"[\p{L}\p{N}_.:/=+\-@()'][\p{L}\p{Z}\p{N}_.:/=+\-@()']*")


def _is_well_formed(action: str) -> bool:
    return _pattern().fullmatch(action) is not None
