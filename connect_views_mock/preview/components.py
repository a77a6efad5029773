"""A component on the page: its drawing, and the marks that every component can have."""

from __future__ import annotations

from typing import Any

from ..connect.content_checks.components import components
from .conditions import conditions_in_words, is_conditional
from .drawings import drawing_of
from .markup import NOTHING, Html, box, inline, joined, optional
from .node import Node
from .values import Fields, text


def draw_view(document: dict[str, Any]) -> Html:
    """Return the components of a template on the grid of the view."""
    head = Fields(document.get("Head"))
    body = document.get("Body")
    children = [_item(entry) for entry in body] if isinstance(body, list) else []
    configuration = Fields(head.raw("Configuration"))
    return Node("", Fields(None), children, configuration).grid()


def _item(value: Any) -> Html:
    return _component(value) if isinstance(value, dict) else text(value)


def _component(node: dict[str, Any]) -> Html:
    name = node.get("Type")
    type_ = name if isinstance(name, str) else ""
    content = node.get("Content")
    props = Fields(node.get("Props"))
    children = [_item(item) for item in content] if isinstance(content, list) else []
    drawn = drawing_of(type_)(Node(type_, props, children, Fields(node.get("Configuration"))))
    known = components().get(type_)
    if known is not None and known.content == "none":
        drawn = joined([drawn, optional("extra", *children)])
    identifier = node.get("_id")
    title = f"{type_} {identifier}" if isinstance(identifier, str) else type_
    kind, mark = _visibility(props)
    return box(f"component{kind}", mark, drawn, _depending(props), title=title)


def _visibility(props: Fields) -> tuple[str, Html]:
    visibility = props.raw("Visibility")
    if isinstance(visibility, dict):
        words = conditions_in_words(visibility)
        return " conditional", box("condition", "shown if ", inline("text", words))
    if visibility in (False, "false"):
        return " hidden-part", box("condition", "hidden: Visibility is false")
    return "", NOTHING


def _depending(props: Fields) -> Html:
    """Return which of the other props depend on conditions, and on which."""
    return joined(
        box("condition", inline("strong", name), " if ", inline("text", conditions_in_words(value)))
        for name, value in props
        if name != "Visibility" and is_conditional(value)
    )
