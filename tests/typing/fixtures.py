"""Tests with fixtures as users write them. mypy and pyright check them; nothing runs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ReadTimeoutError
from typing_extensions import assert_type

from connect_views_mock import (
    ConnectClient,
    ConnectRequest,
    ConnectViewsMock,
    DescribedView,
    InjectedError,
    StoredView,
)

if TYPE_CHECKING:
    from mypy_boto3_connect.type_defs import DescribeViewResponseTypeDef


@pytest.fixture
def view(connect_views: ConnectViewsMock, connect_instance_id: str) -> DescribedView:
    return connect_views.create_view(
        connect_instance_id,
        name="Greeting",
        template={"Head": {"Title": "Greeting", "Configuration": {}}, "Body": []},
        actions=["Next"],
        status="PUBLISHED",
        tags={"team": "support"},
    )


@pytest.mark.connect_views(region="us-west-2", account_id="111122223333")
def test_view(
    connect_client: ConnectClient,
    connect_views: ConnectViewsMock,
    connect_instance_id: str,
    view: DescribedView,
) -> None:
    found: DescribeViewResponseTypeDef = connect_client.describe_view(
        InstanceId=connect_instance_id, ViewId=view.id
    )
    assert_type(found["View"].get("Id", ""), str)
    assert_type(view.id, str)
    assert_type(view.name, str)
    assert_type(connect_views.create_instance(instance_id="mine", region="us-west-2"), str)
    assert_type(
        connect_views.create_view("mine", template=Path("view.json"), versions=2), DescribedView
    )
    assert_type(
        connect_views.create_view("mine", versions=[Path("view.json"), "{}", {}]), DescribedView
    )
    assert_type(connect_views.create_views("mine", Path("views")), dict[str, DescribedView])
    assert_type(connect_views.create_views("mine", "views", "SAVED"), dict[str, DescribedView])
    assert_type(connect_views.view_token("mine", "view", expired=True), str)
    assert_type(connect_views.views("mine"), list[StoredView])
    assert_type(connect_views.views("mine")[0].draft.content.template, str)
    assert_type(connect_views.requests, list[ConnectRequest])
    assert_type(connect_views.requests[0].operation, str)


def test_retries(session_connect_client: ConnectClient, connect_views: ConnectViewsMock) -> None:
    connect_views.inject_error("ListViews", "TooManyRequestsException", times=2, after=1)
    connect_views.inject_error("list_views", exception=ReadTimeoutError, after=1)
    connect_views.inject_error("list_views", exception=ReadTimeoutError(endpoint_url="https://a"))
    connect_views.inject_error(
        "create_view", "ConflictException", when=lambda parameters: parameters["Name"] == "A"
    )
    assert_type(connect_views.pending_errors, list[InjectedError])
    assert_type(connect_views.pending_errors[0].error, str)
    session_connect_client.list_views(InstanceId=connect_views.create_instance())


def wrong_uses(connect_views: ConnectViewsMock) -> None:
    connect_views.create_instance(1)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    connect_views.create_view("mine", status="DRAFT")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    connect_views.create_view("mine", versions=1.5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    connect_views.inject_error("ListViews")  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
    connect_views.inject_error("ListViews", "ThrottlingException", exception=ReadTimeoutError)  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
    connect_views.inject_error("ListViews", exception=KeyError)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType, reportCallIssue]
