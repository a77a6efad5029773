"""Fixtures of the tests of stacks."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest

pytest.register_assert_rewrite("tests.stacks.helpers")

from connect_views_mock import mock_connect_views  # noqa: E402
from tests.aws import REGION, create_instance, no_network  # noqa: E402

from .helpers import Stacks  # noqa: E402

__all__ = ["no_network"]


@pytest.fixture
def stacks() -> Iterator[Stacks]:
    with mock_connect_views():
        connect = boto3.client("connect", region_name=REGION)
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        yield Stacks(cloudformation, connect, create_instance(connect))
