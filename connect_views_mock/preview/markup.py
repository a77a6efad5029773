"""Elements of HTML. Every text that goes into one is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

Html = Markup
"""HTML as it is written into the page; a plain text is escaped before it becomes this."""

NOTHING: Final = Html("")


def element(tag: str, kind: str, *children: str, **attributes: str) -> Html:
    """Return an element.

    Args:
        tag: Its tag.
        kind: Its classes.
        children: What is in it: HTML, or texts to escape.
        attributes: Its other attributes; an underscore stands for a hyphen.
    """
    named = {"class": kind, **attributes} if kind else attributes
    listed = "".join(
        f' {name.replace("_", "-")}="{escape(value)}"' for name, value in named.items()
    )
    inner = "".join(map(escape, children))
    # The tag and the names come from the code, everything else was escaped.
    return Html(f"<{tag}{listed}>{inner}</{tag}>")


def box(kind: str, *children: str, **attributes: str) -> Html:
    """Return a block. Blocks hold each other freely, unlike paragraphs, buttons and links."""
    return element("div", kind, *children, **attributes)


def inline(kind: str, *children: str, **attributes: str) -> Html:
    """Return a part of a line."""
    return element("span", kind, *children, **attributes)


def optional(kind: str, *children: str, **attributes: str) -> Html:
    """Return a block, or nothing if there is nothing to put into it."""
    return box(kind, *children, **attributes) if any(children) else NOTHING


def joined(parts: Iterable[str], separator: str = "") -> Html:
    """Return parts one after the other."""
    return Html(separator).join(parts)
