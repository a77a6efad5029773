"""The mock still serves everything that botocore's service model says about views."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore import xform_name
from botocore.model import StructureShape
from botocore.session import Session
from moto.core.exceptions import ServiceException

from connect_views_mock.connect import urls
from connect_views_mock.connect.exceptions import InvalidProperties
from connect_views_mock.connect.responses import ConnectViewsResponse
from connect_views_mock.connect.workspace_responses import ConnectWorkspacesResponse
from connect_views_mock.strict_requests.exceptions import AccessRefused
from connect_views_mock.strict_requests.parameters import CORRECTED_PATTERNS
from connect_views_mock.strict_requests.responses import StrictViewsResponse, views_routes

from ..connect.helpers import HTTP_STATUS, connect_model

# The operations and their required members when this was written.
KNOWN_OPERATIONS = {
    "CreateView": {"InstanceId", "Status", "Content", "Name"},
    "CreateViewVersion": {"InstanceId", "ViewId"},
    "DeleteView": {"InstanceId", "ViewId"},
    "DeleteViewVersion": {"InstanceId", "ViewId", "ViewVersion"},
    "DescribeView": {"InstanceId", "ViewId"},
    "ListViewVersions": {"InstanceId", "ViewId"},
    "ListViews": {"InstanceId"},
    "SearchViews": {"InstanceId"},
    "UpdateViewContent": {"InstanceId", "ViewId", "Status", "Content"},
    "UpdateViewMetadata": {"InstanceId", "ViewId"},
}
WORKSPACE_OPERATIONS = {
    "CreateWorkspace": {"InstanceId", "Name"},
    "CreateWorkspacePage": {"InstanceId", "WorkspaceId", "ResourceArn", "Page"},
    "DeleteWorkspace": {"InstanceId", "WorkspaceId"},
    "DeleteWorkspacePage": {"InstanceId", "WorkspaceId", "Page"},
    "DescribeWorkspace": {"InstanceId", "WorkspaceId"},
    "ListWorkspacePages": {"InstanceId", "WorkspaceId"},
    "ListWorkspaces": {"InstanceId"},
    "UpdateWorkspacePage": {"InstanceId", "WorkspaceId", "Page"},
}
PAGINATED_OPERATIONS = {"ListViews", "ListViewVersions", "SearchViews"}
PAGINATED_WORKSPACE_OPERATIONS = {"ListWorkspacePages", "ListWorkspaces"}
TAG_OPERATIONS = {"TagResource", "UntagResource", "ListTagsForResource"}
REQUIRED_MEMBERS = {**KNOWN_OPERATIONS, **WORKSPACE_OPERATIONS}
SERVED = REQUIRED_MEMBERS.keys() | TAG_OPERATIONS

# The errors that each operation can answer with, and when.
ERRORS = {
    "InvalidParameterException": SERVED,
    "InvalidRequestException": SERVED,
    "ResourceNotFoundException": SERVED,
    "AccessDeniedException": {
        "CreateViewVersion",
        "DeleteView",
        "DeleteViewVersion",
        "UpdateViewContent",
        "UpdateViewMetadata",
    },
    "DuplicateResourceException": {
        *("CreateView", "UpdateViewMetadata"),
        *("CreateWorkspace", "CreateWorkspacePage", "UpdateWorkspacePage"),
    },
    "ResourceInUseException": {"DeleteView", "DeleteViewVersion"},
    "ServiceQuotaExceededException": {"CreateView", "CreateViewVersion", "CreateWorkspacePage"},
}


def view_operations() -> set[str]:
    return {name for name in connect_model().operation_names if "View" in name}


def error_classes(parent: type[ServiceException]) -> Iterator[type[ServiceException]]:
    for error in parent.__subclasses__():
        if error.__module__.startswith("connect_views_mock."):
            yield error
            yield from error_classes(error)


def test_botocore_has_no_operation_on_views_that_the_mock_does_not_serve() -> None:
    new = view_operations() - KNOWN_OPERATIONS.keys()

    assert not new, (
        f"botocore's Connect model has operations on views that the mock does not serve: "
        f"{', '.join(sorted(new))}. Add a method to ConnectViewsResponse for each, with its tests."
    )


def test_botocore_has_every_operation_on_views_that_the_mock_serves() -> None:
    missing = KNOWN_OPERATIONS.keys() - view_operations()

    assert not missing, f"botocore's Connect model lacks {', '.join(sorted(missing))}: upgrade it."


@pytest.mark.parametrize("operation", sorted(REQUIRED_MEMBERS))
def test_botocore_requires_no_member_that_is_new(operation: str) -> None:
    shape = connect_model().operation_model(operation).input_shape
    assert shape is not None
    new = set(shape.required_members) ^ REQUIRED_MEMBERS[operation]

    assert not new, (
        f"The required members of {operation} have changed in botocore's Connect model: "
        f"{', '.join(sorted(new))}. See whether the mock has a rule for each."
    )


@pytest.mark.parametrize("operation", sorted(SERVED))
def test_each_operation_has_a_handler(operation: str) -> None:
    assert callable(getattr(StrictViewsResponse, xform_name(operation)))


@pytest.mark.parametrize("operation", sorted(SERVED))
def test_each_operation_has_a_route(operation: str) -> None:
    http = connect_model().operation_model(operation).http
    path = http["requestUri"].replace("{", "").replace("}", "")

    match = views_routes().match(http["method"], path)

    assert match is not None
    assert match[0] == operation


def test_no_other_operation_of_connect_has_a_route() -> None:
    served = {
        operation
        for operation in connect_model().operation_names
        if hasattr(StrictViewsResponse, xform_name(operation))
    }

    assert served == SERVED


def test_each_response_class_has_its_own_operations() -> None:
    def operations_of(response: type) -> set[str]:
        return {
            name for name in connect_model().operation_names if xform_name(name) in vars(response)
        }

    assert operations_of(ConnectViewsResponse) == KNOWN_OPERATIONS.keys() | TAG_OPERATIONS
    assert operations_of(ConnectWorkspacesResponse) == WORKSPACE_OPERATIONS.keys()


@pytest.mark.parametrize("operation", sorted(REQUIRED_MEMBERS))
def test_each_operation_has_a_path_that_moto_hands_on(operation: str) -> None:
    path: str = connect_model().operation_model(operation).http["requestUri"]

    assert any(known[3:].startswith(f"/{path.split('/')[1]}") for known in urls.url_paths)


def test_each_paginated_operation_has_a_paginator() -> None:
    paginators = Session().get_paginator_model("connect")

    for operation in PAGINATED_OPERATIONS | PAGINATED_WORKSPACE_OPERATIONS:
        assert paginators.get_paginator(operation)["output_token"] == "NextToken"


def test_paginated_operations_are_those_with_a_next_token() -> None:
    paginated = set()
    for operation in REQUIRED_MEMBERS:
        shape = connect_model().operation_model(operation).output_shape
        if isinstance(shape, StructureShape) and "NextToken" in shape.members:
            paginated.add(operation)

    assert paginated == PAGINATED_OPERATIONS | PAGINATED_WORKSPACE_OPERATIONS


@pytest.mark.parametrize("code", ERRORS)
def test_each_error_is_one_of_those_of_the_operations_that_raise_it(code: str) -> None:
    for operation in ERRORS[code]:
        model = connect_model().operation_model(operation)
        assert code in [shape.name for shape in model.error_shapes], operation


def test_each_error_of_the_mock_is_listed_above() -> None:
    # Who has no access is refused in each operation, whatever its errors are in the model.
    every_operation_has = {AccessRefused, *error_classes(AccessRefused)}
    own = set(error_classes(ServiceException)) - every_operation_has

    assert {error.code for error in own if not is_of_another_service(error)} == ERRORS.keys()


def is_of_another_service(error: type[ServiceException]) -> bool:
    """Whether it is an error of Amazon Connect Participant or of CloudFormation."""
    return ".connectparticipant." in error.__module__ or error is InvalidProperties


@pytest.mark.parametrize("code", HTTP_STATUS)
def test_each_error_has_the_http_status_of_the_service_model(code: str) -> None:
    shape = connect_model().shape_for(code)

    assert shape.metadata["error"]["httpStatusCode"] == HTTP_STATUS[code]


def test_each_error_has_the_member_message_in_the_service_model() -> None:
    for code in ERRORS:
        shape = connect_model().shape_for(code)
        assert isinstance(shape, StructureShape)
        assert "Message" in shape.members, code


@pytest.mark.parametrize(
    ("operation", "throttling"),
    [
        *(
            (operation, "TooManyRequestsException")
            for operation in sorted(KNOWN_OPERATIONS)
            if operation != "SearchViews"
        ),
        ("SearchViews", "ThrottlingException"),
        *((operation, "ThrottlingException") for operation in sorted(WORKSPACE_OPERATIONS)),
    ],
)
def test_each_operation_throttles_with_the_error_of_the_service_model(
    operation: str, throttling: str
) -> None:
    model = connect_model().operation_model(operation)

    assert throttling in [shape.name for shape in model.error_shapes]


@pytest.mark.parametrize("shape", sorted(CORRECTED_PATTERNS))
def test_each_corrected_pattern_still_is_another_in_the_service_model(shape: str) -> None:
    pattern = connect_model().shape_for(shape).metadata["pattern"]

    assert pattern != CORRECTED_PATTERNS[shape], "Remove the correction: botocore has it now."


def test_each_pattern_of_a_workspace_that_escapes_twice_is_corrected() -> None:
    def twice(shape: Any) -> Iterator[str]:
        if "\\\\" in shape.metadata.get("pattern", ""):
            yield shape.name
        for member in getattr(shape, "members", {}).values():
            yield from twice(member)

    found = {
        name
        for operation in REQUIRED_MEMBERS
        for name in twice(connect_model().operation_model(operation).input_shape)
    }

    assert found <= CORRECTED_PATTERNS.keys()
    assert len(found) == 7
