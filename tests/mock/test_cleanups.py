"""The clean-up functions of a TestCase run under the mock, and find what its tests made."""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked
from tests.mock.running import run


@contextmanager
def an_instance(counts: list[int]) -> Iterator[None]:
    create_instance()
    yield
    counts.append(instance_count())


def enter_context(test: unittest.TestCase, context: Any) -> None:
    """Do what ``enterContext`` does in Python 3.11 and newer."""
    context.__enter__()
    test.addCleanup(context.__exit__, None, None, None)


def test_cleanups_of_tests_and_set_up_run_under_the_mock() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        def setUp(self) -> None:
            create_instance()
            self.addCleanup(lambda: counts.append(instance_count()))

        def test_one(self) -> None:
            enter_context(self, an_instance(counts))

        def test_two(self) -> None:
            enter_context(self, an_instance(counts))

    run(Tests)
    assert counts == [2, 2, 2, 2]
    assert not is_mocked()


def test_cleanups_of_a_test_without_set_up_run_under_the_mock() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_it(self) -> None:
            create_instance()
            self.addCleanup(lambda: counts.append(instance_count()))

    run(Tests)
    assert counts == [1]


def test_cleanups_run_under_the_mock_after_a_set_up_that_fails() -> None:
    mocked: list[bool] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        def setUp(self) -> None:
            self.addCleanup(lambda: mocked.append(is_mocked()))
            raise KeyError

        def test_it(self) -> None:
            raise AssertionError

    Tests("test_it").run()
    assert mocked == [True]
    assert not is_mocked()


def test_cleanups_of_the_class_run_under_the_mock() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        @classmethod
        def setUpClass(cls) -> None:
            create_instance()
            cls.addClassCleanup(lambda: counts.append(instance_count()))

        def test_it(self) -> None:
            create_instance()

    run(Tests)
    assert counts == [1]
    assert not is_mocked()


def test_cleanups_of_the_class_run_under_the_mock_after_a_set_up_that_fails() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        @classmethod
        def setUpClass(cls) -> None:
            create_instance()
            cls.addClassCleanup(lambda: counts.append(instance_count()))
            raise KeyError

        def test_it(self) -> None:
            raise AssertionError

    unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(unittest.TestResult())
    assert counts == [1]
    assert not is_mocked()


def test_asynchronous_cleanups_run_under_the_mock() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.IsolatedAsyncioTestCase):
        async def asyncSetUp(self) -> None:
            create_instance()
            self.addAsyncCleanup(self._count)

        async def _count(self) -> None:
            counts.append(instance_count())

        async def test_it(self) -> None:
            create_instance()

    run(Tests)
    assert counts == [2]


def test_cleanups_run_under_the_mock_when_a_test_is_debugged() -> None:
    counts: list[int] = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_it(self) -> None:
            create_instance()
            self.addCleanup(lambda: counts.append(instance_count()))

    Tests("test_it").debug()
    assert counts == [1]
    assert not is_mocked()


def test_the_runner_of_a_framework_still_runs() -> None:
    ran: list[str] = []

    class Framework(unittest.TestCase):
        def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
            ran.append("run")
            return super().run(result)

        def doCleanups(self) -> Any:
            ran.append("doCleanups")
            return super().doCleanups()

    @mock_connect_views
    class Tests(Framework):
        def test_it(self) -> None:
            create_instance()
            assert instance_count() == 1

    run(Tests)
    assert ran == ["run", "doCleanups"]


def test_a_subclass_that_is_mixed_with_another_runs_both() -> None:
    ran: list[str] = []

    class Mixin(unittest.TestCase):
        def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
            ran.append("mixin")
            return super().run(result)

    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_it(self) -> None:
            ran.append("test")

    class Mixed(Tests, Mixin):
        pass

    run(Mixed)
    assert ran == ["mixin", "test"]


CLEANUPS = """
import unittest

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked, no_network

counts = []


def count():
    counts.append(instance_count())


@mock_connect_views
class Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(count)
        create_instance()

    def setUp(self):
        self.addCleanup(count)

    def test_one(self):
        create_instance()

    def test_two(self):
        create_instance()


class TestLast(unittest.TestCase):
    def test_it(self):
        assert counts == [2, 2, 1]
        assert not is_mocked()
"""


def test_cleanups_under_pytest(
    pytester: pytest.Pytester, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    pytester.makepyfile(CLEANUPS)
    result = pytester.runpytest_subprocess("-W", "error", "-p", "no:asyncio", "-p", "no:randomly")
    result.assert_outcomes(passed=3)
