"""The plugin together with other pytest plugins."""

from __future__ import annotations

import pytest

from .conftest import Run

ASYNC_TESTS = """
    import asyncio
    import boto3
    import pytest

    {module_mark}

    {fixture_mark}
    async def view(connect_views, connect_instance_id):
        await asyncio.sleep(0)
        yield connect_views.create_view(connect_instance_id)

    {test_mark}
    async def test_fixtures(view, connect_client, connect_instance_id):
        await asyncio.sleep(0)
        found = connect_client.describe_view(InstanceId=connect_instance_id, ViewId=view.id)
        assert found["View"]["Name"] == view.name

    {test_mark}
    @pytest.mark.connect_views(instance_id="mine")
    async def test_marker():
        await asyncio.sleep(0)
        client = boto3.client("connect")
        assert await asyncio.to_thread(client.describe_instance, InstanceId="mine")

    def test_after(is_active):
        assert not is_active()
"""
ASYNCIO_OPTIONS = ("-p", "asyncio", "-o", "asyncio_default_fixture_loop_scope=function")


@pytest.mark.thorough
def test_pytest_asyncio_in_strict_mode(run_apart: Run) -> None:
    source = ASYNC_TESTS.format(
        module_mark="import pytest_asyncio",
        fixture_mark="@pytest_asyncio.fixture",
        test_mark="@pytest.mark.asyncio",
    )
    run_apart(source, *ASYNCIO_OPTIONS, "-o", "asyncio_mode=strict").assert_outcomes(passed=3)


@pytest.mark.thorough
def test_pytest_asyncio_in_auto_mode(run_apart: Run) -> None:
    source = ASYNC_TESTS.format(module_mark="", fixture_mark="@pytest.fixture", test_mark="")
    run_apart(source, *ASYNCIO_OPTIONS, "-o", "asyncio_mode=auto").assert_outcomes(passed=3)


@pytest.mark.thorough
def test_anyio(run_apart: Run) -> None:
    source = ASYNC_TESTS.format(
        module_mark='anyio_backend = pytest.fixture(lambda: "asyncio")',
        fixture_mark="@pytest.fixture",
        test_mark="@pytest.mark.anyio",
    )
    run_apart(source, "-p", "anyio").assert_outcomes(passed=3)


XDIST = ("-p", "xdist", "-p", "connect_views_mock.pytest_plugin", "-n", "2", "-W", "error")


@pytest.mark.thorough
def test_xdist(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        pytestmark = pytest.mark.connect_views(instance_id="mine")

        @pytest.mark.parametrize("time", range(6))
        def test_views(time, worker_id, connect_client, connect_views):
            assert worker_id in ("gw0", "gw1")
            connect_views.create_view("mine")
            found = connect_client.list_views(InstanceId="mine", Type="CUSTOMER_MANAGED")
            assert len(found["ViewsSummaryList"]) == 1
        """
    )
    pytester.runpytest_subprocess(*XDIST).assert_outcomes(passed=6)


@pytest.mark.thorough
def test_xdist_with_fixtures_of_the_session(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("time", range(6))
        def test_instances(time, session_connect_client, session_connect_instance_id):
            instances = session_connect_client.list_instances()["InstanceSummaryList"]
            assert [instance["Id"] for instance in instances] == [session_connect_instance_id]
        """
    )
    pytester.runpytest_subprocess(*XDIST).assert_outcomes(passed=6)


def test_xdist_with_a_wrong_argument(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.connect_views(regoin="us-east-1")
        def test_wrong():
            pass

        def test_right():
            pass
        """
    )
    result = pytester.runpytest_subprocess(*XDIST)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*UsageError: *has no argument 'regoin'; it takes region, *"])


def test_xdist_with_a_wrong_ini_option(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nconnect_views_account_id = 12")
    pytester.makepyfile("def test_plain(): pass")
    result = pytester.runpytest_subprocess(*XDIST)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: *account_id must be a string of 12 digits, not '12'"])


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_randomly(run: Run, seed: str) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="eu-west-2", instance_id="mine")
        class TestMarked:
            @pytest.mark.parametrize("time", range(3))
            def test_marked(self, time, connect_client):
                assert connect_client.meta.region_name == "eu-west-2"
                instances = connect_client.list_instances()["InstanceSummaryList"]
                assert [instance["Id"] for instance in instances] == ["mine"]

        @pytest.mark.parametrize("time", range(3))
        def test_fixture(time, connect_client):
            assert connect_client.meta.region_name == "us-east-1"
            assert connect_client.list_instances()["InstanceSummaryList"] == []

        @pytest.mark.parametrize("time", range(3))
        def test_plain(time, is_active):
            assert not is_active()
        """,
        "-p",
        "randomly",
        f"--randomly-seed={seed}",
    )
    result.assert_outcomes(passed=9)


