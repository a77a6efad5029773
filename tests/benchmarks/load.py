"""Many clients at once, for a minute: ``python -m tests.benchmarks --load``.

The servers are processes of their own, and only this machine reaches them. The clients send plain
HTTP, because with boto3 most of the time would be that of the clients.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from .measuring import Result

CLIENTS = 64
SECONDS = 60
WARM_UP_SECONDS = 15
MOST_ROUNDS = 2_000  # of each client
KEPT = 20  # Each client leaves every twentieth of its views.
TURNS = 5
TURN_SECONDS = 3

HEADERS = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/connect/aws4_request, "
    "SignedHeaders=host, Signature=any",
    "Content-Type": "application/json",
}

MOTO_SERVER = """
import logging
from moto.server import ThreadedMotoServer
logging.getLogger("werkzeug").setLevel(logging.ERROR)  # Our server prints no requests.
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
server.start()
print(f"http://127.0.0.1:{server.get_host_and_port()[1]}", flush=True)
input()
"""


class UnexpectedAnswerError(Exception):
    """The server did not answer a call as it must."""


class PlainClient:
    """A client that counts its calls, and fails at whatever is not a success."""

    def __init__(self, endpoint_url: str) -> None:
        address = urlsplit(endpoint_url)
        assert address.hostname == "127.0.0.1"
        self._connection = HTTPConnection(address.hostname, address.port, timeout=60)
        self.calls = 0

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        self._connection.request(method, path, json.dumps(body or {}), HEADERS)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != 200:
            raise UnexpectedAnswerError(f"{method} {path}: {response.status} {answer[:200]!r}")
        self.calls += 1
        return json.loads(answer or b"{}")

    def create_instance(self) -> str:
        instance = {
            "IdentityManagementType": "CONNECT_MANAGED",
            "InboundCallsEnabled": True,
            "OutboundCallsEnabled": True,
        }
        return str(self.call("PUT", "/instance", instance)["Id"])


@dataclass
class Outcome:
    """What the clients did in a phase.

    Attributes:
        calls: How many calls were answered.
        seconds: How long it took.
        left: The titles of the views that they left, by their ids.
        failures: What went wrong, and how often.
    """

    calls: int = 0
    seconds: float = 0.0
    left: dict[str, str] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, calls: int, left: dict[str, str], failures: Counter[str]) -> None:
        self.calls += calls
        self.left.update(left)
        self.failures += failures


def results() -> Iterator[Result]:
    """Load our server, and compare its calls per second with those of moto's."""
    with _our_server() as (ours, process_id), _moto_server() as moto:
        instance_id = PlainClient(ours).create_instance()
        _load(ours, instance_id, WARM_UP_SECONDS)
        _reset(ours)
        at_first = _memory(process_id)
        instance_id = PlainClient(ours).create_instance()
        outcome = _load(ours, instance_id, SECONDS)
        lost = _lost(ours, instance_id, outcome.left)
        loaded = _memory(process_id)
        _reset(ours)
        at_last = _memory(process_id)
        for failure, count in outcome.failures.most_common(5):
            sys.stderr.write(f"{count} times: {failure}\n")
        yield Result(f"{CLIENTS} clients for {SECONDS} s: calls", outcome.calls, "")
        yield Result("calls per second", outcome.calls / outcome.seconds, "")
        yield Result("calls that failed", outcome.failures.total(), "", limit=0)
        yield Result("views that clients left", len(outcome.left), "")
        yield Result("of them lost, changed or doubled", lost, "", limit=0)
        yield Result("memory of the server under load", loaded, "MB")
        yield Result("memory after a reset / after the reset before", at_last / at_first, "x", 1.1)
        yield from _beside_moto(ours, moto)


def _beside_moto(ours: str, moto: str) -> Iterator[Result]:
    instance_id = PlainClient(ours).create_instance()
    template = json.dumps({"Head": {"Title": "T", "Configuration": {}}, "Body": []})
    view = _create_view(PlainClient(ours), instance_id, "Compared", template)
    paths = {
        "describe_view": (ours, f"/views/{instance_id}/{view}"),
        "describe_instance": (ours, f"/instance/{instance_id}"),
        "moto": (moto, f"/instance/{PlainClient(moto).create_instance()}"),
    }
    per_second: dict[str, list[float]] = {name: [] for name in paths}
    for _ in range(TURNS):
        for name, (server, path) in paths.items():
            per_second[name].append(_calls_per_second(server, path))
    rates = {name: statistics.median(values) for name, values in per_second.items()}
    yield Result("moto's server: describe_instance per second", rates["moto"], "")
    for name in ("describe_view", "describe_instance"):
        ratios = (m / o for m, o in zip(per_second["moto"], per_second[name], strict=True))
        yield Result(f"our server: {name} per second", rates[name], "")
        yield Result(
            f"{name}, {CLIENTS} clients / moto's describe_instance",
            statistics.median(ratios),
            "x",
            limit=1.1,
        )


