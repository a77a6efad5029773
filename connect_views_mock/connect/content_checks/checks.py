"""The checks of content that is to be published.

The rules are those that AWS is known to enforce; where the sources disagree or the
outcome is not known, the content is accepted. ``docs/content-rules.md`` accounts for
each rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

from ..content.findings import MAX_FINDINGS, Finding, quoted
from ..content.frame import BEFORE_ALL_NODES, Found, Nodes, stands_in_body
from .components import Component, components
from .hosts import UNKNOWN_HOST
from .literals import configuration_findings, props_findings
from .nearest_names import NearestNames
from .reference_checks import (
    ANSWERED_WITH_SERVER_ERROR,
    add_reference_findings,
)
from .references import (
    INPUT_PATTERN,
    INTEGRATION_PATTERN,
    MAX_STEPS,
    Reference,
)

if TYPE_CHECKING:
    from .view_content import ContentChecks

MAY_HOLD_COMPONENTS_AT_TOP: Final = frozenset(
    {"Container", "ExpandableSection", "Form", "Section"}
)
"""The components that may hold others where they stand directly in Body."""

_NO_PROPS: Final[dict[str, Any]] = {}


def check_content(
    document: dict[str, Any],
    nodes: Nodes,
    references: list[Reference],
    checks: ContentChecks,
    found: list[Found],
) -> None:
    """Add to *found* what keeps a template from being published.

    Of more than ``MAX_FINDINGS``, not all are found.

    Args:
        document: The template.
        nodes: Its nodes.
        references: Its references.
        checks: How it is checked.
        found: Where the findings are added.
    """
    head = document.get("Head")
    nearest = NearestNames()
    if isinstance(head, dict):
        found += [
            Found(BEFORE_ALL_NODES, finding)
            for finding in _head_findings(head, nearest)
        ]
    known = components()
    other_component_types = checks.other_component_types
    for order, (node, path) in enumerate(zip(nodes.values, nodes.paths, strict=True)):
        if len(found) > MAX_FINDINGS:
            break
        findings: list[Finding] = []
        if "Configuration" in node:
            findings += _configuration_findings(node["Configuration"], path, nearest)
        type_ = node.get("Type")
        if isinstance(type_, str) and type_ not in other_component_types:
            if type_ not in known:
                hint = checks.hint_on_unknown_types
                findings.append(_unknown_type(type_, path, known, nearest, hint))
            else:
                props = node.get("Props", _NO_PROPS)
                if isinstance(props, dict):
                    findings += props_findings(type_, props, path, nearest)
                if type_ not in MAY_HOLD_COMPONENTS_AT_TOP and stands_in_body(path):
                    findings += _components_inside(node, type_, path)
                if checks.through_cloudformation:
                    findings += _bare_condition(props, path)
        if findings:
            found += [Found(order, finding) for finding in findings]
    declared = _declared_integrations(head)
    wrong = []
    for reference in references:
        phrase = _reference_phrase(reference, declared, other_component_types)
        if phrase is not None:
            wrong.append((reference, Finding(reference.path, phrase)))
    add_reference_findings(nodes, wrong, found)


def _head_findings(head: dict[str, Any], nearest: NearestNames) -> Iterator[Finding]:
    if "Configuration" not in head:
        yield Finding("/Head", "must have required property 'Configuration'")
    elif not isinstance(head["Configuration"], dict):
        yield Finding("/Head/Configuration", "must be object")
    else:
        yield from configuration_findings(head["Configuration"], "/Head", nearest)
    if not isinstance(head.get("Integrations", []), list):
        yield Finding("/Head/Integrations", "must be array")


def _configuration_findings(
    configuration: Any, path: str, nearest: NearestNames
) -> list[Finding]:
    if not isinstance(configuration, dict):
        return []
    return configuration_findings(configuration, path, nearest)


def _unknown_type(
    type_: str, path: str, known: Collection[str], nearest: NearestNames, hint: str
) -> Finding:
    name = nearest.of(type_, known)
    meant = "" if name is None else f"; did you mean {quoted(name)}?"
    return Finding(
        f"{path}/Type",
        f"must be equal to constant ({quoted(type_)} is not one of the {len(known)} "
        f"known component types{hint}{meant})",
    )


def _components_inside(
    node: dict[str, Any], type_: str, path: str
) -> Iterator[Finding]:
    content = node.get("Content")
    for position, item in enumerate(content if isinstance(content, list) else ()):
        if isinstance(item, dict):
            yield Finding(
                f"{path}/Content/{position}",
                f"must be string (Content/items must be string where {type_} stands "
                "directly in Body)",
            )


def _bare_condition(props: Any, path: str) -> Iterator[Finding]:
    if isinstance(props, dict):
        visibility = props.get("Visibility")
        if isinstance(visibility, dict) and "Conditions" not in visibility:
            yield Finding(
                f"{path}/Props/Visibility",
                "must have required property 'Conditions' (in CloudFormation)",
            )


def _declared_integrations(head: Any) -> frozenset[str] | None:
    """Return the names of the integrations in the head; ``None`` if nobody can tell.

    The shape of an entry was seen in one sample only; one of another shape may declare
    any name.
    """
    integrations = head.get("Integrations", []) if isinstance(head, dict) else None
    if not isinstance(integrations, list):
        return None
    names = set()
    for entry in integrations:
        name = entry.get("Name") if isinstance(entry, dict) else None
        if not isinstance(name, str):
            return None
        names.add(name)
    return frozenset(names)


def _reference_phrase(
    reference: Reference,
    declared: frozenset[str] | None,
    other_component_types: Collection[str],
) -> str | None:
    """Return what is wrong with a reference, if anything is."""
    target = reference.target
    prop = reference.prop
    if prop is None and target is not None and not target.is_integration:
        return None
    type_ = reference.type
    component = None if type_ is None else components().get(type_)
    if target is None:
        literal = _may_be_literal(reference, component, other_component_types)
        return None if literal else _not_well_formed(reference.text)
    if target.is_integration:
        if declared is None or target.name in declared or reference.place == "Head":
            return None
        return (
            "integrations used in the view body are not included in the view head "
            f"({quoted(target.name)})"
        )
    if prop is None or component is None or type_ in other_component_types:
        return None
    if prop == "Visibility" or prop in component.references_answered_with_server_error:
        return ANSWERED_WITH_SERVER_ERROR
    if component.refuses_references_on_unknown_props and prop not in component.props:
        return (
            f"must NOT be a reference ({component.type} has no property {quoted(prop)})"
        )
    return None


def _may_be_literal(
    reference: Reference,
    component: Component | None,
    other_component_types: Collection[str],
) -> bool:
    """Return whether a text that begins with ``$.`` stands where any literal is taken.

    R80 says of such a text that it matches neither the pattern of literals nor that of
    references: that is known only of a place whose literals are checked at all.
    """
    if reference.place != "Props":
        return False
    return (
        reference.type in other_component_types
        or reference.host is UNKNOWN_HOST
        or (component is not None and not component.literals_checked)
    )


def _not_well_formed(text: str) -> str:
    pattern = INTEGRATION_PATTERN if text.startswith("$.#") else INPUT_PATTERN
    return (
        f'must match pattern "{pattern}" with at most {MAX_STEPS} steps '
        f"(a text that begins with $. is a reference; this one is {quoted(text)})"
    )
