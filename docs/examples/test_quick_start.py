"""The quick start: a function that publishes a view, and its tests."""

import json

import boto3
import pytest

from connect_views_mock import mock_connect_views

TEMPLATE = {
    "Head": {"Title": "Greeting", "Configuration": {"Layout": {"Columns": ["12"]}}},
    "Body": [{"_id": "next", "Type": "Button", "Props": {"Action": "Next"}, "Content": ["Next"]}],
}


def publish_greeting(connect, instance_id):
    """Create the view, publish it, and return the ARN of its first version."""
    view = connect.create_view(
        InstanceId=instance_id,
        Name="Greeting",
        Status="PUBLISHED",
        Content={"Template": json.dumps(TEMPLATE), "Actions": ["Next"]},
    )["View"]
    version = connect.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    return version["View"]["Arn"]


def create_instance(connect):
    return connect.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Id"]


@mock_connect_views
def test_the_greeting_is_published():
    connect = boto3.client("connect", region_name="us-east-1")
    instance_id = create_instance(connect)

    arn = publish_greeting(connect, instance_id)

    view = connect.describe_view(InstanceId=instance_id, ViewId=arn)["View"]
    assert view["Status"] == "PUBLISHED"
    assert view["Version"] == 1
    assert json.loads(view["Content"]["Template"]) == TEMPLATE


@mock_connect_views
def test_a_name_can_be_used_once():
    connect = boto3.client("connect", region_name="us-east-1")
    instance_id = create_instance(connect)
    publish_greeting(connect, instance_id)

    with pytest.raises(connect.exceptions.DuplicateResourceException, match="already exists"):
        publish_greeting(connect, instance_id)
