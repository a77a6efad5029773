"""start, stop, with: one count, one state, and everything restored after the last stop."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import boto3
import moto
import pytest
from botocore.httpsession import URLLib3Session
from moto import mock_aws
from moto.core import models as moto_models
from moto.core.config import default_user_config as user_config

from connect_views_mock import ConnectViewsMock, mock_connect_views, moto_adapter
from connect_views_mock.handle.traffic import traffic
from connect_views_mock.moto_adapter import quicker_sessions
from tests.aws import (
    REGION,
    connect_client,
    create_instance,
    create_view,
    instance_count,
    is_mocked,
)

default_user_config: Any = user_config


def test_a_with_block_is_mocked() -> None:
    with mock_connect_views():
        assert is_mocked()
    assert not is_mocked()


def test_a_with_block_yields_the_mock() -> None:
    with mock_connect_views() as mock:
        assert isinstance(mock, ConnectViewsMock)


def test_an_exception_leaves_the_with_block_unmocked() -> None:
    with pytest.raises(KeyError), mock_connect_views():
        raise KeyError
    assert not is_mocked()


def test_an_async_with_block_is_mocked() -> None:
    async def run() -> None:
        async with mock_connect_views() as mock:
            assert isinstance(mock, ConnectViewsMock)
            assert is_mocked()

    asyncio.run(run())
    assert not is_mocked()


def test_start_and_stop() -> None:
    mock = mock_connect_views()
    mock.start()
    assert is_mocked()
    mock.stop()
    assert not is_mocked()


def test_a_mock_can_be_used_again() -> None:
    mock = mock_connect_views()
    for _ in range(2):
        with mock:
            assert is_mocked()


def test_a_mock_that_was_started_twice_is_stopped_twice() -> None:
    mock = mock_connect_views()
    mock.start()
    mock.start()
    mock.stop()
    assert is_mocked()
    mock.stop()
    assert not is_mocked()


def test_one_stop_too_many_is_refused() -> None:
    mock = mock_connect_views()
    with pytest.raises(RuntimeError, match=r"Called stop\(\) before start\(\)") as raised:
        mock.stop()
    assert type(raised.value) is RuntimeError


def test_one_stop_too_many_leaves_another_mock_active() -> None:
    with mock_connect_views():
        with pytest.raises(RuntimeError):
            mock_connect_views().stop()
        assert is_mocked()


def test_a_mock_works_after_one_stop_too_many() -> None:
    with pytest.raises(RuntimeError):
        mock_connect_views().stop()
    with mock_connect_views():
        assert is_mocked()


def test_mock_aws_works_after_one_stop_too_many() -> None:
    with pytest.raises(RuntimeError):
        mock_connect_views().stop()
    with mock_aws():
        assert boto3.client("sqs", region_name=REGION).list_queues()


def test_uninstalling_for_somebody_who_has_not_installed_harms_nothing() -> None:
    with mock_connect_views():
        moto_adapter.uninstall("nobody")
        assert is_mocked()
    moto_adapter.uninstall("nobody")
    assert not is_mocked()


def test_each_mock_starts_with_nothing() -> None:
    for _ in range(2):
        with mock_connect_views():
            create_view(create_instance())
            assert instance_count() == 1


def test_a_mock_started_without_reset_keeps_what_was_left() -> None:
    mock = mock_connect_views()
    mock.start()
    create_instance()
    mock.stop(remove_data=False)
    mock.start(reset=False)
    count = instance_count()
    mock.stop()
    assert count == 1


@pytest.mark.parametrize("was_active", [False, True])
def test_a_reset_of_a_mock_that_is_not_active_is_refused(was_active: bool) -> None:
    mock = mock_connect_views()
    if was_active:
        mock.start()
        mock.stop()
    with mock_connect_views() as other:
        other.create_instance()
        with pytest.raises(RuntimeError, match=r"^The mock is not active: use it in `with"):
            mock.reset()
        assert instance_count() == 1


def test_a_reset_clears_instances_and_views() -> None:
    with mock_connect_views() as mock:
        instance_id = create_instance()
        create_view(instance_id)
        mock.reset()
        assert instance_count() == 0
        mock.create_instance(instance_id)
        views = connect_client().list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
        assert views["ViewsSummaryList"] == []


def test_an_inner_mock_shares_the_state() -> None:
    with mock_connect_views():
        create_instance()
        with mock_connect_views():
            assert instance_count() == 1
            create_instance()
        assert instance_count() == 2


def test_an_inner_mock_aws_shares_the_state() -> None:
    with mock_connect_views():
        create_instance()
        with mock_aws():
            assert instance_count() == 1
            create_instance()
        assert instance_count() == 2
        assert is_mocked()
    assert not is_mocked()


def test_an_outer_mock_aws_shares_the_state() -> None:
    with mock_aws():
        create_instance()
        with mock_connect_views():
            assert instance_count() == 1
            create_instance()
        assert instance_count() == 2


def test_an_outer_mock_aws_is_still_active_after_it() -> None:
    with mock_aws():
        with mock_connect_views():
            pass
        assert boto3.client("sqs", region_name=REGION).list_queues()


def test_after_an_inner_mock_views_are_as_in_mock_aws() -> None:
    with mock_aws():
        with mock_connect_views():
            instance_id = create_instance()
            create_view(instance_id)
        client = connect_client()
        with pytest.raises(client.exceptions.ClientError, match="404"):
            client.list_views(InstanceId=instance_id)


def test_mocks_can_be_stopped_in_the_order_of_their_starts() -> None:
    first, second = mock_connect_views(), mock_connect_views()
    first.start()
    second.start()
    first.stop()
    assert is_mocked()
    second.stop()
    assert not is_mocked()


@pytest.mark.parametrize("makers", [(mock_aws, mock_connect_views), (mock_connect_views, mock_aws)])
def test_a_mock_and_mock_aws_can_be_stopped_in_the_order_of_their_starts(makers: Any) -> None:
    first, second = (maker() for maker in makers)
    first.start()
    second.start()
    first.stop()
    assert boto3.client("sqs", region_name=REGION).list_queues()
    second.stop()
    assert not is_mocked()


def test_the_count_is_motos() -> None:
    with mock_aws(), mock_connect_views(), mock_connect_views():
        assert vars(moto_models.MockAWS)["_nested_count"] == 3
    assert vars(moto_models.MockAWS)["_nested_count"] == 0


def test_the_default_session_is_a_new_one_while_the_mock_is_active() -> None:
    boto3.setup_default_session(region_name="eu-west-1")
    outside = boto3.DEFAULT_SESSION
    with mock_connect_views():
        connect_client()
        assert boto3.DEFAULT_SESSION is not outside
    assert boto3.DEFAULT_SESSION is outside


def test_threads_share_one_mock() -> None:
    with mock_connect_views(), ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: create_instance(), range(16)))
        assert instance_count() == 16


def test_mocks_of_threads_overlap() -> None:
    everyone_started = Barrier(8)

    def use_mock(_: int) -> bool:
        with mock_connect_views():
            everyone_started.wait()
            return is_mocked()

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use_mock, range(8)))
    assert not is_mocked()
    assert vars(moto_models.MockAWS)["_nested_count"] == 0


def start_that_fails(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fail)
        with pytest.raises(KeyError, match="in the middle"):
            mock_connect_views().start()


FAILURES = [
    pytest.param(quicker_sessions, "part", id="a change"),
    pytest.param(moto_adapter, "start_moto", id="moto"),
    pytest.param(moto_models.MockAWS, "reset", id="the reset"),
    pytest.param(moto_models.MockAWS, "_enable_patching", id="moto's patches"),
    pytest.param(traffic, "start_recording", id="the recording"),
    pytest.param(moto_adapter, "mocks_credentials", id="the environment"),
]


@pytest.mark.parametrize(("owner", "name"), FAILURES)
def test_a_start_that_fails_leaves_nothing_mocked(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    start_that_fails(monkeypatch, owner, name)
    assert not is_mocked()
    assert vars(moto_models.MockAWS)["_nested_count"] == 0


@pytest.mark.parametrize(("owner", "name"), FAILURES)
def test_a_mock_works_after_a_start_that_failed(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    start_that_fails(monkeypatch, owner, name)
    with mock_connect_views():
        assert is_mocked()
    assert not is_mocked()


def test_the_handle_of_a_start_that_failed_is_not_active(monkeypatch: pytest.MonkeyPatch) -> None:
    mock = mock_connect_views()
    with monkeypatch.context() as patched:
        patched.setattr(moto_adapter, "mocks_credentials", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            mock.start()
    with pytest.raises(RuntimeError, match="not active"):
        mock.requests  # noqa: B018
    with mock:
        assert mock.requests == []


def test_an_outer_mock_survives_an_inner_start_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with mock_connect_views():
        create_instance()
        start_that_fails(monkeypatch, moto_models, "mock_credentials")
        assert instance_count() == 1
    assert not is_mocked()


def test_a_start_of_moto_that_fails_takes_its_configuration_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dict(default_user_config)
    with monkeypatch.context() as patched:
        patched.setattr(moto_models.MockAWS, "reset", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            mock_connect_views(config={"core": {"service_whitelist": ["s3"]}}).start()
    assert dict(default_user_config) == before


def test_what_moto_lacks_makes_it_unsupported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(URLLib3Session, "send")
    with pytest.raises(ImportError, match=rf"does not work with moto {moto.__version__} \("):
        mock_connect_views().start()


def test_an_exception_of_motos_stop_does_not_keep_the_mock_active(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mock = mock_connect_views()
    mock.start()
    with monkeypatch.context() as patched:
        patched.setattr(moto_models.MockAWS, "_unmock_env_variables", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            mock.stop()
    assert not is_mocked()
    assert vars(moto_models.MockAWS)["_nested_count"] == 0


def test_motos_configuration_holds_while_the_mock_is_active() -> None:
    with mock_connect_views(config={"iam": {"load_aws_managed_policies": True}}):
        assert default_user_config["iam"] == {"load_aws_managed_policies": True}
    assert default_user_config["iam"] == {"load_aws_managed_policies": False}


def test_the_configuration_of_an_inner_mock_does_not_outlive_it() -> None:
    with mock_connect_views():
        with mock_connect_views(config={"core": {"service_whitelist": ["sqs"]}}):
            assert default_user_config["core"] == {"service_whitelist": ["sqs"]}
        assert default_user_config["core"]["service_whitelist"] is None


def test_the_configuration_of_an_inner_mock_does_not_outlive_it_in_mock_aws() -> None:
    with mock_aws(config={"iam": {"load_aws_managed_policies": True}}):
        with mock_connect_views(config={"iam": {"load_aws_managed_policies": False}}):
            pass
        assert default_user_config["iam"] == {"load_aws_managed_policies": True}


def test_quotas_hold_for_the_mock_that_sets_them() -> None:
    with mock_connect_views():
        instance_id = create_instance()
        with mock_connect_views(config={"connect_views": {"max_views_per_instance": 0}}):
            client = connect_client()
            with pytest.raises(client.exceptions.ServiceQuotaExceededException):
                create_view(instance_id)
        create_view(instance_id)


def test_an_unknown_key_of_the_configuration_is_refused_at_once() -> None:
    config: Any = {"connect_views": {"max_view_per_instance": 1}}
    with pytest.raises(ValueError, match=r"'max_view_per_instance'\] is unknown; the keys of"):
        mock_connect_views(config=config)


def test_a_mock_that_threads_share_is_stopped_as_often_as_each_started_it() -> None:
    mock = mock_connect_views()
    errors = []

    def use(_: int) -> None:
        for _ in range(40):
            try:
                with mock:
                    assert is_mocked()
            except BaseException as error:
                errors.append(error)

    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(use, range(4)))
    finally:
        sys.setswitchinterval(switch)
    assert errors == []
    assert not is_mocked()


def test_a_decorated_function_whose_mock_does_not_start_is_not_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called = []

    @mock_connect_views
    def decorated() -> None:
        called.append(True)

    with monkeypatch.context() as patched:
        patched.setattr(moto_models.MockAWS, "start", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            decorated()
    assert called == []
    assert not is_mocked()
