"""An error that a test injects meets the calls that CloudFormation makes for a stack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ReadTimeoutError

from connect_views_mock import mock_connect_views
from tests.aws import REGION

from .helpers import Stacks, titled, version_of


class Injecting(NamedTuple):
    mock: Any
    stacks: Stacks


@pytest.fixture
def injecting() -> Iterator[Injecting]:
    with mock_connect_views() as mock:
        connect = boto3.client("connect", region_name=REGION)
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        yield Injecting(mock, Stacks(cloudformation, connect, mock.create_instance()))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("TooManyRequestsException", "Throttling"),
        ("AccessDeniedException", "AccessDenied"),
        ("InternalServiceException", "ServiceInternalError"),
        ("ServiceQuotaExceededException", "ServiceLimitExceeded"),
        ("ResourceInUseException", "InvalidRequest"),
    ],
)
def test_an_injected_error_fails_a_resource(injecting: Injecting, error: str, code: str) -> None:
    mock, stacks = injecting
    mock.inject_error("CreateView", error, "not now")
    stack = stacks.create({"View": stacks.view()})
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    reason = stacks.reason("View")
    assert 'Resource handler returned message: "not now"' in reason
    assert f"HandlerErrorCode: {code}" in reason
    assert stacks.views() == []
    stacks.cloudformation.delete_stack(StackName="guide")
    assert stacks.create({"View": stacks.view()})["StackStatus"] == "CREATE_COMPLETE"


@pytest.mark.parametrize("operation", ["UpdateViewContent", "UpdateViewMetadata"])
def test_an_injected_error_fails_an_update(injecting: Injecting, operation: str) -> None:
    mock, stacks = injecting
    stacks.create({"View": stacks.view()})
    mock.inject_error(operation, "TooManyRequestsException")
    stack = stacks.update({"View": stacks.view(titled("New"), Name="New")})
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    content = stacks.describe_view(stacks.physical_id("View"))
    assert content["Name"] == "Order"
    assert '"New"' not in content["Content"]["Template"]


def test_an_injected_error_is_for_the_parameters_that_it_names(injecting: Injecting) -> None:
    mock, stacks = injecting
    mock.inject_error(
        "CreateView",
        "TooManyRequestsException",
        when=lambda parameters: parameters["Name"] == "Second",
    )
    resources = {"First": stacks.view(Name="First"), "Second": stacks.view(Name="Second")}
    stacks.create({"First": resources["First"]}, StackName="first")
    stack = stacks.create({"Second": resources["Second"], "Version": version_of("Second")})
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert stacks.views() == ["First"]


def test_an_injected_exception_of_a_client_waits_for_a_client(injecting: Injecting) -> None:
    mock, stacks = injecting
    mock.inject_error("CreateView", exception=ReadTimeoutError)
    assert stacks.create({"View": stacks.view()})["StackStatus"] == "CREATE_COMPLETE"
    once = Config(retries={"total_max_attempts": 1})
    client = boto3.client("connect", region_name=REGION, config=once)
    content: Any = {"Template": "{}", "Actions": []}
    with pytest.raises(ReadTimeoutError):
        client.create_view(
            InstanceId=stacks.instance_id, Status="SAVED", Name="Other", Content=content
        )
