"""No error of Python comes out of CloudFormation, whatever becomes of a good template."""

from __future__ import annotations

import copy
import json
import warnings
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_views_mock import mock_connect_views
from tests.aws import REGION, create_instance

from .helpers import VERSION_OF_CONTENT, Stacks, titled

HANDLE = {"Type": "AWS::CloudFormation::WaitConditionHandle"}
FUNCTIONS: dict[str, Any] = {
    "Base64": {"Fn::Base64": {"Ref": "Text"}},
    "Chosen": {"Fn::If": ["Yes", {"Ref": "AWS::NoValue"}, "b"]},
    "Found": {"Fn::FindInMap": ["Map", {"Ref": "Text"}, "b"]},
    "Joined": {"Fn::Join": ["-", {"Fn::Split": [",", {"Ref": "Text"}]}]},
    "Selected": {"Fn::Select": [0, {"Fn::GetAZs": ""}]},
    "Written": {"Fn::Sub": ["${Known} ${Text} ${AWS::Region}", {"Known": {"Ref": "Number"}}]},
}
SECTIONS: dict[str, Any] = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Description": "guide",
    "Parameters": {
        "Text": {"Type": "String", "Default": "a"},
        "Number": {"Type": "Number", "Default": 1},
    },
    "Mappings": {"Map": {"a": {"b": "c"}}},
    "Conditions": {
        "Yes": {"Fn::Equals": [{"Ref": "Text"}, "a"]},
        "No": {"Fn::And": [{"Fn::Not": [{"Condition": "Yes"}]}, {"Condition": "Yes"}]},
    },
}
ODD_VALUES: list[Any] = [
    *(None, True, 0, -1, 1e300, "", "a", "Yes", "View", [], {}, [[]], [None], {"a": 1}, ["View"]),
    *({"Ref": "View"}, {"Ref": "No"}, {"Fn::GetAtt": ["View", "Arn"]}, {"Fn::Sub": "${View.Arn}"}),
    *({"Fn::If": ["Yes", 1]}, {"Fn::Join": []}, {"Fn::Select": [9, []]}, {"Condition": "Yes"}),
    *({"Fn::Split": [",", {"Ref": "Number"}]}, {"Fn::ImportValue": "no"}, {"Fn::GetAZs": {}}),
]
ODD_NAMES = [
    *("", "Ref", "Fn::Sub", "Fn::GetAtt", "Fn::Transform", "Condition", "Type", "Properties"),
    *("Value", "Outputs", "Transform", "DependsOn", "Default", "é", "a/b"),
]


def templates(instance_arn: str) -> list[dict[str, Any]]:
    """Return a template with resources of Connect, and one without."""
    view = {
        "InstanceArn": instance_arn,
        "Name": "Order",
        "Template": titled({"Fn::Sub": "${Text}"}),
        "Actions": ["Submit"],
    }
    return [
        {
            **SECTIONS,
            "Resources": {
                "View": {"Type": "AWS::Connect::View", "Properties": view, "Condition": "Yes"},
                "Version": {**VERSION_OF_CONTENT, "DependsOn": ["View"]},
                "Other": {**HANDLE, "Metadata": FUNCTIONS, "DependsOn": "Version"},
            },
            "Outputs": {
                "Arn": {"Value": {"Fn::GetAtt": ["View", "ViewArn"]}, "Export": {"Name": "arn"}},
                "None": {"Value": {"Ref": "Version"}, "Condition": "No", "Description": "none"},
            },
        },
        {
            **SECTIONS,
            "Resources": {"View": {**HANDLE, "Properties": FUNCTIONS}},
            "Outputs": {name: {"Value": value} for name, value in FUNCTIONS.items()},
        },
    ]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place of a template: an object or array, and the key in it."""
    if isinstance(value, (dict, list)):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def mutated(template: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Return a template in which something was replaced, removed or renamed, up to thrice."""
    template = copy.deepcopy(template)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from([*places(template)] or [(template, "Resources")]))
        change = data.draw(st.sampled_from(["replace", "replace", "remove", "rename"]))
        if change == "replace":
            holder[key] = copy.deepcopy(data.draw(st.sampled_from(ODD_VALUES)))
        elif change == "remove":
            del holder[key]
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(ODD_NAMES))] = holder.pop(key)
    return template


@pytest.fixture(scope="module")
def stacks() -> Iterator[Stacks]:
    with mock_connect_views():
        connect = boto3.client("connect", region_name=REGION)
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        yield Stacks(cloudformation, connect, create_instance(connect))


def answered(operation: Any, **parameters: Any) -> bool:
    """Whether an operation succeeds. If not, it refuses the template."""
    try:
        operation(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationError"  # noqa: PT017 (or it succeeds)
        return False
    return True


def try_everything(stacks: Stacks, good: dict[str, Any], bad: dict[str, Any]) -> None:
    """Take a template for a new stack, for an update and for a change set."""
    client = stacks.cloudformation
    text = json.dumps(bad)
    answered(client.get_template_summary, TemplateBody=text)
    if answered(client.create_stack, StackName="new", TemplateBody=text):
        status = stacks.describe("new")["StackStatus"]
        assert status in ("CREATE_COMPLETE", "ROLLBACK_COMPLETE")
        client.delete_stack(StackName="new")
    assert client.describe_stacks()["Stacks"] == []
    assert stacks.views() == []
    client.create_stack(StackName="old", TemplateBody=json.dumps(good))
    if answered(client.update_stack, StackName="old", TemplateBody=text):
        assert stacks.describe("old")["StackStatus"] in (
            "UPDATE_COMPLETE",
            "UPDATE_ROLLBACK_COMPLETE",
        )
    changes = {"StackName": "old", "ChangeSetName": "changes", "ChangeSetType": "UPDATE"}
    if answered(client.create_change_set, **changes, TemplateBody=text):
        if answered(client.execute_change_set, StackName="old", ChangeSetName="changes"):
            client.describe_stack_events(StackName="old")
        client.delete_change_set(StackName="old", ChangeSetName="changes")
    stacks.describe("old")
    client.describe_stack_resources(StackName="old")
    client.delete_stack(StackName="old")
    assert stacks.views() == []


def check_mutated(stacks: Stacks, number: int, data: st.DataObject) -> None:
    good = templates(stacks.instance_arn)[number]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # moto warns of what it does not do
        try_everything(stacks, good, mutated(good, data))


@pytest.mark.parametrize("number", [0, 1])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_mutated_template_is_refused_or_its_stack_fails(
    stacks: Stacks, number: int, data: st.DataObject
) -> None:
    check_mutated(stacks, number, data)


@pytest.mark.thorough
@pytest.mark.parametrize("number", [0, 1])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_template_that_was_mutated_more_often_is_refused_or_its_stack_fails(
    stacks: Stacks, number: int, data: st.DataObject
) -> None:
    check_mutated(stacks, number, data)
