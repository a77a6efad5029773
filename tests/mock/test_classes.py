"""mock_connect_views on classes of tests, run as unittest and pytest would run them."""

from __future__ import annotations

import functools
import inspect
import re
import types
import unittest
from typing import Any, ClassVar

import pytest

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked
from tests.mock.running import run


def test_each_test_of_a_class_without_set_up_starts_with_nothing() -> None:
    @mock_connect_views
    class Tests:
        def test_one(self) -> int:
            create_instance()
            return instance_count()

        def test_two(self) -> int:
            create_instance()
            return instance_count()

    assert [Tests().test_one(), Tests().test_two()] == [1, 1]
    assert not is_mocked()


def test_a_class_stays_the_same_class() -> None:
    class Tests:
        """Tests."""

    original = Tests
    assert mock_connect_views(Tests) is original


def test_a_helper_keeps_the_state_of_its_test() -> None:
    @mock_connect_views
    class Tests:
        def test_it(self) -> int:
            self.make_instance()
            self.make_instance()
            return instance_count()

        def make_instance(self) -> None:
            create_instance()

    assert Tests().test_it() == 2


def test_a_helper_called_alone_runs_under_the_mock() -> None:
    @mock_connect_views
    class Helpers:
        def helper(self) -> bool:
            return is_mocked()

    assert Helpers().helper() is True


def test_a_private_method_is_left_alone() -> None:
    @mock_connect_views
    class Tests:
        def _helper(self) -> bool:
            return is_mocked()

    assert Tests()._helper() is False


def test_static_and_class_methods_of_a_class_run_under_the_mock() -> None:
    @mock_connect_views
    class Tests:
        @staticmethod
        def test_static() -> bool:
            return is_mocked()

        @classmethod
        def test_class(cls) -> tuple[type, bool]:
            return cls, is_mocked()

    assert Tests.test_static() is True
    assert Tests().test_static() is True
    assert Tests.test_class() == (Tests, True)


def test_a_coroutine_method_of_a_class_is_recognised_as_one() -> None:
    @mock_connect_views
    class Tests:
        async def test_it(self) -> None:
            pass

    assert inspect.iscoroutinefunction(Tests().test_it)


def test_other_attributes_of_a_class_are_left_alone() -> None:
    @mock_connect_views
    class Tests:
        number = 1
        partial = staticmethod(functools.partial(is_mocked))

        @property
        def view_property(self) -> bool:
            return is_mocked()

        @functools.cached_property
        def cached(self) -> bool:
            return is_mocked()

        def test_it(self) -> tuple[int, bool, bool, bool]:
            return self.number, self.partial(), self.view_property, self.cached

    assert Tests().test_it() == (1, True, True, True)


def test_a_nested_class_is_decorated_too() -> None:
    @mock_connect_views
    class Tests:
        class Nested:
            def test_it(self) -> bool:
                return is_mocked()

        class _Private:
            def test_it(self) -> bool:
                return is_mocked()

    assert Tests.Nested().test_it() is True
    assert Tests._Private().test_it() is False


def test_a_class_that_is_only_referred_to_is_left_alone() -> None:
    @mock_connect_views
    class Tests:
        client_class = Helper
        renamed: Any = None

        def test_it(self) -> bool:
            return self.client_class().help()

    Tests.renamed = Tests
    mock_connect_views(Tests)

    assert Tests().test_it() is True
    assert Helper().help() is False


class Helper:
    def help(self) -> bool:
        return is_mocked()


def test_a_class_with_a_pytest_fixture_is_refused_and_the_fixture_named() -> None:
    class Tests:
        @pytest.fixture
        def client(self) -> None:
            pass

    with pytest.raises(TypeError, match=r"the pytest fixture \S*client"):
        mock_connect_views(Tests)


@pytest.mark.parametrize(
    "klass", [int, object, type, str, dict, Exception, re.Pattern, types.FunctionType]
)
def test_a_class_in_c_is_refused(klass: type) -> None:
    with pytest.raises(
        TypeError,
        match=rf"cannot decorate the class {klass.__qualname__}, whose methods cannot be replaced ",
    ):
        mock_connect_views(klass)


def test_a_class_without_methods_stays_as_it_is() -> None:
    class Tests:
        """The doc."""

        number = 1

    before = dict(vars(Tests))
    assert mock_connect_views(Tests) is Tests
    assert dict(vars(Tests)) == before


@pytest.mark.parametrize("name", ["setup_method", "setup", "setup_class"])
def test_what_a_set_up_method_makes_is_there_in_the_test(name: str) -> None:
    class Tests:
        def test_it(self) -> int:
            return instance_count()

    def set_up(_: Any) -> None:
        create_instance()

    setattr(Tests, name, classmethod(set_up) if name == "setup_class" else set_up)
    tests = mock_connect_views(Tests)()
    getattr(tests, name)()
    assert tests.test_it() == 1


