"""A copy of the state of all moto services, which can be restored any number of times.

moto's backends stay the same objects. Only what they hold is replaced, as in moto's own reset. The
state is copied in one piece, so that what two services share is also shared in the copy.
"""

from __future__ import annotations

import collections
import copyreg
import io
import pickle
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import moto.settings
from moto.core.base_backend import AccountSpecificBackend, BackendDict, backend_lock
from moto.core.model_instances import reset_model_data
from moto.core.models import responses_mock
from responses import CallbackResponse

_BackendDict: Any = BackendDict


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The state of all services of moto, as it was when the snapshot was taken.

    Attributes:
        copies: The copied state: in one piece, or, if that fails, one copy for each service.
        left_out: The services that cannot be copied, with what they hold. It is not restored: they
            keep what was made since.
        urls: The callbacks that services registered for their own URLs, as API Gateway does.
    """

    copies: list[_Copy]
    left_out: list[tuple[_Service, list[dict[str, Any]]]]
    urls: list[CallbackResponse]


@dataclass(frozen=True, eq=False)
class _Copy:
    """A copy of the state of services.

    Attributes:
        services: The services.
        state: What they hold, pickled.
        shared: What the copy shares with the original: classes, functions, locks, threads and
            everything else that cannot be copied.
    """

    services: list[_Service]
    state: bytes
    shared: list[object]

    def read(self) -> list[list[dict[str, Any]]]:
        """Return a new copy of what the services hold."""
        _shared_while_reading.append(self.shared)
        try:
            state: list[list[dict[str, Any]]] = pickle.loads(self.state)  # noqa: S301 (our own)
        finally:
            _shared_while_reading.pop()
        return state


@dataclass(frozen=True, eq=False)
class _Service:
    """The backends of a service, by account and region."""

    backend_dict: Any
    accounts: dict[str, tuple[Any, dict[str, Any]]]

    def state(self) -> list[dict[str, Any]]:
        """Return what their dictionary holds, and then what the backends hold."""
        return [vars(owner) for owner in self.owners()]

    def hold(self, state: list[dict[str, Any]]) -> None:
        """Make the backends hold this state."""
        for owner, attributes in zip(self.owners(), state, strict=True):
            owner.__dict__ = attributes
        for account_id, (backends, regions) in self.accounts.items():
            backends.clear()
            backends.update(regions)
            self.backend_dict[account_id] = backends
        _BackendDict._instances.append(self.backend_dict)

    def owners(self) -> list[Any]:
        backends = [
            backend for _, regions in self.accounts.values() for backend in regions.values()
        ]
        return [self.backend_dict, *backends]


def take_snapshot() -> Snapshot | None:
    """Return a copy of the state, or ``None`` if it is in moto's server."""
    if moto.settings.TEST_SERVER_MODE or moto.settings.is_test_proxy_mode():
        return None
    with backend_lock, _without_warnings():
        services = [_service(backend_dict) for backend_dict in _BackendDict._instances]
        owners = [owner for service in services for owner in service.owners()]
        copies: list[_Copy] = []
        left_out: list[_Service] = []
        try:
            copies.append(_copy(services, owners))
        except Exception:
            for service in services:
                try:
                    copies.append(_copy([service], owners))
                except Exception:
                    left_out.append(service)
        return Snapshot(
            copies=copies,
            left_out=[(service, service.state()) for service in left_out],
            urls=[url for url in responses_mock.registered() if type(url) is CallbackResponse],
        )


def restore_snapshot(snapshot: Snapshot) -> None:
    """Restore the state. moto has just started and has forgotten what was made since."""
    with backend_lock, _without_warnings():
        reset_model_data()
        for copy in snapshot.copies:
            for service, state in zip(copy.services, copy.read(), strict=True):
                service.hold(state)
        for service, state in snapshot.left_out:
            service.hold(state)
        for url in snapshot.urls:
            responses_mock.add(url)


def _service(backend_dict: Any) -> _Service:
    return _Service(
        backend_dict,
        {account_id: (backends, dict(backends)) for account_id, backends in backend_dict.items()},
    )


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Silence Python 3.12, which warns about copies of itertools' iterators."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _copy(services: list[_Service], owners: list[object]) -> _Copy:
    """Return a copy of what services hold.

    Args:
        services: The services.
        owners: The backends of all services. A copy refers to the same backends as the original.

    Raises:
        Exception: Any exception, if it cannot be copied.
    """
    file = io.BytesIO()
    pickler = _Pickler(file, owners)
    pickler.dump([service.state() for service in services])
    copy = _Copy(services, file.getvalue(), pickler.shared)
    # Some things can be written but not read.
    copy.read()
    return copy


# moto's lock is held, so only one state is read at a time.
_shared_while_reading: list[list[object]] = []


def _shared_object(number: int) -> object:
    return _shared_while_reading[-1][number]


# Types whose objects exist only once, or that run.
_SHARED_TYPES: Final = (
    *(type, types.FunctionType, types.ModuleType),
    *(threading.Thread, BackendDict, AccountSpecificBackend),
)

Reduced = tuple[Any, ...]


class _Pickler(pickle.Pickler):
    """Writes what a backend holds, even what pickle cannot write."""

    def __init__(self, file: io.BytesIO, owners: list[object]) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.shared: list[object] = []
        self._owners = {id(owner) for owner in owners}
        self._globals: dict[str, set[int]] = {}

    def reducer_override(self, value: Any) -> Any:
        """Say how to make a copy of a value."""
        if value is _shared_object:
            return NotImplemented
        if self._is_shared(value):
            return self._share(value)
        if isinstance(value, dict) and type(value).__reduce__ in _REDUCED_BY_ITEMS:
            return _reduce_dict(value)
        try:
            reduced = value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        except Exception:
            return self._share(value)
        # A string is the name of a global variable.
        return self._share(value) if isinstance(reduced, str) else reduced

    def _is_shared(self, value: object) -> bool:
        return (
            isinstance(value, _SHARED_TYPES)
            or type(value) is object
            or id(value) in self._owners
            or id(value) in self._globals_of(type(value).__module__)
        )

    def _globals_of(self, module: str) -> set[int]:
        """Return the ids of a module's own objects, such as a marker for a missing value."""
        if module not in self._globals:
            found = sys.modules.get(module)
            self._globals[module] = (
                {id(value) for value in vars(found).values()} if found else set()
            )
        return self._globals[module]

    def _share(self, value: object) -> Reduced:
        # pickle asks only once for each value.
        self.shared.append(value)
        return _shared_object, (len(self.shared) - 1,)


_REDUCED_BY_ITEMS: Final = (object.__reduce__, collections.defaultdict.__reduce__)


def _reduce_dict(value: dict[Any, Any]) -> Reduced:
    """Say how to copy a dictionary whose class may change how items are read and written.

    For example, pickle would see only the last version of each key in a versioned S3 bucket.
    """
    state = (
        dict(dict.items(value)),
        getattr(value, "default_factory", None),
        getattr(value, "__dict__", {}),
    )
    make: Callable[..., Any] = getattr(copyreg, "__newobj__")  # noqa: B009 (mypy does not know it)
    return make, (type(value),), state, None, None, _fill_dict


def _fill_dict(value: dict[Any, Any], state: tuple[dict[Any, Any], Any, dict[str, Any]]) -> None:
    items, default_factory, attributes = state
    dict.update(value, items)
    if isinstance(value, collections.defaultdict):
        value.default_factory = default_factory
    if attributes:
        vars(value).update(attributes)
