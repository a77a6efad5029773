"""Each rule by which the InputSchema follows from a template, by its number in content-rules.md.

The templates of the examples are written for these tests; what AWS derived from their like is
what is expected.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.connect.target import components, definitions, read_view_content

from .helpers import Json, inputs, node, publish, required, save, template

VIEW_CONDITION = {
    "$id": "/view/condition",
    "type": "object",
    "patternProperties": {
        "^(MoreThan|LessThan|NotEquals|Equals|Includes)$": {
            "type": "object",
            "properties": {
                "ElementByKey": {"type": "string"},
                "ElementByValue": {
                    "anyOf": [
                        {"type": "number"},
                        {"type": "string"},
                        {"type": "boolean"},
                        {"type": "array"},
                        {"type": "object"},
                    ]
                },
            },
            "additionalProperties": False,
        },
        "^(AndConditions|OrConditions)$": {
            "type": "array",
            "items": {"$ref": "/view/condition"},
        },
    },
    "additionalProperties": False,
}
INTEGRATION = {
    "anyOf": [
        {
            "type": "string",
            "pattern": "^\\$\\.{1}#[a-zA-Z0-9_]+(\\[[0-9]*\\])*(\\.[a-zA-Z0-9_]+(\\[[0-9]*\\])*)*$",
        }
    ]
}
TEXT = {
    "anyOf": [{"type": "string", "pattern": "^$|^(?!\\$\\.).+"}, {"type": "number"}, INTEGRATION]
}
BOOLEAN = {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]}
SKELETON = {
    "type": "object",
    "properties": {},
    "required": [],
    "$defs": {"ViewCondition": VIEW_CONDITION},
}
FIELD = {"Label": "L", "Name": "n"}


def schema_text(*body: Any) -> str:
    return publish(*body).input_schema or ""


def schema(*body: Any) -> Json:
    result: Json = json.loads(schema_text(*body))
    return result


def field(name: str, reference: str, input_type: str = "text") -> Json:
    return node(
        "FormInput",
        {
            "Name": name,
            "Label": f"Label of {name}",
            "InputType": input_type,
            "DefaultValue": reference,
            "HelperText": "",
            "ValidationPattern": "",
            "Required": False,
            "Disabled": False,
        },
    )


def bordered(*content: Any) -> Json:
    return node("Container", {"HideBorder": False, "Visibility": True}, *content)


def test_S1_the_schema_is_a_json_text_with_four_members_in_order() -> None:
    text = schema_text(node("TextBox", {}, "$.Name"))

    assert list(json.loads(text)) == ["type", "properties", "required", "$defs"]
    assert text.isascii()


def test_S2_a_template_without_references_yields_the_skeleton() -> None:
    assert json.loads(schema_text()) == SKELETON


def test_S3_the_condition_is_always_defined_in_the_form_of_2026() -> None:
    assert schema(node("TextBox", {}, "$.Name"))["$defs"] == SKELETON["$defs"]


def test_S4_only_a_whole_value_is_a_reference() -> None:
    body = node(
        "Container",
        {"header": "Hello $.No", "footer": "$.Prop"},
        "$.Content",
        "not $.No",
        node("AttributeBar", {"Attributes": [{"Label": "$.Label", "Value": "$.Value"}]}),
        node("ConnectAction", {"StartTaskContactProps": {"Deep": [[{"er": "$.Deep"}]]}}),
    )

    assert list(inputs(body)) == ["Prop", "Content", "Label", "Value", "Deep"]


def test_S4_strings_elsewhere_are_no_references() -> None:
    content = save(
        node("TextBox", _id="$.Id", Other="$.Other"),
        {"Type": "$.Type"},
        head={"Title": "$.Title", "Integrations": ["$.Integration"]},
    )

    assert json.loads(content.input_schema or "")["properties"] == {}


def test_S5_a_path_nests_objects_and_an_index_a_list() -> None:
    body = node("TextArea", {**FIELD, "DefaultValue": "$.a.b[3][].c"})

    assert inputs(body)["a"] == {
        "properties": {
            "b": {
                "items": {
                    "items": {"properties": {"c": TEXT}, "type": "object"},
                    "type": "array",
                },
                "type": "array",
            }
        },
        "type": "object",
    }


def test_S5_an_index_right_after_the_name() -> None:
    assert inputs(node("TextBox", {}, "$.a[0]"))["a"] == {"items": TEXT, "type": "array"}


def test_S6_an_input_takes_the_schema_of_the_prop() -> None:
    body = node("Card", {"Id": "a", "Heading": "$.Heading", "Icon": "$.Icon"}, node("Loader"))

    properties = inputs(node("Container", {}, body))

    assert properties["Heading"] == TEXT
    assert properties["Icon"]["enum"] == definitions()["card_icon"]["enum"]


@pytest.mark.parametrize("type_", sorted(components()))
def test_S6_every_prop_of_every_component_is_a_host(type_: str) -> None:
    props = components()[type_].props

    derived = schema(node(type_, {name: f"$.{name}" for name in props}))

    assert list(derived["properties"]) == list(props)
    assert derived["required"] == [name for name, prop in props.items() if prop.required]
    assert "$comment" not in json.dumps(derived)
    assert "#/$defs/" not in json.dumps(derived)


def test_S7_required_are_the_inputs_of_required_props() -> None:
    body = node("AttributeBar", {"Attributes": [{"Label": "$.L", "Value": "$.V", "Url": "$.U"}]})

    assert required(body, node("SubmitButton", {"Label": "$.S", "Action": "$.A"})) == [
        "L",
        "V",
        "S",
    ]


def test_S7_values_of_no_name_of_their_own_are_not_required() -> None:
    style = {"Style": {"--a": "$.Color"}}
    table = node("Table", {"Items": [{"Name": "$.Cell"}], "Columns": []}, Configuration=style)

    assert list(required(table)) == []


def test_S7_required_inputs_stand_in_the_order_of_the_properties() -> None:
    optional_first = node("Header", {"description": "$.B"})

    assert required(optional_first, node("Card", {"Id": "$.A"}), node("Card", {"Id": "$.B"})) == [
        "B",
        "A",
    ]


def test_S8_required_is_written_at_the_top_always_and_inside_when_not_empty() -> None:
    optional = schema(node("TextArea", {**FIELD, "DefaultValue": "$.a.b"}))
    needed = schema(node("Card", {"Id": "$.a.b"}))

    assert optional["required"] == []
    assert "required" not in optional["properties"]["a"]
    assert needed["required"] == ["a"]
    assert needed["properties"]["a"]["required"] == ["b"]


def test_S9_inputs_stand_in_the_order_of_the_document() -> None:
    body = [
        node(
            "Container",
            {"header": "$.In2"},
            node("TextBox", {}, "$.In3"),
            "$.In4",
            node("Section", {"Heading": "$.In5"}),
            Configuration={"Style": "$.In6"},
        ),
        {"Content": ["$.In7"], "Type": "Header", "Props": {"description": "$.In8"}},
    ]

    head = {"Configuration": {"Layout": {"Columns": "$.In1"}}}

    assert list(inputs(*body, head=head)) == [f"In{number}" for number in range(1, 9)]


@pytest.mark.parametrize(
    "body",
    [
        node("FormInput", {**FIELD, "DefaultValue": "$.X"}),
        node("TextArea", {**FIELD, "DefaultValue": "$.X"}),
        node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "$.X"}]}),
    ],
)
def test_S10_a_text_prop_takes_text_numbers_and_integrations(body: Json) -> None:
    assert inputs(body) == {"X": TEXT}


def test_S11_a_list_as_one_reference_is_a_list_or_an_integration() -> None:
    (alternatives,) = inputs(node("Table", {"Columns": "$.X"}))["X"].values()

    assert [alternatives[0]["type"], alternatives[1]] == ["array", INTEGRATION]


def test_S11_a_list_inside_a_path_is_plain() -> None:
    assert inputs(node("Table", {"Header": "$.X[0]"}))["X"] == {"items": TEXT, "type": "array"}


def test_S12_the_columns_of_a_table() -> None:
    items = inputs(node("Table", {"Columns": "$.X"}))["X"]["anyOf"][0]["items"]

    assert list(items["properties"]) == ["Label", "Id", "Type", "EditableType", "Options"]
    assert items["required"] == ["Label", "Id"]
    assert items["additionalProperties"] is False
    assert items["if"]["properties"] == {"EditableType": {"const": "select"}}
    assert items["then"] == {"required": ["Options"]}


def test_S13_the_actions_of_a_table() -> None:
    item, other = inputs(node("Table", {"Actions": "$.X"}))["X"]["anyOf"][0]["items"]["anyOf"]

    assert sorted(item["properties"]) == [
        "Action",
        "Disabled",
        "FormAction",
        "Href",
        "IconAlign",
        "IconName",
        "Label",
        "Loading",
        "Variant",
    ]
    defaults = {name: prop.get("default") for name, prop in item["properties"].items()}
    assert {name: default for name, default in defaults.items() if default} == {
        "Variant": "normal",
        "FormAction": "none",
        "IconAlign": "left",
    }
    assert item["properties"]["Disabled"] == BOOLEAN
    assert other == INTEGRATION


def test_S14_what_the_derivation_does_not_know_declares_anything_without_checks() -> None:
    content = save(
        node("Table", {"Zzz": "$.A"}), node("Zzz", {"a": "$.B"}), node("TextBox", {"Text": "$.C"})
    )

    assert json.loads(content.input_schema or "")["properties"] == {"A": {}, "B": {}, "C": {}}


def test_S15_integrations_are_no_inputs() -> None:
    content = save(node("TextBox", {}, "$.#Orders.items", "$.Name"))

    assert list(json.loads(content.input_schema or "")["properties"]) == ["Name"]


@pytest.mark.parametrize("name", ["a", "A_1", "_", "0", "__class__", "constructor"])
def test_S16_names_are_letters_digits_and_underscores(name: str) -> None:
    assert list(inputs(node("TextBox", {}, f"$.{name}"))) == [name]


@pytest.mark.parametrize(
    "text", ["$.first-name", "$.Größe", "$. a", "$.", "$.a.", "$." + "a[0]" * 60]
)
def test_S16_what_is_not_well_formed_declares_nothing_in_a_draft(text: str) -> None:
    assert json.loads(save(node("TextBox", {}, text)).input_schema or "") == SKELETON


def test_S17_literals_declare_nothing() -> None:
    props = {
        "Label": "",
        "StartChatContactProps": {
            "Attributes": [{"Key": "a", "Value": {"_linkedFormOutputName": "$.Field"}}]
        },
    }

    assert schema(node("ConnectAction", props)) == SKELETON


def test_S18_keys_of_conditions_declare_nothing() -> None:
    condition = {"Equals": {"ElementByKey": "$.Field", "ElementByValue": "$.Value"}}

    assert list(inputs(node("Button", {"Visibility": condition}))) == ["Value"]


def test_S18_results_of_conditions_stand_for_the_prop() -> None:
    conditional = {
        "Conditions": [
            {"Condition": {"Equals": {"ElementByKey": "$.No"}}, "Result": "$.A", "id": "$.Id"},
            "$.Loose",
        ],
        "Fallback": ["$.B"],
        "Other": "$.C",
    }
    dropdown = node("Dropdown", {**FIELD, "Options": [], "DefaultValue": conditional})

    properties = inputs(dropdown)

    assert list(properties) == ["A", "Id", "Loose", "B", "C"]
    assert properties["A"] == {"anyOf": [{"type": "array", "items": TEXT}, INTEGRATION]}
    assert properties["B"] == TEXT
    assert properties["C"] == {}


def test_S18_results_of_conditions_on_visibility_are_booleans() -> None:
    conditional = {
        "Conditions": [{"Condition": {}, "Result": "$.Shown"}],
        "Fallback": "$.Otherwise",
    }

    assert inputs(node("Button", {"Visibility": conditional})) == {
        "Shown": BOOLEAN,
        "Otherwise": BOOLEAN,
    }


def test_S18_results_in_a_configuration_are_not_required() -> None:
    conditional = {"Conditions": [{"Condition": {}, "Result": "$.A"}], "Fallback": "$.B"}

    draft = save(node("TextBox", Configuration=conditional))

    assert json.loads(draft.input_schema or "")["required"] == []


@pytest.mark.parametrize("key", ["If", "Then", "id", "result"])
def test_S18_what_else_stands_in_a_condition_declares_anything(key: str) -> None:
    conditional = {"Conditions": [{"Condition": {}, key: "$.Flag"}], "Fallback": True}

    assert inputs(node("Button", {"Visibility": conditional})) == {"Flag": {}}


def test_S19_several_references_to_one_input_are_not_merged() -> None:
    attributes = [
        {"Label": "a", "Value": f"$.AttributeBar_1.Attributes[{number}].Value"}
        for number in range(4)
    ]

    derived = schema(node("AttributeBar", {"Attributes": attributes}))

    (one, *others) = derived["properties"]["AttributeBar_1"]["allOf"]
    assert others == [one, one, one]
    assert one == {
        "properties": {
            "Attributes": {
                "items": {
                    "properties": {"Value": TEXT},
                    "type": "object",
                    "required": ["Value"],
                },
                "type": "array",
            }
        },
        "type": "object",
        "required": ["Attributes"],
    }
    assert derived["required"] == ["AttributeBar_1"]


def test_S19_a_name_is_required_if_one_of_its_references_is() -> None:
    derived = schema(
        node("Header", {"description": "$.X"}),
        node("Card", {"Id": "$.X"}),
        node("TextBox", {}, "$.X.y"),
    )

    assert derived["required"] == ["X"]
    assert [list(each) for each in derived["properties"]["X"]["allOf"]] == [
        ["anyOf"],
        ["anyOf"],
        ["properties", "type"],
    ]


@pytest.mark.parametrize("type_", ["TextBox", "Header", "Alert", "Button"])
def test_S20_a_content_reference_is_a_text_that_is_not_required(type_: str) -> None:
    derived = schema(node(type_, {}, "$.X"))

    assert derived["properties"] == {"X": TEXT}
    assert derived["required"] == []


def test_S21_hosts_whose_form_was_not_recorded_take_their_own_schema() -> None:
    configuration = {"Style": "$.Style", "Layout": {"Columns": "$.Columns", "Align": "$.Align"}}
    properties = inputs(
        node("Container", {"HideBorder": "$.Boolean"}, Configuration=configuration),
        node("Button", {"Variant": "$.Enum"}),
        node("Dropdown", {**FIELD, "Options": "$.Options"}),
        node("Form", Configuration={"Style": {"--a": "$.Token"}}),
    )

    assert properties["Boolean"] == BOOLEAN
    assert properties["Enum"]["enum"] == ["primary", "normal", "link"]
    assert properties["Style"]["oneOf"][1] == {"type": "string"}
    assert properties["Token"] == {"type": "string"}
    assert properties["Align"] == {"type": "string", "enum": ["left", "center", "right"]}
    assert properties["Columns"]["anyOf"][0] == {"type": "number"}
    assert properties["Options"]["anyOf"][0]["items"]["properties"]["Label"] == TEXT
    assert required(node("Dropdown", {**FIELD, "Options": "$.Options"})) == ["Options"]


def test_S22_the_template_is_kept_as_it_was_sent() -> None:
    text = '{ "Body" : [] ,\n"Head":{"Configuration":{},"Title":"\\u00e9"}}\n'

    assert read_view_content(text, [], "PUBLISHED").template == text


def test_S23_a_reference_inside_a_list_takes_the_schema_of_an_item() -> None:
    body = node("Dropdown", {**FIELD, "Options": [], "DefaultValue": ["$.X"]})

    assert inputs(body) == {"X": TEXT}
    assert required(body) == []


def test_S23_an_item_of_a_required_list_is_required() -> None:
    body = node("AttributeBar", {"Attributes": ["$.X"]})

    assert required(body) == ["X"]
    assert list(inputs(body)["X"]["properties"])[:2] == ["Label", "Value"]


def test_E1_six_defaults() -> None:
    form = node(
        "Form",
        {"HideBorder": True},
        bordered(
            bordered(
                bordered(
                    field("fullName", "$.fullName"),
                    field("whatsapp", "$.whatsappNumber", "password"),
                ),
                bordered(*(field(f"input{n}", f"$.input{n}") for n in (1, 3, 2, 4))),
                node("SubmitButton", {"Label": "Send", "Action": "Send"}, "Text"),
            )
        ),
    )

    names = ["fullName", "whatsappNumber", "input1", "input3", "input2", "input4"]
    expected = {**SKELETON, "properties": dict.fromkeys(names, TEXT)}
    content = read_view_content(template(form), ["Send"], "PUBLISHED")
    assert content.input_schema == json.dumps(expected, separators=(",", ":"))


def test_E2_a_form_that_starts_a_chat() -> None:
    chat = {
        "ContactFlowId": "flow",
        "ChatFields": {"CustomerDisplayName": "", "InitialMessage": ""},
        "Attributes": [{"Key": "Mail", "Value": {"_linkedFormOutputName": "mail"}}],
    }
    form = node(
        "Form",
        {"HideBorder": True},
        node(
            "FormInput", {"Label": "Mail", "Name": "mail", "InputType": "email", "Required": True}
        ),
        node(
            "ConnectAction",
            {
                "ConnectActionType": "StartChatContact",
                "Label": "Chat",
                "StartChatContactProps": chat,
            },
            "Text",
        ),
    )

    assert schema(form) == SKELETON


def test_E3_a_dropdown_with_a_literal_default() -> None:
    dropdown = node(
        "Dropdown",
        {
            "Name": "choice-1",
            "Label": "Choice",
            "DefaultValue": ["One"],
            "Options": [{"Label": "Two", "Value": "2"}],
            "MultiSelect": False,
            "Clearable": False,
            "Required": True,
        },
    )

    assert schema(node("Form", {"HideBorder": False}, dropdown)) == SKELETON


def test_E4_a_reference_among_texts() -> None:
    body = node(
        "Container",
        {},
        node("TextBox", {}, "Welcome ", "$.CustomerName", "!"),
        node("Button", {"Action": "Next"}, node("TextBox", {}, "On")),
    )

    assert list(inputs(body)) == ["CustomerName"]


def test_E5_three_required_hosts() -> None:
    body = node(
        "Container",
        {},
        node("AttributeBar", {"Attributes": [{"Label": "Who", "Value": "$.CustomerName"}]}),
        node("AttributeSection", {"Heading": "What", "Items": "$.OrderAttributes"}),
        node(
            "Table",
            {
                "Items": "$.Orders",
                "Columns": [{"Label": "Number", "Id": "number"}],
                "Actions": [{"Label": "Open", "Action": "RowPicked"}],
            },
        ),
    )

    names = ["CustomerName", "OrderAttributes", "Orders"]
    assert sorted(inputs(body)) == names
    assert sorted(required(body)) == names


def test_E6_an_embedded_reference() -> None:
    assert schema(node("TextBox", {"Text": "For $.CustomerName"})) == SKELETON


def test_E7_the_lists_of_a_table() -> None:
    lists = {"Items": "$.Orders", "Columns": "$.Cols", "Actions": "$.Acts"}
    properties = inputs(node("Container", {}, node("Table", {**lists, "TableAction": "Picked"})))

    columns = properties["Cols"]["anyOf"][0]["items"]
    assert sorted(columns["properties"]) == ["EditableType", "Id", "Label", "Options", "Type"]
    assert columns["required"] == ["Label", "Id"]
    assert columns["additionalProperties"] is False
    assert len(properties["Acts"]["anyOf"][0]["items"]["anyOf"][0]["properties"]) == 9


def test_E8_content_and_attributes_together() -> None:
    body = node(
        "Container",
        {},
        node("TextBox", {"Variant": "h2"}, "Prescription"),
        node("TextBox", {}, "For ", "$.customerName", "."),
        node("AttributeBar", {"Attributes": [{"Label": "What", "Value": "$.prescription"}]}),
        node(
            "Form",
            {},
            node("FormInput", {"Name": "notes", "Label": "Notes", "InputType": "text"}),
            node("SubmitButton", {"Label": "Confirm", "Action": "Confirm"}),
        ),
        node("Button", {"Action": "Skip", "Variant": "normal"}, "Skip"),
    )

    content = read_view_content(template(body), ["Confirm", "Skip"], "PUBLISHED")

    assert sorted(json.loads(content.input_schema or "")["properties"]) == [
        "customerName",
        "prescription",
    ]
    assert content.actions == ("Confirm", "Skip")


def test_E9_paths_of_the_console_builder() -> None:
    body = [
        node(
            "AttributeBar",
            {"Attributes": [{"Label": "a", "Value": f"$.{name}.Attributes[0].Value"}]},
        )
        for name in ("AttributeBar_1", "AttributeBar_2")
    ]

    derived = schema(
        *body, node("TextArea", {**FIELD, "DefaultValue": "$.TextArea_1.DefaultValue"})
    )

    bar = {
        "properties": {
            "Attributes": {
                "items": {"properties": {"Value": TEXT}, "type": "object", "required": ["Value"]},
                "type": "array",
            }
        },
        "type": "object",
        "required": ["Attributes"],
    }
    area = {"properties": {"DefaultValue": TEXT}, "type": "object"}
    assert derived["properties"] == {
        "AttributeBar_1": bar,
        "AttributeBar_2": bar,
        "TextArea_1": area,
    }
    assert derived["required"] == ["AttributeBar_1", "AttributeBar_2"]


def test_E16_the_heading_of_a_card() -> None:
    assert list(inputs(node("Card", {"Id": "a", "Heading": "$.CardHeading"}))) == ["CardHeading"]


def test_E16_cards_and_a_button_as_the_admin_guide_shows_them() -> None:
    cards = node(
        "Container",
        {},
        node("Card", {"Id": "one", "Heading": "One", "Icon": "Cafe", "Status": "Open"}),
        node("Card", {"Id": "two", "Heading": "$.Two", "Description": "b", "Action": "Chosen"}),
    )
    skip = node("Button", {"Action": "Skip"}, "Skip")
    head = {"Title": "Cards", "Configuration": {"Layout": {"Columns": ["10", "2"]}}}

    assert list(inputs(cards, skip, head=head)) == ["Two"]
    assert required(cards, skip, head=head) == []
