"""A page of another origin shows a view to a participant, and reads errors, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from connect_views_mock import ConnectViewsServer, connect_views_server
from tests.aws import REGION

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FETCH = """async ([url, options]) => {
  const answer = await fetch(url, options);
  return {
    status: answer.status,
    error: answer.headers.get("x-amzn-errortype"),
    request: answer.headers.get("x-amzn-requestid"),
    content: await answer.json(),
  };
}"""
SIGNED = {
    "authorization": f"AWS4-HMAC-SHA256 Credential=a/20260101/{REGION}/connect/aws4_request, "
    "SignedHeaders=host, Signature=a",
    "x-amz-date": "20260101T000000Z",
    "amz-sdk-invocation-id": "a",
    "amz-sdk-request": "attempt=1; max=3",
    "content-type": "application/json",
}


class _EmptyPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def server() -> Iterator[ConnectViewsServer]:
    with connect_views_server() as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _EmptyPage) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        with closing(browser.new_page()) as page:
            page.goto(f"http://127.0.0.1:{pages.server_port}/")
            yield page
        pages.shutdown()


def fetch(page: Page, server: ConnectViewsServer, path: str, **options: Any) -> Any:
    return page.evaluate(FETCH, [server.endpoint_url + path, options])


def test_a_page_shows_the_view_of_a_token(page: Page, server: ConnectViewsServer) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    query = f"instance_id={server.instance_id}&view_id={view.id}"
    token = fetch(page, server, f"/moto-api/connect/view-token?{query}")["content"]["ViewToken"]
    bearer = {"X-Amz-Bearer": "any", "Content-Type": "application/json"}
    shown = fetch(page, server, f"/participant/views/{token}", headers=bearer)
    assert (shown["status"], shown["content"]["View"]["Name"]) == (200, "Order")
    assert shown["request"]
    refused = fetch(page, server, "/participant/views/other", headers=bearer)
    assert (refused["status"], refused["error"]) == (403, "AccessDeniedException")


def test_a_page_lists_and_deletes_views(page: Page, server: ConnectViewsServer) -> None:
    view = server.mock.create_view(server.instance_id, "Order")
    listed = fetch(page, server, f"/views/{server.instance_id}", headers=SIGNED)
    assert "Order" in [each["Name"] for each in listed["content"]["ViewsSummaryList"]]
    path = f"/views/{server.instance_id}/{view.id}"
    assert fetch(page, server, path, method="DELETE", headers=SIGNED)["status"] == 200
    refused = fetch(page, server, path, headers=SIGNED)
    assert (refused["status"], refused["error"]) == (404, "ResourceNotFoundException")
    server.mock.inject_error("ListViews", "TooManyRequestsException")
    injected = fetch(page, server, f"/views/{server.instance_id}", headers=SIGNED)
    assert injected["error"] == "TooManyRequestsException"


def test_a_page_resets_and_configures_the_server(page: Page, server: ConnectViewsServer) -> None:
    options: dict[str, Any] = {"method": "POST", "headers": {"content-type": "application/json"}}
    config = '{"connect_views": {"max_views_per_instance": 0}}'
    changed = fetch(page, server, "/moto-api/config", body=config, **options)
    assert changed["content"]["connect_views"]["max_views_per_instance"] == 0
    reset = fetch(page, server, "/moto-api/reset", body="{}", **options)
    assert reset["content"] == {"status": "ok"}
    unknown = fetch(page, server, "/moto-api/rest", body="{}", **options)
    assert (unknown["status"], unknown["error"]) == (404, "UnknownOperationException")
