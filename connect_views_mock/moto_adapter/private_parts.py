"""Looking at private parts of other libraries before relying on them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any


class OtherInternals(Exception):  # noqa: N818 (not an error: it is why a change is left out)
    """moto, botocore or aiobotocore is not built as a change expects."""


def part(owner: Any, name: str, parameters: str) -> Any:
    """Return a private function of moto or botocore, if it takes the expected parameters."""
    part = getattr(owner, name, None)
    if not callable(part) or _parameters_of(part) != parameters.split():
        raise OtherInternals(name)
    return part


def awaited_part(owner: Any, name: str, parameters: str) -> Any:
    """Return a coroutine function of aiobotocore that stands in the class itself.

    What it inherits from botocore would block.
    """
    try:
        found = part(owner, name, parameters)
    except OtherInternals:
        found = None
    if name not in vars(owner) or not inspect.iscoroutinefunction(found):
        raise OtherInternals(f"{owner.__name__}.{name}")
    return found


@functools.lru_cache
def _parameters_of(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


@functools.lru_cache
def remembering(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function without state with a cache, which outlives the mock."""
    return functools.lru_cache(maxsize=2048)(function)
