"""A template that is none is refused by every operation that takes one, and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from connect_views_mock import mock_connect_views
from tests.aws import REGION

TOPIC: dict[str, Any] = {"Type": "AWS::SNS::Topic"}
# moto 5.1 has no summary of a template without a version.
GOOD = json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Topic": TOPIC}})
EMPTY_YES = {"Fn::Equals": ["a", "a"]}


def topic(**members: Any) -> dict[str, Any]:
    """Return a template with a topic."""
    return {"Resources": {"Topic": {**TOPIC, **members}}}


def named(name: Any) -> dict[str, Any]:
    """Return a template with a topic of another name."""
    return topic(Properties={"DisplayName": name})


def beside(**sections: Any) -> dict[str, Any]:
    """Return a template with other sections."""
    return {**topic(), **sections}


def with_condition(condition: Any) -> dict[str, Any]:
    """Return a template with a condition."""
    return beside(Conditions={"Is": condition, "Yes": EMPTY_YES})


@pytest.fixture(scope="module")
def cloudformation() -> Iterator[Any]:
    with mock_connect_views():
        client = boto3.client(
            "cloudformation", region_name=REGION, config=Config(parameter_validation=False)
        )
        client.create_stack(StackName="there", TemplateBody=GOOD)
        yield client


def assert_refused(client: Any, template: str, message: str) -> None:
    """Refused by all operations, with a message, and the stacks are as they were."""
    new = {"StackName": "new", "TemplateBody": template}
    there = {"StackName": "there", "TemplateBody": template}
    changes = {"ChangeSetName": "changes"}
    for operation, parameters in (
        ("create_stack", new),
        ("update_stack", there),
        ("create_change_set", {**new, **changes, "ChangeSetType": "CREATE"}),
        ("create_change_set", {**there, **changes, "ChangeSetType": "UPDATE"}),
        ("create_stack_set", {"StackSetName": "set", "TemplateBody": template}),
        ("validate_template", {"TemplateBody": template}),
        ("get_template_summary", {"TemplateBody": template}),
    ):
        if not template and operation == "create_stack_set":
            continue
        with pytest.raises(ClientError) as caught:
            getattr(client, operation)(**parameters)
        answer = caught.value.response
        assert answer["Error"]["Code"] == "ValidationError", operation
        assert message in answer["Error"]["Message"], operation
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 400
    [stack] = client.describe_stacks()["Stacks"]
    assert (stack["StackName"], stack["StackStatus"]) == ("there", "CREATE_COMPLETE")
    assert client.get_template(StackName="there")["TemplateBody"] == json.loads(GOOD)
    assert len(client.describe_stack_events(StackName="there")["StackEvents"]) == 2
    sets = client.list_stack_sets()["Summaries"]
    assert all(each["Status"] == "DELETED" for each in sets)
    assert client.list_change_sets(StackName="there")["Summaries"] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Either Template URL or Template Body must be specified."),
        ("{", "Template format error: JSON not well-formed. (line 1, column 2)"),
        ('{"Resources": {\n "A": ]', "JSON not well-formed. (line 2, column 7)"),
        ("Resources:\n  A: [", "Template format error: YAML not well-formed. (line 2, column 7)"),
        ("Resources: {? [a] : b}", "YAML not well-formed"),
        ("Description: !!python/name:os.system", "YAML not well-formed"),
        ("Description: 2026-13-45\nResources: {}", "YAML not well-formed"),
        ("Resources: {5e999999999999999999: 1e4, a: " + "9" * 5000 + "}", "YAML not well-formed"),
        ('{"Resources": ' + "9" * 5000 + "}", "not well-formed"),
        ("Description: \x00", "YAML not well-formed"),
        ("Description: !!binary aGk=\nResources: {}", "[/Description] unsupported structure."),
        ("[]", "Template format error: unsupported structure."),
        ("null", "Template format error: unsupported structure."),
        ('"text"', "Template format error: unsupported structure."),
        ("5", "Template format error: unsupported structure."),
        ("{}", "At least one Resources member must be defined."),
        ('{"Resources": ' + "[" * 300 + "]" * 300 + "}", "nested too deeply"),
        ("[" * 100_000, "Template format error: nested too deeply."),
        ("Resources: {5: {Type: AWS::SNS::Topic}}", "map keys must be strings; received 5"),
        ("Resources: &A {A: *A}", "YAML aliases are not allowed in CloudFormation templates."),
        ('{"Description": "\\ud83d", "Resources": {}}', "[/Description] must be text without"),
        ('{"Description": "\\u0001", "Resources": {}}', "[/Description] must be text without"),
        ('{"Resources": {"\\u0001": {"Type": "AWS::SNS::Topic"}}}', "[/Resources] must be text"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_text_that_is_no_template_of_a_stack_is_refused(
    cloudformation: Any, text: str, message: str
) -> None:
    assert_refused(cloudformation, text, message)


RESOURCE = "Template format error: [/Resources/Topic] "


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ({"Resources": []}, "Template format error: [/Resources] must be an object."),
        ({"Resources": None}, "[/Resources] 'null' values are not allowed in templates"),
        ({"Resources": {"Topic": None}}, "[/Resources/Topic] 'null' values are not allowed"),
        ({"Resources": {"Topic": []}}, RESOURCE + "resource definition is malformed"),
        (
            {"Resources": {"Topic": {}}},
            RESOURCE + "Every Resources object must contain a Type member.",
        ),
        (topic(Type=1), RESOURCE + "Every Type member must be a string."),
        (topic(Type={"Ref": "A"}), RESOURCE + "Every Type member must be a string."),
        (topic(Properties=[]), "[/Resources/Topic/Properties] must be an object."),
        (topic(Properties=None), "[/Resources/Topic/Properties] must be an object."),
        (topic(Condition="No"), "Unresolved condition dependency No in the Resources block"),
        (topic(Condition=[]), "Every Condition member must be a string."),
        (topic(DeletionPolicy={"Ref": "A"}), "Every DeletionPolicy member must be a string."),
        (topic(DependsOn=5), RESOURCE + "Every DependsOn value must be a string."),
        (topic(DependsOn=[["Topic"]]), RESOURCE + "Every DependsOn value must be a string."),
        (topic(DependsOn="Topic"), "Circular dependency between resources: [Topic]"),
        (
            {"Resources": {"A": {**TOPIC, "DependsOn": "B"}, "B": {**TOPIC, "DependsOn": ["A"]}}},
            "Circular dependency between resources: [A, B]",
        ),
        (beside(Description={}), "Every Description member must be a string."),
        (beside(Parameters=[]), "[/Parameters] must be an object."),
        (beside(Parameters={"A": "b"}), "Every Parameters member must be an object."),
        (beside(Parameters={"A": {}}), "Every Parameters object must contain a Type member."),
        (beside(Parameters={"A": {"Type": 1}}), "Every Type member must be a string."),
        (
            beside(Parameters={"A": {"Type": "String", "Default": {}}}),
            "Every Default member must be a string.",
        ),
        (beside(Mappings=[]), "[/Mappings] must be an object."),
        (beside(Mappings={"A": 1}), "Every Mappings member must be an object."),
        (beside(Mappings={"A": {"b": 1}}), "[/Mappings/A/b] must be an object."),
        (beside(Conditions=[]), "[/Conditions] must be an object."),
        (beside(Outputs=[]), "[/Outputs] must be an object."),
        (beside(Outputs={"A": "b"}), "Every Outputs member must be an object."),
        (beside(Outputs={"A": {}}), "Every Outputs member must contain a Value object"),
        (beside(Outputs={"A": {"Value": []}}), "Every Value member must be a string."),
        (
            beside(Outputs={"A": {"Value": "", "Condition": "No"}}),
            "Unresolved condition dependency No in the Outputs block of the template",
        ),
        (beside(Outputs={"A": {"Value": "", "Export": {}}}), "must be an object with a Name."),
        (
            beside(Outputs={"A": {"Value": "", "Export": {"Name": 5}}}),
            "Every Name member must be a string.",
        ),
        (
            beside(Outputs={"A": {"Value": {"Ref": "No"}}}),
            "Unresolved resource dependencies [No] in the Outputs block of the template",
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_member_of_another_form_is_refused(
    cloudformation: Any, template: Any, message: str
) -> None:
    assert_refused(cloudformation, json.dumps(template), message)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"Ref": 5}, "every Ref object must have a single String value."),
        ({"Ref": "No"}, "Unresolved resource dependencies [No] in the Resources block"),
        ({"Ref": "AWS::No"}, "Unresolved resource dependencies [AWS::No] in the Resources block"),
        ({"Fn::Base64": 5}, "every Fn::Base64 object must have a String-typed value."),
        ({"Fn::FindInMap": ["Map", "a"]}, "every Fn::FindInMap object requires three parameters"),
        ({"Fn::FindInMap": ["No", "a", "b"]}, "Mapping named 'No' is not present"),
        ({"Fn::FindInMap": ["Map", "no", "b"]}, "Unable to get mapping for Map::no::b"),
        ({"Fn::FindInMap": ["Map", "a", "no"]}, "Unable to get mapping for Map::a::no"),
        ({"Fn::GetAtt": "Topic"}, "every Fn::GetAtt object requires two non-empty parameters"),
        ({"Fn::GetAtt": ["Topic"]}, "every Fn::GetAtt object requires two non-empty parameters"),
        ({"Fn::GetAtt": [5, "a"]}, "every Fn::GetAtt object requires two non-empty parameters"),
        ({"Fn::GetAtt": ["No", "Arn"]}, "Fn::GetAtt references undefined resource No"),
        ({"Fn::GetAtt": "No.Arn"}, "Fn::GetAtt references undefined resource No"),
        (
            {"Fn::GetAtt": ["Other", "No"]},
            "resource Other does not support attribute type No in Fn::GetAtt",
        ),
        ({"Fn::GetAZs": []}, "every Fn::GetAZs object must have a String-typed value."),
        ({"Fn::If": ["Yes", "a"]}, "Fn::If requires a list argument with three elements"),
        ({"Fn::If": ["No", "a", "b"]}, "unresolved condition dependency No in Fn::If"),
        ({"Fn::ImportValue": 5}, "the attribute in Fn::ImportValue must be a string"),
        ({"Fn::Join": ["", 5]}, "every Fn::Join object requires two parameters"),
        ({"Fn::Select": [2, ["a"]]}, "an integer index of an existing value"),
        ({"Fn::Select": ["a", ["a"]]}, "an integer index of an existing value"),
        ({"Fn::Select": [0, "a"]}, "an integer index of an existing value"),
        ({"Fn::Split": ["", "a"]}, "every Fn::Split object requires two parameters"),
        ({"Fn::Sub": 5}, "One or more Fn::Sub intrinsic functions don't specify expected"),
        ({"Fn::Sub": ["a"]}, "One or more Fn::Sub intrinsic functions don't specify expected"),
        ({"Fn::Sub": "${No} ${No.Arn}"}, "Unresolved resource dependencies [No]"),
        ({"Ref": "Topic"}, "Circular dependency between resources: [Topic]"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_function_of_another_form_is_refused(
    cloudformation: Any, value: Any, message: str
) -> None:
    template = {
        **named(value),
        "Conditions": {"Yes": EMPTY_YES},
        "Mappings": {"Map": {"a": {"b": "c"}}},
    }
    template["Resources"]["Other"] = TOPIC
    assert_refused(cloudformation, json.dumps(template), message)


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({}, "Conditions can only be boolean operations"),
        ("Yes", "Conditions can only be boolean operations"),
        ({"Fn::Base64": "a"}, "Conditions can only be boolean operations"),
        ({"Fn::Not": ["a"]}, "Conditions can only be boolean operations"),
        ({"Fn::Not": {"Condition": "Yes"}}, "every Fn::Not object requires one boolean parameter."),
        ({"Fn::Equals": ["a"]}, "every Fn::Equals object requires a list of 2 string parameters."),
        ({"Fn::And": [EMPTY_YES]}, "every Fn::And object requires a list of at least 2"),
        ({"Fn::Or": EMPTY_YES}, "every Fn::Or object requires a list of at least 2"),
        ({"Condition": "No"}, "Unresolved condition dependency No in the Conditions block"),
        ({"Fn::Not": [{"Condition": "Is"}]}, "Circular dependency between conditions: [Is]"),
        (
            {"Fn::Equals": [{"Ref": "Topic"}, "a"]},
            "Unresolved dependencies [Topic]. Cannot reference resources in the Conditions block",
        ),
        ({"Fn::Equals": [{"Fn::FindInMap": ["No", "a", "b"]}, "a"]}, "Mapping named 'No'"),
        ({"Fn::Equals": [{"Fn::Join": 5}, "a"]}, "every Fn::Join object requires"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_condition_of_another_form_is_refused(
    cloudformation: Any, condition: Any, message: str
) -> None:
    assert_refused(cloudformation, json.dumps(with_condition(condition)), message)


# What follows cannot be seen in the text of a template.


@pytest.mark.parametrize(
    "value",
    [
        {"Fn::Select": [5, {"Fn::Split": [",", "a,b"]}]},
        {"Fn::Select": [{"Ref": "Text"}, ["a"]]},
        {"Fn::Split": [",", {"Fn::Split": [",", "a"]}]},
        {"Fn::FindInMap": ["Map", {"Ref": "Text"}, "b"]},
        {"Fn::Base64": {"Fn::Split": [",", "a"]}},
    ],
    ids=str,
)
@pytest.mark.parametrize("place", ["a property", "an output", "an export"])
def test_a_function_that_cannot_be_evaluated_is_refused(
    cloudformation: Any, value: Any, place: str
) -> None:
    template: dict[str, Any] = {
        "Resources": {"First": TOPIC},
        "Parameters": {"Text": {"Type": "String", "Default": "no"}},
        "Mappings": {"Map": {"a": {"b": "c"}}},
    }
    if place == "a property":
        properties = {"DisplayName": value}
        template["Resources"]["Topic"] = {**TOPIC, "Properties": properties, "DependsOn": "First"}
    else:
        export = {"Export": {"Name": "name"}} if place == "an export" else {}
        template["Outputs"] = {"Out": {"Value": value, **export}}
    with pytest.raises(ClientError, match="cannot be read") as caught:
        cloudformation.create_stack(StackName="new", TemplateBody=json.dumps(template))
    assert caught.value.response["Error"]["Code"] == "ValidationError"
    [stack] = cloudformation.describe_stacks()["Stacks"]
    assert stack["StackName"] == "there"
    topics = boto3.client("sns", region_name=REGION).list_topics()["Topics"]
    assert len(topics) == 1


def test_resources_that_refer_too_far_are_refused(cloudformation: Any) -> None:
    # moto creates what a resource refers to within the creation of the resource.
    names = [f"Topic{number}" for number in range(200)]
    resources: dict[str, Any] = {
        name: {**TOPIC, "Properties": {"DisplayName": {"Ref": other}}}
        for name, other in pairwise(names)
    }
    resources[names[-1]] = TOPIC
    with pytest.raises(ClientError, match="refers too far"):
        cloudformation.create_stack(
            StackName="new", TemplateBody=json.dumps({"Resources": resources})
        )
    [stack] = cloudformation.describe_stacks()["Stacks"]
    assert stack["StackName"] == "there"


OUT_OF_RANGE = {"Fn::Select": [5, {"Fn::Split": [",", "a,b"]}]}
BROKEN_OUTPUT = json.dumps(beside(Outputs={"Out": {"Value": OUT_OF_RANGE}}))


@pytest.mark.parametrize("way", ["an update", "a change set"])
def test_an_update_whose_outputs_cannot_be_evaluated_fails(cloudformation: Any, way: str) -> None:
    good = json.dumps(beside(Outputs={"Out": {"Value": "a"}}))
    cloudformation.create_stack(StackName="new", TemplateBody=good)
    if way == "an update":
        operation, parameters = cloudformation.update_stack, {"TemplateBody": BROKEN_OUTPUT}
    else:
        operation, parameters = cloudformation.execute_change_set, {"ChangeSetName": "changes"}
        cloudformation.create_change_set(
            StackName="new",
            ChangeSetName="changes",
            ChangeSetType="UPDATE",
            TemplateBody=BROKEN_OUTPUT,
        )
    with pytest.raises(ClientError, match="the output Out cannot be read: IndexError"):
        operation(StackName="new", **parameters)
    [stack] = cloudformation.describe_stacks(StackName="new")["Stacks"]
    assert stack["StackStatus"] == "UPDATE_FAILED"
    assert "Outputs" not in stack
    cloudformation.delete_stack(StackName="new")


def test_an_executed_change_set_changes_the_outputs(cloudformation: Any) -> None:
    for kind in ("CREATE", "UPDATE"):
        changes = {"StackName": "new", "ChangeSetName": kind}
        template = beside(Outputs={"Out": {"Value": kind}})
        cloudformation.create_change_set(
            **changes, ChangeSetType=kind, TemplateBody=json.dumps(template)
        )
        cloudformation.execute_change_set(**changes)
        [stack] = cloudformation.describe_stacks(StackName="new")["Stacks"]
        assert stack["Outputs"] == [{"OutputKey": "Out", "OutputValue": kind}]
        cloudformation.delete_change_set(**changes)
    cloudformation.delete_stack(StackName="new")


@pytest.mark.parametrize(
    "parameters",
    [
        [{"ParameterKey": "Text", "UsePreviousValue": True}],
        [{"ParameterKey": "Text"}],
        [{"ParameterKey": "Number", "ParameterValue": "a"}],
    ],
    ids=str,
)
def test_a_parameter_that_cannot_be_read_is_refused(cloudformation: Any, parameters: Any) -> None:
    template = beside(
        Parameters={"Number": {"Type": "Number", "Default": 1}, "Text": {"Type": "String"}}
    )
    with pytest.raises(ClientError) as caught:
        cloudformation.create_stack(
            StackName="new", TemplateBody=json.dumps(template), Parameters=parameters
        )
    assert caught.value.response["Error"]["Code"] == "ValidationError"
    [stack] = cloudformation.describe_stacks()["Stacks"]
    assert stack["StackName"] == "there"


@pytest.mark.thorough
def test_a_template_of_2_megabytes_is_read(cloudformation: Any) -> None:
    name = "a" * 2_000_000
    cloudformation.create_stack(StackName="new", TemplateBody=json.dumps(topic(Metadata=name)))
    cloudformation.delete_stack(StackName="new")


@pytest.mark.filterwarnings("ignore:Tried to parse")
@pytest.mark.parametrize(
    "template",
    [
        # A macro adds the names, and moto runs none.
        {
            **named({"Fn::If": ["Is", "a", {"Ref": "No"}]}),
            "Transform": "AWS::Serverless-2016-10-31",
        },
        beside(Mappings={"Map": {"Fn::Transform": {"Name": "Other", "Parameters": {}}}}),
        # moto passes over both.
        topic(DependsOn="No"),
        topic(UpdatePolicy=None),
        beside(
            Resources={"Other": TOPIC, **named({"Fn::GetAtt": ["Other", "TopicName"]})["Resources"]}
        ),
        beside(
            Resources={
                "Other": {"Type": "AWS::Other::Type"},
                "Third": {"Type": "AWS::Other::Type", "Metadata": {"Fn::GetAtt": ["Other", "Id"]}},
                "Topic": {
                    **TOPIC,
                    "Metadata": [
                        {"Fn::FindInMap": ["Map", {"Ref": "AWS::Region"}, "b"]},
                        {"Fn::FindInMap": ["Map", "us-east-1", "b"]},
                    ],
                },
            },
            Mappings={"Map": {"us-east-1": {"b": "c"}}},
        ),
        beside(Conditions={"Is": True, "Too": {"Condition": "Is"}}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_template_that_moto_can_use_is_used(cloudformation: Any, template: Any) -> None:
    conditions = {"Is": EMPTY_YES, **template.get("Conditions", {})}
    text = json.dumps({**json.loads(GOOD), **template, "Conditions": conditions})
    cloudformation.create_stack(StackName="new", TemplateBody=text)
    cloudformation.get_template_summary(StackName="new")
    cloudformation.delete_stack(StackName="new")


@pytest.mark.thorough
def test_a_good_template_is_valid(cloudformation: Any) -> None:
    assert cloudformation.validate_template(TemplateBody=GOOD)["Parameters"] == []


def test_a_good_template_has_a_summary(cloudformation: Any) -> None:
    summary = cloudformation.get_template_summary(TemplateBody=GOOD)
    assert summary["ResourceTypes"] == ["AWS::SNS::Topic"]
    boto3.client("s3", region_name=REGION).create_bucket(Bucket="templates")
    with pytest.raises(ClientError) as caught:
        cloudformation.get_template_summary(
            TemplateURL="https://templates.s3.amazonaws.com/unknown.json"
        )
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400


def test_a_stack_set_without_a_template_is_made_as_moto_makes_it(cloudformation: Any) -> None:
    cloudformation.create_stack_set(StackSetName="set")
    cloudformation.delete_stack_set(StackSetName="set")
    sets = cloudformation.list_stack_sets()["Summaries"]
    assert [each["Status"] for each in sets] == ["DELETED"]


def test_a_stack_that_waits_for_a_resource_has_its_outputs_later(
    cloudformation: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moto.sns.models import Topic

    monkeypatch.setattr(Topic, "is_created", lambda _: False)
    stack_id = cloudformation.create_stack(StackName="new", TemplateBody=BROKEN_OUTPUT)["StackId"]
    monkeypatch.undo()
    summaries = cloudformation.list_stacks()["StackSummaries"]
    statuses = {each["StackId"]: each["StackStatus"] for each in summaries}
    assert statuses[stack_id] == "CREATE_IN_PROGRESS"
    cloudformation.delete_stack(StackName="new")
