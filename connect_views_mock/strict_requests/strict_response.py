"""Reading requests more strictly than moto.

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
from abc import abstractmethod
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import parse_qs, unquote

from moto.core.common_types import TYPE_RESPONSE
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import get_service_model
from werkzeug.exceptions import HTTPException

from ..connect.exceptions import InvalidRequestException
from .access import ANY_RESOURCE
from .exceptions import AccessRefused, OperationNotFound
from .parameters import check_parameters, collect_parameters
from .routes import Routes


class StrictResponse(BaseResponse):
    """What the strict response classes share; it goes before the class with the operations."""

    params: dict[str, Any]
    refusal: ServiceException | None = None
    json_body: bytes | str | None = None

    @abstractmethod
    def routes(self) -> Routes:
        """Return the routes to the operations that are served."""

    @abstractmethod
    def lock(self) -> AbstractContextManager[object]:
        """Return what is held while an operation is called.

        Raises:
            ServiceException: If the region does not have the service.
        """

    def is_known_elsewhere(self) -> bool:
        """Whether the service has the operation, which is not served."""
        return False

    def refusal_of(self, error: ServiceException) -> ServiceException:
        """Return the error of the service for what is wrong with a request."""
        return error

    def _dispatch(
        self, request: Any, full_url: str | None = None, headers: Any = None
    ) -> TYPE_RESPONSE:
        # No operation here takes compressed bodies. But some releases of moto decompress a body
        # before they know the operation, and fail if it is not gzip.
        self.allow_request_decompression = False
        # Read it before moto looks for a form: the body is JSON, whatever its Content-Type.
        self.json_body = request.get_data() if hasattr(request, "get_data") else request.body
        try:
            # The raw body, because a body that is not UTF-8 must be refused and must not raise.
            self.setup_class(request, full_url, headers, use_raw_body=True)
        except HTTPException as error:
            refusal = self.refusal_of(InvalidRequestException(str(error.description)))
            return refused_unserved(400, refusal)
        if not self._get_action():
            if self.is_known_elsewhere():
                # moto says this of an operation that it does not have.
                return 404, {}, "Not yet implemented"
            return refused_unserved(404, OperationNotFound())
        return self.call_action()

    def call_action(self) -> TYPE_RESPONSE:
        """Call the operation, one at a time for each account and region."""
        try:
            lock = self.lock()
        except ServiceException as error:
            return self._refused(error)  # in a server: the region does not have Connect
        with lock:
            try:
                return super().call_action()
            except AccessRefused as error:
                return refused_unserved(403, error)
            except ServiceException as error:
                return self._refused(error)

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
        match = self.routes().match(self.method, self.raw_path)
        if match is None:
            return ""
        operation_name, self.uri_match = match
        return operation_name

    def parse_parameters(self, request: Any) -> None:
        """Read the parameters of the request as the service model describes them."""
        operation_name = self._get_action()
        self.params = {}
        if not operation_name:
            return
        operation = get_service_model(self.service_name).operation_model(operation_name)
        # What the path says is known, whatever the body is.
        self.params = {name: unquote(value) for name, value in self.uri_match.items()}
        try:
            self.params = collect_parameters(
                operation,
                labels=self.uri_match,
                query=parse_qs(self.parsed_url.query, keep_blank_values=True),
                body=self.json_body,
                headers=request.headers,
            )
            self.params = check_parameters(operation, self.params)
        except ServiceException as error:
            self.refusal = self.refusal_of(error)

    def determine_response_protocol(self, service_model: Any) -> str:  # noqa: ARG002
        """Answer in JSON, whatever the Content-Type of the request is."""
        return "rest-json"


def refused_unserved(status: int, error: ServiceException) -> TYPE_RESPONSE:
    """Write an error by hand, because moto serializes only errors of a known operation."""
    headers = {"content-type": "application/json", "x-amzn-errortype": error.code}
    return status, headers, json.dumps({"__type": error.code, "Message": error.message})
