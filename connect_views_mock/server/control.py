"""The paths under ``/moto-api/``, by which a process controls moto. moto checks no input there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from reprlib import Repr
from typing import Any, Final

from moto.core.config import default_user_config
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

from ..backend.config_check import check_config
from ..backend.configuration import SECTION, read_configuration
from .broken_requests import body_of
from .control_paths import CONTROL, SEED_PATH
from .json_errors import invalid_request

_RECORDING: Final = f"{CONTROL}recorder/"

# An error can have all of the input in it.
_short: Final = Repr()
_short.maxstring = 200


def answer_with_the_configuration(
    environ: dict[str, Any], ask_moto: Callable[..., Any]
) -> Response:
    """Answer with moto's configuration and our section of it, and change both before if asked to.

    Args:
        environ: The environment of the request.
        ask_moto: moto's application.
    """
    body = body_of(environ)
    if environ["REQUEST_METHOD"] == "POST":
        try:
            config = json.loads(body)
        except (ValueError, RecursionError) as error:
            return refuse_control(environ["PATH_INFO"], error)
        try:
            check_config(config)
        except ValueError as error:
            return invalid_request(str(error))
        _change_section(config.get(SECTION) or {})
    response = Response(*run_wsgi_app(ask_moto, environ))
    section = asdict(read_configuration(default_user_config))
    response.set_data(json.dumps({**json.loads(response.get_data()), SECTION: section}))
    return response


def refuse_control(path: str, error: Exception) -> Response:
    """Refuse what moto failed at, which is the input at these paths.

    Args:
        path: The path of the request.
        error: What moto raised.
    """
    if path == SEED_PATH:
        return invalid_request(f"a must be a whole number, as in {SEED_PATH}?a=42")
    if path.startswith(_RECORDING):
        if isinstance(error, FileNotFoundError):
            return invalid_request(
                f"There is no recording. Begin one at {_RECORDING}start-recording"
            )
        return invalid_request(f"moto cannot use the recording: {_short.repr(str(error))}")
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return invalid_request(f"The body of the request must be JSON: {error}")
    if isinstance(error, KeyError):
        if error.args[0] == "Content-Length":
            return invalid_request("The request must have a body, which is JSON")
        return invalid_request(f"{error.args[0]} must be given")
    return invalid_request(f"moto cannot use this request: {_short.repr(str(error))}")


def _change_section(section: dict[str, Any]) -> None:
    configuration: Any = default_user_config
    # In one step: other threads read it.
    configuration[SECTION] = {**(configuration.get(SECTION) or {}), **section}
