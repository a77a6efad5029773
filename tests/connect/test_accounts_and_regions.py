from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import boto3
import moto
import pytest
from botocore.config import Config
from freezegun import freeze_time
from moto.moto_api._internal import mock_random

from .helpers import (
    ACCOUNT_ID,
    assert_raises,
    connect_client,
    create_instance,
    create_view,
    customer_views,
    describe,
    names_of,
    needs_own_process,
)
from .target import mock_aws

OTHER_ACCOUNT_ID = "210987654321"


def client_with_header(account_id: str) -> Any:
    client = connect_client()

    def add_header(params: dict[str, Any], **_: Any) -> None:
        params["headers"]["x-moto-account-id"] = account_id

    client.meta.events.register("before-call.connect", add_header)
    return client


def client_of_role(account_id: str) -> Any:
    sts = boto3.client("sts", region_name="us-east-1")
    credentials = sts.assume_role(
        RoleArn=f"arn:aws:iam::{account_id}:role/my-role", RoleSessionName="test-session"
    )["Credentials"]
    return boto3.client(
        "connect",
        region_name="us-east-1",
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


# Accounts


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("make_client", [client_with_header, client_of_role])
def test_views_are_in_the_account_of_the_request(make_client: Any) -> None:
    other_client = make_client(OTHER_ACCOUNT_ID)

    view = create_view(other_client, create_instance(other_client))

    assert f":{OTHER_ACCOUNT_ID}:instance/" in view["Arn"]


@pytest.mark.parametrize("make_client", [client_with_header, client_of_role])
def test_views_of_another_account_are_not_found(
    client: Any, instance_id: str, make_client: Any
) -> None:
    view = create_view(client, instance_id)
    other_client = make_client(OTHER_ACCOUNT_ID)

    with assert_raises(other_client, "ResourceNotFoundException"):
        describe(other_client, instance_id, view["Arn"])


@pytest.mark.parametrize("make_client", [client_with_header, client_of_role])
def test_tags_of_views_are_in_the_account_of_the_request(
    client: Any, instance_id: str, make_client: Any
) -> None:
    view = create_view(client, instance_id)
    other_client = make_client(OTHER_ACCOUNT_ID)

    with assert_raises(other_client, "ResourceNotFoundException"):
        other_client.list_tags_for_resource(resourceArn=view["Arn"])


@needs_own_process
def test_views_are_in_the_account_of_the_environment(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTO_ACCOUNT_ID", OTHER_ACCOUNT_ID)

    view = create_view(client, create_instance(client))

    assert f":{OTHER_ACCOUNT_ID}:instance/" in view["Arn"]


def test_view_arn_of_the_account_of_the_environment_is_not_found_in_the_default_account(
    client: Any, instance_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = create_view(client, instance_id)
    monkeypatch.setenv("MOTO_ACCOUNT_ID", OTHER_ACCOUNT_ID)

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, create_instance(client), view["Arn"])


# Regions and partitions


def test_views_are_in_the_region_of_the_client(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)
    other_client = connect_client("eu-central-1")

    with assert_raises(other_client, "ResourceNotFoundException"):
        other_client.list_views(InstanceId=instance_id)


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    ("region", "partition"),
    [("eu-central-1", "aws"), ("ap-southeast-1", "aws"), ("us-gov-west-1", "aws-us-gov")],
)
def test_view_arn_has_partition_region_and_account(region: str, partition: str) -> None:
    client = connect_client(region)
    instance_id = create_instance(client)

    view = create_view(client, instance_id)

    assert view["Arn"] == (
        f"arn:{partition}:connect:{region}:{ACCOUNT_ID}:instance/{instance_id}/view/{view['Id']}"
    )


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    "options",
    [
        {"use_fips_endpoint": True},
        {"use_dualstack_endpoint": True},
        {"use_fips_endpoint": True, "use_dualstack_endpoint": True},
    ],
    ids=["FIPS", "dual-stack", "FIPS and dual-stack"],
)
def test_views_are_in_the_region_of_each_kind_of_endpoint(options: dict[str, bool]) -> None:
    client = connect_client("us-west-2", config=Config(**options))  # type: ignore[arg-type]

    view = create_view(client, create_instance(client))

    assert view["Arn"].startswith("arn:aws:connect:us-west-2:")


