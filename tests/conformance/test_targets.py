"""The targets: a server is one of them, and the pace at AWS is the documented one."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from connect_views_mock import mock_connect_views

from ..docs.documents import PROJECT
from . import targets
from .conftest import QUICK, ended
from .scene import Scene
from .targets import DOCUMENTED_RATE, Pace


@pytest.fixture
def url() -> Iterator[str]:
    """Yield the URL of moto's server with views."""
    with mock_connect_views():
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        try:
            host, port = server.get_host_and_port()
            yield f"http://{host}:{port}"
        finally:
            server.stop()


def client_of(url: str) -> Any:
    return boto3.client("connect", region_name="us-east-1", endpoint_url=url)


def test_a_server_is_a_target(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    run = ended(capsys, ["--endpoint-url", url, "--only", QUICK])

    assert run.status == 0
    assert run.out.splitlines()[-1] == "1 rules: 1 same, 0 different, 0 could not tell"
    # It made an instance for the run, and no other is left.
    assert client_of(url).list_instances()["InstanceSummaryList"] == []


@pytest.mark.thorough
def test_a_server_follows_all_rules(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    run = ended(capsys, ["--endpoint-url", url])

    assert run.status == 0
    assert ", 0 different, 0 could not tell" in run.out


def test_a_server_without_views_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        run = ended(capsys, ["--endpoint-url", f"http://{host}:{port}", "--only", QUICK])
    finally:
        server.stop()

    assert run.status == 2
    assert "does not know ListViews (404): it has no views" in run.err


def test_a_server_that_goes_away_ends_the_run_with_what_it_could_not_delete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(targets, "ATTEMPTS", {"server": 1})
    create_view = Scene.create_view
    rules = [
        "create_view_with_published_creates_no_numbered_version",
        "create_view_version_numbers_from_1",
        "create_view_version_never_uses_a_number_again",
    ]
    with mock_connect_views():
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()

        def go_away(self: Scene, *arguments: Any, **parameters: Any) -> Any:
            view = create_view(self, *arguments, **parameters)
            if host in self.client.meta.endpoint_url:
                server.stop()
            return view

        monkeypatch.setattr(Scene, "create_view", go_away)
        url = f"http://{host}:{port}"
        only = [argument for rule in rules for argument in ("--only", rule)]
        run = ended(capsys, ["--endpoint-url", url, *only])

    assert run.status == 2
    assert "Stopped, because the target failed 3 times in a row: no answer: " in run.err
    assert re.search(
        "After 2 of 3 rules. This could not be deleted: View 'connect-views-c", run.err
    )
    assert re.search(r"The instance \S+ that was made with a server at \S+ could not be", run.err)


@pytest.mark.thorough
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_process_that_is_ended_deletes_what_it_made(
    url: str, tmp_path: Path, number: signal.Signals
) -> None:
    client = client_of(url)
    instance_id = client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Id"]
    state = str(tmp_path / "state.json")
    command = [sys.executable, "-m", "tests.conformance", "--endpoint-url", url]
    command += ["--instance-id", instance_id, "--state", state, "--output", str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    # The sixth scenario is under way then, or the next.
    while "5/" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(number)
    _, err = process.communicate(timeout=300)

    assert process.returncode == 130
    assert "All that it made is deleted. Go on with --resume." in err
    views = client.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    assert views["ViewsSummaryList"] == []


@pytest.mark.thorough
def test_a_reader_of_the_output_may_have_seen_enough() -> None:
    command = [sys.executable, "-m", "tests.conformance", "unknown"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (141, "")


class Clock:
    """A clock that goes on only where somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waited: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


def test_calls_at_aws_are_no_more_than_the_documented_rate_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    monkeypatch.setattr(targets, "time", clock)
    with mock_connect_views() as mock:
        client: Any = boto3.client("connect", region_name="us-east-1")
        other: Any = boto3.client("connect", region_name="us-east-1")
        instance_id = mock.create_instance()
        pace = Pace(DOCUMENTED_RATE)
        pace.apply_to(client)
        pace.apply_to(other)
        for each in (client, other, client, other, client):
            each.list_views(InstanceId=instance_id)

        assert clock.now - 1000.0 == 4 / DOCUMENTED_RATE
        clock.now += 60
        client.list_views(InstanceId=instance_id)
        client.list_views(InstanceId=instance_id)

    # A pause earns no burst.
    assert clock.waited == [0.5] * 5
