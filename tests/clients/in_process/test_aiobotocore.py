"""Clients of the real aiobotocore under the mock, without a server."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from aiobotocore.awsrequest import AioAWSResponse
from aiobotocore.config import AioConfig
from aiobotocore.credentials import AioDeferredRefreshableCredentials
from aiobotocore.httpsession import AIOHTTPSession
from aiobotocore.httpxsession import HttpxSession
from aiobotocore.session import get_session
from botocore.exceptions import NoCredentialsError

from connect_views_mock import RequestNotMockedError, mock_connect_views
from connect_views_mock.moto_adapter.asynchronous_clients import parts_of_aiobotocore
from tests.aws import CALLS, REGION, NetworkReached, run_python


def test_aiobotocore_is_built_as_the_adapter_expects() -> None:
    try:
        assert [*parts_of_aiobotocore()]
    except Exception as error:
        raise AssertionError(
            "aiobotocore has changed, on which asynchronous_clients.answer_asynchronous_clients "
            f"relies: {error!r}"
        ) from error


def test_aiobotocore_reads_the_parts_of_a_response_that_it_is_given() -> None:
    async def read() -> None:
        raw: Any = type("Raw", (), {"read": staticmethod(lambda: asyncio.sleep(0, b"body"))})
        response = AioAWSResponse("https://x/", 200, {"ETag": "1"}, raw)
        assert (await response.content, response.headers["etag"]) == (b"body", "1")

    asyncio.run(read())


def client(service: str, session: Any = None, **config: Any) -> Any:
    """Return a client as an asynchronous context manager."""
    return (session or get_session()).create_client(
        service, region_name=REGION, config=AioConfig(**config)
    )


Work = Callable[[Any], Coroutine[Any, Any, Any]]


def run(service: str, work: Work, **config: Any) -> Any:
    async def in_a_client() -> Any:
        async with client(service, **config) as made:
            return await work(made)

    return asyncio.run(in_a_client())


def run_with_a_client_of_before(service: str, work: Work, session: Any = None) -> Any:
    async def in_a_mock() -> Any:
        async with client(service, session) as made, mock_connect_views():
            return await work(made)

    return asyncio.run(in_a_mock())


@pytest.mark.filterwarnings("ignore:aiobotocore's httpx backend:DeprecationWarning")
@pytest.mark.parametrize("session", [AIOHTTPSession, HttpxSession])
@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_client_of_any_service_is_mocked(service: str, operation: str, session: Any) -> None:
    with mock_connect_views():
        answer = run(service, lambda made: getattr(made, operation)(), http_session_cls=session)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200


@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_client_of_before_the_mock_is_mocked(service: str, operation: str) -> None:
    answer = run_with_a_client_of_before(service, lambda made: getattr(made, operation)())
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_a_client_of_before_is_what_it_was_after_the_mock() -> None:
    async def scenario() -> None:
        async with client("connect") as connect:
            async with mock_connect_views():
                await connect.list_instances()
            with pytest.raises(NetworkReached):
                await connect.list_instances()

    before = [original for *_, original in changed()]
    asyncio.run(scenario())
    assert [original for *_, original in changed()] == before


def changed() -> list[tuple[Any, str, Any]]:
    return [(owner, name, vars(owner)[name]) for owner, name, _ in parts_of_aiobotocore()]


@pytest.fixture
def without_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return tmp_path / "config"


@pytest.mark.usefixtures("without_credentials")
@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_client_that_found_no_credentials_is_mocked(service: str, operation: str) -> None:
    answer = run_with_a_client_of_before(service, lambda made: getattr(made, operation)())
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    with pytest.raises(NoCredentialsError):
        run(service, lambda made: getattr(made, operation)())


@pytest.mark.parametrize("made", ["client", "session"])
def test_a_role_of_before_is_not_assumed(
    without_credentials: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    without_credentials.write_text(
        "[profile mine]\n"
        "role_arn = arn:aws:iam::111122223333:role/developer\n"
        "source_profile = source\n"
        "[profile source]\n"
        "aws_access_key_id = AKIAREALREALREALREAL\n"
        "aws_secret_access_key = real\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "mine")

    async def refresh() -> Any:
        raise NetworkReached("refresh")

    async def account(session: Any) -> Any:
        async with client("sts", session) as sts, mock_connect_views():
            if made == "client":
                return (await sts.get_caller_identity())["Account"]
            session._credentials = None
            async with client("sts", session) as younger:
                return (await younger.get_caller_identity())["Account"]

    session = get_session()
    session._credentials = AioDeferredRefreshableCredentials(refresh, "assume-role")
    assert asyncio.run(account(session)) == "123456789012"


def test_an_operation_that_nobody_mocks_is_named_and_not_sent() -> None:
    for work in (run, run_with_a_client_of_before):
        with (
            mock_connect_views(),
            pytest.raises(RequestNotMockedError, match=r"account\.ListRegions is not mocked"),
        ):
            work("account", lambda account: account.list_regions())


def test_objects_of_s3_are_written_and_read_in_any_way() -> None:
    async def work(s3: Any) -> None:
        await s3.create_bucket(Bucket="bucket")
        for body in (b"one\ntwo\n", io.BytesIO(b"one\ntwo\n")):
            await s3.put_object(Bucket="bucket", Key="key", Body=body)

            async def stream() -> Any:
                return (await s3.get_object(Bucket="bucket", Key="key"))["Body"]

            async with await stream() as opened:
                assert await opened.read() == b"one\ntwo\n"
            assert await (await stream()).read(4) == b"one\n"
            assert [line async for line in (await stream()).iter_lines()] == [b"one", b"two"]
            assert [part async for part in (await stream()).iter_chunks(5)] == [b"one\nt", b"wo\n"]
            (await stream()).close()
        with pytest.raises(s3.exceptions.NoSuchKey):
            await s3.get_object(Bucket="bucket", Key="other")

    with mock_connect_views():
        run("s3", work)


def test_a_body_is_sent_again_when_a_call_is_tried_again() -> None:
    tries = []

    async def work(s3: Any) -> bytes:
        await s3.create_bucket(Bucket="bucket")

        def fail_once(request: Any, **_: Any) -> Any:
            tries.append(request)
            if len(tries) > 1:
                return None
            raw: Any = type("Raw", (), {"read": staticmethod(lambda: asyncio.sleep(0, b""))})
            return AioAWSResponse(request.url, 500, {}, raw)

        s3.meta.events.register_first("before-send.s3.PutObject", fail_once)
        await s3.put_object(Bucket="bucket", Key="key", Body=b"content")
        body = (await s3.get_object(Bucket="bucket", Key="key"))["Body"]
        return bytes(await body.read())

    with mock_connect_views():
        assert run("s3", work) == b"content"
    assert len(tries) == 2


def test_a_stream_of_events_is_read() -> None:
    async def work(s3: Any) -> bytes:
        await s3.create_bucket(Bucket="bucket")
        await s3.put_object(Bucket="bucket", Key="key", Body=b"name\nOrder")
        answer = await s3.select_object_content(
            Bucket="bucket",
            Key="key",
            Expression="SELECT * FROM S3Object",
            ExpressionType="SQL",
            InputSerialization={"CSV": {"FileHeaderInfo": "USE"}},
            OutputSerialization={"JSON": {}},
        )
        records = [
            event["Records"]["Payload"] async for event in answer["Payload"] if "Records" in event
        ]
        return b"".join(records)

    with mock_connect_views():
        assert json.loads(run("s3", work)) == {"name": "Order"}


PRELUDE = """
import asyncio
import socket

