"""Code as users write it. mypy and pyright check it; nothing runs it.

Each form of the mock is asserted to leave name, signature and type as they were.
"""

from __future__ import annotations

import unittest
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import Any

from typing_extensions import assert_type

from connect_views_mock import ConnectViewsMock, mock_connect_views

# Functions


@mock_connect_views
def bare(number: int, *, text: str = "") -> list[str]:
    return [text] * number


@mock_connect_views()
def called(number: int, *, text: str = "") -> list[str]:
    return [text] * number


@mock_connect_views(config={"core": {"mock_credentials": False}})
def with_moto_configuration(number: int) -> bool:
    return number == 1


@mock_connect_views(
    config={
        "core": {"reset_boto3_session": False},
        "connect_views": {
            "max_views_per_instance": 10,
            "max_versions_per_view": None,
            "validate_content": False,
            "refuse_unmocked_requests": False,
            "extra_component_types": ["Carousel"],
        },
    }
)
def with_configuration(number: int) -> bool:
    return number == 1


@mock_connect_views(region="eu-west-2", account_id="111122223333")
def with_region(number: int) -> bool:
    return number == 1


@mock_connect_views(strict=True, skip_retry_delays=True)
def with_switches(number: int) -> bool:
    return number == 1


def functions() -> None:
    assert_type(with_switches(1), bool)
    assert_type(with_region(1), bool)
    assert_type(bare(1, text="a"), list[str])
    assert_type(called(1, text="a"), list[str])
    assert_type(with_moto_configuration(1), bool)
    assert_type(with_configuration(number=1), bool)
    assert_type(bare.__name__, str)


def wrong_calls() -> None:
    bare("1")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    called(1, "a")  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    with_configuration()  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
    mock_connect_views(config={"connect_views": {"max_views": 1}})  # type: ignore[call-overload] # pyright: ignore[reportArgumentType, reportCallIssue]


# Coroutines and generators


@mock_connect_views
async def coroutine(number: int) -> str:
    return str(number)


@mock_connect_views
def generator(number: int) -> Generator[int, str, bytes]:
    text = yield number
    return text.encode()


@mock_connect_views()
def iterator(number: int) -> Iterator[int]:
    yield number


@mock_connect_views
async def async_generator(number: int) -> AsyncIterator[int]:
    yield number


async def coroutines_and_generators() -> None:
    made: Coroutine[Any, Any, str] = coroutine(1)
    assert_type(await made, str)
    assert_type(await coroutine(1), str)
    assert_type(generator(1), Generator[int, str, bytes])
    assert_type(iterator(1), Iterator[int])
    assert_type([number async for number in async_generator(1)], list[int])


# Classes and methods


@mock_connect_views
class Decorated:
    def __init__(self, name: str) -> None:
        self.name = name

    def method(self, number: int) -> str:
        return self.name * number


@mock_connect_views()
class DecoratedTestCase(unittest.TestCase):
    def test_something(self) -> None:
        self.assertEqual(type(self).__name__, "DecoratedTestCase")


class Plain:
    @mock_connect_views
    def method(self, number: int) -> str:
        return str(number)

    @mock_connect_views()
    async def coroutine_method(self, number: int) -> str:
        return str(number)

    @staticmethod
    @mock_connect_views
    def static_method(number: int) -> str:
        return str(number)

    @classmethod
    @mock_connect_views
    def class_method(cls, number: int) -> str:
        return cls.__name__ * number


class Subclass(Decorated):
    pass


async def classes() -> None:
    assert_type(Decorated("a"), Decorated)
    assert_type(Decorated("a").method(1), str)
    assert_type(Subclass("a").name, str)
    assert_type(DecoratedTestCase(), DecoratedTestCase)
    assert_type(Plain().method(1), str)
    assert_type(await Plain().coroutine_method(1), str)
    assert_type(Plain.static_method(1), str)
    assert_type(Plain.class_method(1), str)


# The mock as an object


async def mocks() -> None:
    with mock_connect_views() as mock:
        assert_type(mock, ConnectViewsMock)
    with mock_connect_views(region=None, account_id=None) as mock:
        assert_type(mock, ConnectViewsMock)
    assert_type(ConnectViewsMock(None, "eu-west-2", "111122223333"), ConnectViewsMock)
    async with mock_connect_views(config={"connect_views": {}}) as mock:
        assert_type(mock, ConnectViewsMock)
    mock = mock_connect_views()
    assert_type(mock.start(), None)
    assert_type(mock.start(reset=False), None)
    assert_type(mock.reset(), None)
    assert_type(mock.stop(remove_data=False), None)
    assert_type(mock.stop(), None)


handle = mock_connect_views(strict=True)


@handle
def decorated_by_a_handle(number: int) -> str:
    handle.create_instance()
    return str(number)


def a_handle() -> None:
    assert_type(decorated_by_a_handle(1), str)


def a_mock_in_a_variable(function: Callable[[int], str]) -> None:
    mock = mock_connect_views()
    decorated = mock(function)
    assert_type(decorated(1), str)
    assert_type(mock_connect_views(function)(1), str)
