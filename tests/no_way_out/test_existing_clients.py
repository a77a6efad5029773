"""Clients and sessions that are older than the mock are mocked like any other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest
import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import DeferredRefreshableCredentials, RefreshableCredentials
from botocore.exceptions import CredentialRetrievalError
from botocore.stub import Stubber

from connect_views_mock import mock_connect_views
from tests.aws import CALLS, REGION, NetworkReached, create_instance, create_view, run_python

AT_MODULE_LEVEL = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any").client(
    "connect", region_name=REGION
)


def test_a_client_of_module_level_is_mocked() -> None:
    with mock_connect_views():
        view_id = create_view(create_instance(AT_MODULE_LEVEL), client=AT_MODULE_LEVEL)
    assert view_id


def test_a_client_of_before_is_what_it_was_after_the_mock() -> None:
    client = boto3.client("connect", region_name=REGION)
    with mock_connect_views():
        client.list_instances()
    with pytest.raises(NetworkReached):
        client.list_instances()


@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_client_of_any_service_is_mocked(service: Any, operation: str) -> None:
    client = boto3.client(service, region_name=REGION)
    with mock_connect_views():
        assert getattr(client, operation)()["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_a_resource_is_mocked() -> None:
    s3 = boto3.resource("s3", region_name=REGION)
    with mock_connect_views():
        s3.create_bucket(Bucket="bucket")
        assert [bucket.name for bucket in s3.buckets.all()] == ["bucket"]


def test_a_session_is_mocked() -> None:
    session = boto3.Session("AKIAREALREALREALREAL", "real", region_name=REGION)
    with mock_connect_views():
        assert create_instance(session.client("connect"))


def test_a_client_of_another_thread_is_mocked() -> None:
    with ThreadPoolExecutor(1) as thread:
        client = thread.submit(boto3.client, "connect", region_name=REGION).result()
        with mock_connect_views():
            assert create_instance(client)
            assert thread.submit(create_instance, client).result()


def test_a_session_that_threads_share_is_mocked() -> None:
    session = boto3.Session(region_name=REGION)
    clients = [session.client("connect") for _ in range(8)]
    with mock_connect_views(), ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(create_instance, clients))) == 8


def test_a_closed_client_is_mocked() -> None:
    client = boto3.client("connect", region_name=REGION)
    client.close()
    with mock_connect_views():
        assert create_instance(client)


def test_a_stubbed_client_answers_as_it_was_told() -> None:
    client = boto3.client("connect", region_name=REGION)
    with mock_connect_views() as mock, Stubber(client) as stubber:
        stubber.add_response("list_users", {"UserSummaryList": []}, {"InstanceId": "i"})
        assert client.list_users(InstanceId="i")["UserSummaryList"] == []
        assert mock.requests == []


@pytest.fixture
def without_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


@pytest.mark.usefixtures("without_credentials")
@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_client_that_found_no_credentials_is_mocked(service: Any, operation: str) -> None:
    client = boto3.client(service, region_name=REGION)
    with mock_connect_views():
        assert getattr(client, operation)()["ResponseMetadata"]["HTTPStatusCode"] == 200


@pytest.mark.usefixtures("without_credentials")
def test_credentials_that_are_not_to_be_mocked_have_to_be_there() -> None:
    client = boto3.client("connect", region_name=REGION)
    with (
        mock_connect_views(config={"core": {"mock_credentials": False}}),
        pytest.raises(Exception, match="Unable to locate credentials"),
    ):
        client.list_instances()


@pytest.mark.usefixtures("without_credentials")
def test_a_client_with_sso_configuration_is_mocked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text(
        "[profile sso]\n"
        "sso_start_url = https://example.awsapps.com/start\n"
        "sso_region = us-east-1\n"
        "sso_account_id = 111122223333\n"
        "sso_role_name = Developer\n"
    )
    monkeypatch.setenv("AWS_PROFILE", "sso")
    client = boto3.client("connect", region_name=REGION)
    session = boto3.Session(region_name=REGION)
    with mock_connect_views():
        assert create_instance(client)
        assert create_instance(session.client("connect"))


PROFILES = {
    "a role": """
        role_arn = arn:aws:iam::111122223333:role/developer
        source_profile = source
        [profile source]
        aws_access_key_id = AKIAREALREALREALREAL
        aws_secret_access_key = real
        """,
    "a role with a token file that is missing": """
        role_arn = arn:aws:iam::111122223333:role/developer
        web_identity_token_file = /nowhere/token
        """,
    "a program": """
        credential_process = touch {file}
        """,
}


@pytest.mark.usefixtures("without_credentials")
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES.keys())
@pytest.mark.parametrize("made", ["client", "session"])
def test_a_profile_of_before_leads_neither_to_another_account_nor_out_of_the_mock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, profile: str, made: str
) -> None:
    file = tmp_path / "file"
    lines = ["[profile mine]", *profile.format(file=file).split("\n")]
    (tmp_path / "config").write_text("\n".join(line.strip() for line in lines))
    monkeypatch.setenv("AWS_PROFILE", "mine")
    session = boto3.Session(region_name=REGION)
    if made == "session":
        assert session.profile_name == "mine"
    elif profile == PROFILES["a program"]:
        # That botocore would call for anew in each request.
        session._session._credentials = DeferredRefreshableCredentials(  # type: ignore[attr-defined]
            lambda: file.touch(), "custom-process"
        )
    client = session.client("connect") if made == "client" else None
    with mock_connect_views() as mock:
        client = client or session.client("connect")
        instance_id = mock.create_instance()
        assert client.describe_instance(InstanceId=instance_id)
        assert client.generate_presigned_url("list_instances")
        credentials = session.get_credentials()
        assert credentials is not None
        assert credentials.get_frozen_credentials().access_key == "FOOBARKEY"
        assert credentials.access_key != "AKIAREALREALREALREAL"
    assert not file.exists()


def test_credentials_that_a_test_refreshes_choose_their_account() -> None:
    with mock_connect_views() as mock:
        sts = boto3.client("sts", region_name=REGION)

        def assume_role() -> dict[str, str]:
            role = sts.assume_role(
                RoleArn="arn:aws:iam::111122223333:role/r", RoleSessionName="session"
            )["Credentials"]
            return {
                "access_key": role["AccessKeyId"],
                "secret_key": role["SecretAccessKey"],
                "token": role["SessionToken"],
                "expiry_time": role["Expiration"].isoformat(),
            }

        session = botocore.session.Session()
        session._credentials = DeferredRefreshableCredentials(  # type: ignore[attr-defined]
            assume_role, "sts"
        )
        client = boto3.Session(botocore_session=session, region_name=REGION).client("connect")
        instance_id = mock.create_instance(account_id="111122223333")
        assert client.describe_instance(InstanceId=instance_id)


@pytest.mark.usefixtures("without_credentials")
def test_a_session_with_a_profile_is_mocked(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("[profile dev]\nregion = eu-west-1\n")
    session = boto3.Session(profile_name="dev")
    with mock_connect_views():
        assert create_instance(session.client("connect"))


def test_the_credentials_of_an_assumed_role_choose_their_account() -> None:
    with mock_connect_views() as mock:
        sts = boto3.client("sts", region_name=REGION)
        role = sts.assume_role(
            RoleArn="arn:aws:iam::111122223333:role/r", RoleSessionName="session"
        )["Credentials"]
        client = boto3.client(
            "connect",
            region_name=REGION,
            aws_access_key_id=role["AccessKeyId"],
            aws_secret_access_key=role["SecretAccessKey"],
            aws_session_token=role["SessionToken"],
        )
        instance_id = mock.create_instance(account_id="111122223333")
        assert client.describe_instance(InstanceId=instance_id)


def test_a_client_of_before_moto_was_imported_is_mocked() -> None:
    printed = run_python(
        """
        import sys
        import boto3
        session = boto3.Session()
        calls = [("connect", "list_instances"), ("s3", "list_buckets"), ("sqs", "list_queues")]
        clients = [session.client(service, region_name="us-east-1") for service, _ in calls]
        assert "moto" not in sys.modules
        from connect_views_mock import mock_connect_views
        with mock_connect_views():
            for client, (_, operation) in zip(clients, calls):
                print(getattr(client, operation)()["ResponseMetadata"]["HTTPStatusCode"])
        """
    )
    assert printed.split() == ["200", "200", "200"]


def test_credentials_that_are_not_to_be_mocked_have_to_be_refreshed() -> None:
    def refresh() -> Any:
        raise CredentialRetrievalError(provider="mine", error_msg="expired")

    credentials = DeferredRefreshableCredentials(refresh, "mine")
    with (
        mock_connect_views(config={"core": {"mock_credentials": False}}),
        pytest.raises(CredentialRetrievalError, match="expired"),
    ):
        credentials.get_frozen_credentials()


def real_keys(expires_in: timedelta = timedelta(hours=1)) -> dict[str, Any]:
    expiry_time = (datetime.now(timezone.utc) + expires_in).isoformat()
    return {
        "access_key": "AKIAREALREALREALREAL",
        "secret_key": "real",
        "token": "real token",
        "expiry_time": expiry_time,
        "account_id": "111122223333",
    }


def refreshable(expires_in: timedelta) -> tuple[RefreshableCredentials, list[str]]:
    """Return credentials, and a list to which each refresh adds a member."""
    refreshes: list[str] = []

    def refresh() -> dict[str, Any]:
        refreshes.append("refreshed")
        return real_keys()

    credentials = RefreshableCredentials.create_from_metadata(
        real_keys(expires_in), refresh_using=refresh, method="mine"
    )
    return credentials, refreshes


def deferred() -> tuple[RefreshableCredentials, list[str]]:
    refreshes: list[str] = []

    def refresh() -> dict[str, Any]:
        refreshes.append("refreshed")
        return real_keys()

    return DeferredRefreshableCredentials(refresh, "mine"), refreshes


CREDENTIALS: dict[str, Any] = {
    "fresh": lambda: refreshable(timedelta(hours=1)),
    "about to expire": lambda: refreshable(timedelta(minutes=5)),
    "expired": lambda: refreshable(timedelta(hours=-1)),
    "deferred": deferred,
}
FAKE = ("FOOBARKEY", "FOOBARSECRET", None, None)
REAL = ("AKIAREALREALREALREAL", "real", "real token", "111122223333")


def keys_of(credentials: Any) -> tuple[str | None, ...]:
    return tuple(
        getattr(credentials, name) for name in ("access_key", "secret_key", "token", "account_id")
    )


@pytest.mark.parametrize("make", CREDENTIALS.values(), ids=CREDENTIALS.keys())
def test_all_keys_of_credentials_of_before_are_fake_and_none_is_refreshed(make: Any) -> None:
    credentials, refreshes = make()
    with mock_connect_views():
        assert keys_of(credentials) == FAKE
        assert keys_of(credentials.get_frozen_credentials()) == FAKE
        assert refreshes == []
    assert keys_of(credentials) == REAL
    assert keys_of(credentials.get_frozen_credentials()) == REAL


@pytest.mark.parametrize("make", CREDENTIALS.values(), ids=CREDENTIALS.keys())
def test_credentials_of_before_are_not_refreshed_by_who_asks_for_that(make: Any) -> None:
    credentials, refreshes = make()
    with mock_connect_views():
        credentials._refresh()
    assert refreshes == []


@pytest.mark.parametrize("make", CREDENTIALS.values(), ids=CREDENTIALS.keys())
def test_a_request_that_code_signs_itself_has_no_real_key(make: Any) -> None:
    credentials, refreshes = make()
    url = f"https://connect.{REGION}.amazonaws.com/instance"
    with mock_connect_views():
        request = AWSRequest("GET", url)
        SigV4Auth(credentials, "connect", REGION).add_auth(request)
        answer = requests.get(url, headers=dict(request.headers.items()), timeout=1)
    assert "Credential=FOOBARKEY/" in request.headers["Authorization"]
    assert "X-Amz-Security-Token" not in request.headers
    assert answer.status_code == 200
    assert refreshes == []


def test_keys_that_are_set_under_the_mock_are_there_after_it() -> None:
    credentials, _ = refreshable(timedelta(hours=1))
    with mock_connect_views():
        credentials.access_key = "AKIASETBYTHETEST"
        assert credentials.access_key == "FOOBARKEY"
    assert credentials.access_key == "AKIASETBYTHETEST"


def test_keys_of_credentials_that_are_not_to_be_mocked_are_real() -> None:
    credentials, _ = refreshable(timedelta(hours=1))
    with mock_connect_views(config={"core": {"mock_credentials": False}}):
        assert keys_of(credentials) == REAL
