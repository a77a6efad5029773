"""moto's server, its server mode and its proxy mode."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import moto
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.httpsession import URLLib3Session
from moto.core.models import ServerModeMockAWS
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from connect_views_mock import mock_connect_views, moto_adapter
from connect_views_mock.moto_adapter import no_way_out
from tests.aws import REGION, create_instance, create_view, run_python


@contextmanager
def running_moto(module: str) -> Iterator[int]:
    """Run moto's server or proxy in its own process, and yield its port."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", module, "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield port
    finally:
        process.kill()
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            continue
        return
    raise AssertionError("moto does not start")


USE = """
    import warnings
    import boto3
    # urllib3 warns of the proxy's certificate, which moto has made itself.
    warnings.filterwarnings("ignore", message="Unverified HTTPS request")
    from connect_views_mock import mock_connect_views

    def use(client):
        return client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )

    with mock_connect_views() as mock:
        client = boto3.client("connect", region_name="us-east-1")
        use(client)
        print(len(client.list_instances()["InstanceSummaryList"]))
        for call in (
            mock.create_instance,
            lambda: mock.inject_error("ListViews", "ThrottlingException"),
            lambda: mock.requests,
        ):
            try:
                call()
            except RuntimeError as error:
                print(error)
    with mock_connect_views():
        client = boto3.client("connect", region_name="us-east-1")
        print(len(client.list_instances()["InstanceSummaryList"]))
"""
USED = [
    "1",
    *["The state is in moto's server, where only a request can change it: use a client"] * 3,
    "0",
]


@pytest.fixture(scope="module")
def moto_server() -> Iterator[int]:
    with running_moto("moto.server") as port:
        yield port


@pytest.fixture(scope="module")
def moto_proxy() -> Iterator[int]:
    with running_moto("moto.proxy") as port:
        yield port


CLASS = """
    import unittest
    import boto3
    from connect_views_mock import mock_connect_views

    @mock_connect_views
    class Tests(unittest.TestCase):
        def create(self):
            client = boto3.client("connect", region_name="us-east-1")
            client.create_instance(
                IdentityManagementType="CONNECT_MANAGED",
                InboundCallsEnabled=True,
                OutboundCallsEnabled=True,
            )
            print(len(client.list_instances()["InstanceSummaryList"]))

        def test_one(self):
            self.create()

        def test_two(self):
            self.create()

    @mock_connect_views
    class TestsWithSetUp(Tests):
        @classmethod
        def setUpClass(cls):
            cls.create(None)

    for case in (Tests, TestsWithSetUp):
        result = unittest.TestResult()
        unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
        assert not result.errors, result.errors
"""


def test_in_server_mode_the_tests_of_a_class_share_what_its_set_up_made(moto_server: int) -> None:
    environment = {
        "TEST_SERVER_MODE": "true",
        "TEST_SERVER_MODE_ENDPOINT": f"http://127.0.0.1:{moto_server}",
    }
    assert run_python(CLASS, environment).split() == ["1", "1", "1", "2", "3"]


def test_in_server_mode_motos_server_answers(moto_server: int) -> None:
    environment = {
        "TEST_SERVER_MODE": "true",
        "TEST_SERVER_MODE_ENDPOINT": f"http://127.0.0.1:{moto_server}",
    }
    assert run_python(USE, environment).splitlines() == USED


def test_in_proxy_mode_motos_proxy_answers(moto_proxy: int) -> None:
    environment = {"TEST_PROXY_MODE": "true", "MOTO_PROXY_PORT": str(moto_proxy)}
    assert run_python(USE, environment).splitlines() == USED


def test_in_proxy_mode_a_client_without_the_proxy_is_stopped(moto_proxy: int) -> None:
    printed = run_python(
        """
        import boto3
        session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any")
        client = session.client("connect", region_name="us-east-1")
        from connect_views_mock import RequestNotMockedError, mock_connect_views
        with mock_connect_views():
            try:
                client.list_instances()
            except RequestNotMockedError as error:
                print(error)
        """,
        {"TEST_PROXY_MODE": "true", "MOTO_PROXY_PORT": str(moto_proxy)},
    )
    assert printed.startswith("connect.ListInstances is not mocked")


def test_a_server_that_does_not_run_leaves_nothing_mocked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    printed = run_python(
        """
        import boto3, requests
        from connect_views_mock import mock_connect_views
        from moto.core.models import ServerModeMockAWS
        real_client = boto3.client
        for _ in range(2):
            try:
                mock_connect_views().start()
            except requests.ConnectionError:
                print(ServerModeMockAWS._nested_count, boto3.client is real_client)
        """,
        {"TEST_SERVER_MODE": "true", "TEST_SERVER_MODE_ENDPOINT": f"http://127.0.0.1:{port}"},
    )
    assert printed.splitlines() == ["0 True", "0 True"]


@contextmanager
def server_in_this_process() -> Iterator[Any]:
    """Yield a client of a moto server that runs in a thread of this process."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    client: Any = boto3.client(
        "connect",
        region_name=REGION,
        endpoint_url=f"http://{host}:{port}",
        config=Config(retries={"total_max_attempts": 1}),
    )
    try:
        yield client
    finally:
        client.close()
        server.stop()


def signed_for(region: str) -> dict[str, str]:
    """Return the header from which moto's server learns the service and the region."""
    scope = f"a/20260101/{region}/connect/aws4_request"
    return {"Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=a, Signature=b"}


OTHER_ARN = "arn:aws:lex:eu-west-1:123456789012:bot-alias%2Fa"


