"""Views in the Resource Groups Tagging API: with moto from 5.2.2, and not before."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.resourcegroupstaggingapi import models as tagging_models

from connect_views_mock import mock_connect_views
from connect_views_mock.mock import ConnectViewsMock
from tests.aws import REGION, UNKNOWN_ID, run_python

models: Any = tagging_models
KNOWS_VIEWS = hasattr(models, "iter_taggable_backends")


@pytest.fixture(name="mock")
def _mock() -> Iterator[ConnectViewsMock]:
    with mock_connect_views() as mock:
        yield mock


def tagging() -> Any:
    return boto3.client("resourcegroupstaggingapi", region_name=REGION)


def connect() -> Any:
    return boto3.client("connect", region_name=REGION)


def create_view(instance_id: str, name: str, **tags: str) -> str:
    view = connect().create_view(
        InstanceId=instance_id,
        Name=name,
        Status="SAVED",
        Content={"Template": '{"Head": {"Configuration": {}}, "Body": []}', "Actions": []},
        Tags=tags,
    )
    arn: str = view["View"]["Arn"]
    return arn


def resources(**parameters: Any) -> list[str]:
    pages = tagging().get_paginator("get_resources").paginate(**parameters)
    return [
        resource["ResourceARN"] for page in pages for resource in page["ResourceTagMappingList"]
    ]


def known(*arns: str) -> list[str]:
    return [*arns] if KNOWS_VIEWS else []


def test_get_resources_lists_tagged_views_by_filters(mock: ConnectViewsMock) -> None:
    instance_id = mock.create_instance()
    orders = create_view(instance_id, "A", team="orders", stage="live")
    returns = create_view(instance_id, "B", team="returns")
    create_view(instance_id, "C")

    assert resources() == known(orders, returns)
    assert resources(ResourceTypeFilters=["connect:view"]) == known(orders, returns)
    assert resources(ResourceTypeFilters=["connect"]) == known(orders, returns)
    assert resources(ResourceTypeFilters=["connect:instance"]) == []
    assert resources(TagFilters=[{"Key": "stage"}]) == known(orders)
    assert resources(TagFilters=[{"Key": "team", "Values": ["returns", "x"]}]) == known(returns)
    assert resources(ResourceARNList=[returns]) == known(returns)
    assert resources(ResourcesPerPage=1) == known(orders, returns)


def test_get_resources_lists_the_tags_of_a_view(mock: ConnectViewsMock) -> None:
    arn = create_view(mock.create_instance(), "A", team="orders")
    listed = tagging().get_resources()["ResourceTagMappingList"]
    assert [(each["ResourceARN"], each["Tags"]) for each in listed] == [
        (each, [{"Key": "team", "Value": "orders"}]) for each in known(arn)
    ]


def test_get_tag_keys_and_values_know_those_of_views(mock: ConnectViewsMock) -> None:
    instance_id = mock.create_instance()
    create_view(instance_id, "A", team="orders", stage="live")
    create_view(instance_id, "B", team="returns")
    # moto names a key as often as resources have it.
    assert {*tagging().get_tag_keys()["TagKeys"]} == {*known("stage", "team")}
    values = tagging().get_tag_values(Key="team")["TagValues"]
    assert sorted(values) == known("orders", "returns")


def test_a_view_that_is_gone_is_not_listed(mock: ConnectViewsMock) -> None:
    instance_id = mock.create_instance()
    arn = create_view(instance_id, "A", team="orders")
    connect().delete_view(InstanceId=instance_id, ViewId=arn)
    other_id = mock.create_instance()
    create_view(other_id, "A", team="orders")
    connect().delete_instance(InstanceId=other_id)
    assert resources() == []


def test_views_are_listed_in_their_region(mock: ConnectViewsMock) -> None:
    create_view(mock.create_instance(), "A", team="orders")
    for region in ("us-west-2", "eu-west-1"):
        client = boto3.client("resourcegroupstaggingapi", region_name=region)
        assert client.get_resources()["ResourceTagMappingList"] == []


def test_tag_resources_and_untag_resources_change_the_tags_of_views(
    mock: ConnectViewsMock,
) -> None:
    arn = create_view(mock.create_instance(), "A", team="orders", stage="live")
    tagged = tagging().tag_resources(ResourceARNList=[arn], Tags={"team": "new", "cost": "1"})
    untagged = tagging().untag_resources(ResourceARNList=[arn], TagKeys=["stage"])

    tags = connect().list_tags_for_resource(resourceArn=arn)["tags"]
    if KNOWS_VIEWS:
        assert tagged["FailedResourcesMap"] == untagged["FailedResourcesMap"] == {}
        assert tags == {"team": "new", "cost": "1"}
    else:
        assert tags == {"team": "orders", "stage": "live"}


def test_the_tags_of_other_resources_are_motos(mock: ConnectViewsMock) -> None:
    arn = create_view(mock.create_instance(), "A")
    topic = boto3.client("sns", region_name=REGION).create_topic(Name="orders")["TopicArn"]
    queue = boto3.client("sqs", region_name=REGION)
    url = queue.create_queue(QueueName="orders")["QueueUrl"]
    queue_arn = queue.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"][
        "QueueArn"
    ]
    others = [topic, queue_arn, "arn:aws:nothing:us-east-1:123456789012:thing"]
    with mock_aws():
        expected = tagging().tag_resources(ResourceARNList=others, Tags={"a": "b"})
    found = tagging().tag_resources(ResourceARNList=[arn, *others], Tags={"a": "b"})
    failed = found["FailedResourcesMap"]
    if KNOWS_VIEWS:
        assert failed == expected["FailedResourcesMap"]
    assert (topic in resources()) == (topic not in failed)


@pytest.mark.parametrize(
    ("arn", "message"),
    [
        (f"arn:aws:connect:us-east-1:123456789012:instance/{UNKNOWN_ID}/view/a", "not found"),
        ("arn:aws:connect:us-east-1:aws:view/form", "managed by AWS cannot be tagged"),
        ("{arn}:$LATEST", "must not have a qualifier here"),
    ],
)
def test_what_cannot_be_tagged_fails_by_itself(
    mock: ConnectViewsMock, arn: str, message: str
) -> None:
    view_arn = create_view(mock.create_instance(), "A")
    arn = arn.format(arn=view_arn)
    failed = tagging().tag_resources(ResourceARNList=[arn, view_arn], Tags={"a": "b"})
    if KNOWS_VIEWS:
        assert [*failed["FailedResourcesMap"]] == [arn]
        why = failed["FailedResourcesMap"][arn]
        assert (why["StatusCode"], why["ErrorCode"]) == (400, "InvalidParameterException")
        assert message in why["ErrorMessage"]
        assert resources() == [view_arn]
        failed = tagging().untag_resources(ResourceARNList=[arn], TagKeys=["a"])
        assert [*failed["FailedResourcesMap"]] == [arn]


def test_a_tag_that_connect_refuses_fails(mock: ConnectViewsMock) -> None:
    arn = create_view(mock.create_instance(), "A")
    failed = tagging().tag_resources(ResourceARNList=[arn], Tags={"what?": "b"})
    if KNOWS_VIEWS:
        assert "must match the pattern" in failed["FailedResourcesMap"][arn]["ErrorMessage"]
    assert connect().list_tags_for_resource(resourceArn=arn)["tags"] == {}


def test_an_active_mock_does_not_import_the_tagging_api() -> None:
    printed = run_python(
        """
        import sys
        from connect_views_mock import mock_connect_views
        with mock_connect_views() as mock:
            mock.create_view(mock.create_instance(), "Order", tags={"a": "b"})
            print("moto.resourcegroupstaggingapi" in sys.modules)
            import boto3
            boto3.client("resourcegroupstaggingapi", "us-east-1").get_resources()
            print("moto.resourcegroupstaggingapi" in sys.modules)
        """
    )
    assert printed.split() == ["False", "True"]


def test_the_tagging_api_is_as_it_was_after_the_mock() -> None:
    backend = models.ResourceGroupsTaggingAPIBackend
    parts = [
        (models, "iter_taggable_backends"),
        (backend, "tag_resources"),
        (backend, "untag_resources"),
    ]

    def found() -> list[Any]:
        return [getattr(owner, name, None) for owner, name in parts]

    before = found()
    with mock_connect_views():
        assert (found() == before) is not KNOWS_VIEWS
    assert found() == before


def test_nothing_is_changed_in_a_moto_that_does_not_list_views(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(models, "iter_taggable_backends", raising=False)
    backend = models.ResourceGroupsTaggingAPIBackend
    before = (backend.tag_resources, backend.untag_resources)
    with mock_connect_views():
        assert (backend.tag_resources, backend.untag_resources) == before


def test_what_the_tagging_api_needs_is_there() -> None:
    backend = models.ResourceGroupsTaggingAPIBackend
    assert [*inspect.signature(backend.tag_resources).parameters] == [
        *("self", "resource_arns", "tags")
    ]
    assert [*inspect.signature(backend.untag_resources).parameters] == [
        *("self", "resource_arn_list", "tag_keys")
    ]
    if KNOWS_VIEWS:
        function = models.iter_taggable_backends
        assert [*inspect.signature(function).parameters] == ["account_id", "region_name"]
