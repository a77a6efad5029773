"""An interrupt at any line of a start or a stop leaves nothing half done.

Ctrl+C, a timeout by signal and a lack of memory raise an exception wherever the code happens to be.
Here one is raised at each line in turn.
"""

from __future__ import annotations

import linecache
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from itertools import count
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any, NamedTuple
from unittest import mock as unittest_mock

import moto.core.base_backend
import moto.core.models
import pytest
import responses
from moto import mock_aws

import connect_views_mock
from connect_views_mock import (
    ConnectViewsMock,
    activation,
    environment,
    mock_connect_views,
    moto_adapter,
)
from connect_views_mock.handle.traffic import traffic
from connect_views_mock.undoing import Undo
from tests.aws import is_mocked
from tests.moto_adapter.patched import everything_that_is_patched

# What has no lasting effect, such as comparing versions, is left out.
FILES = {
    str(module.__file__)
    for module in (
        moto.core.base_backend,
        moto.core.models,
        os,
        responses,
        unittest_mock,
    )
} | {"<frozen os>"}
PACKAGE = str(Path(connect_views_mock.__file__).parent)


class Interrupt(BaseException):
    """Like the exception of Ctrl+C, no `except Exception` catches this one."""


class Line(NamedTuple):
    file: str
    number: int
    visit: int


def run_lines(action: Callable[[], object], interrupt_at: Line | None = None) -> list[Line]:
    """Run an action, and return the lines that it visits. Raise an exception at one of them."""
    visits: Counter[tuple[str, int]] = Counter()
    lines = []

    def trace_line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            place = (frame.f_code.co_filename, frame.f_lineno)
            visits[place] += 1
            line = Line(*place, visits[place])
            lines.append(line)
            if line == interrupt_at:
                raise Interrupt(str(line))
        return trace_line

    def trace_call(frame: FrameType, _event: str, _argument: object) -> Any:
        file = frame.f_code.co_filename
        return trace_line if file in FILES or file.startswith(PACKAGE) else None

    tracer = sys.gettrace()
    sys.settrace(trace_call)
    try:
        action()
    finally:
        sys.settrace(tracer)
    return lines


def worth_trying(lines: list[Line]) -> list[Line]:
    """Return the first and the last visit of each line.

    Not the last one of `with lock`: Python looks for interrupts after calls, and so not between the
    last statement of the block and the release of the lock.
    """
    first = {line[:2]: line for line in reversed(lines)}
    last = {line[:2]: line for line in lines if not re.search("with .*lock", source_of(line))}
    return list(dict.fromkeys([*first.values(), *last.values()]))


def source_of(line: Line) -> str:
    return linecache.getline(line.file, line.number)


def interrupt(action: Callable[[], object], line: Line) -> bool:
    """Run an action with an interrupt at a line, and return whether the interrupt got through."""
    try:
        run_lines(action, line)
    except Interrupt:
        return True
    return False


SURROUNDINGS: list[Any] = [
    pytest.param((), id="outermost"),
    pytest.param((mock_connect_views,), id="in another mock"),
    pytest.param((mock_aws,), id="in mock_aws"),
]


