"""create_instance: an instance without a request, and with an id of the test's choosing."""

from __future__ import annotations

import re
from typing import Any

import boto3
import pytest
from moto.core.utils import get_service_model

from connect_views_mock import ConnectViewsMock, mock_connect_views
from connect_views_mock.connect.exceptions import InvalidParameterException
from connect_views_mock.strict_requests.parameters import check_parameters
from tests.aws import UNKNOWN_ID, connect_client, create_view, instance_count
from tests.handle.conftest import Mock


def test_an_instance_without_arguments(mock: Mock) -> None:
    instance_id = mock.create_instance()
    described = connect_client().describe_instance(InstanceId=instance_id)["Instance"]
    assert described["Id"] == instance_id


def test_each_instance_has_another_id(mock: Mock) -> None:
    assert mock.create_instance() != mock.create_instance()
    assert instance_count() == 2


def test_it_makes_no_request(mock: Mock) -> None:
    mock.create_instance()
    assert mock.requests == []


@pytest.mark.parametrize("instance_id", [UNKNOWN_ID, "my-instance_1", "x", "a" * 100])
def test_an_instance_of_a_given_id(mock: Mock, instance_id: str) -> None:
    assert mock.create_instance(instance_id) == instance_id
    described = connect_client().describe_instance(InstanceId=instance_id)["Instance"]
    assert described["Id"] == instance_id
    assert described["Arn"].endswith(f":instance/{instance_id}")


def test_an_instance_of_a_given_id_is_listed_under_it(mock: Mock) -> None:
    mock.create_instance(UNKNOWN_ID)
    (listed,) = connect_client().list_instances()["InstanceSummaryList"]
    assert (listed["Id"], listed["Arn"].rpartition("/")[2]) == (UNKNOWN_ID, UNKNOWN_ID)


def test_an_instance_of_a_given_id_can_be_deleted(mock: Mock) -> None:
    mock.create_instance(UNKNOWN_ID)
    connect_client().delete_instance(InstanceId=UNKNOWN_ID)
    assert instance_count() == 0


def test_an_instance_of_a_given_id_can_be_tagged(mock: Mock) -> None:
    mock.create_instance(UNKNOWN_ID)
    client = connect_client()
    arn = client.describe_instance(InstanceId=UNKNOWN_ID)["Instance"]["Arn"]
    client.tag_resource(resourceArn=arn, tags={"key": "value"})
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"key": "value"}


def test_an_instance_of_a_given_id_holds_views(mock: Mock) -> None:
    assert create_view(mock.create_instance(UNKNOWN_ID))


def test_an_instance_of_another_region(mock: Mock) -> None:
    instance_id = mock.create_instance(region="eu-central-1")
    client = connect_client("eu-central-1")
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]
    assert arn.startswith("arn:aws:connect:eu-central-1:123456789012:")
    assert instance_count() == 0


