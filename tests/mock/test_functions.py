"""mock_connect_views on functions, and on everything else that can be called."""

from __future__ import annotations

import asyncio
import functools
import inspect
import types
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager, contextmanager
from threading import Event
from typing import Any

import pytest

from connect_views_mock import ConnectViewsMock, mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked

Decorator = Callable[[Any], Any]


def decorators() -> list[Any]:
    return [
        pytest.param(mock_connect_views, id="bare"),
        pytest.param(lambda target: mock_connect_views()(target), id="called"),
        pytest.param(
            lambda target: mock_connect_views(config={"core": {"reset_boto3_session": True}})(
                target
            ),
            id="configured",
        ),
    ]


@pytest.mark.parametrize("decorator", decorators())
def test_a_function_runs_under_the_mock(decorator: Decorator) -> None:
    @decorator
    def function() -> bool:
        return is_mocked()

    assert function() is True


@pytest.mark.parametrize("decorator", decorators())
def test_the_mock_is_off_after_a_function(decorator: Decorator) -> None:
    @decorator
    def function() -> None:
        pass

    function()
    assert not is_mocked()


def test_the_mock_is_off_before_a_decorated_function_is_called() -> None:
    @mock_connect_views
    def function() -> None:
        pass

    assert callable(function)
    assert not is_mocked()


def test_arguments_and_result_of_a_function_pass_through() -> None:
    @mock_connect_views
    def function(*args: int, **kwargs: int) -> tuple[Any, ...]:
        return args, kwargs

    assert function(1, 2, key=3) == ((1, 2), {"key": 3})


def test_an_exception_of_a_function_passes_through_and_ends_the_mock() -> None:
    @mock_connect_views
    def function() -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        function()
    assert not is_mocked()


def test_each_call_of_a_function_starts_with_nothing() -> None:
    @mock_connect_views
    def function() -> int:
        create_instance()
        return instance_count()

    assert [function(), function()] == [1, 1]


def test_a_recursive_function_keeps_its_state() -> None:
    @mock_connect_views
    def function(depth: int) -> int:
        create_instance()
        return instance_count() if depth == 0 else function(depth - 1)

    assert function(2) == 3


def test_name_documentation_and_signature_of_a_function_survive() -> None:
    @mock_connect_views
    def function(first: int, *, second: str = "2") -> list[object]:
        """Do it."""
        return [first, second]

    assert (function.__name__, function.__doc__) == ("function", "Do it.")
    assert (
        str(inspect.signature(function))
        == "(first: 'int', *, second: 'str' = '2') -> 'list[object]'"
    )


def test_marks_of_a_test_survive() -> None:
    @mock_connect_views
    @pytest.mark.parametrize("value", [1, 2])
    def function(value: int) -> None:
        pass

    assert [mark.name for mark in vars(function)["pytestmark"]] == ["parametrize"]


@mock_connect_views
@pytest.mark.parametrize("value", ["a", "b"])
def test_a_decorated_test_takes_parameters_and_fixtures(value: str, tmp_path: Any) -> None:
    assert value in ("a", "b")
    assert tmp_path.exists()
    assert is_mocked()


def test_a_coroutine_function_runs_under_the_mock() -> None:
    @mock_connect_views
    async def function() -> bool:
        await asyncio.sleep(0)
        return is_mocked()

    assert asyncio.run(function()) is True


def test_a_coroutine_function_is_recognised_as_one() -> None:
    @mock_connect_views
    async def function() -> None:
        pass

    assert inspect.iscoroutinefunction(function)


def test_the_mock_is_off_after_a_coroutine() -> None:
    @mock_connect_views
    async def function() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        asyncio.run(function())
    assert not is_mocked()


def test_coroutines_that_overlap_share_the_mock() -> None:
    both_started = asyncio.Event()

    @mock_connect_views
    async def first() -> bool:
        await both_started.wait()
        return is_mocked()

    @mock_connect_views
    async def second() -> bool:
        both_started.set()
        await asyncio.sleep(0)
        return is_mocked()

    async def run_both() -> list[bool]:
        return list(await asyncio.gather(first(), second()))

    assert asyncio.run(run_both()) == [True, True]
    assert not is_mocked()


def test_a_generator_runs_under_the_mock_to_its_end() -> None:
    @mock_connect_views
    def generate() -> Iterator[bool]:
        yield is_mocked()
        yield is_mocked()

    assert list(generate()) == [True, True]
    assert not is_mocked()


def test_a_generator_function_is_recognised_as_one() -> None:
    @mock_connect_views
    def generate() -> Iterator[None]:
        yield

    assert inspect.isgeneratorfunction(generate)


