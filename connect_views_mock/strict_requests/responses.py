"""The response class of ``connect/``, which reads requests more strictly than moto.

moto parses a request by the service model and checks nothing. AWS refuses what breaks a rule of the
model, and boto3 leaves most of these rules to the service. Before an operation is called here,

- the operation is found by the raw path, in which an ARN is one label;
- every parameter is checked against the service model;
- a request that cannot be read is refused with one of Connect's errors, where moto would raise;
- operations of several threads wait for each other.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import parse_qs

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
from .exceptions import OperationNotFound
from .parameters import read_parameters
from .routes import Routes


class StrictViewsResponse(ConnectWorkspacesResponse, ConnectViewsResponse):
    """Handler for the operations of Connect on views, their tags, and workspaces."""

    def __init__(self) -> None:
        super().__init__()
        # No operation of Connect takes compressed bodies. But some releases of moto decompress a
        # body before they know the operation, and fail if it is not gzip.
        self.allow_request_decompression = False
        self.params: dict[str, Any] = {}
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
        except ServiceException as error:
            return self._refused(error)
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
            return super().call_action()

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
        if operation_name:
            self.params = read_parameters(
                get_service_model("connect").operation_model(operation_name),
                labels=self.uri_match,
                query=parse_qs(self.parsed_url.query, keep_blank_values=True),
                body=self.json_body,
            )

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
