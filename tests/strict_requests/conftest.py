"""These tests use the fixtures of the service's tests too."""

import pytest

pytest.register_assert_rewrite("tests.connect.helpers")

from tests.connect.conftest import _client, instance_id  # noqa: E402

__all__ = ["_client", "instance_id"]
