"""Views in change sets."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.aws import REGION

from .helpers import (
    REFUSED_VIEW,
    STACK,
    VERSION_OF_CONTENT,
    Stacks,
    body,
    outputs,
    titled,
    version_of,
)


def make(
    stacks: Stacks, kind: str, resources: dict[str, Any], sections: Any = None, **parameters: Any
) -> dict[str, Any]:
    """Create a change set, and return what describes it."""
    change_set_id = stacks.cloudformation.create_change_set(
        StackName=STACK,
        ChangeSetName="changes",
        ChangeSetType=kind,
        TemplateBody=body(resources, sections),
        **parameters,
    )["Id"]
    described: dict[str, Any] = stacks.cloudformation.describe_change_set(
        ChangeSetName=change_set_id
    )
    return described


def execute(stacks: Stacks, change_set: dict[str, Any]) -> dict[str, Any]:
    change_set_id = change_set["ChangeSetId"]
    stacks.cloudformation.execute_change_set(ChangeSetName=change_set_id)
    change_set.update(stacks.cloudformation.describe_change_set(ChangeSetName=change_set_id))
    return stacks.describe()


def changes(change_set: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    return {
        change["ResourceChange"]["LogicalResourceId"]: (
            change["ResourceChange"]["Action"],
            change["ResourceChange"].get("Replacement"),
        )
        for change in change_set["Changes"]
    }


def test_a_change_set_creates_a_stack_with_views(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": "view"}}}}
    resources = {"View": stacks.view(), "Version": VERSION_OF_CONTENT}
    tags = [{"Key": "stage", "Value": "test"}]
    change_set = make(stacks, "CREATE", resources, sections, Tags=tags)
    assert changes(change_set) == {"View": ("Add", None), "Version": ("Add", None)}
    assert stacks.views() == []

    stack = execute(stacks, change_set)
    view_arn = stacks.physical_id("View")
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert change_set["ExecutionStatus"] == "EXECUTE_COMPLETE"
    assert outputs(stack) == {"Arn": view_arn}
    assert stacks.cloudformation.list_exports()["Exports"][0]["Value"] == view_arn
    assert stacks.describe_view(view_arn)["Tags"]["stage"] == "test"
    assert stacks.versions(view_arn) == [1]
    assert stacks.events() == [
        (STACK, "REVIEW_IN_PROGRESS"),
        (STACK, "CREATE_IN_PROGRESS"),
        (STACK, "CREATE_COMPLETE"),
    ]


def test_a_stack_of_a_change_set_is_updated_and_deleted_as_any_other(stacks: Stacks) -> None:
    execute(stacks, make(stacks, "CREATE", {"View": stacks.view()}))
    view_arn = stacks.physical_id("View")
    stacks.update({"View": stacks.view(Name="New")})
    assert stacks.physical_id("View") == view_arn
    assert stacks.views() == ["New"]
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.views() == []


def test_a_change_set_updates_views_and_lists_what_refers_to_them(stacks: Stacks) -> None:
    resources = {
        "View": stacks.view(),
        "Same": stacks.view(Name="Same"),
        "Gone": stacks.view(Name="Gone"),
        "Version": VERSION_OF_CONTENT,
        "VersionOfSame": version_of("Same"),
    }
    stacks.create(resources, Tags=[{"Key": "stage", "Value": "test"}])
    view_arn = stacks.physical_id("View")
    new = {**resources, "View": stacks.view(titled("New")), "Added": stacks.view(Name="Added")}
    del new["Gone"]
    change_set = make(stacks, "UPDATE", new, Tags=[{"Key": "stage", "Value": "live"}])

    assert changes(change_set) == {
        "Added": ("Add", None),
        "Gone": ("Remove", None),
        "Version": ("Modify", "Conditional"),
        "View": ("Modify", "False"),
    }
    ids = {
        change["ResourceChange"]["LogicalResourceId"]: change["ResourceChange"].get(
            "PhysicalResourceId"
        )
        for change in change_set["Changes"]
    }
    assert ids["View"] == view_arn
    assert ids["Version"] == f"{view_arn}:1"
    assert ids["Added"] is None
    assert stacks.views() == ["Gone", "Order", "Same"]

    stack = execute(stacks, change_set)
    assert stack["StackStatus"] == "UPDATE_COMPLETE"
    assert stack["Tags"] == [{"Key": "stage", "Value": "live"}]
    assert stacks.views() == ["Added", "Order", "Same"]
    assert stacks.versions(view_arn) == [2]
    assert stacks.describe_view(view_arn)["Tags"]["stage"] == "live"
    template = stacks.cloudformation.get_template(StackName=STACK)["TemplateBody"]
    assert "Added" in json.dumps(template)


@pytest.mark.parametrize(
    ("version", "replacement"),
    [
        (version_of("View", ViewContentSha256="0" * 64), "True"),
        (version_of("Other"), "Conditional"),
        (version_of("View", VersionDescription="Text"), "False"),
    ],
)
def test_a_change_set_says_whether_a_version_is_replaced(
    stacks: Stacks, version: dict[str, Any], replacement: str
) -> None:
    views = {"View": stacks.view(), "Other": stacks.view(Name="Other")}
    stacks.create({**views, "Version": version_of("View")})
    change_set = make(stacks, "UPDATE", {**views, "Version": version})
    assert changes(change_set) == {"Version": ("Modify", replacement)}


def test_a_parameter_changes_what_refers_to_it(stacks: Stacks) -> None:
    sections = {"Parameters": {"Title": {"Type": "String", "Default": "Old"}}}
    resources = {
        "View": stacks.view(titled({"Fn::Sub": "The ${Title}"})),
        "Same": stacks.view(Name="Same"),
        "Version": VERSION_OF_CONTENT,
    }
    stacks.create(resources, sections)
    parameters = [{"ParameterKey": "Title", "ParameterValue": "New"}]
    change_set = make(stacks, "UPDATE", resources, sections, Parameters=parameters)

    assert changes(change_set) == {
        "View": ("Modify", "False"),
        "Version": ("Modify", "Conditional"),
    }
    execute(stacks, change_set)
    template = stacks.describe_view(stacks.physical_id("View"))["Content"]["Template"]
    assert json.loads(template)["Head"]["Title"] == "The New"


def test_a_change_set_without_changes_fails(stacks: Stacks) -> None:
    resources = {"View": stacks.view()}
    stacks.create(resources)
    change_set = make(stacks, "UPDATE", resources)
    assert (change_set["Status"], changes(change_set)) == ("FAILED", {})


def test_a_change_set_that_fails_creates_nothing(stacks: Stacks) -> None:
    resources = {
        "First": stacks.view(Name="First"),
        "View": {**stacks.view(REFUSED_VIEW), "DependsOn": "First"},
    }
    change_set = make(stacks, "CREATE", resources)
    stack = execute(stacks, change_set)

    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert change_set["ExecutionStatus"] == "EXECUTE_FAILED"
    assert "/Body/0/Type must be equal to constant" in stacks.reason("View")
    assert stacks.views() == []
    assert stacks.cloudformation.describe_stack_resources(StackName=STACK)["StackResources"] == []
    assert stacks.views() == []
    assert stacks.events() == [
        (STACK, "REVIEW_IN_PROGRESS"),
        (STACK, "CREATE_IN_PROGRESS"),
        ("View", "CREATE_FAILED"),
        (STACK, "ROLLBACK_IN_PROGRESS"),
        ("First", "DELETE_COMPLETE"),
        (STACK, "ROLLBACK_COMPLETE"),
    ]


def test_a_change_set_that_fails_changes_nothing(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    before = stacks.describe_view(stacks.physical_id("View"))
    resources = {
        "Added": stacks.view(Name="Added"),
        "View": {**stacks.view(REFUSED_VIEW), "DependsOn": "Added"},
    }
    change_set = make(stacks, "UPDATE", resources)
    stack = execute(stacks, change_set)

    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert change_set["ExecutionStatus"] == "EXECUTE_FAILED"
    assert stacks.views() == ["Order"]
    assert stacks.describe_view(stacks.physical_id("View")) == before


def test_an_unknown_change_set_is_refused(stacks: Stacks) -> None:
    with pytest.raises(ClientError, match="does not exist"):
        stacks.cloudformation.execute_change_set(ChangeSetName="unknown", StackName=STACK)


def test_change_sets_without_resources_of_connect_are_motos(stacks: Stacks) -> None:
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "assets"}}
    change_set = make(stacks, "CREATE", {"Bucket": bucket})
    assert execute(stacks, change_set)["StackStatus"] == "CREATE_COMPLETE"
    assert len(boto3.client("s3", region_name=REGION).list_buckets()["Buckets"]) == 1


def test_a_stack_of_another_change_set_may_import_what_is_exported(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": stacks.instance_arn, "Export": {"Name": "instance"}}}}
    stacks.create({"View": stacks.view()}, sections, StackName="exporting")
    importing = stacks.view(Name="Other", InstanceArn={"Fn::ImportValue": "instance"})
    execute(stacks, make(stacks, "CREATE", {"View": importing}))
    assert stacks.views() == ["Order", "Other"]


def test_an_export_that_is_taken_fails_the_change_set(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": "view"}}}}
    stacks.create({"View": stacks.view()}, sections, StackName="exporting")
    other = {"View": stacks.view(Name="Other")}
    stack = execute(stacks, make(stacks, "CREATE", other, sections))
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert stacks.views() == ["Order"]
