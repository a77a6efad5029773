"""The frame of a template, and which components stand where: R1 to R35."""

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
    verdict,
)
from ..scenario import scenario
from ..scene import Scene

TEXT = node("TextBox", {}, "text")


def refuses_text(what: str, template: str, status: str = "PUBLISHED") -> Case:
    return Case(what, REFUSED, template, status)


content_rule(
    "R1",
    accepts("a SubmitButton without its Label", node("SubmitButton"), status="SAVED"),
    refuses("a SubmitButton without its Label", node("SubmitButton")),
)
content_rule(
    "R2",
    refuses("a reference as Visibility", node("Button", {"Visibility": "$.X"}), status="SAVED"),
)


@scenario("R3")
def a_template_that_is_an_object(scene: Scene) -> None:
    view = scene.create_view()
    template: dict[str, Any] = {"Head": HEAD, "Body": []}
    with scene.changed_body(lambda body: {**body, "Content": {"Template": template}}):
        answer = verdict(scene, view, "", "SAVED")
    scene.observe("an object", answer, REFUSED)


content_rule(
    "R4",
    refuses_text("no JSON", "{"),
    refuses_text("a comment", '// comment\n{"Head": {"Configuration": {}}, "Body": []}'),
    refuses_text("a key twice", '{"Head": {"Configuration": {}}, "Body": [], "Body": []}'),
    refuses_text("NaN", '{"Head": {"Configuration": {}, "Title": NaN}, "Body": []}'),
    refuses_text("a byte order mark", '\ufeff{"Head": {"Configuration": {}}, "Body": []}'),
)
content_rule(
    "R6",
    accepts("an unknown member of a node", node("Loader", Other=1)),
    accepts("an unknown member of Head", head={**HEAD, "Other": 1}),
)


@scenario("R7")
def a_missing_template_or_missing_actions(scene: Scene) -> None:
    view = scene.create_view()
    for what, content, expected in (
        ("no Template", {"Actions": []}, "InvalidParameterException"),
        ("no Actions", {"Template": view["Content"]["Template"]}, "no error"),
    ):
        answer = scene.error_of(
            scene.unchecked.update_view_content,
            InstanceId=scene.instance_id,
            ViewId=view["Id"],
            Status="PUBLISHED",
            Content=content,
        )
        scene.observe(what, answer, expected)


content_rule("R8", accepts("no actions", TEXT))
content_rule(
    "R9",
    accepts("signs that are allowed", TEXT, actions=["A_b.c:/=+-@()' 1"]),
    refuses("a semicolon", TEXT, actions=["a;b"]),
    refuses("a space at the beginning", TEXT, actions=[" a"]),
)
content_rule("R11", accepts("an action that nothing raises", TEXT, actions=["Nothing"]))
content_rule(
    "R12", accepts("an Action that is not declared", node("Button", {"Action": "Go"}, "Go"))
)
content_rule(
    "R13",
    refuses_text("no Head", '{"Body": []}', "SAVED"),
    refuses_text("no Body", '{"Head": {"Configuration": {}}}', "SAVED"),
    refuses_text("a Body that is an object", '{"Head": {}, "Body": {}}', "SAVED"),
)
content_rule(
    "R14",
    refuses("no Configuration", TEXT, head={"Title": "Order"}),
    accepts("no Configuration", TEXT, head={"Title": "Order"}, status="SAVED"),
)
content_rule("R15", accepts("an empty Configuration", TEXT, head={"Configuration": {}}))
content_rule(
    "R16",
    accepts("no Integrations", TEXT),
    accepts("empty Integrations", TEXT, head={**HEAD, "Integrations": []}),
    refuses("Integrations that are no list", TEXT, head={**HEAD, "Integrations": {}}),
)
content_rule(
    "R17",
    accepts("no Title", TEXT, head={"Configuration": {}}),
    accepts("an empty Title", TEXT, head={"Title": "", "Configuration": {}}),
)
content_rule("R18", accepts("an empty Body"))
content_rule("R19", refuses("a text", "text"), refuses("a text", "text", status="SAVED"))
content_rule(
    "R20",
    refuses("Zzz", node("Zzz")),
    refuses("button", node("button", {}, "Go")),
    accepts("Zzz", node("Zzz"), status="SAVED"),
)
content_rule(
    "R21",
    accepts("no _id", {"Type": "Loader", "Props": {}, "Content": []}),
    accepts("the same _id", node("Loader"), node("Loader")),
    refuses("a number as _id", node("Loader", _id=5)),
)
content_rule("R22", accepts("any text", node("Loader", _id="any text, or none")))
content_rule(
    "R23",
    accepts("no Content", {"_id": "a", "Type": "Loader", "Props": {}}),
    accepts("no Props", {"_id": "a", "Type": "Loader", "Content": []}),
)
content_rule("R24", accepts("a Button with text", node("Button", {"Action": "Go"}, "Go")))
content_rule(
    "R25",
    accepts("an Alert", node("Alert", {"type": "info", "level": "inline"}, "text")),
    accepts(
        "an AttributeBar", node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "b"}]})
    ),
    accepts("a Form", node("Form", {}, "text")),
    accepts("a Header", node("Header", {"variant": "h1"}, "text")),
    accepts("a RadioGroup", node("RadioGroup", OPTIONS)),
    accepts("a TextBox", TEXT),
)
content_rule("R26", refuses("a Button with a component", node("Button", {}, TEXT)))
content_rule(
    "R27", accepts("a Button with a component", node("Container", {}, node("Button", {}, TEXT)))
)
content_rule(
    "R28",
    accepts("a Container", node("Container", {}, TEXT)),
    accepts("a Form", node("Form", {}, node("FormInput", FIELD))),
)
content_rule("R29", accepts("a Section", node("Section", {}, TEXT)))
content_rule(
    "R30",
    refuses("a TextBox", node("TextBox", {}, node("Loader"))),
    refuses("an Alert", node("Alert", {}, node("Loader"))),
    refuses("a Card", node("Card", {"Id": "a"}, node("Loader"))),
)
content_rule(
    "R32",
    refuses("an unknown prop one level down", node("Container", {}, node("Loader", {"Zzz": 1}))),
    refuses(
        "an unknown prop two levels down",
        node("Container", {}, node("Container", {}, node("Loader", {"Zzz": 1}))),
    ),
)
content_rule(
    "R33",
    accepts("texts, numbers, references, nodes", node("Container", {}, "a", 1, "$.Name", TEXT)),
    refuses("a boolean", node("Container", {}, True)),
    refuses("null", node("Container", {}, None)),
)
content_rule(
    "R34",
    accepts("in a SubmitButton", node("SubmitButton", {"Label": "Go"}, "Text")),
    accepts("in a ConnectAction", node("ConnectAction", {}, "Text")),
)
content_rule(
    "R35",
    accepts("of a SubmitButton", node("SubmitButton", {"Label": "Go"})),
    accepts("of a FormInput", node("FormInput", FIELD)),
)
