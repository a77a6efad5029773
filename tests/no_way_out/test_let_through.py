"""Requests that the user lets through, and requests to the user's own hosts, are sent."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.httpsession import URLLib3Session

from connect_views_mock import mock_connect_views
from tests.aws import REGION, NetworkReached, connect_client

PASSTHROUGH_URL = {"core": {"passthrough": {"urls": [r"https://connect\..*"]}}}
PASSTHROUGH_SERVICE = {"core": {"passthrough": {"services": ["connect"]}}}


class Host(ThreadingHTTPServer):
    """A host of the user, which keeps the paths of its requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.paths: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Host  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        body = b'{"InstanceSummaryList": [], "Regions": []}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 (the name that the base class looks for)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def client_of(host: Host, service: Any = "connect") -> Any:
    return boto3.client(service, region_name=REGION, endpoint_url=host.url)


def test_an_endpoint_url_of_the_users_is_reached(host: Host) -> None:
    with mock_connect_views():
        client = client_of(host)
        client.list_instances()
        client.close()
    assert host.paths == ["/instance"]


def test_an_endpoint_url_of_a_client_of_before_is_reached(host: Host) -> None:
    client = client_of(host)
    with mock_connect_views():
        client.list_instances()
    client.close()
    assert host.paths == ["/instance"]


def test_an_endpoint_url_of_the_environment_is_reached(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_CONNECT", host.url)
    with mock_connect_views():
        client = boto3.client("connect", region_name=REGION)
        client.list_instances()
        client.close()
    assert host.paths == ["/instance"]


def test_an_endpoint_url_of_a_service_that_moto_does_not_know_is_reached(host: Host) -> None:
    with mock_connect_views():
        client = client_of(host, "account")
        client.list_regions()
        client.close()
    assert host.paths == ["/listRegions"]


def test_what_another_host_answers_is_none_of_the_mocks_requests(host: Host) -> None:
    with mock_connect_views() as mock:
        client = client_of(host)
        client.list_instances()
        client.close()
        assert mock.requests == []


def test_an_error_can_be_injected_in_front_of_another_host(host: Host) -> None:
    with mock_connect_views() as mock:
        mock.inject_error("ListInstances", "InvalidRequestException", after=1)
        client = client_of(host)
        client.list_instances()
        with pytest.raises(client.exceptions.InvalidRequestException):
            client.list_instances()
        client.close()
    assert host.paths == ["/instance"]


@pytest.mark.parametrize("config", [PASSTHROUGH_URL, PASSTHROUGH_SERVICE])
@pytest.mark.parametrize("made", ["before", "inside"])
def test_what_motos_configuration_lets_through_is_sent(config: Any, made: str) -> None:
    before = connect_client()
    with mock_connect_views(config=config):
        client = before if made == "before" else connect_client()
        with pytest.raises(NetworkReached, match=r"https://connect"):
            client.list_instances()


def test_a_request_that_was_let_through_once_is_not_always() -> None:
    request = AWSRequest("GET", "https://connect.us-east-1.amazonaws.com/instance").prepare()
    config: Any = PASSTHROUGH_SERVICE
    with mock_connect_views(config=config), pytest.raises(NetworkReached):
        URLLib3Session().send(request)
    with mock_connect_views():
        assert URLLib3Session().send(request).status_code == 200


def test_a_url_with_a_query_is_let_through_too() -> None:
    with (
        mock_connect_views(config={"core": {"passthrough": {"urls": [r".*/instance$"]}}}),
        pytest.raises(NetworkReached),
    ):
        connect_client().list_instances(MaxResults=1)


def test_other_services_than_the_one_let_through_are_mocked() -> None:
    config: Any = PASSTHROUGH_SERVICE
    with mock_connect_views(config=config):
        assert boto3.client("sqs", region_name=REGION).list_queues()


def test_what_an_inner_mock_lets_through_is_stopped_after_it() -> None:
    config: Any = PASSTHROUGH_SERVICE
    with mock_connect_views():
        with mock_connect_views(config=config):
            pass
        assert connect_client().list_instances()


def test_a_service_that_moto_does_not_know_can_be_let_through() -> None:
    config: Any = {"core": {"passthrough": {"urls": [r"https://account\."]}}}
    with mock_connect_views(config=config), pytest.raises(NetworkReached):
        boto3.client(
            "account", region_name=REGION, config=Config(retries={"total_max_attempts": 1})
        ).list_regions()
