"""Each component on the page."""

from __future__ import annotations

from typing import Any

import pytest

from connect_views_mock.connect.content_checks.components import (
    components,
    definitions,
    referred_definition,
)
from connect_views_mock.preview.drawings import DRAWINGS

from .helpers import node, page

NOT_DRAWN = {
    *("AttributeSection/Columns", "AttributeSection/NoItemMessage"),
    "Card/Id",
    *("Cards/Cards/Summary/Id", "CardsView/Cards/Summary/Id"),
    *("CardsView/Style", "ConfirmationView/Style", "DetailsView/Style", "ListView/Style"),
    *("CheckboxGroup/Options/Value", "Dropdown/Options/Value", "RadioGroup/Options/Value"),
    "ConnectAction/StartChatContactProps",
    "ConnectAction/StartEmailContactProps",
    "ConnectAction/StartTaskContactProps",
    "ExpandableSection/variant",
    "FormInput/ValidationPattern",
    "FormWithSteps/Style",
    "FormWithSteps/Sections/Configuration/Layout/Columns",
    "FormWithSteps/Sections/Items/Options/Label",
    "FormWithSteps/Sections/Items/Options/Value",
    "FormWithSteps/Sections/Items/Options/Description",
    *("List/Items/Id", "ListView/Items/Id"),
    *("Table/Columns/Id", "Table/Name", "Table/Items/_Configuration/EditableDisabled"),
    *("TextArea/MaxLength", "TextArea/Placeholder", "TextArea/Rows"),
}
"""What a picture does not show, or not beside the other values of this test."""


def marked(schema: Any, path: str, texts: list[str]) -> Any:
    """A value for a schema in which each text says where it stands."""
    name = referred_definition(schema)
    if name == "text":
        texts.append(path)
        return f"«{path}»"
    if name is not None:
        return marked(definitions()[name], path, texts)
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return marked(schema["anyOf"][0], path, texts)
    if schema.get("type") == "array":
        return [marked(schema["items"], path, texts)]
    if "properties" in schema:
        return {
            key: marked(inner, f"{path}/{key}", texts)
            for key, inner in schema["properties"].items()
        }
    texts.append(path)
    return {"Key": f"«{path}»"} if schema.get("type") == "object" else f"«{path}»"


def test_every_component_of_the_data_has_a_drawing() -> None:
    assert set(DRAWINGS) == set(components())


@pytest.mark.parametrize("type_", sorted(components()))
def test_the_texts_of_a_component_are_on_the_page(type_: str) -> None:
    texts: list[str] = []
    props = {
        name: marked(prop.schema, f"{type_}/{name}", texts)
        for name, prop in components()[type_].props.items()
    }
    read = page(node(type_, props, f"«{type_}/Content»")).text

    assert {text for text in texts if f"«{text}»" not in read} <= NOT_DRAWN
    if type_ not in {"SubmitButton", "ConnectAction"}:
        assert f"«{type_}/Content»" in read


def test_a_component_that_is_unknown_is_a_box_with_its_name_its_props_and_its_content() -> None:
    read = page(node("Carousel", {"Speed": 3, "Title": "$.T"}, node("TextBox", {}, "Inside")))

    assert "Carousel" in read.texts("placeholder")
    assert '{"Speed": 3, "Title": "$.T"}' in read.texts("source-code")
    assert "Inside" in read.texts("placeholder")
    assert page(node("Carousel")).texts("source-code") == []


