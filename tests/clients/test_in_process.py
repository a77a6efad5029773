"""The clients that are Python and pin botocore, against the mock in their own process.

Their environments have this project, too. The tests run there once more.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .installing import PROJECT, install_beside_this_project

HERE = Path(__file__).parent
OPERATIONS = HERE / "test_operations.py"


@pytest.fixture(scope="session")
def aiobotocore_beside_the_mock(clients_folder: Path) -> Path:
    return install_beside_this_project("aiobotocore", clients_folder, "httpx")


@pytest.fixture(scope="session")
def aws_cli_beside_the_mock(clients_folder: Path) -> Path:
    return install_beside_this_project("awscli", clients_folder)


def run_tests(python: Path, *arguments: str | Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    files = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    completed = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=PROJECT,
        env={**environment, **files},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    assert completed.returncode == pytest.ExitCode.OK, completed.stdout


def test_aiobotocore_calls_all_operations_in_process(aiobotocore_beside_the_mock: Path) -> None:
    run_tests(aiobotocore_beside_the_mock, OPERATIONS, "-k", "aiobotocore and process")


def test_aiobotocore_is_mocked_like_boto3(aiobotocore_beside_the_mock: Path) -> None:
    run_tests(aiobotocore_beside_the_mock, HERE / "in_process")


def test_the_example_of_the_documentation(aiobotocore_beside_the_mock: Path) -> None:
    run_tests(aiobotocore_beside_the_mock, PROJECT / "docs" / "examples" / "aiobotocore_tests.py")


def test_the_aws_cli_calls_all_operations_in_process(aws_cli_beside_the_mock: Path) -> None:
    # It prints to the standard output of the process, so it makes no calls at once.
    run_tests(aws_cli_beside_the_mock, OPERATIONS, "-k", "CLI and process and not sixty")
