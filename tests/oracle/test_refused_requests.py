"""Whatever is sent, the answer is one that the service model has, and a refusal changes nothing."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import boto3
import hypothesis
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from hypothesis import strategies as st

from connect_views_mock import mock_connect_views
from tests.aws import no_network

from .model_requests import values_of
from .running import EXAMPLES, SEED, oracle_settings

__all__ = ["no_network"]

OPERATIONS = [
    "CreateView",
    "DescribeView",
    "UpdateViewContent",
    "UpdateViewMetadata",
    "DeleteView",
    "CreateViewVersion",
    "DeleteViewVersion",
    "ListViews",
    "ListViewVersions",
    "SearchViews",
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
]
TEMPLATE = json.dumps({"Head": {"Title": "T", "Configuration": {}}, "Body": []})


class Scene:
    """An instance with two views, and what a client can see of it."""

    def __init__(self) -> None:
        self.client = boto3.client(
            "connect",
            region_name="us-east-1",
            config=Config(parameter_validation=False, retries={"max_attempts": 0}),
        )
        self.sent: list[str] = []
        self.client.meta.events.register(
            "request-created.connect", lambda request, **_: self.sent.append(request.url)
        )
        self.instance_id = self.client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )["Id"]
        self.views = [
            self.client.create_view(
                InstanceId=self.instance_id,
                Name=name,
                Status="PUBLISHED",
                Content={"Template": TEMPLATE, "Actions": []},
                Tags={"team": name},
                ClientToken=name,
            )["View"]
            for name in ("Alpha", "Other")
        ]
        for view in self.views:
            self.client.create_view_version(InstanceId=self.instance_id, ViewId=view["Id"])

    def known(self) -> dict[str, Any]:
        """Values that lead somewhere, by the names of shapes."""
        ids = [view["Id"] for view in self.views]
        arns = [view["Arn"] for view in self.views]
        unknown = str(uuid.uuid4())
        return {
            "ViewsInstanceId": [self.instance_id, self.instance_id, unknown],
            "InstanceId": [self.instance_id, self.instance_id, unknown],
            "ViewId": [*ids, *arns, f"{ids[0]}:$SAVED", f"{arns[0]}:1", unknown],
            "ARN": [*arns, f"{arns[0]}:1"],
            "ViewTemplate": [TEMPLATE, "[]", "{", '{"Head": {}, "Body": [{"Type": "No"}]}'],
            "ViewAction": ["Next", "Back"],
            "TagKey": ["team", "stage", "aws:x"],
        }

    def state(self) -> list[Any]:
        """All that the operations show."""
        shown: list[Any] = []
        versions: Any = self.client.list_view_versions
        for page in self.client.get_paginator("list_views").paginate(
            InstanceId=self.instance_id, Type="CUSTOMER_MANAGED"
        ):
            for view in page["ViewsSummaryList"]:
                name = {"InstanceId": self.instance_id, "ViewId": view["Id"]}
                saved = {**name, "ViewId": f"{view['Id']}:$SAVED"}
                shown += [
                    view,
                    self.client.describe_view(**saved)["View"],
                    versions(**name)["ViewVersionSummaryList"],
                ]
        return shown


@pytest.fixture
def mock() -> Iterator[None]:
    with mock_connect_views():
        yield


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_refusal_is_one_of_the_model_and_changes_nothing(operation: str, mock: None) -> None:  # noqa: ARG001
    print(f"ORACLE_SEED={SEED} ORACLE_EXAMPLES={EXAMPLES}")  # noqa: T201
    scene = Scene()
    model = scene.client.meta.service_model.operation_model(operation)
    allowed = {
        shape.metadata.get("error", {}).get("code", shape.name): shape.metadata["error"][
            "httpStatusCode"
        ]
        for shape in model.error_shapes
    }
    method = getattr(scene.client, _snake_case(scene.client, operation))
    input_shape = model.input_shape
    assert input_shape is not None

    @hypothesis.seed(SEED)
    @oracle_settings(EXAMPLES * 2, steps=1)
    @hypothesis.given(st.data())
    def sent(data: st.DataObject) -> None:
        parameters = data.draw(values_of(input_shape, scene.known()))
        hypothesis.assume(isinstance(parameters, dict))
        before = scene.state()
        scene.sent.clear()
        answer: Any = {}
        try:
            method(**parameters)
        except ClientError as error:
            answer = error.response
        except Exception:
            # botocore's serializer, for a value that has no form on the wire.
            if scene.sent:
                raise
        else:
            return
        if scene.sent:
            status = answer["ResponseMetadata"]["HTTPStatusCode"]
            assert allowed.get(answer["Error"]["Code"]) == status, answer
            assert answer["Error"]["Message"]
        assert scene.state() == before

    sent()


def _snake_case(client: Any, operation: str) -> str:
    methods: dict[str, str] = client.meta.method_to_api_mapping
    return next(method for method, name in methods.items() if name == operation)
