"""Requests that are not signed, and so name no service.

moto takes them for those of S3. The path says what they can be for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import unquote

from botocore.model import OperationModel
from moto.backends import get_backend
from moto.core.utils import get_service_model
from werkzeug.wrappers import Response

from ..strict_requests.routes import Routes
from .json_errors import json_error
from .participants import PARTICIPANT_SERVICE
from .signed_requests import raw_path

_MISSING: Final = "MissingAuthenticationTokenException"


def has_path_of_connect(environ: Mapping[str, Any], method: str) -> bool:
    """Return whether Connect or its participants have an operation at the path of a request.

    A bucket of S3 can have the name of such a path. Then the path is that of S3.

    Args:
        environ: The environment of the request.
        method: The method of the operation.
    """
    path, _, _ = raw_path(environ).partition("?")
    return _routes().match(method, path) is not None and not _is_a_bucket(
        unquote(path).split("/")[1], environ.get("HTTP_HOST", "").partition(".")[0]
    )


def refuse_unsigned(environ: Mapping[str, Any]) -> Response | None:
    """Refuse a request for Connect that has no signature.

    Returns:
        ``None`` for any other request. Those of S3 can be signed in the query.
    """
    names_another = "HTTP_X_AMZ_TARGET" in environ or "X-Amz-" in environ["QUERY_STRING"]
    if environ.get("HTTP_AUTHORIZATION") or names_another:
        return None
    if not has_path_of_connect(environ, environ["REQUEST_METHOD"]):
        return None
    message = (
        "The request has no signature, so it does not say that it is for Amazon Connect. Any "
        "credentials will do. With curl: --user any:any --aws-sigv4 aws:amz:us-east-1:connect"
    )
    return json_error(403, _MISSING, message)


@cache
def _routes() -> Routes:
    return Routes(_operations())


def _operations() -> Iterator[OperationModel]:
    for service in ("connect", PARTICIPANT_SERVICE):
        model = get_service_model(service)
        yield from map(model.operation_model, model.operation_names)


def _is_a_bucket(*names: str) -> bool:
    buckets: Any = get_backend("s3")
    return any(name in buckets.bucket_accounts for name in names)
