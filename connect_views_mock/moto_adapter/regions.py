"""Regions without Amazon Connect."""

from __future__ import annotations

import sys
from typing import Any

import moto.core.base_backend

from ..connect.exceptions import InvalidRequestException
from ..errors import RegionWithoutConnectError
from .changes import Change

# As Any, because its annotations do not include its private parts.
_AccountSpecificBackend: Any = moto.core.base_backend.AccountSpecificBackend


def regions_of_connect() -> Change:
    """Say that a region does not have Connect, where moto would raise a bare ``KeyError``.

    A client of moto's server gets a response, and everybody else gets an exception. AWS would not
    respond in such a region. So code that handles Connect's errors must not take this for one.
    """

    def __missing__(self: Any, region_name: str) -> Any:  # noqa: N807 (it takes the place of one)
        if self.service_name != "connect":
            raise KeyError(region_name)
        error = RegionWithoutConnectError(region_name, self.regions)
        if _is_in_a_server():
            raise InvalidRequestException(str(error))
        raise error

    # Not `__getitem__`: when a class was changed a thousand times, Python 3.13 goes on with the
    # `__getitem__` that it had then.
    return Change((_AccountSpecificBackend, "__missing__", __missing__), are_new=True)


def _is_in_a_server() -> bool:
    flask = sys.modules.get("flask")
    return flask is not None and flask.has_request_context()