def refuse(*args, **kwargs):
    raise AssertionError("a network was looked for")

socket.getaddrinfo = refuse

def make(service="connect"):
    from aiobotocore.session import get_session
    return get_session().create_client(
        service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b"
    )
"""
ORDERS = {
    "a client that is older than moto": """
async def main():
    async with make() as connect:
        from connect_views_mock import mock_connect_views
        async with mock_connect_views() as mock:
            mock.create_instance()
            print(len((await connect.list_instances())["InstanceSummaryList"]))
            async with make("account") as account:
                try:
                    await account.list_regions()
                except NotImplementedError as error:
                    assert "account.ListRegions" in str(error)
""",
    "an import while the mock is active": """
async def main():
    from connect_views_mock import mock_connect_views
    async with mock_connect_views() as mock:
        mock.create_instance()
        async with make() as connect:
            print(len((await connect.list_instances())["InstanceSummaryList"]))
""",
    "a second copy": """
async def main():
    import sys
    from unittest.mock import patch
    from connect_views_mock import mock_connect_views
    async with mock_connect_views() as mock:
        mock.create_instance()
        async with make() as connect:
            await connect.list_instances()
        with patch.dict(sys.modules):
            for name in [name for name in sys.modules if name.startswith("aiobotocore")]:
                del sys.modules[name]
            async with make() as connect:
                print(len((await connect.list_instances())["InstanceSummaryList"]))
""",
}


@pytest.mark.parametrize("order", ORDERS)
def test_it_makes_no_difference_when_aiobotocore_is_imported(order: str) -> None:
    assert run_python(f"{PRELUDE}\n{ORDERS[order]}\nasyncio.run(main())") == "1\n"
