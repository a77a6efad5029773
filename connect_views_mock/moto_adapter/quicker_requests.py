"""Time savers for each request.

Nothing here changes a response or keeps anything that a test made. The figures come from
docs/benchmarks.md. They compare the cost without one change to the cost with all changes.
"""

from __future__ import annotations

import functools
import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from urllib.parse import unquote

import moto
import moto.core.responses
import moto.settings
from botocore import xform_name
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.responses import ActionContext, ActionResult
from moto.core.serialize import RestJSONSerializer, TimestampSerializer
from moto.core.utils import get_service_model

from ..strict_requests.responses import StrictViewsResponse
from ..strict_requests.routes import Routes
from .changes import Change
from .compiled_shapes import compile_shape
from .private_parts import OtherInternals, part, remembering

# As Any, because its annotations do not include its private parts.
_moto_responses: Any = moto.core.responses


def prepared_urls() -> AbstractContextManager[object]:
    """Keep the URLs of Connect, which moto builds again for each request.

    Without it, describe_view costs 1.05 times as much.
    """
    if not isinstance(inspect.getattr_static(ConnectBackend, "urls", None), property):
        raise OtherInternals("urls")
    return Change((ConnectBackend, "urls", _connect_urls()))


@functools.cache
def _connect_urls() -> dict[str, Any]:
    urls = ConnectBackend("us-east-1", DEFAULT_ACCOUNT_ID).urls
    # moto takes the first that matches. No two match the same path, so ours can go first.
    return dict(sorted(urls.items(), key=lambda item: "/views/" not in item[0]))


def remembered_method_names() -> AbstractContextManager[object]:
    """Look up one method of a response class without listing all, and compute its name once.

    Without it, describe_view costs 1.1 times as much.
    """
    list_methods = part(_moto_responses, "method_names_from_class", "clazz")
    underscored = part(_moto_responses, "camelcase_to_underscores", "argument")

    def method_names_from_class(clazz: type) -> _MethodNames:
        return _MethodNames(clazz, list_methods)

    return Change(
        (_moto_responses, "method_names_from_class", method_names_from_class),
        (_moto_responses, "camelcase_to_underscores", remembering(underscored)),
    )


class _MethodNames:
    """The names of a class's methods. moto asks whether one name is among them."""

    def __init__(self, clazz: type, list_methods: Callable[[type], list[str]]) -> None:
        self._class = clazz
        self._list_methods = list_methods

    def __contains__(self, name: object) -> bool:
        # moto asks for None if no operation has the path and method of a request.
        return isinstance(name, str) and inspect.isfunction(getattr(self._class, name, None))

    def __iter__(self) -> Iterator[str]:
        return iter(self._list_methods(self._class))


def compiled_answers() -> AbstractContextManager[object]:
    """Serialize the answers of the Views operations with shapes compiled from the service model.

    Without it, describe_view costs 1.15 times as much.
    """
    original = part(ActionResult, "execute_result", "self context")
    part(TimestampSerializer, "_convert_timestamp_to_str", "self value timestamp_format")

    @functools.wraps(original)
    def execute_result(self: ActionResult, context: ActionContext) -> Any:
        if (
            type(context.response) is not StrictViewsResponse
            or not isinstance(self.result, dict)
            or moto.settings.PRETTIFY_RESPONSES
        ):
            return original(self, context)
        answer = _compiled_output(context.operation_model.name)(self.result)
        # As bytes, because moto searches a text character by character for the XML of a request id.
        body = json.dumps(answer).encode("ascii")
        return 200, {"Content-Type": RestJSONSerializer.CONTENT_TYPE}, body

    return Change((ActionResult, "execute_result", execute_result))


@functools.cache
def _compiled_output(operation_name: str) -> Callable[[Any], Any]:
    timestamps = TimestampSerializer(RestJSONSerializer.DEFAULT_TIMESTAMP_FORMAT)

    def timestamp(value: datetime) -> Any:
        return timestamps._convert_timestamp_to_str(value, timestamps.default_format)

    output_shape = get_service_model("connect").operation_model(operation_name).output_shape
    return compile_shape(output_shape, timestamp)


def direct_routes() -> AbstractContextManager[object]:
    """Look for moto's own Connect operations only among those that moto has.

    For the first request of a process, moto would build a router of all four hundred operations. It
    would match each request against all of them.

    Without it, the first test of a process costs 1.4 times as much.
    """
    # moto up to 5.2.0 has no such router, and passes the path to this method.
    original = part(ConnectResponse, "_get_action_from_method_and_request_uri", "self request")

    def _get_action_from_method_and_request_uri(self: ConnectResponse, request: Any) -> Any:
        match = _moto_connect_routes().match(request.method, request.raw_path)
        # moto has no route for requests that do not follow Connect's protocol.
        is_form = str(request.content_type).startswith("application/x-www-form-urlencoded")
        if match is None or is_form:
            return original(self, request)
        operation_name, labels = match
        self.uri_match = {name: unquote(value) for name, value in labels.items()}
        return operation_name

    return Change(
        (
            ConnectResponse,
            "_get_action_from_method_and_request_uri",
            _get_action_from_method_and_request_uri,
        )
    )


@functools.cache
def _moto_connect_routes() -> Routes:
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if xform_name(name) in vars(ConnectResponse)
    )
