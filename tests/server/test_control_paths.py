"""The paths that there are under ``/moto-api/``, their methods, and the way they are written."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from connect_views_mock import ConnectViewsServer

from .conftest import client_of


def call(server: ConnectViewsServer, method: str, path: str, **arguments: Any) -> Any:
    return requests.request(method, server.endpoint_url + path, timeout=10, **arguments)


def refusal_of(answer: Any) -> tuple[int, str, str]:
    error = answer.json()
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Amzn-ErrorType"] == error["__type"]
    return answer.status_code, error["__type"], error["Message"]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/moto-api/reset/x", "/moto-api/reset"),
        ("/moto-api/RESET", "/moto-api/reset"),
        ("/moto-api/confg", "/moto-api/config"),
        ("/moto-api/connect/view_token", "/moto-api/connect/view-token"),
        ("/moto-api/view-token", "/moto-api/connect/view-token"),
        ("/moto-api/recorder/stop", "/moto-api/recorder/stop-recording"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("headers", [{}, {"Authorization": "AWS4-HMAC-SHA256 Credential=a/b"}])
def test_a_path_that_there_is_not_is_refused_with_the_one_that_was_meant(
    server: ConnectViewsServer, path: str, meant: str, method: str, headers: dict[str, str]
) -> None:
    message = f"There is no path '{path}'; did you mean '{meant}'?"
    found = refusal_of(call(server, method, path, headers=headers))
    assert found == (404, "UnknownOperationException", message)


@pytest.mark.parametrize(
    "path", ["/moto-api/nope", "/moto-api/connect/nope", "/moto-apinope", "/moto-api/<b>"]
)
@pytest.mark.parametrize("service", [None, "connect", "sqs"])
def test_a_path_that_resembles_none_is_refused_with_where_they_are_listed(
    server: ConnectViewsServer, path: str, service: str | None
) -> None:
    scope = f"a/20260101/us-east-1/{service}/aws4_request"
    signature = f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=a, Signature=b"
    headers = {"Authorization": signature} if service else {}
    message = (
        f"There is no path '{path}'; docs/server.md lists those of connect-views-mock, and moto's "
        "documentation the others"
    )
    found = refusal_of(call(server, "GET", path, headers=headers))
    assert found == (404, "UnknownOperationException", message)


@pytest.mark.parametrize(
    ("method", "path", "methods"),
    [
        ("GET", "/moto-api/reset", "POST"),
        ("PUT", "/moto-api/reset", "POST"),
        ("OPTIONS", "/moto-api/reset", "POST"),
        ("GET", "/moto-api/reset-auth", "POST"),
        ("PUT", "/moto-api/config", "GET or POST"),
        ("DELETE", "/moto-api/config/", "GET or POST"),
        ("POST", "/moto-api/connect/view-token", "GET"),
        ("BREW", "/moto-api/seed", "DELETE or GET or HEAD or OPTIONS or PATCH or POST or PUT"),
    ],
)
def test_another_method_is_refused_with_those_that_there_are(
    server: ConnectViewsServer, method: str, path: str, methods: str
) -> None:
    view = server.mock.create_view(server.instance_id)
    answer = call(server, method, path)
    plain = path.rstrip("/")
    message = f"{plain}: the method must be {methods}, not {method}"
    assert refusal_of(answer) == (405, "InvalidRequestException", message)
    assert answer.headers["Allow"].replace(", ", " or ") == methods
    arguments = {"InstanceId": server.instance_id, "ViewId": view.id}
    assert client_of(server).describe_view(**arguments)["View"]["Id"] == view.id


@pytest.mark.parametrize("path", ["/moto-api/reset/", "/moto-api//reset", "/moto-api/reset//"])
def test_a_reset_with_other_slashes_makes_the_instance_again(
    server: ConnectViewsServer, path: str
) -> None:
    server.mock.create_view(server.instance_id)
    assert call(server, "POST", path).json() == {"status": "ok"}
    listed = client_of(server).list_views(InstanceId=server.instance_id, Type="CUSTOMER_MANAGED")
    assert listed["ViewsSummaryList"] == []


def test_a_configuration_with_another_slash_is_checked(server: ConnectViewsServer) -> None:
    assert "connect_views" in call(server, "GET", "/moto-api/config/").json()
    config = {"connect_views": {"max_views": 1}}
    status, code, _ = refusal_of(call(server, "POST", "/moto-api/config/", json=config))
    assert (status, code) == (400, "InvalidRequestException")


def test_the_dashboard_with_another_slash_shows_views(server: ConnectViewsServer) -> None:
    server.mock.create_view(server.instance_id, "Greeting")
    (row,) = call(server, "GET", "/moto-api/data.json/").json()["connect"]["View"]
    assert (row["name"], row["status"]) == ("Greeting", "PUBLISHED")


@pytest.mark.parametrize("path", ["/moto-api", "/moto-api/", "/moto-api//", "/moto-api/lib.js"])
def test_the_pages_of_the_dashboard_are_moto_s(server: ConnectViewsServer, path: str) -> None:
    answer = call(server, "GET", path)
    assert answer.status_code == 200
    assert "Dashboard" in answer.text


def test_the_icon_that_a_browser_asks_for_is_not_found(server: ConnectViewsServer) -> None:
    answer = call(server, "GET", "/favicon.ico")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", ["config", "data.json", "connect/view-token?instance_id=a"])
def test_a_head_has_the_status_of_the_content(server: ConnectViewsServer, path: str) -> None:
    head = call(server, "HEAD", f"/moto-api/{path}")
    assert head.status_code == call(server, "GET", f"/moto-api/{path}").status_code
    assert head.content == b""


def test_a_long_path_that_there_is_not_is_shortened(server: ConnectViewsServer) -> None:
    _, _, message = refusal_of(call(server, "GET", f"/moto-api/{'a' * 9_999}"))
    assert message.startswith("There is no path '/moto-api/aaa")
    assert len(message) < 300
