"""The cost of a test: in a process that has already run one, and in a new process."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from . import scenes
from .measuring import Result, ratio, seconds_printed_by, take_turns

FIRST_TEST = """
import sys, time
started = time.process_time()
from tests.benchmarks import scenes
if sys.argv[1] == "moto":
    from moto import mock_aws as mock
    test = scenes.test_with_an_instance
else:
    from connect_views_mock import mock_connect_views as mock
    test = scenes.test_with_a_view
mock(test)()
print(time.process_time() - started)
"""

IMPORT = """
import time
started = time.process_time()
import connect_views_mock
print(time.process_time() - started)
"""

PLUGIN_LOAD = """
import time
import pytest
started = time.process_time()
import connect_views_mock.pytest_plugin
print(time.process_time() - started)
"""

PROCESSES = 9


def results() -> Iterator[Result]:
    """Compare a test that makes a view with a ``mock_aws`` test that describes an instance."""
    from moto import mock_aws

    from connect_views_mock import mock_connect_views

    times = take_turns(
        {
            "moto": mock_aws(scenes.test_with_an_instance),
            "views": mock_connect_views(scenes.test_with_a_view),
        },
        turns=11,
        repeat=6,
    )
    yield Result(
        "a test / the same under mock_aws", ratio(times["views"], times["moto"]), "x", 0.15
    )
    yield Result("a test under mock_aws", statistics.median(times["moto"]) * 1e3, "ms")
    yield Result("a test", statistics.median(times["views"]) * 1e3, "ms")
    pairs = [
        (seconds_printed_by(FIRST_TEST, "views"), seconds_printed_by(FIRST_TEST, "moto"))
        for _ in range(PROCESSES)
    ]
    views, moto = ([pair[index] for pair in pairs] for index in (0, 1))
    yield Result(
        "the first test of a process, with imports / mock_aws", ratio(views, moto), "x", limit=0.7
    )
    yield Result("the first test of a process", statistics.median(views) * 1e3, "ms")
    yield Result("import connect_views_mock", _milliseconds(IMPORT), "ms", limit=20)
    yield Result("loading the pytest plugin", _milliseconds(PLUGIN_LOAD), "ms", limit=10)


def _milliseconds(script: str) -> float:
    return statistics.median(seconds_printed_by(script) for _ in range(PROCESSES)) * 1e3
