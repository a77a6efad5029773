"""Odd requests of every kind get the same answer with the time savers and without them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from connect_views_mock import mock_connect_views, moto_adapter
from tests.aws import REGION

SERVICES = {
    # Each protocol of AWS's, and what has no region.
    "connect": "connect.us-east-1.amazonaws.com",
    "connect, dual stack": "connect.us-east-1.api.aws",
    "connect in a region without it": "connect.eu-north-1.amazonaws.com",
    "dynamodb": "dynamodb.us-east-1.amazonaws.com",
    "ec2": "ec2.us-east-1.amazonaws.com",
    "iam": "iam.amazonaws.com",
    "lambda": "lambda.us-east-1.amazonaws.com",
    "route53": "route53.amazonaws.com",
    "s3": "bucket.s3.amazonaws.com",
    "s3vectors": "s3vectors.us-east-1.api.aws",
    "sqs": "sqs.us-east-1.amazonaws.com",
    "sts": "sts.us-east-1.amazonaws.com",
    "mq": "mq.us-east-1.amazonaws.com",
    "cognito": "cognito-idp.us-east-1.amazonaws.com",
    "a service that nobody has": "nobody.us-east-1.amazonaws.com",
}
METHODS = ("GET", "HEAD", "OPTIONS", "PATCH", "PUT", "POST", "DELETE")
PATHS = (
    "/",
    "/instance",
    "/instance/",
    "//instance",
    "/instance/%C3%A4%FF",
    "/instance/i?InstanceId=other&InstanceId=",
    "/views/i",
    "/views/i/",
    "/views/i/v?maxResults=x",
    "/views/i/%2e%2e/v;a=b",
    "/VIEWS/i",
    "/tags/arn%3Aaws%3Aconnect",
    "/tags/",
    "/search-views",
    "/search-views/more",
    "/no/such/path",
    "/?Action=NoSuchAction&Version=2011-06-15",
    "/?Action=",
)
BODIES: tuple[Any, ...] = (
    None,
    b"",
    b"{",
    b"null",
    b"[]",
    b"\xff\xfe",
    b"Action=GetCallerIdentity&Version=2011-06-15",
    b"Action=&Version=",
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"X-Amz-Target": "NoSuch.Operation", "Content-Type": "application/x-amz-json-1.1"},
    {"X-Amz-Target": "", "Content-Type": "text/odd; charset=none"},
    {"Content-Type": "application/x-www-form-urlencoded"},
)


def requests_to(host: str) -> list[tuple[str, str, Any, dict[str, str]]]:
    """Return each method with each path, and each body and header with some of them."""
    every: list[tuple[str, str, Any, dict[str, str]]] = [
        (method, path, None, HEADERS[0]) for method in METHODS for path in PATHS
    ]
    bodies = [
        (method, path, body, headers)
        for method in ("POST", "PUT")
        for path in ("/", "/instance", "/views/i", "/search-views")
        for body in BODIES
        for headers in HEADERS
    ]
    return [
        (method, f"https://{host}{path}", body, headers)
        for method, path, body, headers in every + bodies
    ]


# What differs from request to request: ids, times, and addresses of objects.
RANDOM = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\d[T ][\d:.Z+]+|0x[0-9a-f]+|[A-Z0-9]{52}"
    r"|RequestId>\w+<|HostId>[^<]+<"
    r"|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT|[A-Za-z0-9+/]{76}|\d{10}\.\d+"
)


def answer(method: str, url: str, body: Any, headers: dict[str, str]) -> str:
    try:
        response = requests.request(method, url, data=body, headers=headers, timeout=1)
    except Exception as error:
        return RANDOM.sub("RANDOM", f"{type(error).__name__} {error}")
    answered = {name: value for name, value in response.headers.items() if "id" not in name.lower()}
    return RANDOM.sub("RANDOM", f"{response.status_code} {answered} {response.text}")


def answers(host: str, savers: list[Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    with monkeypatch.context() as patched:
        patched.setattr(moto_adapter, "TIME_SAVERS", savers)
        with mock_connect_views(), mock_connect_views() as mock:
            mock.create_instance("11111111-1111-4111-8111-111111111111", REGION)
            return [answer(*request) for request in requests_to(host)]


# One of each kind: those of the mock, a protocol that moto reads from the body, S3, and nobody's.
ALWAYS = ("connect", "connect, dual stack", "sqs", "s3", "a service that nobody has")


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(host, id=name, marks=() if name in ALWAYS else pytest.mark.thorough)
        for name, host in SERVICES.items()
    ],
)
def test_no_time_saver_changes_an_answer_to_an_odd_request(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(host, [], monkeypatch)
    found = answers(host, list(moto_adapter.TIME_SAVERS), monkeypatch)
    differences = {
        request: (with_savers, without)
        for request, with_savers, without in zip(
            map(repr, requests_to(host)), found, expected, strict=True
        )
        if with_savers != without
    }
    assert differences == {}


@pytest.mark.parametrize("method", ["PATCH", "OPTIONS", "HEAD"])
def test_a_method_that_no_operation_has_is_answered_as_by_moto(method: str) -> None:
    with mock_connect_views():
        answer = requests.request(
            method, "https://connect.us-east-1.amazonaws.com/instance", timeout=1
        )
    assert answer.status_code == 404
