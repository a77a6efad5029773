"""What the methods of a decorated class find: the state, the environment and the injected errors.

Each test finds what the set-up of its class made, then what its own set-up made, and nothing from
other tests. The mock stops between two methods. This module keeps what one method leaves to the
next, if moto would not keep it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from ..environment import aws_environment, set_variables
from ..loading import load_parts

if TYPE_CHECKING:
    from ..handle.traffic import ConnectRequest, InjectedError, Recording
    from ..mock import ConnectViewsMock
    from ..moto_adapter import Snapshot


RUNNERS: Final = ("run", "debug")
"""The methods by which unittest runs a test with its set-up, teardown and clean-up functions."""


class Role(Enum):
    """The purpose of a method."""

    CLASS_SET_UP = "runs before the tests of the class"
    CLASS_TEARDOWN = "runs after them"
    SET_UP = "runs before each test"
    TEST = "is a test, or runs one with its set-up and teardown"
    TEARDOWN = "runs after each test"
    HELPER = "is called by the others"


@dataclass(frozen=True)
class Method:
    """A method of a decorated class."""

    name: str
    role: Role
    removes_data: bool = False


@dataclass
class _Left:
    """What a method leaves to the next one, in addition to moto's state."""

    variables: dict[str, str | None] = field(default_factory=dict)
    errors: list[InjectedError] = field(default_factory=list)
    requests: list[ConnectRequest] = field(default_factory=list)


@dataclass(frozen=True)
class _Made:
    """What the set-up of a class made.

    Attributes:
        owner: The class. It may be a subclass of the decorated one. ``None`` if unknown.
        snapshot: moto's state. ``None`` if it is in a server or belongs to another mock.
        variables: The changes to the environment.
        errors: The errors that were injected.
    """

    owner: type | None
    snapshot: Snapshot | None
    variables: Mapping[str, str | None]
    errors: Sequence[InjectedError]


