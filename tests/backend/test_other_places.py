"""The message for an instance that is in another region or account of the mock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from connect_views_mock import ConnectViewsMock, mock_connect_views
from tests.aws import UNKNOWN_ID, connect_client, no_network

__all__ = ["no_network"]

HERE = "us-east-1 of account 123456789012"


@pytest.fixture
def mock() -> Iterator[ConnectViewsMock]:
    with mock_connect_views() as active:
        yield active


def message(operation: str = "list_views", **parameters: Any) -> str:
    client = connect_client()
    with pytest.raises(client.exceptions.ResourceNotFoundException) as raised:
        getattr(client, operation)(**parameters)
    response: Any = raised.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
    text: str = response["Error"]["Message"]
    return text


def test_an_instance_that_is_nowhere(mock: ConnectViewsMock) -> None:
    mock.create_instance()
    assert message(InstanceId=UNKNOWN_ID) == f"Instance {UNKNOWN_ID} not found"


def test_an_instance_of_another_region(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID, region="eu-west-2")
    assert message(InstanceId=UNKNOWN_ID) == (
        f"Instance {UNKNOWN_ID} not found in {HERE}: the mock has it in eu-west-2 of account "
        "123456789012"
    )


def test_an_instance_of_other_accounts_and_regions(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID, account_id="222233334444")
    mock.create_instance(UNKNOWN_ID, account_id="111122223333", region="us-west-2")
    assert message(InstanceId=UNKNOWN_ID) == (
        f"Instance {UNKNOWN_ID} not found in {HERE}: the mock has it in us-west-2 of account "
        "111122223333 and in us-east-1 of account 222233334444"
    )


def test_an_arn_of_another_region(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID)
    arn = f"arn:aws:connect:eu-west-2:123456789012:instance/{UNKNOWN_ID}"
    assert (
        message(InstanceId=arn) == f"Instance {UNKNOWN_ID} not found in {HERE} under the ARN {arn}"
    )


def test_the_arn_of_a_view_of_another_region(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID, region="eu-west-2")
    view = mock.create_view(UNKNOWN_ID, region="eu-west-2")
    text = message("list_tags_for_resource", resourceArn=view.arn)
    assert text.endswith(": the mock has it in eu-west-2 of account 123456789012")


def test_the_handle_says_it_too(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID, region="eu-west-2")
    with pytest.raises(ValueError, match="the mock has it in eu-west-2"):
        mock.create_view(UNKNOWN_ID)


def test_an_instance_that_was_deleted_is_nowhere(mock: ConnectViewsMock) -> None:
    mock.create_instance(UNKNOWN_ID, region="eu-west-2")
    connect_client("eu-west-2").delete_instance(InstanceId=UNKNOWN_ID)
    assert message(InstanceId=UNKNOWN_ID) == f"Instance {UNKNOWN_ID} not found"