def message_of(answer: requests.Response) -> str:
    body = answer.json()
    # moto's own operations spell it in one of the two ways, by the release of moto.
    message: str = body.get("Message") or body["message"]
    return message


def arn_of_the_view(client: Any, instance_id: str) -> str:
    views = client.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    arn: str = views["ViewsSummaryList"][0]["Arn"]
    return arn


@pytest.fixture
def served() -> Iterator[Any]:
    with mock_connect_views(), server_in_this_process() as client:
        yield client


def test_a_server_in_this_process_serves_views_while_a_mock_is_active(
    served: Any,
) -> None:
    instance_id = create_instance(served)
    view_id = create_view(instance_id, client=served)
    view = served.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]
    assert view["Name"] == "View"


def test_a_server_in_this_process_shares_the_state_of_the_mock(served: Any) -> None:
    instance_id = create_instance(served)
    view_id = create_view(instance_id)
    assert served.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]["Id"] == view_id


@pytest.mark.parametrize("arn_of", ["instance", "view", "both"])
def test_a_server_takes_arns_whose_slashes_it_has_decoded(served: Any, arn_of: str) -> None:
    instance_id = create_instance(served)
    view_id = create_view(instance_id, client=served)
    arn = served.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]["Arn"]
    view = served.describe_view(
        InstanceId=instance_id if arn_of == "view" else arn.partition("/view/")[0],
        ViewId=view_id if arn_of == "instance" else arn,
    )
    assert view["View"]["Id"] == view_id


def test_a_server_takes_the_arns_of_views_for_tags(served: Any) -> None:
    instance_id = create_instance(served)
    create_view(instance_id, client=served)
    arn = arn_of_the_view(served, instance_id)
    served.tag_resource(resourceArn=arn, tags={"key": "value"})
    assert served.list_tags_for_resource(resourceArn=arn)["tags"] == {"key": "value"}


def test_a_server_answers_with_the_errors_of_connect(served: Any) -> None:
    instance_id = create_instance(served)
    with pytest.raises(served.exceptions.ResourceNotFoundException):
        served.describe_view(InstanceId=instance_id, ViewId=instance_id)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/instance/", "InvalidRequestException"),
        ("/tags/", "InvalidParameterException"),
        ("/views/", "InvalidParameterException"),
        ("/views//x", "InvalidParameterException"),
    ],
)
def test_a_server_refuses_an_empty_label_in_json(served: Any, path: str, code: str) -> None:
    answer = requests.get(served.meta.endpoint_url + path, headers=signed_for(REGION), timeout=10)
    assert (answer.status_code, answer.json()["__type"]) == (400, code)


@pytest.mark.parametrize(
    "path", ["/instance", "/instance/a", "/views/a", "/views/a/b", f"/tags/{OTHER_ARN}"]
)
def test_a_server_says_in_json_that_connect_is_not_in_a_region(served: Any, path: str) -> None:
    answer = requests.get(
        served.meta.endpoint_url + path, headers=signed_for("eu-west-1"), timeout=10
    )
    assert (answer.status_code, answer.json()["__type"]) == (400, "InvalidRequestException")
    assert re.match(
        "Amazon Connect has no region 'eu-west-1'; it has .*us-east-1", message_of(answer)
    )


def test_a_server_gives_boto3_an_error_in_a_region_without_connect(served: Any) -> None:
    client: Any = boto3.client(
        "connect", region_name="eu-west-1", endpoint_url=served.meta.endpoint_url
    )
    with pytest.raises(client.exceptions.InvalidRequestException, match="has no region"):
        client.list_views(InstanceId="a")


def test_a_server_lists_instances_at_a_path_without_a_slash(served: Any) -> None:
    assert served.list_instances()["InstanceSummaryList"] == []


def test_a_server_serves_views_without_a_mock_when_the_adapter_is_installed() -> None:
    moto_adapter.install("the server")
    try:
        with server_in_this_process() as client:
            instance_id = create_instance(client)
            view_id = create_view(instance_id, client=client)
            arn = arn_of_the_view(client, instance_id)
            view = client.describe_view(InstanceId=instance_id, ViewId=arn)["View"]
    finally:
        moto_adapter.uninstall("the server")
    assert view["Id"] == view_id


def test_without_mock_and_adapter_a_server_knows_no_views() -> None:
    with server_in_this_process() as client, pytest.raises(ClientError, match="404"):
        client.list_views(InstanceId=create_instance(client))


@pytest.mark.parametrize(("port", "is_motos"), [("5005", True), ("3128", False)])
def test_in_proxy_mode_only_motos_proxy_is_let_through(
    monkeypatch: pytest.MonkeyPatch, port: str, is_motos: bool
) -> None:
    monkeypatch.setenv("TEST_PROXY_MODE", "true")
    monkeypatch.delenv("MOTO_PROXY_PORT", raising=False)
    session = URLLib3Session(proxies={"https": f"http://localhost:{port}"})
    assert no_way_out._goes_to_motos_proxy(session, "https://sqs.amazonaws.com/") is is_motos


def test_in_proxy_mode_the_handle_refuses_to_make_an_instance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with mock_connect_views() as mock:
        monkeypatch.setenv("TEST_PROXY_MODE", "true")
        with pytest.raises(RuntimeError, match="The state is in moto's server"):
            mock.create_instance()


def test_a_reset_that_failed_is_not_in_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moto, "mock_aws", ServerModeMockAWS)
    monkeypatch.setattr(requests, "post", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mock_connect_views().start()
    assert ServerModeMockAWS._RESET_IN_PROGRESS is False
