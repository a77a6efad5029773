"""inject_error: the next calls of an operation fail with an error of the service model."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from connect_views_mock import mock_connect_views
from tests.aws import REGION, TEMPLATE, UNKNOWN_ID, connect_client, create_view
from tests.handle.conftest import Mock


def connect(**config: Any) -> Any:
    return boto3.client("connect", region_name=REGION, config=Config(**config))


def without_retries() -> Any:
    return connect(retries={"total_max_attempts": 1})


def outcomes(client: Any, instance_id: str, calls: int) -> list[str]:
    """List views several times, and return the error code of each call, or an empty string."""
    codes = []
    for _ in range(calls):
        try:
            client.list_views(InstanceId=instance_id)
            codes.append("")
        except ClientError as error:
            response: Any = error.response
            codes.append(response["Error"]["Code"])
    return codes


def test_the_next_call_fails_and_the_one_after_it_does_not(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException")
    assert outcomes(connect_client(), instance_id, 2) == ["AccessDeniedException", ""]


def test_the_error_is_the_class_of_the_service_model(mock: Mock) -> None:
    mock.inject_error("ListViews", "InternalServiceException")
    client = without_retries()
    with pytest.raises(client.exceptions.InternalServiceException) as raised:
        client.list_views(InstanceId=UNKNOWN_ID)
    response: Any = raised.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 500


def test_the_status_is_that_of_the_service_model(mock: Mock) -> None:
    mock.inject_error("CreateView", "ServiceQuotaExceededException")
    client = connect_client()
    with pytest.raises(client.exceptions.ServiceQuotaExceededException) as raised:
        create_view(mock.create_instance())
    response: Any = raised.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 402


@pytest.mark.parametrize("message", ["Not for you", ""])
def test_the_message_can_be_chosen(mock: Mock, message: str) -> None:
    mock.inject_error("ListViews", "AccessDeniedException", message)
    with pytest.raises(ClientError) as raised:
        connect_client().list_views(InstanceId=UNKNOWN_ID)
    response: Any = raised.value.response
    assert response["Error"]["Message"] == message


def test_a_message_of_its_own_says_that_it_was_injected(mock: Mock) -> None:
    mock.inject_error("ListViews", "AccessDeniedException")
    with pytest.raises(ClientError, match="This AccessDeniedException was injected by a test"):
        connect_client().list_views(InstanceId=UNKNOWN_ID)


def test_a_call_that_fails_changes_nothing(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("CreateView", "AccessDeniedException")
    with pytest.raises(ClientError):
        create_view(instance_id)
    views = connect_client().list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    assert views["ViewsSummaryList"] == []


def test_several_calls_can_fail(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException", times=2)
    codes = outcomes(connect_client(), instance_id, 3)
    assert codes == ["AccessDeniedException", "AccessDeniedException", ""]


def test_calls_can_pass_before_one_fails(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException", after=2)
    codes = outcomes(connect_client(), instance_id, 4)
    assert codes == ["", "", "AccessDeniedException", ""]


def test_several_errors_come_in_the_order_in_which_they_were_injected(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException")
    mock.inject_error("ListViews", "InvalidRequestException")
    codes = outcomes(connect_client(), instance_id, 3)
    assert codes == ["AccessDeniedException", "InvalidRequestException", ""]


def test_each_error_counts_all_calls_that_pass_before_it(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException", after=2)
    mock.inject_error("ListViews", "InvalidRequestException")
    codes = outcomes(connect_client(), instance_id, 4)
    assert codes == ["InvalidRequestException", "", "AccessDeniedException", ""]


def test_an_error_counts_the_calls_that_meet_another_one(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException")
    mock.inject_error("ListViews", "InvalidRequestException", after=1)
    codes = outcomes(connect_client(), instance_id, 3)
    assert codes == ["AccessDeniedException", "InvalidRequestException", ""]


def test_calls_of_other_operations_neither_fail_nor_count(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException", after=1)
    create_view(instance_id)
    assert outcomes(connect_client(), instance_id, 2) == ["", "AccessDeniedException"]


def test_an_operation_of_moto_can_fail(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("DescribeInstance", "ResourceNotFoundException")
    client = connect_client()
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_instance(InstanceId=instance_id)


def test_an_operation_that_nobody_mocks_can_fail(mock: Mock) -> None:
    mock.inject_error("ListUsers", "ThrottlingException")
    with pytest.raises(ClientError, match="ThrottlingException"):
        without_retries().list_users(InstanceId=mock.create_instance())


def test_a_client_of_before_the_mock_meets_it_too() -> None:
    client = without_retries()
    with mock_connect_views() as mock:
        mock.inject_error("ListViews", "AccessDeniedException")
        assert outcomes(client, mock.create_instance(), 2) == ["AccessDeniedException", ""]


def test_of_the_calls_of_many_threads_as_many_fail_as_were_told_to(mock: Mock) -> None:
    instance_id = mock.create_instance()
    client = without_retries()
    mock.inject_error("ListViews", "AccessDeniedException", times=5, after=7)
    with ThreadPoolExecutor(8) as threads:
        codes = list(threads.map(lambda _: outcomes(client, instance_id, 1)[0], range(32)))
    assert codes.count("AccessDeniedException") == 5
    assert codes.count("") == 27


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of boto3 between retries, which are not waited for."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


@pytest.mark.parametrize("mode", ["legacy", "standard"])
def test_boto3_retries_after_throttling(mock: Mock, sleeps: list[float], mode: str) -> None:
    client = connect(retries={"mode": mode, "total_max_attempts": 3})
    mock.inject_error("ListViews", "TooManyRequestsException", times=2)
    answer = client.list_views(InstanceId=mock.create_instance())
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2
    assert len(sleeps) == 2


@pytest.mark.parametrize("mode", ["legacy", "standard"])
def test_boto3_gives_up_after_its_last_try(mock: Mock, sleeps: list[float], mode: str) -> None:
    client = connect(retries={"mode": mode, "total_max_attempts": 3})
    mock.inject_error("ListViews", "TooManyRequestsException", times=3)
    with pytest.raises(client.exceptions.TooManyRequestsException, match="reached max retries: 2"):
        client.list_views(InstanceId=mock.create_instance())
    assert len(sleeps) == 2


def test_each_retry_is_a_request(mock: Mock, sleeps: list[float]) -> None:
    client = connect(retries={"mode": "standard", "total_max_attempts": 3})
    mock.inject_error("ListViews", "TooManyRequestsException", times=2)
    client.list_views(InstanceId=mock.create_instance())
    seen = [request.outcome for request in mock.requests]
    assert seen == ["TooManyRequestsException", "TooManyRequestsException", "Success"]
    assert sleeps


def test_a_create_is_not_done_twice_by_retries(mock: Mock, sleeps: list[float]) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("CreateView", "TooManyRequestsException", times=1)
    create_view(instance_id, client=connect(retries={"mode": "standard"}))
    assert len(sleeps) == 1
    views = connect_client().list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    assert len(views["ViewsSummaryList"]) == 1


@pytest.mark.parametrize("times", [0, -1, 1.5, "2", None, True])
def test_times_that_make_no_sense_are_refused(mock: Mock, times: Any) -> None:
    with pytest.raises(
        ValueError, match=f"^times must be a whole number from 1, not {re.escape(repr(times))}$"
    ):
        mock.inject_error("ListViews", "AccessDeniedException", times=times)


@pytest.mark.parametrize("after", [-1, 0.5, "0", None, False])
def test_an_after_that_makes_no_sense_is_refused(mock: Mock, after: Any) -> None:
    with pytest.raises(
        ValueError, match=f"^after must be a whole number from 0, not {re.escape(repr(after))}$"
    ):
        mock.inject_error("ListViews", "AccessDeniedException", after=after)


def test_a_message_that_is_no_string_is_refused(mock: Mock) -> None:
    message: Any = 5
    with pytest.raises(ValueError, match=r"^message must be a string, .* not 5$"):
        mock.inject_error("ListViews", "AccessDeniedException", message)


def test_what_is_refused_fails_no_call(mock: Mock) -> None:
    with pytest.raises(ValueError, match="times"):
        mock.inject_error("ListViews", "AccessDeniedException", times=0)
    assert outcomes(connect_client(), mock.create_instance(), 1) == [""]


def test_a_mock_that_is_not_active_is_refused() -> None:
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock_connect_views().inject_error("ListViews", "AccessDeniedException")


def test_errors_are_gone_at_the_end_of_the_mock() -> None:
    with mock_connect_views() as mock:
        mock.inject_error("ListViews", "AccessDeniedException")
    with mock_connect_views() as mock:
        assert outcomes(connect_client(), mock.create_instance(), 1) == [""]


def test_errors_of_an_inner_mock_are_gone_at_its_end(mock: Mock) -> None:
    instance_id = mock.create_instance()
    with mock_connect_views() as inner:
        inner.inject_error("ListViews", "AccessDeniedException", times=9)
        assert outcomes(connect_client(), instance_id, 1) == ["AccessDeniedException"]
    assert outcomes(connect_client(), instance_id, 1) == [""]


def test_errors_of_an_outer_mock_outlive_an_inner_one(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("ListViews", "AccessDeniedException", times=2)
    with mock_connect_views():
        assert outcomes(connect_client(), instance_id, 1) == ["AccessDeniedException"]
    assert outcomes(connect_client(), instance_id, 1) == ["AccessDeniedException"]


def test_errors_of_a_mock_that_was_started_twice_are_gone_at_its_second_stop(mock: Mock) -> None:
    instance_id = mock.create_instance()
    with mock_connect_views() as twice:
        with twice:
            twice.inject_error("ListViews", "AccessDeniedException", times=9)
        assert outcomes(connect_client(), instance_id, 1) == ["AccessDeniedException"]
    assert outcomes(connect_client(), instance_id, 1) == [""]


def test_errors_go_with_the_mock_that_stops_first() -> None:
    first, second = mock_connect_views(), mock_connect_views()
    first.start()
    second.start()
    first.inject_error("ListViews", "AccessDeniedException")
    second.inject_error("ListViews", "InvalidRequestException")
    first.stop()
    codes = outcomes(connect_client(), second.create_instance(), 2)
    second.stop()
    assert codes == ["InvalidRequestException", ""]


def test_errors_wait_through_a_reset(mock: Mock) -> None:
    mock.inject_error("ListViews", "AccessDeniedException")
    mock.reset()
    assert outcomes(connect_client(), mock.create_instance(), 1) == ["AccessDeniedException"]


def test_32_threads_lose_nothing_and_duplicate_nothing(mock: Mock) -> None:
    instance_id = mock.create_instance()
    client: Any = connect(max_pool_connections=32)

    def make_view(number: int) -> tuple[str, list[int]]:
        view_id = client.create_view(
            InstanceId=instance_id,
            Name=f"View {number}",
            Status="SAVED",
            Content={"Template": TEMPLATE, "Actions": []},
        )["View"]["Id"]
        versions = []
        for action in ("One", "Two"):
            client.update_view_content(
                InstanceId=instance_id,
                ViewId=view_id,
                Status="PUBLISHED",
                Content={"Template": TEMPLATE, "Actions": [action]},
            )
            version = client.create_view_version(InstanceId=instance_id, ViewId=view_id)
            versions.append(version["View"]["Version"])
        return view_id, versions

    with ThreadPoolExecutor(32) as threads:
        made = dict(threads.map(make_view, range(64)))
    pages = client.get_paginator("list_views").paginate(
        InstanceId=instance_id, Type="CUSTOMER_MANAGED"
    )
    listed = [view for page in pages for view in page["ViewsSummaryList"]]
    assert len(made) == 64
    assert list(made.values()) == [[1, 2]] * 64
    assert {view["Id"] for view in listed} == made.keys()
    assert sorted(view["Name"] for view in listed) == sorted(f"View {n}" for n in range(64))
    assert len(mock.requests) == 64 * 5 + 1


def test_threads_that_publish_one_view_make_each_version_once(mock: Mock) -> None:
    instance_id = mock.create_instance()
    view_id = create_view(instance_id)
    client: Any = connect(max_pool_connections=32)

    def make_version(number: int) -> int:
        client.update_view_content(
            InstanceId=instance_id,
            ViewId=view_id,
            Status="PUBLISHED",
            Content={"Template": TEMPLATE, "Actions": [f"Action {number}"]},
        )
        version: int = client.create_view_version(InstanceId=instance_id, ViewId=view_id)["View"][
            "Version"
        ]
        return version

    with ThreadPoolExecutor(32) as threads:
        returned = set(threads.map(make_version, range(32)))
    listed = client.list_view_versions(InstanceId=instance_id, ViewId=view_id, MaxResults=100)
    numbers = sorted(version["Version"] for version in listed["ViewVersionSummaryList"])
    assert set(numbers) == returned
    assert numbers == list(range(1, len(numbers) + 1))


def test_threads_that_want_one_name_get_it_once(mock: Mock) -> None:
    instance_id = mock.create_instance()
    client: Any = connect(max_pool_connections=32)

    def make_view(_: int) -> bool:
        try:
            create_view(instance_id, client=client)
        except client.exceptions.DuplicateResourceException:
            return False
        return True

    with ThreadPoolExecutor(32) as threads:
        assert list(threads.map(make_view, range(32))).count(True) == 1
