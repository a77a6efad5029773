"""``connect_views_server``: a server in a thread, and the handle."""

from __future__ import annotations

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest
import requests
from botocore.exceptions import ConnectionClosedError, ReadTimeoutError

from connect_views_mock import ConnectViewsServer
from connect_views_mock.server import requests_in_flight
from tests.aws import REGION, TEMPLATE, UNKNOWN_ID, create_view, run_python

from .conftest import client_of


def test_a_client_of_the_server_finds_the_instance(server: ConnectViewsServer, client: Any) -> None:
    instance = client.describe_instance(InstanceId=server.instance_id)["Instance"]
    assert (instance["Id"], instance["InstanceAlias"]) == (server.instance_id, "first")


def test_the_handle_makes_what_a_client_of_the_server_finds(
    server: ConnectViewsServer, client: Any
) -> None:
    view = server.mock.create_view(server.instance_id, name="Greeting")
    found = client.describe_view(InstanceId=server.instance_id, ViewId=view.arn)["View"]
    assert found["Name"] == "Greeting"


def test_a_client_of_the_process_shares_the_state(server: ConnectViewsServer, client: Any) -> None:
    view_id = create_view(server.instance_id, client=client)
    here = boto3.client("connect", region_name=REGION)
    assert (
        here.describe_view(InstanceId=server.instance_id, ViewId=view_id)["View"]["Id"] == view_id
    )


def test_the_handle_lists_each_request_once(server: ConnectViewsServer, client: Any) -> None:
    client.list_instances()
    before = len(server.mock.requests)
    view_id = create_view(server.instance_id, client=client)
    arn = f"{server.instance_id}/nothing"
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_view(InstanceId=arn, ViewId=view_id)
    boto3.client("connect", region_name=REGION).list_views(InstanceId=server.instance_id)

    seen = server.mock.requests[before:]

    assert [(request.operation, request.outcome) for request in seen] == [
        ("CreateView", "Success"),
        ("DescribeView", "ResourceNotFoundException"),
        ("ListViews", "Success"),
    ]
    assert seen[0].parameters["Content"] == {"Template": TEMPLATE, "Actions": []}
    assert seen[1].parameters == {"InstanceId": arn, "ViewId": view_id}


def test_an_injected_error_reaches_a_client_of_the_server(
    server: ConnectViewsServer, client: Any
) -> None:
    server.mock.inject_error("ListViews", "TooManyRequestsException", "Slowly", after=1)
    client.list_views(InstanceId=server.instance_id)
    with pytest.raises(client.exceptions.TooManyRequestsException, match="Slowly") as caught:
        client.list_views(InstanceId=server.instance_id)
    client.list_views(InstanceId=server.instance_id)
    headers = caught.value.response["ResponseMetadata"]["HTTPHeaders"]
    assert headers["access-control-allow-origin"] == "*"


def test_an_injected_exception_closes_the_connection(
    server: ConnectViewsServer, client: Any
) -> None:
    server.mock.inject_error("ListViews", exception=ReadTimeoutError)
    with pytest.raises(ConnectionClosedError):
        client.list_views(InstanceId=server.instance_id)
    assert server.mock.requests[-1].outcome == "ReadTimeoutError"


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_an_injected_error_counts_a_call_once_by_either_name(
    server: ConnectViewsServer, name: str
) -> None:
    url = server.endpoint_url.replace("127.0.0.1", name)
    client: Any = boto3.client("connect", region_name=REGION, endpoint_url=url)
    server.mock.inject_error("ListViews", "InvalidRequestException", after=1)
    client.list_views(InstanceId=server.instance_id)
    with pytest.raises(client.exceptions.InvalidRequestException):
        client.list_views(InstanceId=server.instance_id)


def test_a_reset_leaves_what_the_server_began_with(server: ConnectViewsServer, client: Any) -> None:
    create_view(server.instance_id, client=client)
    other_id = server.mock.create_instance()

    answer = requests.post(f"{server.endpoint_url}/moto-api/reset", timeout=10)

    assert answer.json() == {"status": "ok"}
    (instance,) = client.list_instances()["InstanceSummaryList"]
    assert (instance["Id"], instance["InstanceAlias"]) == (server.instance_id, "first")
    views = client.list_views(InstanceId=server.instance_id, Type="CUSTOMER_MANAGED")
    assert views["ViewsSummaryList"] == []
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_instance(InstanceId=other_id)


def test_nobody_sees_a_server_that_is_half_reset(server: ConnectViewsServer) -> None:
    def reset(_: int) -> int:
        return requests.post(f"{server.endpoint_url}/moto-api/reset", timeout=30).status_code

    def look(_: int) -> int:
        client = client_of(server)
        views = client.list_views(InstanceId=server.instance_id, Type="CUSTOMER_MANAGED")
        return len(views["ViewsSummaryList"])

    with ThreadPoolExecutor(8) as pool:
        resets = [pool.submit(reset, number) for number in range(12)]
        looks = [pool.submit(look, number) for number in range(12)]
        assert {done.result() for done in resets} == {200}
        assert {done.result() for done in looks} == {0}


def test_a_function_that_a_request_calls_can_reset(
    server: ConnectViewsServer, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests_in_flight, "_SECONDS_FOR_OTHERS", 0.05)

    def reset(_: Any) -> bool:
        server.reset()
        return False

    server.mock.inject_error("ListInstances", "ThrottlingException", when=reset)
    [instance] = client.list_instances()["InstanceSummaryList"]
    assert instance["Id"] == server.instance_id


def test_only_a_post_resets(server: ConnectViewsServer, client: Any) -> None:
    view_id = create_view(server.instance_id, client=client)
    assert requests.get(f"{server.endpoint_url}/moto-api/reset", timeout=10).status_code == 405
    assert client.describe_view(InstanceId=server.instance_id, ViewId=view_id)


def test_a_seed_decides_the_ids_of_views(server: ConnectViewsServer, client: Any) -> None:
    ids = []
    for _ in range(2):
        server.reset()
        requests.post(f"{server.endpoint_url}/moto-api/seed?a=42", timeout=10).raise_for_status()
        ids.append(create_view(server.instance_id, client=client))
    assert ids[0] == ids[1]


def test_another_process_finds_the_server_by_the_environment(server: ConnectViewsServer) -> None:
    server.mock.create_view(server.instance_id, name="Greeting")
    printed = run_python(
        """
        import os, boto3
        views = boto3.client("connect").list_views(
            InstanceId=os.environ["CONNECT_INSTANCE_ID"], Type="CUSTOMER_MANAGED"
        )
        print([view["Name"] for view in views["ViewsSummaryList"]])
        """,
        server.environment,
    )
    assert printed == "['Greeting']\n"


def test_a_request_in_the_form_for_a_proxy_is_read(server: ConnectViewsServer) -> None:
    address = server.endpoint_url.removeprefix("http://")
    request = urllib.request.Request(
        f"http://connect.example/views/{server.instance_id}/{UNKNOWN_ID}?x=1",
        headers={
            "Authorization": "AWS4-HMAC-SHA256 "
            f"Credential=a/20260101/{REGION}/connect/aws4_request, SignedHeaders=a, Signature=b"
        },
    )
    request.set_proxy(address, "http")
    before = len(server.mock.requests)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(request, timeout=10)  # noqa: S310
    (seen,) = server.mock.requests[before:]
    assert seen.parameters == {"InstanceId": server.instance_id, "ViewId": UNKNOWN_ID}
