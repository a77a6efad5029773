"""The mocks that are active in this process, and how one starts and stops.

A start registers each step that has to be undone before it takes the step. The list of active mocks
changes in one step. So an interrupt leaves a mock started or not started, never in between.
"""

from __future__ import annotations

from functools import partial
from threading import RLock

from .environment import aws_environment
from .loading import Parts, load_parts
from .undoing import Undo

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Any, TypeVar

    from .environment import Layer
    from .handle.traffic import Recording
    from .moto_adapter import MotoMock

    Owner = TypeVar("Owner")

if globals().get("_active"):
    raise ImportError(f"{__name__} cannot be reloaded while a mock is active. Stop the mock first.")


class Handle:
    """Everything that belongs to one of our mocks while it is active."""

    __slots__ = ("owner", "parts", "recording")

    def __init__(self, owner: object, parts: Parts) -> None:
        self.owner = owner
        self.parts = parts
        self.recording: Recording = parts.new_recording()


class _Activation:
    """One start of one of our mocks.

    Whichever of our mocks is stopped, moto's mock that was started last is stopped first, so that
    each restores what it found. Therefore the handle of one start can move to another.
    """

    __slots__ = ("changes", "handle", "layer", "moto_mock", "parts")

    def __init__(
        self,
        handle: Handle,
        parts: Parts,
        moto_mock: MotoMock,
        layer: Layer,
        changes: AbstractContextManager[object],
    ) -> None:
        self.handle = handle
        self.parts = parts
        self.moto_mock = moto_mock
        self.layer = layer
        self.changes = changes

    def given_to(self, handle: Handle) -> _Activation:
        return _Activation(handle, self.parts, self.moto_mock, self.layer, self.changes)


_lock = RLock()
_active: list[_Activation] = []


def count() -> int:
    """Return how many starts have not been stopped yet."""
    return len(_active)


def handle_of(owner: object) -> Handle | None:
    """Return the handle of a mock, if it is active."""
    for activation in _active:
        if activation.handle.owner is owner:
            return activation.handle
    return None


def starts_of(owner: object) -> int:
    """Return how many starts of a mock have not been stopped yet."""
    return sum(activation.handle.owner is owner for activation in _active)


class Settings:
    """What a start of a mock sets for as long as it is active.

    Attributes:
        config: The configuration of moto.
        region: The region; ``None`` for that of the environment.
        account_id: The account; ``None`` for moto's.
        skip_retry_delays: Whether boto3 retries at once.
    """

    __slots__ = ("account_id", "config", "region", "skip_retry_delays")

    def __init__(
        self, config: Any, region: str | None, account_id: str | None, skip_retry_delays: bool
    ) -> None:
        self.config = config
        self.region = region
        self.account_id = account_id
        self.skip_retry_delays = skip_retry_delays


def start(owner: Owner, settings: Settings, *, reset: bool) -> Owner:
    """Start a mock, and return it."""
    undo = Undo()
    try:
        with _lock:
            _start_or_undo(owner, settings, undo, reset=reset)
            return owner
    except BaseException:
        # An interrupt after the start, while the lock was released.
        with _lock:
            undo.run()
        raise


def _start_or_undo(owner: object, settings: Settings, undo: Undo, *, reset: bool) -> None:
    try:
        _start(owner, settings, undo, reset=reset)
    except BaseException:
        undo.run()
        raise


def _start(owner: object, settings: Settings, undo: Undo, *, reset: bool) -> None:
    parts = load_parts()
    adapter = parts.adapter
    moto_mock = adapter.MotoMock(settings.config)
    undo.add(partial(adapter.uninstall, moto_mock))
    adapter.install(moto_mock)
    undo.add(partial(adapter.stop_moto, moto_mock))
    adapter.start_moto(moto_mock, reset=reset)
    handle = handle_of(owner)
    if handle is None:
        handle = Handle(owner, parts)
        undo.add(partial(parts.traffic.stop_recording, handle.recording))
        parts.traffic.start_recording(handle.recording)
    place = (settings.region, settings.account_id)
    if handle_of(owner) is not None:
        # A mock nested in itself leaves the region and the account as the test has set them.
        place = (None, None)
    layer = aws_environment.layer(*place, hide=adapter.mocks_credentials())
    undo.add(partial(aws_environment.leave, layer))
    aws_environment.enter(layer)
    changes = adapter.retry_delays(skip=settings.skip_retry_delays)
    undo.add(partial(changes.__exit__, None, None, None))
    changes.__enter__()
    activation = _Activation(handle, parts, moto_mock, layer, changes)
    undo.add(partial(_forget, activation))
    _active.append(activation)


class _NotStartedError(Exception):
    """A stop found no start to end."""


def stop(owner: object, *, remove_data: bool) -> None:
    """Stop a mock.

    Raises:
        RuntimeError: If it is not active.
    """
    picked: list[_Activation] = []
    try:
        _stop(owner, picked, remove_data=remove_data)
    except _NotStartedError as error:
        raise RuntimeError(*error.args) from None
    except BaseException:
        # An interrupt came before anything was stopped. Compare by identity, not by a count of
        # starts: other threads can start and stop this mock meanwhile.
        if not picked or any(picked[0] is other for other in _active):
            _stop(owner, [], remove_data=remove_data)
        raise


def _stop(owner: object, picked: list[_Activation], *, remove_data: bool) -> None:
    with _lock:
        handle = handle_of(owner)
        if handle is None:
            raise _NotStartedError("Called stop() before start().")
        *others, last = _active
        if last.handle is not handle:
            index = max(at for at, other in enumerate(others) if other.handle is handle)
            others[index] = others[index].given_to(last.handle)
        undo = Undo()
        undo.add(partial(_set_active, others))
        if all(other.handle is not handle for other in others):
            undo.add(partial(handle.parts.traffic.stop_recording, handle.recording))
        adapter = last.parts.adapter
        undo.add(partial(adapter.uninstall, last.moto_mock))
        undo.add(partial(adapter.stop_moto, last.moto_mock, remove_data=remove_data))
        undo.add(partial(aws_environment.leave, last.layer))
        undo.add(partial(last.changes.__exit__, None, None, None))
        picked.append(last)
        undo.run()


def _set_active(active: list[_Activation]) -> None:
    _active[:] = active


def _forget(activation: _Activation) -> None:
    _set_active([other for other in _active if other is not activation])
