"""The props and the configuration of components: R36 to R70."""

from __future__ import annotations

from typing import Any

from ..content_cases import FIELD, HEAD, OPTIONS, Case, accepts, content_rule, node, refuses

ATTRIBUTE = {"Label": "a", "Value": "b"}


def form_with(configuration: Any) -> dict[str, Any]:
    return node("Form", {}, "text", Configuration=configuration)


def in_head(configuration: Any) -> dict[str, Any]:
    return {**HEAD, "Configuration": configuration}


content_rule(
    "R36",
    refuses("on a Loader", node("Loader", {"Zzz": 1})),
    refuses("on a Form", node("Form", {"Zzz": 1})),
    accepts("on a Form", node("Form", {"Zzz": 1}), status="SAVED"),
)
content_rule(
    "R37",
    refuses("at the top", node("Button", {"Label": "Go"}, "Go")),
    refuses("in a Container", node("Container", {}, node("Button", {"Label": "Go"}, "Go"))),
)
content_rule("R38", accepts("Text", node("TextBox", {"Text": "literal"})))
content_rule(
    "R39",
    accepts("Columns that are a text", node("Table", {"Columns": "text"})),
    accepts("an unknown prop", node("Table", {"Itmes": 1})),
)
content_rule("R40", accepts("an unknown prop", node("SubmitButton", {"Label": "Go", "Zzz": 1})))
content_rule(
    "R41",
    accepts("both", node("FormInput", {**FIELD, "Disabled": False, "ValidationPattern": "^a$"})),
)
content_rule(
    "R42",
    accepts("on a Container", node("Container", {"Visibility": True}, "text")),
    accepts("on a Button", node("Button", {"Visibility": True}, "Go")),
    accepts("on a Loader", node("Loader", {"Visibility": True})),
)
content_rule(
    "R43",
    refuses("Variant of a Header", node("Header", {"Variant": "h1"}, "text")),
    refuses("Header of a Container", node("Container", {"Header": "a"}, "text")),
)
content_rule("R44", refuses("no Label", node("SubmitButton", {"Action": "Go"})))
content_rule("R45", refuses("no Id", node("Card", {"Heading": "a"})))
content_rule(
    "R46",
    refuses("no Label", node("Form", {}, node("FormInput", {"Name": "name"}))),
    refuses("no Name", node("Form", {}, node("FormInput", {"Label": "Name"}))),
)
content_rule(
    "R47",
    refuses("a Dropdown without Options", node("Dropdown", FIELD)),
    refuses("an AttributeBar without Attributes", node("AttributeBar")),
    refuses("a ButtonGroup without Items", node("ButtonGroup")),
    refuses("a List without Items", node("List")),
    accepts("a Confirmation without props", node("Confirmation")),
)
content_rule("R48", accepts("no Name", node("Table", {"Items": [], "Columns": []})))
content_rule("R49", accepts("no Items, no Columns", node("Table", {"Name": "a"})))
content_rule(
    "R50",
    refuses("no Label", node("AttributeBar", {"Attributes": [{"Value": "b"}]})),
    refuses("no Value", node("AttributeBar", {"Attributes": [{"Label": "a"}]})),
)
content_rule(
    "R51",
    refuses("of a Button", node("Button", {"IconName": "Zzz"}, "Go")),
    refuses("of a Card", node("Card", {"Id": "a", "Icon": "zzz"})),
)
content_rule(
    "R52",
    refuses("Variant of a Button", node("Button", {"Variant": "zzz"}, "Go")),
    refuses("variant of a Header", node("Header", {"variant": "zzz"}, "text")),
    refuses("LinkType", node("AttributeBar", {"Attributes": [{**ATTRIBUTE, "LinkType": "zzz"}]})),
    accepts("ColumnWidth of a Table", node("Table", {"ColumnWidth": "zzz"})),
)
content_rule("R53", accepts("link", node("Button", {"Variant": "link"}, "Go")))
content_rule(
    "R54",
    accepts("submit", node("ButtonGroup", {"Items": [{"Label": "a", "FormAction": "submit"}]})),
    refuses("reset", node("ButtonGroup", {"Items": [{"Label": "a", "FormAction": "reset"}]})),
)


