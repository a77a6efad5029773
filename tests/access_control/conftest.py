"""A user of IAM with policies, whose calls moto's access control judges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import boto3
import pytest
from botocore.config import Config

pytest.register_assert_rewrite("tests.connect.helpers")

from connect_views_mock import ConnectViewsMock, mock_connect_views  # noqa: E402
from tests.aws import REGION  # noqa: E402


@dataclass
class Access:
    """An instance with a view, and a user who may do nothing yet.

    Attributes:
        instance_arn: The ARN of the instance.
        view_arn: The ARN of the view. It is published, and has version 1.
        workspace_arn: The ARN of the workspace, whose page HOME shows an AWS-managed view.
        client: A client of the user.
    """

    mock: ConnectViewsMock
    instance_id: str
    instance_arn: str
    view_id: str
    view_arn: str
    workspace_id: str
    workspace_arn: str
    key: dict[str, str]
    client: Any
    _numbers: Iterator[int] = field(default_factory=count)

    def client_with(self, **changed: Any) -> Any:
        """Return a client of the user with another key or configuration."""
        return connect_client(self.key, **changed)

    def state(self, *statements: dict[str, Any]) -> None:
        """Give the user one more policy."""
        document = {"Version": "2012-10-17", "Statement": list(statements)}
        boto3.client("iam", region_name=REGION).put_user_policy(
            UserName="user",
            PolicyName=f"policy-{next(self._numbers)}",
            PolicyDocument=json.dumps(document),
        )

    def allow(self, actions: Any, resources: Any = "*") -> None:
        self.state({"Effect": "Allow", "Action": actions, "Resource": resources})

    def deny(self, actions: Any, resources: Any = "*") -> None:
        self.state({"Effect": "Deny", "Action": actions, "Resource": resources})


def connect_client(key: dict[str, str], **parameters: Any) -> Any:
    client: Any = boto3.client(
        "connect",
        region_name=REGION,
        **{
            "aws_access_key_id": key["AccessKeyId"],
            "aws_secret_access_key": key["SecretAccessKey"],
            "config": Config(parameter_validation=False),
            **parameters,
        },
    )
    return client


@pytest.fixture
def access() -> Iterator[Access]:
    with mock_connect_views(region=REGION) as mock:
        iam: Any = boto3.client("iam", region_name=REGION)
        iam.create_user(UserName="user")
        key = iam.create_access_key(UserName="user")["AccessKey"]
        admin: Any = boto3.client("connect", region_name=REGION)
        instance_id = mock.create_instance()
        view = mock.create_view(instance_id, tags={"stage": "test"})
        admin.create_view_version(InstanceId=instance_id, ViewId=view.id)
        workspace = admin.create_workspace(InstanceId=instance_id, Name="Agents")
        admin.create_workspace_page(
            InstanceId=instance_id,
            WorkspaceId=workspace["WorkspaceId"],
            ResourceArn=f"arn:aws:connect:{REGION}:aws:view/form",
            Page="HOME",
        )
        yield Access(
            mock=mock,
            instance_id=instance_id,
            instance_arn=view.arn.partition("/view/")[0],
            view_id=view.id,
            view_arn=view.arn,
            workspace_id=workspace["WorkspaceId"],
            workspace_arn=workspace["WorkspaceArn"],
            key=key,
            client=connect_client(key),
        )
