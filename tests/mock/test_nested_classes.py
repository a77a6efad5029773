"""Which classes in the body of a decorated class are decorated, and which are left alone."""

from __future__ import annotations

import unittest
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked


class TestedBase:
    __test__ = False

    def test_inherited(self) -> bool:
        return is_mocked()


@mock_connect_views
class Outer:
    class Case(unittest.TestCase):
        def check(self) -> bool:
            return is_mocked()

    class TestByName:
        def check(self) -> bool:
            return is_mocked()

    class ByMethods:
        def test_it(self) -> None:
            pass

        def check(self) -> bool:
            return is_mocked()

    class ByInheritedMethods(TestedBase):
        __test__ = True

        def check(self) -> bool:
            return is_mocked()

    class TestInner:
        class TestInnermost:
            def check(self) -> bool:
                return is_mocked()

    class Helper:
        def check(self) -> bool:
            return is_mocked()

        def numbers(self) -> Any:
            return map(int, "123")

        def generator(self) -> Iterator[int]:
            yield 1

    class TestWithArguments:
        def __init__(self, number: int = 1) -> None:
            self.number = number

        def check(self) -> bool:
            return is_mocked()

    class TestWithNew:
        def __new__(cls) -> Any:
            return super().__new__(cls)

        def check(self) -> bool:
            return is_mocked()

    class TestSwitchedOff:
        __test__ = False

        def check(self) -> bool:
            return is_mocked()

    @dataclass
    class TestData:
        number: int = 1

        def check(self) -> bool:
            return is_mocked()

    class WithTestAttribute:
        test_data = (1, 2)

        def check(self) -> bool:
            return is_mocked()


@pytest.mark.parametrize(
    "nested",
    [
        Outer.Case,
        Outer.TestByName,
        Outer.ByMethods,
        Outer.ByInheritedMethods,
        Outer.TestInner.TestInnermost,
    ],
)
def test_a_nested_test_class_is_decorated(nested: Any) -> None:
    assert nested().check() is True
    assert not is_mocked()


@pytest.mark.parametrize(
    "nested",
    [
        Outer.Helper,
        Outer.TestWithArguments,
        Outer.TestWithNew,
        Outer.TestSwitchedOff,
        Outer.TestData,
        Outer.WithTestAttribute,
    ],
)
def test_another_nested_class_is_left_alone(nested: Any) -> None:
    assert nested().check() is False


def test_the_methods_of_a_helper_return_what_they_like() -> None:
    assert list(Outer.Helper().numbers()) == [1, 2, 3]
    assert list(Outer.Helper().generator()) == [1]


def test_a_class_under_two_names_is_wrapped_once() -> None:
    def test_it(self: Any) -> None:
        pass

    class Tests:
        class Nested:
            pass

        Other = Nested

    setattr(Tests.Nested, "test_it", test_it)  # noqa: B010 (mypy would ask for a method)
    mock_connect_views(Tests)
    assert vars(Tests.Nested)["test_it"].__wrapped__ is test_it


def test_the_tests_of_a_nested_class_start_with_nothing() -> None:
    @mock_connect_views
    class Tests:
        class TestNested:
            def test_it(self) -> int:
                create_instance()
                return instance_count()

    assert [Tests.TestNested().test_it(), Tests.TestNested().test_it()] == [1, 1]


class RefusesChanges(type):
    def __setattr__(cls, name: str, value: object) -> None:
        raise AttributeError(f"{cls.__name__} is final")


def test_a_class_that_cannot_be_changed_is_refused() -> None:
    class Tests(metaclass=RefusesChanges):
        def test_it(self) -> None:
            pass

    with pytest.raises(
        TypeError,
        match=r"cannot decorate the class \S*Tests, whose methods cannot be replaced "
        r"\(AttributeError: Tests is final\)\. Decorate its methods instead\.",
    ):
        mock_connect_views(Tests)


def test_a_nested_class_that_cannot_be_changed_is_refused_and_named() -> None:
    class Tests:
        class TestNested(metaclass=RefusesChanges):
            def test_it(self) -> None:
                pass

    with pytest.raises(TypeError, match=r"cannot decorate the class \S*Tests\.TestNested"):
        mock_connect_views(Tests)


class _Ignoring(type):
    def __setattr__(cls, name: str, value: object) -> None:
        pass


def test_a_metaclass_that_ignores_new_attributes_is_said() -> None:
    class Ignoring(metaclass=_Ignoring):
        def test_it(self) -> None: ...

    with pytest.raises(TypeError, match=r"cannot decorate the class .*Ignoring.* test_it keeps"):
        mock_connect_views(Ignoring)