class ClassState:
    """The state of a decorated class, from its first method to its last."""

    def __init__(self, mock: ConnectViewsMock, klass: type, outer: ClassState | None) -> None:
        self._mock = mock
        self._class = klass
        self._outer = outer
        self._made: _Made | None = None
        # The methods that run now, from the outermost to the innermost.
        self._running: list[Method] = []
        self._is_outermost = False
        # The role that ran last, and the methods that ran since the test or the set-up of the class
        # began.
        self._last = Role.HELPER
        self._ran: set[Method] = set()
        self._left = _Left()

    @contextmanager
    def active(self, method: Method, arguments: Sequence[object]) -> Iterator[bool]:
        """Activate the mock for a method. See :data:`.callables.Active`."""
        if self._running:
            with self._active_inside(method) as is_outermost:
                yield is_outermost
        elif method.role is Role.HELPER:
            with self._activation(reset=False, remove_data=False) as is_outermost:
                yield is_outermost
        else:
            with self._active_by_itself(method, self._owner(arguments)) as is_outermost:
                yield is_outermost

    @contextmanager
    def _active_inside(self, method: Method) -> Iterator[bool]:
        """Activate the mock for a method that another method of the class runs."""
        with self._activation(reset=False, remove_data=False):
            # A method that unittest runs is as far outside as one that pytest runs.
            is_run_by_unittest = len(self._running) == 1 and self._running[0].name in RUNNERS
            if is_run_by_unittest and method.role is Role.TEST:
                self._forget_requests()
            self._running.append(method)
            try:
                yield is_run_by_unittest and self._is_outermost
            finally:
                self._running.remove(method)
            if is_run_by_unittest and method.role is Role.TEST:
                self._check_errors()

    @contextmanager
    def _active_by_itself(self, method: Method, owner: type | None) -> Iterator[bool]:
        begins = self._begins(method)
        made = self._found(method, owner) if begins else None
        resets = begins and (made is None or made.snapshot is not None)
        with self._activation(reset=resets, remove_data=method.removes_data) as self._is_outermost:
            if begins:
                self._begin(made)
            before = self._take_over()
            if method.role is Role.TEST:
                self._forget_requests()
            self._running.append(method)
            try:
                yield self._is_outermost
            finally:
                self._running.remove(method)
                self._leave(before)
                self._end(method, owner)
            # unittest takes what `run` raises for a failure of its own.
            if method.role is Role.TEST and method.name not in RUNNERS:
                self._check_errors()

    def _activation(self, *, reset: bool, remove_data: bool) -> AbstractContextManager[bool]:
        # What waits at the end of a method is for the next one, except at the end of a test.
        return self._mock._activation(reset=reset, remove_data=remove_data, checks_errors=False)

    def _begins(self, method: Method) -> bool:
        """Whether the class, a test, or the part after the tests begins with this method."""
        if method.role is Role.CLASS_SET_UP:
            return self._last is not Role.CLASS_SET_UP or method in self._ran
        if method.role in (Role.SET_UP, Role.TEST):
            return self._last is not Role.SET_UP or method in self._ran
        # A class that made nothing before its tests finds what the last of them left.
        return (
            method.role is Role.CLASS_TEARDOWN
            and self._last in (Role.SET_UP, Role.TEST, Role.TEARDOWN)
            and self._made is not None
        )

    def _found(self, method: Method, owner: type | None) -> _Made | None:
        """Return what the set-up of the class made, or the set-up of the outer class."""
        made = None if method.role is Role.CLASS_SET_UP else self._made
        if made is not None and (None in (owner, made.owner) or owner is made.owner):
            return made
        return None if self._outer is None else self._outer._made

    def _owner(self, arguments: Sequence[object]) -> type | None:
        """Return the class for which a method runs."""
        first = arguments[0] if arguments else None
        owner = first if isinstance(first, type) else type(first)
        return owner if issubclass(owner, self._class) else None

    def _begin(self, made: _Made | None) -> None:
        self._ran.clear()
        self._left = _Left()
        if made is not None:
            # No test of the class has to meet what was injected for all of them.
            errors = [replace(error, _must_fire=False) for error in made.errors]
            self._left = _Left(variables=dict(made.variables), errors=errors)
            adapter = load_parts().adapter
            if made.snapshot is not None and adapter.is_only_mock():
                adapter.restore_snapshot(made.snapshot)

    def _take_over(self) -> Mapping[str, str | None]:
        """Restore what the last method left, and return the environment after that."""
        from ..handle.traffic import traffic

        if self._is_outermost:
            set_variables(self._left.variables)
        recording = self._recording()
        if recording is not None:
            recording.requests = list(self._left.requests)
            traffic.set_waiting_errors(recording, self._left.errors)
        return aws_environment.values()

    def _leave(self, before: Mapping[str, str | None]) -> None:
        """Keep what this method leaves to the next one."""
        from ..handle.traffic import traffic

        if self._is_outermost:
            after = aws_environment.values()
            for name in {*before, *after}:
                if before.get(name) != after.get(name):
                    self._left.variables[name] = after.get(name)
        recording = self._recording()
        if recording is not None:
            self._left.requests = list(recording.requests)
            self._left.errors = traffic.waiting_errors(recording)

    def _end(self, method: Method, owner: type | None) -> None:
        self._last = method.role
        self._ran.add(method)
        if method.role is Role.CLASS_SET_UP:
            adapter = load_parts().adapter
            self._made = _Made(
                owner=owner,
                snapshot=adapter.take_snapshot() if adapter.is_only_mock() else None,
                variables=dict(self._left.variables),
                errors=self._left.errors,
            )
        elif method.role is Role.CLASS_TEARDOWN:
            self._made = None

    def _recording(self) -> Recording | None:
        """Return the recording of this class alone."""
        return self._mock._recording_if_started(len(self._running) + 1)

    def _check_errors(self) -> None:
        if self._mock._strict and self._recording() is not None:
            self._mock._check_errors()

    def _forget_requests(self) -> None:
        recording = self._recording()
        if recording is not None:
            recording.requests = []
