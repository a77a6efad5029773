"""Regions in which there is no Amazon Connect."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import moto.core.base_backend

from ..connect.exceptions import InvalidRequestException
from ..errors import RegionWithoutConnectError

# As Any, because no annotation speaks of what is private in it.
_AccountSpecificBackend: Any = moto.core.base_backend.AccountSpecificBackend


@contextmanager
def regions_of_connect() -> Iterator[None]:
    """Say that Connect is not in a region, where moto would raise a bare ``KeyError``.

    A client of moto's server gets it as an answer, and anybody else as an exception: no client
    would get an answer from AWS there, so that code which handles errors of Connect must not take
    it for one of them.
    """
    original = _AccountSpecificBackend.__getitem__

    @functools.wraps(original)
    def __getitem__(self: Any, region_name: str) -> Any:  # noqa: N807 (it takes the place of one)
        try:
            return original(self, region_name)
        except KeyError:
            if self.service_name != "connect":
                raise
        error = RegionWithoutConnectError(region_name, self.regions)
        if _is_in_a_server():
            raise InvalidRequestException(str(error))
        raise error

    with patch.object(_AccountSpecificBackend, "__getitem__", __getitem__):
        yield


def _is_in_a_server() -> bool:
    flask = sys.modules.get("flask")
    return flask is not None and flask.has_request_context()
