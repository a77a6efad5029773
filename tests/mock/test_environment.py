"""The AWS environment is hidden while a mock is active, and restored exactly afterwards."""

from __future__ import annotations

import os

import boto3
import pytest

from connect_views_mock import mock_connect_views
from connect_views_mock.environment import (
    DEFAULT_REGION,
    FAKE_VARIABLES,
    HIDDEN_VARIABLES,
    REGION_VARIABLES,
)
from tests.aws import REGION, create_instance, is_mocked

ALL_VARIABLES = [
    *FAKE_VARIABLES,
    *HIDDEN_VARIABLES,
    *REGION_VARIABLES,
    "AWS_BEARER_TOKEN_BEDROCK",
]


@pytest.mark.parametrize("name", [*HIDDEN_VARIABLES, "AWS_BEARER_TOKEN_BEDROCK"])
def test_a_variable_is_hidden(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "real")
    with mock_connect_views():
        assert name not in os.environ


@pytest.mark.parametrize("name", FAKE_VARIABLES)
def test_a_variable_has_a_fake_value(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "real")
    with mock_connect_views():
        assert os.environ[name] == FAKE_VARIABLES[name]


@pytest.mark.parametrize("name", ALL_VARIABLES)
@pytest.mark.parametrize("value", ["real", ""])
def test_a_variable_is_restored(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with mock_connect_views():
        pass
    assert os.environ[name] == value


@pytest.mark.parametrize("name", ALL_VARIABLES)
def test_a_variable_that_was_absent_is_absent_again(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv(name, raising=False)
    with mock_connect_views():
        pass
    assert name not in os.environ


@pytest.mark.parametrize("name", ALL_VARIABLES)
def test_a_variable_that_a_test_changed_is_restored(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "real")
    with mock_connect_views():
        os.environ[name] = "changed"
    assert os.environ[name] == "real"


@pytest.mark.parametrize("name", [*FAKE_VARIABLES, *REGION_VARIABLES])
def test_a_variable_that_a_test_deleted_is_restored(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "real")
    with mock_connect_views():
        del os.environ[name]
    assert os.environ[name] == "real"


@pytest.mark.parametrize("name", ALL_VARIABLES)
def test_a_variable_that_was_absent_and_that_a_test_set_is_absent_again(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv(name, raising=False)
    with mock_connect_views():
        os.environ[name] = "set"
    assert name not in os.environ


def test_a_variable_is_restored_after_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")
    with pytest.raises(KeyError), mock_connect_views():
        raise KeyError
    assert os.environ["AWS_SESSION_TOKEN"] == "real"


def test_an_inner_mock_neither_hides_nor_restores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "real")
    with mock_connect_views():
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
        with mock_connect_views():
            assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-1"
        assert "AWS_PROFILE" not in os.environ
        assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-1"


def test_the_environment_is_restored_when_mocks_stop_in_the_order_of_their_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "real")
    first, second = mock_connect_views(), mock_connect_views()
    first.start()
    second.start()
    first.stop()
    assert "AWS_PROFILE" not in os.environ
    second.stop()
    assert os.environ["AWS_PROFILE"] == "real"


def test_a_profile_that_names_nothing_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "there-is-no-such-profile")
    with mock_connect_views():
        assert create_instance()


def test_credentials_that_are_not_to_be_mocked_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAMYOWNKEYMYOWNKEY")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "mine")
    with mock_connect_views(config={"core": {"mock_credentials": False}}):
        credentials = boto3.Session().get_credentials()
        assert credentials is not None
        assert (credentials.access_key, credentials.token) == ("AKIAMYOWNKEYMYOWNKEY", "mine")
        assert is_mocked()


def test_an_inner_mock_hides_what_the_outer_one_did_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "mine")
    with mock_connect_views(config={"core": {"mock_credentials": False}}):
        with mock_connect_views(config={"core": {"mock_credentials": True}}):
            assert "AWS_SESSION_TOKEN" not in os.environ
        assert os.environ["AWS_SESSION_TOKEN"] == "mine"


@pytest.mark.parametrize("name", ["MOTO_ACCOUNT_ID", "AWS_ENDPOINT_URL_S3", "AWS_DATA_PATH"])
def test_what_says_nothing_of_credentials_stays(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "mine")
    with mock_connect_views():
        assert os.environ[name] == "mine"


def test_the_account_of_motos_environment_variable_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "999999999999")
    with mock_connect_views():
        identity = boto3.client("sts", region_name=REGION).get_caller_identity()
    assert identity["Account"] == "999999999999"


def test_a_client_without_a_region_has_a_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    with mock_connect_views():
        assert boto3.client("connect").meta.region_name == DEFAULT_REGION


@pytest.mark.parametrize("name", REGION_VARIABLES)
def test_a_region_of_the_environment_stays(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in REGION_VARIABLES:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "eu-west-2")
    with mock_connect_views() as mock:
        assert os.environ[name] == "eu-west-2"
        client = boto3.client("connect")
        assert client.meta.region_name == "eu-west-2"
        mock.create_instance("mine")
        assert client.describe_instance(InstanceId="mine")["Instance"]["Id"] == "mine"


def test_two_regions_of_the_environment_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    monkeypatch.setenv("AWS_REGION", "us-west-2")
    with mock_connect_views():
        assert [os.environ[name] for name in REGION_VARIABLES] == ["eu-west-2", "us-west-2"]
        assert boto3.client("connect").meta.region_name == "eu-west-2"


def test_an_empty_region_of_the_environment_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in REGION_VARIABLES:
        monkeypatch.setenv(name, "")
    with mock_connect_views():
        assert boto3.client("connect").meta.region_name == DEFAULT_REGION
    assert [os.environ[name] for name in REGION_VARIABLES] == ["", ""]


def test_a_region_that_is_not_set_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_REGION", raising=False)
    with mock_connect_views():
        assert "AWS_REGION" not in os.environ


def test_what_cannot_be_set_leaves_the_environment_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "real")
    monkeypatch.setitem(FAKE_VARIABLES, "AWS_CONFIG_FILE", "\0")
    with pytest.raises(ValueError, match="null byte"):
        mock_connect_views().start()
    assert os.environ["AWS_SESSION_TOKEN"] == "real"
    assert not is_mocked()
