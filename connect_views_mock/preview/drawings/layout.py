"""Components that hold others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..markup import Html, box, optional
from ..node import Node


def _border(node: Node) -> str:
    return "" if node.props.flag("HideBorder") else " bordered"


def container(node: Node) -> Html:
    """Draw a box with a header and a footer."""
    return box(
        f"container{_border(node)}",
        optional("box-header", node.props.text("header")),
        node.grid(),
        optional("box-footer", node.props.text("footer")),
    )


def section(node: Node) -> Html:
    """Draw a part of a view under a heading."""
    return box("section", optional("heading level-2", node.props.text("Heading")), node.grid())


def form(node: Node) -> Html:
    """Draw the box around the fields that are sent together."""
    return box(f"form{_border(node)}", node.grid())


def expandable_section(node: Node) -> Html:
    """Draw a section as it looks when it is open."""
    header = box("box-header", "▾ ", node.props.text("header"))
    return box("container bordered", header, node.grid())


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "Container": container,
    "ExpandableSection": expandable_section,
    "Form": form,
    "Section": section,
}
