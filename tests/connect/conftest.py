"""Fixtures of the tests of the service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.register_assert_rewrite("tests.connect.helpers")

from .helpers import create_instance, shared_client  # noqa: E402
from .target import mock_aws  # noqa: E402


@pytest.fixture(name="client")
def _client() -> Iterator[Any]:
    with mock_aws():
        yield shared_client()


@pytest.fixture
def instance_id(client: Any) -> str:
    return create_instance(client)
