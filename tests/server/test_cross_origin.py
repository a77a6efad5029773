"""Pages of other origins call the server, as a page does that shows a view to a participant."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
import requests

from connect_views_mock import ConnectViewsServer

from .conftest import client_of
from .test_broken_requests import answer_to

ORIGIN = "http://localhost:3000"
SIGNED_NAMES = (
    "amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-date,x-amz-user-agent"
)
SIGNATURE = (
    "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/{}/aws4_request, SignedHeaders=a, Signature=b"
)
ARN = quote("arn:aws:connect:us-east-1:123456789012:instance/a/view/b:$LATEST", safe="")


def preflight(
    server: ConnectViewsServer, method: str, path: str, names: str = SIGNED_NAMES, **headers: str
) -> requests.Response:
    sent = {
        "Origin": ORIGIN,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": names,
        **headers,
    }
    return requests.options(server.endpoint_url + path, headers=sent, timeout=10)


def call(
    server: ConnectViewsServer, method: str, path: str, service: str | None = "connect"
) -> requests.Response:
    headers = {"Origin": ORIGIN, "X-Amz-Bearer": "any"}
    if service is not None:
        headers["Authorization"] = SIGNATURE.format(service)
    return requests.request(method, server.endpoint_url + path, headers=headers, timeout=10)


def assert_readable(answer: requests.Response) -> None:
    assert answer.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN)
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert exposed == ["x-amzn-requestid", "x-amzn-errortype"]
    assert answer.headers["x-amzn-requestid"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/views/a"),
        ("GET", "/views/a?type=CUSTOMER_MANAGED"),
        ("GET", f"/views/a/{ARN}"),
        ("DELETE", "/views/a/b/versions/1"),
        ("POST", "/search-views"),
        ("PUT", "/workspaces/a"),
        ("POST", f"/tags/{ARN}"),
        ("DELETE", f"/tags/{ARN}?tagKeys=a"),
        ("PUT", "/instance"),
        ("GET", "/users-summary/a"),  # its refusal can be read, too
        ("GET", "/participant/views/a"),
        ("POST", "/participant/message"),
        ("POST", "/moto-api/reset"),
        ("POST", "/moto-api/config"),
        ("GET", "/moto-api/connect/view-token?instance_id=a"),
        ("GET", "/moto-api/nope"),
    ],
)
def test_a_preflight_allows_what_is_asked(
    server: ConnectViewsServer, method: str, path: str
) -> None:
    answer = preflight(server, method, path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == method
    assert answer.headers["Access-Control-Allow-Headers"] == SIGNED_NAMES
    assert_readable(answer)


def test_a_preflight_for_no_headers_names_none(server: ConnectViewsServer) -> None:
    answer = preflight(server, "PUT", "/views/a", names="")
    assert answer.status_code == 204
    assert "Access-Control-Allow-Headers" not in answer.headers


def test_a_preflight_for_names_that_are_none_is_answered_without_them(
    server: ConnectViewsServer,
) -> None:
    lines = [b"OPTIONS /views/a HTTP/1.1", b"Host: a", b"Origin: a"]
    lines += [b"Access-Control-Request-Method: P\xe4UT", b"Access-Control-Request-Headers: a\xe4;b"]
    status, _, _ = answer_to(server, b"\r\n".join(lines) + b"\r\n\r\n")
    assert status == 403  # no operation has this method
    lines[3:] = [b"Access-Control-Request-Method: PUT", b"Access-Control-Request-Headers: a\xe4;b"]
    status, head, _ = answer_to(server, b"\r\n".join(lines) + b"\r\n\r\n")
    assert status == 204
    assert b"Access-Control-Allow-Headers: ab\r\n" in head


def test_a_preflight_does_nothing(server: ConnectViewsServer) -> None:
    view = server.mock.create_view(server.instance_id)
    before = len(server.mock.requests)
    preflight(server, "DELETE", f"/views/{server.instance_id}/{view.id}")
    preflight(server, "POST", "/moto-api/reset")
    assert len(server.mock.requests) == before
    arguments = {"InstanceId": server.instance_id, "ViewId": view.id}
    assert client_of(server).describe_view(**arguments)["View"]["Id"] == view.id


def cors_of(answer: requests.Response) -> tuple[int, str, str]:
    names = ("Access-Control-Allow-Methods", "Access-Control-Allow-Headers")
    first, second = (answer.headers.get(name, "") for name in names)
    return answer.status_code, first, second


@pytest.mark.parametrize(
    ("bucket", "path", "host"),
    [("views", "/views/a", None), ("media", "/views/a", "media.localhost")],
)
def test_a_bucket_with_the_name_of_a_path_keeps_its_own_rules(
    server: ConnectViewsServer, bucket: str, path: str, host: str | None
) -> None:
    headers = {} if host is None else {"Host": host}
    assert preflight(server, "PUT", path, **headers).status_code == 204
    s3: Any = client_of(server, "s3")
    s3.create_bucket(Bucket=bucket)
    rule = {"AllowedMethods": ["PUT"], "AllowedOrigins": ["http://other"]}
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})
    assert preflight(server, "PUT", path, **headers).status_code == 403


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/bucket/key"), ("PATCH", "/views/a"), ("POST", "/")]
)
def test_another_preflight_is_left_to_moto(
    server: ConnectViewsServer, method: str, path: str
) -> None:
    answer = preflight(server, method, path)
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Access-Control-Expose-Headers" not in answer.headers


@pytest.mark.parametrize("headers", [{}, {"Origin": ORIGIN}])
def test_options_that_are_no_preflight_are_left_to_moto(
    server: ConnectViewsServer, headers: dict[str, str]
) -> None:
    url = f"{server.endpoint_url}/views/a"
    assert requests.options(url, headers=headers, timeout=10).status_code == 403


def test_an_answer_can_be_read(server: ConnectViewsServer) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    answer = call(server, "GET", f"/views/{server.instance_id}/{view.id}")
    assert answer.json()["View"]["Name"] == "Order"
    assert answer.headers["x-amzn-requestid"]
    assert_readable(answer)


@pytest.mark.parametrize("service", [None, "execute-api"])
def test_a_participant_can_read_the_view(server: ConnectViewsServer, service: str | None) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    token = server.mock.view_token(server.instance_id, view.id)
    answer = call(server, "GET", f"/participant/views/{token}", service)
    assert answer.json()["View"]["Name"] == "Order"
    assert answer.headers["x-amzn-requestid"]
    assert_readable(answer)


@pytest.mark.parametrize(
    ("method", "path", "service", "code"),
    [
        ("GET", "/views/nope/nope", "connect", "ResourceNotFoundException"),
        ("POST", "/search-views", "connect", "InvalidParameterException"),
        ("GET", "/users-summary/a", "connect", "UnknownOperationException"),
        ("GET", "/participant/views/a", None, "AccessDeniedException"),
        ("POST", "/participant/message", None, "UnknownOperationException"),
        ("GET", "/moto-api/nope", None, "UnknownOperationException"),
        ("GET", "/moto-api/connect/view-token", None, "InvalidRequestException"),
        ("GET", "/views/a", "x y", "IncompleteSignature"),
    ],
)
def test_an_error_can_be_read(
    server: ConnectViewsServer, method: str, path: str, service: str | None, code: str
) -> None:
    answer = call(server, method, path, service)
    assert answer.headers["x-amzn-errortype"] == code
    assert_readable(answer)


def test_an_injected_error_can_be_read(server: ConnectViewsServer) -> None:
    server.mock.inject_error("ListViews", "TooManyRequestsException")
    answer = call(server, "GET", f"/views/{server.instance_id}")
    assert json.loads(answer.content)["__type"] == "TooManyRequestsException"
    assert_readable(answer)


def test_a_token_can_be_read(server: ConnectViewsServer) -> None:
    view = server.mock.create_view(server.instance_id)
    query = f"instance_id={server.instance_id}&view_id={view.id}"
    assert_readable(call(server, "GET", f"/moto-api/connect/view-token?{query}", None))
