"""What a mock does to the functions and classes it decorates.

moto's decorator is silently off inside of everything whose body runs after the call has returned
(coroutines, generators) and of what it skips in a class (static methods, class methods). Here each
kind of callable gets a wrapper of its own kind, so that the mock is active while the body runs.
"""

from __future__ import annotations

import functools
import inspect
import unittest
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import (
    AbstractContextManager,
    _AsyncGeneratorContextManager,
    _GeneratorContextManager,
)
from types import FunctionType
from typing import Any, Final, Protocol


class Activation(Protocol):
    """Makes a context in which the mock is active, and says whether no other mock is.

    ``reset`` clears the state when the mock starts, ``remove_data`` when it stops.
    """

    def __call__(self, *, reset: bool, remove_data: bool) -> AbstractContextManager[bool]: ...  # noqa: D102


# What runs before a test, in this order. The first of these that a class has resets the state, and
# what it makes is there in what follows: the later ones and the tests.
_SETUP_METHODS = ("setUpClass", "setup_class", "setUp", "setup", "setup_method", "asyncSetUp")
_UNITTEST_SETUP_METHODS = ("setUpClass", "setUp", "asyncSetUp")
# What runs after it, and may well clean up with a client.
_TEARDOWN_METHODS = (
    *("tearDownClass", "teardown_class", "tearDown", "teardown", "teardown_method"),
    "asyncTearDown",
)


def decorate(target: Any, activation: Activation) -> Any:
    """Return a function or method under the mock, or decorate a class in place.

    Raises:
        TypeError: If the mock could not be active while the target's body runs.
    """
    if inspect.isclass(target):
        _decorate_class(target, activation)
        return target
    return _decorate_callable(target, activation, reset=True, remove_data=True)


def _decorate_callable(
    target: Any, activation: Activation, *, reset: bool, remove_data: bool
) -> Any:
    if isinstance(target, staticmethod | classmethod):
        function = _decorate_callable(
            target.__func__, activation, reset=reset, remove_data=remove_data
        )
        return type(target)(function)
    _refuse_what_cannot_be_decorated(target)
    active = functools.partial(activation, reset=reset, remove_data=remove_data)
    wrap: Wrap = _wrap_function
    for has_kind, wrap_kind in _KINDS:
        if has_kind(target) or has_kind(getattr(target, "__call__", None)):  # noqa: B004
            wrap = wrap_kind
    wrapper = wrap(target, active)
    is_xunit = isinstance(target, FunctionType) and target.__name__ in _XUNIT_METHODS
    if is_xunit and wrap is _wrap_function:
        wrapper = _with_argument_count(wrapper, target.__code__.co_argcount)
    return functools.wraps(target)(wrapper)


# The set-up and teardown functions that pytest calls with as many arguments as they take.
_XUNIT_METHODS: Final = frozenset(
    f"{kind}_{scope}"
    for kind in ("setup", "teardown")
    for scope in ("method", "class", "function", "module")
)