def test_a_set_up_method_starts_with_nothing() -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    tests = Tests()
    tests.setup_method()
    tests.setup_method()
    assert tests.test_it() == 1


def test_what_a_first_set_up_method_makes_is_there_in_the_second() -> None:
    @mock_connect_views
    class Tests:
        @classmethod
        def setup_class(cls) -> None:
            create_instance()

        def setup_method(self) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    Tests.setup_class()
    tests = Tests()
    tests.setup_method()
    assert tests.test_it() == 2


def test_what_a_unittest_set_up_makes_is_there_in_the_test() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        def setUp(self) -> None:
            create_instance()

        def test_one(self) -> None:
            assert instance_count() == 1

        def test_two(self) -> None:
            assert instance_count() == 1

    run(Tests)
    assert not is_mocked()


def test_what_a_unittest_set_up_of_the_class_makes_is_there_in_the_tests() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        instance_id: ClassVar[str]

        @classmethod
        def setUpClass(cls) -> None:
            cls.instance_id = create_instance()

        def test_one(self) -> None:
            assert instance_count() == 1

        def test_two(self) -> None:
            assert instance_count() == 1

        def tearDown(self) -> None:
            assert instance_count() == 1

        @classmethod
        def tearDownClass(cls) -> None:
            assert instance_count() == 1

    run(Tests)
    assert not is_mocked()


def test_each_test_of_a_unittest_class_without_set_up_starts_with_nothing() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 1

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 1

    run(Tests)


def test_coroutines_of_a_unittest_class_run_under_the_mock() -> None:
    @mock_connect_views
    class Tests(unittest.IsolatedAsyncioTestCase):
        async def asyncSetUp(self) -> None:
            create_instance()

        async def test_it(self) -> None:
            assert instance_count() == 1

        async def asyncTearDown(self) -> None:
            assert is_mocked()

    run(Tests)
    assert not is_mocked()


def test_what_setup_and_async_setup_make_is_there_in_the_test() -> None:
    @mock_connect_views
    class Tests(unittest.IsolatedAsyncioTestCase):
        def setUp(self) -> None:
            create_instance()

        async def asyncSetUp(self) -> None:
            create_instance()

        async def test_it(self) -> None:
            assert instance_count() == 2

    run(Tests)


def test_a_pytest_set_up_method_means_nothing_in_a_unittest_class() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        def setup_method(self) -> None:
            raise AssertionError

        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 1

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 1

    run(Tests)


class Inherited(unittest.TestCase):
    __test__ = False

    def setUp(self) -> None:
        create_instance()

    def test_inherited(self) -> None:
        assert instance_count() == 1

    def inherited_helper(self) -> bool:
        return is_mocked()


def test_inherited_set_up_and_tests_run_under_the_mock() -> None:
    @mock_connect_views
    class Tests(Inherited):
        __test__ = True

        def test_own(self) -> None:
            assert instance_count() == 1

    run(Tests)


def test_inherited_teardown_runs_under_the_mock() -> None:
    active = []

    class Base(unittest.TestCase):
        def tearDown(self) -> None:
            active.append(is_mocked())

        @classmethod
        def tearDownClass(cls) -> None:
            active.append(is_mocked())

    @mock_connect_views
    class Tests(Base):
        def test_it(self) -> None:
            pass

    run(Tests)
    assert active == [True, True]


def test_an_inherited_test_that_is_switched_off_stays_off() -> None:
    @mock_connect_views
    class Tests(Inherited):
        test_inherited: Any = None

    assert unittest.defaultTestLoader.getTestCaseNames(Tests) == []


def test_what_overrides_an_inherited_test_is_kept() -> None:
    @mock_connect_views
    class Tests(Inherited):
        test_inherited: Any = functools.partial(len, "")

    assert Tests.test_inherited() == 0


def test_an_inherited_helper_is_left_alone() -> None:
    @mock_connect_views
    class Tests(Inherited):
        pass

    assert Tests("test_inherited").inherited_helper() is False


def test_the_base_class_is_left_alone() -> None:
    @mock_connect_views
    class Tests(Inherited):
        pass

    assert vars(Tests)["test_inherited"] is not vars(Inherited)["test_inherited"]
    assert not hasattr(Inherited.test_inherited, "__wrapped__")


def test_a_class_and_its_base_can_both_be_decorated() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        def setUp(self) -> None:
            create_instance()

        def test_it(self) -> None:
            assert instance_count() == 1

    @mock_connect_views
    class MoreTests(Tests):
        def setUp(self) -> None:
            super().setUp()
            create_instance()

        def test_it(self) -> None:
            assert instance_count() == 2

    run(Tests)
    run(MoreTests)
    assert not is_mocked()


def test_an_exception_in_set_up_ends_the_mock() -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            raise KeyError

    with pytest.raises(KeyError):
        Tests().setup_method()
    assert not is_mocked()
