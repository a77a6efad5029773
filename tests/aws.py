"""What tests of the mock itself share: clients, probes, and a wall around the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.httpsession import URLLib3Session

if TYPE_CHECKING:
    from mypy_boto3_connect import ConnectClient

REGION = "us-east-1"
UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"
TEMPLATE = json.dumps({"Head": {"Title": "T", "Configuration": {}}, "Body": []})
# Operations of services that moto has, each in another protocol and without parameters.
CALLS = [
    ("connect", "list_instances"),
    ("s3", "list_buckets"),
    ("sts", "get_caller_identity"),
    ("dynamodb", "list_tables"),
    ("sqs", "list_queues"),
    ("ec2", "describe_vpcs"),
]


class NetworkReached(BaseException):
    """A request would have left this machine. No retry and no handler catches it."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop what would leave this machine beneath everything that a mock changes."""
    original = URLLib3Session.send

    def send(self: URLLib3Session, request: Any) -> Any:
        if urlsplit(request.url).hostname in ("127.0.0.1", "localhost"):
            return original(self, request)
        raise NetworkReached(request.url)

    monkeypatch.setattr(URLLib3Session, "send", send)
    # Made without credentials, a client outside of a mock would go no further than that.
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAOUTSIDEOFTHEMOCK")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "outside")
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)


def connect_client(region: str = REGION) -> Any:
    # As Any, because in its types each key of an answer can be missing.
    return boto3.client("connect", region_name=region)


@cache
def _any_client() -> ConnectClient:
    return boto3.client(
        "connect", region_name=REGION, aws_access_key_id="any", aws_secret_access_key="any"
    )


def is_mocked() -> bool:
    """Whether a client for views is answered without a network."""
    client = _any_client()
    try:
        client.list_views(InstanceId=UNKNOWN_ID)
    except client.exceptions.ResourceNotFoundException:
        return True
    except NetworkReached:
        return False
    raise AssertionError("an unknown instance has views")


def create_instance(client: Any = None) -> str:
    instance_id: str = (client or connect_client()).create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Id"]
    return instance_id


def create_view(instance_id: str, name: str = "View", client: Any = None) -> str:
    view_id: str = (client or connect_client()).create_view(
        InstanceId=instance_id,
        Name=name,
        Status="PUBLISHED",
        Content={"Template": TEMPLATE, "Actions": []},
    )["View"]["Id"]
    return view_id


def instance_count() -> int:
    pages = connect_client().get_paginator("list_instances").paginate()
    return sum(len(page["InstanceSummaryList"]) for page in pages)


def run_python(code: str, environment: Mapping[str, str] | None = None) -> str:
    """Run code in a fresh process, in which warnings are errors, and return what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    completed = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(code)],
        env={**clean, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    return completed.stdout
