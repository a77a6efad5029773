"""The fixtures of the tests of the service serve here too."""

import pytest

pytest.register_assert_rewrite("tests.connect.helpers")

from tests.connect.conftest import _client, instance_id  # noqa: E402

__all__ = ["_client", "instance_id"]
