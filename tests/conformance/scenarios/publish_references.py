"""References, integrations, conditions, and how a refusal is said: R72 to R99."""

from __future__ import annotations

from typing import Any

from ..content_cases import (
    FIELD,
    HEAD,
    OPTIONS,
    REFUSED,
    Case,
    accepts,
    content_rule,
    node,
    refuses,
    written,
)
from ..scenario import scenario
from ..scene import Scene

EQUALS = {"Equals": {"ElementByKey": "field", "ElementByValue": "yes"}}
CONDITIONS = {
    "Conditions": [{"Condition": EQUALS, "Result": True, "id": "0-1"}],
    "Fallback": False,
}
INTEGRATION = {
    "Name": "Orders",
    "IntegrationType": "Tool",
    "InvocationBehavior": {
        "InvocationType": "IMMEDIATE",
        "RefreshBehavior": {"EnableRefresh": False, "RefreshIntervalMs": 60000},
    },
    "Props": {"InputData": {}, "ToolName": "orders"},
}


def text(*content: str, **props: Any) -> dict[str, Any]:
    return node("TextBox", props, *content)


content_rule(
    "R72",
    accepts("as a prop", node("Container", {"header": "$.Header"}, "text")),
    accepts("as content", text("$.Text")),
    accepts(
        "in a list", node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "$.a[0].b"}]})
    ),
)
content_rule("R73", accepts("in a longer text", text("Hello $.Name")))
content_rule(
    "R74",
    refuses("on an unknown prop", node("Table", {"Itmes": "$.X"})),
    accepts("on a known one", node("Table", {"Items": "$.X"})),
)
content_rule("R75", refuses("Text", text("text", Text="$.X")))
content_rule(
    "R76",
    refuses("on a Container", node("Container", {"Visibility": "$.X"}, "text")),
    refuses("on a Button", node("Button", {"Visibility": "$.X"}, "Go")),
)
content_rule(
    "R77",
    accepts("on a TextBox", text("text", Zzz="$.X")),
    accepts("on a SubmitButton", node("SubmitButton", {"Label": "Go", "Zzz": "$.X"})),
)
content_rule(
    "R78",
    accepts("as Style", node("Form", {}, "text", Configuration={"Style": "$.Style"})),
    accepts(
        "as Columns", text("a"), head={**HEAD, "Configuration": {"Layout": {"Columns": "$.C"}}}
    ),
)
content_rule(
    "R79",
    accepts(
        "one as a text and as a boolean",
        node("Header", {"description": "$.X"}, "text"),
        node("Container", {"HideBorder": "$.X"}, "text"),
    ),
)
content_rule(
    "R80",
    refuses("a space in a name", text("$.first name")),
    refuses("a hyphen in a name", text("$.first-name")),
    refuses("no name", text("$.")),
    refuses("in a prop", node("Header", {"description": "$.50 off"}, "text")),
)
content_rule(
    "R81", accepts("twice", text("$.Name"), node("Header", {"description": "$.Name"}, "a"))
)
content_rule(
    "R82",
    accepts(
        "as a value",
        node(
            "ConnectAction",
            {
                "StartChatContactProps": {
                    "Attributes": [{"Key": "a", "Value": {"_linkedFormOutputName": "$.Field"}}]
                }
            },
        ),
    ),
)
content_rule("R83", refuses("one that Head lacks", text("$.#Orders.items")))
content_rule(
    "R84",
    accepts(
        "one that Head has", text("$.#Orders.items"), head={**HEAD, "Integrations": [INTEGRATION]}
    ),
)
content_rule(
    "R85",
    accepts("with a path", text("$.#Orders.a[0].b"), head={**HEAD, "Integrations": [INTEGRATION]}),
    refuses("with a hyphen", text("$.#a-b"), head={**HEAD, "Integrations": [INTEGRATION]}),
)
content_rule("R86", accepts("a bare condition", node("Button", {"Visibility": EQUALS}, "Go")))
content_rule("R88", accepts("conditions", node("Button", {"Visibility": CONDITIONS}, "Go")))
content_rule(
    "R89",
    *(
        accepts(
            operator,
            node(
                "Button",
                {"Visibility": {operator: {"ElementByKey": "a", "ElementByValue": "b"}}},
                "Go",
            ),
        )
        for operator in ("Equal", "NotEqual", "Include", "Equals", "NotEquals", "Includes")
    ),
)
content_rule(
    "R90",
    accepts("two", node("Form", {}, node("FormInput", FIELD), node("FormInput", FIELD))),
)
content_rule(
    "R91", accepts("a FormInput in a Container", node("Container", {}, node("FormInput", FIELD)))
)
content_rule("R92", Case("450,000 bytes", REFUSED, written(text("a" * 450_000)), "SAVED"))


def _message(scene: Scene, *body: Any) -> str:
    view = scene.create_view(f"View {len(scene.observations)}")
    error = scene.error(
        scene.unchecked.update_view_content,
        InstanceId=scene.instance_id,
        ViewId=view["Id"],
        Status="PUBLISHED",
        Content={"Template": written(*body), "Actions": []},
    )
    return "" if error is None else str(error.response["Error"].get("Message", ""))


@scenario("R94")
def findings_have_a_place(scene: Scene) -> None:
    message = _message(scene, node("Container", {}, node("Loader", {"Zzz": 1})))
    scene.observe("the place", "/Body/0/Content/0/Props" in message, True)
    several = _message(scene, node("Loader", {"Zzz": 1}), node("Card", {}))
    for place in ("/Body/0/Props", "/Body/1/Props"):
        scene.observe(f"of several, {place}", place in several, True)


@scenario("R95")
def phrases(scene: Scene) -> None:
    for phrase, body in {
        "must NOT have additional properties": node("Loader", {"Zzz": 1}),
        "must have required property": node("Card", {}),
        "must be equal to one of the allowed values": node("Button", {"Variant": "zzz"}, "Go"),
    }.items():
        scene.observe(phrase, phrase in _message(scene, body), True)


content_rule(
    "R96",
    accepts(
        "Options",
        node(
            "Dropdown",
            {
                **OPTIONS,
                "Options": {
                    "Conditions": [{"Condition": EQUALS, "Result": OPTIONS["Options"], "id": "0"}],
                    "Fallback": OPTIONS["Options"],
                },
            },
        ),
    ),
    accepts("Disabled", node("Dropdown", {**OPTIONS, "Disabled": CONDITIONS})),
)
content_rule(
    "R97",
    accepts("an ExpandableSection", node("ExpandableSection", {}, text("a"))),
    accepts("a TemplateStringComponent", node("TemplateStringComponent", {"TemplateString": "a"})),
)
content_rule(
    "R98",
    accepts("Disabled of a Dropdown", node("Dropdown", {**OPTIONS, "Disabled": "true"})),
    accepts("of a TextArea", node("TextArea", {**FIELD, "Disabled": "true", "MaxLength": "2000"})),
)
content_rule(
    "R99",
    accepts(
        "in a Container",
        node(
            "Container",
            {},
            node(
                "ConnectApplication",
                {"ApplicationNamespace": "a", "ApplicationProps": {"ContactFlowId": "b"}},
                Configuration={"Style": {"--connect-application-height": "400px"}},
            ),
        ),
    ),
)
