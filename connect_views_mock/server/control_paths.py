"""Which paths there are under ``/moto-api/``, and with which methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from werkzeug.wrappers import Response

from ..connect.content.findings import quoted
from ..connect.content_checks.nearest_names import nearest_name
from .json_errors import UNKNOWN_OPERATION, invalid_request, json_error

CONTROL: Final = "/moto-api/"
CONFIGURATION_PATH: Final = f"{CONTROL}config"
DASHBOARD_DATA: Final = f"{CONTROL}data.json"
RESET_PATH: Final = f"{CONTROL}reset"
SEED_PATH: Final = f"{CONTROL}seed"
VIEW_TOKEN_PATH: Final = f"{CONTROL}connect/view-token"

_METHODS: Final[Mapping[str, tuple[str, ...]]] = {
    CONFIGURATION_PATH: ("GET", "POST"),
    RESET_PATH: ("POST",),
    f"{CONTROL}reset-auth": ("POST",),
    VIEW_TOKEN_PATH: ("GET",),
}
"""The methods where another one would do something else, or nothing."""


def is_control_path(path: str) -> bool:
    """Return whether moto takes a path for one of its own."""
    return path.startswith(CONTROL.rstrip("/"))


def plain_control_path(path: str) -> str:
    """Return a path as moto reads it: without what slashes it has too many."""
    if not is_control_path(path):
        return path
    path = re.sub("/+", "/", path)
    return path if path == CONTROL else path.rstrip("/")


def refuse_method(environ: Mapping[str, Any]) -> Response | None:
    """Refuse a method with which a path cannot be asked.

    Returns:
        ``None`` if there is nothing to refuse.
    """
    methods = _METHODS.get(environ["PATH_INFO"])
    method = environ["REQUEST_METHOD"]
    if methods is None or method in methods or (method == "HEAD" and "GET" in methods):
        return None
    return _other_method(environ, methods)


def refuse_control_path(
    environ: Mapping[str, Any], known: Iterable[str], methods: Iterable[str] | None
) -> Response:
    """Refuse a path that there is not, or the method.

    Args:
        environ: The environment of the request.
        known: The paths of moto.
        methods: The methods that the path takes, or ``None`` if there is no such path.
    """
    if methods is not None:
        return _other_method(environ, sorted(methods))
    path = environ["PATH_INFO"]
    names = [each.removeprefix(CONTROL) for each in (VIEW_TOKEN_PATH, *known)]
    nearest = nearest_name(path.removeprefix(CONTROL), filter(None, names))
    hint = (
        "docs/server.md lists those of connect-views-mock, and moto's documentation the others"
        if nearest is None
        else f"did you mean {quoted(CONTROL + nearest)}?"
    )
    return json_error(404, UNKNOWN_OPERATION, f"There is no path {quoted(path)}; {hint}")


def _other_method(environ: Mapping[str, Any], methods: Iterable[str]) -> Response:
    message = f"the method must be {' or '.join(methods)}, not {environ['REQUEST_METHOD']}"
    response = invalid_request(f"{environ['PATH_INFO']}: {message}", 405)
    response.headers["Allow"] = ", ".join(methods)
    return response
