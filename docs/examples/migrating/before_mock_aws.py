"""With mock_aws: the Views operations, which moto lacks, are patched in botocore."""

from unittest.mock import patch

import boto3
from botocore.client import BaseClient
from greetings import publish_greeting
from moto import mock_aws

TEMPLATE = {"Head": {"Title": "Good morning", "Configuration": {}}, "Body": []}
ARN = "arn:aws:connect:us-east-1:123456789012:instance/i/view/v"

make_api_call = BaseClient._make_api_call


def views_of_aws(client, operation, parameters):
    match operation:
        case "CreateView":
            code = {"Error": {"Code": "DuplicateResourceException", "Message": "exists"}}
            raise client.exceptions.DuplicateResourceException(code, operation)
        case "ListViews":
            return {"ViewsSummaryList": [{"Id": "v", "Arn": ARN, "Name": "Greeting"}]}
        case "UpdateViewContent":
            return {"View": {"Id": "v", "Arn": ARN}}
        case "CreateViewVersion":
            return {"View": {"Id": "v", "Arn": ARN + ":2"}}
    return make_api_call(client, operation, parameters)


@mock_aws
def test_a_greeting_is_published_again():
    connect = boto3.client("connect", region_name="us-east-1")
    connect.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
        InstanceAlias="support",
    )

    with patch.object(BaseClient, "_make_api_call", views_of_aws):
        arn = publish_greeting(connect, "support", TEMPLATE)

    assert arn.endswith(":2")
