"""The paths under ``/moto-api/``: the configuration, and input that moto cannot use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import requests

from connect_views_mock import ConnectViewsServer, connect_views_server
from tests.aws import create_view

from .conftest import client_of

DEFAULTS: dict[str, Any] = {
    "max_views_per_instance": None,
    "max_versions_per_view": None,
    "validate_content": True,
    "extra_component_types": [],
    "refuse_unmocked_requests": True,
}


def call(server: ConnectViewsServer, method: str, path: str, **arguments: Any) -> Any:
    url = f"{server.endpoint_url}/moto-api/{path}"
    return requests.request(method, url, timeout=10, **arguments)


def section_of(server: ConnectViewsServer) -> Any:
    answer = call(server, "GET", "config")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["batch"] == {"use_docker": True}
    return answer.json()["connect_views"]


def refusal_of(answer: Any) -> str:
    error = answer.json()
    assert answer.status_code == 400
    assert error["__type"] == answer.headers["X-Amzn-ErrorType"] == "InvalidRequestException"
    return str(error["Message"])


def test_a_process_configures_the_server() -> None:
    section: Any = {"validate_content": False}
    with connect_views_server(config={"connect_views": section}) as server:
        client = client_of(server)
        changes = {"max_views_per_instance": 1, "extra_component_types": ["Ours"]}
        config = {"connect_views": changes, "lambda": {"use_docker": False}}

        answer = call(server, "POST", "config", json=config)

        assert answer.status_code == 201
        # What is not named stays.
        changed = {**DEFAULTS, **changes, "validate_content": False}
        assert answer.json()["connect_views"] == section_of(server) == changed
        assert answer.json()["lambda"] == {"use_docker": False}
        create_view(server.instance_id, "First", client=client)
        with pytest.raises(client.exceptions.ServiceQuotaExceededException):
            create_view(server.instance_id, "Second", client=client)

        server.reset()
        for body in ({"connect_views": {"max_views_per_instance": None}}, {"connect_views": None}):
            assert call(server, "POST", "config", json=body).status_code == 201
        assert section_of(server) == {**changed, "max_views_per_instance": None}
    with connect_views_server() as server:
        assert section_of(server) == DEFAULTS


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            b'{"connect_views": {"max_views": 1}, "batch": {"use_docker": false}}',
            "config[\"connect_views\"]['max_views'] is unknown; the keys of this section are "
            "max_views_per_instance, max_versions_per_view, validate_content, "
            "extra_component_types, refuse_unmocked_requests; did you mean "
            "'max_views_per_instance'?",
        ),
        (
            b'{"connect_views": {"validate_content": 1}}',
            "config[\"connect_views\"]['validate_content'] must be True or False, not 1",
        ),
        (b'{"connect_view": {}}', "config['connect_view'] is not a section: the one of this "),
        (b'{"batch": 1}', 'config["batch"] must be a dict, not 1'),
        (b"[]", "config must be a dict, not []"),
        (b"{", "The body of the request must be JSON: Expecting property name"),
        (b"", "The body of the request must be JSON: Expecting value"),
        (b"\xff", "The body of the request must be JSON: 'utf-8' codec can't decode"),
        (b"[" * 200_000, "The body of the request must be JSON: "),
    ],
)
def test_a_configuration_that_there_cannot_be_changes_nothing(
    server: ConnectViewsServer, body: bytes, message: str
) -> None:
    assert refusal_of(call(server, "POST", "config", data=body)).startswith(message)
    assert section_of(server) == DEFAULTS


@pytest.mark.parametrize(
    ("method", "path", "body", "message"),
    [
        *(
            ("POST", path, None, "a must be a whole number, as in /moto-api/seed?a=42")
            for path in ("seed", "seed?a", "seed?a=x", "seed?b=1")
        ),
        ("POST", "reset-auth", "many", 'moto cannot use this request: "could not convert'),
        ("POST", "reset-auth", "a" * 9_999, 'moto cannot use this request: "could not convert'),
        ("GET", "state-manager/get-transition", None, "moto cannot use this request: "),
        ("GET", "state-manager/set-transition", None, "The request must have a body, which is "),
        ("POST", "state-manager/set-transition", "{}", "model_name must be given"),
        ("POST", "state-manager/set-transition", "{", "The body of the request must be JSON: "),
        ("POST", "state-manager/set-transition", "[]", "moto cannot use this request: "),
        ("POST", "static/athena/query-results", '{"results": [{}]}', "rows must be given"),
    ],
)
def test_what_moto_cannot_use_is_refused(
    server: ConnectViewsServer, method: str, path: str, body: str | None, message: str
) -> None:
    found = refusal_of(call(server, method, path, data=body))
    assert found.startswith(message)
    assert len(found) < 300


def test_a_recording_that_is_none_is_refused(
    server: ConnectViewsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.moto_api.recorder._location", str(tmp_path / "recording"))
    for path in ("download-recording", "replay-recording"):
        assert refusal_of(call(server, "POST", f"recorder/{path}")) == (
            "There is no recording. Begin one at /moto-api/recorder/start-recording"
        )
    call(server, "POST", "recorder/upload-recording", data=b"{")
    assert refusal_of(call(server, "POST", "recorder/replay-recording")).startswith(
        "moto cannot use the recording: 'Expecting property name"
    )