def _with_argument_count(wrapper: Callable[..., Any], count: int) -> Callable[..., Any]:
    """Return the wrapper as a function that has as many arguments as what it wraps.

    Not the signature, but the code of the function is what pytest counts them in.
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
    if _is_fixture(target):
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


def _is_fixture(target: object) -> bool:
    # pytest 8.4 has a class for its fixtures, before it had a mark on their functions.
    return type(target).__name__ == "FixtureFunctionDefinition" or hasattr(
        target, "_pytestfixturefunction"
    )


Active = Callable[[], AbstractContextManager[bool]]
Wrap = Callable[[Callable[..., Any], Active], Callable[..., Any]]


def _wrap_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with active() as is_outermost:
            result = function(*args, **kwargs)
            _refuse_what_runs_later(function, result, is_outermost=is_outermost)
            return result

    return wrapper


def _refuse_what_runs_later(
    function: Callable[..., Any], result: object, *, is_outermost: bool
) -> None:
    # Inside of another mock, the body can well run before that stops.
    if is_outermost and _runs_later(result):
        raise TypeError(
            f"{_name_of(function)} returned a {type(result).__name__}, whose body would "
            "run after the mock has stopped. Decorate the function that it comes from, "
            "or use `with mock_connect_views():` inside of it."
        )


def _runs_later(result: Any) -> bool:
    if inspect.iscoroutine(result) or inspect.isgenerator(result):
        # Or Python would warn of a coroutine that was never awaited.
        result.close()
        return True
    if hasattr(result, "add_done_callback"):
        # A future of asyncio or of concurrent.futures: what is behind it would run by itself.
        return not result.done() and (result.cancel() or True)
    return (
        inspect.isawaitable(result) or inspect.isasyncgen(result) or isinstance(result, _LAZY_TYPES)
    )


# What contextlib makes of generators has no public name.
_LAZY_TYPES: Final = (map, filter, _GeneratorContextManager, _AsyncGeneratorContextManager)


def _wrap_generator_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    def wrapper(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        with active():
            return (yield from function(*args, **kwargs))

    return wrapper


def _wrap_coroutine_function(function: Callable[..., Any], active: Active) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> Any:
        with active() as is_outermost:
            result = await function(*args, **kwargs)
            _refuse_what_runs_later(function, result, is_outermost=is_outermost)
            return result

    return wrapper


def _wrap_async_generator_function(
    function: Callable[..., Any], active: Active
) -> Callable[..., Any]:
    async def wrapper(*args: Any, **kwargs: Any) -> AsyncGenerator[Any, Any]:
        with active():
            # What `yield from` does for generators: hand on what is sent and thrown in.
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


def _decorate_class(klass: type, activation: Activation) -> None:
    """Decorate the public methods of a class, and what runs around its tests wherever it is from.

    The state is reset as moto does it: by the first set-up method, or else by each test.
    """
    for name, nested in list(vars(klass).items()):
        if _is_nested_class(nested, klass) and not name.startswith("_"):
            _decorate_class(nested, activation)
    methods = _methods_of(klass)
    setup_methods = [name for name in _setup_methods_of(klass) if name in methods]
    for name, method in methods.items():
        is_test = name.startswith(unittest.TestLoader.testMethodPrefix)
        resets = name == setup_methods[0] if setup_methods else is_test
        setattr(
            klass,
            name,
            _decorate_callable(
                method, activation, reset=resets, remove_data=is_test and not setup_methods
            ),
        )


def _is_nested_class(attribute: object, klass: type) -> bool:
    """Whether the class was defined in the body of the other, and is not one of the code's own."""
    return (
        inspect.isclass(attribute)
        and attribute.__module__ == klass.__module__
        and attribute.__qualname__ == f"{klass.__qualname__}.{attribute.__name__}"
    )


def _is_method(attribute: object) -> bool:
    # Others, such as a cached_property, run inside of these. A fixture does not, and is refused.
    return isinstance(attribute, FunctionType | staticmethod | classmethod) or _is_fixture(
        attribute
    )


def _setup_methods_of(klass: type) -> tuple[str, ...]:
    return _UNITTEST_SETUP_METHODS if issubclass(klass, unittest.TestCase) else _SETUP_METHODS


def _methods_of(klass: type) -> dict[str, Any]:
    """Return the class's own public methods, and the inherited ones that run for its tests."""
    inherited = {*_setup_methods_of(klass), *_TEARDOWN_METHODS}
    attributes: dict[str, tuple[type, object]] = {}
    for base in klass.__mro__:
        if base is not object and base.__module__.partition(".")[0] != "unittest":
            for name, attribute in vars(base).items():
                # What a class sets to None, to switch off an inherited test, is no method any more.
                attributes.setdefault(name, (base, attribute))
    return {
        name: attribute
        for name, (base, attribute) in attributes.items()
        if not name.startswith("_")
        and _is_method(attribute)
        and (
            base is klass
            or name.startswith(unittest.TestLoader.testMethodPrefix)
            or name in inherited
        )
    }
