"""Views in CloudFormation templates, in JSON and in YAML."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from .helpers import BAD, BAD_LINE, GOOD, Shell

INSTANCE_ARN = (
    "arn:aws:connect:us-east-1:123456789012:instance/00000000-0000-4000-8000-000000000000"
)
TEMPLATE = "/Resources/MyView/Properties/Template"


def stack(template: Any, **properties: Any) -> dict[str, Any]:
    view = {
        "Type": "AWS::Connect::View",
        "Properties": {
            "InstanceArn": INSTANCE_ARN,
            "Name": "a",
            "Template": template,
            "Actions": ["Next"],
            **properties,
        },
    }
    return {"Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}, "Odd": [], "MyView": view}}


def with_body(*body: Any, **head: Any) -> dict[str, Any]:
    return {"Head": {"Configuration": {}, **head}, "Body": list(body)}


def lines(shell: Shell, document: Any, name: str = "a.json") -> list[str]:
    _, out, err = shell.run("validate", shell.write(name, document))
    assert not err
    return [line.removeprefix(f"{name}: ") for line in out.splitlines()]


def test_a_view_in_json(shell: Shell) -> None:
    assert lines(shell, stack(GOOD)) == []
    assert lines(shell, stack(BAD)) == [TEMPLATE + BAD_LINE]


def test_every_view_is_checked(shell: Shell) -> None:
    document = stack(GOOD)
    document["Resources"]["Other/One"] = stack(BAD)["Resources"]["MyView"]

    assert lines(shell, document) == [f"/Resources/Other~1One/Properties/Template{BAD_LINE}"]


def test_actions(shell: Shell) -> None:
    actions = [" ", {"Ref": "Action"}, "Good"]

    (line,) = lines(shell, stack(GOOD, Actions=actions))

    assert line.startswith("/Resources/MyView/Properties/Actions/0: must match pattern ")


def test_actions_known_at_deployment(shell: Shell) -> None:
    assert lines(shell, stack(GOOD, Actions={"Fn::Split": [",", {"Ref": "Actions"}]})) == []


def test_R10_more_than_1000_actions(shell: Shell) -> None:
    actions = [f"A{number}" for number in range(1001)]

    assert lines(shell, stack(GOOD, Actions=actions)) == [
        "/Resources/MyView/Properties/Actions: must NOT have more than 1000 items "
        "(in CloudFormation)"
    ]


def test_R87_a_bare_condition(shell: Shell) -> None:
    visibility = {"Equals": {"ElementByKey": "a", "ElementByValue": "b"}}
    button = {"Type": "Button", "Props": {"Visibility": visibility}}

    assert lines(shell, stack(with_body(button))) == [
        f"{TEMPLATE}/Body/0/Props/Visibility: must have required property 'Conditions' "
        "(in CloudFormation)"
    ]


@pytest.mark.parametrize("key", ["InstanceArn", "Name", "Template", "Actions"])
def test_a_property_that_is_missing(shell: Shell, key: str) -> None:
    document = stack(GOOD)
    del document["Resources"]["MyView"]["Properties"][key]

    assert lines(shell, document) == [
        f"/Resources/MyView/Properties: must have required property '{key}'"
    ]


@pytest.mark.parametrize("template", ["{}", [], 5, None])
def test_a_template_that_is_no_object(shell: Shell, template: Any) -> None:
    assert lines(shell, stack(template)) == [f"{TEMPLATE}: must be object"]


@pytest.mark.parametrize("properties", ["text", [], None])
def test_properties_that_are_no_object(shell: Shell, properties: Any) -> None:
    document = {"Resources": {"A": {"Type": "AWS::Connect::View", "Properties": properties}}}

    assert lines(shell, document) == ["/Resources/A/Properties: must be object"]


def test_properties_that_are_missing(shell: Shell) -> None:
    document = {"Resources": {"A": {"Type": "AWS::Connect::View"}}}

    assert lines(shell, document) == [
        f"/Resources/A/Properties: must have required property '{key}'"
        for key in ("InstanceArn", "Template", "Actions", "Name")
    ]


INTRINSICS: list[Any] = [
    {"Ref": "Parameter"},
    {"Fn::Sub": "${Parameter}"},
    {"Fn::If": ["Condition", {"a": 1}, {"Ref": "AWS::NoValue"}]},
    {"Fn::Transform": {"Name": "AWS::Include"}, "Other": 1},
    "{{resolve:ssm:parameter}}",
]


@pytest.mark.parametrize("intrinsic", INTRINSICS)
def test_a_template_known_at_deployment_is_not_checked(shell: Shell, intrinsic: Any) -> None:
    code, out, err = shell.run("validate", shell.write("a.json", stack(intrinsic)))

    assert (code, out) == (0, "")
    assert err == (
        f"connect-views-mock: a.json: {TEMPLATE}: not checked, only a deployment knows its value\n"
    )


def test_properties_known_at_deployment_are_not_checked(shell: Shell) -> None:
    view = {"Type": "AWS::Connect::View", "Properties": {"Fn::Transform": {}}}

    code, out, err = shell.run("validate", shell.write("a.json", {"Resources": {"A": view}}))

    assert (code, out) == (0, "")
    assert "not checked" in err


@pytest.mark.parametrize("intrinsic", INTRINSICS)
def test_a_value_known_at_deployment_is_never_refused(shell: Shell, intrinsic: Any) -> None:
    field = {"Label": "a", "Name": "b"}
    templates = [
        {"Head": intrinsic, "Body": [{"Type": "TextBox", "Content": ["$.#Any"]}]},
        {"Head": {"Configuration": {}}, "Body": intrinsic},
        with_body(intrinsic, {"Type": intrinsic, "Content": [{"Type": "Loader"}]}),
        with_body({"Type": "Card", "Props": intrinsic, "Content": intrinsic, "_id": intrinsic}),
        with_body({"Type": "Container", "Content": [intrinsic], "Configuration": intrinsic}),
        with_body({"Type": "Form", "Configuration": {"Style": intrinsic, "Layout": intrinsic}}),
        with_body({"Type": "Form", "Configuration": {"Layout": {"Columns": intrinsic}}}),
        with_body({"Type": "Button", "Props": {"Variant": intrinsic, "Visibility": intrinsic}}),
        with_body(
            {"Type": "Button", "Props": {"Visibility": {"Conditions": [{"Equals": intrinsic}]}}}
        ),
        with_body({"Type": "Button", "Props": {"Visibility": {"Conditions": intrinsic}}}),
        with_body({"Type": "Button", "Props": {"Visibility": {"Conditions": [intrinsic]}}}),
        with_body({"Type": "Dropdown", "Props": {**field, "Options": intrinsic}}),
        with_body({"Type": "Dropdown", "Props": {**field, "Options": {"Conditions": intrinsic}}}),
        with_body({"Type": "Dropdown", "Props": {**field, "Options": [intrinsic]}}),
        with_body({"Type": "AttributeBar", "Props": {"Attributes": [intrinsic]}}),
        with_body({"Type": "TextBox", "Content": ["$.#Any"]}, Integrations=intrinsic),
        with_body({"Type": "TextBox", "Content": ["$.#Any"]}, Integrations=[intrinsic]),
        with_body({"Type": "TextBox", "Content": ["$.#Any"]}, Integrations=[{"Name": intrinsic}]),
    ]

    for template in templates:
        assert lines(shell, stack(template)) == []


def test_what_stands_beside_a_value_known_at_deployment_is_checked(shell: Shell) -> None:
    button = {"Type": "Button", "Props": {"Action": {"Ref": "Action"}, "Label": "x"}}

    assert lines(shell, stack(with_body(button, {"Type": {"Ref": "A"}}, {"Type": "Zzz"}))) == [
        TEMPLATE + BAD_LINE,
        f"{TEMPLATE}/Body/2/Type: must be equal to constant ('Zzz' is not one of the 41 known "
        "component types; --allow-component accepts others)",
    ]


def test_a_text_that_json_escapes_is_no_reason(shell: Shell) -> None:
    assert lines(shell, stack(with_body({"Type": "TextBox", "Content": ["\ud800"]}))) == []


def test_booleans_are_texts_there(shell: Shell) -> None:
    props = {"Disabled": True, "Visibility": False, "Action": True}

    assert lines(shell, stack(with_body({"Type": "Button", "Props": props}))) == []


YAML = """
AWSTemplateFormatVersion: 2010-09-09
Resources:
  MyView:
    Type: AWS::Connect::View
    Properties:
      InstanceArn: !Ref InstanceArn
      Name: !Sub "${AWS::StackName}-view"
      Actions: [Yes, !ImportValue Action, 2024-01-01]
      Template:
        Head:
          Title: !Join ["-", [!GetAtt A.B, c]]
          Configuration: {}
        Body:
          - Type: Button
            Props: {Action: No, Disabled: true, Label: On, Href: !If [A, {b: c}, !Ref D]}
            Content: [Yes, 2024-01-01, 12:30, 0x10]
          - Type: TextBox
            Props:
              5: !Unknown {a: b}
            Content: ["$.Name"]