def test_an_instance_of_the_default_region(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-2")
    instance_id = mock.create_instance()
    assert boto3.client("connect").describe_instance(InstanceId=instance_id)


def test_an_instance_of_the_region_of_clients_without_any(
    mock: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    mock.create_instance(UNKNOWN_ID)
    assert connect_client("us-east-1").describe_instance(InstanceId=UNKNOWN_ID)


def test_a_region_that_does_not_exist_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError, match=r"^Amazon Connect has no region 'nowhere'; it has "):
        mock.create_instance(region="nowhere")


def test_an_instance_of_another_account(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    instance_id = mock.create_instance(account_id="111122223333")
    assert instance_count() == 0
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "111122223333")
    described = connect_client().describe_instance(InstanceId=instance_id)["Instance"]
    assert ":111122223333:" in described["Arn"]


@pytest.mark.parametrize("account_id", ["", "abc", "12345678901", "1234567890123", 123456789012])
def test_an_account_that_does_not_exist_is_refused(mock: Mock, account_id: Any) -> None:
    with pytest.raises(ValueError, match=r"^account_id must be a string of 12 digits, not "):
        mock.create_instance(account_id=account_id)


@pytest.mark.parametrize("region", ["", "us east 1", 5])
def test_what_is_no_name_of_a_region_is_refused(mock: Mock, region: Any) -> None:
    with pytest.raises(ValueError, match=r"^region must be the name of a region, not "):
        mock.create_instance(region=region)


def test_an_instance_of_the_account_of_motos_environment_variable(
    mock: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "111122223333")
    instance_id = mock.create_instance()
    assert connect_client().describe_instance(InstanceId=instance_id)


def test_an_instance_with_an_alias(mock: Mock) -> None:
    instance_id = mock.create_instance(alias="the-alias")
    described = connect_client().describe_instance(InstanceId=instance_id)["Instance"]
    assert described["InstanceAlias"] == "the-alias"


@pytest.mark.parametrize("alias", ["a", "A1", "a-b", "a--b", "d", "d1-a", "a" * 45])
def test_an_alias_that_connect_takes(mock: Mock, alias: str) -> None:
    instance_id = mock.create_instance(alias=alias)
    described = connect_client().describe_instance(InstanceId=instance_id)["Instance"]
    assert described["InstanceAlias"] == alias
    assert is_in_the_model(alias)


@pytest.mark.parametrize(
    "alias", ["", "a" * 46, "a b", "a_b", "a.b", "-a", "a-", "-", "d-", "d-a", "a\n", "é", "a/b"]
)
def test_an_alias_that_connect_refuses(mock: Mock, alias: str) -> None:
    with pytest.raises(
        ValueError, match=r"^alias must be a string of 1 to 45 letters, digits and "
    ):
        mock.create_instance(alias=alias)
    assert instance_count() == 0
    assert not is_in_the_model(alias)


def is_in_the_model(alias: str) -> bool:
    operation = get_service_model("connect").operation_model("CreateInstance")
    parameters = {"IdentityManagementType": "SAML", "InstanceAlias": alias}
    calls = {"InboundCallsEnabled": True, "OutboundCallsEnabled": True}
    try:
        check_parameters(operation, parameters | calls)
    except InvalidParameterException:
        return False
    return True


@pytest.mark.parametrize("alias", [b"the-alias", 5, ["the-alias"], {}], ids=repr)
def test_an_alias_of_another_type_is_refused(mock: Mock, alias: Any) -> None:
    message = f"^alias must be a string of 1 to 45 letters, .*, not {re.escape(repr(alias))}$"
    with pytest.raises(ValueError, match=message):
        mock.create_instance(alias=alias)
    assert instance_count() == 0


def test_an_id_can_be_had_once(mock: Mock) -> None:
    mock.create_instance(UNKNOWN_ID)
    with pytest.raises(ValueError, match=f"an instance {UNKNOWN_ID} already exists"):
        mock.create_instance(UNKNOWN_ID)
    assert instance_count() == 1


def test_an_id_can_be_had_once_in_each_region_and_account(mock: Mock) -> None:
    mock.create_instance(UNKNOWN_ID)
    mock.create_instance(UNKNOWN_ID, region="eu-west-2")
    mock.create_instance(UNKNOWN_ID, account_id="111122223333")
    assert instance_count() == 1


@pytest.mark.parametrize("instance_id", ["", "a" * 101, "a/b", "a b", "ä", "a\n", "arn:aws:x", 5])
def test_an_id_that_no_instance_can_have_is_refused(mock: Mock, instance_id: Any) -> None:
    with pytest.raises(ValueError, match=r"^instance_id must be a string of 1 to 100 letters"):
        mock.create_instance(instance_id)
    assert instance_count() == 0


def test_a_mock_that_is_not_active_is_refused() -> None:
    with pytest.raises(RuntimeError, match=r"The mock is not active: use it in `with"):
        mock_connect_views().create_instance()


def test_a_mock_that_has_stopped_is_refused() -> None:
    with mock_connect_views() as mock:
        pass
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock.create_instance()


def test_instances_are_gone_with_the_next_mock(mock: ConnectViewsMock) -> None:
    mock.create_instance()
    mock.stop()
    mock.start()
    assert instance_count() == 0


def test_the_default_region_can_be_asked_for_an_instance(mock: Mock) -> None:
    from connect_views_mock.handle.seeding import has_instance

    mock.create_instance(UNKNOWN_ID)
    assert has_instance(UNKNOWN_ID)
    assert not has_instance("another")


def test_workspaces_of_a_deleted_instance_do_not_come_back_with_its_id(mock: Mock) -> None:
    client: Any = connect_client()
    mock.create_instance(UNKNOWN_ID)
    client.create_workspace(InstanceId=UNKNOWN_ID, Name="Agents", Tags={"team": "orders"})
    client.delete_instance(InstanceId=UNKNOWN_ID)

    mock.create_instance(UNKNOWN_ID)

    assert client.list_workspaces(InstanceId=UNKNOWN_ID)["WorkspaceSummaryList"] == []


def test_workspaces_are_gone_after_a_reset(mock: Mock) -> None:
    client: Any = connect_client()
    client.create_workspace(InstanceId=mock.create_instance(UNKNOWN_ID), Name="Agents")

    mock.reset()

    mock.create_instance(UNKNOWN_ID)
    assert client.list_workspaces(InstanceId=UNKNOWN_ID)["WorkspaceSummaryList"] == []
