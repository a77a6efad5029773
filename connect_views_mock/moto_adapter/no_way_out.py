"""No way out to AWS: every request is answered in this process, or raises an error."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import botocore.endpoint
import moto
import moto.core.botocore_stubber
import moto.settings
import responses
from botocore.awsrequest import AWSPreparedRequest
from botocore.httpsession import URLLib3Session
from moto import backends
from moto.core import config as moto_config
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.models import botocore_stubber, responses_mock
from requests.adapters import HTTPAdapter

from ..backend.configuration import read_configuration
from ..errors import ReplacedModulesError, RequestNotMockedError
from ..handle.traffic import traffic
from .aws_hosts import is_aws_host, is_metadata_host
from .changes import Change
from .own_servers import is_own_server
from .same_modules import are_same_modules

# As Any, because its annotations do not include its private parts.
_Endpoint: Any = botocore.endpoint.Endpoint
# Older releases of moto take requests of any class.
_MotosRequest: Any = getattr(moto.core.botocore_stubber, "AWSPreparedRequest", AWSPreparedRequest)


class _AwaitedRequest(NamedTuple):
    """A request whose sender awaits the body of the response.

    Attributes:
        request: The request.
        body: Its body, in a form that moto reads.
        form: Gives moto's response the form that the sender reads.
    """

    request: Any
    body: Any
    form: Callable[[Any], Any]


_operation: ContextVar[Any] = ContextVar("operation", default=None)
_let_through: ContextVar[Any] = ContextVar("let_through", default=None)
_awaited: ContextVar[_AwaitedRequest | None] = ContextVar("awaited", default=None)


def remember_operation() -> AbstractContextManager[object]:
    """Keep the operation of a request while it is sent, to name it in an error.

    Below this method, botocore knows only an HTTP method and a URL.
    """
    return Change(
        (_Endpoint, "_do_get_response", remembering_operation(_Endpoint._do_get_response))
    )


def remembering_operation(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return the replacement for a method that sends the request of an operation."""

    @functools.wraps(original)
    def _do_get_response(self: Any, request: Any, operation_model: Any, *args: Any) -> Any:
        with sending_for(operation_model):
            return original(self, request, operation_model, *args)

    return _do_get_response


@contextmanager
def sending_for(operation_model: Any) -> Iterator[None]:
    """Know the operation of what is sent."""
    token = _operation.set(operation_model)
    try:
        yield
    finally:
        _operation.reset(token)


@contextmanager
def awaited_request(request: Any, body: Any, form: Callable[[Any], Any]) -> Iterator[None]:
    """Show moto this body of a request, and give its response another form.

    The outermost counts, because it is where the body was read. Other requests stay as they are.
    """
    awaited = _of_request(request) or _AwaitedRequest(request, body, form)
    token = _awaited.set(awaited)
    try:
        yield
    finally:
        _awaited.reset(token)


def _of_request(request: Any) -> _AwaitedRequest | None:
    awaited = _awaited.get()
    return awaited if awaited is not None and awaited.request is request else None


def answer_every_client() -> AbstractContextManager[object]:
    """Answer every request that would be sent, even if the client does not know moto.

    moto answers through an event handler that botocore gives to each new session, but only once
    moto is imported. Every session sends with this method, however old it is.
    """
    ask_moto = BotocoreStubber.__call__

    @functools.wraps(ask_moto)
    def call_stubber(self: Any, event_name: str, request: Any, **kwargs: Any) -> Any:
        if is_own_server(request.url):
            return None
        asked = _as_moto_knows_it(request)
        awaited = _of_request(request)
        if awaited is not None:
            asked = copy(asked)
            asked.body = awaited.body
        if _is_cut_off(request.url):
            # A copy, because the request itself may be let through.
            asked = copy(asked)
            asked.url = request.url.replace(";", "%3B")
        response = ask_moto(self, event_name, request=asked, **kwargs)
        if response is None and self is botocore_stubber:
            let_through(request)
        return response if response is None or awaited is None else awaited.form(response)

    return Change(
        (BotocoreStubber, "__call__", call_stubber),
        (URLLib3Session, "send", asking_moto_first(URLLib3Session.send)),
    )