@pytest.fixture(name="gov_client")
def _gov_client(client: Any) -> Any:
    del client
    return connect_client("us-gov-west-1")


def test_view_in_govcloud_is_described_by_its_arn(gov_client: Any) -> None:
    instance_id = create_instance(gov_client)
    view = create_view(gov_client, instance_id)

    described = describe(gov_client, instance_id, f"{view['Arn']}:$LATEST")

    assert described["Arn"] == f"{view['Arn']}:$LATEST"


def test_aws_managed_view_in_govcloud_has_the_partition_in_its_arn(gov_client: Any) -> None:
    arn = "arn:aws-us-gov:connect:us-gov-west-1:aws:view/detail"

    described = describe(gov_client, create_instance(gov_client), arn)

    assert described["Arn"] == f"{arn}:1"


def test_aws_managed_view_in_govcloud_is_not_found_by_the_arn_of_another_partition(
    gov_client: Any,
) -> None:
    instance_id = create_instance(gov_client)

    with assert_raises(gov_client, "ResourceNotFoundException"):
        describe(gov_client, instance_id, "arn:aws:connect:us-gov-west-1:aws:view/detail")


@pytest.mark.parametrize("operation", ["list_views", "search_views"])
def test_instance_in_govcloud_is_found_by_its_arn(gov_client: Any, operation: str) -> None:
    instance_id = create_instance(gov_client)
    arn = f"arn:aws-us-gov:connect:us-gov-west-1:{ACCOUNT_ID}:instance/{instance_id}"

    answer = getattr(gov_client, operation)(InstanceId=arn, MaxResults=1)

    assert answer["NextToken"]


@pytest.mark.parametrize("operation", ["list_views", "search_views"])
def test_instance_in_govcloud_is_found_by_the_arn_that_create_instance_answers_with(
    gov_client: Any, operation: str
) -> None:
    arn = gov_client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Arn"]

    assert getattr(gov_client, operation)(InstanceId=arn, MaxResults=1)["NextToken"]


@needs_own_process
def test_region_that_does_not_exist_is_allowed_when_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MOTO_ALLOW_NONEXISTENT_REGION", "trUe")
    with mock_aws():
        client = connect_client("moon-north-1")
        instance_id = create_instance(client)

        view = create_view(client, instance_id)

        assert view["Arn"].startswith("arn:aws:connect:moon-north-1:")
        assert describe(client, instance_id, view["Arn"])["Id"] == view["Id"]


# Seeds, time and reset


@needs_own_process
def test_ids_of_views_follow_the_seed_of_moto(client: Any, instance_id: str) -> None:
    ids = []
    for name in ("Order", "Parcel"):
        mock_random.seed(42)
        view = create_view(client, instance_id, name)
        client.delete_view(InstanceId=instance_id, ViewId=view["Id"])
        ids.append(view["Id"])

    assert ids[0] == ids[1]


@needs_own_process
def test_times_of_views_are_those_of_a_frozen_clock(client: Any, instance_id: str) -> None:
    with freeze_time("2026-01-02T03:04:05Z"):
        view = create_view(client, instance_id)

    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    assert (view["CreatedTime"], view["LastModifiedTime"]) == (moment, moment)


def test_views_are_gone_when_the_mock_starts_again() -> None:
    for _ in range(2):
        with mock_aws():
            client = connect_client()
            instance_id = create_instance(client)
            create_view(client, instance_id)

            assert names_of(customer_views(client, instance_id)) == ["Order"]


@pytest.mark.usefixtures("client")
def test_views_are_gone_after_a_reset_of_moto(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)

    moto.mock_aws().reset()

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Id"])