"""


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.template", "a"])
def test_a_view_in_yaml(shell: Shell, name: str) -> None:
    (line,) = lines(shell, YAML, name)

    assert line == TEMPLATE + BAD_LINE


def test_a_view_in_yaml_from_standard_input(shell: Shell) -> None:
    shell.type(YAML.encode())

    assert shell.run("validate", "-")[1] == f"-: {TEMPLATE}{BAD_LINE}\n"


def test_json_in_a_file_for_yaml(shell: Shell) -> None:
    assert lines(shell, json.dumps(stack(BAD)), "a.yaml") == [TEMPLATE + BAD_LINE]


def test_a_lone_equals_sign_is_a_text(shell: Shell) -> None:
    body = "[{Type: TextBox, Content: [=]}]"

    assert lines(shell, view_of(f"{{Head: {{Configuration: {{}}}}, Body: {body}}}"), "a.yaml") == []


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "true", "False"])
def test_booleans_are_those_of_yaml_1_1(shell: Shell, word: str) -> None:
    props = f"{{HideBorder: {word}, Visibility: {word}}}"
    body = f"[{{Type: Container, Props: {props}}}]"

    assert lines(shell, view_of(f"{{Head: {{Configuration: {{}}}}, Body: {body}}}"), "a.yaml") == []


@pytest.mark.parametrize("key", ["on", "5", "1.50", "null", "2024-01-01", "'5'", "="])
def test_a_key_is_the_text_that_stands_there(shell: Shell, key: str) -> None:
    body = f"[{{Type: Form, Props: {{{key}: x}}}}]"

    (line,) = lines(shell, view_of(f"{{Head: {{Configuration: {{}}}}, Body: {body}}}"), "a.yaml")

    text = key.strip("'")
    assert line.endswith(f"must NOT be there: additional property '{text}'")


def test_mappings_that_are_merged_may_repeat_keys(shell: Shell) -> None:
    text = (
        "Base: &base {Title: a, Configuration: {}}\n"
        "More: &more {<<: *base, Title: b}\n"
        + view_of("{Head: {<<: *base, <<: *more, Title: c}, Body: [], Again: *more}")
    )

    assert lines(shell, text, "a.yaml") == []


def test_yaml_that_is_too_long(shell: Shell) -> None:
    file = shell.write("a.yaml", "Resources: {}\n" + "#" * 1024 * 1024)

    assert shell.run("validate", file) == (
        2,
        "",
        "connect-views-mock: a.yaml: is YAML of more than 1048576 characters; CloudFormation takes "
        "no template of more than 1 MB\n",
    )


def test_yaml_is_read_without_the_parser_in_c(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)

    assert lines(shell, YAML, "a.yaml") == [TEMPLATE + BAD_LINE]


@pytest.mark.parametrize("text", ["Resources: {}", '{"Resources": {"A": {"Type": "B"}}}'])
def test_a_stack_without_a_view(shell: Shell, text: str) -> None:
    file = shell.write("a.yaml", text)

    assert shell.run("validate", file) == (
        0,
        "",
        "connect-views-mock: a.yaml: holds no AWS::Connect::View resource, so nothing of it was "
        "checked\n",
    )
    assert shell.run("input-schema", file) == (
        2,
        "",
        "connect-views-mock: a.yaml: holds no AWS::Connect::View resource\n",
    )


@pytest.mark.parametrize("template", [{}, {"Template": {"Ref": "Template"}}, {"Template": []}])
def test_actions_are_checked_whatever_the_template_is(shell: Shell, template: Any) -> None:
    view = {"Type": "AWS::Connect::View", "Properties": {**template, "Actions": ["Next", " "]}}

    code, out, _ = shell.run("validate", shell.write("a.json", {"Resources": {"A": view}}))

    assert code == 1
    assert "a.json: /Resources/A/Properties/Actions/1: must match pattern " in out


def test_a_template_as_deep_as_allowed(shell: Shell) -> None:
    node: Any = {"Type": "Form"}
    for _ in range(98):
        node = {"Type": "Container", "Content": [node]}

    for document in (with_body(node), {"Template": json.dumps(with_body(node))}):
        assert lines(shell, document) == []
    for name in ("a.json", "a.yaml"):
        assert lines(shell, stack(with_body(node)), name) == []
        deeper = {"Type": "Container", "Content": [node]}
        _, out, err = shell.run("validate", shell.write(name, stack(with_body(deeper))))
        assert " nested more than 200 levels deep" in out + err


def test_a_loop_beside_other_keys_is_known_at_deployment(shell: Shell) -> None:
    loop = {"Fn::ForEach::P": ["Name", ["a", "b"], {"${Name}": "c"}]}
    templates = [
        with_body({"Type": "Card", "Props": {"Heading": "a", **loop}}),
        with_body({"Type": "Card", **loop}),
        with_body({"Type": "Card", "Props": loop}),
    ]

    for template in templates:
        assert lines(shell, stack(template)) == []


@pytest.mark.parametrize("type_", ["AWS::Connect::View", "AWS::Connect::ViewVersion"])
def test_views_that_a_loop_makes_are_not_checked(shell: Shell, type_: str) -> None:
    inner = {"Fn::ForEach::Q": ["Y", ["c"], {"V${X}${Y}": {"Type": type_, "Properties": {}}}]}
    resources = {
        "Fn::ForEach::P": ["X", ["a", "b"], inner],
        "Fn::ForEach::R": ["X", ["a", "b"], {"B${X}": {"Type": "AWS::S3::Bucket"}}],
    }

    for name in (shell.write("a.json", {"Resources": resources}), "."):
        assert shell.run_exactly("validate", "--strict", name) == (
            0,
            "",
            "connect-views-mock: a.json: /Resources/Fn::ForEach::P: not checked, only a deployment "
            "knows its value\n",
        )


def test_a_loop_of_aliases_is_looked_through_once(shell: Shell) -> None:
    levels = "".join(f", &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]" for n in range(9))
    loop = f"Resources:\n  Fn::ForEach::P: [&l0 [x]{levels}]\n"

    code, out, err = shell.run("validate", shell.write("a.yaml", loop))

    assert (code, out) == (0, "")
    assert "holds no AWS::Connect::View resource" in err


def test_yaml_may_start_with_a_byte_order_mark(shell: Shell) -> None:
    for name in ("a.yaml", "a.template"):
        assert lines(shell, f"\ufeff{YAML.lstrip()}", name) == [TEMPLATE + BAD_LINE]


def view_of(template: str) -> str:
    return (
        "Resources:\n  A:\n    Type: AWS::Connect::View\n    Properties:\n"
        f"      Name: a\n      InstanceArn: {INSTANCE_ARN}\n"
        f"      Actions: []\n      Template: {template}\n"
    )


def test_yaml_that_grows_without_end(shell: Shell) -> None:
    levels = "".join(f", &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]" for n in range(9))

    code, _, err = shell.run("validate", shell.write("a.yaml", view_of(f"[&l0 [x]{levels}]")))

    assert code == 2
    assert "holds more than 500000 values after its aliases are expanded" in err


def test_yaml_whose_aliases_nest_it_too_deeply(shell: Shell) -> None:
    inner, outer = "[" * 120 + "]" * 120, "[" * 120 + "*a" + "]" * 120

    code, out, err = shell.run(
        "validate", shell.write("a.yaml", f"X: &a {inner}\n{view_of(outer)}")
    )

    assert (code, err) == (1, "")
    assert ": must NOT be nested more than 200 levels deep\n" in out


def test_yaml_without_pyyaml(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    original = importlib.import_module

    def without(name: str, *arguments: Any) -> Any:
        if name == "yaml":
            raise ImportError
        return original(name, *arguments)

    monkeypatch.setattr(importlib, "import_module", without)

    code, _, err = shell.run("validate", shell.write("a.yaml", YAML))

    assert code == 2
    assert err == (
        "connect-views-mock: a.yaml: is YAML, which needs PyYAML: "
        "pip install 'connect-views-mock[yaml]'\n"
    )
