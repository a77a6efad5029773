"""A component as a drawing sees it, with its children drawn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .markup import NOTHING, Html, box, joined, optional
from .values import Fields, Items, filled, text

GRID_WIDTH: Final = 12
"""How many columns the grid of a view has, and how wide a component is by default."""

_TARGETS: Final = ("Url", "ResourceId", "ApplicationName")
"""What says where a value leads."""

_ALIGNMENTS: Final = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class Node:
    """A component, or the view as a whole.

    Attributes:
        type: Its type.
        props: Its props.
        children: What stands in its Content, each item drawn.
        configuration: Its Configuration.
    """

    type: str
    props: Fields
    children: Sequence[Html]
    configuration: Fields

    def inline(self) -> Html:
        """Return the children one after the other, as the parts of a text."""
        return joined(self.children)

    def grid(self) -> Html:
        """Return the children on the grid, in the widths that the Configuration gives them."""
        if not self.children:
            return NOTHING
        layout = Fields(self.configuration.raw("Layout"))
        columns = layout.raw("Columns")
        align = layout.word("Align", _ALIGNMENTS, "left")
        source = layout.items("Columns").source
        cells = [
            box(f"span-{width}", child)
            for child, width in zip(self.children, _widths(columns), strict=False)
        ]
        note = box("source", "Columns: ", source) if source else NOTHING
        return joined([note, box(f"grid align-{align}", *cells)])


def _widths(columns: Any) -> Iterator[int]:
    """Yield how wide each child is.

    A list gives each child its width by its position; further children have the default. One
    value is the width of every child.
    """
    columns = filled(columns)
    if not isinstance(columns, list):
        return itertools.repeat(_width(columns))
    return itertools.chain(map(_width, columns), itertools.repeat(GRID_WIDTH))


def _width(value: Any) -> int:
    try:
        width = int(filled(value))
    except (TypeError, ValueError, OverflowError):
        return GRID_WIDTH
    return width if 1 <= width <= GRID_WIDTH else GRID_WIDTH


def raises(fields: Fields, name: str = "Action") -> Html:
    """Return which action a component raises, if it says so."""
    action = fields.text(name)
    return box("raises", "raises ", action) if action else NOTHING


def pairs(items: Items, kind: str = "pairs") -> Html:
    """Return labels with their values, for example the attributes of an attribute bar."""
    return joined([source_of(items), optional(kind, items.drawn(pair))])


def pair(fields: Fields) -> Html:
    """Return a label with its value, and where it leads."""
    value = fields.text("Value")
    targets = [fields.text(name) for name in _TARGETS if fields.has(name)]
    if targets or fields.has("LinkType"):
        kind = fields.text("LinkType") or text("external")
        to = (" to ", joined(targets, ", ")) if targets else ()
        value = joined([box("link", value), box("hint", kind, " link", *to)])
    copy = box("hint", "can be copied") if fields.flag("Copyable") else NOTHING
    return box("pair", box("label", fields.text("Label")), box("value", value, copy))


def source_of(items: Items) -> Html:
    """Return the reference that a list comes from, as a line above it."""
    return box("source", "list from ", items.source) if items.source else NOTHING