def _calls_per_second(server: str, path: str) -> float:
    def work(client: PlainClient, end: float) -> dict[str, str]:
        while time.monotonic() < end:
            client.call("GET", path)
        return {}

    outcome = _all_clients(server, TURN_SECONDS, work)
    if outcome.failures:
        raise UnexpectedAnswerError(str(outcome.failures))
    return outcome.calls / outcome.seconds


def _load(server: str, instance_id: str, seconds: float) -> Outcome:
    def work(client: PlainClient, end: float) -> dict[str, str]:
        left = {}
        for number in range(MOST_ROUNDS):
            if time.monotonic() > end:
                break
            view_id, template = _round(client, instance_id, f"{id(client):x} {number}")
            if number % KEPT == 0:
                left[view_id] = template
            else:
                client.call("DELETE", f"/views/{instance_id}/{view_id}")
        return left

    return _all_clients(server, seconds, work)


def _round(client: PlainClient, instance_id: str, name: str) -> tuple[str, str]:
    """Create, change, publish and read a view; return its id and its template."""
    view_id = _create_view(client, instance_id, name, _template("First"))
    path = f"/views/{instance_id}/{view_id}"
    template = _template(name)
    content = {"Template": template, "Actions": ["Next"]}
    client.call("POST", path, {"Status": "PUBLISHED", "Content": content})
    version = client.call("PUT", f"{path}/versions")["View"]["Version"]
    described = client.call("GET", path)["View"]["Content"]["Template"]
    (listed,) = client.call("GET", f"{path}/versions")["ViewVersionSummaryList"]
    if (version, listed["Version"], described) != (1, 1, template):
        raise UnexpectedAnswerError(f"version {version}, listed {listed}, described {described}")
    return view_id, template


def _create_view(client: PlainClient, instance_id: str, name: str, template: str) -> str:
    content = {"Template": template, "Actions": []}
    view = {"Name": name, "Status": "PUBLISHED", "Content": content}
    return str(client.call("PUT", f"/views/{instance_id}", view)["View"]["Id"])


def _template(title: str) -> str:
    return json.dumps({"Head": {"Title": title, "Configuration": {}}, "Body": []})


def _all_clients(
    server: str, seconds: float, work: Callable[[PlainClient, float], dict[str, str]]
) -> Outcome:
    """Let all clients work at once until the time is up."""
    outcome = Outcome()
    started = time.monotonic()

    def run(client: PlainClient) -> tuple[int, dict[str, str], Counter[str]]:
        try:
            left = work(client, started + seconds)
        except (UnexpectedAnswerError, OSError) as error:
            return client.calls, {}, Counter([f"{type(error).__name__}: {error}"])
        return client.calls, left, Counter()

    with ThreadPoolExecutor(CLIENTS) as threads:
        for done in threads.map(run, [PlainClient(server) for _ in range(CLIENTS)]):
            outcome.add(*done)
    outcome.seconds = time.monotonic() - started
    return outcome


def _lost(server: str, instance_id: str, left: dict[str, str]) -> int:
    """Return how many views the server has not exactly as the clients left them."""
    client = PlainClient(server)
    found: Counter[str] = Counter()
    token = ""
    while True:
        page = client.call("GET", f"/views/{instance_id}?type=CUSTOMER_MANAGED{token}")
        found.update(view["Id"] for view in page["ViewsSummaryList"])
        if not page.get("NextToken"):
            break
        token = f"&nextToken={page['NextToken']}"
    changed = 0
    for view_id in found.keys() & left.keys():
        view = client.call("GET", f"/views/{instance_id}/{view_id}")["View"]
        changed += view["Content"]["Template"] != left[view_id]
    expected = Counter(dict.fromkeys(left, 1))
    return (expected - found).total() + (found - expected).total() + changed


def _reset(server: str) -> None:
    PlainClient(server).call("POST", "/moto-api/reset")


def _memory(process_id: int) -> float:
    """Return the resident memory of a process in MB."""
    printed = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process_id)],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return int(printed) / 1024


@contextmanager
def _our_server() -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "connect_views_mock", "server", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = list(iter(process.stdout.readline, "Ready.\n"))
            yield lines[0].split()[-1], process.pid
        finally:
            process.terminate()


@contextmanager
def _moto_server() -> Iterator[str]:
    command = [sys.executable, "-c", MOTO_SERVER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            # moto prints something of its own before.
            yield next(line.strip() for line in process.stdout if line.startswith("http"))
        finally:
            process.terminate()
