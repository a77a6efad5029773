"""Labels of a path that are empty, or that look like another part of the path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from botocore import xform_name

from connect_views_mock.strict_requests.responses import views_routes
from tests.connect.helpers import (
    assert_raises,
    connect_model,
    content,
    create_versions,
    create_view,
    send,
    state_of,
    unchecked_client,
)

OPERATIONS = [
    name
    for name in connect_model().operation_names
    if re.search(r"Views?(Version|Versions|Content|Metadata)?$|agResource$|TagsForResource$", name)
]
TAG_OPERATIONS = ["TagResource", "UntagResource", "ListTagsForResource"]


def _labels() -> Iterator[Any]:
    for name in OPERATIONS:
        shape: Any = connect_model().operation_model(name).input_shape
        for member, member_shape in shape.members.items():
            if member_shape.serialization.get("location") == "uri":
                yield pytest.param(name, member, id=f"{name} {member}")


with_each_label = pytest.mark.parametrize(("operation", "member"), list(_labels()))


@pytest.fixture(name="parameters")
def _parameters(client: Any, instance_id: str) -> dict[str, Any]:
    """Values for the members that the operations require."""
    view = create_view(client, instance_id, Tags={"stage": "test"})
    create_versions(client, instance_id, view["Id"], 1)
    return {
        "InstanceId": instance_id,
        "ViewId": view["Id"],
        "ViewVersion": "1",
        "resourceArn": view["Arn"],
        "Name": "Another",
        "Status": "SAVED",
        "Content": content("Another"),
        "tags": {"team": "orders"},
        "tagKeys": ["stage"],
    }


def call(operation: str, parameters: dict[str, Any], **changed: str) -> Any:
    shape: Any = connect_model().operation_model(operation).input_shape
    given = {name: value for name, value in parameters.items() if name in shape.members}
    return getattr(unchecked_client(), xform_name(operation))(**{**given, **changed})


def test_these_are_the_operations_that_are_served() -> None:
    assert len(OPERATIONS) == 13, OPERATIONS
    for name in OPERATIONS:
        http = connect_model().operation_model(name).http
        assert views_routes().match(http["method"], http["requestUri"])


@with_each_label
@pytest.mark.parametrize("value", ["", " ", "\t", "\n", ".", "..", "%", "?", "#", ";"], ids=repr)
def test_label_that_is_empty_or_odd_is_an_invalid_parameter(
    client: Any,
    instance_id: str,
    parameters: dict[str, Any],
    operation: str,
    member: str,
    value: str,
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(unchecked_client(), "InvalidParameterException", match=f"{member}: must "):
        call(operation, parameters, **{member: value})

    assert state_of(client, instance_id) == before


@with_each_label
def test_labels_that_are_all_empty_are_an_invalid_parameter(
    parameters: dict[str, Any], operation: str, member: str
) -> None:
    empty = dict.fromkeys(("InstanceId", "ViewId", "ViewVersion", "resourceArn"), "")

    with assert_raises(unchecked_client(), "InvalidParameterException", match=f"{member}: must "):
        call(operation, {**parameters, **empty})


@pytest.mark.parametrize("operation", TAG_OPERATIONS)
def test_empty_resource_arn_that_boto3_lets_pass_is_an_invalid_parameter(
    client: Any, parameters: dict[str, Any], operation: str
) -> None:
    shape: Any = connect_model().operation_model(operation).input_shape
    given = {name: parameters[name] for name in ("tags", "tagKeys") if name in shape.members}

    with assert_raises(client, "InvalidParameterException", match="resourceArn: must be an ARN"):
        getattr(client, xform_name(operation))(resourceArn="", **given)


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("path", ["/views/", "/views//", "/views//x", "/views//x/versions"])
def test_path_with_an_empty_label_is_refused_without_botocore(path: str) -> None:
    response = send("GET", path)

    assert response.status_code == 400
    assert response.headers["x-amzn-errortype"] == "InvalidParameterException"
    assert response.json()["Message"].startswith("Invalid parameter: InstanceId: must have ")
