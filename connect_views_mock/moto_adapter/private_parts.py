"""Looking at private parts of moto and botocore before relying on them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any


class OtherInternals(Exception):  # noqa: N818 (not an error: it is why a change is left out)
    """moto or botocore are not built as a change expects that only saves time."""


def part(owner: Any, name: str, parameters: str) -> Any:
    """Return a private function of moto or botocore, if it takes the expected parameters."""
    part = getattr(owner, name, None)
    if not callable(part) or _parameters_of(part) != parameters.split():
        raise OtherInternals(name)
    return part


@functools.lru_cache
def _parameters_of(function: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(function).parameters)


@functools.lru_cache
def remembering(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with a cache, which outlives the mock: for functions without state."""
    return functools.lru_cache(maxsize=2048)(function)
