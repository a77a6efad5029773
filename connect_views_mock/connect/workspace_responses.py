"""Handles incoming requests for the operations on workspaces."""

from __future__ import annotations

from abc import abstractmethod

from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from .workspaces import ConnectWorkspacesBackend


class ConnectWorkspacesResponse(BaseResponse):
    """Handler for the operations on workspaces and their pages."""

    @property
    @abstractmethod
    def connect_backend(self) -> ConnectWorkspacesBackend:
        """Return backend instance specific for this account and region."""

    def create_workspace(self) -> ActionResult:
        workspace = self.connect_backend.create_workspace(
            instance_id=self._get_param("InstanceId"),
            name=self._get_param("Name"),
            description=self._get_param("Description"),
            theme=self._get_param("Theme"),
            title=self._get_param("Title"),
            tags=self._get_param("Tags"),
        )
        return ActionResult(
            {"WorkspaceId": workspace.id, "WorkspaceArn": workspace.arn}
        )

    def describe_workspace(self) -> ActionResult:
        workspace = self.connect_backend.describe_workspace(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
        )
        return ActionResult({"Workspace": workspace})

    def list_workspaces(self) -> ActionResult:
        workspaces, next_token = self.connect_backend.list_workspaces(
            instance_id=self._get_param("InstanceId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult(
            {"WorkspaceSummaryList": workspaces, "NextToken": next_token}
        )

    def delete_workspace(self) -> ActionResult:
        self.connect_backend.delete_workspace(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
        )
        return EmptyResult()

    def create_workspace_page(self) -> ActionResult:
        self.connect_backend.create_workspace_page(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
            resource_arn=self._get_param("ResourceArn"),
            page=self._get_param("Page"),
            slug=self._get_param("Slug"),
            input_data=self._get_param("InputData"),
        )
        return EmptyResult()

    def update_workspace_page(self) -> ActionResult:
        self.connect_backend.update_workspace_page(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
            page=self._get_param("Page"),
            new_page=self._get_param("NewPage"),
            resource_arn=self._get_param("ResourceArn"),
            slug=self._get_param("Slug"),
            input_data=self._get_param("InputData"),
        )
        return EmptyResult()

    def list_workspace_pages(self) -> ActionResult:
        pages, next_token = self.connect_backend.list_workspace_pages(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult({"WorkspacePageList": pages, "NextToken": next_token})

    def delete_workspace_page(self) -> ActionResult:
        self.connect_backend.delete_workspace_page(
            instance_id=self._get_param("InstanceId"),
            workspace_id=self._get_param("WorkspaceId"),
            page=self._get_param("Page"),
        )
        return EmptyResult()
