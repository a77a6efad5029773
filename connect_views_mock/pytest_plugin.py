"""Fixtures and a marker for pytest.

Every run of pytest loads this plugin, even if it has nothing to do with views. So the plugin
imports moto, boto3 and werkzeug only when a test needs them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from .environment import DEFAULT_REGION
from .handle.arguments import check_names, check_switches
from .mock import ConnectViewsMock

if TYPE_CHECKING:
    from mypy_boto3_connect import ConnectClient

    from .server.running import ConnectViewsServer

MARKER: Final = "connect_views"


@dataclass(frozen=True)
class Options:
    """The settings of the marker and of the ini options."""

    region: str | None = None
    account_id: str | None = None
    instance_id: str | None = None
    config: Mapping[str, Any] | None = None
    strict: bool | None = None
    skip_retry_delays: bool | None = None


_strict_mock = pytest.StashKey[ConnectViewsMock]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the ini options."""
    parser.addini("connect_views_region", "Region of the tests that mock Connect views")
    parser.addini("connect_views_account_id", "AWS account of these tests")
    parser.addini("connect_views_instance_id", "Id of the instance that these tests find")
    parser.addini("connect_views_config", "Configuration of moto for these tests, as JSON")
    parser.addini(
        "connect_views_strict",
        "Whether a test fails if it injects an error and no call meets it",
        type="bool",
        default=None,
    )
    parser.addini(
        "connect_views_skip_retry_delays",
        "Whether boto3 retries at once in these tests",
        type="bool",
        default=None,
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker, and refuse ini options that make no sense."""
    config.addinivalue_line(
        "markers",
        f"{MARKER}(region=None, account_id=None, instance_id=None, config=None, strict=None, "
        "skip_retry_delays=None): run the test under mock_connect_views, in this region and "
        "account, with an instance of this id, and with this configuration of moto; fail if an "
        "injected error was not met; have boto3 retry at once.",
    )
    _ini_options(config)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Make marked tests start the mock, and refuse markers that make no sense.

    A worker of pytest-xdist cannot report a usage error: it would end the whole run without a
    message. There, each test with such a marker fails in its set-up instead.
    """
    is_worker = hasattr(config, "workerinput")
    ini_options = _ini_options(config)
    for item in items:
        is_marked = item.get_closest_marker(MARKER) is not None
        if not is_worker:
            if is_marked:
                _marker_options(item, Options())
            _check_regions(item, ini_options)
        if is_marked:
            _use_mock(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a strict test that leaves an injected error behind.

    The teardown of its fixtures would be too late: pytest would report an error in addition to a
    test that passed.
    """
    result = yield
    # Whoever reads the failure looks for the error, and not for these lines.
    __tracebackhide__ = True
    mock = item.stash.get(_strict_mock, None)
    if mock is not None:
        mock._check_errors()
    return result


def _check_regions(item: pytest.Item, ini_options: Options) -> None:
    """Refuse the region of a test, its class, its module or the session, if it has no Connect.

    Raises:
        pytest.UsageError: If the region does not exist, or if an instance is to be made in it.
    """
    fixtures: set[str] = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker(MARKER) is not None:
        fixtures.add(MARKER)
    if fixtures.isdisjoint(_FIXTURES):
        return
    nodes = {
        "": item,
        "class_": item.getparent(pytest.Class),
        "module_": item.getparent(pytest.Module),
        "session_": item.session,
    }
    for scope, node in nodes.items():
        if node is not None and f"{scope}{MARKER}" in fixtures:
            options = _marker_options(node, ini_options)
            with_instance = options.instance_id is not None or not fixtures.isdisjoint(
                {f"{scope}connect_instance_id", f"{scope}connect_views_server"}
            )
            _check_region(node, options.region, with_instance=with_instance)


def _check_region(
    node: pytest.Item | pytest.Collector, region: str | None, *, with_instance: bool
) -> None:
    if region is None:
        return
    # Only loaded if a test needs it.
    from .handle.regions import check_region

    try:
        check_region(region, with_instance=with_instance)
    except ValueError as error:
        is_of_marker = _marker_options(node, Options()).region is not None
        where = _where(node) if is_of_marker else _where_ini("region")
        raise pytest.UsageError(f"{where}: {error}") from None


def _use_mock(item: Any) -> None:
    """Make a test start the mock before its other fixtures, except those of a wider scope.

    A fixture with ``autouse`` could do this too. But it would cost a tenth of a millisecond in each
    test that has nothing to do with views.
    """
    if not hasattr(item, "_fixtureinfo"):
        return  # collected from a file that is not Python, so it has no fixtures
    definitions = item._fixtureinfo.name2fixturedefs
    wider = [
        name
        for name in item.fixturenames
        if name in definitions and definitions[name][-1].scope != "function"
    ]
    others = [name for name in item.fixturenames if name not in wider]
    # A new list, because the tests of one parametrised function share the old one.
    item.fixturenames = [*wider, MARKER, *others]


def _connect_views(request: pytest.FixtureRequest) -> Iterator[ConnectViewsMock]:
    """The handle of mock_connect_views: the test runs under the mock."""
    options = _marker_options(request.node, _ini_options(request.config))
    # Its type is unknown until it is checked.
    config: Any = options.config
    is_for_one_test = request.scope == "function"
    with (
        ConnectViewsMock(
            config,
            options.region,
            options.account_id,
            strict=bool(options.strict) and not is_for_one_test,
            skip_retry_delays=bool(options.skip_retry_delays),
        ) as mock,
        pytest.MonkeyPatch.context() as environment,
    ):
        if options.strict and is_for_one_test:
            request.node.stash[_strict_mock] = mock
        # The mock leaves it alone when it does not mock the credentials.
        if not os.environ.get("AWS_DEFAULT_REGION"):
            environment.setenv("AWS_DEFAULT_REGION", DEFAULT_REGION)
        if options.instance_id is not None:
            _create_instance_once(mock, options.instance_id)
        yield mock


def _create_instance_once(mock: ConnectViewsMock, instance_id: str) -> None:
    from .handle.seeding import has_instance

    # With a mock of a wider scope, another test may have made it.
    if not has_instance(instance_id):
        mock.create_instance(instance_id)


def _connect_client(_: ConnectViewsMock) -> ConnectClient:
    """A boto3 client for Amazon Connect."""
    import boto3

    return boto3.client("connect", region_name=os.environ["AWS_DEFAULT_REGION"])


def _connect_instance_id(request: pytest.FixtureRequest, mock: ConnectViewsMock) -> str:
    """The id of an instance: the one that the marker names, or a new one."""
    options = _marker_options(request.node, _ini_options(request.config))
    return options.instance_id or mock.create_instance()


def _connect_views_server(mock: ConnectViewsMock, instance_id: str) -> Iterator[ConnectViewsServer]:
    """A server of the mock's views, which begins with this instance."""
    from .server.context import serve_mock

    with serve_mock(mock, instance_id) as server:
        yield server


connect_views = pytest.fixture(name="connect_views")(_connect_views)
class_connect_views = pytest.fixture(name="class_connect_views", scope="class")(_connect_views)
module_connect_views = pytest.fixture(name="module_connect_views", scope="module")(_connect_views)
session_connect_views = pytest.fixture(name="session_connect_views", scope="session")(
    _connect_views
)


@pytest.fixture
def connect_client(connect_views: ConnectViewsMock) -> ConnectClient:
    """A boto3 client for Amazon Connect, in the region of the test."""
    return _connect_client(connect_views)


@pytest.fixture(scope="class")
def class_connect_client(class_connect_views: ConnectViewsMock) -> ConnectClient:
    """A boto3 client for Amazon Connect, for the tests of a class."""
    return _connect_client(class_connect_views)


@pytest.fixture(scope="module")
def module_connect_client(module_connect_views: ConnectViewsMock) -> ConnectClient:
    """A boto3 client for Amazon Connect, for the tests of a module."""
    return _connect_client(module_connect_views)


@pytest.fixture(scope="session")
def session_connect_client(session_connect_views: ConnectViewsMock) -> ConnectClient:
    """A boto3 client for Amazon Connect, for all tests."""
    return _connect_client(session_connect_views)


@pytest.fixture
def connect_instance_id(request: pytest.FixtureRequest, connect_views: ConnectViewsMock) -> str:
    """The id of an Amazon Connect instance: the one that the marker names, or a new one."""
    return _connect_instance_id(request, connect_views)


@pytest.fixture(scope="class")
def class_connect_instance_id(
    request: pytest.FixtureRequest, class_connect_views: ConnectViewsMock
) -> str:
    """The id of an Amazon Connect instance, for the tests of a class."""
    return _connect_instance_id(request, class_connect_views)


@pytest.fixture(scope="module")
def module_connect_instance_id(
    request: pytest.FixtureRequest, module_connect_views: ConnectViewsMock
) -> str:
    """The id of an Amazon Connect instance, for the tests of a module."""
    return _connect_instance_id(request, module_connect_views)


@pytest.fixture(scope="session")
def session_connect_instance_id(
    request: pytest.FixtureRequest, session_connect_views: ConnectViewsMock
) -> str:
    """The id of an Amazon Connect instance, for all tests."""
    return _connect_instance_id(request, session_connect_views)


@pytest.fixture
def connect_views_server(
    connect_views: ConnectViewsMock, connect_instance_id: str
) -> Iterator[ConnectViewsServer]:
    """Moto's server with views, in a thread of this process."""
    yield from _connect_views_server(connect_views, connect_instance_id)


@pytest.fixture(scope="class")
def class_connect_views_server(
    class_connect_views: ConnectViewsMock, class_connect_instance_id: str
) -> Iterator[ConnectViewsServer]:
    """Moto's server with views, in a thread of this process, for the tests of a class."""
    yield from _connect_views_server(class_connect_views, class_connect_instance_id)


@pytest.fixture(scope="module")
def module_connect_views_server(
    module_connect_views: ConnectViewsMock, module_connect_instance_id: str
) -> Iterator[ConnectViewsServer]:
    """Moto's server with views, in a thread of this process, for the tests of a module."""
    yield from _connect_views_server(module_connect_views, module_connect_instance_id)


@pytest.fixture(scope="session")
def session_connect_views_server(
    session_connect_views: ConnectViewsMock, session_connect_instance_id: str
) -> Iterator[ConnectViewsServer]:
    """Moto's server with views, in a thread of this process, for all tests."""
    yield from _connect_views_server(session_connect_views, session_connect_instance_id)


_FIXTURES: Final = frozenset(f"{scope}{MARKER}" for scope in ("", "class_", "module_", "session_"))
"""The fixtures that start the mock. All others ask for one of these."""


def _where(node: pytest.Item | pytest.Collector) -> str:
    return f"{node.nodeid}: @pytest.mark.{MARKER}"


def _where_ini(name: str) -> str:
    return f"the ini option {MARKER}_{name}"


def _marker_options(node: pytest.Item | pytest.Collector, defaults: Options) -> Options:
    """Return the options of a test, class or module. The closest marker that sets one wins.

    Raises:
        pytest.UsageError: If a marker has an argument that it does not take.
    """
    options = defaults
    for mark in reversed(list(node.iter_markers(MARKER))):
        where = _where(node)
        names = [field.name for field in fields(Options)]
        if mark.args:
            raise pytest.UsageError(
                f"{where} takes no positional arguments; it takes {', '.join(names)} by name"
            )
        for name in mark.kwargs:
            if name not in names:
                raise pytest.UsageError(
                    f"{where} has no argument {name!r}; it takes {', '.join(names)}"
                )
        options = replace(options, **mark.kwargs)
        _check(options, where)
    return options


def _ini_options(config: pytest.Config) -> Options:
    """Return the ini options.

    Raises:
        pytest.UsageError: If one makes no sense.
    """
    options = Options(
        region=config.getini("connect_views_region") or None,
        account_id=config.getini("connect_views_account_id") or None,
        instance_id=config.getini("connect_views_instance_id") or None,
        config=_ini_json(config, "connect_views_config"),
        strict=_ini_switch(config, "connect_views_strict"),
        skip_retry_delays=_ini_switch(config, "connect_views_skip_retry_delays"),
    )
    for field in fields(Options):
        name = field.name
        _check(Options(**{name: getattr(options, name)}), _where_ini(name))
    return options


def _ini_json(config: pytest.Config, name: str) -> Any:
    text = config.getini(name)
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError) as error:
        raise pytest.UsageError(f"{name} must be JSON: {error}") from None


def _ini_switch(config: pytest.Config, name: str) -> bool | None:
    try:
        value: bool | None = config.getini(name)
    except (ValueError, pytest.UsageError) as error:  # pytest 9 raises the second
        raise pytest.UsageError(f"{name} must be true or false: {error}") from None
    return value


def _check(options: Options, where: str) -> None:
    try:
        switches = {"strict": options.strict, "skip_retry_delays": options.skip_retry_delays}
        check_switches(**{name: value for name, value in switches.items() if value is not None})
        check_names(
            region=options.region, account_id=options.account_id, instance_id=options.instance_id
        )
        if options.config is not None:
            from .backend.config_check import check_config

            check_config(options.config)
    except ValueError as error:
        raise pytest.UsageError(f"{where}: {error}") from None
