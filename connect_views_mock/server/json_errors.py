"""Errors in the form of Connect, which the other services with JSON share."""

from __future__ import annotations

import json
from typing import Final
from uuid import uuid4

from werkzeug.wrappers import Response

UNKNOWN_OPERATION: Final = "UnknownOperationException"
"""The code with which AWS answers for an operation that a service does not have."""


def common_headers() -> dict[str, str]:
    """Return the id of a request, and what lets pages of other origins read the response."""
    return {
        "X-Amzn-RequestId": str(uuid4()),
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "x-amzn-requestid, x-amzn-errortype",
    }


def json_error(status: int, code: str, message: str) -> Response:
    """Return an error that each SDK can read, in a browser as well."""
    return Response(
        json.dumps({"__type": code, "Message": message}),
        status,
        {"X-Amzn-ErrorType": code, **common_headers()},
        content_type="application/json",
    )


def invalid_request(message: str, status: int = 400) -> Response:
    """Return the error for what the server cannot do as it is asked."""
    return json_error(status, "InvalidRequestException", message)
