"""Retries of boto3 without the waits between them."""

from __future__ import annotations

import time
from typing import Any

import botocore.endpoint
import moto
from botocore.retries.bucket import TokenBucket

from ..errors import UnsupportedMotoError
from .changes import Change

# As Any, because no annotation speaks of what is private in it.
_endpoint_module: Any = botocore.endpoint


def retry_delays(*, skip: bool) -> Change:
    """Have boto3 retry at once, for all clients of the process, or leave it as it is.

    In every mode of retries, the endpoint sleeps for as long as the back-off says. The mode
    ``adaptive`` also takes a token before it sends, and waits for one after a throttling error.

    Raises:
        UnsupportedMotoError: If botocore waits in another way.
    """
    if not skip:
        return Change()
    try:
        return Change(
            (_endpoint_module, "time", _TimeWithoutSleep()),
            (TokenBucket, "acquire", _acquire_at_once),
        )
    except AttributeError as error:
        raise UnsupportedMotoError(moto.__version__, error) from error


class _TimeWithoutSleep:
    """The module ``time``, in which sleeping takes no time."""

    def sleep(self, seconds: float) -> None:
        """Do not sleep."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)


def _acquire_at_once(self: TokenBucket, amount: int = 1, block: bool = True) -> bool:  # noqa: ARG001
    return True
