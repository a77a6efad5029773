"""The same with the fixtures of the pytest plugin."""

import json

from greetings import publish_greeting

TEMPLATE = {"Head": {"Title": "Good morning", "Configuration": {}}, "Body": []}


def test_a_greeting_is_published_again(connect_client, connect_views):
    instance_id = connect_views.create_instance(alias="support")
    connect_views.create_view(instance_id, name="Greeting", actions=["Next"])

    arn = publish_greeting(connect_client, "support", TEMPLATE)

    view = connect_client.describe_view(InstanceId=instance_id, ViewId=arn)["View"]
    assert view["Version"] == 1
    assert json.loads(view["Content"]["Template"]) == TEMPLATE
