"""With MagicMock: each answer is written down, and every argument is accepted."""

from unittest.mock import MagicMock

from greetings import publish_greeting

TEMPLATE = {"Head": {"Title": "Good morning", "Configuration": {}}, "Body": []}


class DuplicateResourceException(Exception):  # noqa: N818 (the name that AWS gave it)
    pass


def test_a_greeting_is_published_again():
    connect = MagicMock()
    connect.exceptions.DuplicateResourceException = DuplicateResourceException
    connect.list_instances.return_value = {
        "InstanceSummaryList": [{"Id": "i", "InstanceAlias": "support"}]
    }
    connect.create_view.side_effect = DuplicateResourceException
    connect.list_views.return_value = {"ViewsSummaryList": [{"Id": "v", "Name": "Greeting"}]}
    connect.create_view_version.return_value = {"View": {"Arn": "arn:v:2"}}

    arn = publish_greeting(connect, "support", TEMPLATE)

    assert arn == "arn:v:2"
    assert connect.update_view_content.call_args.kwargs["ViewId"] == "v"
