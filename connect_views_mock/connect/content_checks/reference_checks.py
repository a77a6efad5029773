"""The references that even a draft must not have, and how wrong ones are listed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ..content.findings import Finding
from ..content.frame import BEFORE_ALL_NODES, Found, Nodes
from .references import Reference

ANSWERED_WITH_SERVER_ERROR: Final = (
    "must NOT be a reference (AWS answers InternalServiceException here)"
)


def check_draft_references(
    nodes: Nodes,
    references: list[Reference],
    other_component_types: Collection[str],
    found: list[Found],
) -> None:
    """Add to *found* what AWS refuses even in a draft: references on Visibility.

    Args:
        nodes: The nodes of the template.
        references: Its references.
        other_component_types: Component types to accept with any props.
        found: Where the findings are added.
    """
    wrong = [
        (reference, Finding(reference.path, ANSWERED_WITH_SERVER_ERROR))
        for reference in references
        if reference.prop == "Visibility"
        and reference.is_input
        and reference.type not in other_component_types
    ]
    add_reference_findings(nodes, wrong, found)


def add_reference_findings(
    nodes: Nodes, wrong: list[tuple[Reference, Finding]], found: list[Found]
) -> None:
    """Add to *found* what is wrong with references, each in the order of its node."""
    if not wrong:
        return
    orders = {id(node): order for order, node in enumerate(nodes.values)}
    for reference, finding in wrong:
        order = (
            BEFORE_ALL_NODES if reference.node is None else orders[id(reference.node)]
        )
        found.append(Found(order, finding))