@pytest.mark.parametrize(
    ("component", "kind", "shown"),
    [
        (node("Alert", {"type": "error"}, "a"), "error", "a"),
        (node("Alert", {"type": ""}, "a"), "info", "a"),
        (node("Alert", {"dismissible": "true"}, "a"), "close", "✕"),
        (node("Header", {"variant": "h3"}, "a"), "level-3", "a"),
        (node("TextBox", {"Variant": "h5", "FontSize": "body-s"}, "a"), "size-body-s", "a"),
        (node("TextBox", {"Variant": "h5"}, "a"), "level-5", "a"),
        (node("TextBox", {"FontWeight": "heavy", "TextAlign": "right"}, 5), "weight-heavy", "5"),
        (node("TextBox", {"TextAlign": "right"}, "a"), "text-right", "a"),
        (node("Icon", {"Name": "Cafe", "Variant": "card"}), "icon-card", "Cafe"),
        (node("Icon", {"Name": "Cafe"}), "icon-icon-only", "Cafe"),
        (node("Image", {}), "picture", "Image without Alt"),
        (node("Loader", {}), "loader", "Loading …"),
        (node("Button", {"Variant": "primary"}, "a"), "primary", "a"),
        (node("Button", {"Disabled": True}, "a"), "disabled", "a"),
        (node("Button", {"Loading": "true"}, "a"), "hint", " loading …"),
        (node("Button", {"Href": "/x"}, "a"), "raises", "/x"),
        (node("SubmitButton", {}, "a"), "button", "a"),
        (node("ConnectAction", {}, "a"), "button", "a"),
        (node("Link", {}), "link", "Link"),
        (node("Link", {"AutoOpen": True}), "hint", " opens by itself"),
        (node("ButtonGroup", {"ButtonsOrientation": "vertical", "Items": ["a"]}), "vertical", "a"),
        (node("ButtonGroup", {"SpaceBetweenButtons": "xl", "Items": ["a"]}), "space-xl", "a"),
        (node("DataSection", {"Items": [], "IsEditable": True}), "link", "Edit"),
        (node("AttributeSection", {"Items": [], "NoItemMessage": "None"}), "hint", "None"),
        (node("Table", {}), "hint", "no rows"),
        (node("Table", {"Filterable": True}), "control", "Find rows"),
        (node("Toggle", {"DefaultValue": "$.T"}), "hint", "$.T"),
        (node("FormInput", {"Required": "true", "Label": "a"}), "required", " *"),
        (node("Dropdown", {"MultiSelect": True, "Options": ["a"]}), "options", "several: "),
        (node("TextArea", {}), "tall", ""),
        (node("TextArea", {"Placeholder": "a"}), "hint", "a"),
        (node("DatePicker", {"DateFormat": "MM"}), "hint", "MM"),
        (node("TimePicker", {}), "hint", "time"),
        (node("CheckboxGroup", {"DefaultValue": "x", "Options": []}), "hint", "x"),
        (node("ConfirmationView", {"Graphic": {"Include": True}}), "done", "✓"),
        (node("FormWithSteps", {"ErrorText": "a"}), "error", "a"),
        (node("FormWithSteps", {"Next": "Go"}), "primary", "Go"),
        (node("FormWithSteps", {"Wizard": [{"Heading": "a", "Selected": True}]}), "selected", "a"),
        (node("DetailsView", {"Sections": "a"}), "text-box", "a"),
        (node("DetailsView", {"Sections": {"TemplateString": "a"}}), "source-code", "a"),
        (node("DetailsView", {"Actions": ["a"]}), "button", "a"),
        (node("Detail", {"Sections": "$.S"}), "source", "$.S"),
        (node("ListView", {"Items": [{"Heading": "a", "Id": "b"}]}), "link", "a"),
        (node("ListView", {"Items": [{"Heading": "a"}]}), "strong", "a"),
        (node("ListView", {"Items": ["a"]}), "item", "a"),
        (
            node("CardsView", {"CardsPerRow": 3, "Cards": [{"Summary": {"Heading": "a"}}]}),
            "span-4",
            "a",
        ),
        (
            node("CardsView", {"CardsPerRow": 5, "Cards": [{"Summary": {"Heading": "a"}}]}),
            "span-6",
            "a",
        ),
        (node("Application", {"AppIdentifier": "a"}), "picture", "a"),
    ],
)
def test_what_a_prop_makes_of_a_component(component: Any, kind: str, shown: str) -> None:
    assert shown in "".join(page(component).texts(kind))
    if kind not in {"control", "tall"}:
        assert shown in page(component).texts(kind)


@pytest.mark.parametrize("type_", ["Container", "Form"])
def test_a_border_can_be_hidden(type_: str) -> None:
    inner = node("TextBox", {}, "a")

    assert page(node(type_, {}, inner)).texts("bordered")
    assert page(node(type_, {"HideBorder": "false"}, inner)).texts("bordered")
    assert not page(node(type_, {"HideBorder": True}, inner)).texts("bordered")


def test_an_icon_stands_on_its_side_of_a_caption() -> None:
    left = page(node("Button", {"IconName": "check"}, "Go")).text
    right = page(node("Button", {"IconName": "check", "IconAlign": "right"}, "Go")).text

    assert left.index("check") < left.index("Go")
    assert right.index("Go") < right.index("check")


def test_the_rows_of_a_table_stand_under_its_columns() -> None:
    columns = [{"Label": "Number", "Id": "n"}, {"Label": "State", "Id": "s", "Type": "text"}]
    rows = [{"n": 1, "s": "open", "other": "x"}, {"n": 2}]

    read = page(node("Table", {"Columns": columns, "Items": rows}))

    assert read.texts("table-box") == ["Number", "State", " ", "text", "1", "open", "2"]
    assert read.tags.count("tr") == 3
    assert read.tags.count("td") == 4


