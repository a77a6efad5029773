"""A stack is deleted with its resources, or says which of them cannot be deleted, and stays."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, WaiterError

from tests.aws import REGION

from .helpers import STACK, Stacks, body, outputs, version_of


@pytest.fixture
def workspace_id(stacks: Stacks) -> str:
    workspace_id: str = stacks.connect.create_workspace(
        InstanceId=stacks.instance_id, Name="Agents"
    )["WorkspaceId"]
    return workspace_id


def show(stacks: Stacks, workspace_id: str, view_arn: str) -> dict[str, str]:
    """Show a view on a page of a workspace. Return what names the page."""
    page = {"InstanceId": stacks.instance_id, "WorkspaceId": workspace_id, "Page": "HOME"}
    stacks.connect.create_workspace_page(**page, ResourceArn=view_arn)
    return page


def test_a_stack_stays_with_the_view_that_a_page_shows(stacks: Stacks, workspace_id: str) -> None:
    export = {"Value": {"Ref": "View"}, "Export": {"Name": "Shown"}}
    stacks.create(
        {
            "View": stacks.view(),
            "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "assets"}},
            "Another": stacks.view(Name="Another"),
        },
        {"Outputs": {"Shown": export}},
    )
    page = show(stacks, workspace_id, stacks.physical_id("View"))

    stacks.cloudformation.delete_stack(StackName=STACK)

    stack = stacks.describe()
    assert stack["StackStatus"] == "DELETE_FAILED"
    assert stack["StackStatusReason"] == "The following resource(s) failed to delete: [View]. "
    assert "is shown by page HOME" in stacks.reason("View")
    assert sorted(stacks.events()[1:]) == [
        ("Another", "DELETE_COMPLETE"),
        ("Bucket", "DELETE_COMPLETE"),
        ("View", "DELETE_FAILED"),
        (STACK, "CREATE_COMPLETE"),
        (STACK, "DELETE_FAILED"),
        (STACK, "DELETE_IN_PROGRESS"),
    ]
    assert stacks.views() == ["Order"]
    assert boto3.client("s3", region_name=REGION).list_buckets()["Buckets"] == []
    left = stacks.cloudformation.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    assert [resource["LogicalResourceId"] for resource in left] == ["View"]
    with pytest.raises(WaiterError, match="DELETE_FAILED"):
        stacks.cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=STACK, WaiterConfig={"Delay": 0, "MaxAttempts": 1}
        )
    with pytest.raises(ClientError, match="DELETE_FAILED state and can not be updated"):
        stacks.update({"View": stacks.view(Name="Renamed")})
    for named in (STACK, stack["StackId"]):
        with pytest.raises(ClientError, match="DELETE_FAILED state and can not be updated"):
            stacks.cloudformation.create_change_set(
                StackName=named, ChangeSetName="rename", TemplateBody=body({"View": stacks.view()})
            )

    stacks.connect.delete_workspace_page(**page)
    stacks.cloudformation.delete_stack(StackName=STACK)

    assert stacks.views() == []
    assert stacks.cloudformation.list_exports()["Exports"] == []
    deleted = stacks.cloudformation.list_stacks(StackStatusFilter=["DELETE_COMPLETE"])
    assert [each["StackName"] for each in deleted["StackSummaries"]] == [STACK]


def test_a_version_that_a_page_names_keeps_its_view(stacks: Stacks, workspace_id: str) -> None:
    stacks.create({"View": stacks.view(), "Version": version_of()})
    show(stacks, workspace_id, stacks.physical_id("Version"))

    stacks.cloudformation.delete_stack(StackName=STACK)

    reason = stacks.describe()["StackStatusReason"]
    assert reason == "The following resource(s) failed to delete: [Version, View]. "
    assert stacks.views() == ["Order"]


def test_what_is_to_be_retained_is_no_failure(stacks: Stacks, workspace_id: str) -> None:
    stacks.create({"View": {**stacks.view(), "DeletionPolicy": "Retain"}})
    show(stacks, workspace_id, stacks.physical_id("View"))

    stacks.cloudformation.delete_stack(StackName=STACK)

    assert stacks.views() == ["Order"]
    with pytest.raises(ClientError, match="does not exist"):
        stacks.describe()


def test_a_stack_stays_with_the_nested_stack_that_cannot_be_deleted(
    stacks: Stacks, workspace_id: str
) -> None:
    s3 = boto3.client("s3", region_name=REGION)
    s3.create_bucket(Bucket="templates")
    nested = body({"View": stacks.view()}, {"Outputs": {"Arn": {"Value": {"Ref": "View"}}}})
    s3.put_object(Bucket="templates", Key="nested", Body=nested)
    outer: dict[str, Any] = {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": "https://s3.amazonaws.com/templates/nested"},
    }
    stacks.create({"Nested": outer, "Outer": stacks.view(Name="Outer")})
    name = stacks.physical_id("Nested")
    show(stacks, workspace_id, outputs(stacks.describe(name))["Arn"])

    stacks.cloudformation.delete_stack(StackName=STACK)

    assert stacks.describe()["StackStatus"] == "DELETE_FAILED"
    assert "was not successfully deleted: " in stacks.reason("Nested")
    assert stacks.describe(name)["StackStatus"] == "DELETE_FAILED"
    assert stacks.views() == ["Order"]


def test_an_error_in_moto_is_raised_and_the_stack_stays(
    stacks: Stacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moto.s3.models import FakeBucket

    def fail(*_: object) -> None:
        raise LookupError("a bug")

    stacks.create({"View": stacks.view(), "Bucket": {"Type": "AWS::S3::Bucket"}})
    monkeypatch.setattr(FakeBucket, "delete_from_cloudformation_json", fail)

    with pytest.raises(LookupError, match="a bug"):
        stacks.cloudformation.delete_stack(StackName=STACK)

    assert stacks.describe()["StackStatus"] == "DELETE_FAILED"
    assert stacks.reason("Bucket") == "a bug"
    assert stacks.views() == []
