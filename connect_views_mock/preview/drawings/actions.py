"""Buttons, links and other components that raise actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..markup import NOTHING, Html, box, inline, joined, optional
from ..node import Node, raises, source_of
from ..values import Fields, Items
from .texts import icon_name

_VARIANTS: Final = ("primary", "normal", "link")


def button(node: Node) -> Html:
    """Draw a button, whose caption is its Content."""
    return button_of(node.props, node.inline())


def button_of(fields: Fields, caption: Html) -> Html:
    """Return a button with the marks of what it does."""
    kind = fields.word("Variant", _VARIANTS, "normal")
    disabled = " disabled" if fields.flag("Disabled") else ""
    icon = icon_name(fields.text("IconName"))
    loading = inline("hint", " loading …") if fields.flag("Loading") else NOTHING
    parts = [caption, icon] if fields.word("IconAlign", ("right",), "") else [icon, caption]
    notes = [raises(fields)]
    if fields.has("Href"):
        notes.append(box("raises", "opens ", fields.text("Href")))
    if fields.word("FormAction", ("submit",), ""):
        notes.append(box("raises", "submits the form"))
    return box("button-box", box(f"button {kind}{disabled}", *parts, loading), *notes)


def buttons(items: Items, orientation: str = "horizontal", space: str = "s") -> Html:
    """Return buttons side by side, or below each other."""

    def one(fields: Fields) -> Html:
        return button_of(fields, fields.text("Label"))

    drawn = box(f"buttons {orientation} space-{space}", items.drawn(one))
    return joined([source_of(items), drawn])


def button_group(node: Node) -> Html:
    """Draw the buttons of a group."""
    orientation = node.props.word("ButtonsOrientation", ("vertical", "horizontal"), "horizontal")
    spaces = ("xxxs", "xxs", "xs", "s", "m", "l", "xl", "xxl")
    space = node.props.word("SpaceBetweenButtons", spaces, "s")
    return buttons(node.props.items("Items"), orientation, space)


def connect_action(node: Node) -> Html:
    """Draw what starts a contact as a button."""
    caption = node.props.text("Label") or node.inline()
    kind = optional("raises", "starts: ", node.props.text("ConnectActionType"))
    return box("button-box", box("button normal", caption), kind)


def link(node: Node) -> Html:
    """Draw a link that leads nowhere, and where it would lead."""
    targets = [node.props.text(name) for name in ("Url", "ResourceId") if node.props.has(name)]
    kind = node.props.text("Type")
    opens = inline("hint", " opens by itself") if node.props.flag("AutoOpen") else NOTHING
    caption = box("link", joined(targets, ", ") or "Link", inline("", " ↗"))
    return box("link-box", caption, optional("hint", kind, opens), node.inline())


def submit_button(node: Node) -> Html:
    """Draw the button that sends a form."""
    return button_of(node.props, node.props.text("Label") or node.inline())


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "Button": button,
    "ButtonGroup": button_group,
    "ConnectAction": connect_action,
    "Link": link,
    "SubmitButton": submit_button,
}
