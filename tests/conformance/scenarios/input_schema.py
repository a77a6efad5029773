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


def part(schema: Any, *path: str | int) -> Any:
    """Return what stands at a place of a schema, or ``None`` if there is no such place."""
    for step in path:
        try:
            schema = schema[step]
        except (IndexError, KeyError, TypeError):
            return None
    return schema


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
    definitions = part(input_schema(scene, text("text")), "$defs")
    scene.observe("the definitions", list(definitions or ()), ["ViewCondition"])
    patterns = list(part(definitions, "ViewCondition", "patternProperties") or ())
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
    scene.observe("a closed set", part(found, "Variant", "enum"), ["primary", "normal", "link"])


@scenario("S7")
def required_props_have_required_inputs(scene: Scene) -> None:
    body = [
        node("AttributeBar", {"Attributes": [{"Label": "$.L", "Value": "$.V", "Url": "$.U"}]}),
        node("SubmitButton", {"Label": "$.S", "Action": "$.A"}),
    ]
    scene.observe("required", part(input_schema(scene, *body), "required"), ["L", "V", "S"])


@scenario("S8")
def where_required_is_written(scene: Scene) -> None:
    optional = input_schema(scene, node("Header", {"description": "$.a.b"}, "a"))
    scene.observe("at the top", optional.get("required"), [])
    scene.observe("inside, with none", part(optional, "properties", "a", "required"), None)
    needed = input_schema(scene, node("Card", {"Id": "$.a.b"}))
    scene.observe("inside, with one", part(needed, "properties", "a", "required"), ["b"])


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
    found = inputs(scene, node("AttributeBar", {"Attributes": "$.X"}))
    scene.observe("the first alternative", part(found, "X", "anyOf", 0, "type"), "array")
    scene.observe("the second", part(found, "X", "anyOf", 1), INTEGRATION)


@scenario("S12")
def the_columns_of_a_table(scene: Scene) -> None:
    found = inputs(scene, node("Table", {"Columns": "$.X"}))
    items = part(found, "X", "anyOf", 0, "items")
    members = ["Label", "Id", "Type", "EditableType", "Options"]
    scene.observe("the members", list(part(items, "properties") or ()), members)
    scene.observe("required", part(items, "required"), ["Label", "Id"])
    scene.observe("additionalProperties", part(items, "additionalProperties"), False)


@scenario("S13")
def the_actions_of_a_table(scene: Scene) -> None:
    found = inputs(scene, node("Table", {"Actions": "$.X"}))
    alternatives = part(found, "X", "anyOf", 0, "items", "anyOf")
    for name, default in {"Variant": "normal", "FormAction": "none", "IconAlign": "left"}.items():
        answer = part(alternatives, 0, "properties", name, "default")
        scene.observe(f"the default of {name}", answer, default)
    scene.observe("the second alternative", part(alternatives, 1), INTEGRATION)


@scenario("S14")
def places_that_are_not_known(scene: Scene) -> None:
    view = scene.create_view(
        status="SAVED", Content={"Template": written(node("Table", {"Zzz": "$.X"}))}
    )
    schema = json.loads(view["Content"]["InputSchema"])
    scene.observe("in a draft", part(schema, "properties"), {"X": {}})


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
    found = inputs(scene, node("AttributeBar", {"Attributes": attributes}))
    scene.observe("the schema", list(part(found, "Bar") or ()), ["allOf"])
    scene.observe("the number of schemas", len(part(found, "Bar", "allOf") or ()), 2)


@scenario("S20")
def references_as_content(scene: Scene) -> None:
    schema = input_schema(scene, text("$.X"))
    scene.observe("the input", part(schema, "properties"), {"X": TEXT})
    scene.observe("required", part(schema, "required"), [])


@scenario("S21")
def hosts_whose_form_was_not_recorded(scene: Scene) -> None:
    layout = {"Layout": {"Align": "$.Align"}}
    found = inputs(
        scene,
        node("Container", {"HideBorder": "$.Boolean"}, "a", Configuration=layout),
        node("Dropdown", {**OPTIONS, "Options": "$.Options"}),
    )
    scene.observe("a boolean", part(found, "Boolean"), BOOLEAN)
    scene.observe("Align", part(found, "Align", "enum"), ["left", "center", "right"])
    scene.observe("Options", part(found, "Options", "anyOf", 0, "type"), "array")


@scenario("S23")
def references_inside_a_list(scene: Scene) -> None:
    found = inputs(scene, node("Dropdown", {**OPTIONS, "DefaultValue": ["$.X"]}))
    scene.observe("an item", found, {"X": TEXT})
