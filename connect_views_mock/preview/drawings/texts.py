"""Texts and pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..markup import NOTHING, Html, box, element, inline, optional
from ..node import Node

ALERT_SIGNS: Final = {"info": "i", "success": "✓", "warning": "!", "error": "✕"}
"""The sign of an alert, by its type."""

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5")
_SIZES: Final = (
    *("body-s", "body-m", "heading-xs", "heading-s", "heading-m", "heading-l", "heading-xl"),
    "display-l",
)


def alert(node: Node) -> Html:
    """Draw a message in the color of its type."""
    kind = node.props.word("type", tuple(ALERT_SIGNS), "info")
    dismiss = inline("close", "✕") if node.props.flag("dismissible") else NOTHING
    return box(
        f"alert {kind}",
        inline("alert-sign", ALERT_SIGNS[kind]),
        box("alert-body", optional("strong", node.props.text("heading")), box("", node.inline())),
        dismiss,
    )


def header(node: Node) -> Html:
    """Draw a heading with its description."""
    level = node.props.word("variant", _HEADINGS, "h2")[1]
    heading = box(f"heading level-{level}", node.inline(), role="heading", aria_level=level)
    return box("header", heading, optional("description", node.props.text("description")))


def html_box(node: Node) -> Html:
    """Draw markup as its source: it is not rendered here."""
    source = element("pre", "source-code", node.props.text("TemplateString"))
    return box("placeholder", box("hint", "HTML, not rendered here"), source, node.inline())


def icon(node: Node) -> Html:
    """Draw the name of an icon."""
    frame = node.props.word("Variant", ("card", "icon-only"), "icon-only")
    return box(f"icon-{frame}", icon_name(node.props.text("Name")))


def icon_name(name: Html) -> Html:
    """Return an icon as its name."""
    return inline("icon", name) if name else NOTHING


def image(node: Node) -> Html:
    """Draw a frame with the text of a picture: nothing is fetched."""
    source = node.props.text("Src")
    return box(
        "placeholder picture",
        box("strong", node.props.text("Alt") or "Image without Alt"),
        optional("hint", source and element("code", "", source)),
    )


def loader(_: Node) -> Html:
    """Draw the sign of something that loads."""
    return box("loader", "Loading …")


def text_box(node: Node) -> Html:
    """Draw a text in its size, weight and alignment."""
    variant = node.props.word("Variant", _HEADINGS, "")
    level = f" heading level-{variant[1]}" if variant else ""
    size = node.props.word("FontSize", _SIZES, "default")
    weight = node.props.word("FontWeight", ("light", "normal", "bold", "heavy"), "default")
    align = node.props.word("TextAlign", ("left", "center", "right"), "left")
    kinds = f"text-box{level} size-{size} weight-{weight} text-{align}"
    role = {"role": "heading", "aria_level": variant[1]} if variant else {}
    return box(kinds, node.inline(), **role)


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "Alert": alert,
    "HTMLBox": html_box,
    "Header": header,
    "Icon": icon,
    "Image": image,
    "Loader": loader,
    "TemplateStringComponent": html_box,
    "TextBox": text_box,
}
