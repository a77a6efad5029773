"""What a mock does to the functions and classes it decorates.

moto's decorator is silently off inside of everything whose body runs after the call has returned
(coroutines, generators) and of what it skips in a class (static methods, class methods). Here each
kind of callable gets a wrapper of its own kind, so that the mock is active while the body runs.
"""

from __future__ import annotations

import inspect
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from .callables import decorate_callable
from .classes import decorate_class

if TYPE_CHECKING:
    from ..mock import ConnectViewsMock


def decorate(target: Any, mock: ConnectViewsMock) -> Any:
    """Return a function or method under the mock, or decorate a class in place.

    Raises:
        TypeError: If the mock could not be active while the target's body runs.
    """
    if inspect.isclass(target):
        decorate_class(target, mock)
        return target

    def active(_: object) -> AbstractContextManager[bool]:
        return mock._activation(reset=True, remove_data=True, checks_errors=True)

    return decorate_callable(target, active)
