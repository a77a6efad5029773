"""Fixtures of the conformance suite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .targets import Target, mock_target


@pytest.fixture(scope="module")
def mock() -> Iterator[Target]:
    """Yield the mock, with one instance for all scenarios."""
    with mock_target() as target:
        yield target
