"""The JavaScript SDK as a participant of a contact; the AWS CLI is one in the page's example."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from connect_views_mock import ConnectViewsServer

from .conftest import environment_of


def shown(javascript: Path, server: ConnectViewsServer, token: str) -> Any:
    completed = subprocess.run(
        ["node", javascript / "participant.mjs", token],  # noqa: S607 (of whoever runs the tests)
        env=environment_of(server),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(completed.stdout)


def test_javascript_is_shown_the_view_of_a_token(
    javascript: Path, server: ConnectViewsServer
) -> None:
    server.reset()
    view = server.mock.create_view(server.instance_id, "Order", actions=["Next"])
    token = server.mock.view_token(server.instance_id, f"{view.arn}:$SAVED")
    answer = shown(javascript, server, token)
    assert (answer["Name"], answer["Arn"]) == ("Order", f"{view.arn}:$SAVED")
    assert answer["Content"]["Actions"] == ["Next"]


def test_javascript_reads_the_error_for_an_expired_token(
    javascript: Path, server: ConnectViewsServer
) -> None:
    server.reset()
    view = server.mock.create_view(server.instance_id)
    token = server.mock.view_token(server.instance_id, view.id, expired=True)
    assert shown(javascript, server, token) == {"error": "AccessDeniedException"}