def test_a_generator_gets_what_is_sent_and_thrown_and_returns() -> None:
    got: list[Any] = []

    @mock_connect_views
    def generate() -> Any:
        got.append((yield 1))
        try:
            yield 2
        except KeyError:
            got.append("thrown")
        return "returned"

    generator = generate()
    assert next(generator) == 1
    assert generator.send("sent") == 2
    with pytest.raises(StopIteration, match="returned"):
        generator.throw(KeyError())
    assert got == ["sent", "thrown"]


def test_a_closed_generator_ends_the_mock() -> None:
    @mock_connect_views
    def generate() -> Any:
        yield

    generator = generate()
    next(generator)
    assert is_mocked()
    generator.close()
    assert not is_mocked()


def test_a_context_manager_made_of_a_decorated_generator() -> None:
    @contextmanager
    @mock_connect_views
    def context() -> Iterator[bool]:
        yield is_mocked()

    with context() as was_mocked:
        assert was_mocked
        assert is_mocked()
    assert not is_mocked()


@pytest.fixture
@mock_connect_views
def mocked_by_fixture() -> Iterator[str]:
    instance_id = create_instance()
    yield instance_id
    assert is_mocked()


def test_a_test_runs_under_the_mock_of_its_yield_fixture(mocked_by_fixture: str) -> None:
    assert mocked_by_fixture
    assert instance_count() == 1


def test_an_async_generator_runs_under_the_mock_to_its_end() -> None:
    @mock_connect_views
    async def generate() -> AsyncIterator[bool]:
        yield is_mocked()
        await asyncio.sleep(0)
        yield is_mocked()

    async def run() -> list[bool]:
        return [value async for value in generate()]

    assert asyncio.run(run()) == [True, True]
    assert not is_mocked()


def test_an_async_generator_function_is_recognised_as_one() -> None:
    @mock_connect_views
    async def generate() -> AsyncIterator[None]:
        yield

    assert inspect.isasyncgenfunction(generate)


def test_an_async_generator_gets_what_is_sent_and_thrown() -> None:
    got: list[Any] = []

    @mock_connect_views
    async def generate() -> AsyncGenerator[Any, Any]:
        got.append((yield 1))
        try:
            yield 2
        except KeyError:
            got.append("thrown")
        yield 3

    async def run() -> None:
        async with aclosing(generate()) as generator:
            assert await generator.asend(None) == 1
            assert await generator.asend("sent") == 2
            assert await generator.athrow(KeyError()) == 3

    asyncio.run(run())
    assert got == ["sent", "thrown"]


def test_an_exception_that_an_async_generator_lets_through_ends_the_mock() -> None:
    @mock_connect_views
    async def generate() -> AsyncGenerator[Any, Any]:
        yield 1

    async def run() -> None:
        generator = generate()
        await generator.asend(None)
        await generator.athrow(KeyError("thrown"))

    with pytest.raises(KeyError, match="thrown"):
        asyncio.run(run())
    assert not is_mocked()


def test_a_closed_async_generator_cleans_up_under_the_mock_and_ends_it() -> None:
    cleaned_up_mocked = []

    @mock_connect_views
    async def generate() -> AsyncGenerator[Any, Any]:
        try:
            yield
        finally:
            cleaned_up_mocked.append(is_mocked())

    async def run() -> None:
        generator = generate()
        await generator.asend(None)
        await generator.aclose()

    asyncio.run(run())
    assert cleaned_up_mocked == [True]
    assert not is_mocked()


def test_an_async_context_manager_made_of_a_decorated_generator() -> None:
    @asynccontextmanager
    @mock_connect_views
    async def context() -> AsyncIterator[bool]:
        yield is_mocked()

    async def run() -> None:
        async with context() as was_mocked:
            assert was_mocked
            assert is_mocked()

    asyncio.run(run())
    assert not is_mocked()


def test_an_exception_inside_of_an_async_context_manager_passes_through() -> None:
    @asynccontextmanager
    @mock_connect_views
    async def context() -> AsyncIterator[None]:
        yield

    async def run() -> None:
        async with context():
            raise KeyError("inside")

    with pytest.raises(KeyError, match="inside"):
        asyncio.run(run())


class Callable_:  # noqa: N801 (not the type)
    def __call__(self) -> bool:
        return is_mocked()


class AsyncCallable:
    async def __call__(self) -> bool:
        return is_mocked()


class GeneratorCallable:
    def __call__(self) -> Iterator[bool]:
        yield is_mocked()


class AsyncGeneratorCallable:
    async def __call__(self) -> AsyncIterator[bool]:
        yield is_mocked()


