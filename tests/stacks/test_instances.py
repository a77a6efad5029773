"""AWS::Connect::Instance in stacks, as far as views need it."""

from __future__ import annotations

from typing import Any

import boto3

from tests.aws import create_instance

from .helpers import STACK, Stacks, outputs


def instance(**properties: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::Connect::Instance",
        "Properties": {
            "IdentityManagementType": "CONNECT_MANAGED",
            "Attributes": {"InboundCalls": True, "OutboundCalls": False},
            **properties,
        },
    }


def instances(stacks: Stacks) -> list[str]:
    listed = stacks.connect.list_instances()["InstanceSummaryList"]
    return [each["Id"] for each in listed if each["Id"] != stacks.instance_id]


def test_cloudformation_creates_an_instance_with_its_views(stacks: Stacks) -> None:
    names = ("Arn", "CreatedTime", "Id", "InstanceStatus", "ServiceRole")
    sections = {
        "Outputs": {name: {"Value": {"Fn::GetAtt": ["Instance", name]}} for name in names}
        | {"Ref": {"Value": {"Ref": "Instance"}}}
    }
    resources = {
        "View": stacks.view(InstanceArn={"Ref": "Instance"}),
        "Instance": instance(InstanceAlias="orders", Tags=[{"Key": "a", "Value": "1"}]),
    }
    found = outputs(stacks.create(resources, sections))

    described = stacks.connect.describe_instance(InstanceId=found["Id"])["Instance"]
    assert found["Ref"] == found["Arn"] == described["Arn"]
    assert found["InstanceStatus"] == described["InstanceStatus"] == "ACTIVE"
    assert found["ServiceRole"] == described["ServiceRole"]
    assert described["InstanceAlias"] == "orders"
    assert (described["InboundCallsEnabled"], described["OutboundCallsEnabled"]) == (True, False)
    assert described["Tags"]["a"] == "1"
    assert stacks.physical_id("View").startswith(f"{found['Arn']}/view/")


def test_an_instance_is_updated_in_place(stacks: Stacks) -> None:
    stacks.create({"Instance": instance(Tags=[{"Key": "a", "Value": "1"}])})
    arn = stacks.physical_id("Instance")
    stacks.update({"Instance": instance(Tags=[{"Key": "a", "Value": "1"}])})
    changed = {"InboundCalls": False, "OutboundCalls": "true"}
    stacks.update({"Instance": instance(Attributes=changed, Tags=[{"Key": "b", "Value": "2"}])})

    described = stacks.connect.describe_instance(InstanceId=arn.rpartition("/")[2])["Instance"]
    tags = stacks.connect.list_tags_for_resource(resourceArn=arn)["tags"]
    assert stacks.physical_id("Instance") == arn
    assert (described["InboundCallsEnabled"], described["OutboundCallsEnabled"]) == (False, True)
    assert described["Tags"] == tags
    assert tags["b"] == "2"
    assert "a" not in tags


def test_another_alias_replaces_an_instance(stacks: Stacks) -> None:
    stacks.create({"Instance": instance(InstanceAlias="old")})
    old = stacks.physical_id("Instance")
    stacks.update({"Instance": instance(InstanceAlias="new")})
    new = stacks.physical_id("Instance")
    assert new != old
    assert instances(stacks) == [new.rpartition("/")[2]]


def test_an_instance_is_deleted_with_its_stack(stacks: Stacks) -> None:
    stacks.create({"Instance": instance(), "View": stacks.view(InstanceArn={"Ref": "Instance"})})
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert instances(stacks) == []


def test_an_instance_that_is_gone_fails_its_update_and_does_not_keep_its_stack(
    stacks: Stacks,
) -> None:
    stacks.create({"Instance": instance()})
    stacks.connect.delete_instance(InstanceId=stacks.physical_id("Instance").rpartition("/")[2])
    changed = {"InboundCalls": False, "OutboundCalls": False}
    stacks.update({"Instance": instance(Attributes=changed)})
    assert stacks.describe()["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert "HandlerErrorCode: NotFound" in stacks.reason("Instance")
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert instances(stacks) == []


def test_stacks_are_those_of_their_region(stacks: Stacks) -> None:
    stacks.create({"Instance": instance()})
    cloudformation = boto3.client("cloudformation", region_name="us-west-2")
    connect = boto3.client("connect", region_name="us-west-2")
    other = Stacks(cloudformation, connect, create_instance(connect))
    other.create({"View": other.view()})
    assert other.views() == ["Order"]
    assert stacks.views() == []
