"""The region and the account of a mock: the same for the decorator and for the marker of pytest."""

from __future__ import annotations

import os
from typing import Any

import boto3
import pytest

from connect_views_mock import mock_connect_views
from tests.aws import is_mocked

ACCOUNT = "111122223333"


def account_of_client() -> str:
    account_id: str = boto3.client("sts").get_caller_identity()["Account"]
    return account_id


@pytest.fixture(autouse=True)
def no_region(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "MOTO_ACCOUNT_ID"):
        monkeypatch.delenv(name, raising=False)


def test_a_client_is_in_the_region_and_the_account() -> None:
    with mock_connect_views(region="eu-west-2", account_id=ACCOUNT) as mock:
        mock.create_instance("mine")
        instance = boto3.client("connect").describe_instance(InstanceId="mine")["Instance"]
        assert instance["Arn"] == f"arn:aws:connect:eu-west-2:{ACCOUNT}:instance/mine"
        assert account_of_client() == ACCOUNT
    assert "AWS_DEFAULT_REGION" not in os.environ
    assert "MOTO_ACCOUNT_ID" not in os.environ


def test_a_decorated_function_is_in_the_region_and_the_account() -> None:
    @mock_connect_views(region="eu-west-2", account_id=ACCOUNT)
    def function() -> tuple[str, str]:
        return boto3.client("connect").meta.region_name, account_of_client()

    assert function() == ("eu-west-2", ACCOUNT)


def test_the_region_goes_before_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.setenv(name, "us-west-2")
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "999988887777")
    with mock_connect_views(region="eu-west-2", account_id=ACCOUNT):
        assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-2"
        assert os.environ["AWS_REGION"] == "eu-west-2"
        assert os.environ["MOTO_ACCOUNT_ID"] == ACCOUNT
    assert os.environ["AWS_DEFAULT_REGION"] == "us-west-2"
    assert os.environ["AWS_REGION"] == "us-west-2"
    assert os.environ["MOTO_ACCOUNT_ID"] == "999988887777"


def test_an_inner_mock_can_be_in_another_region() -> None:
    with mock_connect_views(region="eu-west-2", account_id=ACCOUNT):
        with mock_connect_views(region="us-west-2"):
            assert boto3.client("connect").meta.region_name == "us-west-2"
            assert account_of_client() == ACCOUNT
        with mock_connect_views():
            assert boto3.client("connect").meta.region_name == "eu-west-2"
        assert boto3.client("connect").meta.region_name == "eu-west-2"


def test_the_region_holds_without_fake_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "mine")
    with mock_connect_views(config={"core": {"mock_credentials": False}}, region="eu-west-2"):
        assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-2"
        assert os.environ["AWS_SESSION_TOKEN"] == "mine"
    assert "AWS_DEFAULT_REGION" not in os.environ


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"region": 1}, "region must be the name of a region, not 1"),
        ({"region": ""}, "region must be the name of a region, not ''"),
        ({"region": "us east 1"}, "region must be the name of a region, not 'us east 1'"),
        ({"account_id": "1"}, "account_id must be a string of 12 digits, not '1'"),
        (
            {"account_id": 111122223333},
            "account_id must be a string of 12 digits, not 111122223333",
        ),
    ],
)
def test_what_can_be_no_region_or_account_is_refused(
    arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        mock_connect_views(**arguments)
    assert not is_mocked()


def test_none_stands_for_the_default() -> None:
    with mock_connect_views(region=None, account_id=None):
        assert boto3.client("connect").meta.region_name == "us-east-1"
        assert account_of_client() == "123456789012"
