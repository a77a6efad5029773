"""The tests of this folder cannot reach a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connect_views_mock import ConnectViewsMock, mock_connect_views
from tests.aws import no_network

__all__ = ["Mock", "mock", "no_network"]

Mock = ConnectViewsMock


@pytest.fixture
def mock(no_network: None) -> Iterator[Mock]:  # noqa: ARG001 (stands beneath the mock)
    with mock_connect_views() as active:
        yield active
