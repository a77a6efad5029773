"""The state of decorated classes, as pytest runs them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.thorough

OPTIONS = ("-W", "error", "-p", "no:asyncio", "-p", "no:randomly")

HEADER = """
import os
import unittest

import pytest

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked
"""

CLASSES = """
@mock_connect_views
class TestSetupClass:
    @classmethod
    def setup_class(cls):
        create_instance()

    @pytest.mark.parametrize("time", [1, 2])
    def test_it(self, time):
        create_instance()
        assert instance_count() == 2

    @classmethod
    def teardown_class(cls):
        assert instance_count() == 1


@mock_connect_views
class TestSetupClassAndMethod:
    def setup_class(cls):
        create_instance()

    def setup_method(self, method):
        assert instance_count() == 1
        create_instance()

    @pytest.mark.parametrize("time", [1, 2])
    def test_it(self, time):
        create_instance()
        assert instance_count() == 3

    def teardown_method(self):
        assert instance_count() == 3


class Base:
    @classmethod
    def setup_class(cls):
        create_instance()


@mock_connect_views
class TestInherited(Base):
    @pytest.mark.parametrize("time", [1, 2])
    def test_it(self, time):
        create_instance()
        assert instance_count() == 2


@mock_connect_views
class TestUnittest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        create_instance()

    @classmethod
    def setup_class(cls):
        create_instance()

    def setup_method(self, method):
        create_instance()

    def setUp(self):
        create_instance()

    def test_one(self):
        create_instance()
        assert instance_count() == 5

    def test_two(self):
        create_instance()
        assert instance_count() == 5

    def tearDown(self):
        assert instance_count() == 5

    def teardown_method(self, method):
        assert instance_count() == 5

    @classmethod
    def tearDownClass(cls):
        assert instance_count() == 2


@mock_connect_views
class TestOuter:
    @classmethod
    def setup_class(cls):
        create_instance()

    def test_before(self):
        create_instance()
        assert instance_count() == 2

    class TestInner:
        @classmethod
        def setup_class(cls):
            create_instance()

        @pytest.mark.parametrize("time", [1, 2])
        def test_it(self, time):
            create_instance()
            assert instance_count() == 3

    class TestWithoutSetUp:
        @pytest.mark.parametrize("time", [1, 2])
        def test_it(self, time):
            create_instance()
            assert instance_count() == 2


@mock_connect_views
class TestOnlyNested:
    @classmethod
    def setup_class(cls):
        create_instance()

    class TestInner:
        @pytest.mark.parametrize("time", [1, 2])
        def test_it(self, time):
            create_instance()
            assert instance_count() == 2


@mock_connect_views
class TestSetupThatNobodyCalls:
    def setup(self):
        create_instance()

    @pytest.mark.parametrize("time", [1, 2])
    def test_it(self, time):
        create_instance()
        assert instance_count() == 1


def test_nothing_is_left():
    assert not is_mocked()
"""


@pytest.fixture(autouse=True)
def project_on_path(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)


def test_each_test_starts_with_what_the_set_up_of_its_class_made(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(HEADER + "from tests.aws import no_network\n" + CLASSES)
    pytester.runpytest_subprocess(*OPTIONS).assert_outcomes(passed=18)


def test_a_test_that_fails_and_one_that_is_skipped(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        HEADER
        + """
@mock_connect_views
class Test:
    @classmethod
    def setup_class(cls):
        create_instance()

    def setup_method(self):
        create_instance()
        if instance_count() > 2:
            raise KeyError

    def test_fails(self):
        create_instance()
        assert False

    def test_skips(self):
        create_instance()
        pytest.skip("no")

    def test_passes(self):
        assert instance_count() == 2
"""
    )
    result = pytester.runpytest_subprocess(*OPTIONS)
    result.assert_outcomes(passed=1, failed=1, skipped=1)


def test_with_the_fixtures_and_the_marker(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        HEADER
        + """
@pytest.mark.connect_views
@mock_connect_views
class TestMarked:
    def setup_method(self):
        create_instance()

    @pytest.mark.parametrize("time", [1, 2])
    def test_it(self, time, connect_views):
        create_instance()
        assert instance_count() == 2
        seen = [request.operation for request in connect_views.requests]
        assert seen.count("CreateInstance") == 2


@mock_connect_views
class TestFixtureThatStartsWithNothing:
    @classmethod
    def setup_class(cls):
        create_instance()

    def test_with(self, connect_views):
        assert instance_count() == 0

    def test_without(self):
        assert instance_count() == 1


@mock_connect_views
class TestWiderFixture:
    @classmethod
    def setup_class(cls):
        create_instance()

    def test_one(self, session_connect_views):
        create_instance()

    def test_two(self, session_connect_views):
        assert instance_count() == 2
"""
    )
    pytester.runpytest_subprocess(*OPTIONS).assert_outcomes(passed=6)
