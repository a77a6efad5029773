"""Pages of other origins, whose browser asks before it sends a request and reads an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from werkzeug.wrappers import Response

from .control_paths import is_control_path
from .json_errors import common_headers
from .unsigned_requests import has_path_of_connect

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
        ``None`` for any other request.
    """
    method = environ.get("HTTP_ACCESS_CONTROL_REQUEST_METHOD")
    if environ["REQUEST_METHOD"] != "OPTIONS" or method is None or "HTTP_ORIGIN" not in environ:
        return None
    if not is_control_path(environ["PATH_INFO"]) and not has_path_of_connect(environ, method):
        return None
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = _NOT_IN_NAMES.sub("", method)
    # A browser does not let "*" stand for Authorization.
    if names := environ.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS"):
        response.headers["Access-Control-Allow-Headers"] = _NOT_IN_NAMES.sub("", names)
    return make_readable(response)
