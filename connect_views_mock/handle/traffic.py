"""The requests for Amazon Connect while the mock is active: recorded, and failed on demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from reprlib import Repr
from threading import RLock
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from botocore.model import OperationModel, ServiceModel
from moto.core.exceptions import ServiceException
from moto.core.utils import get_service_model

from ..connect.urls import url_bases
from ..errors import PendingErrorsError
from ..strict_requests.parameters import collect_parameters
from ..strict_requests.routes import Routes, path_pattern
from .injected_errors import InjectedError, read_injected_error

__all__ = [
    "CallOfStack",
    "ConnectRequest",
    "InjectedError",
    "Recording",
    "read_injected_error",
    "traffic",
]

SUCCESS: Final = "Success"

# A template can have thousands of lines.
_short: Final = Repr()
_short.maxstring = _short.maxother = 200
_short.maxdict = _short.maxlist = 100

_CONNECT_URL = re.compile("|".join(url_bases))


@dataclass(slots=True, repr=False)
class ConnectRequest:
    """A request for Amazon Connect, as the mock saw it.

    Attributes:
        operation: Name of the operation, such as ``CreateView``.
        outcome: ``Success``, the code of the error, or the name of an exception that was raised
            instead of a response. ``None`` while the request is being answered.
        status_code: HTTP status of the response. ``None`` if there is no response.
    """

    operation: str
    outcome: str | None = None
    status_code: int | None = None
    _url: str = ""
    _body: str | bytes | None = None

    def __repr__(self) -> str:
        return (
            f"ConnectRequest(operation={self.operation!r}, "
            f"parameters={_short.repr(self.parameters)}, outcome={self.outcome!r}, "
            f"status_code={self.status_code!r})"
        )

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters, under the names that botocore's service model gives them.

        They are read from the request as it was sent, and are not checked. If the path does not
        fit the operation, its parameters are missing. If the body cannot be read, all are missing.
        """
        url = urlsplit(self._url)
        operation = _service_model().operation_model(self.operation)
        # The path has a prefix if the client's endpoint_url has one.
        match = re.search(f"{path_pattern(operation)}$", url.path)
        try:
            return collect_parameters(
                operation,
                labels=match.groupdict() if match else {},
                query=parse_qs(url.query, keep_blank_values=True),
                body=self._body,
            )
        except ServiceException:
            return {}


@dataclass(slots=True, eq=False)
class Recording:
    """The requests that one mock has seen since it was started."""

    requests: list[ConnectRequest] = field(default_factory=list)


class CallOfStack(NamedTuple):
    """A call that CloudFormation makes for a resource of a stack, without a request."""

    operation: str
    parameters: dict[str, Any]


