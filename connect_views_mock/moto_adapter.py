"""Everything that touches the private parts of moto and botocore.

Only the response class is not here: it overrides methods of moto's, as all of moto's own do.

:func:`install` makes the changes below and :func:`uninstall` takes them back, each counted, so that
mocks can be nested. Each change is a context manager that says why it is needed. Those that only
save time check first that moto and botocore are built as they expect, and else are left out.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from contextvars import ContextVar
from copy import copy
from datetime import datetime
from pathlib import Path
from types import FunctionType
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import unquote, urlsplit
from weakref import WeakSet

import boto3
import botocore.credentials
import botocore.endpoint
import botocore.hooks
import botocore.loaders
import botocore.session
import botocore.signers
import moto
import moto.core.models
import moto.core.responses
import moto.core.utils
import moto.settings
import responses
from botocore import xform_name
from botocore.awsrequest import AWSPreparedRequest
from botocore.credentials import Credentials
from botocore.httpsession import URLLib3Session
from botocore.loaders import Loader
from moto import backend_index, backends
from moto.connect import urls as moto_connect_urls
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.core import config as moto_config
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.custom_responses_mock import CallbackResponse, not_implemented_callback
from moto.core.models import DEFAULT_ACCOUNT_ID, botocore_stubber, responses_mock
from moto.core.responses import ActionContext, ActionResult
from moto.core.serialize import RestJSONSerializer, TimestampSerializer
from moto.core.utils import get_service_model
from requests.adapters import HTTPAdapter

from .compiled_shapes import compile_shape
from .connect import urls as connect_views_urls
from .connect.responses import ConnectViewsResponse
from .environment import FAKE_VARIABLES
from .errors import RequestNotMockedError, UnsupportedMotoError
from .handle.traffic import traffic
from .strict_requests.routes import Routes

MotoMock = moto.core.models.MockAWS

# As Any, because no annotation speaks of what is private in these.
_Endpoint: Any = botocore.endpoint.Endpoint
_EventAliaser: Any = botocore.hooks.EventAliaser
_DeferredRefreshableCredentials: Any = botocore.credentials.DeferredRefreshableCredentials
_RefreshableCredentials: Any = botocore.credentials.RefreshableCredentials
_RequestSigner: Any = botocore.signers.RequestSigner
_Session: Any = botocore.session.Session
_moto_responses: Any = moto.core.responses


def start_moto(config: Any, *, reset: bool) -> MotoMock:
    """Start one of moto's mocks, which leaves the environment to us.

    moto would leave the session token and the profile where they are, and would delete a variable
    that was empty instead of restoring it.
    """
    mock = moto.mock_aws(config=config)
    mock._fake_creds = {}
    state = {name: getattr(type(mock), name) for name in ("_nested_count", "_mocks_active")}
    try:
        mock.start(reset=reset)
    except BaseException:
        _take_back_start(mock, state)
        raise
    return mock


def _take_back_start(mock: MotoMock, state: dict[str, Any]) -> None:
    """Take back a start of moto that failed half-way, for which moto would count it as started.

    It fails, for example, when the server of moto's server mode is not running.
    """
    for name, value in state.items():
        setattr(type(mock), name, value)
    mock._default_session_mock.stop()
    mock._user_config_mock.stop()
    if hasattr(mock, "_RESET_IN_PROGRESS"):
        setattr(type(mock), "_RESET_IN_PROGRESS", False)  # noqa: B010 (the server modes' own)
    if state["_nested_count"] == 0:
        botocore_stubber.enabled = False


def stop_moto(mock: MotoMock, *, remove_data: bool = True) -> None:
    """Stop a mock of moto, of those that are active the last one that was started.

    moto takes back the configuration of the outermost mock only; that of an inner one would go on
    to hold, and with it what it lets through to AWS.
    """
    mock.stop(remove_data=remove_data)
    if type(mock)._nested_count > 0:
        mock._user_config_mock.stop()


def reset_moto() -> None:
    """Clear the state of all of moto's services."""
    moto.mock_aws().reset()


def mocks_credentials() -> bool:
    """Whether moto's configuration asks for the credentials to be replaced."""
    return moto_config.mock_credentials()


_installs = 0
_installed = ExitStack()


