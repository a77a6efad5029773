"""These tests install clients from the package indexes: ``tox -e clients`` runs them.

``CONNECT_VIEWS_CLIENTS`` is the folder in which they are installed, and kept for the next run.
``test_in_process.py`` runs the tests again in the environments of aiobotocore and the AWS CLI.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from connect_views_mock import ConnectViewsMock, ConnectViewsServer, connect_views_server
from tests.aws import REGION

from .calling import (
    Boto3Client,
    Client,
    CommandLineClient,
    DrivenClient,
)
from .in_process.calling import AiobotocoreInProcess, CommandLineInProcess
from .installing import install_from_npm, install_from_pypi

collect_ignore_glob = [] if "CONNECT_VIEWS_CLIENTS" in os.environ else ["test_*.py"]

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Scene:
    """A client, and what it meets.

    Attributes:
        client: The client.
        mock: The handle of the mock that answers it.
        instance_id: The id of an instance without views.
    """

    client: Client
    mock: ConnectViewsMock
    instance_id: str


@pytest.fixture(scope="session")
def clients_folder() -> Path:
    return Path(os.environ["CONNECT_VIEWS_CLIENTS"])


@pytest.fixture(scope="session")
def aws(clients_folder: Path) -> Path:
    """Return the AWS CLI."""
    return install_from_pypi("awscli", clients_folder) / "aws"


@pytest.fixture(scope="session")
def javascript(clients_folder: Path) -> Path:
    """Return a folder in which node finds the JavaScript SDK."""
    return install_from_npm(HERE / "javascript", clients_folder / "javascript")


@pytest.fixture(scope="session")
def aiobotocore_python(clients_folder: Path) -> Path:
    """Return a Python that has aiobotocore."""
    return install_from_pypi("aiobotocore", clients_folder) / "python"


@pytest.fixture(scope="session")
def server() -> Iterator[ConnectViewsServer]:
    with connect_views_server() as server:
        yield server


def environment_of(server: ConnectViewsServer) -> dict[str, str]:
    """Return the variables for a program that knows AWS by the server only."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    no_files = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return {**others, **no_files, **server.environment}


def _in_process(_request: pytest.FixtureRequest, _server: ConnectViewsServer) -> Client:
    return Boto3Client(_boto3_client())


def _boto3(_request: pytest.FixtureRequest, server: ConnectViewsServer) -> Client:
    return Boto3Client(_boto3_client(endpoint_url=server.endpoint_url))


def _boto3_client(**parameters: Any) -> Any:
    config = Config(retries={"total_max_attempts": 1}, max_pool_connections=64)
    make: Any = boto3.client
    return make("connect", region_name=REGION, config=config, **parameters)


def _aws_cli(request: pytest.FixtureRequest, server: ConnectViewsServer) -> Client:
    return CommandLineClient(request.getfixturevalue("aws"), environment_of(server))


def _javascript(request: pytest.FixtureRequest, server: ConnectViewsServer) -> DrivenClient:
    folder = request.getfixturevalue("javascript")
    return DrivenClient(["node", folder / "driver.mjs"], environment_of(server))


def _aiobotocore(request: pytest.FixtureRequest, server: ConnectViewsServer) -> DrivenClient:
    python = request.getfixturevalue("aiobotocore_python")
    return DrivenClient([python, HERE / "aiobotocore_driver.py"], environment_of(server))


def _aiobotocore_in_process(
    _request: pytest.FixtureRequest, _server: ConnectViewsServer
) -> AiobotocoreInProcess:
    return AiobotocoreInProcess(REGION)


def _aws_cli_in_process(_request: pytest.FixtureRequest, _server: ConnectViewsServer) -> Client:
    return CommandLineInProcess()


Maker = Callable[[pytest.FixtureRequest, ConnectViewsServer], Client]
MAKERS: Mapping[str, Maker] = {
    "boto3 in process": _in_process,
    "boto3": _boto3,
    "AWS CLI": _aws_cli,
    "JavaScript": _javascript,
    "aiobotocore": _aiobotocore,
}
# Neither is installed beside the newest boto3: their environments have them.
IN_PROCESS: Mapping[str, tuple[str, Maker]] = {
    "aiobotocore in process": ("aiobotocore", _aiobotocore_in_process),
    "AWS CLI in process": ("awscli", _aws_cli_in_process),
}
INSTALLED = {name: make for name, (package, make) in IN_PROCESS.items() if find_spec(package)}


CLIENTS = {**MAKERS, **INSTALLED}


@pytest.fixture(scope="session", params=[*CLIENTS])
def client(request: pytest.FixtureRequest, server: ConnectViewsServer) -> Iterator[Client]:
    with ExitStack() as stack:
        client = CLIENTS[request.param](request, server)
        if isinstance(client, DrivenClient | AiobotocoreInProcess):
            stack.enter_context(closing(client))
        yield client


@pytest.fixture
def scene(client: Client, server: ConnectViewsServer) -> Scene:
    server.reset()
    return Scene(client, server.mock, server.instance_id)
