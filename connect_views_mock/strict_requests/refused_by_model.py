"""Whether a request breaks a rule of the service model, for the operations that moto serves."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from moto.core.exceptions import ServiceException
from moto.core.utils import get_service_model

from .parameters import check_parameters, collect_parameters
from .routes import path_pattern


def refusal_by_model(operation_name: str, url: str, body: bytes) -> ServiceException | None:
    """Return the error with which Connect would refuse a request, if the model says so.

    Args:
        operation_name: The name of the operation, such as ``CreateInstance``.
        url: The URL as it was sent, whose path is that of the operation.
        body: The body as it was sent.
    """
    operation = get_service_model("connect").operation_model(operation_name)
    parts = urlsplit(url)
    match = re.fullmatch(path_pattern(operation), parts.path)
    try:
        values = collect_parameters(
            operation,
            labels=match.groupdict() if match else {},
            query=parse_qs(parts.query, keep_blank_values=True),
            body=body,
        )
        check_parameters(operation, values)
    except ServiceException as error:
        return error
    return None
