"""Regions without Amazon Connect: no client gets a response there."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
import requests
from botocore import xform_name
from moto import mock_aws
from moto.connect.responses import ConnectResponse

from connect_views_mock import RegionWithoutConnectError, mock_connect_views
from connect_views_mock.connect.responses import ConnectViewsResponse
from tests.aws import run_python
from tests.connect.helpers import (
    UNKNOWN_ID,
    connect_client,
    connect_model,
    content,
    create_instance,
    create_view,
    describe,
)

OPERATIONS = [
    name
    for name in connect_model().operation_names
    if xform_name(name) in {**vars(ConnectViewsResponse), **vars(ConnectResponse)}
]
PARAMETERS: dict[str, Any] = {
    "InstanceId": UNKNOWN_ID,
    "ViewId": UNKNOWN_ID,
    "ViewVersion": 1,
    "resourceArn": f"arn:aws:connect:eu-west-1:123456789012:instance/a/view/{UNKNOWN_ID}",
    "Name": "Order",
    "Status": "SAVED",
    "Content": content(),
    "tags": {"team": "orders"},
    "tagKeys": ["stage"],
    "DataSetId": "a",
    "IdentityManagementType": "CONNECT_MANAGED",
    "InboundCallsEnabled": True,
    "OutboundCallsEnabled": True,
}
MESSAGE = (
    r"^Amazon Connect has no region 'eu-west-1'; it has .*\beu-central-1, .*\bus-east-1\b.* "
    r"MOTO_ALLOW_NONEXISTENT_REGION=true allows others\.$"
)


def call(region: str, operation: str) -> Any:
    shape: Any = connect_model().operation_model(operation).input_shape
    given = {name: PARAMETERS[name] for name in shape.required_members}
    return getattr(connect_client(region), xform_name(operation))(**given)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation_in_a_region_without_connect_raises_an_error_that_names_the_others(
    operation: str,
) -> None:
    with mock_connect_views() as mock:
        with pytest.raises(RegionWithoutConnectError, match=MESSAGE):
            call("eu-west-1", operation)

        assert [request.outcome for request in mock.requests] == ["RegionWithoutConnectError"]


@pytest.mark.parametrize("region", ["cn-north-1", "eu-south-2", "moon-north-1"])
def test_region_without_connect_is_named(region: str) -> None:
    with (
        mock_connect_views(),
        pytest.raises(RegionWithoutConnectError, match=f"no region '{region}'"),
    ):
        call(region, "ListViews")


def test_region_without_connect_raises_its_error_without_botocore_too() -> None:
    with mock_connect_views(), pytest.raises(RegionWithoutConnectError, match=MESSAGE):
        requests.get("https://connect.eu-west-1.amazonaws.com/instance", timeout=10)


@pytest.mark.parametrize("region", ["eu-west-1", "moon-north-1"])
def test_region_without_connect_is_allowed_when_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch, region: str
) -> None:
    monkeypatch.setenv("MOTO_ALLOW_NONEXISTENT_REGION", "true")
    with mock_connect_views() as mock:
        client = connect_client(region)
        view = create_view(client, create_instance(client))
        seeded = mock.create_view(mock.create_instance(region=region), region=region)

        instance_id = view["Arn"].split("/")[1]
        assert describe(client, instance_id, view["Arn"])["Id"] == view["Id"]
        assert f":{region}:" in seeded.arn


@pytest.mark.parametrize("handle_method", ["create_instance", "create_view"])
def test_handle_names_a_region_without_connect(handle_method: str) -> None:
    arguments: dict[str, Any] = {"create_instance": {}, "create_view": {"instance_id": UNKNOWN_ID}}
    with mock_connect_views() as mock, pytest.raises(ValueError, match=MESSAGE):
        getattr(mock, handle_method)(**arguments[handle_method], region="eu-west-1")


def test_region_that_another_service_lacks_is_left_to_moto() -> None:
    with mock_connect_views(), pytest.raises(KeyError, match="moon-north-1"):
        boto3.client("sqs", region_name="moon-north-1").list_queues()


def test_region_without_connect_is_left_to_moto_after_the_mock() -> None:
    with mock_connect_views():
        pass
    with mock_aws(), pytest.raises(KeyError):
        call("eu-west-1", "ListInstances")


def test_region_without_connect_is_named_after_a_thousand_mocks() -> None:
    # Each mock changes moto's class twice. After a thousand changes, Python 3.13 goes on with the
    # `__getitem__` that it had then.
    run_python(
        """
from moto.connect.models import connect_backends

from connect_views_mock import RegionWithoutConnectError
from connect_views_mock.moto_adapter.regions import regions_of_connect

backends = connect_backends["123456789012"]

def ask(region):
    return backends[region]

for _ in range(1100):
    with regions_of_connect():
        ask("us-east-1")
    for _ in range(20):
        ask("us-east-1")

with regions_of_connect():
    try:
        ask("eu-west-1")
    except RegionWithoutConnectError:
        pass
"""
    )
