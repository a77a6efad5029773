"""CreatedTime of an instance, over a server."""

from __future__ import annotations

import pytest

from connect_views_mock import ConnectViewsServer

from .test_errors_in_json import send


@pytest.mark.parametrize("path", ["/instance", "/instance/{}"])
def test_a_time_is_sent_as_a_number(server: ConnectViewsServer, path: str) -> None:
    answer = send(server, "GET", path.format(server.instance_id)).json()
    instance = answer["Instance"] if "Instance" in answer else answer["InstanceSummaryList"][0]
    assert type(instance["CreatedTime"]) is float
    assert round(instance["CreatedTime"], 3) == instance["CreatedTime"]
