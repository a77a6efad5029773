"""What the server answers where moto would send a page of HTML."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final

import flask
import moto
from botocore.model import OperationNotFoundError
from moto.core.exceptions import ServiceException
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from ..handle.traffic import connect_operation_name
from ..strict_requests.refused_by_model import refusal_by_model
from .control import refuse_control
from .control_paths import is_control_path, refuse_control_path
from .json_errors import UNKNOWN_OPERATION, invalid_request, json_error
from .operations import RequestedOperation, requested_operation
from .participants import PARTICIPANT_SERVICE, SERVED_OPERATION
from .protocol_errors import protocol_error
from .signed_requests import CONNECT_REQUEST, signed_for

_ADDED: Final = {
    "connect": "Of Amazon Connect, connect-views-mock adds the operations on views, and those on "
    "workspaces that show them; the others are moto's",
    PARTICIPANT_SERVICE: "Of Amazon Connect Participant, connect-views-mock adds "
    f"{SERVED_OPERATION}",
}
"""What the message says of a service that this library adds to."""

_log: Final = logging.getLogger("connect_views_mock.server")


def refuse_for_sdks(application: flask.Flask) -> None:
    """Have moto's application of one service answer with errors that the SDKs can read."""
    application.register_error_handler(NotImplementedError, _of_an_operation)
    application.register_error_handler(OperationNotFoundError, _of_an_operation)
    application.register_error_handler(HTTPException, _of_a_path)
    application.register_error_handler(Exception, _of_an_exception)


def answer_for_unknown_services(environ: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
    """Refuse a request for a service that moto lacks, as an application of WSGI."""
    return refuse_unmocked(environ)(dict(environ), start_response)


def refuse_unmocked(environ: Mapping[str, Any]) -> Response:
    """Refuse an operation that moto lacks."""
    return _refuse(requested_operation(environ))


def refuse_beginning(error: ValueError) -> Response:
    """Say that a reset could not make what the server begins with.

    The configuration of the server can have changed since then.
    """
    message = f"The state is cleared, but not all of the beginning could be made again: {error}"
    return invalid_request(message)


def refuse_participant_operation(name: str) -> Response:
    """Refuse an operation of Amazon Connect Participant that is not served."""
    return _refuse(RequestedOperation(PARTICIPANT_SERVICE, name, "rest-json"))


def _refuse(operation: RequestedOperation) -> Response:
    message = f"{operation.service}.{operation.name} is not mocked by moto {moto.__version__}"
    if operation.service in _ADDED:
        message += f". {_ADDED[operation.service]}"
    return protocol_error(operation, 404, UNKNOWN_OPERATION, message)


def report_failure(who: str, environ: Mapping[str, Any], error: Exception) -> Response:
    """Say that something failed which is not to blame on the request."""
    operation = requested_operation(environ)
    _log.error("%s.%s failed", operation.service, operation.name, exc_info=error)
    is_connect = operation.service == "connect"
    code = "InternalServiceException" if is_connect else "InternalFailure"
    message = f"{who} failed at {operation.service}.{operation.name}: {error!r}"
    return protocol_error(operation, 500, code, message)


def _of_an_operation(_: Exception) -> Response:
    return refuse_unmocked(flask.request.environ)


def _of_a_path(error: HTTPException) -> Response | HTTPException:
    environ = flask.request.environ
    if error is flask.request.routing_exception:
        if is_control_path(environ["PATH_INFO"]):
            known = [rule.rule for rule in flask.current_app.url_map.iter_rules()]
            methods = error.valid_methods if isinstance(error, MethodNotAllowed) else None
            return refuse_control_path(environ, known, methods)
        if signed_for(environ):
            return refuse_unmocked(environ)
    if CONNECT_REQUEST in environ:
        return invalid_request(str(error.description), error.code or 400)
    return error


def _of_an_exception(error: Exception) -> Response:
    """Say what moto could not cope with, as moto does not check its parameters."""
    environ = flask.request.environ
    request = environ.get(CONNECT_REQUEST)
    if request is not None:
        operation = connect_operation_name(request.method, request.url)
        refusal = error if isinstance(error, ServiceException) else None
        if refusal is None and operation is not None:
            refusal = refusal_by_model(operation, request.url, request.body)
        if refusal is not None:
            return json_error(400, refusal.code, refusal.message)
    elif is_control_path(environ["PATH_INFO"]):
        return refuse_control(environ["PATH_INFO"], error)
    return report_failure("moto", environ, error)
