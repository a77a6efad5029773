"""What each time saver of the adapter brings: the cost without it, compared with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from unittest.mock import patch

from . import scenes
from .measuring import cpu_seconds, ratio, seconds_printed_by

FIRST_TEST = """
import sys, time
started = time.process_time()
from tests.benchmarks import scenes
from connect_views_mock import mock_connect_views, moto_adapter
omitted = sys.argv[1]
savers = [saver for saver in moto_adapter.TIME_SAVERS if saver.__name__ != omitted]
moto_adapter.TIME_SAVERS[:] = savers
mock_connect_views(scenes.test_with_a_view)()
print(time.process_time() - started)
"""
COLUMNS = ("a test", "first test", "describe_view")
NONE_OMITTED = ""

TURNS = 11
PROCESSES = 7


def rows() -> Iterator[tuple[str, Sequence[float]]]:
    """Yield the name of each time saver, with the ratios for :data:`COLUMNS`."""
    from connect_views_mock import moto_adapter

    names = [saver.__name__ for saver in moto_adapter.TIME_SAVERS]
    tests: dict[str, list[float]] = {}
    calls: dict[str, list[float]] = {}
    processes: dict[str, list[float]] = {}
    for turn in range(TURNS):
        for name in (NONE_OMITTED, *names):
            savers = [saver for saver in moto_adapter.TIME_SAVERS if saver.__name__ != name]
            tests.setdefault(name, []).append(_with(savers, _test))
            calls.setdefault(name, []).append(_with(savers, _describe_view))
            if turn < PROCESSES:
                processes.setdefault(name, []).append(seconds_printed_by(FIRST_TEST, name))
    for name in names:
        yield (
            name.strip("_").replace("_", " "),
            [ratio(times[name], times[NONE_OMITTED]) for times in (tests, processes, calls)],
        )


def _with(
    savers: list[Callable[[], AbstractContextManager[object]]], measure: Callable[[], float]
) -> float:
    with patch("connect_views_mock.moto_adapter.TIME_SAVERS", savers):
        return measure()


def _test() -> float:
    from connect_views_mock import mock_connect_views

    return cpu_seconds(mock_connect_views(scenes.test_with_a_view), 6)


def _describe_view() -> float:
    from connect_views_mock import mock_connect_views

    with mock_connect_views():
        connect = scenes.client()
        instance_id = scenes.create_instance(connect)
        view_id = scenes.create_view(connect, instance_id)
        return cpu_seconds(
            lambda: connect.describe_view(InstanceId=instance_id, ViewId=view_id), 50
        )