def test_a_callable_object_runs_under_the_mock() -> None:
    assert mock_connect_views(Callable_())() is True


def test_a_callable_object_with_a_coroutine_runs_under_the_mock() -> None:
    function = mock_connect_views(AsyncCallable())
    assert inspect.iscoroutinefunction(function)

    async def run() -> bool:
        return await function()

    assert asyncio.run(run()) is True


def test_a_callable_object_with_a_generator_runs_under_the_mock() -> None:
    assert list(mock_connect_views(GeneratorCallable())()) == [True]


def test_a_callable_object_with_an_async_generator_runs_under_the_mock() -> None:
    async def run() -> list[bool]:
        return [value async for value in mock_connect_views(AsyncGeneratorCallable())()]

    assert asyncio.run(run()) == [True]


def test_a_partial_runs_under_the_mock() -> None:
    def function(value: int) -> tuple[int, bool]:
        return value, is_mocked()

    assert mock_connect_views(functools.partial(function, 1))() == (1, True)


def test_a_partial_of_a_coroutine_function_runs_under_the_mock() -> None:
    async def function(value: int) -> tuple[int, bool]:
        return value, is_mocked()

    async def run() -> tuple[int, bool]:
        return await mock_connect_views(functools.partial(function, 1))()

    assert asyncio.run(run()) == (1, True)


def test_a_bound_method_runs_under_the_mock() -> None:
    assert mock_connect_views(Callable_().__call__)() is True


def test_a_static_method_can_be_decorated_inside_and_outside() -> None:
    class Methods:
        @staticmethod
        @mock_connect_views
        def inside() -> bool:
            return is_mocked()

        @mock_connect_views
        @staticmethod
        def outside() -> bool:
            return is_mocked()

    assert [Methods.inside(), Methods.outside()] == [True, True]


def test_a_class_method_can_be_decorated_inside_and_outside() -> None:
    class Methods:
        @classmethod
        @mock_connect_views
        def inside(cls) -> tuple[type, bool]:
            return cls, is_mocked()

        @mock_connect_views
        @classmethod
        def outside(cls) -> tuple[type, bool]:
            return cls, is_mocked()

    assert [Methods.inside(), Methods.outside()] == [(Methods, True), (Methods, True)]


def test_one_mock_decorates_several_functions() -> None:
    mock = mock_connect_views()

    @mock
    def outer() -> bool:
        return inner()

    @mock
    def inner() -> bool:
        return is_mocked()

    assert outer() is True
    assert not is_mocked()


async def coroutine() -> None:
    pass


async def async_generator() -> AsyncIterator[None]:
    yield


def iter_nothing() -> Iterator[None]:
    yield


class Awaitable:
    def __await__(self) -> Generator[None, None, None]:
        yield


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        pytest.param(lambda: coroutine(), "coroutine", id="coroutine"),
        pytest.param(lambda: iter_nothing(), "generator", id="generator"),
        pytest.param(lambda: async_generator(), "async_generator", id="async generator"),
        pytest.param(lambda: Awaitable(), "Awaitable", id="awaitable"),
        pytest.param(lambda: map(str, ()), "map", id="map"),
        pytest.param(lambda: filter(str, ()), "filter", id="filter"),
        pytest.param(
            contextmanager(iter_nothing), "_GeneratorContextManager", id="context manager"
        ),
        pytest.param(
            asynccontextmanager(async_generator),
            "_AsyncGeneratorContextManager",
            id="async context manager",
        ),
    ],
)
def test_what_a_function_leaves_to_run_after_the_mock_is_refused(
    function: Callable[[], Any], kind: str
) -> None:
    with pytest.raises(TypeError, match=f"returned a {kind}, whose body would run after the mock"):
        mock_connect_views(function)()
    assert not is_mocked()


def test_a_task_that_a_function_leaves_to_run_is_cancelled() -> None:
    tasks: list[asyncio.Task[None]] = []

    @mock_connect_views
    def start() -> asyncio.Task[None]:
        tasks.append(asyncio.ensure_future(coroutine()))
        return tasks[0]

    async def main() -> None:
        with pytest.raises(TypeError, match="returned a Task, whose body would run after"):
            start()
        await asyncio.wait(tasks)

    asyncio.run(main())
    assert tasks[0].cancelled()


def test_a_task_that_a_coroutine_function_leaves_to_run_is_cancelled() -> None:
    tasks: list[asyncio.Task[None]] = []

    @mock_connect_views
    async def start() -> asyncio.Task[None]:
        tasks.append(asyncio.ensure_future(coroutine()))
        return tasks[0]

    async def main() -> None:
        with pytest.raises(TypeError, match="returned a Task, whose body would run after"):
            await start()
        await asyncio.wait(tasks)

    asyncio.run(main())
    assert tasks[0].cancelled()