def asking_moto_first(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return the replacement for a method that sends requests."""

    @functools.wraps(original)
    def send(self: Any, request: Any) -> Any:
        response = answer_or_refuse(self, request)
        return original(self, request) if response is None else response

    return send


def answer_or_refuse(session: Any, request: Any) -> Any:
    """Return moto's response to a request, or ``None`` if the request may be sent.

    Raises:
        RequestNotMockedError: If it would go to AWS.
    """
    if _let_through.get() is not request:
        response = botocore_stubber("before-send", request=request)
        if response is not None:
            return response
    _let_through.set(None)
    if (
        is_aws_host(request.url)
        and not _passes_through(request.url)
        and not _goes_to_motos_proxy(session, request.url)
    ):
        raise _not_mocked(request)
    return None


def let_through(request: Any) -> None:
    """Note that moto has no response to a request, so that the sender does not ask again."""
    _let_through.set(request)


def _as_moto_knows_it(request: Any) -> Any:
    """Return a request of the class that moto takes. Another copy of botocore has its own class."""
    if isinstance(request, _MotosRequest):
        return request
    return _MotosRequest(
        request.method, request.url, request.headers, request.body, request.stream_output
    )


def _is_cut_off(url: str) -> bool:
    """Whether moto would cut off the end of a path and serve another resource of Connect."""
    return ";" in url and backends.get_service_from_url(url) == "connect"


def refuse_what_moto_does_not_know() -> AbstractContextManager[object]:
    """Raise where moto would answer 404, and pass requests for Connect to :mod:`.traffic`.

    To the code under test, moto's 404 looks like one from AWS, so it may take it for a response.
    """
    original = botocore_stubber.process_request

    def answer(request: Any) -> Any:
        operation = _operation.get()
        try:
            response = original(request)
        except NotImplementedError as error:
            if operation is not None and _refuses_unmocked_requests():
                raise _not_mocked(request) from error
            if not is_metadata_host(request.url):
                raise
            # For botocore this is an instance without such data, and it looks elsewhere.
            return 404, {}, ""
        except (AttributeError, ImportError, TypeError) as error:
            # moto imports parts of itself while it answers.
            if are_same_modules():
                raise
            raise ReplacedModulesError(error) from error
        if (
            operation is not None
            and response is not None
            and _is_not_implemented(response)
            and _refuses_unmocked_requests()
        ):
            raise _not_mocked(request)
        return response

    @functools.wraps(original)
    def process_request(request: Any) -> Any:
        return traffic.answer(request, _operation.get(), answer)

    return Change((botocore_stubber, "process_request", process_request))


def outer_mocks_of_responses() -> AbstractContextManager[object]:
    """Leave requests that are not for AWS to a mock of ``responses`` that was active before.

    moto would send them.
    """
    if botocore_stubber.enabled or responses_mock._real_send is not responses._real_send:
        return Change()  # an outer mock_aws, or the user's own override_responses_real_send()
    if _is_motos_send(HTTPAdapter.send):
        return Change()  # left behind by a mock of responses that outlived one of ours
    return _RealSend((responses_mock, "_real_send", HTTPAdapter.send))


def _is_motos_send(send: Any) -> bool:
    """Whether a function passes requests to moto's own mock of ``responses``."""
    cells = getattr(send, "__closure__", None) or ()
    return any(cell.cell_contents is responses_mock for cell in cells)


class _RealSend(Change):
    def __exit__(self, *_: object) -> None:
        # The user may override it while the mock is active, for example in a set-up method.
        if responses_mock._real_send is self.replacements[0][2]:
            super().__exit__()


def _is_not_implemented(response: Any) -> bool:
    status, _, body = response
    return bool(status == 404 and body == "Not yet implemented")


def _refuses_unmocked_requests() -> bool:
    """Whether the configuration leaves the refusal on: without it, moto's own answer counts."""
    return read_configuration(moto_config.default_user_config).refuse_unmocked_requests


def _not_mocked(request: AWSPreparedRequest) -> RequestNotMockedError:
    operation = _operation.get()
    if operation is None:
        return RequestNotMockedError(f"{request.method} {request.url}", moto.__version__)
    service = operation.service_model.service_name
    return RequestNotMockedError(
        f"{service}.{operation.name}", moto.__version__, is_connect=service == "connect"
    )


def _goes_to_motos_proxy(session: Any, url: str) -> bool:
    if not moto.settings.is_test_proxy_mode():
        return False
    proxy = session._proxy_config.proxy_url_for(url)
    return proxy is not None and str(urlsplit(proxy).port) == moto.settings.moto_proxy_port()


def _passes_through(url: str) -> bool:
    """Whether the user's moto configuration lets requests to this URL through to AWS."""
    service = backends.get_service_from_url(url)
    return moto_config.passthrough_url(url.partition("?")[0]) or (
        service is not None and moto_config.passthrough_service(service)
    )
