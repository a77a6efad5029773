"""CreatedTime of an instance, to a client in the process."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import boto3
import pytest
from moto.connect.responses import ConnectResponse

from connect_views_mock import mock_connect_views
from tests.aws import REGION


@mock_connect_views
def test_a_client_in_the_process_gets_the_same_time() -> None:
    client: Any = boto3.client("connect", region_name=REGION)
    before = datetime.now(timezone.utc) - timedelta(milliseconds=1)
    instance_id = client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
        Tags={"CreatedTime": "a tag"},
    )["Id"]
    after = datetime.now(timezone.utc) + timedelta(milliseconds=1)
    described = client.describe_instance(InstanceId=instance_id)["Instance"]
    (listed,) = client.list_instances()["InstanceSummaryList"]
    assert before <= described["CreatedTime"] <= after
    assert listed["CreatedTime"] == described["CreatedTime"]
    assert described["Tags"] == {"CreatedTime": "a tag"}


@mock_connect_views
def test_no_instances_are_an_empty_list() -> None:
    client: Any = boto3.client("connect", region_name=REGION)
    assert client.list_instances()["InstanceSummaryList"] == []


def test_an_answer_that_moto_leaves_to_its_serializer_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered: Any = object()
    monkeypatch.setattr(ConnectResponse, "list_instances", lambda _: answered)
    response: Any = ConnectResponse()
    with mock_connect_views():
        assert response.list_instances() is answered