def install() -> None:
    """Make all changes, unless they are made.

    Raises:
        UnsupportedMotoError: If moto or botocore lack what has to be changed.
    """
    global _installs
    if _installs == 0:
        with ExitStack() as undo:
            for change in _NECESSARY_CHANGES:
                try:
                    undo.enter_context(change())
                except AttributeError as error:
                    raise UnsupportedMotoError(moto.__version__, error) from error
            for change in _TIME_SAVERS:
                with suppress(_OtherInternals):
                    undo.enter_context(change())
            _installed.push(undo.pop_all())
    _installs += 1


def uninstall() -> None:
    """Take all changes back, when called as often as :func:`install`.

    Raises:
        RuntimeError: If it was called as often before.
    """
    global _installs
    if _installs == 0:
        raise RuntimeError("Called uninstall() before install().")
    _installs -= 1
    if _installs == 0:
        _installed.close()


class _OtherInternals(Exception):  # noqa: N818 (not an error: it is why a change is left out)
    """moto or botocore are not built as a change expects that only saves time."""


def _part(owner: Any, name: str, parameters: str) -> Any:
    """Return a private function of moto or botocore, if it takes the expected parameters."""
    part = getattr(owner, name, None)
    if not callable(part) or _parameters_of(part) != parameters.split():
        raise _OtherInternals(name)
    return part