def test_a_pending_future_of_a_thread_is_refused_and_its_body_does_not_run() -> None:
    ran: list[int] = []
    is_refused = Event()
    with ThreadPoolExecutor(1) as threads:
        threads.submit(is_refused.wait)

        @mock_connect_views
        def submit() -> Future[None]:
            return threads.submit(ran.append, 1)

        with pytest.raises(TypeError, match="returned a Future, whose body would run after"):
            submit()
        is_refused.set()
    assert ran == []


def test_a_future_of_a_thread_that_runs_already_is_refused() -> None:
    is_running, is_refused = Event(), Event()

    def run() -> None:
        is_running.set()
        is_refused.wait()

    @mock_connect_views
    def submit() -> Future[None]:
        future = threads.submit(run)
        is_running.wait()
        return future

    with ThreadPoolExecutor(1) as threads:
        with pytest.raises(TypeError, match="returned a Future, whose body would run after"):
            submit()
        is_refused.set()


def test_a_finished_future_of_a_thread_is_returned() -> None:
    @mock_connect_views
    def submit() -> Future[bool]:
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(is_mocked)

    assert submit().result() is True


@pytest.mark.parametrize("is_async", [False, True])
def test_a_finished_future_of_asyncio_is_returned(is_async: bool) -> None:
    def finish() -> Any:
        future = asyncio.get_running_loop().create_future()
        future.set_result("done")
        return future

    async def finish_async() -> Any:
        return finish()

    async def main() -> Any:
        if is_async:
            return await (await mock_connect_views(finish_async)())
        return await mock_connect_views(finish)()

    assert asyncio.run(main()) == "done"


def test_a_future_that_failed_or_was_cancelled_is_returned() -> None:
    failed: Future[None] = Future()
    failed.set_exception(KeyError())
    cancelled: Future[None] = Future()
    cancelled.cancel()
    for future in (failed, cancelled):
        assert mock_connect_views(lambda future=future: future)() is future


def test_an_iterator_over_what_is_there_is_no_such_thing() -> None:
    assert list(mock_connect_views(lambda: iter([1]))()) == [1]


def test_what_a_function_leaves_to_run_inside_of_an_outer_mock_is_allowed() -> None:
    def generate_later() -> Iterator[bool]:
        return (is_mocked() for _ in range(1))

    generate = mock_connect_views(generate_later)
    with mock_connect_views():
        assert list(generate()) == [True]


def test_a_pytest_fixture_is_refused() -> None:
    @pytest.fixture
    def client() -> None:
        pass

    with pytest.raises(TypeError, match=r"fixture \S*client.*Put @pytest.fixture above"):
        mock_connect_views(client)


def test_a_fixture_function_of_an_older_pytest_is_refused() -> None:
    def client() -> None:
        pass

    client._pytestfixturefunction = None  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"Put @pytest.fixture above"):
        mock_connect_views(client)


def test_a_property_is_refused() -> None:
    unsupported: Any = property(lambda _: None)
    with pytest.raises(TypeError, match="Put @property above"):
        mock_connect_views(unsupported)


def test_what_cannot_be_called_is_refused() -> None:
    config: Any = {"core": {}}
    with pytest.raises(TypeError, match=r"not dict. To configure it: mock_connect_views\(config="):
        mock_connect_views(config)


@pytest.mark.parametrize("target", [types, "us-east-1", 5, []], ids=repr)
def test_other_things_that_cannot_be_called_are_refused(target: Any) -> None:
    kind = type(target).__name__
    with pytest.raises(TypeError, match=f"decorates functions, methods and classes, not {kind}"):
        mock_connect_views(target)


def test_none_cannot_be_decorated() -> None:
    nothing: Any = None
    with pytest.raises(TypeError, match="decorates functions, methods and classes, not NoneType"):
        mock_connect_views()(nothing)


class CallableObject:
    def __call__(self) -> bool:
        return is_mocked()


@pytest.mark.parametrize(
    "target",
    [CallableObject(), CallableObject().__call__, functools.partial(CallableObject())],
    ids=["object", "bound method", "partial"],
)
def test_a_callable_that_is_no_function_runs_under_the_mock(target: Any) -> None:
    assert mock_connect_views(target)() is True


def test_a_builtin_function_can_be_decorated() -> None:
    assert mock_connect_views(len)([1]) == 1


def test_without_a_function_the_mock_itself_is_returned() -> None:
    assert isinstance(mock_connect_views(), ConnectViewsMock)
