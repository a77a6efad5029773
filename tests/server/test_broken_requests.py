"""What is no proper request is refused in JSON, whichever service it is for."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from connect_views_mock import ConnectViewsServer
from tests.aws import REGION

from .conftest import client_of

BODY = b'{"Name": "View"}'


def signature(service: str = "connect", date: str = "20260101") -> bytes:
    scope = f"a/{date}/{REGION}/{service}/aws4_request"
    return f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=a, Signature=b".encode()


def request(
    path: str | bytes,
    *headers: bytes,
    authorization: bytes | None = None,
    method: str = "GET",
    body: bytes = b"",
) -> bytes:
    path = path if isinstance(path, bytes) else path.encode()
    lines = [method.encode() + b" " + path + b" HTTP/1.1", b"Host: localhost", *headers]
    lines.append(b"Authorization: " + (signature() if authorization is None else authorization))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def answer_to(server: ConnectViewsServer, sent: bytes) -> tuple[int, bytes, bytes]:
    """Return the status, the headers and the body with which bytes are answered."""
    host, port = server.endpoint_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(sent)
        # Otherwise the server would wait for what is missing.
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while part := connection.recv(65536):
            received += part
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


def refusal_of(server: ConnectViewsServer, sent: bytes) -> tuple[int, str, str]:
    status, head, body = answer_to(server, sent)
    error = json.loads(body)
    headers = head.decode().lower().split("\r\n")
    assert "content-type: application/json" in headers
    assert "access-control-allow-origin: *" in headers
    assert f"x-amzn-errortype: {error['__type']}".lower() in headers
    return status, error["__type"], error["Message"]


@pytest.fixture(autouse=True)
def _no_traceback(server: ConnectViewsServer, capfd: pytest.CaptureFixture[str]) -> Any:  # noqa: ARG001
    yield
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("path", ["/views/a", "/instance", "/", "/participant/views/a"])
@pytest.mark.parametrize(
    ("authorization", "message"),
    [
        (b"x", "must be a scheme and a value, not 'x'"),
        (b",", "must be a scheme and a value, not ','"),
        (b"AWS4-HMAC-SHA256", "must be a scheme and a value, not 'AWS4-HMAC-SHA256'"),
        (b"\xff\xfe", "must be a scheme and a value, not 'ÿþ'"),
        *(
            (
                b"AWS4-HMAC-SHA256 " + value,
                "must begin with AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, "
                f"not with AWS4-HMAC-SHA256 {value.decode()}",
            )
            for value in (
                b"x",
                b"Credential=a",
                b"Credential=a/b/c",
                b"Credential=a/20260101/us-east-1//aws4_request",
                b"Credential=a/20260101//connect/aws4_request",
                b"Credential=a/b/c/d/e/f",
            )
        ),
        (
            b"AWS4-HMAC-SHA256 SignedHeaders=a, Credential=a/b/us-east-1/connect/aws4_request",
            "must begin with AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, "
            "not with AWS4-HMAC-SHA256 SignedHeaders=a",
        ),
    ],
)
def test_a_signature_that_is_none_is_refused(
    server: ConnectViewsServer, path: str, authorization: bytes, message: str
) -> None:
    refusal = refusal_of(server, request(path, authorization=authorization))
    assert refusal == (403, "IncompleteSignature", f"Authorization: {message}")


@pytest.mark.parametrize("service", ["connect", "sqs", "s3", "iam"])
@pytest.mark.parametrize(
    ("headers", "body", "message"),
    [
        ([b"Content-Length: x"], BODY, "Content-Length: must be a whole number from 0, not 'x'"),
        ([b"Content-Length: -1"], BODY, "Content-Length: must be a whole number from 0, not '-1'"),
        ([b"Content-Length: +1"], BODY, "Content-Length: must be a whole number from 0, not '+1'"),
        ([b"Content-Length: \xb2"], BODY, "Content-Length: must be a whole number from 0, not '²'"),
        ([b"Content-Length:"], BODY, "Content-Length: must be a whole number from 0, not ''"),
        (
            [b"Content-Length: 2147483648"],
            BODY,
            "Content-Length: must be at most 2147483647, not 2147483648",
        ),
        (
            [b"Content-Length: 1" + b"0" * 5_000],
            BODY,
            "Content-Length: must be at most 2147483647, not 1" + "0" * 5_000,
        ),
        ([b"Content-Length: 2", b"Content-Length: 3"], BODY, "Content-Length: is given as "),
        ([b"Transfer-Encoding: gzip"], BODY, "Transfer-Encoding: must be chunked, not 'gzip'"),
        *(
            ([b"Transfer-Encoding: chunked"], chunks, "The chunks of the body cannot be read: ")
            for chunks in (
                b"zz\r\n{}\r\n0\r\n\r\n",
                b"-2\r\n{}\r\n0\r\n\r\n",
                b"2\r\n{}XX0\r\n\r\n",
                b"9\r\n{}",
                b"2\r\n{}\r\n",
                b"",
            )
        ),
    ],
)
def test_a_body_without_an_end_is_refused(
    server: ConnectViewsServer, service: str, headers: list[bytes], body: bytes, message: str
) -> None:
    sent = request(
        "/views/a",
        b"Content-Type: application/json",
        *headers,
        authorization=signature(service),
        method="PUT",
        body=body,
    )
    status, code, found = refusal_of(server, sent)
    assert (status, code) == (400, "MalformedHttpRequestException")
    assert found.startswith(message)


def test_a_body_of_which_a_part_is_missing_is_refused(server: ConnectViewsServer) -> None:
    sent = request("/views/a", b"Content-Length: 90", method="PUT", body=BODY)
    message = "Content-Length is 90, and the body is shorter"
    assert refusal_of(server, sent) == (400, "MalformedHttpRequestException", message)


def test_a_body_in_chunks_is_read(server: ConnectViewsServer) -> None:
    chunked = b"Transfer-Encoding: Chunked"
    chunks = b'8\r\n{"Name":\r\n9\r\n "View"} \r\n0\r\n\r\n'
    path = f"/views/{server.instance_id}"
    status, code, message = refusal_of(server, request(path, chunked, method="PUT", body=chunks))
    assert (status, code) == (400, "InvalidParameterException")
    assert "Content: must be given" in message
    assert "Name" not in message

    target = b"X-Amz-Target: AmazonSQS.CreateQueue"
    chunks = b'7\r\n{"Queue\r\nb\r\nName": "a"}\r\n0\r\n\r\n'
    headers = (b"Content-Type: application/x-amz-json-1.0", chunked, target)
    sent = request("/", *headers, method="POST", authorization=signature("sqs"), body=chunks)
    assert answer_to(server, sent)[0] == 200
    assert client_of(server, "sqs").get_queue_url(QueueName="a")["QueueUrl"]


@pytest.mark.parametrize(
    ("headers", "authorization", "message"),
    [
        ([b"X-Amz-Target: x"], b"", "X-Amz-Target: must be SERVICE.OPERATION, not 'x'"),
        ([b"X-Amz-Target: x"], None, "X-Amz-Target: must be SERVICE.OPERATION, not 'x'"),
        ([], signature("dynamodb"), "X-Amz-Target: this header must be given, to say what is "),
        ([b"X-Amz-Target: a.b"], signature("dynamodb"), "The headers do not say which service "),
    ],
)
def test_a_request_that_names_no_service_is_refused(
    server: ConnectViewsServer, headers: list[bytes], authorization: bytes | None, message: str
) -> None:
    sent = request("/", *headers, authorization=authorization, method="POST")
    status, code, found = refusal_of(server, sent)
    assert (status, code) == (400, "MalformedHttpRequestException")
    assert found.startswith(message)


@pytest.mark.parametrize("label", [b"%00", b"\x00", b"%ff", b"\xff", b"%zz", b"%", b"%2500"])
def test_a_label_that_there_cannot_be_is_an_error_of_connect(
    server: ConnectViewsServer, label: bytes
) -> None:
    status, code, message = refusal_of(server, request(b"/views/" + label))
    assert (status, code) == (400, "InvalidParameterException")
    assert message.startswith("Invalid parameter: InstanceId: must match the pattern")
    for service in (b"s3", b"iam", b"lambda"):
        sent = request(b"/bucket/" + label, authorization=signature(service.decode()))
        assert 400 <= answer_to(server, sent)[0] < 500
    assert 400 <= answer_to(server, request(b"/moto-api/" + label, authorization=b""))[0] < 500


@pytest.mark.parametrize(
    ("sent", "status", "message"),
    [
        (b"nonsense\r\n\r\n", 400, "Bad request syntax ('nonsense')"),
        (b"GET / HTTP/9.9\r\n\r\n", 505, "Invalid HTTP version (9.9)"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414, "Too Long"),
        (request("http://[a/views/b"), 400, "The URL of the request cannot be read: "),
        (
            request("/views/a", b"no header"),
            400,
            "A line of the headers is not a header: NAME: VALUE",
        ),
    ],
)
def test_what_is_not_http_is_refused(
    server: ConnectViewsServer, sent: bytes, status: int, message: str
) -> None:
    found_status, code, found = refusal_of(server, sent)
    assert (found_status, code) == (status, "MalformedHttpRequestException")
    assert message in found


def test_a_header_can_have_any_bytes(server: ConnectViewsServer) -> None:
    path = f"/views/{server.instance_id}"
    for headers in (
        [b"X-Other: \xff\xfe"],
        [b"User-Agent: \xff\xfe"],
        [b"Origin: \xff\xfe"],
        [b"Accept: \xff\xfe\x00"],
        [b"Content-Type: text/plain; charset=\xff\xfe"],
    ):
        assert answer_to(server, request(path, *headers))[0] == 200


def test_the_date_of_a_signature_does_not_matter(server: ConnectViewsServer) -> None:
    sent = request("/nothing", authorization=signature(date="today"))
    assert refusal_of(server, sent)[:2] == (404, "UnknownOperationException")


@pytest.mark.parametrize(
    "authorization", [b"Bearer x", b"AWS key:signature", b"AWS4-ECDSA-P256-SHA256 Credential=a/b/c"]
)
def test_another_kind_of_signature_is_left_to_moto(
    server: ConnectViewsServer, authorization: bytes
) -> None:
    client_of(server, "s3").create_bucket(Bucket="bucket")
    assert answer_to(server, request("/bucket", authorization=authorization))[0] == 200
