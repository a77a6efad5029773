"""The methods of a class that run under the mock."""

from __future__ import annotations

import functools
import inspect
import unittest
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

from .callables import decorate_callable, is_fixture
from .class_state import RUNNERS, ClassState, Method, Role

if TYPE_CHECKING:
    from ..mock import ConnectViewsMock

# The methods that unittest and pytest run around the tests of a class, own or inherited.
_ROLES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(("setUpClass", "setup_class"), Role.CLASS_SET_UP),
    **dict.fromkeys(("tearDownClass", "teardown_class", "doClassCleanups"), Role.CLASS_TEARDOWN),
    **dict.fromkeys(("setUp", "setup", "setup_method", "asyncSetUp"), Role.SET_UP),
    **dict.fromkeys(
        ("tearDown", "teardown", "teardown_method", "asyncTearDown", "doCleanups"), Role.TEARDOWN
    ),
}
# The methods by which unittest runs a test and clean-up functions.
_UNITTEST_METHODS: Final = (*RUNNERS, "doCleanups", "doClassCleanups")


def decorate_class(klass: type, mock: ConnectViewsMock, outer: ClassState | None = None) -> None:
    """Decorate a class's public methods, and all that run around its tests, even inherited ones.

    Raises:
        TypeError: If one of them cannot be decorated, or if the class cannot be changed.
    """
    state = ClassState(mock, klass, outer)
    for nested in _nested_test_classes(klass):
        decorate_class(nested, mock, state)
    attributes = _methods_of(klass)
    decorated = {}
    for method in _with_roles(attributes, klass):
        active = functools.partial(state.active, method)
        decorated[method.name] = decorate_callable(attributes[method.name], active)
    _set_attributes(klass, decorated)


def _with_roles(names: Iterable[str], klass: type) -> list[Method]:
    roles = {name: _role(name, klass) for name in names}
    # As in moto, a test removes its data, unless other methods make it or look at it.
    is_alone = {Role.TEST, Role.HELPER}.issuperset(
        role for name, role in roles.items() if name not in _UNITTEST_METHODS
    )
    last = (
        {"run"} if "run" in roles else {name for name, role in roles.items() if role is Role.TEST}
    )
    return [
        Method(name, role, removes_data=is_alone and name in last) for name, role in roles.items()
    ]


def _set_attributes(klass: type, attributes: Mapping[str, Any]) -> None:
    # A class in C without such methods has nothing to set, and would look decorated.
    attributes = attributes or {"__doc__": klass.__doc__}
    try:
        for name, value in attributes.items():
            setattr(klass, name, value)
            if vars(klass).get(name) is not value:
                raise AttributeError(f"{name} keeps its value")
    except Exception as error:
        raise TypeError(
            f"mock_connect_views cannot decorate the class {klass.__qualname__}, whose methods "
            f"cannot be replaced ({type(error).__name__}: {error}). Decorate its methods instead."
        ) from error


def _nested_test_classes(klass: type) -> list[type]:
    """Return the test classes that were defined in the body of a class, each once."""
    nested: dict[type, None] = {}
    for name, attribute in vars(klass).items():
        if (
            inspect.isclass(attribute)
            and not name.startswith("_")
            and attribute.__module__ == klass.__module__
            and attribute.__qualname__ == f"{klass.__qualname__}.{attribute.__name__}"
            and _is_test_class(attribute)
        ):
            nested[attribute] = None
    return list(nested)


def _is_test_class(klass: type) -> bool:
    """Whether unittest or pytest would find tests in a class. Other classes are helpers."""
    if issubclass(klass, unittest.TestCase):
        return True
    if not getattr(klass, "__test__", True):
        return False
    return _is_named_as_test_class(klass) or any(
        _is_test(name) and _is_method(inspect.getattr_static(klass, name)) for name in dir(klass)
    )


def _is_named_as_test_class(klass: type) -> bool:
    return klass.__name__.startswith("Test") and all(
        # pytest finds tests only in classes that it can call without arguments.
        inspect.getattr_static(klass, name) is vars(object)[name]
        for name in ("__init__", "__new__")
    )


def _is_test(name: str) -> bool:
    return name.startswith(unittest.TestLoader.testMethodPrefix)


def _role(name: str, klass: type) -> Role:
    if _is_test(name) or (name in RUNNERS and issubclass(klass, unittest.TestCase)):
        return Role.TEST
    return _ROLES.get(name, Role.HELPER)


def _is_method(attribute: object) -> bool:
    # Others, such as a cached_property, run inside these. A fixture does not, so it is refused.
    return isinstance(attribute, FunctionType | staticmethod | classmethod) or is_fixture(attribute)


def _methods_of(klass: type) -> dict[str, Any]:
    """Return the class's own public methods, and the inherited ones that run for its tests."""
    attributes: dict[str, tuple[type, object]] = {}
    for base in klass.__mro__:
        if base is not object and base.__module__.partition(".")[0] != "unittest":
            for name, attribute in vars(base).items():
                # A class can set an inherited test to None to turn it off. Then it is not a method.
                attributes.setdefault(name, (base, attribute))
    methods = {
        name: attribute
        for name, (base, attribute) in attributes.items()
        if not name.startswith("_")
        and _is_method(attribute)
        and (base is klass or _role(name, klass) is not Role.HELPER)
    }
    if issubclass(klass, unittest.TestCase):
        for name in _UNITTEST_METHODS:
            methods.setdefault(name, _method_of_unittest(klass, name))
    return methods


def _method_of_unittest(klass: type, name: str) -> Any:
    """Return a method that calls the inherited one. It also works in subclasses of the class."""
    inherited = inspect.getattr_static(klass, name)
    is_class_method = isinstance(inherited, classmethod)
    function: Callable[..., Any] = inherited.__func__ if is_class_method else inherited

    @functools.wraps(function)
    def call_inherited(self_or_class: Any, /, *args: Any, **kwargs: Any) -> Any:
        return getattr(super(klass, self_or_class), name)(*args, **kwargs)

    return classmethod(call_inherited) if is_class_method else call_inherited
