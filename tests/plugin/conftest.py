from __future__ import annotations

from collections.abc import Callable

import boto3  # noqa: F401
import moto.core.responses  # noqa: F401
import pytest

# pytester forgets what a run in this process has imported. It must not forget one half of these.
import connect_views_mock.connect.content_checks.literals
import connect_views_mock.handle.seeding
import connect_views_mock.moto_adapter
import connect_views_mock.server.running  # noqa: F401

Run = Callable[..., pytest.RunResult]


@pytest.fixture(autouse=True)
def _no_other_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the plugins that a test names and no others."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "MOTO_ACCOUNT_ID", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)


CONFTEST = """
import os

import pytest


@pytest.fixture(scope="session")
def is_active():
    # The mock puts this key into the environment.
    return lambda: os.environ.get("AWS_ACCESS_KEY_ID") == "FOOBARKEY"
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> Run:
    """Run a test file in this process, with this plugin."""

    def run_file(source: str, *options: str) -> pytest.RunResult:
        pytester.makepyfile(source)
        pytester.makeconftest(CONFTEST)
        # This module was imported before the run, so that its assertions are not rewritten.
        warnings = ("-W", "error", "-W", "ignore::pytest.PytestAssertRewriteWarning")
        return pytester.runpytest_inprocess(
            "-p", "connect_views_mock", "--strict-markers", *warnings, *options
        )

    return run_file


@pytest.fixture
def run_apart(pytester: pytest.Pytester) -> Run:
    """Run a test file in its own process, with this plugin."""

    def run_file(source: str, *options: str) -> pytest.RunResult:
        pytester.makepyfile(source)
        pytester.makeconftest(CONFTEST)
        return pytester.runpytest_subprocess(
            "-p", "connect_views_mock", "--strict-markers", "-W", "error", *options
        )

    return run_file
