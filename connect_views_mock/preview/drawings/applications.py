"""Applications that are shown inside of a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..conditions import as_json
from ..markup import Html, box, element, optional
from ..node import Node
from ..values import text


def application(node: Node) -> Html:
    """Draw the place of an application."""
    name = node.props.text("AppIdentifier") or node.props.text("ApplicationNamespace")
    path = node.props.text("Path")
    more = node.props.raw("ApplicationProps")
    return box(
        "placeholder picture",
        box("strong", "Application ", name),
        optional("hint", path),
        optional("hint", text(more) if more is not None else ""),
    )


def unknown(node: Node) -> Html:
    """Draw a component of a type that is not known: its name, its props and what it holds."""
    props = {name: value for name, value in node.props if name != "Visibility"}
    shown = element("pre", "source-code", as_json(props)) if props else ""
    return box("placeholder", box("strong", node.type), box("hint", shown), node.grid())


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "Application": application,
    "ConnectApplication": application,
}
