"""DescribeView of Amazon Connect Participant, by tokens that the handle gives."""

from __future__ import annotations

import base64
import string
from typing import Any

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.core import enable_iam_authentication

from connect_views_mock import (
    ConnectViewsMock,
    DescribedView,
    RegionWithoutConnectError,
    RequestNotMockedError,
    mock_connect_views,
)
from tests.aws import REGION, UNKNOWN_ID
from tests.connect.helpers import template

MANAGED = f"arn:aws:connect:{REGION}:aws:view/form"
ENDPOINT = f"https://participant.connect.{REGION}.amazonaws.com"
CONNECTION = "connection"
STATUS = {
    "AccessDeniedException": 403,
    "ResourceNotFoundException": 404,
    "ValidationException": 400,
}


def describe(participant: Any, token: str, connection_token: str = CONNECTION) -> Any:
    return participant.describe_view(ViewToken=token, ConnectionToken=connection_token)["View"]


def assert_refused(
    code: str, participant: Any, token: str, connection_token: str = CONNECTION
) -> str:
    with pytest.raises(ClientError) as caught:
        describe(participant, token, connection_token)
    response: Any = caught.value.response
    assert response["Error"]["Code"] == code
    assert response["ResponseMetadata"]["HTTPStatusCode"] == STATUS[code]
    assert type(caught.value) is getattr(participant.exceptions, code)
    return str(response["Error"]["Message"])


