"""With mock_connect_views: the test says what is there before, and looks at what is there after."""

import json

import boto3
from greetings import publish_greeting

from connect_views_mock import mock_connect_views

TEMPLATE = {"Head": {"Title": "Good morning", "Configuration": {}}, "Body": []}


def test_a_greeting_is_published_again():
    with mock_connect_views() as mock:
        instance_id = mock.create_instance(alias="support")
        mock.create_view(instance_id, name="Greeting", actions=["Next"])
        connect = boto3.client("connect", region_name="us-east-1")

        arn = publish_greeting(connect, "support", TEMPLATE)

        view = connect.describe_view(InstanceId=instance_id, ViewId=arn)["View"]
        assert view["Version"] == 1
        assert json.loads(view["Content"]["Template"]) == TEMPLATE
