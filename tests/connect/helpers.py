"""Helpers that the tests of the service share."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final
from urllib.parse import quote

import boto3
import botocore.session
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import ServiceModel
from moto import settings

ACCOUNT_ID: Final = "123456789012"
REGION: Final = "us-east-1"
ENDPOINT: Final = f"https://connect.{REGION}.amazonaws.com"

HTTP_STATUS: Final = {
    "AccessDeniedException": 403,
    "DuplicateResourceException": 409,
    "InvalidParameterException": 400,
    "InvalidRequestException": 400,
    "ResourceInUseException": 409,
    "ResourceNotFoundException": 404,
    "ServiceQuotaExceededException": 402,
}

needs_own_process = pytest.mark.skipif(
    settings.TEST_SERVER_MODE,
    reason="moto's server is another process, with a clock, seeds and variables of its own",
)

UNKNOWN_ID: Final = "00000000-0000-4000-8000-000000000000"

AWS_MANAGED_VIEW_IDS: Final = (
    "after-contact-work",
    "cards",
    "confirmation",
    "detail",
    "form",
    "list",
)


def template(title: str = "Order") -> str:
    return json.dumps({"Head": {"Title": title, "Configuration": {}}, "Body": []})


def content(title: str = "Order", actions: list[str] | None = None) -> dict[str, Any]:
    return {"Template": template(title), "Actions": ["Submit"] if actions is None else actions}


@cache
def connect_model() -> ServiceModel:
    """Return Connect's service model, which is read while tests are collected."""
    model: ServiceModel = botocore.session.Session().get_service_model("connect")
    return model


def connect_client(region: str = REGION, **parameters: Any) -> Any:
    # boto3.client, because moto's server mode leads only its clients to the server.
    client: Any = boto3.client(
        "connect",
        region_name=region,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
        **parameters,
    )
    return client


@cache
def shared_client() -> Any:
    """Return the client of most tests: making a client costs more than a test."""
    return connect_client()


@cache
def unchecked_client() -> Any:
    """Return a client that sends all parameters, whatever the service model says."""
    return connect_client(config=Config(parameter_validation=False))


def create_instance(client: Any) -> str:
    instance_id: str = client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Id"]
    return instance_id


def create_view(
    client: Any,
    instance_id: str,
    name: str = "Order",
    *,
    status: str = "PUBLISHED",
    title: str = "Order",
    **parameters: Any,
) -> dict[str, Any]:
    view: dict[str, Any] = client.create_view(
        InstanceId=instance_id,
        Name=name,
        Status=status,
        **{"Content": content(title), **parameters},
    )["View"]
    return view


def publish(client: Any, instance_id: str, view_id: str, title: str) -> dict[str, Any]:
    view: dict[str, Any] = client.update_view_content(
        InstanceId=instance_id, ViewId=view_id, Status="PUBLISHED", Content=content(title)
    )["View"]
    return view


def create_versions(client: Any, instance_id: str, view_id: str, number: int) -> None:
    """Publish new content and freeze it as a version, this many times."""
    for _ in range(number):
        publish(client, instance_id, view_id, f"Title {uuid.uuid4()}")
        client.create_view_version(InstanceId=instance_id, ViewId=view_id)


def describe(client: Any, instance_id: str, view_id: str) -> dict[str, Any]:
    view: dict[str, Any] = client.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]
    return view


def names_of(views: list[dict[str, Any]]) -> list[str]:
    return [view["Name"] for view in views]


def customer_views(client: Any, instance_id: str) -> list[dict[str, Any]]:
    views: list[dict[str, Any]] = []
    for page in client.get_paginator("list_views").paginate(
        InstanceId=instance_id, Type="CUSTOMER_MANAGED"
    ):
        views += page["ViewsSummaryList"]
    return views


def version_numbers(client: Any, instance_id: str, view_id: str) -> list[int]:
    numbers: list[int] = []
    for page in client.get_paginator("list_view_versions").paginate(
        InstanceId=instance_id, ViewId=view_id
    ):
        numbers += [version["Version"] for version in page["ViewVersionSummaryList"]]
    return numbers


def state_of(client: Any, instance_id: str) -> list[dict[str, Any]]:
    """Everything that an instance shows of its views, their versions and their tags."""
    state = []
    for summary in customer_views(client, instance_id):
        qualifiers = ["$SAVED"]
        if summary["Status"] == "PUBLISHED":
            qualifiers.append("$LATEST")
        qualifiers += [
            str(number) for number in version_numbers(client, instance_id, summary["Id"])
        ]
        state.append(
            {
                "summary": summary,
                "contents": {
                    qualifier: describe(client, instance_id, f"{summary['Id']}:{qualifier}")
                    for qualifier in qualifiers
                },
                "tags": client.list_tags_for_resource(resourceArn=summary["Arn"])["tags"],
            }
        )
    return state


def assert_is_error(client: Any, error: ClientError, code: str) -> None:
    """Check the code, the HTTP status, the exception class, and that there is a message.

    The code must be one that the service model knows as an error of the operation.
    """
    response: Any = error.response
    assert response["Error"]["Code"] == code
    assert response["ResponseMetadata"]["HTTPStatusCode"] == HTTP_STATUS[code]
    assert type(error) is getattr(client.exceptions, code)
    assert response["Error"]["Message"]
    operation = client.meta.service_model.operation_model(error.operation_name)
    assert code in [shape.name for shape in operation.error_shapes]


@contextmanager
def assert_raises(client: Any, code: str, match: str | None = None) -> Iterator[None]:
    with pytest.raises(ClientError, match=match) as caught:
        yield
    assert_is_error(client, caught.value, code)


@contextmanager
def changed_request(client: Any, change: Callable[[dict[str, Any]], None]) -> Iterator[None]:
    """Change each serialized request of Connect before it is signed and sent."""

    def handler(params: dict[str, Any], **_: Any) -> None:
        change(params)

    client.meta.events.register("before-call.connect", handler)
    try:
        yield
    finally:
        client.meta.events.unregister("before-call.connect", handler)


@contextmanager
def changed_body(client: Any, change: Callable[[dict[str, Any]], Any]) -> Iterator[None]:
    """Change the JSON document in the body of each request."""

    def change_request(params: dict[str, Any]) -> None:
        document = json.loads(params["body"] or "{}")
        params["body"] = json.dumps(change(document)).encode()

    with changed_request(client, change_request):
        yield


@contextmanager
def raw_body(client: Any, body: bytes) -> Iterator[None]:
    """Send this body, whatever the parameters of the request are."""

    def change_request(params: dict[str, Any]) -> None:
        params["body"] = body

    with changed_request(client, change_request):
        yield


@contextmanager
def raw_path(client: Any, path_and_query: str) -> Iterator[None]:
    """Send the request to this path, percent-encoded as it is given."""

    def change_request(params: dict[str, Any]) -> None:
        params["url"] = ENDPOINT + path_and_query

    with changed_request(client, change_request):
        yield


def send(
    method: str,
    path: str,
    body: bytes | str | None = None,
    headers: dict[str, str] | None = None,
) -> requests.Response:
    """Send a request without botocore."""
    return requests.request(method, ENDPOINT + path, data=body, headers=headers, timeout=10)


def label(value: str) -> str:
    """Encode a value as one label of a path."""
    return quote(value, safe="")