def test_participant_is_shown_the_view_of_the_token(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    shown = describe(participant, mock.view_token(instance_id, view.id))

    assert shown == {
        "Id": view.id,
        "Arn": f"{view.arn}:$LATEST",
        "Name": "Order",
        "Content": {
            "InputSchema": view.content.input_schema,
            "Template": view.content.template,
            "Actions": ["Next"],
        },
    }


@pytest.mark.parametrize(("suffix", "version"), [("", None), (":$SAVED", None), (":1", 1)])
@pytest.mark.parametrize("form", ["id", "arn"])
def test_token_names_a_view_as_describe_view_does(
    mock: ConnectViewsMock,
    instance_id: str,
    view: DescribedView,
    participant: Any,
    form: str,
    suffix: str,
    version: int | None,
) -> None:
    shown = describe(participant, mock.view_token(instance_id, getattr(view, form) + suffix))

    assert shown["Arn"] == view.arn + (suffix or ":$LATEST")
    assert shown.get("Version") == version


def test_token_can_be_that_of_an_aws_managed_view(
    mock: ConnectViewsMock, instance_id: str, participant: Any
) -> None:
    shown = describe(participant, mock.view_token(instance_id, MANAGED))

    assert (shown["Arn"], shown["Version"], shown["Name"]) == (f"{MANAGED}:1", 1, "Form")


def test_participant_is_shown_what_was_published_last(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    token = mock.view_token(instance_id, view.id)
    boto3.client("connect", region_name=REGION).update_view_content(
        InstanceId=instance_id,
        ViewId=view.id,
        Status="PUBLISHED",
        Content={"Template": template("New"), "Actions": []},
    )

    assert describe(participant, token)["Content"]["Template"] == template("New")


def test_token_holds_in_its_region_whoever_calls(mock: ConnectViewsMock, participant: Any) -> None:
    place: Any = {"region": "us-west-2", "account_id": "111122223333"}
    instance_id = mock.create_instance(**place)
    view = mock.create_view(instance_id, **place)
    token = mock.view_token(instance_id, view.id, **place)
    elsewhere: Any = boto3.client("connectparticipant", region_name="us-west-2")

    assert describe(elsewhere, token)["Arn"] == f"{view.arn}:$LATEST"
    assert_refused("AccessDeniedException", participant, token)


def test_token_that_is_unknown_or_damaged_is_denied(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    token = mock.view_token(instance_id, view.id)
    for bad in (
        *("token", "é", "%2F", "a/b", "?", " ", "=", "a" * 1_000, "WwW=" * 250, token * 2),
        *(token[:-1], token[1:], token.swapcase(), f"{token}=", token[:20] + token[21:]),
        *("W1tb" * 250, view.id, view.arn),
    ):
        message = assert_refused("AccessDeniedException", participant, bad)
        assert message.startswith("ViewToken: ")
    describe(participant, token)


def test_token_that_has_expired_is_denied(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    token = mock.view_token(instance_id, view.id, expired=True)

    assert "expired" in assert_refused("AccessDeniedException", participant, token)


def test_view_of_a_token_that_is_gone_is_not_found(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    connect: Any = boto3.client("connect", region_name=REGION)
    tokens = [mock.view_token(instance_id, f"{view.id}{suffix}") for suffix in ("", ":1")]

    connect.delete_view_version(InstanceId=instance_id, ViewId=view.id, ViewVersion=1)
    describe(participant, tokens[0])
    assert_refused("ResourceNotFoundException", participant, tokens[1])
    connect.delete_view(InstanceId=instance_id, ViewId=view.id)
    assert view.id in assert_refused("ResourceNotFoundException", participant, tokens[0])
    mock.reset()
    assert instance_id in assert_refused("ResourceNotFoundException", participant, tokens[0])


@pytest.mark.parametrize(
    ("token", "connection_token", "wrong"),
    [
        ("a" * 1_001, "connection", "ViewToken: must have 1 to 1000 characters, not 1001"),
        ("token", "a" * 1_001, "ConnectionToken: must have 1 to 1000 characters, not 1001"),
        ("token", "", "ConnectionToken: must "),
    ],
)
@pytest.mark.usefixtures("mock")
def test_token_that_breaks_a_rule_of_the_model_is_not_valid(
    token: str, connection_token: str, wrong: str
) -> None:
    unchecked = boto3.client(
        "connectparticipant", region_name=REGION, config=Config(parameter_validation=False)
    )

    message = assert_refused("ValidationException", unchecked, token, connection_token)

    assert wrong in message


@pytest.mark.usefixtures("mock")
def test_request_without_tokens_is_not_valid() -> None:
    for path, wrong in (("", "ViewToken: must have"), ("token", "ConnectionToken: must be given")):
        response = requests.get(f"{ENDPOINT}/participant/views/{path}", timeout=10)

        assert response.status_code == 400
        assert response.headers["x-amzn-errortype"] == "ValidationException"
        assert wrong in response.json()["Message"]


def test_body_and_name_of_the_header_do_not_matter(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView
) -> None:
    token = mock.view_token(instance_id, view.id)

    for name, body in (("X-Amz-Bearer", b"{"), ("x-amz-bearer", b"\xff"), ("X-AMZ-BEARER", None)):
        response = requests.get(
            f"{ENDPOINT}/participant/views/{token}", headers={name: "a"}, data=body, timeout=10
        )
        assert response.json()["View"]["Id"] == view.id


@pytest.mark.usefixtures("mock")
def test_another_method_on_the_path_is_not_found() -> None:
    response = requests.post(f"{ENDPOINT}/participant/views/token", data="{}", timeout=10)

    assert response.status_code == 404
    assert response.headers["x-amzn-errortype"] == "ResourceNotFoundException"


@pytest.mark.parametrize(
    "config", [Config(use_fips_endpoint=True), Config(use_dualstack_endpoint=True)]
)
def test_other_endpoints_of_participants_are_served(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, config: Config
) -> None:
    client: Any = boto3.client("connectparticipant", region_name=REGION, config=config)

    assert describe(client, mock.view_token(instance_id, view.id))["Id"] == view.id


def test_other_operations_of_participants_are_not_mocked(participant: Any) -> None:
    with pytest.raises(RequestNotMockedError, match=r"connectparticipant\.SendMessage is not"):
        participant.send_message(ContentType="text/plain", Content="a", ConnectionToken="token")


def test_region_without_connect_has_no_participants(mock: ConnectViewsMock) -> None:
    client: Any = boto3.client("connectparticipant", region_name="eu-west-1")

    with pytest.raises(RegionWithoutConnectError, match="eu-west-1"):
        describe(client, "token")
    assert mock.requests == []


def test_access_control_judges_no_participant(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    token = mock.view_token(instance_id, view.id)

    with enable_iam_authentication():
        assert describe(participant, token)["Id"] == view.id
        assert_refused("ValidationException", participant, token, "a" * 1_001)


def test_client_of_before_the_mock_is_served() -> None:
    participant: Any = boto3.client(
        "connectparticipant", region_name=REGION, aws_access_key_id="a", aws_secret_access_key="b"
    )
    with mock_connect_views(region=REGION) as mock:
        instance_id = mock.create_instance()
        token = mock.view_token(instance_id, mock.create_view(instance_id).id)
        assert describe(participant, token)["Name"] == "View"


# The handle


def test_token_of_a_view_that_describe_view_would_refuse_is_refused(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView
) -> None:
    for arguments, wrong in (
        ((UNKNOWN_ID, view.id), "ResourceNotFoundException: Instance"),
        ((instance_id, UNKNOWN_ID), "ResourceNotFoundException: View"),
        ((instance_id, f"{view.id}:7"), "ResourceNotFoundException: Version 7"),
        ((instance_id, f"{view.id}:first"), "InvalidParameterException: ViewId"),
        ((instance_id, "form"), "ResourceNotFoundException: View"),
        ((instance_id, ""), "InvalidParameterException: ViewId"),
    ):
        with pytest.raises(ValueError, match=f"^{wrong}"):
            mock.view_token(*arguments)


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        ({"instance_id": 5}, "instance_id must be a string, not 5"),
        ({"view_id": b"view"}, "view_id must be a string, not b'view'"),
        ({"view_id": None}, "view_id must be a string, not None"),
        ({"region": "us east 1"}, "region must be the name of a region"),
        ({"account_id": "1"}, "account_id must be a string of 12 digits"),
        ({"expired": "no"}, "expired must be True or False, not 'no'"),
    ],
)
def test_argument_of_view_token_that_is_wrong_is_refused(
    mock: ConnectViewsMock, arguments: dict[str, Any], wrong: str
) -> None:
    given: dict[str, Any] = {"instance_id": UNKNOWN_ID, "view_id": UNKNOWN_ID, **arguments}

    with pytest.raises(ValueError, match=f"^{wrong}"):
        mock.view_token(**given)


def test_view_token_needs_an_active_mock() -> None:
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock_connect_views().view_token(UNKNOWN_ID, UNKNOWN_ID)


def test_token_that_base64_can_write_in_another_way_is_refused(
    mock: ConnectViewsMock, instance_id: str, view: DescribedView, participant: Any
) -> None:
    endings = ("", ":$SAVED", ":$LATEST")
    tokens = [mock.view_token(instance_id, view.id + ending) for ending in endings]
    # Where it is padded, the last character has bits that mean nothing.
    token = next(token for token in tokens if token.endswith("="))
    last = token.rstrip("=")[-1]
    digits = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    other = digits[digits.index(last) + 1]
    padding = "=" * token.count("=")
    written_otherwise = token.rstrip("=")[:-1] + other + padding

    assert base64.urlsafe_b64decode(written_otherwise) == base64.urlsafe_b64decode(token)
    assert_refused("AccessDeniedException", participant, written_otherwise)
