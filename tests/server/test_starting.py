"""Starting and ending a server: each test has one of its own, or none."""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
import time
from typing import Any

import boto3
import pytest
import requests

from connect_views_mock import connect_views_server, mock_connect_views
from connect_views_mock.server.context import started_server
from connect_views_mock.server.first_views import FirstView
from connect_views_mock.server.running import stop_keeping_requests
from tests.aws import REGION, create_view

from .conftest import client_of


def test_the_environment_is_as_before_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "mine")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "")
    before = dict(os.environ)
    with connect_views_server(region="us-west-2", account_id="111122223333") as server:
        assert "AWS_PROFILE" not in os.environ
        assert server.region == server.environment["AWS_REGION"] == "us-west-2"
        view = server.mock.create_view(server.instance_id)
        assert view.arn.startswith("arn:aws:connect:us-west-2:111122223333:")
    assert dict(os.environ) == before


def test_the_port_is_free_afterwards() -> None:
    with connect_views_server() as server:
        port = int(server.endpoint_url.rpartition(":")[2])
    with connect_views_server(port=port) as server:
        assert server.endpoint_url == f"http://127.0.0.1:{port}"


def test_a_server_in_a_mock_shares_its_state() -> None:
    with mock_connect_views() as mock:
        instance_id = mock.create_instance()
        with connect_views_server() as server:
            assert client_of(server).describe_instance(InstanceId=instance_id)
        assert boto3.client("connect", region_name=REGION).describe_instance(
            InstanceId=server.instance_id
        )


def test_two_servers_run_beside_each_other() -> None:
    with connect_views_server() as first, connect_views_server() as second:
        assert first.endpoint_url != second.endpoint_url
        for server in (first, second):
            client = client_of(server)
            second.mock.inject_error("ListViews", "InvalidRequestException", after=1)
            client.list_views(InstanceId=first.instance_id)
            with pytest.raises(client.exceptions.InvalidRequestException):
                client.list_views(InstanceId=first.instance_id)


def test_the_configuration_reaches_the_server() -> None:
    with connect_views_server(config={"connect_views": {"max_views_per_instance": 0}}) as server:
        client = client_of(server)
        with pytest.raises(client.exceptions.ServiceQuotaExceededException):
            create_view(server.instance_id, client=client)


def test_a_server_listens_to_ipv6_as_well() -> None:
    with connect_views_server(host="::1") as server:
        assert server.endpoint_url.startswith("http://[::1]:")
        client = client_of(server)
        server.mock.inject_error("ListViews", "InvalidRequestException", after=1)
        client.list_views(InstanceId=server.instance_id)
        with pytest.raises(client.exceptions.InvalidRequestException):
            client.list_views(InstanceId=server.instance_id)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104
def test_a_server_at_every_address_is_named_by_one_that_can_be_reached(host: str) -> None:
    with connect_views_server(host=host) as server:
        assert client_of(server).list_instances()["InstanceSummaryList"]


def test_a_taken_port_is_an_error_that_names_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        message = f"cannot listen at 127.0.0.1, port {port}: Address already in use$"
        with pytest.raises(OSError, match=message), connect_views_server(port=port):
            pass


@pytest.mark.parametrize("port", [-1, 65536, "80", True])
def test_a_port_that_there_cannot_be_is_an_error(port: Any) -> None:
    with pytest.raises(ValueError, match=r"^port must be a whole number from 0 to 65535, not "):
        connect_views_server(port=port).__enter__()


