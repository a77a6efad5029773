"""These tests use the fixtures of the service's tests too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from freezegun import freeze_time

pytest.register_assert_rewrite("tests.connect.helpers")

from tests.connect.conftest import _client, instance_id  # noqa: E402

__all__ = ["_client", "instance_id"]


@pytest.fixture
def frozen() -> Iterator[None]:
    """Stop the clock, so that the same calls get the same responses."""
    with freeze_time("2026-01-02T03:04:05Z"):
        yield
