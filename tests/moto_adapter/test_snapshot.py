"""A snapshot holds the state of all moto services, and can be restored again and again."""

from __future__ import annotations

import itertools
import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import moto.settings
import pytest
from moto.connect.models import connect_backends
from moto.core.base_backend import BackendDict
from moto.core.constants import MISSING
from moto.core.models import DEFAULT_ACCOUNT_ID, responses_mock
from responses import CallbackResponse

from connect_views_mock import mock_connect_views, moto_adapter
from tests.aws import REGION, connect_client, create_instance, create_view, instance_count


@pytest.fixture(autouse=True)
def mock() -> Iterator[None]:
    with mock_connect_views(region=REGION):
        yield


def take_snapshot() -> moto_adapter.Snapshot:
    snapshot = moto_adapter.take_snapshot()
    assert snapshot is not None
    return snapshot


def restore(snapshot: moto_adapter.Snapshot) -> None:
    """Restore it as at the start of a mock, after moto was reset."""
    moto_adapter.reset_moto()
    moto_adapter.restore_snapshot(snapshot)


def backend() -> Any:
    return connect_backends[DEFAULT_ACCOUNT_ID][REGION]


def put_object(body: bytes) -> None:
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="bucket")
    s3.put_bucket_versioning(Bucket="bucket", VersioningConfiguration={"Status": "Enabled"})
    s3.put_object(Bucket="bucket", Key="key", Body=body)


def objects() -> Any:
    s3 = boto3.client("s3")
    versions = s3.list_object_versions(Bucket="bucket")["Versions"]
    return [
        s3.get_object(Bucket="bucket", Key="key", VersionId=version["VersionId"])["Body"].read()
        for version in versions
    ]


def put_item(value: str) -> None:
    dynamodb = boto3.client("dynamodb")
    if not dynamodb.list_tables()["TableNames"]:
        dynamodb.create_table(
            TableName="table",
            KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
    dynamodb.put_item(TableName="table", Item={"key": {"S": "key"}, "value": {"S": value}})


def put_parameter(value: str) -> None:
    boto3.client("ssm").put_parameter(Name="name", Value=value, Type="String", Overwrite=True)


def put_secret(value: str) -> None:
    secrets = boto3.client("secretsmanager")
    if secrets.list_secrets()["SecretList"]:
        secrets.put_secret_value(SecretId="secret", SecretString=value)
    else:
        secrets.create_secret(Name="secret", SecretString=value)


def create_role(name: str) -> None:
    boto3.client("iam").create_role(RoleName=name, AssumeRolePolicyDocument="{}")


SERVICES: dict[str, tuple[Callable[[], object], Callable[[], object], Callable[[], object]]] = {
    "s3": (lambda: put_object(b"first"), lambda: put_object(b"second"), objects),
    "dynamodb": (
        lambda: put_item("first"),
        lambda: put_item("second"),
        lambda: boto3.client("dynamodb").scan(TableName="table")["Items"],
    ),
    "sqs": (
        lambda: boto3.client("sqs").create_queue(QueueName="first"),
        lambda: boto3.client("sqs").create_queue(QueueName="second"),
        lambda: boto3.client("sqs").list_queues()["QueueUrls"],
    ),
    "ssm": (
        lambda: put_parameter("first"),
        lambda: put_parameter("second"),
        lambda: boto3.client("ssm").get_parameter(Name="name")["Parameter"]["Value"],
    ),
    "secretsmanager": (
        lambda: put_secret("first"),
        lambda: put_secret("second"),
        lambda: boto3.client("secretsmanager").get_secret_value(SecretId="secret")["SecretString"],
    ),
    "iam": (
        lambda: create_role("first"),
        lambda: create_role("second"),
        lambda: [role["RoleName"] for role in boto3.client("iam").list_roles()["Roles"]],
    ),
    "ec2": (
        lambda: boto3.client("ec2").create_vpc(CidrBlock="10.0.0.0/16"),
        lambda: boto3.client("ec2").create_vpc(CidrBlock="10.1.0.0/16"),
        lambda: [vpc["VpcId"] for vpc in boto3.client("ec2").describe_vpcs()["Vpcs"]],
    ),
    "sns": (
        lambda: boto3.client("sns").create_topic(Name="first"),
        lambda: boto3.client("sns").create_topic(Name="second"),
        lambda: boto3.client("sns").list_topics()["Topics"],
    ),
}


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_again_what_it_had(service: str) -> None:
    make, change, read = SERVICES[service]
    make()
    before = read()
    snapshot = take_snapshot()
    for _ in range(2):
        change()
        assert read() != before
        restore(snapshot)
        assert read() == before


def test_instances_views_and_tags_are_as_they_were() -> None:
    connect = connect_client()
    instance_id = create_instance(connect)
    view_id = create_view(instance_id, client=connect)
    arn = connect.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]["Arn"][:-8]
    connect.tag_resource(resourceArn=arn, tags={"a": "b"})
    snapshot = take_snapshot()
    for _ in range(2):
        assert connect.list_tags_for_resource(resourceArn=arn)["tags"] == {"a": "b"}
        assert instance_count() == 1
        connect.untag_resource(resourceArn=arn, tagKeys=["a"])
        connect.delete_view(InstanceId=instance_id, ViewId=view_id)
        create_instance(connect)
        restore(snapshot)


def test_other_regions_and_accounts_are_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    create_instance(connect_client("eu-west-2"))
    snapshot = take_snapshot()
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "111122223333")
    create_instance(connect_client("eu-west-2"))
    restore(snapshot)
    assert connect_client("eu-west-2").list_instances()["InstanceSummaryList"] == []
    monkeypatch.delenv("MOTO_ACCOUNT_ID")
    assert len(connect_client("eu-west-2").list_instances()["InstanceSummaryList"]) == 1
    assert instance_count() == 0


