"""With Stubber: each answer is written down, in the order of the calls."""

import boto3
from botocore.stub import ANY, Stubber
from greetings import publish_greeting

TEMPLATE = {"Head": {"Title": "Good morning", "Configuration": {}}, "Body": []}


def test_a_greeting_is_published_again():
    connect = boto3.client(
        "connect", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b"
    )
    with Stubber(connect) as stubber:
        stubber.add_response(
            "list_instances", {"InstanceSummaryList": [{"Id": "i", "InstanceAlias": "support"}]}
        )
        stubber.add_client_error("create_view", "DuplicateResourceException")
        stubber.add_response(
            "list_views",
            {"ViewsSummaryList": [{"Id": "v", "Name": "Greeting"}]},
            {"InstanceId": "i", "Type": "CUSTOMER_MANAGED"},
        )
        stubber.add_response(
            "update_view_content",
            {"View": {"Id": "v"}},
            {"InstanceId": "i", "ViewId": "v", "Status": "PUBLISHED", "Content": ANY},
        )
        stubber.add_response("create_view_version", {"View": {"Arn": "arn:v:2"}})

        arn = publish_greeting(connect, "support", TEMPLATE)

    assert arn == "arn:v:2"
