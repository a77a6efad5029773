"""Wrappers that keep the mock active while the body of a function runs: one for each kind."""

from __future__ import annotations

import functools
import inspect
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import (
    AbstractContextManager,
    _AsyncGeneratorContextManager,
    _GeneratorContextManager,
)
from types import FunctionType
from typing import Any, Final

Active = Callable[[Sequence[object]], AbstractContextManager[bool]]
"""Makes a context in which the mock is active, for a call with these arguments.

The value of the context says whether this is the only active mock.
"""

Wrap = Callable[[Callable[..., Any], Active], Callable[..., Any]]


def decorate_callable(target: Any, active: Active) -> Any:
    """Return a function, static method or class method whose body runs under the mock.

    Raises:
        TypeError: If it cannot run under the mock.
    """
    if isinstance(target, staticmethod | classmethod):
        return type(target)(decorate_callable(target.__func__, active))
    _refuse_what_cannot_be_decorated(target)
    wrap: Wrap = _wrap_function
    for has_kind, wrap_kind in _KINDS:
        if has_kind(target) or has_kind(getattr(target, "__call__", None)):  # noqa: B004
            wrap = wrap_kind
    wrapper = wrap(target, active)
    is_xunit = isinstance(target, FunctionType) and target.__name__ in _XUNIT_METHODS
    if is_xunit and wrap is _wrap_function:
        wrapper = _with_argument_count(wrapper, target.__code__.co_argcount)
    return functools.wraps(target)(wrapper)


# pytest calls these set-up and teardown functions with as many arguments as they take.
_XUNIT_METHODS: Final = frozenset(
    f"{kind}_{scope}"
    for kind in ("setup", "teardown")
    for scope in ("method", "class", "function", "module")
)


def _with_argument_count(wrapper: Callable[..., Any], count: int) -> Callable[..., Any]:
    """Return the wrapper as a function with as many arguments as the function that it wraps.

    pytest counts the arguments in the function's code, not in its signature.
    """

    def with_one(first: Any = _ABSENT, /, *args: Any, **kwargs: Any) -> Any:
        return wrapper(*_given(first), *args, **kwargs)

    def with_two(first: Any = _ABSENT, second: Any = _ABSENT, /, *args: Any, **kwargs: Any) -> Any:
        return wrapper(*_given(first, second), *args, **kwargs)

    return {1: with_one, 2: with_two}.get(count, wrapper)


_ABSENT: Final = object()


def _given(*arguments: object) -> list[object]:
    return [argument for argument in arguments if argument is not _ABSENT]


def _refuse_what_cannot_be_decorated(target: Any) -> None:
    if is_fixture(target):
        raise TypeError(
            f"mock_connect_views cannot decorate the pytest fixture {_name_of(target)}: pytest "
            "calls the function inside of it. Put @pytest.fixture above @mock_connect_views; in a "
            "decorated class, use the fixture `connect_views` instead of decorating the class."
        )
    if isinstance(target, property):
        raise TypeError("mock_connect_views cannot decorate a property. Put @property above it.")
    if not callable(target):
        raise TypeError(
            "mock_connect_views decorates functions, methods and classes, not "
            f"{type(target).__name__}. To configure it: mock_connect_views(config={{...}})"
        )


def is_fixture(target: object) -> bool:
    """Whether a function is a pytest fixture."""
    # pytest 8.4 has a class for fixtures. Older releases mark their functions.
    return type(target).__name__ == "FixtureFunctionDefinition" or hasattr(
        target, "_pytestfixturefunction"
    )


def _wrap_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with active(args) as is_outermost:
            result = function(*args, **kwargs)
            _refuse_what_runs_later(function, result, is_outermost=is_outermost)
            return result

    return wrapper


def _refuse_what_runs_later(
    function: Callable[..., Any], result: object, *, is_outermost: bool
) -> None:
    # Inside another mock, the body may run before that mock stops.
    if is_outermost and _runs_later(result):
        raise TypeError(
            f"{_name_of(function)} returned a {type(result).__name__}, whose body would "
            "run after the mock has stopped. Decorate the function that it comes from, "
            "or use `with mock_connect_views():` inside of it."
        )


def _runs_later(result: Any) -> bool:
    if inspect.iscoroutine(result) or inspect.isgenerator(result):
        # Without this, Python would warn of a coroutine that was never awaited.
        result.close()
        return True
    if hasattr(result, "add_done_callback"):
        # A future of asyncio or of concurrent.futures. Its work would run by itself.
        return not result.done() and (result.cancel() or True)
    return (
        inspect.isawaitable(result) or inspect.isasyncgen(result) or isinstance(result, _LAZY_TYPES)
    )


# The types that contextlib makes of generators have no public names.
_LAZY_TYPES: Final = (map, filter, _GeneratorContextManager, _AsyncGeneratorContextManager)


def _wrap_generator_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        with active(args):
            return (yield from function(*args, **kwargs))

    return wrapper


def _wrap_coroutine_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with active(args) as is_outermost:
            result = await function(*args, **kwargs)
            _refuse_what_runs_later(function, result, is_outermost=is_outermost)
            return result

    return wrapper


def _wrap_async_generator_function(
    function: Callable[..., Any], active: Active
) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> AsyncGenerator[Any, Any]:
        with active(args):
            # Pass on what is sent and thrown in, as `yield from` does for generators.
            generator = function(*args, **kwargs)
            try:
                value = await generator.__anext__()
                while True:
                    try:
                        sent = yield value
                    except GeneratorExit:
                        raise
                    except BaseException as error:
                        value = await generator.athrow(error)
                    else:
                        value = await generator.asend(sent)
            except StopAsyncIteration:
                return
            finally:
                await generator.aclose()

    return wrapper


_KINDS: Final[list[tuple[Callable[[Any], bool], Wrap]]] = [
    (inspect.iscoroutinefunction, _wrap_coroutine_function),
    (inspect.isasyncgenfunction, _wrap_async_generator_function),
    (inspect.isgeneratorfunction, _wrap_generator_function),
]


def _name_of(function: Callable[..., Any]) -> str:
    return str(
        getattr(function, "__qualname__", None)
        or getattr(function, "__name__", None)
        or repr(function)
    )