class Traffic:
    """What is seen of the requests for Connect, and the errors that wait for them."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._recordings: list[Recording] = []
        self._injected: list[InjectedError] = []

    # The next two take no lock. Starts and stops wait for each other anyway, and an interrupt
    # between taking a lock and releasing it would block all others. Each change is one store.

    def start_recording(self, recording: Recording) -> None:
        """Let a recording get each request from now on."""
        self._recordings = [*self._recordings, recording]

    def stop_recording(self, recording: Recording) -> None:
        """Drop a recording, and the errors that still wait and were injected with it."""
        self._recordings = [each for each in self._recordings if each is not recording]
        self._injected = [each for each in self._injected if each._recording is not recording]

    def waiting_errors(self, recording: Recording) -> list[InjectedError]:
        """Return copies of the errors that were injected with a recording and still wait."""
        with self._lock:
            return [
                replace(injected) for injected in self._injected if injected._recording is recording
            ]

    def set_waiting_errors(self, recording: Recording, errors: Iterable[InjectedError]) -> None:
        """Make these errors wait, and no others that were injected with the recording."""
        with self._lock:
            self._injected = [
                *(injected for injected in self._injected if injected._recording is not recording),
                *(replace(error, _recording=recording) for error in errors),
            ]

    def inject_error(self, recording: Recording, injected: InjectedError) -> None:
        """Make an error wait for calls, as long as the recording goes on."""
        with self._lock:
            self._injected.append(replace(injected, _recording=recording))

    def pending_errors(self, recording: Recording) -> list[InjectedError]:
        """Return copies of the errors that no call has met."""
        return [error for error in self.waiting_errors(recording) if not error._has_fired]

    def check_errors(self, recording: Recording) -> None:
        """Refuse errors that no call has met.

        Raises:
            PendingErrorsError: If there is one that was not injected for several tests.
        """
        __tracebackhide__ = True
        calls = [request.operation for request in recording.requests]
        pending = [
            _waiting(error, calls.count(error.operation))
            for error in self.pending_errors(recording)
            if error._must_fire
        ]
        if pending:
            raise PendingErrorsError(pending)

    def answer(
        self,
        request: Any,
        operation: OperationModel | None,
        respond: Callable[[Any], Any],
    ) -> Any:
        """Return what a request is answered with, and keep it if it is one for Connect.

        Args:
            request: The request, botocore's or one like it.
            operation: The operation, for a request of a client of botocore.
            respond: Asks moto for its answer.
        """
        # moto 5.2.4 passes on werkzeug's request, with a decoded URL, instead of botocore's.
        url = getattr(request, "raw_url", request.url)
        operation_name = _operation_name(request.method, url, operation)
        if operation_name is None:
            return respond(request)
        body = request.body if hasattr(request, "body") else request.get_data()
        seen = ConnectRequest(operation_name, _url=url, _body=body)
        with self._lock:
            for recording in self._recordings:
                recording.requests.append(seen)
        try:
            injected = self._take_error(seen)
            response = injected._answer(url) if injected else respond(request)
        except BaseException as error:
            seen.outcome = type(error).__name__
            raise
        if response is None:
            self._forget(seen)
            return None
        status_code, headers, _ = response
        seen.status_code = status_code
        seen.outcome = SUCCESS if status_code < 400 else _error_code(headers)
        return response

    def error_of_stack(self, call: CallOfStack) -> InjectedError | None:
        """Return the error that a call for a stack meets. Exceptions are for clients only."""
        return self._take_error(call, lambda injected: injected.status_code is not None)

    def _forget(self, request: ConnectRequest) -> None:
        """Forget a request that the mock does not answer, but AWS or a host of the user."""
        with self._lock:
            for recording in self._recordings:
                recording.requests = [seen for seen in recording.requests if seen is not request]

    def _take_error(
        self,
        request: ConnectRequest | CallOfStack,
        can_meet: Callable[[InjectedError], bool] = lambda _: True,
    ) -> InjectedError | None:
        """Return the error that this call meets. Of several, the one that was injected first."""
        # Without the lock, because this calls functions of the test.
        injected_for_it = [
            injected
            for injected in list(self._injected)
            if injected.operation == request.operation
            and can_meet(injected)
            and injected._is_for(request)
        ]
        with self._lock:
            due = None
            for injected in injected_for_it:
                if injected.times == 0:
                    continue  # used up by another thread meanwhile
                if injected.after > 0:
                    injected.after -= 1
                    injected._has_let_pass = True
                elif due is None:
                    due = injected
                else:
                    injected._has_let_pass = True
            if due is not None:
                due._has_fired = True
                due.times -= 1
                if due.times == 0:
                    self._injected = [each for each in self._injected if each is not due]
            return due


def _operation_name(method: str, url: str, operation: OperationModel | None) -> str | None:
    if operation is not None:
        is_connect = operation.service_model.service_name == "connect"
        return str(operation.name) if is_connect else None
    return connect_operation_name(method, url)


def connect_operation_name(method: str, url: str) -> str | None:
    """Return the operation of Connect that a request is for, by its URL as it was sent."""
    if not _CONNECT_URL.match(url):
        return None
    match = _all_routes().match(method, urlsplit(url).path)
    return match[0] if match else None


def _waiting(error: InjectedError, calls: int) -> str:
    """Say for what an error waits that no call has met."""
    called = {0: "not called", 1: "called once"}.get(calls, f"called {calls} times")
    text = f"{error.error} for {error.operation}, which was {called}"
    if error.after > 0:
        text += f"; it would meet a call after {error.after} more"
    elif error._has_let_pass:
        text += "; it would meet the next call"
    elif calls > 0 and error._when is not None:
        text += "; `when` chose no call"
    return text


def _error_code(headers: Any) -> str:
    names = {name.lower(): str(value) for name, value in dict(headers).items()}
    return names.get("x-amzn-errortype", "UnknownError")


def _service_model() -> ServiceModel:
    return get_service_model("connect")


@cache
def _all_routes() -> Routes:
    service_model = _service_model()
    return Routes(service_model.operation_model(name) for name in service_model.operation_names)


traffic: Final = Traffic()
