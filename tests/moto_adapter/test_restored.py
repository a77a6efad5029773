"""Everything that the adapter patches is restored after the last stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from moto import mock_aws

from connect_views_mock import mock_connect_views, moto_adapter
from tests.aws import create_instance, create_view

from .patched import everything_that_is_patched


def use() -> None:
    with mock_connect_views():
        create_view(create_instance())


def use_and_fail() -> None:
    with pytest.raises(KeyError), mock_connect_views():
        raise KeyError


def use_nested() -> None:
    with mock_connect_views(), mock_aws(), mock_connect_views():
        create_view(create_instance())


def use_inside_of_mock_aws() -> None:
    with mock_aws(), mock_connect_views():
        create_view(create_instance())


def use_out_of_order() -> None:
    first, second = mock_connect_views(), mock_connect_views()
    first.start()
    second.start()
    first.stop()
    second.stop()


@pytest.mark.parametrize(
    "run", [use, use_and_fail, use_nested, use_inside_of_mock_aws, use_out_of_order]
)
def test_everything_is_restored(run: Callable[[], None]) -> None:
    before = everything_that_is_patched()
    run()
    assert everything_that_is_patched() == before


@pytest.mark.parametrize(
    "number",
    range(len(moto_adapter.NECESSARY_CHANGES) + len(moto_adapter.TIME_SAVERS)),
)
def test_everything_is_restored_when_a_change_fails(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail() -> Any:
        raise KeyError("in the middle")

    changes = [*moto_adapter.NECESSARY_CHANGES, *moto_adapter.TIME_SAVERS]
    changes[number] = fail
    split = len(moto_adapter.NECESSARY_CHANGES)
    before = everything_that_is_patched()
    with monkeypatch.context() as patched:
        patched.setattr(moto_adapter, "NECESSARY_CHANGES", changes[:split])
        patched.setattr(moto_adapter, "TIME_SAVERS", changes[split:])
        with pytest.raises(KeyError, match="in the middle"):
            mock_connect_views().start()
    assert everything_that_is_patched() == before


def test_something_is_patched() -> None:
    before = everything_that_is_patched()
    with mock_connect_views():
        assert everything_that_is_patched() != before
