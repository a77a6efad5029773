"""What a mock does to the functions and classes that it decorates.

moto's decorator does nothing if a body runs after the call has returned, as in coroutines and
generators. It also skips static methods and class methods. Here each kind of callable gets its own
kind of wrapper, so that the mock is active while the body runs.
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
    """Decorate a class in place, or return a function or method that runs under the mock.

    Raises:
        TypeError: If the mock could not be active while the target's body runs.
    """
    if inspect.isclass(target):
        decorate_class(target, mock)
        return target

    def active(_: object) -> AbstractContextManager[bool]:
        return mock._activation(reset=True, remove_data=True, checks_errors=True)

    return decorate_callable(target, active)
