"""The components of the AWS-managed views, each of which draws a whole view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..markup import NOTHING, Html, box, inline, joined, optional
from ..node import Node, pairs, source_of
from ..values import Fields, Items
from .data import card_of
from .form_fields import field
from .sections import sections
from .texts import ALERT_SIGNS, icon_name

_PER_ROW: Final = {"1": "12", "2": "6", "3": "4", "4": "3", "6": "2", "12": "1"}


def _top(props: Fields) -> Html:
    back = _slot(props, "Back", "link")
    bar = pairs(props.items("AttributeBar"), "attribute-bar") if props.has("AttributeBar") else ""
    titles = [
        optional("heading level-1", props.text("Heading")) if props.has("Heading") else NOTHING,
        optional("description", props.text("SubHeading")) if props.has("SubHeading") else NOTHING,
        optional("description", props.text("Description")) if props.has("Description") else NOTHING,
    ]
    return joined([bar, back, *titles])


def _slot(props: Fields, name: str, variant: str) -> Html:
    """Return the button of a slot: a caption, or an object that has one."""
    if not props.has(name):
        return NOTHING
    inner = Fields(props.raw(name))
    caption = inner.text("Label") or props.text(name)
    action = inner.text("Action") or name
    return box("button-box", box(f"button {variant}", caption), box("raises", "raises ", action))


def cards(node: Node) -> Html:
    """Draw cards on the grid, each with the details that it opens."""
    per_row = node.props.text("CardsPerRow").striptags()
    width = _PER_ROW.get(str(per_row), "6")
    found = node.props.items("Cards")
    return box(
        "managed",
        _top(node.props),
        source_of(found),
        box("grid", found.drawn(lambda fields: box(f"span-{width}", _card(fields)))),
        _slot(node.props, "NoMatchFound", "link"),
        node.inline(),
    )


def _card(fields: Fields) -> Html:
    shown = Fields(fields.raw("Detail"))
    detail = optional(
        "opens",
        optional("strong", shown.text("Heading")),
        optional("description", shown.text("Description")),
        sections(shown.raw("Sections")) if shown.has("Sections") else "",
        _captions(shown.items("Actions")),
    )
    return card_of(Fields(fields.raw("Summary")), joined([_opens(detail), detail]))


def _opens(detail: Html) -> Html:
    return box("hint", "opens") if detail else NOTHING


def _captions(items: Items) -> Html:
    buttons = [box("button normal", Fields({"Label": each}).text("Label")) for each in items.values]
    return joined([source_of(items), optional("buttons horizontal space-s", *buttons)])


def details(node: Node) -> Html:
    """Draw sections of details, and buttons below them."""
    return box(
        "managed",
        _top(node.props),
        sections(node.props.raw("Sections")) if node.props.has("Sections") else "",
        _captions(node.props.items("Actions")) if node.props.has("Actions") else "",
        node.inline(),
    )


def list_view(node: Node) -> Html:
    """Draw the items of a list below each other."""
    items = node.props.items("Items")
    return box(
        "managed", _top(node.props), source_of(items), items.drawn(_list_item), node.inline()
    )


def _list_item(fields: Fields) -> Html:
    heading = fields.text("Heading")
    shown = box("link", heading) if fields.has("Id") else box("strong", heading)
    return box(
        "card bordered",
        icon_name(fields.text("Icon")),
        box("card-body", shown, optional("description", fields.text("Description"))),
    )


def form_with_steps(node: Node) -> Html:
    """Draw the steps of a form, its sections and its buttons."""
    props = node.props
    steps = props.items("Wizard")
    found = props.items("Sections")
    left = [_slot(props, name, "normal") for name in ("Cancel", "Previous", "Edit")]
    return box(
        "managed",
        _top(props),
        _error(props) if props.has("ErrorText") else "",
        joined([source_of(steps), optional("steps", steps.drawn(_step))])
        if props.has("Wizard")
        else "",
        source_of(found),
        found.drawn(_form_section),
        optional("buttons horizontal space-s", *left, _slot(props, "Next", "primary")),
        node.inline(),
    )


def _error(props: Fields) -> Html:
    inner = Fields(props.raw("ErrorText"))
    heading = inner.text("Heading") or inner.text("Header")
    content = inner.text("Content") or (NOTHING if heading else props.text("ErrorText"))
    return box(
        "alert error",
        inline("alert-sign", ALERT_SIGNS["error"]),
        box("alert-body", optional("strong", heading), box("", content)),
    )


def _step(fields: Fields) -> Html:
    selected = " selected" if fields.flag("Selected") else ""
    more = inline("hint", " (optional)") if fields.flag("Optional") else NOTHING
    return box(f"step{selected}", fields.text("Heading"), more)


def _form_section(fields: Fields) -> Html:
    items = fields.items("Items")
    if fields.word("Type", ("DataSection",), ""):
        drawn = pairs(items)
    else:
        grid = Node("", fields, items.each(_field), Fields(fields.raw("Configuration"))).grid()
        drawn = joined([source_of(items), grid])
    return box("section bordered", optional("heading level-3", fields.text("Heading")), drawn)


def _field(fields: Fields) -> Html:
    if fields.has("Items"):
        # The admin guide puts fields that stand side by side into an item of their own.
        return box("form-fields", fields.items("Items").drawn(_plain_field))
    return _plain_field(fields)


def _plain_field(fields: Fields) -> Html:
    type_ = fields.raw("Type")
    return field(type_ if isinstance(type_, str) else "FormInput", fields)


def confirmation(node: Node) -> Html:
    """Draw the message that something is done."""
    graphic = Fields(node.props.raw("Graphic"))
    sign = box("done", "✓") if graphic.flag("Include") else NOTHING
    return box(
        "managed confirmation",
        _top(node.props),
        sign,
        _slot(node.props, "Next", "primary"),
        node.inline(),
    )


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "Cards": cards,
    "CardsView": cards,
    "Confirmation": confirmation,
    "ConfirmationView": confirmation,
    "DetailsView": details,
    "FormWithSteps": form_with_steps,
    "List": list_view,
    "ListView": list_view,
}