@pytest.fixture(params=SURROUNDINGS)
def before(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what exists before the mock. Nothing of it may be lost."""
    monkeypatch.setenv("AWS_SECURITY_TOKEN", "mine")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "")
    # moto makes a callback for each of seven methods, in a loop that need not be long here.
    monkeypatch.setattr(moto.core.models, "RESPONSES_METHODS", ["GET"])
    with ExitStack() as outer:
        for maker in request.param:
            outer.enter_context(maker())
        with mock_connect_views():
            pass  # what a process does only once
        yield everything_that_is_patched()
    assert not is_mocked()


CONFIG: Any = {
    "core": {"service_whitelist": ["connect"], "mock_credentials": True},
    "connect_views": {"max_views_per_instance": 1},
}


def new_mock() -> ConnectViewsMock:
    return mock_connect_views(config=CONFIG, strict=True, skip_retry_delays=True)


@pytest.mark.thorough
def test_an_interrupted_start_leaves_nothing(before: Any) -> None:
    mock = new_mock()
    lines = run_lines(mock.start)
    mock.stop()
    assert everything_that_is_patched() == before
    for line in worth_trying(lines):
        mock = new_mock()
        if not interrupt(mock.start, line):
            mock.stop()
        assert everything_that_is_patched() == before, line


@pytest.mark.thorough
def test_an_interrupted_stop_stops_or_can_be_repeated(before: Any) -> None:
    mock = new_mock()
    mock.start()
    lines = run_lines(mock.stop)
    assert everything_that_is_patched() == before
    repeated = []
    for line in worth_trying(lines):
        mock = new_mock()
        mock.start()
        active = everything_that_is_patched()
        assert interrupt(mock.stop, line), line
        if activation.handle_of(mock) is not None:
            repeated.append(line)
            assert everything_that_is_patched() == active, line
            mock.stop()
        assert everything_that_is_patched() == before, line
    # Where the stop has not begun.
    assert {source_of(line).strip() for line in repeated} <= {
        "__tracebackhide__ = True",
        "activation.stop(self, remove_data=remove_data)",
        "picked: list[_Activation] = []",
        "return sum(activation.handle.owner is owner for activation in _active)",
        "try:",
    }


@contextmanager
def interrupted(owner: Any, name: str, *, is_done: bool = True) -> Iterator[None]:
    """Interrupt the first call of a function, before it begins or after it ends."""
    original = getattr(owner, name)
    calls = count()

    @wraps(original)
    def call(*args: Any, **kwargs: Any) -> Any:
        is_first = next(calls) == 0
        if is_first and not is_done:
            raise Interrupt(name)
        result = original(*args, **kwargs)
        if is_first:
            raise Interrupt(name)
        return result

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, call)
        with pytest.raises(Interrupt):
            yield


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (moto.core.models.MockAWS, "stop"),
        (environment.AwsEnvironment, "leave"),
        (type(traffic), "stop_recording"),
        (moto_adapter, "uninstall"),
        (activation, "_stop"),
        (activation, "_set_active"),
    ],
)
@pytest.mark.parametrize("is_done", [True, False])
def test_what_was_interrupted_in_a_stop_is_finished(owner: Any, name: str, is_done: bool) -> None:
    before = everything_that_is_patched()
    mock = new_mock()
    mock.start()
    with interrupted(owner, name, is_done=is_done):
        mock.stop()
    assert everything_that_is_patched() == before


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (moto.core.models.MockAWS, "start"),
        (environment.AwsEnvironment, "enter"),
        (type(traffic), "start_recording"),
        (moto_adapter, "install"),
        (activation, "_start"),
    ],
)
@pytest.mark.parametrize("is_done", [True, False])
def test_what_was_interrupted_in_a_start_is_taken_back(
    owner: Any, name: str, is_done: bool
) -> None:
    before = everything_that_is_patched()
    with interrupted(owner, name, is_done=is_done):
        new_mock().start()
    assert everything_that_is_patched() == before


def test_an_interrupt_while_the_lock_is_released_is_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Lock:
        def __enter__(self) -> None:
            pass

        def __exit__(self, *_: object) -> None:
            raise Interrupt

    before = everything_that_is_patched()
    with monkeypatch.context() as patched:
        patched.setattr(activation, "_lock", Lock())
        with pytest.raises(Interrupt):
            new_mock().start()
    assert everything_that_is_patched() == before


def test_an_interrupted_stop_of_an_inner_mock_leaves_the_outer_one() -> None:
    with mock_connect_views():
        before = everything_that_is_patched()
        mock = new_mock()
        mock.start()
        with interrupted(moto.core.models.MockAWS, "stop"):
            mock.stop()
        assert everything_that_is_patched() == before
        assert is_mocked()


def test_motos_stop_is_finished_when_its_own_mock_was_stopped_before() -> None:
    before = everything_that_is_patched()
    outer, inner = mock_aws(), mock_connect_views()
    outer.start()
    inner.start()
    outer.stop()
    with interrupted(moto.core.models.MockAWS, "stop", is_done=False):
        inner.stop()
    after = everything_that_is_patched()
    # As without an interrupt, moto keeps the keys that it set, and forgets the session.
    assert {name for name, value in after.items() if value != before[name]} <= {
        "boto3",
        "environment",
    }


def test_a_step_that_fails_twice_does_not_keep_the_others_from_being_undone() -> None:
    done = []

    def fail() -> None:
        done.append("failed")
        raise KeyError

    undo = Undo()
    undo.add(lambda: done.append("first"))
    undo.add(fail)
    undo.add(lambda: done.append("last"))
    with pytest.raises(KeyError):
        undo.run()
    undo.run()
    assert done == ["last", "failed", "failed", "first"]


def test_other_threads_can_start_a_mock_after_an_interrupt() -> None:
    with interrupted(moto.core.models.MockAWS, "start"):
        new_mock().start()
    found = []

    def use() -> None:
        with new_mock():
            found.append(is_mocked())

    thread = Thread(target=use)
    thread.start()
    thread.join()
    assert found == [True]
