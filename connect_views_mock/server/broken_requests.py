"""Requests that are broken, whichever service they are for.

moto's applications of the services, and that which chooses one of them, take a request apart
without a check, and would fail.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, Final

from werkzeug.exceptions import ClientDisconnected
from werkzeug.wrappers import Request, Response

from .json_errors import json_error

MALFORMED: Final = "MalformedHttpRequestException"
"""The code of AWS for a request that is none of HTTP."""

_INCOMPLETE_SIGNATURE: Final = "IncompleteSignature"

# Python reads no more bytes at once on a machine of 32 bits.
_LONGEST_LENGTH: Final = 2**31 - 1
_CREDENTIAL: Final = re.compile("Credential=[^/]*/[^/]*/[^/]+/[^/]+/[^/]*", re.IGNORECASE)
_SCOPE: Final = "Credential=KEY/DATE/REGION/SERVICE/aws4_request"


class BrokenRequestError(Exception):
    """A request cannot be read.

    Attributes:
        response: What it is answered with.
    """

    def __init__(self, message: str, status: int = 400, code: str = MALFORMED) -> None:
        super().__init__(message)
        self.response: Response = json_error(status, code, message)


def checked_environ(environ: Mapping[str, Any]) -> dict[str, Any]:
    """Return the environment of a request whose headers and body can be read.

    Raises:
        BrokenRequestError: If the request is broken.
    """
    if not environ["PATH_INFO"].startswith("/moto-api/"):
        # Nobody signs those for moto itself, and moto looks at none of it there.
        _check_authorization(environ.get("HTTP_AUTHORIZATION", ""))
        _check_target(environ.get("HTTP_X_AMZ_TARGET", "."))
    _check_length(environ.get("CONTENT_LENGTH", "0"))
    encoding = environ.get("HTTP_TRANSFER_ENCODING")
    return dict(environ) if encoding is None else _without_chunks(environ, encoding)


def body_of(environ: dict[str, Any]) -> bytes:
    """Return the body of a request, which can be read again afterwards.

    Raises:
        BrokenRequestError: If the client did not send all of it.
    """
    try:
        body = Request(environ).get_data()
    except ClientDisconnected:
        length = environ["CONTENT_LENGTH"]
        raise BrokenRequestError(f"Content-Length is {length}, and the body is shorter") from None
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    return body


def unassignable(error: Exception) -> BrokenRequestError:
    """Return the error for a request of which moto cannot tell the service, and why it cannot."""
    if isinstance(error, KeyError):
        # The key of a header in the environment.
        header = str(error.args[0]).removeprefix("HTTP_").replace("_", "-").title()
        return BrokenRequestError(f"{header}: this header must be given, to say what is requested")
    return BrokenRequestError(f"The headers do not say which service is meant: {error!r}")


def _check_authorization(authorization: str) -> None:
    if not authorization.strip():
        return
    words = authorization.partition(",")[0].split()
    if len(words) < 2:
        raise _incomplete(f"must be a scheme and a value, not {authorization!r}")
    # The older and the newer scheme of AWS have other credentials.
    scheme, value = words[:2]
    if scheme.upper() == "AWS4-HMAC-SHA256" and not _CREDENTIAL.fullmatch(value):
        raise _incomplete(f"must begin with {scheme} {_SCOPE}, not with {scheme} {value}")


def _incomplete(message: str) -> BrokenRequestError:
    return BrokenRequestError(f"Authorization: {message}", 403, _INCOMPLETE_SIGNATURE)


def _check_target(target: str) -> None:
    if "." not in target:
        raise BrokenRequestError(f"X-Amz-Target: must be SERVICE.OPERATION, not {target!r}")


def _check_length(length: str) -> None:
    if not re.fullmatch("[0-9]+", length):
        raise BrokenRequestError(f"Content-Length: must be a whole number from 0, not {length!r}")
    if len(length) > len(str(_LONGEST_LENGTH)) or int(length) > _LONGEST_LENGTH:
        raise BrokenRequestError(f"Content-Length: must be at most {_LONGEST_LENGTH}, not {length}")


def _without_chunks(environ: Mapping[str, Any], encoding: str) -> dict[str, Any]:
    """Return the environment with a body that was read and needs no reading of chunks."""
    if encoding.strip().lower() != "chunked":
        raise BrokenRequestError(f"Transfer-Encoding: must be chunked, not {encoding!r}")
    try:
        body = environ["wsgi.input"].read()
    except (OSError, ValueError) as error:
        raise BrokenRequestError(f"The chunks of the body cannot be read: {error}") from None
    return {**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
