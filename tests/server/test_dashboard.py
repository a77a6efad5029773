"""What moto's dashboard gets to show; ``tox -e browser`` looks at it in a browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from connect_views_mock import ConnectViewsServer


def shown(server: ConnectViewsServer) -> Any:
    answer = requests.get(f"{server.endpoint_url}/moto-api/data.json", timeout=10)
    assert answer.headers["Content-Type"].startswith("application/javascript")
    return answer.json()["connect"]


def test_the_dashboard_names_the_view_of_each_version(
    server: ConnectViewsServer, client: Any
) -> None:
    view = server.mock.create_view(
        server.instance_id, "Greeting", actions=["Next", "Back"], description="Says hello"
    )
    version = client.create_view_version(
        InstanceId=server.instance_id, ViewId=view.id, VersionDescription="First"
    )["View"]

    data = shown(server)

    (row,) = data["View"]
    assert list(row) == [
        *("name", "status", "versions", "actions", "description", "modified", "created", "arn")
    ]
    assert (row["name"], row["status"], row["versions"]) == ("Greeting", "PUBLISHED", "1")
    assert (row["actions"], row["description"], row["arn"]) == (
        "Next, Back",
        "Says hello",
        view.arn,
    )
    for time in (row["created"], row["modified"]):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00", time)
    assert data["ViewVersion"] == [
        {
            "view": "Greeting",
            "version": 1,
            "description": "First",
            "sha256": version["ViewContentSha256"],
            "arn": version["Arn"],
        }
    ]
    assert data["Instance"]


@pytest.mark.parametrize("way", ["delete", "reset"])
def test_the_dashboard_shows_nothing_that_is_gone(
    server: ConnectViewsServer, client: Any, way: str
) -> None:
    view = server.mock.create_view(server.instance_id, "Greeting")
    if way == "delete":
        client.delete_view(InstanceId=server.instance_id, ViewId=view.id)
    else:
        requests.post(f"{server.endpoint_url}/moto-api/reset", timeout=10)
    assert (shown(server)["View"], shown(server)["ViewVersion"]) == ([], [])


def test_the_dashboard_shows_a_draft_of_another_region(server: ConnectViewsServer) -> None:
    instance_id = server.mock.create_instance(region="us-west-2")
    server.mock.create_view(instance_id, "Draft", status="SAVED", region="us-west-2")
    (row,) = shown(server)["View"]
    assert (row["name"], row["status"], row["versions"]) == ("Draft", "SAVED", "")


def test_the_page_of_the_dashboard_is_moto_s(server: ConnectViewsServer) -> None:
    answer = requests.get(f"{server.endpoint_url}/moto-api/", timeout=10)
    assert (answer.status_code, "<title>Moto</title>" in answer.text) == (200, True)
