"""What the tests of workspaces share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.connect.helpers import content


@dataclass(frozen=True)
class Workspace:
    """A workspace that was created, and calls of operations on it."""

    client: Any
    instance_id: str
    id: str
    arn: str

    def describe(self) -> dict[str, Any]:
        workspace: dict[str, Any] = self.client.describe_workspace(
            InstanceId=self.instance_id, WorkspaceId=self.id
        )["Workspace"]
        return workspace

    def create_page(self, resource_arn: str, page: str = "HOME", **parameters: Any) -> None:
        self.client.create_workspace_page(
            InstanceId=self.instance_id,
            WorkspaceId=self.id,
            ResourceArn=resource_arn,
            Page=page,
            **parameters,
        )

    def update_page(self, page: str, **parameters: Any) -> None:
        self.client.update_workspace_page(
            InstanceId=self.instance_id, WorkspaceId=self.id, Page=page, **parameters
        )

    def delete_page(self, page: str) -> None:
        self.client.delete_workspace_page(
            InstanceId=self.instance_id, WorkspaceId=self.id, Page=page
        )

    def pages(self) -> list[dict[str, Any]]:
        pages: list[dict[str, Any]] = []
        paginator = self.client.get_paginator("list_workspace_pages")
        for page in paginator.paginate(InstanceId=self.instance_id, WorkspaceId=self.id):
            pages += page["WorkspacePageList"]
        return pages

    def delete(self) -> None:
        self.client.delete_workspace(InstanceId=self.instance_id, WorkspaceId=self.id)


def create_workspace(
    client: Any, instance_id: str, name: str = "Agents", **parameters: Any
) -> Workspace:
    created = client.create_workspace(InstanceId=instance_id, Name=name, **parameters)
    return Workspace(client, instance_id, created["WorkspaceId"], created["WorkspaceArn"])


def list_workspaces(client: Any, instance_id: str) -> list[dict[str, Any]]:
    workspaces: list[dict[str, Any]] = []
    for page in client.get_paginator("list_workspaces").paginate(InstanceId=instance_id):
        workspaces += page["WorkspaceSummaryList"]
    return workspaces


def content_with_inputs() -> dict[str, Any]:
    """Return content with an optional input, Sentence, and a required one, Name."""
    template = (
        '{"Head": {"Title": "Order", "Configuration": {}}, "Body": ['
        '{"Type": "TextBox", "Props": {}, "Content": ["$.Sentence"]},'
        '{"Type": "Form", "Props": {}, "Content": ['
        '{"Type": "FormInput", "Props": {"Label": "Name", "Name": "$.Name"}, "Content": []}]}]}'
    )
    return {**content(), "Template": template}


def workspaces_state(client: Any, instance_id: str) -> list[Any]:
    """Everything that an instance shows of its workspaces."""
    return [
        (workspace.describe(), workspace.pages())
        for workspace in (
            Workspace(client, instance_id, each["Id"], each["Arn"])
            for each in list_workspaces(client, instance_id)
        )
    ]
