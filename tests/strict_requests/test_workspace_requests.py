"""Requests for operations on workspaces that boto3 would never send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from connect_views_mock import RequestNotMockedError
from tests.connect.helpers import (
    assert_is_error,
    assert_raises,
    changed_body,
    connect_model,
    create_view,
    label,
    raw_body,
    raw_path,
    send,
    state_of,
    unchecked_client,
)
from tests.workspaces.test_workspaces import THEME
from tests.workspaces.workspaces import Workspace, create_workspace, workspaces_state

from .test_bad_requests import (
    DUPLICATES,
    INVALID_BODIES,
    JSON_VALUES,
    KIND_OF_TYPE,
    members,
    with_value,
)
from .test_service_model import WORKSPACE_OPERATIONS

BODIES: dict[str, dict[str, Any]] = {
    "CreateWorkspace": {
        "Name": "Another",
        "Description": "For agents",
        "Theme": THEME,
        "Title": "Example",
        "Tags": {"team": "orders"},
    },
    "CreateWorkspacePage": {
        "ResourceArn": "",
        "Page": "Orders",
        "Slug": "orders",
        "InputData": "{}",
    },
    "UpdateWorkspacePage": {
        "NewPage": "Orders",
        "ResourceArn": "",
        "Slug": "orders",
        "InputData": "{}",
    },
}


def input_shape(operation: str) -> Any:
    return connect_model().operation_model(operation).input_shape


def kind_of(shape: Any) -> str:
    return (
        "boolean" if shape.type_name == "boolean" else KIND_OF_TYPE.get(shape.type_name, "object")
    )


def labels_of(operation: str) -> list[str]:
    return [
        member
        for member, shape in input_shape(operation).members.items()
        if shape.serialization.get("location") == "uri"
    ]


@pytest.fixture(name="workspace")
def _workspace(client: Any, instance_id: str) -> Workspace:
    workspace = create_workspace(client, instance_id)
    workspace.create_page(create_view(client, instance_id)["Arn"])
    return workspace


@pytest.fixture(name="parameters")
def _parameters(workspace: Workspace) -> dict[str, Any]:
    """Values for the members that the operations require."""
    return {
        "InstanceId": workspace.instance_id,
        "WorkspaceId": workspace.id,
        "Name": "Another",
        "ResourceArn": workspace.pages()[0]["ResourceArn"],
    }


def call(client: Any, operation: str, parameters: dict[str, Any], **changed: Any) -> Any:
    known = input_shape(operation).members
    page = "Orders" if operation == "CreateWorkspacePage" else "HOME"
    given = {name: value for name, value in {"Page": page, **parameters}.items() if name in known}
    return getattr(client, xform_name(operation))(**{**given, **changed})


def overlaid_with(body: dict[str, Any]) -> Callable[[dict[str, Any]], Any]:
    return lambda sent: {**sent, **body}


def everything(workspace: Workspace) -> Any:
    client, instance_id = workspace.client, workspace.instance_id
    return workspaces_state(client, instance_id), state_of(client, instance_id)


@pytest.mark.parametrize("operation", BODIES)
def test_bodies_of_these_tests_have_every_member_of_a_workspace(operation: str) -> None:
    in_body = {
        name
        for name, member in input_shape(operation).members.items()
        if "location" not in member.serialization
    }

    assert BODIES[operation].keys() == in_body


@pytest.mark.parametrize("operation", BODIES)
def test_wrong_json_type_of_a_member_of_a_workspace_is_an_invalid_parameter(
    workspace: Workspace, parameters: dict[str, Any], operation: str
) -> None:
    before = everything(workspace)
    body = {**BODIES[operation], "ResourceArn": parameters["ResourceArn"]}
    for path, shape in members(input_shape(operation), BODIES[operation]):
        for kind, value in JSON_VALUES.items():
            if kind == kind_of(shape):
                continue
            wrong = with_value(body, path, value)
            with (
                changed_body(workspace.client, overlaid_with(wrong)),
                assert_raises(workspace.client, "InvalidParameterException", match=str(path[0])),
            ):
                call(workspace.client, operation, parameters)

    assert everything(workspace) == before


@pytest.mark.parametrize("operation", sorted(WORKSPACE_OPERATIONS))
def test_label_of_a_workspace_that_is_empty_or_odd_is_refused(
    workspace: Workspace, parameters: dict[str, Any], operation: str
) -> None:
    before = everything(workspace)
    client = unchecked_client()

    for member in labels_of(operation):
        with assert_raises(client, "InvalidParameterException", match=f"{member}: must "):
            call(client, operation, parameters, **{member: ""})
        for value in (" ", "\n", ".", "..", "%", "?", "#", ";", "\x00", "é", "a" * 2_000):
            with pytest.raises(ClientError) as caught:
                call(client, operation, parameters, **{member: value})
            code = caught.value.response["Error"]["Code"]
            assert code in ("InvalidParameterException", "ResourceNotFoundException")
            assert_is_error(client, caught.value, code)

    assert everything(workspace) == before


@pytest.mark.parametrize("operation", BODIES)
def test_body_of_a_workspace_that_is_no_json_object_is_an_invalid_request(
    workspace: Workspace, parameters: dict[str, Any], operation: str
) -> None:
    before = everything(workspace)

    for body in (*INVALID_BODIES.values(), *DUPLICATES.values()):
        with (
            raw_body(workspace.client, body),
            assert_raises(workspace.client, "InvalidRequestException"),
        ):
            call(workspace.client, operation, parameters)

    assert everything(workspace) == before


@pytest.mark.parametrize("value", ["", "0", "101", "-1", "1.0", "one", "9" * 5_000])
def test_number_of_results_of_workspaces_that_breaks_a_rule_is_an_invalid_parameter(
    workspace: Workspace, value: str
) -> None:
    for path in (workspace.instance_id, f"{workspace.instance_id}/{workspace.id}/pages"):
        response = send("GET", f"/workspaces/{path}?maxResults={value}")

        assert response.status_code == 400
        assert response.headers["x-amzn-errortype"] == "InvalidParameterException"
        assert "MaxResults" in response.json()["Message"]


def test_labels_of_a_workspace_are_percent_decoded_once(workspace: Workspace) -> None:
    workspace.create_page("arn:aws:connect:us-east-1:aws:view/form", "a=b | c")
    arn = workspace.arn.replace("workspace", "w%6Frkspace").replace("/", "%2f")

    with raw_path(
        workspace.client, f"/workspaces/{workspace.instance_id}/{arn}/pages/a%3Db%20%7c%20c"
    ):
        workspace.delete_page("a")
    assert [page["Page"] for page in workspace.pages()] == ["HOME"]
    with (
        raw_path(workspace.client, f"/workspaces/{label(workspace.arn)}/x"),
        assert_raises(workspace.client, "InvalidParameterException", match="InstanceId"),
    ):
        workspace.describe()


OTHER_OPERATIONS = [
    name
    for name in connect_model().operation_names
    if "Workspace" in name and name not in WORKSPACE_OPERATIONS
]


def test_operation_on_workspaces_that_is_not_served_is_not_mocked(
    parameters: dict[str, Any],
) -> None:
    more = {"MediaType": "IMAGE_LOGO_FAVICON", "ResourceArns": [], "Visibility": "ALL"}

    for operation in OTHER_OPERATIONS:
        with pytest.raises(RequestNotMockedError, match=f"connect.{operation} is not mocked"):
            call(unchecked_client(), operation, {**parameters, **more})

    assert len(OTHER_OPERATIONS) >= 10


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("path", ["/workspaces/x/y/z", "/workspaces/x/y/pages/z/a"])
def test_path_of_no_operation_on_workspaces_is_not_found(path: str) -> None:
    response = send("GET", path)

    assert response.status_code == 404
    assert response.headers["x-amzn-errortype"] == "ResourceNotFoundException"
