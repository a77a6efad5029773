"""A request that moto does not know is refused at once, and the error says what to do."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import botocore
import moto
import pytest
import requests
import responses
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.httpsession import URLLib3Session
from moto import mock_aws
from moto.core.models import botocore_stubber

from connect_views_mock import RequestNotMockedError, mock_connect_views
from connect_views_mock.moto_adapter import aws_hosts
from tests.aws import REGION, UNKNOWN_ID, connect_client, create_instance, create_view


def client(service: Any, **config: Any) -> Any:
    return boto3.client(service, region_name=REGION, config=Config(**config))


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_a_service_that_moto_does_not_know_is_refused_without_retries(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeps: list[float] = []
    tries: list[object] = []
    monkeypatch.setattr(time, "sleep", sleeps.append)
    account = client("account", retries={"mode": mode, "max_attempts": 5})
    account.meta.events.register("request-created", lambda **_: tries.append(1))
    with mock_connect_views(), pytest.raises(RequestNotMockedError):
        account.list_regions()
    assert (len(tries), sleeps) == (1, [])


def test_the_error_names_service_operation_and_what_to_do() -> None:
    with mock_connect_views(), pytest.raises(RequestNotMockedError) as raised:
        client("account").list_regions()
    message = str(raised.value)
    assert message.startswith(f"account.ListRegions is not mocked by moto {moto.__version__}, ")
    assert "botocore.stub.Stubber" in message
    assert '{"core": {"passthrough": {"services": [...], "urls": [...]}}}' in message


def test_a_client_of_before_the_mock_is_refused_too() -> None:
    account = client("account")
    with mock_connect_views(), pytest.raises(RequestNotMockedError, match=r"account\.ListRegions"):
        account.list_regions()


def test_the_error_is_a_not_implemented_error() -> None:
    with mock_connect_views(), pytest.raises(NotImplementedError):
        client("account").list_regions()


def test_an_operation_of_connect_that_nobody_has_says_what_this_library_adds() -> None:
    with mock_connect_views(), pytest.raises(RequestNotMockedError) as raised:
        connect_client().list_users(InstanceId=UNKNOWN_ID)
    message = str(raised.value)
    assert message.startswith(f"connect.ListUsers is not mocked by moto {moto.__version__}, ")
    assert "connect-views-mock adds the operations on views, and those on" in message
    assert "workspaces that show them; the others are moto's" in message
    assert "inject_error()" in message


def test_an_operation_that_a_service_of_moto_lacks_is_refused() -> None:
    with mock_connect_views(), pytest.raises(RequestNotMockedError, match=r"sqs\.\w+ is not mock"):
        client("sqs").start_message_move_task(SourceArn="arn:aws:sqs:us-east-1:123456789012:q")


def request_to(url: str) -> Any:
    return AWSRequest("GET", url).prepare()


def test_a_request_below_the_clients_of_botocore_is_refused() -> None:
    url = "https://account.us-east-1.api.aws/"
    with mock_connect_views(), pytest.raises(RequestNotMockedError, match=f"^GET {url} is not"):
        URLLib3Session().send(request_to(url))


def test_a_path_of_another_service_is_left_to_moto_as_it_is() -> None:
    answers = []
    for mock in (mock_aws, mock_connect_views):
        with mock():
            s3 = client("s3")
            s3.create_bucket(Bucket="bucket")
            s3.put_object(Bucket="bucket", Key="a", Body=b"body", ACL="public-read")
            request = request_to("https://bucket.s3.amazonaws.com/a;b")
            answer = botocore_stubber("before-send", request=request)
            assert answer is not None
            answers.append((answer.status_code, answer.content))
    assert answers[0] == answers[1] == (200, b"body")


def test_moto_answers_its_own_404_to_requests_without_botocore() -> None:
    with mock_connect_views():
        answer = requests.get("https://account.us-east-1.amazonaws.com/", timeout=1)
    assert answer.status_code in (400, 404)


def test_what_moto_has_not_implemented_stays_its_own_error_without_botocore() -> None:
    # moto raises it below ``requests`` too, and no operation is known there.
    def fail(_: object) -> None:
        raise NotImplementedError("moto's")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(botocore_stubber, "process_request", fail)
        with mock_connect_views(), pytest.raises(NotImplementedError, match="moto's"):
            requests.get("https://connect.us-east-1.amazonaws.com/instance", timeout=1)


METADATA_URLS = [
    "http://169.254.169.254/latest/meta-data/no/such/data",
    "http://169.254.170.2/v2/credentials/x",
    "http://169.254.170.23/v1/credentials",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fd00:ec2::23]/v1/credentials",
]


@pytest.mark.parametrize("url", METADATA_URLS)
def test_the_metadata_of_instances_and_containers_is_out_of_reach(url: str) -> None:
    with mock_connect_views():
        try:
            status = URLLib3Session().send(request_to(url)).status_code
        except RequestNotMockedError:
            status = 404
    assert status == 404


@pytest.mark.parametrize(
    ("host", "is_aws"),
    [
        ("connect.us-east-1.amazonaws.com", True),
        ("connect.us-east-1.amazonaws.com.", True),
        ("connect.us-east-1.api.aws", True),
        ("connect.cn-north-1.amazonaws.com.cn", True),
        ("s3.us-iso-east-1.c2s.ic.gov", True),
        ("us-east-1.signin.aws.amazon.com", True),
        ("169.254.169.254", True),
        ("[fd00:ec2::254]", True),
        ("localhost", False),
        ("localhost:4566", False),
        ("127.0.0.1:5000", False),
        ("minio.example.com", False),
        ("notamazonaws.com", False),
        ("amazonaws.com.example.com", False),
        ("aws.example.com", False),
        ("shop.amazon.com", False),
    ],
)
def test_which_hosts_are_of_aws(host: str, is_aws: bool) -> None:
    assert aws_hosts.is_aws_host(f"https://{host}/path") is is_aws


def endpoints_of_botocore() -> set[str]:
    urls: set[str] = set()
    data = Path(botocore.__file__).parent / "data"
    for path in data.rglob("endpoint-rule-set-1.json*"):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        urls.update(re.findall(r'"(https?://[^"/]+)', content.decode()))
    return urls


def test_every_endpoint_that_botocore_knows_is_of_aws() -> None:
    endpoints = endpoints_of_botocore()
    unknown = set()
    for endpoint in endpoints:
        # What ends in the authority of a URL is the user's own; DynamoDB has one on localhost.
        if endpoint.endswith("{url#authority}") or endpoint == "http://localhost:8000":
            continue
        url = re.sub(r"\{[^}]*[dD]nsSuffix\}", "amazonaws.com", endpoint)
        if not aws_hosts.is_aws_host(re.sub(r"\{[^}]*\}", "x", url)):
            unknown.add(endpoint)
    assert len(endpoints) > 1000
    assert unknown == set(), "add their domains to _MORE_AWS_DOMAINS of moto_adapter"


@pytest.mark.parametrize(
    ("region", "config"),
    [
        ("us-east-1", {"use_fips_endpoint": True}),
        ("us-gov-west-1", {"use_fips_endpoint": True}),
        ("us-east-1", {"use_dualstack_endpoint": True}),
        ("us-east-1", {"use_dualstack_endpoint": True, "use_fips_endpoint": True}),
        ("eu-central-1", {}),
    ],
)
def test_every_kind_of_endpoint_of_connect_has_views(region: str, config: dict[str, Any]) -> None:
    with mock_connect_views() as mock:
        connect: Any = boto3.client("connect", region_name=region, config=Config(**config))
        instance_id = create_instance(connect)
        view_id = create_view(instance_id, client=connect)
        arn = connect.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]["Arn"]
        assert arn.split(":")[3] == region
        assert [request.operation for request in mock.requests] == [
            "CreateInstance",
            "CreateView",
            "DescribeView",
        ]


@pytest.mark.parametrize("region", ["us-east-1", "us-gov-west-1"])
def test_requests_without_botocore_to_endpoints_of_connect_are_seen(region: str) -> None:
    host = urlsplit(connect_client(region).meta.endpoint_url).hostname
    with mock_connect_views() as mock:
        requests.get(f"https://{host}/instance", timeout=1)
        assert [request.operation for request in mock.requests] == ["ListInstances"]


def test_a_mock_of_responses_around_it_still_answers() -> None:
    with responses.RequestsMock() as mocked, mock_connect_views():
        mocked.get("https://example.com/", body="mine")
        assert requests.get("https://example.com/", timeout=1).text == "mine"
        assert create_instance()


def test_a_mock_of_responses_inside_of_it_still_answers() -> None:
    with mock_connect_views(), responses.RequestsMock() as mocked:
        mocked.get("https://example.com/", body="mine")
        assert requests.get("https://example.com/", timeout=1).text == "mine"
        assert create_instance()


def test_the_default_mock_of_responses_still_answers() -> None:
    @responses.activate
    def use() -> str:
        responses.get("https://example.com/", body="mine")
        with mock_connect_views():
            create_instance()
            return requests.get("https://example.com/", timeout=1).text

    assert use() == "mine"


def test_what_nobody_mocks_is_refused_in_mock_aws_too() -> None:
    with mock_aws(), mock_connect_views(), pytest.raises(RequestNotMockedError):
        client("account").list_regions()


MOTOS_ANSWERS: Any = {"connect_views": {"refuse_unmocked_requests": False}}

UNMOCKED_CALLS = [
    ("connect", "describe_queue", {"InstanceId": "x", "QueueId": "y"}),
    ("customer-profiles", "list_domains", {}),
    ("account", "list_regions", {}),
    ("sqs", "list_message_move_tasks", {"SourceArn": "x"}),
    ("ec2", "describe_fleet_history", {"FleetId": "x", "StartTime": 0}),
]


def what_is_raised(service: str, operation: str, parameters: dict[str, Any]) -> tuple[Any, ...]:
    call = getattr(client(service, retries={"total_max_attempts": 1}), operation)
    with pytest.raises((ClientError, NotImplementedError)) as raised:
        call(**parameters)
    return type(raised.value), str(raised.value), getattr(raised.value, "response", None)


@pytest.mark.parametrize(("service", "operation", "parameters"), UNMOCKED_CALLS)
def test_the_configuration_gives_motos_answer_back(
    service: str, operation: str, parameters: dict[str, Any]
) -> None:
    with mock_aws():
        answered_by_moto = what_is_raised(service, operation, parameters)
    with mock_connect_views(config=MOTOS_ANSWERS):
        answered_by_us = what_is_raised(service, operation, parameters)
    assert answered_by_us == answered_by_moto
    assert answered_by_us[0] is not RequestNotMockedError


def test_code_that_takes_the_404_for_an_answer_goes_on() -> None:
    with mock_connect_views(config=MOTOS_ANSWERS) as mock:
        connect = connect_client()
        with pytest.raises(ClientError) as raised:
            connect.describe_queue(InstanceId=mock.create_instance(), QueueId="y")
        response: Any = raised.value.response
        assert response["ResponseMetadata"]["HTTPStatusCode"] == 404
        assert [request.status_code for request in mock.requests] == [404]


def test_an_inner_mock_can_refuse_what_an_outer_one_leaves_to_moto() -> None:
    config: Any = {"connect_views": {"refuse_unmocked_requests": True}}
    with mock_connect_views(config=MOTOS_ANSWERS):
        with mock_connect_views(config=config), pytest.raises(RequestNotMockedError):
            client("account").list_regions()
        with pytest.raises(ClientError):
            client("account").list_regions()


def test_no_request_reaches_aws_with_motos_answers() -> None:
    # moto would send this one.
    url = "https://connect.us-east-1.api.aws:8443/instance"
    with mock_connect_views(config=MOTOS_ANSWERS), pytest.raises(RequestNotMockedError):
        URLLib3Session().send(AWSRequest("GET", url).prepare())