@functools.lru_cache
def _parameters_of(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


@functools.lru_cache
def _remembering(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with a cache, which outlives the mock: for functions without state."""
    return functools.lru_cache(maxsize=2048)(function)


# The Views operations.


@contextmanager
def _views_operations() -> Iterator[None]:
    """Route the Views operations to their response class.

    moto looks up a service by ``backend_url_patterns``, and a path in its ``urls.py``. The patterns
    go first, because moto tries about two hundred of them one by one.
    """
    paths, bases = dict(moto_connect_urls.url_paths), list(moto_connect_urls.url_bases)
    patterns = [("connect", re.compile(base)) for base in connect_views_urls.url_bases]
    moto_connect_urls.url_paths.update(connect_views_urls.url_paths)
    moto_connect_urls.url_bases[:] = connect_views_urls.url_bases
    backend_index.backend_url_patterns[:0] = patterns
    try:
        yield
    finally:
        for pattern in patterns:
            backend_index.backend_url_patterns.remove(pattern)
        moto_connect_urls.url_bases[:] = bases
        moto_connect_urls.url_paths.clear()
        moto_connect_urls.url_paths.update(paths)


# No way out to AWS.

_operation: ContextVar[Any] = ContextVar("operation", default=None)
_let_through: ContextVar[Any] = ContextVar("let_through", default=None)


def _remember_operation() -> AbstractContextManager[object]:
    """Keep the operation of a request while it is sent, to name it in an error.

    Below this method botocore knows no more than a method and a URL.
    """
    original = _Endpoint._do_get_response

    @functools.wraps(original)
    def _do_get_response(self: Any, request: Any, operation_model: Any, *args: Any) -> Any:
        token = _operation.set(operation_model)
        try:
            return original(self, request, operation_model, *args)
        finally:
            _operation.reset(token)

    return patch.object(_Endpoint, "_do_get_response", _do_get_response)


@contextmanager
def _answer_every_client() -> Iterator[None]:
    """Answer what would be sent, also for a client that does not know moto.

    moto answers through an event handler that botocore gives to each session: those that are made
    after moto was imported. All sessions send with this method, be they as old as they may.
    """
    ask_moto = BotocoreStubber.__call__
    original = URLLib3Session.send

    @functools.wraps(ask_moto)
    def call_stubber(self: Any, event_name: str, request: Any, **kwargs: Any) -> Any:
        asked = request
        if _is_cut_off(request.url):
            # Not the request itself, which may be let through.
            asked = copy(request)
            asked.url = request.url.replace(";", "%3B")
        response = ask_moto(self, event_name, request=asked, **kwargs)
        if response is None:
            # The sender need not ask again.
            _let_through.set(request)
        return response

    @functools.wraps(original)
    def send(self: URLLib3Session, request: AWSPreparedRequest) -> Any:
        if _let_through.get() is not request:
            response = botocore_stubber("before-send", request=request)
            if response is not None:
                return response
        _let_through.set(None)
        if (
            _is_aws_host(request.url)
            and not _passes_through(request.url)
            and not _goes_to_motos_proxy(self, request.url)
        ):
            raise _not_mocked(request)
        return original(self, request)

    with (
        patch.object(BotocoreStubber, "__call__", call_stubber),
        patch.object(URLLib3Session, "send", send),
    ):
        yield


def _is_cut_off(url: str) -> bool:
    """Whether moto would cut the end off a path, and serve another resource of Connect."""
    return ";" in url and backends.get_service_from_url(url) == "connect"


@contextmanager
def _credentials_for_every_client() -> Iterator[None]:
    """Give fake credentials to what was made before the mock and has none that never change.

    A client or session of before has the credentials of the machine: none at all, or those of a
    profile, a role, a token or a program. They would have to be found or renewed at AWS or outside
    of the process, and would take a test to the account of a role on one machine and not on others.
    """
    get_original_auth = _RequestSigner.get_auth_instance
    get_original_credentials = _Session.get_credentials
    get_original_frozen_credentials = _RefreshableCredentials.get_frozen_credentials
    refresh_original = _RefreshableCredentials._refresh

    @functools.wraps(get_original_auth)
    def get_auth_instance(self: Any, *args: Any, **kwargs: Any) -> Any:
        if mocks_credentials() and self._credentials is None:
            kwargs["request_credentials"] = kwargs.get("request_credentials") or _FAKE_CREDENTIALS
        return get_original_auth(self, *args, **kwargs)

    @functools.wraps(get_original_credentials)
    def get_credentials(self: Any) -> Any:
        if self._credentials is None and _is_of_before(self):
            return _FAKE_CREDENTIALS
        return get_original_credentials(self)

    @functools.wraps(get_original_frozen_credentials)
    def get_frozen_credentials(self: Any) -> Any:
        if _is_of_before(self):
            return _FAKE_CREDENTIALS.get_frozen_credentials()
        return get_original_frozen_credentials(self)

    @functools.wraps(refresh_original)
    def _refresh(self: Any) -> None:
        if not _is_of_before(self):
            refresh_original(self)

    with (
        patch.object(_RequestSigner, "get_auth_instance", get_auth_instance),
        patch.object(_Session, "get_credentials", get_credentials),
        patch.object(_RefreshableCredentials, "get_frozen_credentials", get_frozen_credentials),
        patch.object(_RefreshableCredentials, "_refresh", _refresh),
        _noting_what_is_made(_Session),
        _noting_what_is_made(_RefreshableCredentials),
        _noting_what_is_made(_DeferredRefreshableCredentials),
    ):
        yield


# The sessions and credentials that were made while the mock was active, in any test.
_made_under_the_mock: WeakSet[object] = WeakSet()


def _noting_what_is_made(owner: Any) -> AbstractContextManager[object]:
    original = owner.__init__

    @functools.wraps(original)
    def initialize(self: Any, *args: Any, **kwargs: Any) -> None:
        _made_under_the_mock.add(self)
        original(self, *args, **kwargs)

    return patch.object(owner, "__init__", initialize)


def _is_of_before(session_or_credentials: object) -> bool:
    return session_or_credentials not in _made_under_the_mock and mocks_credentials()


_FAKE_CREDENTIALS: Final = Credentials(
    FAKE_VARIABLES["AWS_ACCESS_KEY_ID"], FAKE_VARIABLES["AWS_SECRET_ACCESS_KEY"]
)


def _refuse_what_moto_does_not_know() -> AbstractContextManager[object]:
    """Raise where moto would answer 404, and hand requests for Connect to :mod:`.traffic`.

    moto's 404 looks like one from AWS to the code under test, which may well take it for an answer.
    """
    original = botocore_stubber.process_request

    def answer(request: Any) -> Any:
        operation = _operation.get()
        try:
            response = original(request)
        except NotImplementedError as error:
            if operation is not None:
                raise _not_mocked(request) from error
            if not _is_metadata_host(request.url):
                raise
            # botocore takes this for an instance that has no such data, and goes on looking.
            return 404, {}, ""
        if operation is not None and response is not None and _is_not_implemented(response):
            raise _not_mocked(request)
        return response

    @functools.wraps(original)
    def process_request(request: Any) -> Any:
        return traffic.answer(request, _operation.get(), answer)

    return patch.object(botocore_stubber, "process_request", process_request)


@contextmanager
def _outer_mocks_of_responses() -> Iterator[None]:
    """Leave requests that are not for AWS to a mock of ``responses`` that is active already.

    moto would send them.
    """
    send = HTTPAdapter.send
    if botocore_stubber.enabled or responses_mock._real_send is not responses._real_send:
        yield  # an outer mock_aws, or the user's own override_responses_real_send()
        return
    original, responses_mock._real_send = responses_mock._real_send, send
    try:
        yield
    finally:
        # The user may override it while the mock is active, in a set-up method for example.
        if responses_mock._real_send is send:
            responses_mock._real_send = original


def _is_not_implemented(response: Any) -> bool:
    status, _, body = response
    return bool(status == 404 and body == "Not yet implemented")


def _not_mocked(request: AWSPreparedRequest) -> RequestNotMockedError:
    operation = _operation.get()
    if operation is None:
        return RequestNotMockedError(f"{request.method} {request.url}", moto.__version__)
    service = operation.service_model.service_name
    return RequestNotMockedError(
        f"{service}.{operation.name}", moto.__version__, is_connect=service == "connect"
    )


def _is_aws_host(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return _is_metadata_host(url) or _aws_domain().search(host) is not None


def _is_metadata_host(url: str) -> bool:
    """Whether this is an address at which containers and instances find their credentials."""
    host = urlsplit(url).hostname or ""
    return host.startswith("169.254.") or host in ("fd00:ec2::23", "fd00:ec2::254")


@functools.cache
def _aws_domain() -> re.Pattern[str]:
    """Return a pattern for AWS's domains, as botocore knows them."""
    partitions = Loader().load_data("partitions")["partitions"]
    suffixes = _MORE_AWS_DOMAINS.union(
        *(
            {partition["outputs"]["dnsSuffix"], partition["outputs"]["dualStackDnsSuffix"]}
            for partition in partitions
        )
    )
    return re.compile(rf"(?:^|\.)(?:{'|'.join(map(re.escape, sorted(suffixes)))})\.?$")


# All of the domain ``aws``, and the domains at which people sign in.
_MORE_AWS_DOMAINS: Final = frozenset(
    {
        "aws",
        "aws.amazon.com",
        "amazonaws.cn",
        "amazonaws-eusc.eu",
        "amazonaws-us-gov.com",
        "c2shome.ic.gov",
        "csphome.adc-e.uk",
        "csphome.hci.ic.gov",
        "sc2shome.sgov.gov",
    }
)


def _goes_to_motos_proxy(session: Any, url: str) -> bool:
    if not moto.settings.is_test_proxy_mode():
        return False
    proxy = session._proxy_config.proxy_url_for(url)
    return proxy is not None and str(urlsplit(proxy).port) == moto.settings.moto_proxy_port()


def _passes_through(url: str) -> bool:
    """Whether the user's configuration of moto lets requests to this URL through to AWS."""
    service = backends.get_service_from_url(url)
    return moto_config.passthrough_url(url.partition("?")[0]) or (
        service is not None and moto_config.passthrough_service(service)
    )


# Speed. Nothing here changes an answer, or keeps anything that a test made. The figures are those
# of docs/benchmarks.md: what a thing costs without the change, against all of them.


def _warm_loader() -> AbstractContextManager[object]:
    """Let the sessions of botocore share what they read of botocore's own data files.

    moto has boto3 forget its default session at each start, and each new session finds and parses
    the model of Connect anew, one of the largest there are. Only the data files are shared: a
    session's credentials and configuration, and the loader's search paths, are its own.

    Without it, a test costs ten times as much, and the first of a process 1.3 times.
    """
    _part(botocore.session, "create_loader", "search_path_string")
    return patch.object(botocore.session, "create_loader", _create_warm_loader)


_warm_data: dict[tuple[str, ...], dict[Any, Any]] = {}


class _WarmLoader(Loader):
    """A loader that shares its cache with all that search the same unchanging directories."""

    _own_cache: dict[Any, Any]

    @property
    def _cache(self) -> dict[Any, Any]:
        directories = tuple(filter(os.path.isdir, self.search_paths))
        if _UNCHANGING_DIRECTORIES.issuperset(directories):
            return _warm_data.setdefault(directories, {})
        return self._own_cache


_BOTO3_DATA: Final = str(Path(boto3.__file__).parent / "data")
_UNCHANGING_DIRECTORIES: Final = frozenset({Loader.BUILTIN_DATA_PATH, _BOTO3_DATA})


def _create_warm_loader(search_path_string: str | None = None) -> Any:
    loader = botocore.loaders.create_loader(search_path_string)
    if type(loader) is Loader and vars(loader).keys() >= {"_cache", "_search_paths"}:
        vars(loader)["_own_cache"] = vars(loader).pop("_cache")
        loader.__class__ = _WarmLoader
    return loader


@contextmanager
def _one_service_model() -> Iterator[None]:
    """Give moto the model of Connect that botocore has read already.

    moto reads the models for itself, because it merges data of its own into some; not into this
    one, unless it has a directory for it by now.

    Without it, the first test of a process costs 1.2 times as much.
    """
    original = _part(moto.core.utils, "_load_service_model", "service_name model_name")
    if Path(moto.__file__).parent.joinpath("connect", _CONNECT_VERSION).exists():
        raise _OtherInternals(_CONNECT_VERSION)

    @functools.wraps(original)
    def _load_service_model(service_name: str, model_name: str) -> Any:
        if service_name != "connect":
            return original(service_name, model_name)
        loader = _create_warm_loader()
        loader.search_paths.append(_BOTO3_DATA)
        return loader.load_service_model(service_name, model_name)

    with patch.object(moto.core.utils, "_load_service_model", _load_service_model):
        yield


_CONNECT_VERSION: Final = "2017-08-08"


@contextmanager
def _prepared_urls() -> Iterator[None]:
    """Keep the URLs of Connect, which moto puts together anew for each request.

    Without it, describe_view costs 1.05 times as much.
    """
    if not isinstance(inspect.getattr_static(ConnectBackend, "urls", None), property):
        raise _OtherInternals("urls")
    with patch.object(ConnectBackend, "urls", _connect_urls()):
        yield


@functools.cache
def _connect_urls() -> dict[str, Any]:
    urls = ConnectBackend("us-east-1", DEFAULT_ACCOUNT_ID).urls
    # moto takes the first that matches. No two of them do, so that ours may go first.
    return dict(sorted(urls.items(), key=lambda item: "/views/" not in item[0]))


@contextmanager
def _remembered_method_names() -> Iterator[None]:
    """Look for one method of a response class without listing all, and name it once.

    Without it, describe_view costs 1.1 times as much.
    """
    list_methods = _part(_moto_responses, "method_names_from_class", "clazz")
    underscored = _part(_moto_responses, "camelcase_to_underscores", "argument")

    def method_names_from_class(clazz: type) -> _MethodNames:
        return _MethodNames(clazz, list_methods)

    with (
        patch.object(_moto_responses, "method_names_from_class", method_names_from_class),
        patch.object(_moto_responses, "camelcase_to_underscores", _remembering(underscored)),
    ):
        yield


class _MethodNames:
    """The names of a class's methods, of which moto wants to know whether one is among them."""

    def __init__(self, clazz: type, list_methods: Callable[[type], list[str]]) -> None:
        self._class = clazz
        self._list_methods = list_methods

    def __contains__(self, name: str) -> bool:
        return inspect.isfunction(getattr(self._class, name, None))

    def __iter__(self) -> Iterator[str]:
        return iter(self._list_methods(self._class))


def _compiled_answers() -> AbstractContextManager[object]:
    """Serialize the answers of the Views operations with shapes compiled from the service model.

    Without it, describe_view costs 1.15 times as much.
    """
    original = _part(ActionResult, "execute_result", "self context")
    _part(TimestampSerializer, "_convert_timestamp_to_str", "self value timestamp_format")

    @functools.wraps(original)
    def execute_result(self: ActionResult, context: ActionContext) -> Any:
        if (
            type(context.response) is not ConnectViewsResponse
            or not isinstance(self.result, dict)
            or moto.settings.PRETTIFY_RESPONSES
        ):
            return original(self, context)
        answer = _compiled_output(context.operation_model.name)(self.result)
        # As bytes: of text, moto searches every character for the XML of a request id.
        body = json.dumps(answer).encode("ascii")
        return 200, {"Content-Type": RestJSONSerializer.CONTENT_TYPE}, body

    return patch.object(ActionResult, "execute_result", execute_result)


@functools.cache
def _compiled_output(operation_name: str) -> Callable[[Any], Any]:
    timestamps = TimestampSerializer(RestJSONSerializer.DEFAULT_TIMESTAMP_FORMAT)

    def timestamp(value: datetime) -> Any:
        return timestamps._convert_timestamp_to_str(value, timestamps.default_format)

    output_shape = get_service_model("connect").operation_model(operation_name).output_shape
    return compile_shape(output_shape, timestamp)


@contextmanager
def _direct_routes() -> Iterator[None]:
    """Look for moto's own operations of Connect among those that moto has.

    moto would build a router over all four hundred for the first request of a process, and match
    against all of them in each request.

    Without it, the first test of a process costs 1.4 times as much.
    """
    # moto up to 5.2.0 has no such router, and gives this method the path.
    original = _part(ConnectResponse, "_get_action_from_method_and_request_uri", "self request")

    def _get_action_from_method_and_request_uri(self: ConnectResponse, request: Any) -> Any:
        match = _moto_connect_routes().match(request.method, request.raw_path)
        if match is None:
            return original(self, request)
        operation_name, labels = match
        self.uri_match = {name: unquote(value) for name, value in labels.items()}
        return operation_name

    with patch.object(
        ConnectResponse,
        "_get_action_from_method_and_request_uri",
        _get_action_from_method_and_request_uri,
    ):
        yield


@functools.cache
def _moto_connect_routes() -> Routes:
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if xform_name(name) in vars(ConnectResponse)
    )


def _reused_callbacks() -> AbstractContextManager[object]:
    """Register the same fourteen hundred callbacks with ``responses`` at each start.

    moto makes a new one for each URL pattern and method. They hold nothing but the calls that they
    answered, which are forgotten here.

    Without it, a test costs 1.1 times as much.
    """
    calls = getattr(_callback_response_to("GET", re.compile("")), "calls", None)
    made_by_moto = vars(moto.core.models).get("CallbackResponse")
    if not hasattr(calls, "reset") or made_by_moto is not CallbackResponse:
        raise _OtherInternals("CallbackResponse")
    return patch.object(moto.core.models, "CallbackResponse", _callback_response)


def _callback_response(
    method: str, url: re.Pattern[str], callback: Callable[..., Any]
) -> CallbackResponse:
    response = _callback_response_to(method, url)
    response.callback = callback
    response.calls.reset()
    return response


@functools.lru_cache(maxsize=4096)
def _callback_response_to(method: str, url: re.Pattern[str]) -> CallbackResponse:
    return CallbackResponse(method=method, url=url, callback=not_implemented_callback)


def _quick_handler_check() -> AbstractContextManager[object]:
    """Read from a function's flags whether it takes ``**kwargs``.

    botocore asks it of each of the 130 handlers of a new session, by way of their signatures.

    Without it, a test costs 1.1 times as much.
    """
    original = _part(botocore.hooks, "accepts_kwargs", "func")

    def accepts_kwargs(function: Any) -> Any:
        if type(function) is FunctionType and not hasattr(function, "__signature__"):
            return function.__code__.co_flags & inspect.CO_VARKEYWORDS
        return original(function)

    return patch.object(botocore.hooks, "accepts_kwargs", accepts_kwargs)


@contextmanager
def _remembered_event_aliases() -> Iterator[None]:
    """Look up the alias of an event once, not once for each session and each client.

    The lookup goes through the four hundred aliases of botocore.

    Without it, a test costs 1.4 times as much.
    """
    original_init = _part(_EventAliaser, "__init__", "self event_emitter event_aliases")
    original = _part(_EventAliaser, "_alias_event_name", "self event_name")

    def initialize(self: Any, event_emitter: Any, event_aliases: Any = None) -> None:
        original_init(self, event_emitter, event_aliases)
        self._has_default_aliases = event_aliases in (None, botocore.hooks.EVENT_ALIASES)

    def alias_event_name(self: Any, event_name: str) -> Any:
        if getattr(self, "_has_default_aliases", False):
            return default_alias(event_name)
        return original(self, event_name)

    default_alias = _default_alias(original)
    with (
        patch.object(_EventAliaser, "__init__", initialize),
        patch.object(_EventAliaser, "_alias_event_name", alias_event_name),
    ):
        yield


@functools.lru_cache
def _default_alias(alias_event_name: Callable[[Any, str], Any]) -> Callable[[str], Any]:
    def default_alias(event_name: str) -> Any:
        return alias_event_name(_EventAliaser(None), event_name)

    return functools.lru_cache(maxsize=2048)(default_alias)


_NECESSARY_CHANGES: Final[list[Callable[[], AbstractContextManager[object]]]] = [
    _views_operations,
    _remember_operation,
    _answer_every_client,
    _credentials_for_every_client,
    _refuse_what_moto_does_not_know,
    _outer_mocks_of_responses,
]

_TIME_SAVERS: Final[list[Callable[[], AbstractContextManager[object]]]] = [
    _warm_loader,
    _one_service_model,
    _prepared_urls,
    _remembered_method_names,
    _compiled_answers,
    _direct_routes,
    _reused_callbacks,
    _quick_handler_check,
    _remembered_event_aliases,
]
