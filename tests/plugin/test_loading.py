"""What the plugin adds to every run of pytest, even if the run does not use it."""

from __future__ import annotations

import pytest

from .conftest import Run

HEAVY = {"boto3", "botocore", "flask", "moto", "regex", "requests", "responses", "werkzeug"}


@pytest.fixture
def autoload(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the plugins that are installed, as pytest does for a user."""
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")


# What is installed here for other tests, and speaks up when it is loaded.
OTHERS_OFF = ("-p", "no:asyncio", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:anyio")


@pytest.mark.usefixtures("autoload")
def test_an_installed_plugin_is_loaded(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_client(connect_client): assert connect_client.list_instances()")
    result = pytester.runpytest_subprocess("-W", "error", *OTHERS_OFF)
    result.assert_outcomes(passed=1)


@pytest.mark.usefixtures("autoload")
def test_the_plugin_can_be_turned_off(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_client(connect_client): pass")
    result = pytester.runpytest_subprocess("-p", "no:connect_views_mock", *OTHERS_OFF)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*fixture 'connect_client' not found"])


@pytest.mark.usefixtures("autoload")
def test_the_marker_is_gone_when_the_plugin_is_off(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("-p", "no:connect_views_mock", "--markers", *OTHERS_OFF)
    result.stdout.no_fnmatch_line("*connect_views*")


def test_the_plugin_can_be_named_where_none_is_loaded(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_client(connect_client): assert connect_client.list_instances()")
    result = pytester.runpytest_subprocess("-W", "error", "-p", "connect_views_mock")
    result.assert_outcomes(passed=1)


def test_loading_imports_nothing_heavy(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        import sys

        def test_imports(pytestconfig):
            assert pytestconfig.pluginmanager.has_plugin("connect_views_mock")
            assert not {HEAVY!r} & sys.modules.keys()
        """
    )
    result = pytester.runpytest_subprocess("-W", "error", "-p", "connect_views_mock")
    result.assert_outcomes(passed=1)


def test_checking_a_marker_imports_nothing_heavy(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = eu-west-2")
    pytester.makepyfile(
        f"""
        import sys

        import pytest

        def test_imports():
            assert not {HEAVY!r} & sys.modules.keys()

        @pytest.mark.connect_views(config={{"connect_views": {{"max_views_per_instance": 1}}}})
        def test_mocked():
            assert "moto" in sys.modules
        """
    )
    result = pytester.runpytest_subprocess("-W", "error", "-p", "connect_views_mock")
    result.assert_outcomes(passed=2)


def test_markers_shows_the_signature(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("-p", "connect_views_mock", "--markers")
    result.stdout.fnmatch_lines(
        [
            "@pytest.mark.connect_views(region=None, account_id=None, instance_id=None, "
            "config=None, strict=None, skip_retry_delays=None): run the test under "
            "mock_connect_views*"
        ]
    )


def test_help_shows_the_ini_options(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("-p", "connect_views_mock", "--help")
    for option in ("region", "account_id", "instance_id", "config"):
        result.stdout.fnmatch_lines([f"*connect_views_{option} (string):*"])
    for option in ("strict", "skip_retry_delays"):
        result.stdout.fnmatch_lines([f"*connect_views_{option} (bool):*"])


FIXTURES = {
    "connect_views": "The handle of mock_connect_views: the test runs under the mock.",
    "connect_client": "A boto3 client for Amazon Connect*",
    "connect_instance_id": "The id of an Amazon Connect instance*",
    "connect_views_server": "Moto's server with views, in a thread of*",
}


@pytest.mark.parametrize("scope", ["", "class_", "module_", "session_"])
@pytest.mark.parametrize("name", FIXTURES)
def test_fixtures_shows_name_scope_and_purpose(
    pytester: pytest.Pytester, scope: str, name: str
) -> None:
    result = pytester.runpytest_inprocess("-p", "connect_views_mock", "--fixtures")
    shown = f" [[]{scope[:-1]} scope]" if scope else ""
    result.stdout.fnmatch_lines([f"{scope}{name}{shown} -- *", f"    {FIXTURES[name]}"])


def test_fixtures_shows_nothing_else(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_inprocess("-p", "connect_views_mock", "--fixtures")
    shown = {line.split()[0] for line in result.outlines if "pytest_plugin.py:" in line}
    assert shown == {
        scope + name for scope in ("", "class_", "module_", "session_") for name in FIXTURES
    }


def test_handle_types_are_exported(run: Run) -> None:
    result = run(
        """
        import connect_views_mock as library

        def test_types(connect_client, connect_views, connect_instance_id):
            assert isinstance(connect_client, library.ConnectClient)
            assert isinstance(connect_views, library.ConnectViewsMock)
            assert isinstance(connect_views.create_view(connect_instance_id), library.DescribedView)
            connect_client.list_instances()
            assert isinstance(connect_views.requests[0], library.ConnectRequest)
        """
    )
    result.assert_outcomes(passed=1)
