"""Which resource an operation needs access to, as IAM names it.

A policy for DescribeView can name a qualified view. The other operations on a view need access to
the view itself, and those that list or search need access to the instance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

ANY_RESOURCE: Final = "*"

_RESOURCES: Final[Mapping[str, str]] = {
    "CreateView": "{InstanceId}/view/*",
    "CreateViewVersion": "{ViewId}",
    "CreateWorkspace": "{InstanceId}/workspace/*",
    "CreateWorkspacePage": "{WorkspaceId}",
    "DeleteView": "{ViewId}",
    "DeleteViewVersion": "{ViewId}:{ViewVersion}",
    "DeleteWorkspace": "{WorkspaceId}",
    "DeleteWorkspacePage": "{WorkspaceId}",
    "DescribeView": "{ViewId}",
    "DescribeWorkspace": "{WorkspaceId}",
    "ListTagsForResource": "{resourceArn}",
    "ListViewVersions": "{ViewId}",
    "ListViews": "{InstanceId}",
    "ListWorkspacePages": "{WorkspaceId}",
    "ListWorkspaces": "{InstanceId}",
    "SearchViews": "{InstanceId}",
    "TagResource": "{resourceArn}",
    "UntagResource": "{resourceArn}",
    "UpdateViewContent": "{ViewId}",
    "UpdateViewMetadata": "{ViewId}",
    "UpdateWorkspacePage": "{WorkspaceId}",
}


class Place(NamedTuple):
    """Where the resources of a request are that are named by their ids."""

    partition: str
    region: str
    account_id: str


def resource_of(operation: str, parameters: Mapping[str, Any], place: Place) -> str:
    """Return the ARN of the resource that an operation needs access to.

    Args:
        operation: The name of the operation.
        parameters: Its parameters, unchecked: whether they are good is said only to those who have
            access.
        place: The place of the request.
    """
    instance = f"arn:{place.partition}:connect:{place.region}:{place.account_id}:instance/"
    instance = _arn(parameters, "InstanceId", instance)
    return _RESOURCES[operation].format(
        InstanceId=instance,
        ViewId=_arn(parameters, "ViewId", f"{instance}/view/"),
        ViewVersion=parameters.get("ViewVersion"),
        WorkspaceId=_arn(parameters, "WorkspaceId", f"{instance}/workspace/"),
        resourceArn=parameters.get("resourceArn"),
    )


def _arn(parameters: Mapping[str, Any], name: str, before_the_id: str) -> str:
    identifier = str(parameters.get(name, ""))
    return identifier if identifier.startswith("arn:") else before_the_id + identifier
