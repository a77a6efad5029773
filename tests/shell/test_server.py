"""``connect-views-mock server``, as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import boto3
import pytest
import requests

from connect_views_mock.shell.signals import ended_by_sigterm

from .helpers import BAD, BAD_LINE, GOOD, Shell

INSTANCE_ID = "11111111-2222-4333-8444-555555555555"
COMMAND = [sys.executable, "-W", "error", "-m", "connect_views_mock", "server", "--port", "0"]


@dataclass
class Running:
    """A process that serves, and what it printed until it was ready."""

    process: subprocess.Popen[str]
    printed: list[str]

    @property
    def exports(self) -> dict[str, str]:
        lines = [line.removeprefix("export ") for line in self.printed if "export" in line]
        return dict(line.split("=", 1) for line in lines)

    def client(self, **arguments: Any) -> Any:
        # As Any, because in its types each key of an answer can be missing.
        make: Any = boto3.client
        exports = self.exports
        return make(
            "connect",
            endpoint_url=exports["AWS_ENDPOINT_URL"],
            region_name=exports["AWS_REGION"],
            aws_access_key_id=exports["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=exports["AWS_SECRET_ACCESS_KEY"],
            **arguments,
        )

    def end(self, signal_number: int) -> tuple[int, str, str]:
        self.process.send_signal(signal_number)
        out, err = self.process.communicate(timeout=100)
        return self.process.returncode, out, err


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[Running]:
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        printed: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(line.rstrip("\n"))
            if line == "Ready.\n":
                break
        else:
            raise AssertionError(process.communicate()[1])
        yield Running(process, printed)
    finally:
        process.terminate()
        process.communicate()


def views_of(client: Any, instance_id: str) -> list[str]:
    views = client.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    return [view["Name"] for view in views["ViewsSummaryList"]]


def test_it_prints_what_clients_and_scripts_need() -> None:
    with running("--region", "us-west-2") as server:
        url, instance_id = (
            server.exports[name] for name in ("AWS_ENDPOINT_URL", "CONNECT_INSTANCE_ID")
        )
        assert server.printed == [
            f"Amazon Connect views at {url}",
            f"Instance {instance_id}",
            f"export AWS_ENDPOINT_URL={url}",
            "export AWS_ACCESS_KEY_ID=FOOBARKEY",
            "export AWS_SECRET_ACCESS_KEY=FOOBARSECRET",
            "export AWS_DEFAULT_REGION=us-west-2",
            "export AWS_REGION=us-west-2",
            f"export CONNECT_INSTANCE_ID={instance_id}",
            "Ready.",
        ]
        assert UUID(instance_id).version == 4
        assert views_of(server.client(), instance_id) == []


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_it_quietly(number: int, status: int) -> None:
    with running() as server:
        server.client().list_instances()
        assert server.end(number) == (status, "", "")


def test_it_begins_with_an_instance_and_views_and_does_so_again_after_a_reset(
    shell: Shell,
) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/greeting.json", GOOD)
    shell.write("views/notes.txt", "no view")
    shell.write("views/content.json", {"Template": json.dumps(GOOD), "Actions": ["Next"]})
    described = {"View": {"Name": "Described", "Content": {"Template": json.dumps(GOOD)}}}
    shell.write("views/described.json", described)
    shell.write(
        "views/stack.yaml",
        """
        Resources:
          Named:
            Type: AWS::Connect::View
            Properties:
              InstanceArn: !Ref Instance
              Name: In a stack
              Template: {Head: {Configuration: {}}, Body: []}
              Actions: []
          Unnamed:
            Type: AWS::Connect::View
            Properties:
              InstanceArn: !Ref Instance
              Name: !Ref Name
              Template: {Head: {Configuration: {}}, Body: []}
              Actions: []
        """,
    )
    names = ["Described", "In a stack", "Unnamed", "content", "greeting"]
    arguments = ("--instance-id", INSTANCE_ID, "--instance-alias", "mine", "--templates", "views")
    with running(*arguments, TEST_SERVER_MODE="true", TEST_PROXY_MODE="true") as server:
        client = server.client()
        assert server.exports["CONNECT_INSTANCE_ID"] == INSTANCE_ID
        assert views_of(client, INSTANCE_ID) == names
        (content,) = (
            view
            for view in client.list_views(InstanceId=INSTANCE_ID)["ViewsSummaryList"]
            if view["Name"] == "content"
        )
        view = client.describe_view(InstanceId=INSTANCE_ID, ViewId=content["Id"])["View"]
        assert view["Content"]["Actions"] == ["Next"]
        client.delete_view(InstanceId=INSTANCE_ID, ViewId=content["Id"])
        requests.post(server.exports["AWS_ENDPOINT_URL"] + "/moto-api/reset", timeout=10)
        assert views_of(client, INSTANCE_ID) == names
        instance = client.describe_instance(InstanceId=INSTANCE_ID)["Instance"]
        assert instance["InstanceAlias"] == "mine"


def test_content_can_go_unchecked(shell: Shell) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/bad.json", BAD)
    with running("--no-validate-content", "--templates", "views") as server:
        assert views_of(server.client(), server.exports["CONNECT_INSTANCE_ID"]) == ["bad"]


def test_https_with_a_certificate_that_is_made() -> None:
    with running("--ssl") as server:
        host, _, port = server.exports["AWS_ENDPOINT_URL"].removeprefix("https://").partition(":")
        assert host == "127.0.0.1"
        # One says nothing, and another does not speak TLS.
        with (
            socket.create_connection((host, int(port))),
            socket.create_connection((host, int(port))) as plain,
        ):
            plain.sendall(b"GET / HTTP/1.1\r\n\r\n")
            with suppress(ConnectionError):
                plain.recv(1)
            with pytest.warns(match="Unverified HTTPS request"):
                assert server.client(verify=False).list_instances()["InstanceSummaryList"]
        assert server.end(signal.SIGTERM) == (143, "", "")


def test_https_with_a_certificate_of_one_s_own(shell: Shell) -> None:
    from werkzeug.serving import make_ssl_devcert

    certificate, key = make_ssl_devcert(str(shell.directory / "own"), cn="127.0.0.1")
    with (
        running("--ssl-cert", certificate, "--ssl-key", key) as server,
        pytest.warns(match="Unverified HTTPS request"),
    ):
        assert server.client(verify=False).list_instances()["InstanceSummaryList"]


def test_a_taken_port_is_named(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = shell.run("server", "--port", str(port))
    assert (code, out) == (2, "")
    assert err == (
        f"connect-views-mock: server: cannot listen at 127.0.0.1, port {port}: "
        "Address already in use\n"
    )


def test_a_missing_extra_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "flask", None)
    assert shell.run("server", "--port", "0") == (
        2,
        "",
        "connect-views-mock: server: the server needs the package flask: "
        "pip install 'connect-views-mock[server]'\n",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--port", "65536"), "server: port must be a whole number from 0 to 65535, not 65536"),
        (("--host", "300.1.1.1"), "server: cannot listen at 300.1.1.1, port 5000: "),
        (("--region", "eu-west-1"), "server: Amazon Connect has no region 'eu-west-1'; it has "),
        (("--region", ""), "server: region must be the name of a region, not ''"),
        (("--instance-alias", ""), "server: instance_alias must be a string of 1 to 45 "),
        (("--ssl-cert", "a"), "server: --ssl-cert and --ssl-key go together: one is missing"),
        (("--ssl-key", "a"), "server: --ssl-cert and --ssl-key go together: one is missing"),
        (
            ("--ssl-cert", "a", "--ssl-key", "b"),
            "server: a and b cannot be used for HTTPS: No such",
        ),
        (
            ("--ssl-cert", "text", "--ssl-key", "text"),
            "server: text and text cannot be used for HTTPS: not a certificate in PEM and its key",
        ),
        (("--templates", "missing"), "missing: cannot be read: No such file or directory"),
        (("--templates", "text"), "text: cannot be read: Not a directory"),
        (("--templates", "empty"), "empty: holds no view: no .json, .yaml or .yml file with one"),
        (("--templates", "blank"), "blank/a.json: is empty"),
        (("--templates", "nested"), "nested/a.json: cannot be read: is a directory"),
        (("--templates", "unknown"), "unknown/a.yml: /Resources/V/Properties/Template: only a "),
        (
            ("--templates", "double"),
            "server: double/b.json: view 'Same': DuplicateResourceException: ",
        ),
    ],
)
def test_a_wrong_argument_is_explained(
    shell: Shell, arguments: tuple[str, ...], message: str
) -> None:
    for folder in ("empty", "blank", "nested", "nested/a.json", "unknown", "double"):
        (shell.directory / folder).mkdir()
    if os.name != "nt":
        os.mkfifo(shell.directory / "empty" / "pipe.json")
    shell.write("text", "text")
    shell.write("blank/a.json", "")
    shell.write(
        "unknown/a.yml",
        "Resources: {V: {Type: AWS::Connect::View, "
        "Properties: {InstanceArn: !Ref A, Name: !Ref B, "
        "Actions: [], Template: {Head: {Configuration: {}}, Body: !Ref C}}}}",
    )
    same = {"View": {"Name": "Same", "Content": {"Template": json.dumps(GOOD)}}}
    for name in ("a", "b"):
        shell.write(f"double/{name}.json", same)
    port = () if arguments[0] in ("--port", "--host") else ("--port", "0")
    code, out, err = shell.run("server", *port, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"connect-views-mock: {message}")


def test_a_view_that_aws_would_refuse_is_explained(shell: Shell) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/bad.json", BAD)
    code, out, err = shell.run_exactly("server", "--port", "0", "--templates", "views")
    assert (code, out, err) == (2, "", f"views/bad.json:1:90: error: {BAD_LINE}\n")


def test_a_component_type_can_be_allowed(shell: Shell) -> None:
    (shell.directory / "views").mkdir()
    shell.write("views/new.json", {**GOOD, "Body": [{"Type": "Carousel"}]})
    with running("--allow-component", "Carousel", "--templates", "views") as server:
        assert views_of(server.client(), server.exports["CONNECT_INSTANCE_ID"]) == ["new"]


def test_an_instance_id_must_be_a_uuid(shell: Shell) -> None:
    code, out, err = shell.run("server", "--instance-id", "mine")
    assert (code, out) == (2, "")
    assert err.endswith("error: argument --instance-id: must be a UUID, not 'mine'\n")


def test_outside_of_the_main_thread_no_signal_is_awaited() -> None:
    handlers = []

    def enter() -> None:
        with ended_by_sigterm():
            handlers.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert handlers == [before]
