"""strict: an injected error that no call has met fails the test."""

from __future__ import annotations

import asyncio
import unittest
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from connect_views_mock import ConnectViewsMock, PendingErrorsError, mock_connect_views
from tests.aws import UNKNOWN_ID, connect_client, is_mocked
from tests.handle.conftest import no_network

__all__ = ["no_network"]

MESSAGE = r"^The test injected errors that no call has met:\n  AccessDeniedException for ListViews"


def inject(mock: ConnectViewsMock, **arguments: Any) -> None:
    mock.inject_error("ListViews", "AccessDeniedException", **arguments)


def meet() -> None:
    with pytest.raises(ClientError, match="AccessDeniedException"):
        connect_client().list_views(InstanceId=UNKNOWN_ID)


def with_statement(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    with mock as active:
        test(active)


def async_with_statement(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    async def run() -> None:
        async with mock as active:
            test(active)

    asyncio.run(run())


def start_and_stop(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    mock.start()
    test(mock)
    mock.stop()


def decorated_function(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    @mock
    def run() -> None:
        test(mock)

    run()


def decorated_coroutine(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    @mock
    async def run() -> None:
        test(mock)

    asyncio.run(run())


def decorated_generator(test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock) -> None:
    @mock
    def run() -> Iterator[int]:
        test(mock)
        yield 1

    assert list(run()) == [1]


def method_of_a_decorated_class(
    test: Callable[[ConnectViewsMock], None], mock: ConnectViewsMock
) -> None:
    @mock
    class TestClass:
        def test_it(self) -> None:
            test(mock)

    TestClass().test_it()


FORMS = [
    with_statement,
    async_with_statement,
    start_and_stop,
    decorated_function,
    decorated_coroutine,
    decorated_generator,
    method_of_a_decorated_class,
]
Form = Callable[[Callable[[ConnectViewsMock], None], ConnectViewsMock], None]


@pytest.mark.parametrize("form", FORMS)
def test_an_error_that_was_not_met_fails_the_test(form: Form) -> None:
    with pytest.raises(PendingErrorsError, match=f"{MESSAGE}, which was not called\n"):
        form(inject, mock_connect_views(strict=True))
    assert not is_mocked()


@pytest.mark.parametrize("form", FORMS)
def test_an_error_that_was_met_does_not(form: Form) -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock)
        meet()

    form(test, mock_connect_views(strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_a_mock_is_not_strict_unless_told_so(form: Form) -> None:
    form(inject, mock_connect_views())


@pytest.mark.parametrize("form", [form for form in FORMS if form is not start_and_stop])
def test_a_test_that_fails_fails_for_its_own_reason(form: Form) -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock)
        raise KeyError("its own")

    with pytest.raises(KeyError, match="its own"):
        form(test, mock_connect_views(strict=True))
    assert not is_mocked()


def test_it_is_a_failed_assertion() -> None:
    assert issubclass(PendingErrorsError, AssertionError)


def test_one_call_that_fails_is_enough() -> None:
    with mock_connect_views(strict=True) as mock:
        inject(mock, times=5)
        meet()


def test_calls_that_pass_are_counted_in_the_message() -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock, after=3)
        connect_client().list_views(InstanceId=mock.create_instance())

    waits = "; it would meet a call after 2 more"
    with pytest.raises(PendingErrorsError, match=f"{MESSAGE}, which was called once{waits}\n"):
        with_statement(test, mock_connect_views(strict=True))


@pytest.mark.parametrize("when", [None, lambda _: True])
def test_an_error_that_the_next_call_would_meet_says_so(when: Any) -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock, after=1, when=when)
        connect_client().list_views(InstanceId=mock.create_instance())

    waits = "; it would meet the next call"
    with pytest.raises(PendingErrorsError, match=f"{MESSAGE}, which was called once{waits}\n"):
        with_statement(test, mock_connect_views(strict=True))


def test_an_error_behind_another_one_would_meet_the_next_call() -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock)
        inject(mock, when=lambda _: True)
        meet()

    waits = "; it would meet the next call"
    with pytest.raises(PendingErrorsError, match=f"{MESSAGE}, which was called once{waits}\n"):
        with_statement(test, mock_connect_views(strict=True))


def test_all_errors_that_were_not_met_are_in_the_message() -> None:
    def test(mock: ConnectViewsMock) -> None:
        inject(mock)
        meet()
        mock.inject_error("create_view", "ThrottlingException")
        inject(mock, when=lambda _: False)
        for _ in range(2):
            connect_client().list_views(InstanceId=mock.create_instance())

    with pytest.raises(PendingErrorsError) as raised:
        with_statement(test, mock_connect_views(strict=True))
    assert str(raised.value).splitlines()[1:3] == [
        "  ThrottlingException for CreateView, which was not called",
        "  AccessDeniedException for ListViews, which was called 3 times; `when` chose no call",
    ]


def test_a_predicate_of_an_operation_that_was_not_called_is_not_blamed() -> None:
    with pytest.raises(PendingErrorsError, match=f"{MESSAGE}, which was not called\n"):
        with_statement(lambda mock: inject(mock, when=bool), mock_connect_views(strict=True))


def test_a_mock_that_was_started_twice_is_asked_at_its_last_stop() -> None:
    with mock_connect_views(strict=True) as mock:
        with mock:
            inject(mock)
        meet()


def test_a_strict_mock_does_not_ask_for_the_errors_of_another() -> None:
    with mock_connect_views() as outer:
        inject(outer)
        with mock_connect_views(strict=True):
            pass
        meet()


def run_test_case(case: type[unittest.TestCase]) -> unittest.TestResult:
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    return result


def test_the_test_of_a_decorated_test_case_fails() -> None:
    mock = mock_connect_views(strict=True)

    @mock
    class Case(unittest.TestCase):
        def setUp(self) -> None:
            inject(mock)

        def test_a_call(self) -> None:
            meet()

        def test_no_call(self) -> None:
            assert len(mock.pending_errors) == 1

        def tearDown(self) -> None:
            mock.inject_error("CreateView", "AccessDeniedException")

    result = run_test_case(Case)
    assert (result.testsRun, result.errors) == (2, [])
    ((failed, traceback),) = result.failures
    assert failed.id().endswith(".test_no_call")
    assert "PendingErrorsError" in traceback


def test_what_the_set_up_of_a_class_injects_need_not_meet_each_test() -> None:
    mock = mock_connect_views(strict=True)

    @mock
    class Case(unittest.TestCase):
        @classmethod
        def setUpClass(cls) -> None:
            inject(mock)

        def test_a_call(self) -> None:
            meet()

        def test_no_call(self) -> None:
            assert len(mock.pending_errors) == 1

    result = run_test_case(Case)
    assert result.wasSuccessful(), result


def test_a_set_up_method_may_inject_what_the_test_meets() -> None:
    mock = mock_connect_views(strict=True)

    @mock
    class TestClass:
        def setup_method(self) -> None:
            inject(mock)

        def test_a_call(self) -> None:
            meet()

        def test_no_call(self) -> None:
            pass

        def helper(self) -> None:
            pass

    test = TestClass()
    test.setup_method()
    test.helper()
    test.test_a_call()
    test.setup_method()
    with pytest.raises(PendingErrorsError, match=MESSAGE):
        test.test_no_call()