def test_a_service_that_was_first_used_later_has_nothing() -> None:
    snapshot = take_snapshot()
    boto3.client("sqs").create_queue(QueueName="queue")
    restore(snapshot)
    assert boto3.client("sqs").list_queues().get("QueueUrls", []) == []


def test_a_name_of_a_bucket_is_taken_again() -> None:
    put_object(b"first")
    snapshot = take_snapshot()
    restore(snapshot)
    other = boto3.client("s3", region_name="eu-west-2")
    with pytest.raises(other.exceptions.BucketAlreadyOwnedByYou):
        other.create_bucket(
            Bucket="bucket", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"}
        )


def test_what_two_services_share_is_shared_again() -> None:
    resources = {"Queue": {"Type": "AWS::SQS::Queue"}}
    cloudformation = boto3.client("cloudformation")
    cloudformation.create_stack(
        StackName="stack", TemplateBody=json.dumps({"Resources": resources})
    )
    snapshot = take_snapshot()
    for _ in range(2):
        (url,) = boto3.client("sqs").list_queues()["QueueUrls"]
        boto3.client("sqs").tag_queue(QueueUrl=url, Tags={"a": "b"})
        cloudformation.delete_stack(StackName="stack")
        assert boto3.client("sqs").list_queues().get("QueueUrls", []) == []
        restore(snapshot)


def test_the_answers_of_services_to_urls_of_their_own_are_there_again() -> None:
    url = CallbackResponse("GET", "https://x.execute-api.us-east-1.amazonaws.com", lambda _: None)
    responses_mock.add(url)
    snapshot = take_snapshot()
    restore(snapshot)
    assert url in responses_mock.registered()


class ById(dict[str, Any]):
    """A dictionary that returns and takes other values than it holds."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(self.prefix + key, value)

    def items(self) -> Any:
        return {}.items()


class WithDefault(defaultdict[str, int]):
    def __init__(self, region: str) -> None:
        super().__init__(int)
        self.region = region


def test_dictionaries_of_a_class_of_their_own_are_as_they_were() -> None:
    backend().by_id = ById("id-")
    backend().by_id["1"] = ["one"]
    backend().with_default = WithDefault("eu-west-2")
    backend().with_default["a"] += 1
    backend().plain_default = defaultdict(list, a=[1])
    snapshot = take_snapshot()
    backend().by_id["2"] = "two"
    backend().by_id["1"] = "changed"
    backend().with_default.clear()
    backend().plain_default["a"].append(2)
    restore(snapshot)
    assert dict.items(backend().by_id) == {"id-1": ["one"]}.items()
    assert backend().by_id.prefix == "id-"
    assert backend().with_default == {"a": 1}
    assert (backend().with_default["b"], backend().with_default.region) == (0, "eu-west-2")
    assert backend().plain_default == {"a": [1]}
    assert backend().plain_default["b"] == []


def test_what_cannot_be_copied_is_shared() -> None:
    shared = [
        threading.Lock(),
        threading.RLock(),
        threading.Thread(),
        lambda: None,
        (number for number in range(3)),
        object(),
        MISSING,
        json,
        ById,
        connect_backends,
        connect_backends[DEFAULT_ACCOUNT_ID],
        backend(),
        len,
    ]
    backend().holds = {"shared": shared, "again": shared[0], "changed": 1}
    snapshot = take_snapshot()
    backend().holds["changed"] = 2
    restore(snapshot)
    assert backend().holds["changed"] == 1
    assert backend().holds["shared"] is not shared
    for copied, original in zip(backend().holds["shared"], shared, strict=True):
        assert copied is original
    assert backend().holds["again"] is shared[0]


class Counter:
    def __init__(self) -> None:
        self.numbers = itertools.count()
        self.lock = threading.Condition()

    def next(self) -> int:
        with self.lock:
            return next(self.numbers)


def test_what_python_warns_to_copy_is_copied() -> None:
    backend().counter = Counter()
    backend().counter.next()
    snapshot = take_snapshot()
    assert [backend().counter.next(), backend().counter.next()] == [1, 2]
    restore(snapshot)
    assert backend().counter.next() == 1


def test_what_a_copy_made_changes_nothing_in_the_snapshot() -> None:
    create_instance()
    snapshot = take_snapshot()
    restore(snapshot)
    create_instance()
    restore(snapshot)
    assert instance_count() == 1


class CannotBeRead:
    def __setstate__(self, state: object) -> None:
        raise KeyError(state)

    def __getstate__(self) -> object:
        return {"not": "readable"}


def test_a_service_that_cannot_be_copied_keeps_its_state_and_the_others_do_not() -> None:
    create_instance()
    backend().holds = CannotBeRead()
    boto3.client("sqs").create_queue(QueueName="queue")
    snapshot = take_snapshot()
    for count in (2, 3):
        create_instance()
        boto3.client("sqs").create_queue(QueueName="other")
        restore(snapshot)
        assert instance_count() == count
        assert len(boto3.client("sqs").list_queues()["QueueUrls"]) == 1


@pytest.mark.parametrize("setting", ["TEST_SERVER_MODE", "is_test_proxy_mode"])
def test_there_is_none_of_the_state_in_a_server(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setattr(moto.settings, setting, lambda: True)
    assert moto_adapter.take_snapshot() is None


def test_the_backends_stay_the_same() -> None:
    create_instance()
    original = backend()
    snapshot = take_snapshot()
    restore(snapshot)
    assert backend() is original
    in_use: Any = BackendDict
    assert in_use._instances.count(connect_backends) == 1
