"""skip_retry_delays: boto3 retries at once."""

from __future__ import annotations

import time
from typing import Any

import boto3
import botocore.endpoint
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError
from botocore.retries.bucket import TokenBucket
from moto import mock_aws

from connect_views_mock import ConnectViewsMock, UnsupportedMotoError, mock_connect_views
from tests.aws import REGION, UNKNOWN_ID, is_mocked
from tests.handle.conftest import no_network
from tests.moto_adapter.patched import everything_that_is_patched

__all__ = ["no_network"]

MODES = ("legacy", "standard", "adaptive")


def client_of(mode: Any) -> Any:
    config = Config(retries={"mode": mode, "total_max_attempts": 4})
    return boto3.client("connect", region_name=REGION, config=config)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What waits, which does not take its time here."""
    waits: list[str] = []
    monkeypatch.setattr(time, "sleep", lambda _: waits.append("sleep"))

    def acquire(*_: object, **__: object) -> bool:
        waits.append("acquire")
        return True

    monkeypatch.setattr(TokenBucket, "_acquire", acquire)
    return waits


def give_up(client: Any, mock: ConnectViewsMock) -> None:
    """Have a client retry until it gives up."""
    mock.inject_error("ListViews", "ThrottlingException", times=4)
    with pytest.raises(ClientError, match="reached max retries: 3"):
        client.list_views(InstanceId=UNKNOWN_ID)


@pytest.mark.parametrize("mode", MODES)
def test_boto3_gives_up_without_waiting(waits: list[str], mode: str) -> None:
    with mock_connect_views(skip_retry_delays=True) as mock:
        give_up(client_of(mode), mock)
        assert [request.outcome for request in mock.requests] == ["ThrottlingException"] * 4
    assert waits == []


@pytest.mark.parametrize("mode", MODES)
def test_boto3_waits_unless_told_otherwise(waits: list[str], mode: str) -> None:
    with mock_connect_views() as mock:
        give_up(client_of(mode), mock)
    assert waits.count("sleep") == 3
    assert waits.count("acquire") == (3 if mode == "adaptive" else 0)


@pytest.mark.parametrize("mode", MODES)
def test_a_client_of_before_the_mock_waits_for_nothing(waits: list[str], mode: str) -> None:
    client = client_of(mode)
    with mock_connect_views(skip_retry_delays=True) as mock:
        give_up(client, mock)
    assert waits == []
    with mock_connect_views() as mock:
        give_up(client, mock)
    assert "sleep" in waits


def test_boto3_retries_at_once_after_a_timeout(waits: list[str]) -> None:
    with mock_connect_views(skip_retry_delays=True) as mock:
        mock.inject_error("ListViews", exception=ReadTimeoutError, times=3)
        client_of("standard").list_views(InstanceId=mock.create_instance())
        assert len(mock.requests) == 4
    assert waits == []


def test_the_test_itself_can_still_sleep(waits: list[str]) -> None:
    with mock_connect_views(skip_retry_delays=True):
        time.sleep(100)
    assert waits == ["sleep"]


def test_what_else_botocore_takes_from_the_module_is_there() -> None:
    with mock_connect_views(skip_retry_delays=True):
        endpoint: Any = botocore.endpoint
        assert endpoint.time.monotonic is time.monotonic


def test_an_inner_mock_skips_the_waits_as_long_as_it_is_active(waits: list[str]) -> None:
    with mock_connect_views() as outer:
        with mock_connect_views(skip_retry_delays=True) as inner, mock_aws():
            give_up(client_of("standard"), inner)
            assert waits == []
        give_up(client_of("standard"), outer)
    assert waits == ["sleep"] * 3


def test_a_mock_inside_of_one_that_skips_the_waits_skips_them(waits: list[str]) -> None:
    with mock_connect_views(skip_retry_delays=True), mock_connect_views() as inner:
        give_up(client_of("standard"), inner)
    assert waits == []


def test_a_decorated_function_retries_at_once(waits: list[str]) -> None:
    mock = mock_connect_views(skip_retry_delays=True)

    @mock
    def run() -> None:
        give_up(client_of("adaptive"), mock)

    run()
    assert waits == []


def test_everything_is_restored() -> None:
    before = everything_that_is_patched()
    first = mock_connect_views(skip_retry_delays=True)
    second = mock_connect_views(skip_retry_delays=True)
    first.start()
    second.start()
    assert everything_that_is_patched() != before
    first.stop()
    second.stop()
    assert everything_that_is_patched() == before


def test_a_botocore_that_waits_in_another_way_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything_that_is_patched()
    with monkeypatch.context() as patched:
        patched.delattr(TokenBucket, "acquire")
        with pytest.raises(UnsupportedMotoError, match="acquire"):
            mock_connect_views(skip_retry_delays=True).start()
    assert everything_that_is_patched() == before
    assert not is_mocked()


@pytest.mark.parametrize("value", [None, 1, "yes"])
@pytest.mark.parametrize("name", ["strict", "skip_retry_delays"])
def test_a_switch_of_another_type_is_refused(name: str, value: Any) -> None:
    make: Any = mock_connect_views
    with pytest.raises(ValueError, match=f"^{name} must be True or False, not "):
        make(**{name: value})
