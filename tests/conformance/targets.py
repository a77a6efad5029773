"""What the scenarios are played against: the mock, a server, or AWS."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from connect_views_mock import mock_connect_views

from .calls import CallLog
from .errors import CannotRunError
from .made import KINDS, VIEW, Kind

DOCUMENTED_RATE: Final = 2.0
"""Calls a second that Amazon Connect allows an account in a Region, unless it says otherwise for
an operation. It names no operation on views. From "API throttling quotas" in its administrator
guide: a rate of 2 requests a second, in bursts of 5.
"""

AWS_HOSTS: Final = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws")

ATTEMPTS: Final = {"aws": 8, "server": 3}
"""How often botocore tries a call that is throttled or fails with 5xx."""


PATIENCE: Final = 20.0
"""For how many seconds a list or a search of AWS may lag behind."""


@dataclass
class Target:
    """A service with an instance.

    Attributes:
        kind: ``mock``, ``server`` or ``aws``.
        name: What a report calls it.
        client: A boto3 client.
        unchecked: A client that does not look at parameters itself.
        instance_id: The instance to use.
        log: The calls of both clients.
        kinds: What the scenarios may make.
        patience: For how many seconds a list or a search may lag behind.
    """

    kind: str
    name: str
    client: Any
    unchecked: Any
    instance_id: str
    log: CallLog
    kinds: tuple[Kind, ...] = KINDS
    patience: float = 0.0

    @property
    def region(self) -> str:
        return str(self.client.meta.region_name)


class Pace:
    """Holds requests back, so that there are only so many a second."""

    def __init__(self, rate: float) -> None:
        self._interval = 1 / rate
        self._next = 0.0

    def hold(self, **_: Any) -> None:
        """Wait until the next request may be sent."""
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self._interval

    def apply_to(self, client: Any) -> None:
        client.meta.events.register_first("before-send.connect", self.hold)


@contextmanager
def mock_target() -> Iterator[Target]:
    """Yield the mock in this process, with an instance that is gone afterwards."""
    with mock_connect_views():
        session = boto3.Session("testing", "testing", region_name="us-east-1")
        # Given, because a configured one would lead even the mock elsewhere.
        url = "https://connect.us-east-1.amazonaws.com"
        target = _target("mock", "the mock in this process", session, "", url, None)
        with _own_instance(target):
            yield target


@contextmanager
def server_target(url: str, region: str, instance_id: str | None) -> Iterator[Target]:
    """Yield a server that answers as Connect does, with an instance of its own or the given one.

    It gets made-up credentials, whatever the environment has.
    """
    host = urlsplit(url).hostname or ""
    if urlsplit(url).scheme not in ("http", "https") or not host or "@" in url:
        raise CannotRunError(f"--endpoint-url takes a URL such as http://127.0.0.1:5000, not {url}")
    if host.endswith(AWS_HOSTS):
        raise CannotRunError(f"{host} is AWS: use --aws in the place of --endpoint-url")
    session = boto3.Session("testing", "testing", region_name=region)
    target = _target("server", f"a server at {url}", session, instance_id or "", url, None)
    if instance_id:
        yield target
    else:
        with _own_instance(target):
            yield target


@contextmanager
def aws_target(
    instance_id: str, profile: str | None, region: str | None, rate: float, *, workspaces: bool
) -> Iterator[Target]:
    """Yield an instance of AWS, with the credentials of boto3's usual places."""
    try:
        session = boto3.Session(profile_name=profile, region_name=region)
        if session.region_name is None:
            raise CannotRunError("No region is configured: give one with --region")
        if session.get_credentials() is None:
            raise CannotRunError(
                "There are no AWS credentials: configure some, or name a profile with --profile"
            )
        name = f"AWS in {session.region_name}"
        target = _target("aws", name, session, instance_id, None, Pace(rate))
    except BotoCoreError as error:
        raise CannotRunError(f"The AWS configuration cannot be used: {error}") from error
    host = urlsplit(target.client.meta.endpoint_url).hostname or ""
    if not host.endswith(AWS_HOSTS):
        raise CannotRunError(
            f"The AWS configuration leads to {host}, which is not AWS: take the endpoint out of "
            "it, or use --endpoint-url"
        )
    target.patience = PATIENCE
    target.kinds = KINDS if workspaces else (VIEW,)
    yield target


def _target(
    kind: str,
    name: str,
    session: boto3.Session,
    instance_id: str,
    url: str | None,
    pace: Pace | None,
) -> Target:
    config = Config(retries={"mode": "standard", "total_max_attempts": ATTEMPTS.get(kind, 1)})
    unchecked = config.merge(Config(parameter_validation=False))
    clients: list[Any] = [
        session.client("connect", endpoint_url=url, config=each) for each in (config, unchecked)
    ]
    log = CallLog()
    for client in clients:
        log.listen_to(client)
        if pace is not None:
            pace.apply_to(client)
    return Target(kind, name, clients[0], clients[1], instance_id, log)


@contextmanager
def _own_instance(target: Target) -> Iterator[None]:
    """Make an instance for the time of a run: never at AWS, where one is given."""
    try:
        target.instance_id = target.client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )["Id"]
    except (BotoCoreError, ClientError) as error:
        raise CannotRunError(
            f"No instance could be made with {target.name}; one can be given with --instance-id: "
            f"{error}"
        ) from error
    try:
        yield
    finally:
        try:
            target.client.delete_instance(InstanceId=target.instance_id)
        except (BotoCoreError, ClientError) as error:
            print(
                f"The instance {target.instance_id} that was made with {target.name} "
                f"could not be deleted: {error}",
                file=sys.stderr,
            )
