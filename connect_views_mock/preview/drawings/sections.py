"""The sections of details, of which a managed view has many forms."""

from __future__ import annotations

from typing import Any

from ..binding import BoundReference
from ..markup import Html, box, element, joined, optional
from ..node import pairs
from ..values import Fields, chip, text


def sections(value: Any) -> Html:
    """Return sections: a text, markup, attributes under a heading, or a list of them."""
    if isinstance(value, BoundReference):
        if not value.is_filled:
            return box("source", chip(value))
        return joined([box("source", "from ", chip(value)), sections(value.value)])
    if isinstance(value, list):
        # No deeper: a list in a list is none of the forms.
        return joined(map(_section, value))
    return _section(value)


def _section(value: Any) -> Html:
    fields = Fields(value)
    if fields.has("TemplateString"):
        return box("text-box", element("pre", "source-code", fields.text("TemplateString")))
    if fields.has("Items"):
        items = fields.items("Items")
        heading = optional("heading level-3", fields.text("Heading"))
        message = fields.text("NoItemMessage")
        return box(
            "section", heading, pairs(items), optional("hint", "" if items.values else message)
        )
    return box("text-box", text(value))
