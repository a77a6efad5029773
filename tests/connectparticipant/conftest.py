"""A mock with a view, and a client of a participant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from connect_views_mock import ConnectViewsMock, DescribedView, mock_connect_views
from tests.aws import REGION


@pytest.fixture
def mock() -> Iterator[ConnectViewsMock]:
    with mock_connect_views(region=REGION) as mock:
        yield mock


@pytest.fixture
def instance_id(mock: ConnectViewsMock) -> str:
    return mock.create_instance()


@pytest.fixture
def view(mock: ConnectViewsMock, instance_id: str) -> DescribedView:
    return mock.create_view(instance_id, "Order", actions=["Next"], versions=1)


@pytest.fixture
def participant(mock: ConnectViewsMock) -> Any:  # noqa: ARG001 (it has the mock started first)
    return boto3.client("connectparticipant", region_name=REGION)
