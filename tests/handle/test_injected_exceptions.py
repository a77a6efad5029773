"""inject_error: exceptions in place of an answer, and predicates on the parameters."""

from __future__ import annotations

import re
from typing import Any

import botocore.exceptions
import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    IncompleteReadError,
    ProxyConnectionError,
    ReadTimeoutError,
    ResponseStreamingError,
    SSLError,
)

from tests.aws import UNKNOWN_ID, connect_client, create_view
from tests.handle.conftest import Mock
from tests.handle.test_inject_error import outcomes, without_retries


@pytest.mark.parametrize(
    "exception",
    [
        ConnectTimeoutError,
        ConnectionClosedError,
        EndpointConnectionError,
        HTTPClientError,
        ProxyConnectionError,
        ReadTimeoutError,
        ResponseStreamingError,
        SSLError,
    ],
)
def test_the_classes_that_botocore_raises_for_want_of_an_answer(
    mock: Mock, exception: type[botocore.exceptions.BotoCoreError]
) -> None:
    mock.inject_error("ListViews", exception=exception)
    with pytest.raises(exception) as raised:
        without_retries().list_views(InstanceId=UNKNOWN_ID)
    assert type(raised.value) is exception
    assert [request.outcome for request in mock.requests] == [exception.__name__]
    assert [request.status_code for request in mock.requests] == [None]


def test_the_message_names_the_url_that_was_called(mock: Mock) -> None:
    mock.inject_error("ListViews", exception=ReadTimeoutError)
    with pytest.raises(ReadTimeoutError) as raised:
        without_retries().list_views(InstanceId=UNKNOWN_ID)
    url = f"https://connect.us-east-1.amazonaws.com/views/{UNKNOWN_ID}"
    assert str(raised.value) == f'Read timeout on endpoint URL: "{url}"'


def test_an_instance_is_raised_as_it_is(mock: Mock) -> None:
    exception = IncompleteReadError(actual_bytes=1, expected_bytes=2)
    mock.inject_error("ListViews", exception=exception, times=2)
    client = without_retries()
    for _ in range(2):
        with pytest.raises(IncompleteReadError) as raised:
            client.list_views(InstanceId=UNKNOWN_ID)
        assert raised.value is exception