@pytest.mark.parametrize("host", ["300.1.1.1", "no.such.host.invalid"])
def test_a_host_that_there_is_not_is_an_error(host: str) -> None:
    with pytest.raises(OSError, match=re.escape(f"cannot listen at {host}, port 0: ")):
        connect_views_server(host=host).__enter__()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"instance_alias": "!"}, "instance_alias must be a string of 1 to 45 letters, "),
        ({"instance_id": ""}, "instance_id must be a string of 1 to 100 letters, "),
        ({"instance_id": 0}, "instance_id must be a string of 1 to 100 letters, "),
        ({"host": 5}, "host must be a string, not 5"),
        ({"host": ""}, "host must be an address to listen at, not ''"),
        ({"config": {"core": 1}}, 'config\\["core"\\] must be a dict, not 1'),
        ({"instance_alias": "a" * 46}, "instance_alias must be a string of 1 to 45 letters, "),
        ({"instance_id": "a b"}, "instance_id must be a string of"),
        ({"region": "eu-west-1"}, "Amazon Connect has no region 'eu-west-1'"),
        ({"account_id": "1"}, "account_id must be a string of 12 digits"),
    ],
)
def test_a_beginning_that_there_cannot_be_is_an_error(arguments: Any, message: str) -> None:
    before = dict(os.environ)
    with pytest.raises(ValueError, match=message):
        connect_views_server(**arguments).__enter__()
    assert dict(os.environ) == before


@pytest.mark.parametrize("package", ["flask", "flask_cors"])
def test_without_the_extra_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    message = (
        rf"^the server needs the package {package}: pip install 'connect-views-mock\[server\]'$"
    )
    with pytest.raises(ImportError, match=message):
        connect_views_server().__enter__()


def test_the_end_waits_for_a_request_that_is_being_answered() -> None:
    started, answers = threading.Event(), []

    with connect_views_server() as server:
        client = client_of(server)
        backend_lock = _lock_of_views()

        def list_views() -> None:
            started.set()
            answers.append(client.list_views(InstanceId=server.instance_id))

        with backend_lock:
            thread = threading.Thread(target=list_views)
            thread.start()
            started.wait()
            while not any(request.operation == "ListViews" for request in server.mock.requests):
                pass
    thread.join()
    assert len(answers) == 1


def test_a_client_that_sends_half_of_a_request_keeps_nobody_waiting() -> None:
    with socket.socket() as half:
        with connect_views_server() as server:
            half.connect(("127.0.0.1", int(server.endpoint_url.rpartition(":")[2])))
            half.sendall(b"PUT /views/a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")
            client_of(server).list_instances()
            began = time.monotonic()
            server.reset()
        assert time.monotonic() - began < 4


def test_a_beginning_that_the_configuration_no_longer_allows_is_said() -> None:
    view = FirstView("Order", '{"Head": {"Configuration": {}}, "Body": []}', [], "views/order.json")
    with started_server(
        host="127.0.0.1",
        port=0,
        instance_id=None,
        instance_alias=None,
        config=None,
        region=None,
        views=[view],
    ) as server:
        control = f"{server.endpoint_url}/moto-api"
        limit = {"connect_views": {"max_views_per_instance": 0}}
        requests.post(f"{control}/config", json=limit, timeout=10)
        answer = requests.post(f"{control}/reset", timeout=10)

    assert answer.status_code == 400
    assert answer.headers["X-Amzn-ErrorType"] == "InvalidRequestException"
    assert answer.json()["Message"] == (
        "The state is cleared, but not all of the beginning could be made again: "
        "views/order.json: view 'Order': ServiceQuotaExceededException: "
        "The instance has 0 views, of at most 0"
    )


def _lock_of_views() -> Any:
    from connect_views_mock.backend.views_backend import views_backends

    return views_backends["123456789012"][REGION].lock


def test_a_condition_that_fails_is_an_error_of_connect() -> None:
    with connect_views_server() as server:
        client = client_of(server)
        server.mock.inject_error("CreateView", "AccessDeniedException", when=lambda _: 1 / 0)
        with pytest.raises(client.exceptions.InternalServiceException, match="ZeroDivisionError"):
            create_view(server.instance_id, client=client)


def test_a_mock_that_is_not_active_keeps_no_requests() -> None:
    mock = mock_connect_views()
    stop_keeping_requests(mock)
    with mock:
        stop_keeping_requests(mock)
        boto3.client("connect", region_name=REGION).list_instances()
        assert mock.requests == []
