"""Templates that CloudFormation refuses before it makes anything."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from connect_views_mock import mock_connect_views
from tests.aws import REGION

from .helpers import STACK, Stacks, body, outputs, titled, version_of


def assert_refused(stacks: Stacks, template: str, message: str) -> None:
    """Refused in a new stack, in a change set and in an update, and nothing has changed."""
    for call in (
        stacks.cloudformation.create_stack,
        lambda **parameters: stacks.cloudformation.create_change_set(
            ChangeSetName="changes", ChangeSetType="CREATE", **parameters
        ),
    ):
        with pytest.raises(ClientError, match=message) as caught:
            call(StackName="refused", TemplateBody=template)
        assert caught.value.response["Error"]["Code"] == "ValidationError"
    names = [each["StackName"] for each in stacks.cloudformation.describe_stacks()["Stacks"]]
    assert names == []
    stacks.create({"View": stacks.view()})
    with pytest.raises(ClientError, match=message):
        stacks.cloudformation.update_stack(StackName=STACK, TemplateBody=template)
    assert stacks.describe()["StackStatus"] == "CREATE_COMPLETE"
    assert stacks.views() == ["Order"]


@pytest.mark.parametrize(
    "title",
    [
        {"Ref": "Unknown"},
        {"Fn::Sub": "${Unknown}"},
        {"Fn::Sub": ["${Unknown.Arn} ${Known}", {"Known": "a"}]},
        {"Fn::Join": ["", ["a", {"Ref": "Unknown"}]]},
    ],
)
def test_a_reference_to_nothing_is_refused(stacks: Stacks, title: Any) -> None:
    message = r"Unresolved resource dependencies \[Unknown\] in the Resources block"
    assert_refused(stacks, body({"View": stacks.view(titled(title))}), message)


def test_an_attribute_of_nothing_is_refused(stacks: Stacks) -> None:
    template = body({"View": stacks.view(titled({"Fn::GetAtt": ["Unknown", "Arn"]}))})
    assert_refused(stacks, template, "Fn::GetAtt references undefined resource Unknown")


def test_an_unknown_attribute_is_refused(stacks: Stacks) -> None:
    view = stacks.view(titled({"Fn::GetAtt": ["Other", "Name"]}))
    template = body({"Other": stacks.view(Name="Other"), "View": view})
    message = "resource Other does not support attribute type Name in Fn::GetAtt"
    assert_refused(stacks, template, message)


def test_a_dependency_on_nothing_is_refused(stacks: Stacks) -> None:
    view = {**stacks.view(), "DependsOn": ["Unknown"]}
    assert_refused(stacks, body({"View": view}), r"dependencies \[Unknown\]")


def test_an_output_of_nothing_is_refused(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "Unknown"}}}}
    message = r"dependencies \[Unknown\] in the Outputs block"
    assert_refused(stacks, body({"View": stacks.view()}, sections), message)


def test_resources_that_depend_on_each_other_are_refused(stacks: Stacks) -> None:
    resources = {
        "View": {**stacks.view(), "DependsOn": "Version"},
        "Version": version_of("View"),
    }
    message = r"Circular dependency between resources: \[Version, View\]"
    assert_refused(stacks, body(resources), message)


def test_a_null_is_refused(stacks: Stacks) -> None:
    template = {**titled("Order"), "Body": [{"_id": "a", "Type": "Header", "Props": None}]}
    message = r"\[/Resources/View/Properties/Template/Body/0/Props\] 'null' values are not allowed"
    assert_refused(stacks, body({"View": stacks.view(template)}), message)


@pytest.mark.parametrize(
    "change",
    [
        {"DependsOn": 5},
        {"DependsOn": [["View"]]},
        {"DependsOn": {"View": "Other"}},
    ],
)
def test_a_dependency_of_another_form_is_refused(stacks: Stacks, change: dict[str, Any]) -> None:
    view = {**stacks.view(), **change}
    assert_refused(stacks, body({"View": view}), "Every DependsOn value must be a string.")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "sections",
    [
        {"Conditions": {"A": {"Fn::Equals": [{"Ref": "Unknown"}, 1]}}},
        {"Conditions": {"A": {}}},
        {"Conditions": []},
        {"Parameters": {"A": {}}},
        {"Mappings": {"A": []}, "Conditions": {"A": {"Fn::Not": [{"Fn::FindInMap": ["A", 1]}]}}},
        {"Outputs": {"A": {"Value": {"Fn::GetAtt": ["View"]}}}},
        {"Outputs": {"A": {"Value": {"Fn::Select": [5, ["a"]]}}}},
        {"Outputs": [1]},
    ],
)
def test_a_section_that_cannot_be_read_is_refused_or_fails_the_stack(
    stacks: Stacks, sections: Any
) -> None:
    try:
        status = stacks.create({"View": stacks.view()}, sections)["StackStatus"]
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationError"  # noqa: PT017 (either is fine)
    else:
        assert status == "ROLLBACK_COMPLETE"
        stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.views() == []
    stacks.create({"View": stacks.view()})
    try:
        status = stacks.update({"View": stacks.view(Name="New")}, sections)["StackStatus"]
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationError"  # noqa: PT017 (either is fine)
    else:
        assert status == "UPDATE_ROLLBACK_COMPLETE"
    assert stacks.views() == ["Order"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "title",
    [
        {"Fn::If": ["Unknown", "a", "b"]},
        {"Fn::If": "a"},
        {"Fn::Sub": 5},
        {"Fn::Sub": []},
        {"Fn::Join": ["", 5]},
        {"Fn::Select": [2, ["a"]]},
        {"Fn::GetAtt": []},
        {"Fn::GetAtt": 5},
        {"Ref": 5},
        {"Fn::ImportValue": "unknown"},
        {"Fn::FindInMap": ["Unknown", "a", "b"]},
    ],
)
def test_a_function_that_cannot_be_resolved_fails_the_view(stacks: Stacks, title: Any) -> None:
    broken = {"View": stacks.view(titled(title))}
    try:
        stack = stacks.create(broken)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationError"  # noqa: PT017 (either is fine)
    else:
        assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
        assert stacks.reason("View")
        stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.views() == []


@pytest.mark.parametrize("place", ["Properties", "Template"])
def test_yaml_with_an_alias_is_refused(stacks: Stacks, place: str) -> None:
    template = f"""
    Resources:
      View:
        Type: AWS::Connect::View
        Properties: &Properties
          InstanceArn: {stacks.instance_arn}
          Name: Order
          Actions: []
          Template: &Template
            Body:
              - *{place}
    """
    message = "YAML aliases are not allowed in CloudFormation templates"
    assert_refused(stacks, template, message)


def test_text_that_no_variable_names_is_left_alone(stacks: Stacks) -> None:
    title = {"Fn::Sub": "${!Literal} ${AWS::Region} $.External.data $5 ${"}
    stack = stacks.create({"View": stacks.view(titled(title))})
    assert stack["StackStatus"] == "CREATE_COMPLETE"


SSM_PARAMETER = {
    "Parameters": {
        "Title": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/guide/title"}
    }
}


def test_a_parameter_of_the_parameter_store_is_fetched_or_refused(stacks: Stacks) -> None:
    resources = {"View": stacks.view(titled({"Ref": "Title"}))}
    message = r"Unable to fetch parameters \[/guide/title\] from parameter store"
    with pytest.raises(ClientError, match=message):
        stacks.create(resources, SSM_PARAMETER)
    bucket = {"Bucket": {"Type": "AWS::S3::Bucket"}}
    with pytest.raises(ClientError, match=message):
        stacks.create(bucket, SSM_PARAMETER)
    assert stacks.views() == []

    ssm = boto3.client("ssm", region_name=REGION)
    ssm.put_parameter(Name="/guide/title", Value="Stored", Type="String")
    stacks.create(resources, SSM_PARAMETER)
    template = stacks.describe_view(stacks.physical_id("View"))["Content"]["Template"]
    assert json.loads(template)["Head"]["Title"] == "Stored"


def test_another_type_for_the_same_name_is_refused(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Other": version_of()})
    with pytest.raises(ClientError, match=r"Update of resource type is not permitted.*\[Other\]"):
        stacks.update({"View": stacks.view(), "Other": stacks.view(Name="Other")})
    assert stacks.describe()["StackStatus"] == "CREATE_COMPLETE"


def test_a_parameter_that_is_missing_leaves_the_stack_as_it_was(stacks: Stacks) -> None:
    resources = {"View": stacks.view()}
    stacks.create(resources)
    sections = {"Parameters": {"Title": {"Type": "String"}}}
    with pytest.raises(ClientError, match="Missing parameter Title"):
        stacks.update({"View": stacks.view(titled({"Ref": "Title"}))}, sections)
    assert stacks.describe()["StackStatus"] == "CREATE_COMPLETE"
    stacks.update({"View": stacks.view(Name="New")})
    assert stacks.views() == ["New"]


@pytest.mark.thorough
@pytest.mark.parametrize("depth", [250, 5_000])
def test_a_template_that_is_nested_too_deeply_leaves_nothing(stacks: Stacks, depth: int) -> None:
    node = f"{'[' * depth}{']' * depth}"
    template = body({"View": stacks.view(titled("DEEP"))}).replace('"DEEP"', node)
    try:
        stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    except ClientError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017 (which of both depends on Python)
    else:
        assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
        assert "nested" in stacks.reason("View")
    assert stacks.views() == []


def test_a_template_that_is_too_large_fails_the_view(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(titled("a" * 400_000))})
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "400000" in stacks.reason("View")


def test_a_number_that_json_has_not_fails_the_view(stacks: Stacks) -> None:
    template = body({"View": stacks.view(titled("NAN"))}).replace('"NAN"', ".nan")
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "NaN is not a JSON value" in stacks.reason("View")


def test_half_a_character_fails_the_view(stacks: Stacks) -> None:
    template = body({"View": stacks.view(titled("\ud83d"))})
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "without lone surrogates" in stacks.reason("View")


@pytest.mark.parametrize("text", ['{"Title": "\\ud83d\\ude00"}', '{Title: "\\ud83d\\ude00"}'])
def test_two_halves_of_a_character_are_one(stacks: Stacks, text: str) -> None:
    template = body({"View": stacks.view({**titled("a"), "Head": "HEAD"})})
    head = text[:-1] + ', "Configuration": {}}'
    text = template.replace('"HEAD"', head)
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=text)
    stored = stacks.describe_view(stacks.physical_id("View"))["Content"]["Template"]
    assert json.loads(stored)["Head"]["Title"] == "😀"


@pytest.mark.parametrize(
    ("number", "stored"), [("1e2", "100.0"), ("1E-2", "0.01"), ("12", "12"), ("NaN", '"NaN"')]
)
def test_a_number_in_json_is_a_number(stacks: Stacks, number: str, stored: str) -> None:
    node = {"_id": "a", "Type": "Header", "Content": ["Text"], "Props": {"Level": "NUMBER"}}
    template = body({"View": stacks.view({**titled("Order"), "Body": [node]})})
    text = template.replace('"NUMBER"', number)
    with mock_connect_views(config={"connect_views": {"validate_content": False}}):
        stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=text)
    content = stacks.describe_view(stacks.physical_id("View"))["Content"]["Template"]
    assert f'"Level":{stored}' in content


def test_json_with_tabs_is_read_as_json(stacks: Stacks) -> None:
    template = json.dumps({"Resources": {"View": stacks.view()}}, indent="\t")
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    assert stacks.views() == ["Order"]


def test_the_short_forms_of_yaml_are_read(stacks: Stacks) -> None:
    template = f"""
    Conditions:
      Is: !Equals [a, a]
      IsNot: !Not [!Condition Is]
    Resources:
      View:
        Type: AWS::Connect::View
        Condition: Is
        Properties:
          InstanceArn: {stacks.instance_arn}
          Name: !If [IsNot, !Ref AWS::Region, !Join ["-", [a, !Select [1, [b, c]]]]]
          Actions: []
          Template: {json.dumps(titled("Order"))}
    Outputs:
      Id: {{Value: !GetAtt View.ViewId}}
      Sub: {{Value: !Sub ["${{Name}}", {{Name: !Ref View}}]}}
      Other: {{Value: !Transform {{Name: a}}, Condition: IsNot}}
    """
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    stack = stacks.describe()
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert stacks.views() == ["a-c"]
    assert outputs(stack)["Sub"] == stacks.physical_id("View")


@pytest.mark.parametrize("attribute", ["Fn::GetAtt: View.ViewId", '{"Fn::GetAtt": "View.ViewId"}'])
def test_an_attribute_may_be_a_text(stacks: Stacks, attribute: str) -> None:
    template = f"""
    Resources:
      View: {json.dumps(stacks.view())}
      Other:
        Type: AWS::Connect::View
        Properties:
          InstanceArn: {stacks.instance_arn}
          Name:
            {attribute}
          Actions: []
          Template: {json.dumps(titled("Order"))}
    Outputs:
      Id:
        Value:
          {attribute}
    """
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    assert sorted(stacks.views()) == sorted(["Order", outputs(stacks.describe())["Id"]])


def test_an_attribute_may_be_a_text_in_json(stacks: Stacks) -> None:
    arn = {"Fn::GetAtt": "View.ViewArn"}
    sections = {"Outputs": {"Arn": {"Value": arn}}}
    stack = stacks.create({"Version": version_of(ViewArn=arn), "View": stacks.view()}, sections)
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert outputs(stack)["Arn"] == stacks.physical_id("View")


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ({"Name": "a" * 256}, "Name: must have 1 to 255 characters, not 256"),
        ({"Tags": [{"Key": "aws:a", "Value": ""}]}, "begins with aws:, which is reserved"),
        ({"Actions": ["It's"]}, "#/Actions/0: failed validation constraint"),
        ({"Template": "{}"}, "#/Template: expected type: JSONObject, found: String"),
    ],
)
def test_properties_that_are_refused_fail_the_view(
    stacks: Stacks, properties: dict[str, Any], reason: str
) -> None:
    stacks.create({"View": stacks.view(**properties)})
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert reason in stacks.reason("View")
    stacks.cloudformation.delete_stack(StackName=STACK)

    stacks.create({"View": stacks.view()})
    before = stacks.describe_view(stacks.physical_id("View"))
    stacks.update({"View": stacks.view(**properties)})
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert reason in stacks.reason("View")
    assert stacks.describe_view(stacks.physical_id("View")) == before


@pytest.mark.parametrize(("key", "value"), [("k" * 129, "v"), ("k", "v" * 257)])
def test_tags_of_the_stack_have_the_lengths_of_tags(stacks: Stacks, key: str, value: str) -> None:
    stacks.create({"View": stacks.view()}, Tags=[{"Key": key, "Value": value}])
    assert "a key has at most 128 characters and a value at most 256" in stacks.reason("View")
    assert stacks.views() == []


def test_tags_of_stack_and_view_are_50_at_most(stacks: Stacks) -> None:
    tags = [{"Key": f"key{number}", "Value": ""} for number in range(50)]
    stacks.create({"View": stacks.view(Tags=tags)}, Tags=[{"Key": "stage", "Value": "test"}])
    assert "would have 51 with those of the stack" in stacks.reason("View")
    assert stacks.views() == []
