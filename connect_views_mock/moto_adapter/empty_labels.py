"""Empty labels in the paths of moto's own Connect operations.

botocore refuses most of them before it sends a request, unless it is told not to check parameters.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from botocore import xform_name
from moto.connect import urls as moto_connect_urls
from moto.connect.responses import ConnectResponse
from moto.core.utils import get_service_model

from ..strict_requests.routes import Routes


def paths_with_an_empty_label() -> dict[str, Any]:
    """Return the paths that moto's table does not have. moto knows no operation for them."""
    return {
        _LABEL.sub("", path): refuse_empty_label
        for path in moto_connect_urls.url_paths
        if _LABEL.search(path)
    }


_LABEL = re.compile(r"\(\?P<\w+>[^)]+\)")


def refuse_empty_label(request: Any, full_url: str, _: Any) -> tuple[int, dict[str, str], str]:
    """Answer like Connect for a parameter that breaks a rule, and like moto for other methods."""
    match = _routes().match(request.method, urlsplit(full_url).path)
    if match is None:
        return 404, {}, "Not yet implemented"
    operation_name, labels = match
    operation = get_service_model("connect").operation_model(operation_name)
    errors = {shape.name for shape in operation.error_shapes}
    code = next(
        code for code in ("InvalidParameterException", "InvalidRequestException") if code in errors
    )
    empty = ", ".join(name for name, value in labels.items() if not value)
    headers = {"Content-Type": "application/json", "X-Amzn-ErrorType": code}
    return 400, headers, json.dumps({"__type": code, "Message": f"{empty}: must not be empty"})


@cache
def _routes() -> Routes:
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if xform_name(name) in vars(ConnectResponse)
    )
