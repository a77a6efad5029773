"""What runs outside of the mock, as the page Troubleshooting says, and what to do instead."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import responses

from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count, is_mocked, run_python

MODULE = """
    import sys
    import unittest

    from connect_views_mock import mock_connect_views

    def is_mocked():
        import moto.core.models
        return moto.core.models.botocore_stubber.enabled

    def say(name):
        print(name, is_mocked())

    {decorator}
    def setUpModule():
        say("setUpModule")
        unittest.addModuleCleanup(say, "addModuleCleanup")

    @mock_connect_views
    class Test(unittest.TestCase):
        def test_it(self):
            say("test")

    {decorator}
    def tearDownModule():
        say("tearDownModule")

    unittest.main(argv=[sys.argv[0]], exit=False)
"""


def test_the_functions_of_a_module_run_outside_of_the_mock_of_its_classes() -> None:
    assert run_python(MODULE.format(decorator="")).split() == [
        *("setUpModule", "False", "test", "True"),
        *("tearDownModule", "False", "addModuleCleanup", "False"),
    ]


def test_the_functions_of_a_module_can_be_decorated_but_not_what_they_register() -> None:
    assert run_python(MODULE.format(decorator="@mock_connect_views")).split() == [
        *("setUpModule", "True", "test", "True"),
        *("tearDownModule", "True", "addModuleCleanup", "False"),
    ]


def test_a_mock_that_a_module_starts_covers_all_of_it() -> None:
    code = """
        import sys
        import unittest

        from connect_views_mock import mock_connect_views

        def say(name, mock):
            print(name, len(mock.requests))

        def setUpModule():
            mock = mock_connect_views()
            mock.start()
            unittest.addModuleCleanup(mock.stop)
            unittest.addModuleCleanup(say, "addModuleCleanup", mock)

        class Test(unittest.TestCase):
            def test_it(self):
                import boto3
                boto3.client("connect", region_name="us-east-1").list_instances()

        unittest.main(argv=[sys.argv[0]], exit=False)
    """
    assert run_python(code).split() == ["addModuleCleanup", "1"]


CHILD = """
import multiprocessing
import os
import sys

from connect_views_mock import mock_connect_views


def say(connection):
    import moto.core.models

    is_mocked = moto.core.models.botocore_stubber.enabled
    connection.send((is_mocked, os.environ["AWS_ACCESS_KEY_ID"]))
    connection.close()


@mock_connect_views
def say_under_the_mock(connection):
    say(connection)


if __name__ == "__main__":
    with mock_connect_views():
        context = multiprocessing.get_context(sys.argv[1])
        for target in (say, say_under_the_mock):
            reader, writer = context.Pipe(duplex=False)
            process = context.Process(target=target, args=(writer,))
            process.start()
            print(*reader.recv())
            process.join()
"""


@pytest.mark.parametrize(
    ("method", "is_mocked"),
    [
        ("fork", True),
        ("spawn", False),
        pytest.param("forkserver", False, marks=pytest.mark.thorough),
    ],
)
def test_a_child_process_needs_a_mock_of_its_own_unless_it_is_forked(
    tmp_path: Path, method: str, is_mocked: bool
) -> None:
    file = tmp_path / "child.py"
    file.write_text(CHILD, encoding="utf-8")
    completed = subprocess.run(
        [sys.executable, "-W", "error", str(file), method],
        env={**os.environ, "AWS_ACCESS_KEY_ID": "real"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert completed.stdout.splitlines() == [f"{is_mocked} FOOBARKEY", "True FOOBARKEY"]


def test_a_thread_that_outlives_the_mock_runs_outside_of_it() -> None:
    found = []
    stopped = threading.Event()

    def ask_twice() -> None:
        found.append(is_mocked())
        started.set()
        stopped.wait()
        found.append(is_mocked())

    started = threading.Event()
    thread = threading.Thread(target=ask_twice)
    with mock_connect_views():
        thread.start()
        started.wait()
    stopped.set()
    thread.join()
    assert found == [True, False]


def test_a_thread_that_is_joined_runs_under_the_mock() -> None:
    found: list[int] = []

    @mock_connect_views
    def function() -> None:
        create_instance()
        thread = threading.Thread(target=lambda: found.append(instance_count()))
        thread.start()
        thread.join()

    function()
    assert found == [1]


def test_requests_are_in_the_list_of_the_mock_and_not_in_that_of_responses() -> None:
    with responses.mock, mock_connect_views() as mock:
        instance_count()
        assert len(responses.calls) == 0
        assert [request.operation for request in mock.requests] == ["ListInstances"]