def border(what: str, value: Any, *, is_accepted: bool) -> Case:
    make = accepts if is_accepted else refuses
    return make(what, node("Container", {"HideBorder": value}, "text"))


content_rule(
    "R55",
    border("true", True, is_accepted=True),
    border("false as a text", "false", is_accepted=True),
    border("a reference", "$.Flag", is_accepted=True),
    border("another text", "yes", is_accepted=False),
    border("1", 1, is_accepted=False),
)
content_rule("R56", accepts("a list", node("Dropdown", {**OPTIONS, "DefaultValue": ["A"]})))
content_rule(
    "R57",
    refuses("a text", node("Dropdown", {**OPTIONS, "DefaultValue": "A"})),
    refuses("a text as Attributes", node("AttributeBar", {"Attributes": "text"})),
    accepts("a number as a text", node("Header", {"description": 5}, "text")),
)
content_rule("R58", accepts("another", node("Dropdown", {**OPTIONS, "DefaultValue": ["Other"]})))
content_rule(
    "R59",
    accepts("HelperText", node("FormInput", {**FIELD, "HelperText": ""})),
    accepts("an item of DefaultValue", node("Dropdown", {**OPTIONS, "DefaultValue": [""]})),
    accepts("Variant of a Button", node("Button", {"Variant": ""}, "Go")),
    accepts("Disabled of a Button", node("Button", {"Disabled": ""}, "Go")),
    accepts("Icon of a Card", node("Card", {"Id": "a", "Icon": ""})),
)
content_rule(
    "R60", refuses("a card", node("ButtonGroup", {"Items": [{"Id": "a", "Heading": "b"}]}))
)
content_rule("R61", accepts("in a Label", node("FormInput", {**FIELD, "Label": "Hello {{1}}"})))
content_rule(
    "R62",
    accepts("Layout and Style", form_with({"Layout": {"Columns": "12"}, "Style": {}})),
    refuses("another key", form_with({"Zzz": 1})),
    refuses("another key in Head", node("Loader"), head=in_head({"Zzz": 1})),
    accepts("another key of Layout", form_with({"Layout": {"Zzz": 1}})),
)
content_rule(
    "R63",
    refuses("on a Form", node("Form", {"Configuration": {}}, "text")),
    refuses("on a TextBox", node("TextBox", {"Configuration": {}}, "text")),
)
content_rule(
    "R64",
    *(
        accepts(what, form_with({"Layout": {"Columns": columns}}))
        for what, columns in {
            "a number": 12,
            "a text": "12",
            "texts": ["10", "2"],
            "a reference": "$.Widths",
        }.items()
    ),
    refuses("a boolean", form_with({"Layout": {"Columns": True}})),
)
content_rule(
    "R65",
    accepts("13", form_with({"Layout": {"Columns": 13}})),
    accepts("12 and 12", form_with({"Layout": {"Columns": [12, 12]}})),
)
content_rule("R66", accepts("two for one", form_with({"Layout": {"Columns": ["10", "2"]}})))
content_rule(
    "R67",
    accepts("center", form_with({"Layout": {"Align": "center"}})),
    refuses("middle", form_with({"Layout": {"Align": "middle"}})),
)
content_rule("R68", accepts("a token", form_with({"Style": {"--container-padding-top": "0"}})))
content_rule(
    "R69",
    refuses("padding", form_with({"Style": {"padding": "0"}})),
    refuses("a token in the wrong case", form_with({"Style": {"--Padding": "0"}})),
)
content_rule("R70", accepts("a text", form_with({"Style": "any text"})))
