"""These tests need aws-cdk-lib, which is large and runs Node.js: ``tox -e cdk`` has it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests.aws import no_network

pytest.register_assert_rewrite("tests.stacks.helpers")

__all__ = ["no_network"]

collect_ignore = [] if find_spec("aws_cdk") else ["test_cdk.py"]
