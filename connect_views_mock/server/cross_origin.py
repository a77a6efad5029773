"""Pages of other origins, whose browser asks before it sends a request and reads an answer.

A preflight is not signed, so it names no service, and moto takes it for one of S3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import unquote

from botocore.model import OperationModel
from moto.backends import get_backend
from moto.core.utils import get_service_model
from werkzeug.wrappers import Response

from ..strict_requests.routes import Routes
from .control_paths import is_control_path
from .json_errors import common_headers
from .participants import PARTICIPANT_SERVICE
from .signed_requests import raw_path

_NOT_IN_NAMES: Final = re.compile(r"[^\w!#$%&'*+.^`|~, -]", re.ASCII)


def make_readable(response: Response) -> Response:
    """Let pages of other origins read a response, and its id, and return it."""
    for name, value in common_headers().items():
        # moto's own answers have an id and name the origin.
        response.headers.setdefault(name, value)
    return response


def answer_to_preflight(environ: Mapping[str, Any]) -> Response | None:
    """Return the answer to a preflight for Connect, its participants or moto itself.

    Returns:
        ``None`` for any other request. A bucket of S3 can have the name of a path of Connect, and
        has its own rules.
    """
    method = environ.get("HTTP_ACCESS_CONTROL_REQUEST_METHOD")
    if environ["REQUEST_METHOD"] != "OPTIONS" or method is None or "HTTP_ORIGIN" not in environ:
        return None
    if not is_control_path(environ["PATH_INFO"]) and (
        _routes().match(method, raw_path(environ).partition("?")[0]) is None
        or _is_for_a_bucket(environ)
    ):
        return None
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = _NOT_IN_NAMES.sub("", method)
    # A browser does not let "*" stand for Authorization.
    if names := environ.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS"):
        response.headers["Access-Control-Allow-Headers"] = _NOT_IN_NAMES.sub("", names)
    return make_readable(response)


@cache
def _routes() -> Routes:
    return Routes(_operations())


def _operations() -> Iterator[OperationModel]:
    for service in ("connect", PARTICIPANT_SERVICE):
        model = get_service_model(service)
        yield from map(model.operation_model, model.operation_names)


def _is_for_a_bucket(environ: Mapping[str, Any]) -> bool:
    """Return whether a bucket of S3 has the name that begins the path or the host."""
    buckets: Any = get_backend("s3")
    label = unquote(raw_path(environ)).split("/")[1]
    names = (label, environ.get("HTTP_HOST", "").partition(".")[0])
    return any(name in buckets.bucket_accounts for name in names)
