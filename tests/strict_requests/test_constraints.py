"""Rules of the service model that botocore leaves to the service, in calls of its client."""

from __future__ import annotations

from typing import Any

import pytest

from tests.aws import run_python
from tests.connect.helpers import assert_raises, create_view, state_of, unchecked_client
from tests.connect.test_list_views import list_views
from tests.connect.test_search_views import nested_criteria, search, string_condition
from tests.connect.test_tags import numbered_tags


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id)


@pytest.mark.parametrize("view_type", ["aws_managed", "ALL"])
def test_list_views_of_an_unknown_type_is_an_invalid_parameter(
    client: Any, instance_id: str, view_type: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="Type"):
        list_views(client, instance_id, Type=view_type)


def test_search_views_by_an_unknown_comparison_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ComparisonType"):
        search(client, instance_id, **string_condition("Order", "ENDS_WITH"))


def test_search_views_refuses_criteria_nested_40_deep(client: Any, instance_id: str) -> None:
    with assert_raises(client, "InvalidParameterException", match="64 levels"):
        search(client, instance_id, **nested_criteria(40))


def criteria_nested_exactly(levels: int) -> dict[str, Any]:
    """Criteria whose innermost list is this many levels below the request."""
    criteria: dict[str, Any] = {"AndConditions": []}
    for _ in range(levels // 2 - 1):
        criteria = {"AndConditions": [criteria]}
    return criteria


def test_search_views_takes_64_levels(client: Any, instance_id: str) -> None:
    assert search(client, instance_id, **criteria_nested_exactly(64)) == search(client, instance_id)


def test_search_views_refuses_65_levels(client: Any, instance_id: str) -> None:
    criteria = criteria_nested_exactly(62)
    innermost = criteria
    while innermost["AndConditions"]:
        innermost = innermost["AndConditions"][0]
    innermost["AndConditions"] = [{"AndConditions": [{}]}]

    with assert_raises(client, "InvalidParameterException", match="64 levels"):
        search(client, instance_id, **criteria)


def test_search_views_refuses_a_lone_surrogate(instance_id: str) -> None:
    client = unchecked_client()

    with assert_raises(client, "InvalidParameterException", match="surrogate"):
        search(client, instance_id, **string_condition("\ud800", "EXACT"))


def test_create_view_refuses_51_tags(client: Any, instance_id: str) -> None:
    with assert_raises(client, "InvalidParameterException", match="50"):
        create_view(client, instance_id, Tags=numbered_tags(51))


@pytest.mark.parametrize(
    "tags",
    [
        {"aws:team": "orders"},
        {"a" * 129: "orders"},
        {"team\n": "orders"},
        {"team!": "orders"},
        {"team": "a" * 257},
        {"team\x00": "orders"},
    ],
    ids=["aws:", "long key", "newline", "pattern", "long value", "NUL"],
)
def test_tags_that_break_a_rule_are_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], tags: dict[str, str]
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidParameterException"):
        create_view(client, instance_id, "Another", Tags=tags)
    with assert_raises(client, "InvalidParameterException"):
        client.tag_resource(resourceArn=view["Arn"], tags=tags)

    assert state_of(client, instance_id) == before


def test_untag_resource_refuses_keys_that_break_a_rule(client: Any, view: dict[str, Any]) -> None:
    with assert_raises(client, "InvalidParameterException"):
        client.untag_resource(resourceArn=view["Arn"], tagKeys=["aws:team"])


def test_untag_resource_refuses_51_keys(client: Any, view: dict[str, Any]) -> None:
    with assert_raises(client, "InvalidParameterException", match="50"):
        client.untag_resource(resourceArn=view["Arn"], tagKeys=list(numbered_tags(51)))


def test_a_breach_begins_as_the_live_answer_of_a_sibling(client: Any, instance_id: str) -> None:
    with assert_raises(client, "InvalidParameterException", match=r": Invalid parameter: Name: "):
        create_view(client, instance_id, "\n")


def test_requests_are_read_after_botocore_s_models_were_reloaded() -> None:
    printed = run_python(
        """
        import importlib
        import boto3, botocore.model
        from connect_views_mock import mock_connect_views
        with mock_connect_views():
            pass
        importlib.reload(botocore.model)
        with mock_connect_views() as mock:
            client = boto3.client("connect", region_name="us-east-1")
            view = mock.create_view(mock.create_instance(), tags={"team": "orders"})
            client.untag_resource(resourceArn=view.arn, tagKeys=["team"])
            print(client.list_tags_for_resource(resourceArn=view.arn)["tags"])
        """
    )

    assert printed == "{}\n"
