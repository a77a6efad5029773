"""Clients of aiobotocore, and of libraries that use it: answered in this process.

aiobotocore asks the same event handler of moto as botocore does, but awaits the body of the
response. It overrides the methods of botocore in which a request is sent or signed, so what the
adapter changes in those must be changed in its own methods, too.
"""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

import botocore.endpoint
import botocore.session

from ..errors import UnsupportedAiobotocoreError
from ..undoing import Undo
from .asynchronous_credentials import awaited_credentials
from .asynchronous_responses import awaited_response
from .changes import Change, Replacement
from .no_way_out import answer_or_refuse, awaited_request, let_through, sending_for
from .own_servers import is_own_server
from .private_parts import OtherInternals, awaited_part

# As Any, because no annotation speaks of what is private in them.
_Endpoint: Any = botocore.endpoint.Endpoint
_Session: Any = botocore.session.Session

_PACKAGE: Final = "aiobotocore"


def answer_asynchronous_clients() -> AbstractContextManager[object]:
    """Answer the clients of aiobotocore if somebody has imported it, or as soon as somebody does.

    Nothing happens in it without a session, and each session calls ``__init__`` of botocore's.
    """
    return _AsynchronousClients()


class _AsynchronousClients(AbstractContextManager[None]):
    def __init__(self) -> None:
        self._undo = Undo()
        self._noticing = Change((_Session, "__init__", self._notice(_Session.__init__)))
        # After patch.dict(sys.modules) there can be a second copy.
        self._changed: list[object] = []

    def __enter__(self) -> None:
        self._undo.add(self._noticing.__exit__)
        self._noticing.__enter__()
        self._change_if_imported()

    def __exit__(self, *_: object) -> None:
        self._undo.run()

    def _notice(self, original: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(original)
        def __init__(session: Any, *args: Any, **options: Any) -> None:  # noqa: N807
            self._change_if_imported()
            original(session, *args, **options)

        return __init__

    def _change_if_imported(self) -> None:
        module = sys.modules.get(f"{_PACKAGE}.session")
        # While it is being imported, it does not have its class.
        if not hasattr(module, "AioSession") or module in self._changed:
            return
        self._changed.append(module)
        change = _change()
        self._undo.add(change.__exit__)
        change.__enter__()


def _change() -> Change:
    try:
        return Change(*parts_of_aiobotocore())
    except (OtherInternals, AttributeError, KeyError) as reason:
        return Change((_Endpoint, "prepare_request", _refusing(reason)))


def parts_of_aiobotocore() -> Iterator[Replacement]:
    """Yield what is replaced in aiobotocore, which somebody has imported.

    Raises:
        AttributeError: If it lacks a class.
        KeyError: If it lacks a module.
        OtherInternals: If it is built in another way.
    """
    endpoint, httpsession, httpxsession, awsrequest, *others = (
        sys.modules[f"{_PACKAGE}.{name}"]
        for name in (
            "endpoint",
            "httpsession",
            "httpxsession",
            "awsrequest",
            "credentials",
            "session",
            "signers",
        )
    )
    aio_endpoint: Any = endpoint.AioEndpoint
    form = functools.partial(awaited_response, awsrequest.AioAWSResponse)
    get_response = awaited_part(
        aio_endpoint, "_do_get_response", "self request operation_model context"
    )
    yield aio_endpoint, "_do_get_response", _answered(get_response, form)
    send = awaited_part(aio_endpoint, "_send", "self request")
    yield aio_endpoint, "_send", _asking_moto_first(send, form, lambda self: self.http_session)
    for session in (httpsession.AIOHTTPSession, httpxsession.HttpxSession):
        send = awaited_part(session, "send", "self request")
        yield session, "send", _asking_moto_first(send, form, lambda self: self)
    yield from awaited_credentials(*others)


def _answered(original: Callable[..., Any], form: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return the replacement for the method that sends the request of an operation."""

    @functools.wraps(original)
    async def _do_get_response(self: Any, request: Any, operation_model: Any, *args: Any) -> Any:
        body = await request.body.read() if _is_awaited(request.body) else request.body
        with sending_for(operation_model), awaited_request(request, body, form):
            return await original(self, request, operation_model, *args)

    return _do_get_response


def _is_awaited(body: Any) -> bool:
    return inspect.iscoroutinefunction(getattr(body, "read", None))


async def _rewind(body: Any) -> None:
    """Let a body be read from its beginning, although moto was shown it."""
    if _is_awaited(body):
        rewound = body.seek(0)
        if inspect.isawaitable(rewound):
            await rewound


def _asking_moto_first(
    original: Callable[..., Any], form: Callable[[Any], Any], session_of: Callable[[Any], Any]
) -> Callable[..., Any]:
    """Return the replacement for a method that sends requests."""

    @functools.wraps(original)
    async def send(self: Any, request: Any) -> Any:
        with awaited_request(request, request.body, form):
            response = answer_or_refuse(session_of(self), request)
        if response is not None:
            return response
        # One of these methods calls another.
        let_through(request)
        await _rewind(request.body)
        return await original(self, request)

    return send


def _refusing(reason: Exception) -> Callable[..., Any]:
    """Return a method that fails for endpoints of aiobotocore, before they send anything."""
    original = _Endpoint.prepare_request

    @functools.wraps(original)
    def prepare_request(self: Any, request: Any) -> Any:
        modules = (base.__module__ for base in type(self).__mro__)
        if f"{_PACKAGE}.endpoint" in modules and not is_own_server(request.url):
            version = getattr(sys.modules.get(_PACKAGE), "__version__", "of unknown version")
            raise UnsupportedAiobotocoreError(version, reason) from reason
        return original(self, request)

    return prepare_request
