"""The response class of ``connect/``, which reads requests more strictly than moto.

moto parses a request by the service model and checks nothing. AWS refuses what breaks a rule of the
model, and boto3 leaves most of these rules to the service. Before an operation is called here,

- the operation is found by the raw path, in which an ARN is one label;
- every parameter is checked against the service model;
- a request that cannot be read is refused with one of Connect's errors, where moto would raise;
- a caller without access, if moto controls the access, is refused before that;
- operations of several threads wait for each other.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote

from botocore import xform_name
from moto.core.common_types import TYPE_RESPONSE
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.core.utils import get_service_model
from werkzeug.exceptions import HTTPException

from ..backend.views_backend import ViewsBackend, views_backends
from ..connect.exceptions import InvalidRequestException
from ..connect.responses import ConnectViewsResponse
from ..connect.workspace_responses import ConnectWorkspacesResponse
from .access import ANY_RESOURCE, Place, resource_of
from .exceptions import AccessRefused, OperationNotFound
from .parameters import check_parameters, collect_parameters
from .routes import Routes


class StrictViewsResponse(ConnectWorkspacesResponse, ConnectViewsResponse):
    """Handler for the operations of Connect on views, their tags, and workspaces."""

    def __init__(self) -> None:
        super().__init__()
        # No operation of Connect takes compressed bodies. But some releases of moto decompress a
        # body before they know the operation, and fail if it is not gzip.
        self.allow_request_decompression = False
        self.params: dict[str, Any] = {}
        self.refusal: ServiceException | None = None
        self.json_body: bytes | str | None = None

    @property
    def connect_backend(self) -> ViewsBackend:
        """Return backend instance specific for this account and region."""
        return views_backends[self.current_account][self.region]

    def _dispatch(
        self, request: Any, full_url: str | None = None, headers: Any = None
    ) -> TYPE_RESPONSE:
        # Read it before moto looks for a form: the body is JSON, whatever its Content-Type.
        self.json_body = request.get_data() if hasattr(request, "get_data") else request.body
        try:
            # The raw body, because a body that is not UTF-8 must be refused and must not raise.
            self.setup_class(request, full_url, headers, use_raw_body=True)
        except HTTPException as error:
            return _refused_unserved(400, InvalidRequestException(str(error.description)))
        if not self._get_action():
            if _other_routes().match(self.method, self.raw_path):
                # moto says this of an operation that it does not have.
                return 404, {}, "Not yet implemented"
            return _refused_unserved(404, OperationNotFound())
        return self.call_action()

    def call_action(self) -> TYPE_RESPONSE:
        """Call the operation, one at a time for each account and region."""
        try:
            backend = self.connect_backend
        except ServiceException as error:
            return self._refused(error)  # in a server: the region does not have Connect
        with backend.lock:
            try:
                return super().call_action()
            except AccessRefused as error:
                return _refused_unserved(403, error)
            except ServiceException as error:
                return self._refused(error)

    def _determine_resource(self) -> str:
        """Return the ARN of the resource to which moto's access control is to look for access."""
        place = Place(self.partition, self.region, self.current_account)
        return resource_of(self._get_action(), self.params, place)

    def _authenticate_and_authorize_normal_action(self, resource: str = ANY_RESOURCE) -> None:
        """Refuse those without access, and after them parameters that break a rule."""
        super()._authenticate_and_authorize_normal_action(resource)
        if self.refusal is not None:
            raise self.refusal

    def _refused(self, error: ServiceException) -> TYPE_RESPONSE:
        status, headers, body = self.serialized(ActionResult(error))
        headers, body = self._enrich_response(headers, body)
        return status, headers, body

    def _get_action(self) -> str:
        """Return the operation of the request's method and raw path."""
        match = views_routes().match(self.method, self.raw_path)
        if match is None:
            return ""
        operation_name, self.uri_match = match
        return operation_name

    def parse_parameters(self, request: Any) -> None:  # noqa: ARG002
        """Read the parameters of the request as the service model describes them."""
        operation_name = self._get_action()
        if not operation_name:
            return
        operation = get_service_model("connect").operation_model(operation_name)
        # What the path says is known, whatever the body is.
        self.params = {name: unquote(value) for name, value in self.uri_match.items()}
        try:
            self.params = collect_parameters(
                operation,
                labels=self.uri_match,
                query=parse_qs(self.parsed_url.query, keep_blank_values=True),
                body=self.json_body,
            )
            self.params = check_parameters(operation, self.params)
        except ServiceException as error:
            self.refusal = error

    def determine_response_protocol(self, service_model: Any) -> str:  # noqa: ARG002
        """Answer in JSON, whatever the Content-Type of the request is."""
        return "rest-json"


def _refused_unserved(status: int, error: ServiceException) -> TYPE_RESPONSE:
    """Write an error by hand, because moto serializes only errors of a known operation."""
    headers = {"content-type": "application/json", "x-amzn-errortype": error.code}
    return status, headers, json.dumps({"__type": error.code, "Message": error.message})


@cache
def views_routes() -> Routes:
    """Return the routes to the operations for which :class:`StrictViewsResponse` has a method."""
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if hasattr(StrictViewsResponse, xform_name(name))
    )


@cache
def _other_routes() -> Routes:
    """Return the routes to the operations on workspaces that are not served."""
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if "Workspace" in name and not hasattr(StrictViewsResponse, xform_name(name))
    )
