"""Handles incoming requests for the Views operations."""

from __future__ import annotations

from abc import abstractmethod

from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from .models import ConnectViewsBackend


class ConnectViewsResponse(BaseResponse):
    """Handler for the Views operations of Connect, and for the tags of views."""

    def __init__(self) -> None:
        super().__init__(service_name="connect")
        self.automated_parameter_parsing = True

    @property
    @abstractmethod
    def connect_backend(self) -> ConnectViewsBackend:
        """Return backend instance specific for this account and region."""

    def create_view(self) -> ActionResult:
        view = self.connect_backend.create_view(
            instance_id=self._get_param("InstanceId"),
            client_token=self._get_param("ClientToken"),
            status=self._get_param("Status"),
            content=self._get_param("Content"),
            description=self._get_param("Description"),
            name=self._get_param("Name"),
            tags=self._get_param("Tags"),
        )
        return ActionResult({"View": view})

    def describe_view(self) -> ActionResult:
        view = self.connect_backend.describe_view(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
        )
        return ActionResult({"View": view})

    def update_view_content(self) -> ActionResult:
        view = self.connect_backend.update_view_content(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            status=self._get_param("Status"),
            content=self._get_param("Content"),
        )
        return ActionResult({"View": view})

    def update_view_metadata(self) -> ActionResult:
        self.connect_backend.update_view_metadata(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            name=self._get_param("Name"),
            description=self._get_param("Description"),
        )
        return EmptyResult()

    def delete_view(self) -> ActionResult:
        self.connect_backend.delete_view(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
        )
        return EmptyResult()

    def list_views(self) -> ActionResult:
        views, next_token = self.connect_backend.list_views(
            instance_id=self._get_param("InstanceId"),
            view_type=self._get_param("Type"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult({"ViewsSummaryList": views, "NextToken": next_token})

    def search_views(self) -> ActionResult:
        views, next_token, total_count = self.connect_backend.search_views(
            instance_id=self._get_param("InstanceId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
            search_filter=self._get_param("SearchFilter"),
            search_criteria=self._get_param("SearchCriteria"),
        )
        return ActionResult(
            {
                "Views": views,
                "NextToken": next_token,
                "ApproximateTotalCount": total_count,
            }
        )

    def create_view_version(self) -> ActionResult:
        view = self.connect_backend.create_view_version(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            version_description=self._get_param("VersionDescription"),
            view_content_sha256=self._get_param("ViewContentSha256"),
        )
        return ActionResult({"View": view})

    def list_view_versions(self) -> ActionResult:
        versions, next_token = self.connect_backend.list_view_versions(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult(
            {"ViewVersionSummaryList": versions, "NextToken": next_token}
        )

    def delete_view_version(self) -> ActionResult:
        self.connect_backend.delete_view_version(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            view_version=self._get_param("ViewVersion"),
        )
        return EmptyResult()

    def tag_resource(self) -> ActionResult:
        self.connect_backend.tag_resource(
            resource_arn=self._get_param("resourceArn"),
            tags=self._get_param("tags"),
        )
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        self.connect_backend.untag_resource(
            resource_arn=self._get_param("resourceArn"),
            tag_keys=self._get_param("tagKeys"),
        )
        return EmptyResult()

    def list_tags_for_resource(self) -> ActionResult:
        tags = self.connect_backend.list_tags_for_resource(
            resource_arn=self._get_param("resourceArn"),
        )
        return ActionResult({"tags": tags})
