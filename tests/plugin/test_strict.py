"""The options `strict` and `skip_retry_delays` of the marker and of the configuration file."""

from __future__ import annotations

import pytest

from .conftest import Run

TESTS = """
import pytest
from botocore.exceptions import ClientError

def test_met(connect_client, connect_views):
    connect_views.inject_error("ListViews", "AccessDeniedException")
    with pytest.raises(ClientError):
        connect_client.list_views(InstanceId="x")

def test_not_met(connect_views):
    connect_views.inject_error("ListViews", "AccessDeniedException")
"""


def test_a_strict_test_fails(run: Run) -> None:
    result = run(f"{TESTS}\npytestmark = pytest.mark.connect_views(strict=True)")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*PendingErrorsError: The test injected errors that no call has met:",
            "*AccessDeniedException for ListViews, which was not called",
            "FAILED *::test_not_met*",
        ]
    )


def test_the_failure_shows_no_lines_of_the_library(run: Run) -> None:
    result = run(
        f"""
        from connect_views_mock import mock_connect_views
        {TESTS.replace(chr(10), chr(10) + 8 * " ")}
        test_not_met.pytestmark = [pytest.mark.connect_views(strict=True)]

        def test_not_met_by_itself():
            with mock_connect_views(strict=True) as mock:
                mock.inject_error("ListViews", "AccessDeniedException")
        """
    )
    result.assert_outcomes(passed=1, failed=2)
    for line in ("*pytest_plugin.py:*", "*mock.py:*", "*traffic.py:*"):
        result.stdout.no_fnmatch_line(line)


def test_a_test_is_not_strict_by_default(run: Run) -> None:
    run(TESTS).assert_outcomes(passed=2)


def test_an_ini_option_makes_all_tests_strict(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_strict = true")
    run(TESTS).assert_outcomes(passed=1, failed=1)


def test_pyproject_can_make_them_strict(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\nconnect_views_strict = "true"')
    run(TESTS).assert_outcomes(passed=1, failed=1)


def test_the_marker_goes_before_the_ini_option(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_strict = true")
    run(f"{TESTS}\npytestmark = pytest.mark.connect_views(strict=False)").assert_outcomes(passed=2)


def test_a_test_that_fails_fails_for_its_own_reason(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(strict=True)
        def test_failing(connect_views):
            connect_views.inject_error("ListViews", "AccessDeniedException")
            raise KeyError("its own")
        """
    )
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*PendingErrorsError*")


def test_fixtures_inject_errors_too(run: Run) -> None:
    result = run(
        """
        import pytest
        from botocore.exceptions import ClientError

        pytestmark = pytest.mark.connect_views(strict=True)

        @pytest.fixture(autouse=True)
        def error(connect_views):
            connect_views.inject_error("ListViews", "AccessDeniedException")
            yield
            # The end of the test has come before.
            connect_views.inject_error("CreateView", "AccessDeniedException")

        def test_met(connect_client):
            with pytest.raises(ClientError):
                connect_client.list_views(InstanceId="x")

        def test_not_met():
            pass
        """
    )
    result.assert_outcomes(passed=1, failed=1)


def test_a_test_case_is_strict(run: Run) -> None:
    result = run(
        """
        import unittest

        import pytest

        @pytest.mark.connect_views(strict=True)
        class CaseTest(unittest.TestCase):
            @pytest.fixture(autouse=True)
            def inject(self, connect_views):
                connect_views.inject_error("ListViews", "AccessDeniedException")

            def test_not_met(self):
                pass
        """
    )
    result.assert_outcomes(failed=1)


def test_a_mock_that_the_test_stops_is_not_asked(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(strict=True)
        def test_stopped(connect_views):
            connect_views.inject_error("ListViews", "AccessDeniedException")
            connect_views.stop()
            yield_back.append(connect_views)

        yield_back = []

        @pytest.fixture(autouse=True)
        def start_again(connect_views):
            yield
            yield_back.pop().start()
        """
    )
    result.assert_outcomes(passed=1)


def test_a_wider_mock_is_asked_at_its_own_end(run: Run) -> None:
    result = run(
        """
        import pytest
        from botocore.exceptions import ClientError

        pytestmark = pytest.mark.connect_views(strict=True)

        @pytest.fixture(scope="module", autouse=True)
        def errors(module_connect_views):
            module_connect_views.inject_error("ListViews", "AccessDeniedException")
            module_connect_views.inject_error("CreateView", "AccessDeniedException")

        def test_first():
            pass

        def test_second(connect_client):
            with pytest.raises(ClientError):
                connect_client.list_views(InstanceId="x")
        """
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*AccessDeniedException for CreateView, which was not called"])
    result.stdout.no_fnmatch_line("*AccessDeniedException for ListViews*")


GIVING_UP = """
import time

import pytest
from botocore.exceptions import ClientError

@pytest.fixture
def waits(monkeypatch):
    waits = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits

def give_up(connect_client, connect_views):
    connect_views.inject_error("ListViews", "ThrottlingException", times=9)
    with pytest.raises(ClientError, match="reached max retries"):
        connect_client.list_views(InstanceId="x")

def test_at_once(waits, connect_client, connect_views):
    give_up(connect_client, connect_views)
    assert not waits

@pytest.mark.connect_views(skip_retry_delays=False)
def test_after_waits(waits, connect_client, connect_views):
    give_up(connect_client, connect_views)
    assert waits
"""


def test_the_marker_has_boto3_retry_at_once(run: Run) -> None:
    result = run(f"{GIVING_UP}\npytestmark = pytest.mark.connect_views(skip_retry_delays=True)")
    result.assert_outcomes(passed=2)


def test_an_ini_option_has_boto3_retry_at_once(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_skip_retry_delays = true")
    run(GIVING_UP).assert_outcomes(passed=2)


def test_boto3_waits_by_default(run: Run) -> None:
    run(GIVING_UP).assert_outcomes(passed=1, failed=1)


def test_a_module_can_retry_at_once(run: Run) -> None:
    result = run(
        f"""{GIVING_UP}
pytestmark = pytest.mark.connect_views(skip_retry_delays=True)

def test_module(waits, module_connect_client, module_connect_views):
    give_up(module_connect_client, module_connect_views)
    assert not waits
""",
        "-k",
        "test_module",
    )
    result.assert_outcomes(passed=1, deselected=2)
