"""DescribeView of Amazon Connect Participant by a server, and the tokens for other processes."""

from __future__ import annotations

from typing import Any

import boto3
import moto
import pytest
import requests
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from connect_views_mock import ConnectViewsServer, connect_views_server
from tests.aws import REGION, UNKNOWN_ID, run_python

from .conftest import client_of

TOKEN_PATH = "/moto-api/connect/view-token"


@pytest.fixture
def participant(server: ConnectViewsServer) -> Any:
    return client_of(server, "connectparticipant")


def token_of(server: ConnectViewsServer, **parameters: str) -> Any:
    answer = requests.get(server.endpoint_url + TOKEN_PATH, params=parameters, timeout=10)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    (token,) = answer.json().values()
    assert answer.json() == {"ViewToken": token}
    return token


def describe(participant: Any, token: str) -> Any:
    return participant.describe_view(ViewToken=token, ConnectionToken="connection")["View"]


@pytest.mark.parametrize("suffix", ["", ":$SAVED", ":1"])
def test_a_participant_is_shown_the_view_of_a_token_of_the_handle(
    server: ConnectViewsServer, participant: Any, suffix: str
) -> None:
    view = server.mock.create_view(server.instance_id, "Order", actions=["Next"], versions=1)
    before = len(server.mock.requests)

    shown = describe(participant, server.mock.view_token(server.instance_id, view.id + suffix))

    assert (shown["Name"], shown["Arn"]) == ("Order", view.arn + (suffix or ":$LATEST"))
    assert shown["Content"]["Actions"] == ["Next"]
    assert len(server.mock.requests) == before


def test_a_request_that_is_not_signed_is_of_the_region_of_the_server() -> None:
    with connect_views_server(region="us-west-2") as server:
        view = server.mock.create_view(server.instance_id)
        token = server.mock.view_token(server.instance_id, view.id)
        for region in ("us-west-2", "us-east-1"):
            unsigned: Any = boto3.client(
                "connectparticipant",
                region_name=region,
                endpoint_url=server.endpoint_url,
                config=Config(signature_version=UNSIGNED),
            )
            assert describe(unsigned, token)["Id"] == view.id


def test_a_request_is_of_the_region_for_which_it_is_signed(server: ConnectViewsServer) -> None:
    place: Any = {"region": "us-west-2", "account_id": "111122223333"}
    instance_id = server.mock.create_instance(**place)
    view = server.mock.create_view(instance_id, **place)
    token = token_of(server, instance_id=instance_id, view_id=view.id, **place)

    shown = describe(client_of(server, "connectparticipant", "us-west-2"), token)
    assert shown["Arn"] == f"{view.arn}:$LATEST"
    here = client_of(server, "connectparticipant")
    with pytest.raises(here.exceptions.AccessDeniedException):
        describe(here, token)


def test_a_process_gets_a_token_from_the_server(
    server: ConnectViewsServer, participant: Any
) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    for view_id in (view.id, view.arn, f"{view.arn}:$SAVED"):
        token = token_of(server, instance_id=server.instance_id, view_id=view_id)
        assert describe(participant, token)["Name"] == "Order"

    expired = token_of(
        server, instance_id=server.instance_id, view_id=view.id, region=REGION, expired="true"
    )
    with pytest.raises(participant.exceptions.AccessDeniedException, match="expired"):
        describe(participant, expired)


def test_a_process_with_the_environment_of_the_server_shows_a_view(
    server: ConnectViewsServer,
) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    token = server.mock.view_token(server.instance_id, view.id)
    printed = run_python(
        f"""
        import boto3
        participant = boto3.client("connectparticipant")
        shown = participant.describe_view(ViewToken={token!r}, ConnectionToken="any")
        print(shown["View"]["Name"])
        """,
        server.environment,
    )
    assert printed == "Order\n"


@pytest.mark.parametrize(
    ("changes", "status", "message"),
    [
        ({"view_id": None}, 400, "view_id must be given"),
        ({"instance_id": None}, 400, "instance_id must be given"),
        ({"view_id": [UNKNOWN_ID, "b"]}, 400, "view_id is given twice"),
        (
            {"view": "a"},
            400,
            "view is unknown; the parameters are instance_id, view_id, region, account_id, expired",
        ),
        ({"expired": "yes"}, 400, "expired must be true or false, not 'yes'"),
        ({"account_id": "1"}, 400, "account_id must be a string of 12 digits, not '1'"),
        ({"region": "eu-west-1"}, 400, "Amazon Connect has no region 'eu-west-1'"),
        ({}, 400, "ResourceNotFoundException: View"),
    ],
)
def test_a_request_for_a_token_that_there_cannot_be_is_refused(
    server: ConnectViewsServer, changes: dict[str, Any], status: int, message: str
) -> None:
    parameters = {"instance_id": server.instance_id, "view_id": UNKNOWN_ID, **changes}
    answer = requests.get(server.endpoint_url + TOKEN_PATH, params=parameters, timeout=10)
    assert answer.status_code == status
    assert answer.headers["X-Amzn-ErrorType"] == "InvalidRequestException"
    assert answer.json()["Message"].startswith(message)


def test_a_token_is_read_and_not_made(server: ConnectViewsServer) -> None:
    answer = requests.post(server.endpoint_url + TOKEN_PATH, timeout=10)
    assert answer.status_code == 405
    assert answer.json()["Message"] == f"{TOKEN_PATH}: the method must be GET, not POST"


def test_a_token_that_is_none_is_an_error_of_participants(participant: Any) -> None:
    with pytest.raises(participant.exceptions.AccessDeniedException, match="ViewToken"):
        describe(participant, "nonsense")
    with pytest.raises(participant.exceptions.ValidationException, match="ViewToken"):
        describe(participant, "a" * 1_001)


def test_a_region_without_connect_has_no_participants(server: ConnectViewsServer) -> None:
    client = client_of(server, "connectparticipant", "eu-west-1")
    with pytest.raises(client.exceptions.ValidationException, match="has no region"):
        describe(client, "a")


def test_another_operation_of_participants_is_named(participant: Any) -> None:
    with pytest.raises(ClientError) as caught:
        participant.send_message(ContentType="text/plain", Content="a", ConnectionToken="a")
    assert caught.value.response["Error"] == {
        "Code": "UnknownOperationException",
        "Message": f"connectparticipant.SendMessage is not mocked by moto {moto.__version__}. "
        "Of Amazon Connect Participant, connect-views-mock adds DescribeView",
    }


def test_a_bucket_called_participant_is_one_of_s3(server: ConnectViewsServer) -> None:
    s3 = client_of(server, "s3")
    s3.create_bucket(Bucket="participant")
    s3.put_object(Bucket="participant", Key="views/a", Body=b"content")
    assert s3.get_object(Bucket="participant", Key="views/a")["Body"].read() == b"content"
    url = f"{server.endpoint_url}/participant/other/a"
    assert "NoSuchKey" in requests.get(url, timeout=10).text
