"""Requests for Amazon Connect Participant, which moto would take for those of another service.

The SDKs sign them for ``execute-api``, the name that API Gateway has, and the clients of a chat do
not sign them at all. What they have in common is the path.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from botocore.model import ServiceModel
from moto.core.utils import get_service_model

from ..strict_requests.routes import Routes
from .signed_requests import raw_path, signed_for

PARTICIPANT_SERVICE: Final = "connectparticipant"
SERVED_OPERATION: Final = "DescribeView"

# A request that is signed for the host of participants reaches them.
_AUTHORIZATION: Final = (
    "AWS4-HMAC-SHA256 Credential=participant/20260101/{region}/participant.connect/aws4_request, "
    "SignedHeaders=host, Signature=none"
)


def participant_operation(environ: Mapping[str, Any]) -> str | None:
    """Return the operation of Amazon Connect Participant that a request is for, if it is one."""
    signed = signed_for(environ)
    if signed is not None and signed[0] != _service_model().signing_name:
        return None
    path = raw_path(environ).partition("?")[0]
    match = _routes().match(environ["REQUEST_METHOD"], path)
    return match[0] if match else None


def for_the_participant_service(environ: Mapping[str, Any], own_region: str) -> dict[str, Any]:
    """Return the environment of a request with a signature by which moto knows the service.

    Args:
        environ: The environment as it is.
        own_region: The region of the server, where a request that is not signed belongs.
    """
    signed = signed_for(environ)
    region = own_region if signed is None else signed[1]
    return {**environ, "HTTP_AUTHORIZATION": _AUTHORIZATION.format(region=region)}


def _service_model() -> ServiceModel:
    return get_service_model(PARTICIPANT_SERVICE)


@cache
def _routes() -> Routes:
    model = _service_model()
    return Routes(model.operation_model(name) for name in model.operation_names)