def test_a_table_without_columns_shows_the_keys_of_its_rows() -> None:
    rows = [{"a": 1, "_Configuration": {"EditableDisabled": ["a"]}}, {"b": 2}]

    read = page(node("Table", {"Items": rows}))

    assert read.texts("table-box") == ["a", "b", "1", "2"]


def test_rows_of_any_other_form_are_shown_as_they_are() -> None:
    read = page(node("Table", {"Items": [{"a": 1, "b": 2}, "x", "$.Row", {}]}))

    assert read.texts("table-box") == ["a", "b", "1", "2", "x", "$.Row", "{}"]
    assert read.values.count("2") == 3


def test_columns_of_any_other_form_are_shown_as_they_are() -> None:
    read = page(node("Table", {"Columns": ["a", {"Id": 5}, {"Id": "c"}], "Items": [{"c": "d"}]}))

    assert read.texts("table-box") == ["a", "5", "c", "d"]


def test_what_is_chosen_by_default_is_marked() -> None:
    options = [{"Label": "One", "Value": "1"}, {"Label": "Two", "Value": "2"}]

    for props in ({"DefaultValue": "2"}, {"DefaultValue": ["2"]}):
        source = page(node("RadioGroup", {"Options": options, **props})).source
        one, two = source.split("One")
        assert (
            "radio chosen" not in one.partition("<main")[2].partition("One")[0].split("choice")[1]
        )
        assert "radio chosen" in one + two
        assert source.count("radio chosen") == 1
        assert "default:" not in source


def test_a_default_that_is_no_option_is_said() -> None:
    props = {"Options": [{"Label": "One", "Value": "1"}], "DefaultValue": ["$.D", "1"]}

    read = page(node("CheckboxGroup", props))

    assert "default: " in read.texts("hint")
    assert read.source.count("checkbox chosen") == 1


@pytest.mark.parametrize("value", [True, "true"])
def test_a_toggle_is_on_or_off(value: Any) -> None:
    assert "toggle chosen" in page(node("Toggle", {"DefaultValue": value})).source
    assert "toggle chosen" not in page(node("Toggle", {"DefaultValue": False})).source


def test_a_managed_form_draws_its_fields() -> None:
    fields = [
        {"Type": "Checkbox", "Label": "Agree", "Name": "a", "DefaultValue": True},
        {"Type": "CreditCard", "Label": "Card", "Name": "c"},
        {"Name": "plain"},
        {"Items": [{"Type": "Dropdown", "Label": "Side by side", "Name": "d"}]},
    ]
    sections = [
        {"Type": "FormSection", "Heading": "First", "Items": fields},
        {"Type": "DataSection", "Items": [{"Label": "Queue", "Value": "Sales"}]},
    ]

    read = page(node("FormWithSteps", {"Sections": sections}))

    assert "checkbox chosen" in read.source
    for text in ("First", "Agree", "card number", "plain", "Side by side", "Queue", "Sales"):
        assert text in read.text


def test_the_slots_of_a_managed_view_raise_their_own_name_or_another() -> None:
    slots = {"Next": {"Label": "Go"}, "Back": {"Label": "Home", "Action": "GoHome"}}

    raised = page(node("FormWithSteps", slots)).texts("raises")

    assert raised == ["raises ", "GoHome", "raises Next"]


def test_a_card_shows_what_it_opens() -> None:
    detail = {
        "Heading": "Claim",
        "Sections": [{"Heading": "Facts", "Items": [{"Label": "Flight", "Value": "X1"}]}, "Text"],
        "Actions": ["Start"],
    }
    cards = [{"Summary": {"Id": "a", "Heading": "Luggage", "Status": "new"}, "Detail": detail}]

    read = page(node("CardsView", {"Cards": cards}))

    assert read.texts("opens") == ["Claim", "Facts", "Flight", "X1", "Text", "Start"]
    assert "new" in read.texts("status")


def test_an_attribute_says_where_it_leads() -> None:
    attributes = [
        {"Label": "a", "Value": "b", "LinkType": "case", "ResourceId": "c-1", "Copyable": True},
        {"Label": "d", "Value": "e", "Url": "https://example.com"},
        {"Label": "f", "Value": "g", "LinkType": "case"},
    ]

    read = page(node("AttributeBar", {"Attributes": attributes}))

    assert "".join(read.texts("hint")) == (
        "case link to c-1can be copiedexternal link to https://example.comcase link"
    )