def test_unittest_test_case(run: Run) -> None:
    result = run(
        """
        import unittest

        import boto3
        import pytest

        @pytest.mark.connect_views(instance_id="mine")
        class ViewsTest(unittest.TestCase):
            def setUp(self):
                self.client = boto3.client("connect")

            def test_instance(self):
                self.assertTrue(self.client.describe_instance(InstanceId="mine"))

            def test_instance_again(self):
                instances = self.client.list_instances()["InstanceSummaryList"]
                self.assertEqual(len(instances), 1)

        def test_after(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=3)


def test_unittest_isolated_asyncio_test_case(run: Run) -> None:
    result = run(
        """
        import unittest

        import boto3
        import pytest

        @pytest.mark.connect_views(instance_id="mine")
        class ViewsTest(unittest.IsolatedAsyncioTestCase):
            async def asyncSetUp(self):
                self.client = boto3.client("connect")

            async def test_instance(self):
                self.assertTrue(self.client.describe_instance(InstanceId="mine"))
        """
    )
    result.assert_outcomes(passed=1)


def test_unittest_test_case_with_the_handle(run: Run) -> None:
    result = run(
        """
        import unittest

        import pytest

        class ViewsTest(unittest.TestCase):
            @pytest.fixture(autouse=True)
            def views(self, connect_views, connect_instance_id):
                self.view = connect_views.create_view(connect_instance_id)

            def test_view(self):
                self.assertEqual(self.view.name, "View")
        """
    )
    result.assert_outcomes(passed=1)


def test_doctests(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.connect_views

        def documented():
            '''
            >>> import os
            >>> os.environ["AWS_ACCESS_KEY_ID"]
            'FOOBARKEY'
            '''

        def test_mocked(is_active):
            assert is_active()
        """,
        "--doctest-modules",
    )
    result.assert_outcomes(passed=2)


def test_decorator_and_fixture_in_one_test(run: Run) -> None:
    result = run(
        """
        from connect_views_mock import mock_connect_views

        @mock_connect_views
        def test_both(connect_client, connect_instance_id):
            assert connect_client.describe_instance(InstanceId=connect_instance_id)
        """
    )
    result.assert_outcomes(passed=1)


def test_mock_aws_inside_of_the_fixture(run: Run) -> None:
    result = run(
        """
        from moto import mock_aws

        @mock_aws
        def test_both(connect_client, connect_instance_id, connect_views):
            view = connect_views.create_view(connect_instance_id)
            connect_client.describe_view(InstanceId=connect_instance_id, ViewId=view.id)
        """
    )
    result.assert_outcomes(passed=1)


def test_marked_items_that_have_no_fixtures(pytester: pytest.Pytester, run: Run) -> None:
    pytester.maketxtfile(test_text="")
    pytester.makepyfile(
        collects_text="""
        import pytest

        def pytest_collect_file(parent, file_path):
            if file_path.suffix == ".txt":
                return TextFile.from_parent(parent, path=file_path)

        class TextFile(pytest.File):
            def collect(self):
                yield TextItem.from_parent(self, name="text")

        class TextItem(pytest.Item):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                self.add_marker("connect_views")

            def runtest(self):
                pass
        """
    )
    pytester.syspathinsert()
    run("def test_plain(): pass", "-p", "collects_text").assert_outcomes(passed=2)


@pytest.mark.thorough
def test_a_fixture_that_patches_the_modules(run_apart: Run) -> None:
    source = """
        import socket
        import sys
        from unittest.mock import patch

        import pytest

        def refuse(*args):
            raise AssertionError("no network here")

        socket.getaddrinfo = socket.create_connection = refuse
        clients = []

        @pytest.fixture(autouse=True)
        def without_an_optional_library():
            with patch.dict(sys.modules, {"optional_library": None}):
                yield

        @pytest.mark.parametrize("number", [1, 2, 3])
        def test_views(number, connect_views, connect_client, connect_instance_id):
            import boto3
            clients.extend([connect_client, boto3.client("connect")])
            for client in clients:
                views = client.list_views(InstanceId=connect_instance_id)
                assert views["ViewsSummaryList"]
            assert len(connect_views.requests) == len(clients) == 2 * number
    """
    run_apart(source).assert_outcomes(passed=3)


@pytest.mark.thorough
def test_a_plugin_that_forgets_what_a_test_imported(run_apart: Run) -> None:
    """Do as pyfakefs does, so that no module keeps what it has replaced."""
    source = """
        import socket
        import sys

        import pytest

        def refuse(*args):
            raise AssertionError("no network here")

        socket.getaddrinfo = socket.create_connection = refuse

        @pytest.fixture
        def fs():
            before = set(sys.modules)
            yield
            for name in set(sys.modules) - before:
                del sys.modules[name]

        @pytest.mark.parametrize("number", [1, 2])
        def test_views(number, fs, connect_views, connect_client, connect_instance_id):
            assert connect_client.list_views(InstanceId=connect_instance_id)["ViewsSummaryList"]

        def test_views_after_it(connect_views, connect_client, connect_instance_id):
            assert connect_client.list_views(InstanceId=connect_instance_id)["ViewsSummaryList"]
    """
    run_apart(source, "-p", "no:randomly").assert_outcomes(passed=3)