def test_boto3_retries_after_a_timeout(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    mock.inject_error("ListViews", exception=ReadTimeoutError, times=2)
    connect_client().list_views(InstanceId=mock.create_instance())
    seen = [request.outcome for request in mock.requests]
    assert seen == ["ReadTimeoutError", "ReadTimeoutError", "Success"]


def test_a_call_that_gets_no_answer_changes_nothing(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error("CreateView", exception=ReadTimeoutError)
    with pytest.raises(ReadTimeoutError):
        create_view(instance_id, client=without_retries())
    listed = connect_client().list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    assert listed["ViewsSummaryList"] == []


@pytest.mark.parametrize(
    "exception",
    [KeyError, KeyError("x"), ClientError, "ReadTimeoutError", 5, [ReadTimeoutError]],
)
def test_what_is_none_of_botocores_exceptions_is_refused(mock: Mock, exception: Any) -> None:
    message = "exception must be a class of botocore.exceptions, such as ReadTimeoutError, or an "
    with pytest.raises(ValueError, match=f"^{message}.*{re.escape(repr(exception))}$"):
        mock.inject_error("ListViews", exception=exception)


def test_a_class_that_needs_more_is_refused(mock: Mock) -> None:
    with pytest.raises(
        ValueError,
        match=r"^exception: IncompleteReadError needs actual_bytes, expected_bytes; pass an inst",
    ):
        mock.inject_error("ListViews", exception=IncompleteReadError)


@pytest.mark.parametrize("error", [None, "AccessDeniedException"])
def test_it_takes_an_error_or_an_exception(mock: Mock, error: Any) -> None:
    exception = None if error is None else ReadTimeoutError
    inject_error: Any = mock.inject_error
    with pytest.raises(
        ValueError, match=r"^inject_error\(\) takes either an error or an exception"
    ):
        inject_error("ListViews", error, exception=exception)


def test_an_exception_takes_no_message(mock: Mock) -> None:
    arguments: Any = {"operation": "ListViews", "message": "x", "exception": ReadTimeoutError}
    with pytest.raises(ValueError, match=r"^message belongs to an error: an exception has its own"):
        mock.inject_error(**arguments)


def test_a_predicate_chooses_the_calls_that_fail(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.inject_error(
        "CreateView",
        "ServiceQuotaExceededException",
        when=lambda parameters: parameters["Name"] == "Second",
    )
    create_view(instance_id, "First")
    with pytest.raises(ClientError, match="ServiceQuotaExceededException"):
        create_view(instance_id, "Second")
    create_view(instance_id, "Second")


def test_calls_that_are_not_chosen_do_not_count(mock: Mock) -> None:
    chosen, other = mock.create_instance(), mock.create_instance()
    mock.inject_error(
        "ListViews",
        "AccessDeniedException",
        after=1,
        when=lambda parameters: parameters["InstanceId"] == chosen,
    )
    client = connect_client()
    assert outcomes(client, other, 2) == ["", ""]
    assert outcomes(client, chosen, 3) == ["", "AccessDeniedException", ""]


def test_a_predicate_can_make_calls_itself(mock: Mock) -> None:
    instance_id = mock.create_instance()
    client = connect_client()

    def has_views(_: dict[str, Any]) -> bool:
        views = client.search_views(InstanceId=instance_id)["Views"]
        return any(view["Type"] == "CUSTOMER_MANAGED" for view in views)

    mock.inject_error("ListViews", "AccessDeniedException", when=has_views)
    assert outcomes(client, instance_id, 1) == [""]
    create_view(instance_id)
    assert outcomes(client, instance_id, 2) == ["AccessDeniedException", ""]


def test_an_error_that_another_call_has_used_up_meanwhile_is_gone(mock: Mock) -> None:
    instance_id = mock.create_instance()
    client = connect_client()
    inner: list[str] = []

    def call_once_more(_: dict[str, Any]) -> bool:
        if not inner:
            inner.append("before the answer")
            inner[:] = outcomes(client, instance_id, 1)
        return True

    mock.inject_error("ListViews", "AccessDeniedException", when=call_once_more)
    assert outcomes(client, instance_id, 1) == [""]
    assert inner == ["AccessDeniedException"]


def test_what_a_predicate_raises_meets_the_call(mock: Mock) -> None:
    mock.inject_error("ListViews", "AccessDeniedException", when=lambda each: each["Nmae"] == "x")
    with pytest.raises(KeyError, match="Nmae"):
        connect_client().list_views(InstanceId=UNKNOWN_ID)
    assert [request.outcome for request in mock.requests] == ["KeyError"]


@pytest.mark.parametrize("when", [True, "Name", {"Name": "x"}])
def test_a_predicate_that_is_no_function_is_refused(mock: Mock, when: Any) -> None:
    message = f"^when must be a function of the parameters, not {re.escape(repr(when))}$"
    with pytest.raises(ValueError, match=message):
        mock.inject_error("ListViews", "AccessDeniedException", when=when)


@pytest.mark.parametrize("when", [lambda: True, lambda a, b: a or b, lambda *, a: a])
def test_a_predicate_that_takes_something_else_is_refused(mock: Mock, when: Any) -> None:
    with pytest.raises(ValueError, match=r"^when must be a function of one argument, the dict "):
        mock.inject_error("ListViews", "AccessDeniedException", when=when)
    assert mock.pending_errors == []


@pytest.mark.parametrize("when", [bool, dict, lambda *_: True, lambda each, more=1: each or more])
def test_a_predicate_that_takes_more_than_it_gets(mock: Mock, when: Any) -> None:
    mock.inject_error("ListViews", "AccessDeniedException", when=when)
    with pytest.raises(ClientError):
        connect_client().list_views(InstanceId=UNKNOWN_ID)


def pending(mock: Mock) -> list[tuple[str, str]]:
    return [(injected.operation, injected.error) for injected in mock.pending_errors]


def test_pending_errors_are_those_that_no_call_has_met(mock: Mock) -> None:
    assert mock.pending_errors == []
    mock.inject_error("list_views", "AccessDeniedException", times=2)
    mock.inject_error("CreateView", exception=ReadTimeoutError)
    assert pending(mock) == [
        ("ListViews", "AccessDeniedException"),
        ("CreateView", "ReadTimeoutError"),
    ]
    outcomes(connect_client(), UNKNOWN_ID, 1)
    assert pending(mock) == [("CreateView", "ReadTimeoutError")]


def test_a_pending_error_says_what_it_waits_for(mock: Mock) -> None:
    mock.inject_error("ListViews", "AccessDeniedException", "No", times=2, after=3)
    outcomes(connect_client(), mock.create_instance(), 1)
    (injected,) = mock.pending_errors
    assert (injected.times, injected.after) == (2, 2)
    assert (injected.message, injected.status_code) == ("No", 403)
    assert repr(injected) == (
        "InjectedError(operation='ListViews', error='AccessDeniedException', times=2, after=2, "
        "message='No', status_code=403)"
    )


def test_a_pending_error_is_a_copy(mock: Mock) -> None:
    mock.inject_error("ListViews", "AccessDeniedException")
    mock.pending_errors[0].times = 5
    assert [injected.times for injected in mock.pending_errors] == [1]
