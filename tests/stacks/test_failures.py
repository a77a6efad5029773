"""A stack that fails is rolled back, says why, and leaves nothing."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, WaiterError

from connect_views_mock import mock_connect_views
from tests.aws import REGION, UNKNOWN_ID

from .helpers import REFUSED_VIEW, STACK, Stacks, body, titled

FINDING = "/Body/0/Type must be equal to constant"


def bucket(name: str) -> dict[str, Any]:
    return {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": name}}


def buckets() -> list[str]:
    listed = boto3.client("s3", region_name=REGION).list_buckets()["Buckets"]
    return [each["Name"] for each in listed]


def test_a_template_that_is_refused_fails_its_resource_and_leaves_no_view(stacks: Stacks) -> None:
    stack = stacks.create(
        {
            "Bucket": bucket("assets"),
            "First": stacks.view(Name="First"),
            "View": {**stacks.view(REFUSED_VIEW), "DependsOn": "First"},
            "Last": {**stacks.view(Name="Last"), "DependsOn": "View"},
        }
    )

    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "failed to create: [View]" in stack["StackStatusReason"]
    assert FINDING in stacks.reason("View")
    assert stacks.views() == []
    assert buckets() == []
    assert stacks.events() == [
        (STACK, "CREATE_IN_PROGRESS"),
        ("View", "CREATE_FAILED"),
        (STACK, "ROLLBACK_IN_PROGRESS"),
        ("First", "DELETE_COMPLETE"),
        ("Bucket", "DELETE_COMPLETE"),
        (STACK, "ROLLBACK_COMPLETE"),
    ]


def test_a_reason_has_no_characters_that_xml_lacks(stacks: Stacks) -> None:
    instance = {
        "Type": "AWS::Connect::Instance",
        "Properties": {
            "IdentityManagementType": "\x01\ud83d",
            "Attributes": {"InboundCalls": True, "OutboundCalls": True},
        },
    }
    stacks.create({"Instance": instance})
    assert "\ufffd\ufffd is not a valid enum value" in stacks.reason("Instance")


def test_a_stack_that_was_rolled_back_can_only_be_deleted(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(REFUSED_VIEW)})
    with pytest.raises(ClientError, match="ROLLBACK_COMPLETE state and can not be updated"):
        stacks.update({"View": stacks.view()})
    assert stacks.cloudformation.describe_stack_resources(StackName=STACK)["StackResources"] == []
    assert stacks.views() == []
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.create({"View": stacks.view()})["StackStatus"] == "CREATE_COMPLETE"


def test_a_view_that_an_export_names_fails_as_any_other(stacks: Stacks) -> None:
    # moto makes what an export names before all other resources.
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": "view"}}}}
    stack = stacks.create({"View": stacks.view(REFUSED_VIEW)}, sections)
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "Outputs" not in stack
    assert stacks.events()[:2] == [(STACK, "CREATE_IN_PROGRESS"), ("View", "CREATE_FAILED")]
    assert stacks.cloudformation.list_exports()["Exports"] == []


def test_an_export_that_is_taken_fails_the_stack(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": "view"}}}}
    stacks.create({"View": stacks.view()}, sections)
    other = stacks.create({"View": stacks.view(Name="Other")}, sections, StackName="other")

    assert other["StackStatus"] == "ROLLBACK_COMPLETE"
    assert stacks.reason("other", "other") == "Export names must be unique across a given region"
    assert stacks.views() == ["Order"]
    stacks.create({"View": stacks.view(Name="Third")}, StackName="third")
    stacks.cloudformation.delete_stack(StackName="third")
    exports = stacks.cloudformation.list_exports()["Exports"]
    assert [each["Name"] for each in exports] == ["view"]


@pytest.mark.parametrize(
    ("policy", "left"), [("Retain", ["First"]), ("RetainExceptOnCreate", []), ("Delete", [])]
)
def test_a_failed_creation_keeps_what_is_to_be_retained(
    stacks: Stacks, policy: str, left: list[str]
) -> None:
    first = {**stacks.view(Name="First"), "DeletionPolicy": policy}
    stacks.create({"First": first, "View": {**stacks.view(REFUSED_VIEW), "DependsOn": "First"}})
    assert stacks.views() == left


def test_an_update_that_fails_is_taken_back(stacks: Stacks) -> None:
    resources = {
        "Bucket": bucket("assets"),
        "Changed": stacks.view(Name="Changed", Tags=[{"Key": "a", "Value": "1"}]),
        "Removed": stacks.view(Name="Removed"),
        "View": {**stacks.view(), "DependsOn": ["Changed", "Added"]},
        "Added": stacks.view(Name="There"),
    }
    old = {**resources, "View": stacks.view()}
    del old["Added"]
    stacks.create(old, Tags=[{"Key": "stage", "Value": "test"}])
    removed, changed = stacks.physical_id("Removed"), stacks.physical_id("Changed")
    before = stacks.describe_view(changed)
    new = {
        **resources,
        "Bucket": bucket("assets2"),
        "Changed": stacks.view(titled("New"), Name="New", Tags=[{"Key": "b", "Value": "2"}]),
        "View": {**stacks.view(REFUSED_VIEW), "DependsOn": ["Changed", "Added", "Bucket"]},
    }
    del new["Removed"]
    stack = stacks.update(new, Tags=[{"Key": "stage", "Value": "live"}])

    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert FINDING in stacks.reason("View")
    assert stacks.events()[-5:] == [
        (STACK, "UPDATE_IN_PROGRESS"),
        ("View", "UPDATE_FAILED"),
        (STACK, "UPDATE_ROLLBACK_IN_PROGRESS"),
        ("Added", "DELETE_COMPLETE"),
        (STACK, "UPDATE_ROLLBACK_COMPLETE"),
    ]
    assert stacks.views() == ["Changed", "Order", "Removed"]
    assert stacks.physical_id("Removed") == removed
    assert stacks.describe_view(changed) == {
        **before,
        "LastModifiedTime": stacks.describe_view(changed)["LastModifiedTime"],
    }
    assert stack["Tags"] == [{"Key": "stage", "Value": "test"}]
    assert buckets() == ["assets"]
    template = stacks.cloudformation.get_template(StackName=STACK)["TemplateBody"]
    assert "Added" not in str(template)
    assert "failed to update: [View]" in stack["StackStatusReason"]
    # And it can be updated again.
    stack = stacks.update(old)
    assert (stack["StackStatus"], stack.get("StackStatusReason")) == ("UPDATE_COMPLETE", None)


def test_an_update_takes_no_name_that_a_removed_view_still_has(stacks: Stacks) -> None:
    # What is removed is deleted at the end, when all else has succeeded.
    stacks.create({"View": stacks.view()})
    stack = stacks.update({"Other": stacks.view()})
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "View name already exists for the instance" in stacks.reason("Other")
    assert "HandlerErrorCode: AlreadyExists" in stacks.reason("Other")
    assert stacks.views() == ["Order"]


def test_a_view_whose_name_is_taken_keeps_its_content(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Other": stacks.view(Name="Other")})
    before = stacks.describe_view(stacks.physical_id("View"))
    tags = [{"Key": "a", "Value": "1"}]
    changed = stacks.view(titled("New"), Name="Other", Tags=tags)
    stacks.update({"View": changed, "Other": stacks.view(Name="Other")})

    after = stacks.describe_view(stacks.physical_id("View"))
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert after == {**before, "LastModifiedTime": after["LastModifiedTime"]}


def test_a_view_that_is_gone_fails_its_update(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    stacks.connect.delete_view(InstanceId=stacks.instance_id, ViewId=stacks.physical_id("View"))
    stacks.update({"View": stacks.view(titled("New"))})
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "HandlerErrorCode: NotFound" in stacks.reason("View")


@pytest.mark.parametrize(
    "instance_arn",
    [
        f"arn:aws:connect:us-east-1:123456789012:instance/{UNKNOWN_ID}",
        f"arn:aws:connect:us-west-2:123456789012:instance/{UNKNOWN_ID}",
    ],
)
def test_an_instance_that_is_not_there_fails_the_view(stacks: Stacks, instance_arn: str) -> None:
    stack = stacks.create({"View": stacks.view(InstanceArn=instance_arn)})
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert f"Instance {UNKNOWN_ID} not found" in stacks.reason("View")


@pytest.mark.parametrize(("part", "other"), [("us-east-1", "us-west-2"), ("1234", "9999")])
def test_the_instance_of_another_region_or_account_fails_the_view(
    stacks: Stacks, part: str, other: str
) -> None:
    instance_arn = stacks.instance_arn.replace(part, other)
    stack = stacks.create({"View": stacks.view(InstanceArn=instance_arn)})
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "HandlerErrorCode: NotFound" in stacks.reason("View")


def test_a_view_does_not_move_to_another_instance(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    other = stacks.connect.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Arn"]
    stacks.update({"View": stacks.view(InstanceArn=other)})
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "HandlerErrorCode: NotFound" in stacks.reason("View")


def test_a_quota_fails_the_view() -> None:
    with mock_connect_views(config={"connect_views": {"max_views_per_instance": 1}}) as mock:
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        connect = boto3.client("connect", region_name=REGION)
        stacks = Stacks(cloudformation, connect, mock.create_instance())
        stacks.create({"View": stacks.view(), "Other": stacks.view(Name="Other")})
        assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
        assert "HandlerErrorCode: ServiceLimitExceeded" in stacks.reason("Other")
        assert stacks.views() == []


def test_the_configuration_of_content_checks_holds_for_stacks() -> None:
    with mock_connect_views(config={"connect_views": {"validate_content": False}}) as mock:
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        connect = boto3.client("connect", region_name=REGION)
        stacks = Stacks(cloudformation, connect, mock.create_instance())
        stack = stacks.create({"View": stacks.view(REFUSED_VIEW)})
        assert stack["StackStatus"] == "CREATE_COMPLETE"


def test_a_bare_condition_is_refused_in_a_stack(stacks: Stacks) -> None:
    node = {
        "_id": "a",
        "Type": "Header",
        "Props": {"Visibility": {"Equals": {"ElementByKey": "a", "ElementByValue": "b"}}},
        "Content": ["Text"],
    }
    stacks.create({"View": stacks.view({**titled("Order"), "Body": [node]})})
    assert "/Body/0/Props/Visibility" in stacks.reason("View")
    assert stacks.views() == []


def test_a_stack_in_a_stack_fails_as_its_resource(stacks: Stacks) -> None:
    s3 = boto3.client("s3", region_name=REGION)
    s3.create_bucket(Bucket="templates")
    s3.put_object(
        Bucket="templates", Key="inner.json", Body=body({"View": stacks.view(REFUSED_VIEW)})
    )
    inner = {
        "Type": "AWS::CloudFormation::Stack",
        "Properties": {"TemplateURL": "https://templates.s3.amazonaws.com/inner.json"},
    }
    outer = stacks.create({"First": stacks.view(Name="First"), "Inner": inner})
    assert outer["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "was not successfully created" in stacks.reason("Inner")
    assert "failed to create: [View]" in stacks.reason("Inner")
    inner_name = stacks.reason("Inner").split(":stack/")[1].split("/")[0]
    assert FINDING in stacks.reason("View", inner_name)
    assert stacks.views() == []


def test_stacks_without_resources_of_connect_are_motos(stacks: Stacks) -> None:
    stacks.create({"Bucket": bucket("assets")})
    with pytest.raises(ClientError, match="when calling the CreateStack operation"):
        stacks.create({"Bucket": bucket("assets")}, StackName="other")
    stacks.update({"Bucket": bucket("other")})
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert buckets() == []


def test_a_stack_fails_with_any_of_its_resources(stacks: Stacks) -> None:
    boto3.client("s3", region_name=REGION).create_bucket(Bucket="taken")
    other = boto3.client("s3", region_name="us-west-2")
    with pytest.raises(ClientError, match="BucketAlready"):
        other.create_bucket(
            Bucket="taken", CreateBucketConfiguration={"LocationConstraint": "us-west-2"}
        )
    stack = stacks.create(
        {"View": stacks.view(), "Bucket": {**bucket("taken"), "DependsOn": "View"}}
    )
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "HandlerErrorCode" in stacks.reason("Bucket")
    assert stacks.views() == []


def test_a_fault_in_a_resource_is_raised_and_leaves_nothing(
    stacks: Stacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moto.s3.models import FakeBucket

    def fail(*_: Any, **__: Any) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(FakeBucket, "create_from_cloudformation_json", fail)
    with pytest.raises(KeyError, match="a fault"):
        stacks.create({"View": stacks.view(), "Bucket": {**bucket("a"), "DependsOn": "View"}})
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert stacks.reason("Bucket") == "'a fault'"
    assert stacks.views() == []
    stacks.cloudformation.delete_stack(StackName=STACK)
    stacks.create({"View": stacks.view()})
    with pytest.raises(KeyError, match="a fault"):
        stacks.update(
            {"View": stacks.view(Name="New"), "Bucket": {**bucket("a"), "DependsOn": "View"}}
        )
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert stacks.views() == ["Order"]


def test_what_cannot_be_taken_back_is_told(stacks: Stacks, monkeypatch: pytest.MonkeyPatch) -> None:
    from moto.s3.models import FakeBucket

    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("it is not empty")

    monkeypatch.setattr(FakeBucket, "delete_from_cloudformation_json", fail)
    resources = {
        "Bucket": bucket("assets"),
        "View": {**stacks.view(REFUSED_VIEW), "DependsOn": "Bucket"},
    }
    assert stacks.create(resources)["StackStatus"] == "ROLLBACK_FAILED"
    assert stacks.reason("Bucket") == "it is not empty"
    stacks.cloudformation.delete_stack(StackName=STACK)
    stacks.create({"Good": stacks.view(Name="Good")})
    resources["Bucket"] = bucket("more")
    stack = stacks.update({"Good": stacks.view(Name="Good"), **resources})
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_FAILED"
    assert stacks.events()[-2:] == [("Bucket", "DELETE_FAILED"), (STACK, "UPDATE_ROLLBACK_FAILED")]


def test_an_update_that_cannot_be_taken_back_is_told(
    stacks: Stacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    stacks.create({"First": stacks.view(Name="First")})
    # Imported here, because moto would take it for one of its own if it were first.
    from connect_views_mock.connect.cloudformation import ViewResource

    update = ViewResource.update

    def update_once(self: Any, properties: dict[str, Any]) -> None:
        if properties["Name"] == "First":
            raise ValueError("not a second time")
        update(self, properties)

    monkeypatch.setattr(ViewResource, "update", update_once)
    refused = {**stacks.view(REFUSED_VIEW), "DependsOn": "First"}
    stack = stacks.update({"First": stacks.view(Name="New"), "View": refused})
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_FAILED"
    assert stacks.events()[-2:] == [("First", "UPDATE_FAILED"), (STACK, "UPDATE_ROLLBACK_FAILED")]
    assert stacks.reason("First") == "not a second time"


def test_other_resources_are_updated_as_moto_does(stacks: Stacks) -> None:
    # moto has no update for a log group, and makes a bucket of another name anew.
    def resources(days: int, name: str) -> dict[str, Any]:
        properties = {"LogGroupName": "guide", "RetentionInDays": days}
        group = {"Type": "AWS::Logs::LogGroup", "Properties": properties}
        title = {"Fn::Sub": "${Group} ${Bucket}"}
        return {"Group": group, "Bucket": bucket(name), "View": stacks.view(titled(title))}

    stacks.create(resources(1, "old"))
    stacks.update(resources(7, "new"))
    content = stacks.describe_view(stacks.physical_id("View"))["Content"]
    assert json.loads(content["Template"])["Head"]["Title"] == "guide new"
    assert "new" in buckets()


def test_a_type_that_moto_lacks_is_left_out(stacks: Stacks) -> None:
    resources = {"View": stacks.view(), "Other": {"Type": "AWS::Connect::Prompt"}}
    with pytest.warns(UserWarning, match="AWS::Connect::Prompt but it's not supported"):
        stacks.create(resources)
    with pytest.warns(UserWarning, match="AWS::Connect::Prompt but it's not supported"):
        stacks.update({**resources, "View": stacks.view(Name="New")})
    assert stacks.describe()["StackStatus"] == "UPDATE_COMPLETE"
    assert stacks.views() == ["New"]


def test_a_waiter_sees_that_a_stack_failed(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(REFUSED_VIEW)})
    waiter = stacks.cloudformation.get_waiter("stack_create_complete")
    with pytest.raises(WaiterError, match="ROLLBACK_COMPLETE"):
        waiter.wait(StackName=STACK, WaiterConfig={"Delay": 0, "MaxAttempts": 1})
