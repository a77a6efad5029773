"""Components that show data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..markup import NOTHING, Html, box, element, inline, joined, optional
from ..node import Node, pairs, raises, source_of
from ..values import Fields, text
from .actions import buttons
from .sections import sections
from .texts import icon_name


def attribute_bar(node: Node) -> Html:
    """Draw labels and values side by side."""
    return pairs(node.props.items("Attributes"), "attribute-bar")


def attribute_section(node: Node) -> Html:
    """Draw labels and values under a heading."""
    items = node.props.items("Items")
    empty = NOTHING if items.values or items.source else node.props.text("NoItemMessage")
    return box(
        "section bordered",
        optional("heading level-3", node.props.text("Heading")),
        pairs(items),
        optional("hint", empty),
    )


def card(node: Node) -> Html:
    """Draw a card."""
    return card_of(node.props, joined([node.inline(), raises(node.props)]))


def card_of(fields: Fields, more: Html = NOTHING) -> Html:
    """Return a card: its icon, its heading with a status, its description, and more."""
    return box(
        "card bordered",
        icon_name(fields.text("Icon")),
        box(
            "card-body",
            box(
                "card-top",
                inline("strong", fields.text("Heading")),
                inline("status", fields.text("Status")) if fields.has("Status") else NOTHING,
            ),
            optional("description", fields.text("Description")),
            more,
        ),
    )


def data_section(node: Node) -> Html:
    """Draw labels and values that can be edited."""
    edit = box("button link", node.props.text("Edit") or "Edit")
    heading = node.props.text("Heading")
    editable = node.props.flag("IsEditable") or node.props.has("Edit")
    return box(
        "section bordered",
        box("card-top", inline("heading level-3", heading), edit if editable else NOTHING),
        pairs(node.props.items("Items")),
    )


def detail(node: Node) -> Html:
    """Draw sections of details."""
    return box("section", sections(node.props.raw("Sections")), node.inline())


def table(node: Node) -> Html:
    """Draw a table: its columns, and its rows as far as they are known."""
    columns = node.props.items("Columns")
    rows = node.props.items("Items")
    headings = [_column(column) for column in columns.values]
    if not headings:
        # Without columns, the keys of the rows are all that there is to show.
        keys = dict.fromkeys(key for row in rows.values for key in Fields(row).names())
        headings = [(key, text(key)) for key in keys if key != "_Configuration"]
    head = element("tr", "", *(element("th", "", label, scope="col") for _, label in headings))
    whole_row = {"colspan": str(max(len(headings), 1))}
    body = [
        element("tr", "", *(element("td", "", Fields(row).text(key)) for key, _ in headings))
        if Fields(row).names()
        else element("tr", "", element("td", "", text(row), **whole_row))
        for row in rows.values
    ]
    if not body:
        body = [element("tr", "", element("td", "hint", rows.source or "no rows", **whole_row))]
    return box(
        "table-box bordered",
        _table_top(node.props),
        source_of(columns),
        source_of(rows) if rows.values else NOTHING,
        box(
            "scroll",
            element("table", "", element("thead", "", head), element("tbody", "", *body)),
        ),
        _table_notes(node.props),
    )


def _column(column: Any) -> tuple[str, Html]:
    fields = Fields(column)
    key = fields.raw("Id")
    kind = fields.text("EditableType") or fields.text("Type")
    options = joined(map(text, fields.items("Options").values), ", ")
    label = fields.text("Label") or fields.text("Id") or text(column)
    note = inline("hint", " ", kind, *((": ", options) if options else ())) if kind else NOTHING
    return key if isinstance(key, str) else "", joined([label, note])


def _table_top(props: Fields) -> Html:
    actions = buttons(props.items("Actions")) if props.has("Actions") else NOTHING
    title = joined(
        [
            optional("heading level-3", props.text("Header")),
            optional("description", props.text("Description")),
        ]
    )
    return optional("card-top", box("", title) if title else NOTHING, actions)


def _table_notes(props: Fields) -> Html:
    notes = []
    if props.flag("Filterable"):
        notes.append(box("control", "Find rows"))
    if props.has("ItemsPerPage"):
        notes.append(inline("hint", props.text("ItemsPerPage"), " rows a page"))
    return joined([optional("table-notes", *notes), raises(props, "TableAction")])


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    "AttributeBar": attribute_bar,
    "AttributeSection": attribute_section,
    "Card": card,
    "DataSection": data_section,
    "Detail": detail,
    "Table": table,
}
