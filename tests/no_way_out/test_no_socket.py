"""Nothing opens a socket. A process in which every attempt is recorded and fails shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.aws import run_python

WITHOUT_SOCKETS = """
import json
import socket
import threading

attempts = []

def refuse(*args, **kwargs):
    attempts.append(repr(args))
    raise OSError("no network here")

socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse

import boto3
from botocore.exceptions import BotoCoreError, ClientError

CALLS = {
    "connect": "list_instances",
    "s3": "list_buckets",
    "sts": "get_caller_identity",
    "dynamodb": "list_tables",
    "account": "list_regions",  # moto does not know it
}

def clients(session=boto3):
    return {name: session.client(name, region_name="us-east-1") for name in CALLS}

def call(clients, outcomes):
    for name, client in clients.items():
        try:
            getattr(client, CALLS[name])()
            outcomes.append("answered")
        except NotImplementedError:
            outcomes.append("not mocked")

def call_all(*kinds):
    outcomes = []
    for kind in kinds:
        call(kind, outcomes)
        thread = threading.Thread(target=call, args=(kind, outcomes))
        thread.start()
        thread.join()
    return outcomes

def report(outcomes):
    print(json.dumps([attempts, [outcomes.count("answered"), outcomes.count("not mocked")]]))
"""

REAL_FILES = {
    "config": """
        [default]
        region = us-east-1
        [profile sso]
        sso_session = corporate
        sso_account_id = 111122223333
        sso_role_name = Developer
        region = us-east-1
        [sso-session corporate]
        sso_start_url = https://example.awsapps.com/start
        sso_region = us-east-1
        [profile role]
        role_arn = arn:aws:iam::111122223333:role/real
        source_profile = default
    """,
    "credentials": """
        [default]
        aws_access_key_id = AKIAREALREALREALREAL
        aws_secret_access_key = real
    """,
}


@pytest.fixture
def real_environment(tmp_path: Path) -> dict[str, str]:
    """Credentials that look real, everywhere botocore looks for them."""
    for name, text in REAL_FILES.items():
        lines = [line.strip() for line in text.splitlines()]
        (tmp_path / name).write_text("\n".join(lines))
    return {
        "HOME": str(tmp_path),
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
    }


FOUND_IN = {
    "environment": {
        "AWS_ACCESS_KEY_ID": "AKIAREALREALREALREAL",
        "AWS_SECRET_ACCESS_KEY": "real",
        "AWS_SESSION_TOKEN": "real",
    },
    "files": {},
    "role": {"AWS_PROFILE": "role"},
    "sso": {"AWS_PROFILE": "sso"},
    "container": {
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/real",
    },
    "container at a full URI": {
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "real",
    },
    "instance": {"AWS_SHARED_CREDENTIALS_FILE": "/dev/null"},
    "web identity": {
        "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/real",
        "AWS_WEB_IDENTITY_TOKEN_FILE": __file__,  # what is in it does not matter
    },
    "nowhere": {"AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_PROFILE": "names-nothing"},
}


def places(names: Iterable[str]) -> list[Any]:
    """Return the places as parameters, all but two of which are thorough."""
    return [
        pytest.param(name, marks=() if name in {"environment", "sso"} else pytest.mark.thorough)
        for name in names
    ]


@pytest.mark.parametrize("place", places(FOUND_IN))
def test_clients_made_inside_of_the_mock(real_environment: dict[str, str], place: str) -> None:
    printed = run_python(
        WITHOUT_SOCKETS
        + """
from connect_views_mock import mock_connect_views
with mock_connect_views():
    report(call_all(clients(), clients(boto3.Session())))
""",
        {**real_environment, **FOUND_IN[place]},
    )
    assert json.loads(printed) == [[], [16, 4]]


# Those that fetch nothing while a client is made, which would be before the mock.
@pytest.mark.parametrize("place", places(["environment", "files", "role", "sso", "web identity"]))
def test_clients_and_sessions_made_before_the_mock_and_before_moto(
    real_environment: dict[str, str], place: str
) -> None:
    printed = run_python(
        WITHOUT_SOCKETS
        + """
before, session = clients(), boto3.Session()
from connect_views_mock import mock_connect_views
with mock_connect_views():
    report(call_all(before, clients(session)))
""",
        {**real_environment, **FOUND_IN[place]},
    )
    assert json.loads(printed) == [[], [16, 4]]


@pytest.mark.parametrize("outer", ["moto.mock_aws()", "responses.RequestsMock()"])
def test_inside_of_another_mock(real_environment: dict[str, str], outer: str) -> None:
    printed = run_python(
        WITHOUT_SOCKETS
        + f"""
before = clients()
import moto, responses
from connect_views_mock import mock_connect_views
with {outer}, mock_connect_views():
    report(call_all(before, clients()))
""",
        real_environment,
    )
    assert json.loads(printed) == [[], [16, 4]]


def test_the_sockets_are_disabled() -> None:
    printed = run_python(
        WITHOUT_SOCKETS
        + """
import warnings
try:
    boto3.client(
        "sqs", region_name="us-east-1", aws_access_key_id="any", aws_secret_access_key="any"
    ).list_queues()
except BotoCoreError:
    print(bool(attempts))
"""
    )
    assert printed == "True\n"
