"""Handles incoming requests for the Views operations, invokes methods, returns responses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote

from botocore import xform_name
from moto.connect.responses import ConnectResponse
from moto.core.common_types import TYPE_RESPONSE
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse, EmptyResult
from moto.core.utils import get_service_model
from werkzeug.exceptions import HTTPException

from ..strict_requests.parameters import read_parameters
from ..strict_requests.routes import Routes
from .exceptions import InvalidRequestException, OperationNotFound
from .identifiers import is_arn_of_another_resource
from .models import ConnectViewsBackend, connect_views_backends


class ConnectViewsResponse(BaseResponse):
    """Handler for the Views operations of Connect, and for the tags of views."""

    def __init__(self) -> None:
        super().__init__(service_name="connect")
        self.automated_parameter_parsing = True
        # No operation of Connect has the trait for compressed bodies. Some releases of moto
        # decompress them before they ask which operation it is, and fail at what is not gzip.
        self.allow_request_decompression = False
        self.params: dict[str, Any] = {}
        self.json_body: bytes | str | None = None

    @property
    def connect_views_backend(self) -> ConnectViewsBackend:
        """Return backend instance specific for this account and region."""
        return connect_views_backends[self.current_account][self.region]

    def _dispatch(
        self, request: Any, full_url: str | None = None, headers: Any = None
    ) -> TYPE_RESPONSE:
        # Read before moto looks for a form in it: the body is JSON, whatever its Content-Type.
        self.json_body = request.get_data() if hasattr(request, "get_data") else request.body
        try:
            # The raw body, because what is not UTF-8 is to be refused rather than to raise.
            self.setup_class(request, full_url, headers, use_raw_body=True)
        except ServiceException as error:
            return self._refused(error)
        except HTTPException as error:
            return _refused_unserved(400, InvalidRequestException(str(error.description)))
        if not self._get_action():
            return _refused_unserved(404, OperationNotFound())
        return self.call_action()

    def _refused(self, error: ServiceException) -> TYPE_RESPONSE:
        status, headers, body = self.serialized(ActionResult(error))
        headers, body = self._enrich_response(headers, body)
        return status, headers, body

    def _get_action(self) -> str:
        """Return the operation that the method and the raw path of the request name."""
        match = connect_views_routes().match(self.method, self.raw_path)
        if match is None:
            return ""
        operation_name, self.uri_match = match
        return operation_name

    def parse_parameters(self, request: Any) -> None:  # noqa: ARG002
        """Read the parameters of the request as the service model describes them."""
        operation_name = self._get_action()
        if operation_name:
            self.params = read_parameters(
                get_service_model("connect").operation_model(operation_name),
                labels=self.uri_match,
                query=parse_qs(self.parsed_url.query, keep_blank_values=True),
                body=self.json_body,
            )

    def determine_response_protocol(self, service_model: Any) -> str:  # noqa: ARG002
        """Answer in JSON, whatever Content-Type the request has."""
        return "rest-json"

    def create_view(self) -> ActionResult:
        view = self.connect_views_backend.create_view(
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
        view = self.connect_views_backend.describe_view(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
        )
        return ActionResult({"View": view})

    def update_view_content(self) -> ActionResult:
        view = self.connect_views_backend.update_view_content(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            status=self._get_param("Status"),
            content=self._get_param("Content"),
        )
        return ActionResult({"View": view})

    def update_view_metadata(self) -> ActionResult:
        self.connect_views_backend.update_view_metadata(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            name=self._get_param("Name"),
            description=self._get_param("Description"),
        )
        return EmptyResult()

    def delete_view(self) -> ActionResult:
        self.connect_views_backend.delete_view(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
        )
        return EmptyResult()

    def list_views(self) -> ActionResult:
        views, next_token = self.connect_views_backend.list_views(
            instance_id=self._get_param("InstanceId"),
            view_type=self._get_param("Type"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult({"ViewsSummaryList": views, "NextToken": next_token})

    def search_views(self) -> ActionResult:
        views, next_token, total_count = self.connect_views_backend.search_views(
            instance_id=self._get_param("InstanceId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
            search_filter=self._get_param("SearchFilter"),
            search_criteria=self._get_param("SearchCriteria"),
        )
        return ActionResult(
            {"Views": views, "NextToken": next_token, "ApproximateTotalCount": total_count}
        )

    def create_view_version(self) -> ActionResult:
        view = self.connect_views_backend.create_view_version(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            version_description=self._get_param("VersionDescription"),
            view_content_sha256=self._get_param("ViewContentSha256"),
        )
        return ActionResult({"View": view})

    def list_view_versions(self) -> ActionResult:
        versions, next_token = self.connect_views_backend.list_view_versions(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            next_token=self._get_param("NextToken"),
            max_results=self._get_param("MaxResults"),
        )
        return ActionResult({"ViewVersionSummaryList": versions, "NextToken": next_token})

    def delete_view_version(self) -> ActionResult:
        self.connect_views_backend.delete_view_version(
            instance_id=self._get_param("InstanceId"),
            view_id=self._get_param("ViewId"),
            view_version=self._get_param("ViewVersion"),
        )
        return EmptyResult()

    def tag_resource(self) -> ActionResult:
        self.connect_views_backend.tag_resource(
            resource_arn=self._get_param("resourceArn"),
            tags=self._get_param("tags"),
        )
        return EmptyResult()

    def untag_resource(self) -> ActionResult:
        self.connect_views_backend.untag_resource(
            resource_arn=self._get_param("resourceArn"),
            tag_keys=self._get_param("tagKeys"),
        )
        return EmptyResult()

    def list_tags_for_resource(self) -> ActionResult:
        tags = self.connect_views_backend.list_tags_for_resource(
            resource_arn=self._get_param("resourceArn"),
        )
        return ActionResult({"tags": tags})


def _refused_unserved(status: int, error: ServiceException) -> TYPE_RESPONSE:
    """Answer with an error by hand, because moto serializes only those of a known operation."""
    headers = {"content-type": "application/json", "x-amzn-errortype": error.code}
    return status, headers, json.dumps({"__type": error.code, "Message": error.message})


def dispatch_tags(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Serve the tags of views here, and those of any other resource where moto does.

    What is no ARN goes here too, to be refused; moto would keep tags for it.
    """
    resource_arn = unquote(full_url.partition("/tags/")[2].partition("?")[0])
    response = ConnectResponse if is_arn_of_another_resource(resource_arn) else ConnectViewsResponse
    return response.dispatch(request, full_url, headers)  # type: ignore[no-any-return]


@cache
def connect_views_routes() -> Routes:
    """Return the routes to the operations for which :class:`ConnectViewsResponse` has a method."""
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if hasattr(ConnectViewsResponse, xform_name(name))
    )
