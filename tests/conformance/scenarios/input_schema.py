"""The InputSchema that follows from a template: S1 to S23."""

from __future__ import annotations

import json
from typing import Any

from ..content_cases import FIELD, HEAD, OPTIONS, input_schema, inputs, node, written
from ..scenario import scenario
from ..scene import Scene

INTEGRATION = {
    "anyOf": [
        {
            "type": "string",
            "pattern": (r"^\$\.{1}#[a-zA-Z0-9_]+(\[[0-9]*\])*(\.[a-zA-Z0-9_]+(\[[0-9]*\])*)*$"),
        }
    ]
}
TEXT = {
    "anyOf": [{"type": "string", "pattern": r"^$|^(?!\$\.).+"}, {"type": "number"}, INTEGRATION]
}
BOOLEAN = {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]}


def text(*content: str) -> dict[str, Any]:
    return node("TextBox", {}, *content)


@scenario("S1")
def four_members(scene: Scene) -> None:
    members = list(input_schema(scene, text("$.Name")))
    scene.observe("the members", members, ["type", "properties", "required", "$defs"])


@scenario("S2")
def without_references(scene: Scene) -> None:
    schema = input_schema(scene, text("text"))
    members = {name: value for name, value in schema.items() if name != "$defs"}
    expected = {"type": "object", "properties": {}, "required": []}
    scene.observe("the schema but for $defs", members, expected)


@scenario("S3")
def the_condition_is_defined(scene: Scene) -> None:
    definitions = input_schema(scene, text("text"))["$defs"]
    scene.observe("the definitions", list(definitions), ["ViewCondition"])
    patterns = list(definitions["ViewCondition"]["patternProperties"])
    expected = [
        "^(MoreThan|LessThan|NotEquals|Equals|Includes)$",
        "^(AndConditions|OrConditions)$",
    ]
    scene.observe("the operators", patterns, expected)


@scenario("S4")
def only_whole_values_are_references(scene: Scene) -> None:
    body = node("Container", {"header": "Hello $.No"}, "$.Content", "not $.No", text("$.Text"))
    scene.observe("the inputs", list(inputs(scene, body)), ["Content", "Text"])


@scenario("S5")
def paths_and_positions(scene: Scene) -> None:
    expected = {
        "a": {
            "properties": {"b": {"items": TEXT, "type": "array"}},
            "type": "object",
        }
    }
    scene.observe("$.a.b[0]", inputs(scene, text("$.a.b[0]")), expected)


@scenario("S6")
def an_input_takes_the_schema_of_the_prop(scene: Scene) -> None:
    found = inputs(scene, node("Header", {"description": "$.Text"}, "a"))
    scene.observe("a text", found, {"Text": TEXT})
    found = inputs(scene, node("Button", {"Variant": "$.Variant"}, "Go"))
    scene.observe("a closed set", found["Variant"].get("enum"), ["primary", "normal", "link"])


@scenario("S7")
def required_props_have_required_inputs(scene: Scene) -> None:
    body = [
        node("AttributeBar", {"Attributes": [{"Label": "$.L", "Value": "$.V", "Url": "$.U"}]}),
        node("SubmitButton", {"Label": "$.S", "Action": "$.A"}),
    ]
    scene.observe("required", input_schema(scene, *body)["required"], ["L", "V", "S"])


@scenario("S8")
def where_required_is_written(scene: Scene) -> None:
    optional = input_schema(scene, node("Header", {"description": "$.a.b"}, "a"))
    scene.observe("at the top", optional.get("required"), [])
    scene.observe("inside, with none", "required" in optional["properties"]["a"], False)
    needed = input_schema(scene, node("Card", {"Id": "$.a.b"}))
    scene.observe("inside, with one", needed["properties"]["a"].get("required"), ["b"])


@scenario("S9")
def inputs_stand_in_the_order_of_the_document(scene: Scene) -> None:
    head = {**HEAD, "Configuration": {"Layout": {"Columns": "$.In1"}}}
    body = [
        node("Container", {"header": "$.In2"}, text("$.In3"), "$.In4"),
        node("Header", {"description": "$.In5"}, "$.In6"),
    ]
    expected = [f"In{number}" for number in range(1, 7)]
    scene.observe("the inputs", list(inputs(scene, *body, head=head)), expected)


@scenario("S10")
def the_form_of_a_text(scene: Scene) -> None:
    found = inputs(scene, node("FormInput", {**FIELD, "DefaultValue": "$.X"}))
    scene.observe("DefaultValue", found, {"X": TEXT})
    found = inputs(scene, node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "$.X"}]}))
    scene.observe("Value of an attribute", found, {"X": TEXT})


