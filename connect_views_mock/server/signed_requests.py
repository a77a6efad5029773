"""What a request says of itself before moto looks at it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

CONNECT_REQUEST: Final = "connect_views_mock.request"
"""Under this key of its environment, a request for Connect is a :class:`ConnectServerRequest`."""

_CREDENTIAL: Final = re.compile(
    r"Credential=[^/,\s]*/[^/,\s]*/([^/,\s]+)/([^/,\s]+)/[^/,\s]*(?=,|\s|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ConnectServerRequest:
    """A request for Connect, with the URL that a client would send it to at AWS."""

    method: str
    url: str
    body: bytes
    environ: Mapping[str, Any]


def signed_for(environ: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the service and the region that a request is signed for, if it is signed."""
    match = _CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
    return (match[2].lower(), match[1]) if match else None


def raw_path(environ: Mapping[str, Any]) -> str:
    """Return the path and the query of a request as they were sent: an ARN is one label there."""
    url = str(environ["RAW_URI"])
    # A proxy is sent the whole URL.
    return url if url.startswith("/") else urlsplit(url)._replace(scheme="", netloc="").geturl()
