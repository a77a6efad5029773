"""What the benchmarks do with moto and with the mock."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse

TEMPLATE = json.dumps({"Head": {"Title": "Benchmark", "Configuration": {}}, "Body": []})


def client() -> Any:
    """Return a client, made as a test makes it."""
    return boto3.client("connect", region_name="us-east-1")


def create_instance(connect: Any) -> str:
    """Create an instance and return its id."""
    return str(
        connect.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )["Id"]
    )


def create_view(
    connect: Any, instance_id: str, name: str = "View", template: str = TEMPLATE
) -> str:
    """Create a published view and return its id."""
    content = {"Template": template, "Actions": []}
    view = connect.create_view(
        InstanceId=instance_id, Name=name, Status="PUBLISHED", Content=content
    )
    return str(view["View"]["Id"])


def test_with_an_instance() -> None:
    """Make a client and an instance, and describe it. moto can do this."""
    connect = client()
    connect.describe_instance(InstanceId=create_instance(connect))


def test_with_a_view() -> None:
    """Make a client and an instance, and a view instead of the description."""
    connect = client()
    create_view(connect, create_instance(connect))


class _RawResponse(io.BytesIO):
    def stream(self, **_: Any) -> Iterator[bytes]:
        while chunk := self.read():
            yield chunk


@contextmanager
def canned(connect: Any, answers: dict[str, dict[str, Any]]) -> Iterator[None]:
    """Answer DescribeView of a client with a body for each view id: botocore's own floor.

    The client must have been made before moto was imported.
    """
    bodies = {
        view_id: json.dumps(answer, default=lambda time: time.timestamp()).encode()
        for view_id, answer in answers.items()
    }

    def respond(request: Any, **_: Any) -> AWSResponse:
        body = _RawResponse(bodies[request.url.rpartition("/")[2]])
        headers = {"Content-Type": "application/json"}
        return AWSResponse(request.url, 200, headers, body)  # type: ignore[arg-type]

    connect.meta.events.register("before-send.connect", respond)
    try:
        yield
    finally:
        connect.meta.events.unregister("before-send.connect", respond)


def large_template(size: int) -> str:
    """Return a template of about this many bytes."""
    text = {"Type": "TextBox", "Props": {}, "Content": ["A line of text. " * 20]}
    container = {"Type": "Container", "Props": {}, "Content": [text] * (size // 380)}
    return json.dumps({"Head": {"Title": "L", "Configuration": {}}, "Body": [container]})


Call = Callable[[], object]
