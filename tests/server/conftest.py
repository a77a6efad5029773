"""A server for the tests of a module; each begins after a reset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config

from connect_views_mock import ConnectViewsServer, connect_views_server
from tests.aws import REGION


@pytest.fixture(scope="module")
def _server() -> Iterator[ConnectViewsServer]:
    with connect_views_server(instance_alias="first") as server:
        yield server


@pytest.fixture
def server(_server: ConnectViewsServer) -> ConnectViewsServer:
    _server.reset()
    return _server


def client_of(server: ConnectViewsServer, service: str = "connect", region: str = REGION) -> Any:
    # As Any, because in its types each key of an answer can be missing.
    make: Any = boto3.client
    return make(
        service,
        region_name=region,
        endpoint_url=server.endpoint_url,
        config=Config(retries={"total_max_attempts": 1}),
    )


@pytest.fixture
def client(server: ConnectViewsServer) -> Any:
    return client_of(server)
