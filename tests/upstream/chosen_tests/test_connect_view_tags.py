"""Unit tests for the tags of views."""

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from .test_connect_views import create_instance, create_view, describe


def create_tagged_view():
    client, instance_id = create_instance()
    tags = {"team": "orders", "stage": "test"}
    return client, instance_id, create_view(client, instance_id, Tags=tags)


def list_tags(client, arn):
    return client.list_tags_for_resource(resourceArn=arn)["tags"]


def tagged_arns(**kwargs):
    client = boto3.client("resourcegroupstaggingapi", region_name="us-east-1")
    resources = client.get_resources(**kwargs)["ResourceTagMappingList"]
    return [resource["ResourceARN"] for resource in resources]


@mock_aws
def test_tags_of_view():
    client, _, view = create_tagged_view()
    assert list_tags(client, view["Arn"]) == {"team": "orders", "stage": "test"}

    client.tag_resource(resourceArn=view["Arn"], tags={"team": "new", "cost": "1"})
    client.untag_resource(resourceArn=view["Arn"], tagKeys=["stage", "other"])

    assert list_tags(client, view["Arn"]) == {"team": "new", "cost": "1"}


@pytest.mark.parametrize("qualifier", ["$SAVED", "$LATEST", "1"])
@mock_aws
def test_tags_show_in_every_qualifier(qualifier):
    client, instance_id, view = create_tagged_view()
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    client.tag_resource(resourceArn=view["Arn"], tags={"team": "new"})

    described = describe(client, instance_id, f"{view['Id']}:{qualifier}")
    assert described["Tags"] == {"team": "new", "stage": "test"}


@mock_aws
def test_view_has_50_tags_at_most():
    client, _, view = create_tagged_view()
    tags = {f"key{number}": "value" for number in range(48)}
    client.tag_resource(resourceArn=view["Arn"], tags=tags)

    with pytest.raises(ClientError) as exc:
        client.tag_resource(resourceArn=view["Arn"], tags={"team": "new", "more": ""})
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == "tags: a view has at most 50 tags, and would have 51"


@pytest.mark.parametrize(
    "operation, kwargs",
    [
        ("tag_resource", {"tags": {"a": "b"}}),
        ("untag_resource", {"tagKeys": ["a"]}),
        ("list_tags_for_resource", {}),
    ],
)
@mock_aws
def test_tags_of_deleted_view(operation, kwargs):
    client, instance_id, view = create_tagged_view()
    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])

    with pytest.raises(ClientError) as exc:
        getattr(client, operation)(resourceArn=view["Arn"], **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == f"View {view['Id']} not found"


@pytest.mark.parametrize(
    "arn, message",
    [
        (
            "{arn}:$LATEST",
            "must not have a qualifier here (only DescribeView takes one)",
        ),
        (
            "arn:aws:connect:us-east-1:aws:view/form",
            "a view that is managed by AWS cannot be tagged",
        ),
        (
            "form",
            "must be an ARN, that of a view "
            "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID/view/VIEW_ID",
        ),
    ],
)
@mock_aws
def test_tag_what_cannot_be_tagged(arn, message):
    client, _, view = create_tagged_view()

    with pytest.raises(ClientError) as exc:
        client.tag_resource(resourceArn=arn.format(arn=view["Arn"]), tags={"a": "b"})
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == f"resourceArn: {message}"


@mock_aws
def test_resource_groups_tagging_api():
    client, instance_id, view = create_tagged_view()

    assert tagged_arns(ResourceTypeFilters=["connect:view"]) == [view["Arn"]]
    tag_filter = {"Key": "team", "Values": ["orders"]}
    assert tagged_arns(TagFilters=[tag_filter]) == [view["Arn"]]

    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])
    assert view["Arn"] not in tagged_arns()


@mock_aws
def test_resource_groups_tagging_api_changes_tags():
    client, _, view = create_tagged_view()
    tagging = boto3.client("resourcegroupstaggingapi", region_name="us-east-1")

    arns = {"ResourceARNList": [view["Arn"]]}
    failed = tagging.tag_resources(**arns, Tags={"team": "new", "cost": "1"})
    assert failed["FailedResourcesMap"] == {}
    failed = tagging.untag_resources(**arns, TagKeys=["stage"])
    assert failed["FailedResourcesMap"] == {}

    assert list_tags(client, view["Arn"]) == {"team": "new", "cost": "1"}
    assert sorted(tagging.get_tag_keys()["TagKeys"]) == ["cost", "team"]
    assert tagging.get_tag_values(Key="team")["TagValues"] == ["new"]
