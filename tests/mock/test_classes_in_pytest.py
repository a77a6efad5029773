"""Decorated set-up functions, which pytest calls with as many arguments as they take."""

from __future__ import annotations

import pytest

OPTIONS = ("-W", "error", "-p", "no:asyncio", "-p", "no:randomly")

HEADER = """
from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count
"""

CLASSES = """
@mock_connect_views
class TestOnlySelf:
    def setup_method(self):
        create_instance()

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestMethod:
    def setup_method(self, method):
        create_instance()
        assert method.__name__ == "test_it"

    def teardown_method(self):
        assert instance_count() == 1

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestDefault:
    def setup_method(self, method=None):
        create_instance()
        assert method.__name__ == "test_it"

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestAnyArguments:
    def setup_method(self, *arguments):
        create_instance()

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestClassMethod:
    @classmethod
    def setup_class(cls):
        create_instance()
        assert cls.__name__ == "TestClassMethod"

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestStaticMethod:
    @staticmethod
    def setup_class():
        create_instance()

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestStaticMethodWithClass:
    @staticmethod
    def setup_class(cls):
        create_instance()
        assert cls.__name__ == "TestStaticMethodWithClass"

    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestMethodAsClassMethod:
    def setup_class(cls):
        create_instance()
        assert cls.__name__ == "TestMethodAsClassMethod"

    def test_it(self):
        assert instance_count() == 1


class Base:
    def setup_method(self):
        create_instance()


@mock_connect_views
class TestInherited(Base):
    def test_it(self):
        assert instance_count() == 1


@mock_connect_views
class TestOverridden(Base):
    def setup_method(self, method):
        super().setup_method()

    def test_it(self):
        assert instance_count() == 1


class DecoratedBase:
    @mock_connect_views
    def setup_method(self, method):
        self.method = method


class TestByName(DecoratedBase):
    def setup_method(self, method):
        super().setup_method(method=method)

    def test_it(self):
        assert self.method.__name__ == "test_it"
"""

FUNCTIONS = """
counts = []


@mock_connect_views
def setup_module({module}):
    create_instance()
    counts.append(instance_count())


@mock_connect_views
def teardown_module({module}):
    assert counts == [1, 1, 0]
    assert instance_count() == 0


@mock_connect_views
def setup_function({function}):
    create_instance()
    counts.append(instance_count())


@mock_connect_views
def teardown_function({function}):
    counts.append(instance_count())


def test_it():
    assert counts == [1, 1]
"""


@pytest.fixture(autouse=True)
def project_on_path(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))


def test_set_up_methods_of_classes(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(HEADER + CLASSES)
    pytester.runpytest_subprocess(*OPTIONS).assert_outcomes(passed=CLASSES.count("def test_it"))


def test_set_up_functions(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        test_without=HEADER + FUNCTIONS.format(module="", function=""),
        test_with=HEADER + FUNCTIONS.format(module="module", function="function"),
    )
    pytester.runpytest_subprocess(*OPTIONS).assert_outcomes(passed=2)
