"""inject_error: the names of operations and errors that it takes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError, ReadTimeoutError
from moto.core.utils import get_service_model

from connect_views_mock.handle.injected_errors import COMMON_ERRORS
from tests.aws import UNKNOWN_ID, connect_client
from tests.handle.conftest import Mock
from tests.handle.test_inject_error import without_retries


def test_an_operation_can_have_its_name_in_boto3(mock: Mock) -> None:
    mock.inject_error("list_views", "AccessDeniedException")
    with pytest.raises(ClientError, match="AccessDeniedException"):
        connect_client().list_views(InstanceId=UNKNOWN_ID)


def test_every_operation_can_have_its_name_in_boto3(mock: Mock) -> None:
    names: list[str] = get_service_model("connect").operation_names
    for name in names:
        mock.inject_error(xform_name(name), "AccessDeniedException")
    assert [injected.operation for injected in mock.pending_errors] == list(names)


@pytest.mark.parametrize("error", COMMON_ERRORS)
def test_every_operation_can_answer_the_errors_of_every_service(mock: Mock, error: str) -> None:
    mock.inject_error("ListViews", error)
    with pytest.raises(ClientError) as raised:
        without_retries().list_views(InstanceId=UNKNOWN_ID)
    response: Any = raised.value.response
    assert response["Error"]["Code"] == error
    assert response["ResponseMetadata"]["HTTPStatusCode"] == COMMON_ERRORS[error]


def test_the_errors_of_every_service_have_the_statuses_of_the_model() -> None:
    model: Any = get_service_model("connect")
    statuses = {
        name: model.shape_for(name).metadata["error"]["httpStatusCode"]
        for name in COMMON_ERRORS
        if name in model.shape_names
    }
    assert statuses == {name: COMMON_ERRORS[name] for name in statuses}
    assert {"AccessDeniedException", "InternalServiceException"} <= statuses.keys()


def test_an_error_of_every_service_with_a_class_in_boto3_is_that_class(mock: Mock) -> None:
    mock.inject_error("ListViews", "ThrottlingException")
    client = without_retries()
    with pytest.raises(client.exceptions.ThrottlingException):
        client.list_views(InstanceId=UNKNOWN_ID)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("create_veiw", "create_view"),
        ("CreateVeiw", "CreateView"),
        ("createView", "CreateView"),
        ("listviews", "list_views"),
        ("DescribeViews", "DescribeView"),
    ],
)
def test_a_misspelt_operation_is_refused_with_a_suggestion(
    mock: Mock, name: str, meant: str
) -> None:
    message = f"^Connect has no operation '{name}'. Did you mean '{meant}'\\?$"
    with pytest.raises(ValueError, match=message):
        mock.inject_error(name, "AccessDeniedException")


@pytest.mark.parametrize("name", ["xyzzy", "", 5, None, ["ListViews"]])
def test_an_operation_that_resembles_none_is_refused(mock: Mock, name: Any) -> None:
    with pytest.raises(
        ValueError, match=r"^Connect has no operation .*\. It takes names such as CreateView or "
    ):
        mock.inject_error(name, "AccessDeniedException")


def test_an_error_that_the_operation_does_not_have_is_refused(mock: Mock) -> None:
    with pytest.raises(
        ValueError,
        match=r"^ListViews has no error 'ResourceInUseException'\. .*"
        r"It has AccessDeniedException, .*TooManyRequestsException, and what every operation can "
        r"answer: ExpiredTokenException, .*ValidationError$",
    ):
        mock.inject_error("ListViews", "ResourceInUseException")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("AccessDenied", "AccessDeniedException"),
        ("Throttling", "ThrottlingException"),
        ("toomanyrequestsexception", "TooManyRequestsException"),
        ("ExpiredToken", "ExpiredTokenException"),
        ("Throttle", "ThrottlingException"),
        ("NotFound", "ResourceNotFoundException"),
    ],
)
def test_a_misspelt_error_is_refused_with_a_suggestion(mock: Mock, name: str, meant: str) -> None:
    with pytest.raises(
        ValueError, match=f"^ListViews has no error '{name}'. Did you mean '{meant}'\\? It has "
    ):
        mock.inject_error("ListViews", name)


@pytest.mark.parametrize("name", [5, ["ListViews"]])
def test_errors_that_are_no_strings_are_refused(mock: Mock, name: Any) -> None:
    with pytest.raises(ValueError, match=r"^ListViews has no error .*\. It has AccessDenied"):
        mock.inject_error("ListViews", name)


@pytest.mark.parametrize("error", ["ReadTimeoutError", ReadTimeoutError], ids=repr)
def test_an_exception_in_the_place_of_an_error_is_refused(mock: Mock, error: Any) -> None:
    message = (
        f"error must be the code of an error, not {error!r}. Pass the exception as "
        "exception=ReadTimeoutError"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock.inject_error("ListViews", error)


@pytest.mark.parametrize("error", ["ClientError", ClientError, KeyError], ids=repr)
def test_another_class_in_the_place_of_an_error_is_refused(mock: Mock, error: Any) -> None:
    message = f'error must be the code of an error, such as "ThrottlingException", not {error!r}'
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock.inject_error("ListViews", error)
