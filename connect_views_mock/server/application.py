"""The WSGI application: moto's, seen by the handle, with errors that every SDK can read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any, Final

from botocore.exceptions import BotoCoreError
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

from ..handle.traffic import traffic
from ..mock import ConnectViewsMock
from ..moto_adapter import server_application
from .broken_requests import BrokenRequestError, body_of, checked_environ, unassignable
from .control import answer_with_the_configuration
from .control_paths import (
    CONFIGURATION_PATH,
    DASHBOARD_DATA,
    RESET_PATH,
    VIEW_TOKEN_PATH,
    is_control_path,
    plain_control_path,
    refuse_method,
)
from .cross_origin import answer_to_preflight, make_readable
from .dashboard import with_readable_views
from .operations import FORM
from .participants import (
    SERVED_OPERATION,
    for_the_participant_service,
    participant_operation,
)
from .refusals import (
    answer_for_unknown_services,
    refuse_beginning,
    refuse_for_sdks,
    refuse_participant_operation,
    refuse_unmocked,
    report_failure,
)
from .requests_in_flight import RequestsInFlight
from .signed_requests import CONNECT_REQUEST, ConnectServerRequest, raw_path, signed_for
from .unsigned_requests import refuse_unsigned
from .view_tokens import answer_with_a_view_token

_FORM_TYPE: Final = "application/x-www-form-urlencoded"
_UNMOCKED: Final = (b"", b"Not yet implemented")
"""What moto answers with status 404 on a path of its own, without the operation."""


class ServerApplication:
    """Answers as moto's server does, with these differences.

    The handle sees the requests for Connect, and its injected errors are answered. What moto would
    answer with a page of HTML is an error that the SDKs can read. A reset has something done after
    it. The dashboard shows the views as they are.
    """

    def __init__(
        self, mock: ConnectViewsMock, region: str, after_reset: Callable[[], None]
    ) -> None:
        self.in_flight = RequestsInFlight()
        self._mock = mock
        self._region = region
        self._after_reset = after_reset
        self._moto = server_application(refuse_for_sdks, answer_for_unknown_services, unassignable)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        try:
            return self._answer(checked_environ(environ), start_response)
        except BrokenRequestError as broken:
            return broken.response(environ, start_response)

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes]
        environ["PATH_INFO"] = plain_control_path(environ["PATH_INFO"])
        refusal = answer_to_preflight(environ) or refuse_method(environ)
        if refusal is not None:
            return refusal(environ, start_response)
        if environ["PATH_INFO"] == RESET_PATH:
            # Nobody sees the state between: that without what the server begins with.
            with self.in_flight.alone():
                response = Response(*run_wsgi_app(self._moto, environ))
                try:
                    self._after_reset()
                except ValueError as error:
                    response = refuse_beginning(error)
            return response(environ, start_response)
        if environ.get("CONTENT_LENGTH", "0") != "0":
            # A client that never sends all of it keeps neither a reset nor the end waiting.
            body_of(environ)
        with self.in_flight.one():
            answer = self._application_for(environ)(environ, start_response)
            return answer

    def _application_for(self, environ: dict[str, Any]) -> Any:
        """Return the application of WSGI that answers a request: moto's, or an answer."""
        if is_control_path(environ["PATH_INFO"]):
            return self._control_application_for(environ)
        service, region = signed_for(environ) or ("", "")
        if service == "connect":
            return self._answer_for_connect(environ, region)
        participant = participant_operation(environ)
        if participant == SERVED_OPERATION:
            environ.update(for_the_participant_service(environ, self._region))
            return make_readable(Response.from_app(self._ask_moto, environ))
        if participant is not None:
            return refuse_participant_operation(participant)
        unsigned = refuse_unsigned(environ)
        if unsigned is not None:
            return unsigned
        if environ.get("CONTENT_TYPE", "").startswith(_FORM_TYPE):
            # Its operation stands in the body, which moto reads.
            environ[FORM] = body_of(environ)
        return self._ask_moto if signed_for(environ) else self._moto

    def _control_application_for(self, environ: dict[str, Any]) -> Any:
        if environ["REQUEST_METHOD"] == "HEAD":
            # Content that moto sends is read here, and sent to nobody.
            environ = {**environ, "REQUEST_METHOD": "GET"}
        if environ["PATH_INFO"] == VIEW_TOKEN_PATH:
            return answer_with_a_view_token(self._mock, environ)
        if environ["PATH_INFO"] == CONFIGURATION_PATH:
            return answer_with_the_configuration(environ, self._moto)
        if environ["PATH_INFO"] == DASHBOARD_DATA:
            response = Response.from_app(self._moto, environ)
            response.set_data(with_readable_views(response.get_data()))
            return response
        return self._moto

    def _ask_moto(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Have moto answer, and say of what it lacks that it does, as an application of WSGI."""
        content, status, headers = run_wsgi_app(self._moto, environ)
        if status.startswith("404") and environ["REQUEST_METHOD"] != "HEAD":
            response = Response(content, status, headers)
            if response.get_data() in _UNMOCKED:
                response = refuse_unmocked(environ)
            return response(environ, start_response)
        start_response(status, list(headers))
        return content

    def _answer_for_connect(self, environ: dict[str, Any], region: str) -> Response:
        body = body_of(environ)
        request = ConnectServerRequest(
            method=environ["REQUEST_METHOD"],
            url=f"https://connect.{region}.amazonaws.com{raw_path(environ)}",
            body=body,
            environ=environ,
        )
        try:
            status, headers, content = traffic.answer(request, None, self._ask_moto_for_connect)
        except BotoCoreError as error:
            # Injected, for a call that is to get no answer: the connection is closed.
            raise ConnectionAbortedError from error
        except Exception as error:
            response = report_failure("A function of the test", environ, error)
        else:
            response = Response(content, status, headers)
        return make_readable(response)

    def _ask_moto_for_connect(self, request: ConnectServerRequest) -> tuple[int, Any, bytes]:
        environ = {
            **request.environ,
            # The body was read already; moto reads it again.
            "wsgi.input": io.BytesIO(request.body),
            "wsgi.input_terminated": True,
            CONNECT_REQUEST: request,
        }
        response = Response(*run_wsgi_app(self._ask_moto, environ))
        return response.status_code, response.headers, response.get_data()
