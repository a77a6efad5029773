"""What the server answers where moto would send a page of HTML."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import parse_qs

import flask
import moto
from moto.core.exceptions import ServiceException
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from ..handle.traffic import connect_operation_name
from ..strict_requests.refused_by_model import refusal_by_model
from .json_errors import json_error
from .participants import PARTICIPANT_SERVICE, SERVED_OPERATION
from .signed_requests import CONNECT_REQUEST, ConnectServerRequest, raw_path, signed_for

UNKNOWN_OPERATION: Final = "UnknownOperationException"
"""The code with which AWS answers for an operation that a service does not have."""

_ADDED: Final = {
    "connect": "Of Amazon Connect, connect-views-mock adds the operations on views, and those on "
    "workspaces that show them; the others are moto's",
    PARTICIPANT_SERVICE: "Of Amazon Connect Participant, connect-views-mock adds "
    f"{SERVED_OPERATION}",
}
"""What the message says of a service that this library adds to."""

_log: Final = logging.getLogger("connect_views_mock.server")


def refuse_in_json(application: flask.Flask) -> None:
    """Have moto's application of one service answer with errors in JSON."""
    application.register_error_handler(NotImplementedError, _of_an_operation)
    application.register_error_handler(HTTPException, _of_a_path)
    application.register_error_handler(Exception, _of_an_exception)


def answer_for_unknown_services(environ: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
    """Refuse a request for a service that moto lacks, as an application of WSGI."""
    return refuse_unmocked(environ)(dict(environ), start_response)


def refuse_unmocked(environ: Mapping[str, Any]) -> Response:
    """Refuse an operation that moto lacks."""
    service, _ = signed_for(environ) or ("This service", "")
    return _refuse(service, _operation_in(environ))


def refuse_participant_operation(operation: str) -> Response:
    """Refuse an operation of Amazon Connect Participant that is not served."""
    return _refuse(PARTICIPANT_SERVICE, operation)


def _refuse(service: str, operation: str) -> Response:
    message = f"{service}.{operation} is not mocked by moto {moto.__version__}"
    if service in _ADDED:
        message += f". {_ADDED[service]}"
    return json_error(404, UNKNOWN_OPERATION, message)


def report_failure(who: str, request: ConnectServerRequest, error: Exception) -> Response:
    """Say that something failed which is not to blame on the request."""
    operation = connect_operation_name(request.method, request.url)
    _log.error("connect.%s failed", operation, exc_info=error)
    return json_error(500, "InternalServiceException", f"{who} failed: {error!r}")


def _of_an_operation(_: NotImplementedError) -> Response:
    return refuse_unmocked(flask.request.environ)


def _of_a_path(error: HTTPException) -> Response | HTTPException:
    environ = flask.request.environ
    if error is flask.request.routing_exception and signed_for(environ):
        return refuse_unmocked(environ)
    if CONNECT_REQUEST in environ:
        return json_error(error.code or 400, "InvalidRequestException", str(error.description))
    return error


def _of_an_exception(error: Exception) -> Response:
    """Say what moto could not cope with, as moto does not check its parameters."""
    request = flask.request.environ.get(CONNECT_REQUEST)
    if request is None:
        raise error
    operation = connect_operation_name(request.method, request.url)
    refusal = error if isinstance(error, ServiceException) else None
    if refusal is None and operation is not None:
        refusal = refusal_by_model(operation, request.url, request.body)
    if refusal is not None:
        return json_error(400, refusal.code, refusal.message)
    return report_failure("moto", request, error)


def _operation_in(environ: Mapping[str, Any]) -> str:
    """Return how a request names its operation, which depends on the protocol of the service."""
    request = environ.get(CONNECT_REQUEST)
    operation = request and connect_operation_name(request.method, request.url)
    if operation:
        return str(operation)
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return str(target).rpartition(".")[2]
    path, _, query = raw_path(environ).partition("?")
    actions = parse_qs(query).get("Action")
    return actions[0] if actions else f"{environ['REQUEST_METHOD']} {path}"