@scenario("S11")
def the_form_of_a_list(scene: Scene) -> None:
    found = inputs(scene, node("AttributeBar", {"Attributes": "$.X"}))["X"]
    alternatives = found.get("anyOf", [{}, {}])
    scene.observe("the first alternative", alternatives[0].get("type"), "array")
    scene.observe("the second", alternatives[1], INTEGRATION)


@scenario("S12")
def the_columns_of_a_table(scene: Scene) -> None:
    found = inputs(scene, node("Table", {"Columns": "$.X"}))["X"]
    items = found["anyOf"][0]["items"]
    members = ["Label", "Id", "Type", "EditableType", "Options"]
    scene.observe("the members", list(items["properties"]), members)
    scene.observe("required", items.get("required"), ["Label", "Id"])
    scene.observe("additionalProperties", items.get("additionalProperties"), False)


@scenario("S13")
def the_actions_of_a_table(scene: Scene) -> None:
    found = inputs(scene, node("Table", {"Actions": "$.X"}))["X"]
    alternatives = found["anyOf"][0]["items"]["anyOf"]
    defaults = {
        name: schema["default"]
        for name, schema in alternatives[0]["properties"].items()
        if "default" in schema
    }
    expected = {"Variant": "normal", "FormAction": "none", "IconAlign": "left"}
    chosen = {name: defaults.get(name) for name in expected}
    scene.observe("the defaults", chosen, expected)
    scene.observe("the second alternative", alternatives[1], INTEGRATION)


@scenario("S14")
def places_that_are_not_known(scene: Scene) -> None:
    view = scene.create_view(
        status="SAVED", Content={"Template": written(node("Table", {"Zzz": "$.X"}))}
    )
    schema = json.loads(view["Content"]["InputSchema"])
    scene.observe("in a draft", schema["properties"], {"X": {}})


@scenario("S15")
def integrations_declare_nothing(scene: Scene) -> None:
    head = {**HEAD, "Integrations": [{"Name": "Orders"}]}
    found = inputs(scene, text("$.#Orders.items", "$.Name"), head=head)
    scene.observe("the inputs", list(found), ["Name"])


@scenario("S16")
def names_of_inputs(scene: Scene) -> None:
    found = inputs(scene, text("$.a", "$.A_1", "$._", "$.0"))
    scene.observe("the inputs", list(found), ["a", "A_1", "_", "0"])


@scenario("S17")
def literals_declare_nothing(scene: Scene) -> None:
    linked = {"Attributes": [{"Key": "a", "Value": {"_linkedFormOutputName": "$.Field"}}]}
    found = inputs(scene, node("ConnectAction", {"StartChatContactProps": linked}), text("a"))
    scene.observe("the inputs", found, {})


@scenario("S18")
def keys_of_conditions_declare_nothing(scene: Scene) -> None:
    condition = {"Equals": {"ElementByKey": "$.Field", "ElementByValue": "$.Value"}}
    found = inputs(scene, node("Button", {"Visibility": condition}, "Go"))
    scene.observe("the inputs", list(found), ["Value"])


@scenario("S19")
def references_to_one_input_are_not_merged(scene: Scene) -> None:
    attributes = [{"Label": "a", "Value": f"$.Bar.Attributes[{n}].Value"} for n in range(2)]
    found = inputs(scene, node("AttributeBar", {"Attributes": attributes}))["Bar"]
    scene.observe("the schema", list(found), ["allOf"])
    scene.observe("the number of schemas", len(found.get("allOf", [])), 2)


@scenario("S20")
def references_as_content(scene: Scene) -> None:
    schema = input_schema(scene, text("$.X"))
    scene.observe("the input", schema["properties"], {"X": TEXT})
    scene.observe("required", schema["required"], [])


@scenario("S21")
def hosts_whose_form_was_not_recorded(scene: Scene) -> None:
    layout = {"Layout": {"Align": "$.Align"}}
    found = inputs(
        scene,
        node("Container", {"HideBorder": "$.Boolean"}, "a", Configuration=layout),
        node("Dropdown", {**OPTIONS, "Options": "$.Options"}),
    )
    scene.observe("a boolean", found["Boolean"], BOOLEAN)
    scene.observe("Align", found["Align"].get("enum"), ["left", "center", "right"])
    options = found["Options"].get("anyOf", [{}])[0].get("type")
    scene.observe("Options", options, "array")


@scenario("S23")
def references_inside_a_list(scene: Scene) -> None:
    found = inputs(scene, node("Dropdown", {**OPTIONS, "DefaultValue": ["$.X"]}))
    scene.observe("an item", found, {"X": TEXT})
