"""Clients of aiobotocore under the mock, with a stand-in for aiobotocore."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest
from botocore.awsrequest import AWSRequest
from botocore.httpchecksum import AwsChunkedWrapper
from botocore.loaders import Loader
from botocore.model import ServiceModel

from connect_views_mock import (
    RequestNotMockedError,
    UnsupportedAiobotocoreError,
    mock_connect_views,
)
from connect_views_mock.moto_adapter.asynchronous_responses import awaited_response
from connect_views_mock.moto_adapter.own_servers import own_server
from tests.aws import NetworkReached, create_instance

from .patched import everything_that_is_patched
from .stand_in_aiobotocore import (
    AioAWSResponse,
    AioCredentials,
    AioDeferredRefreshableCredentials,
    AioEndpoint,
    AIOHTTPSession,
    AioRefreshableCredentials,
    AioRequestSigner,
    AioSession,
    HttpxSession,
    modules,
    what_is_changed,
)

Result = TypeVar("Result")
CONNECT = "https://connect.us-east-1.amazonaws.com"
NOT_MOCKED = f"{CONNECT}/queues-summary/any"
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/connect/aws4_request"}


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(coroutine)


def prepared(url: str, method: str = "GET", data: Any = None) -> Any:
    return AWSRequest(method, url, headers=SIGNED, data=data).prepare()


def operation(name: str, service: str = "connect") -> Any:
    description = Loader().load_service_model(service, "service-2")
    return ServiceModel(description, service).operation_model(name)


def call(endpoint: Any, name: str = "ListInstances", url: str = f"{CONNECT}/instance") -> Any:
    return run(endpoint._do_get_response(prepared(url), operation(name), {}))


def import_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in modules().items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def aiobotocore(monkeypatch: pytest.MonkeyPatch) -> None:
    import_stand_in(monkeypatch)


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("session", [AIOHTTPSession, HttpxSession])
@pytest.mark.parametrize("knows_moto", [True, False])
def test_a_client_is_answered(session: Any, knows_moto: bool) -> None:
    endpoint = AioEndpoint(session(), knows_moto=knows_moto)
    with mock_connect_views() as mock:
        instance_id = create_instance()
        status, content = call(endpoint)
        assert (status, json.loads(content)["InstanceSummaryList"][0]["Id"]) == (200, instance_id)
        assert [request.operation for request in mock.requests][1:] == ["ListInstances"]
        assert call(endpoint, "DescribeInstance", f"{CONNECT}/instance/unknown")[0] == 404


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("session", [AIOHTTPSession, HttpxSession])
def test_a_session_that_sends_by_itself_is_answered(session: Any) -> None:
    with mock_connect_views():
        response = run(session().send(prepared(f"{CONNECT}/instance")))
        assert json.loads(run(response.content)) == {"InstanceSummaryList": []}


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("knows_moto", [True, False])
def test_an_operation_that_nobody_mocks_is_named_and_not_sent(knows_moto: bool) -> None:
    endpoint = AioEndpoint(knows_moto=knows_moto)
    with mock_connect_views(), pytest.raises(RequestNotMockedError, match=r"connect\.ListQueues"):
        call(endpoint, "ListQueues", NOT_MOCKED)


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("knows_moto", [True, False])
def test_a_host_of_aws_that_moto_does_not_know_is_not_reached(knows_moto: bool) -> None:
    endpoint = AioEndpoint(knows_moto=knows_moto)
    with mock_connect_views(), pytest.raises(RequestNotMockedError):
        call(endpoint, url="https://unknown.us-east-1.api.aws/")


@pytest.mark.usefixtures("aiobotocore")
def test_a_request_that_is_not_for_aws_is_sent() -> None:
    with mock_connect_views(), pytest.raises(NetworkReached):
        call(AioEndpoint(), url="http://localhost:4566/")


class AwaitedBody(AwsChunkedWrapper):
    def __init__(self) -> None:
        self.reads = 0

    async def read(self, _: int | None = None) -> bytes:  # type: ignore[override]
        self.reads += 1
        return b"content" if self.reads == 1 else b""

    def seek(self, offset: int, whence: int = 0) -> None:
        self.reads = offset + whence


class AwaitedFile(AwaitedBody):
    async def seek(self, offset: int, whence: int = 0) -> None:  # type: ignore[override]
        self.reads = offset + whence


@pytest.mark.usefixtures("aiobotocore")
def test_a_body_that_is_awaited_is_shown_to_moto() -> None:
    url = "https://bucket.s3.us-east-1.amazonaws.com/key"
    request = prepared(url, "PUT")
    request.body = body = AwaitedBody()
    with mock_connect_views():
        create_bucket = prepared("https://bucket.s3.us-east-1.amazonaws.com/", "PUT")
        s3 = operation("PutObject", "s3")
        run(AioEndpoint()._do_get_response(create_bucket, s3, {}))
        for knows_moto in (True, False):
            endpoint = AioEndpoint(knows_moto=knows_moto)
            body.seek(0)  # as before another try
            assert run(endpoint._do_get_response(request, s3, {}))[0] == 200
            assert run(endpoint._do_get_response(prepared(url), s3, {})) == (200, b"content")
    assert request.body is body


class ReadingSession:
    async def send(self, request: Any) -> Any:
        raise NetworkReached(await request.body.read())


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("kind", [AwaitedBody, AwaitedFile])
@pytest.mark.parametrize("knows_moto", [True, False])
def test_a_body_that_is_awaited_is_sent_if_moto_has_no_answer(kind: Any, knows_moto: bool) -> None:
    request = prepared("https://localhost:9000/bucket/key", "PUT")
    request.body = kind()
    endpoint = AioEndpoint(ReadingSession(), knows_moto=knows_moto)
    with mock_connect_views(), pytest.raises(NetworkReached, match="content"):
        run(endpoint._do_get_response(request, operation("PutObject", "s3"), {}))


def response_with(body: bytes) -> Any:
    class Response:
        url, status_code, headers, content = "https://x/", 200, {"ETag": "1"}, body

    return awaited_response(AioAWSResponse, Response)


def test_a_response_is_read_in_any_way() -> None:
    async def read() -> None:
        response = response_with(b"abcdef")
        assert (response.url, response.status_code) == ("https://x/", 200)
        assert response.headers["etag"] == "1"
        async with response.raw as raw:
            assert raw.url == "https://x/"
            assert await raw.content.read(4) == b"abcd"
            assert not raw.content.at_eof()
            assert [chunk async for chunk in raw.content.iter_chunks()] == [(b"ef", True)]
            assert raw.content.at_eof()
        assert await response_with(b"abcdef").content == b"abcdef"

    run(read())


def test_a_client_that_is_imported_under_the_mock_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    originals = what_is_changed()
    with mock_connect_views():
        for name, module in modules().items():
            monkeypatch.setitem(sys.modules, name, module)
            if name == "aiobotocore.session":
                monkeypatch.delattr(module, "AioSession")
                AioSession()
                assert what_is_changed() == originals, "in the middle of its import"
                module.AioSession = AioSession  # type: ignore[attr-defined]
        AioSession()
        assert call(AioEndpoint(knows_moto=False))[0] == 200
        AioSession()
    assert what_is_changed() == originals


def test_nothing_is_left_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    import_stand_in(monkeypatch)
    before = what_is_changed()
    rest = everything_that_is_patched()
    with mock_connect_views():
        assert all(
            now is not original for now, original in zip(what_is_changed(), before, strict=True)
        )
        # A second copy, as patch.dict(sys.modules) leaves it.
        import_stand_in(monkeypatch)
        with mock_connect_views():
            AioSession()
    assert what_is_changed() == before
    assert everything_that_is_patched() == rest
    with pytest.raises(NetworkReached):
        call(AioEndpoint())


def without(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    if what == "a method":
        monkeypatch.delattr(AioEndpoint, "_send")
    elif what == "a parameter":
        monkeypatch.setattr(AioEndpoint, "_send", lambda: None)
    elif what == "a coroutine function":
        monkeypatch.setattr(AioEndpoint, "_send", lambda self, request: (self, request))
    elif what == "a class":
        monkeypatch.delattr(sys.modules["aiobotocore.httpxsession"], "HttpxSession")
    else:
        monkeypatch.delitem(sys.modules, "aiobotocore.signers")


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize(
    "what", ["a method", "a parameter", "a coroutine function", "a class", "a module"]
)
def test_a_client_that_is_built_in_another_way_is_stopped(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    without(monkeypatch, what)
    before = everything_that_is_patched()
    with mock_connect_views():
        with pytest.raises(UnsupportedAiobotocoreError) as raised:
            AioEndpoint().prepare_request(AWSRequest("GET", CONNECT))
        assert "aiobotocore 9.9 (" in str(raised.value)
        assert "connect_views_server" in str(raised.value)
        assert create_instance(), "boto3 does not work any more"
        with own_server("127.0.0.1", 5000):
            assert AioEndpoint().prepare_request(AWSRequest("GET", "http://localhost:5000/"))
    assert everything_that_is_patched() == before


REAL = AioCredentials("AKIAREALREALREALREAL", "real")


async def real_credentials() -> Any:
    return await REAL.get_frozen_credentials()


def keys_of_a_signer(credentials: Any, **options: Any) -> Any:
    signed_with = run(
        AioRequestSigner(credentials).get_auth_instance("connect", "us-east-1", **options)
    )
    return signed_with and signed_with.access_key


@pytest.mark.usefixtures("aiobotocore")
def test_a_client_that_found_no_credentials_signs_with_fake_ones() -> None:
    with mock_connect_views():
        assert keys_of_a_signer(None) == "FOOBARKEY"
        assert keys_of_a_signer(None, request_credentials=REAL) == REAL.access_key
        assert keys_of_a_signer(REAL) == REAL.access_key
    with mock_connect_views(config={"core": {"mock_credentials": False}}):
        assert keys_of_a_signer(None) is None


@pytest.mark.usefixtures("aiobotocore")
def test_a_session_has_fake_credentials_if_it_is_older_than_the_mock() -> None:
    older = AioSession()
    with mock_connect_views():
        assert run(older.get_credentials()).access_key == "FOOBARKEY"
        younger = AioSession()
        assert run(younger.get_credentials()) is None
        younger._credentials = older._credentials = REAL
        assert run(younger.get_credentials()) is run(older.get_credentials()) is REAL


def deferred() -> AioDeferredRefreshableCredentials:
    return AioDeferredRefreshableCredentials(real_credentials, "assume-role")


def refreshable() -> Any:
    return AioRefreshableCredentials("a", "b", "c", None, real_credentials, "sso")


@pytest.mark.usefixtures("aiobotocore")
@pytest.mark.parametrize("make", [deferred, refreshable])
def test_credentials_are_refreshed_unless_they_are_older_than_the_mock(make: Any) -> None:
    older = make()
    with mock_connect_views():
        run(older._refresh())
        assert run(older.get_frozen_credentials()).access_key == "FOOBARKEY"
        assert run(make().get_frozen_credentials()).access_key == REAL.access_key
    assert run(older.get_frozen_credentials()).access_key == REAL.access_key
