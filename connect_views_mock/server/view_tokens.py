"""Tokens of views for clients in other processes, which do not have the handle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from werkzeug.wrappers import Response

from ..mock import ConnectViewsMock
from .json_errors import common_headers, invalid_request

_REQUIRED: Final = ("instance_id", "view_id")
_OTHERS: Final = ("region", "account_id", "expired")
_SWITCH: Final = {"true": True, "false": False}


def answer_with_a_view_token(mock: ConnectViewsMock, environ: Mapping[str, Any]) -> Response:
    """Answer a request for a token, which has the arguments of ``view_token`` as its query."""
    arguments: dict[str, Any] = {}
    for name, value in parse_qsl(environ["QUERY_STRING"], keep_blank_values=True):
        if name not in (*_REQUIRED, *_OTHERS):
            known = ", ".join((*_REQUIRED, *_OTHERS))
            return invalid_request(f"{name} is unknown; the parameters are {known}")
        if name in arguments:
            return invalid_request(f"{name} is given twice")
        arguments[name] = value
    for name in _REQUIRED:
        if name not in arguments:
            return invalid_request(f"{name} must be given")
    expired = arguments.pop("expired", "false")
    if expired not in _SWITCH:
        return invalid_request(f"expired must be true or false, not {expired!r}")
    try:
        token = mock.view_token(**arguments, expired=_SWITCH[expired])
    except ValueError as error:
        return invalid_request(str(error))
    return Response(
        json.dumps({"ViewToken": token}),
        headers=common_headers(),
        content_type="application/json",
    )
