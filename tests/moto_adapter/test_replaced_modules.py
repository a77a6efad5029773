"""Modules of boto3, botocore, moto or ours that are removed, replaced or reloaded.

Then there are two copies of a library, and what was changed in one of them does nothing in the
other. Each test runs in a process of its own, in which nothing can reach a network.
"""

from __future__ import annotations

import json

import pytest

from tests.aws import run_python

OUTSIDE = {"AWS_ACCESS_KEY_ID": "AKIAOUTSIDE", "AWS_SECRET_ACCESS_KEY": "outside"}
PRELUDE = """
import importlib
import json
import socket
import sys
from unittest.mock import patch

attempts = []

def refuse(*args, **kwargs):
    attempts.append(repr(args))
    raise OSError("no network here")

socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse

from connect_views_mock import mock_connect_views

def new_client(service="connect"):
    import boto3
    return boto3.client(service, region_name="us-east-1")

def use(*clients):
    for client in clients:
        client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )
        instance_id = client.list_instances()["InstanceSummaryList"][-1]["Id"]
        assert client.list_views(InstanceId=instance_id)["ViewsSummaryList"]
        try:
            client.list_queues(InstanceId=instance_id)
        except NotImplementedError as error:
            assert "not mocked" in str(error)
        else:
            raise AssertionError("list_queues was answered")

def use_mock(*clients):
    with mock_connect_views() as mock:
        use(new_client(), *clients)
        count = 4 * (1 + len(clients))
        assert len(mock.requests) == count, mock.requests
        assert mock.create_instance() in str(new_client().list_instances())
        mock.inject_error("ListViews", "TooManyRequestsException")
        mock.reset()
        assert new_client().list_instances()["InstanceSummaryList"] == []

def use_or_refuse(*clients):
    # A clear error is good enough where moto itself has lost its modules.
    for client in clients:
        try:
            use(client)
        except RuntimeError as error:
            assert "Import boto3 and moto before" in str(error), error

def evict(*names):
    for module in list(sys.modules):
        if module.partition(".")[0] in names:
            del sys.modules[module]

def is_mocked(client):
    attempts.clear()
    try:
        client.list_instances()
    except Exception:
        pass
    return not attempts
"""


def run(code: str) -> None:
    """Run code after the prelude, and check that nothing looked for a network."""
    printed = run_python(f"{PRELUDE}\n{code}\nprint(json.dumps(attempts))", OUTSIDE)
    assert json.loads(printed) == []


OURS = ("connect_views_mock",)
LIBRARIES = ("boto3", "botocore", "moto", "responses", "requests")
EVICTED = [
    ("boto3", "botocore"),
    ("botocore",),
    ("moto",),
    ("requests", "responses"),
    OURS,
    (*LIBRARIES, "urllib3", "connect_views_mock"),
]


@pytest.mark.thorough
@pytest.mark.parametrize("names", EVICTED, ids=", ".join)
def test_what_was_evicted_before_a_start(names: tuple[str, ...]) -> None:
    run(
        f"""
use_mock()
before = new_client()
evict(*{names})
use_mock(before)
again = new_client()
use_mock(before, again)
use_mock()
"""
    )


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            names, id=", ".join(names), marks=() if names == OURS else pytest.mark.thorough
        )
        for names in EVICTED
    ],
)
def test_what_is_evicted_while_the_mock_is_active(names: tuple[str, ...]) -> None:
    # Who takes botocore away takes moto away with it, which stands on it.
    use = "use_or_refuse" if {"botocore", "moto"}.intersection(names) else "use"
    run(
        f"""
before = new_client()
with mock_connect_views() as mock:
    during = new_client()
    evict(*{names})
    {use}(before, during, new_client())
    mock.create_instance()
    with mock_connect_views():
        {use}(before, during, new_client())
    {use}(before, during, new_client())
    mock.create_instance()
use_mock(before, during)
"""
    )


@pytest.mark.parametrize("names", [("botocore",), LIBRARIES], ids=", ".join)
def test_nothing_is_mocked_after_it(names: tuple[str, ...]) -> None:
    run(
        f"""
before = new_client()
mock = mock_connect_views()
mock.start()
evict(*{names})
during = new_client()
inner = mock_connect_views()
inner.start()
mock.stop()
inner.stop()
assert not is_mocked(before)
assert not is_mocked(during)
assert not is_mocked(new_client())
attempts.clear()
"""
    )


def test_what_was_first_imported_in_a_patch_of_the_modules() -> None:
    run(
        """
clients = []
for _ in range(3):
    with patch.dict(sys.modules, {"optional_library": None}):
        use_mock(*clients)
        clients.append(new_client())
        use_mock(*clients)
use_mock(*clients)
"""
    )


def test_a_mock_that_outlives_the_patch_in_which_it_was_started() -> None:
    run(
        """
mock = mock_connect_views()
with patch.dict(sys.modules):
    mock.start()
    during = new_client()
use_or_refuse(during, new_client())
assert mock.create_instance()
assert mock.requests
mock.stop()
assert not is_mocked(during)
assert not is_mocked(new_client())
attempts.clear()
"""
    )


def test_a_mock_that_was_started_before_a_patch_and_is_stopped_in_it() -> None:
    run(
        """
mock = mock_connect_views()
mock.start()
with patch.dict(sys.modules):
    evict("boto3", "botocore", "moto")
    during = new_client()
    use_or_refuse(during)
    mock.stop()
    assert not is_mocked(during)
    attempts.clear()
    use_mock(during)
use_mock(during)
"""
    )


RELOADED = {
    "botocore": [
        "botocore.awsrequest",
        "botocore.credentials",
        "botocore.endpoint",
        "botocore.handlers",
        "botocore.hooks",
        "botocore.httpsession",
        "botocore.session",
    ],
    "connect_views_mock": [
        "connect_views_mock.activation",
        "connect_views_mock",
        "connect_views_mock.handle.traffic",
        "connect_views_mock.loading",
        "connect_views_mock.mock",
        "connect_views_mock.moto_adapter",
        "connect_views_mock.moto_adapter.no_way_out",
    ],
    "moto": [
        "moto.backend_index",
        "moto.backends",
        "moto.connect.urls",
        "moto.core.botocore_stubber",
        "moto.core.models",
        "moto.core.responses",
    ],
}


# They know what is active, and refuse to forget it.
STATEFUL = ["connect_views_mock.activation", "connect_views_mock.moto_adapter"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(RELOADED["connect_views_mock"], id="connect_views_mock"),
        pytest.param(RELOADED["botocore"], id="botocore", marks=pytest.mark.thorough),
        pytest.param(RELOADED["moto"], id="moto", marks=pytest.mark.thorough),
    ],
)
def test_a_module_that_is_reloaded(names: list[str]) -> None:
    run(
        f"""
for name in {names}:
    print(name, file=sys.stderr)
    use_mock()
    before = new_client()
    importlib.reload(sys.modules[name])
    use_mock(before)
    with mock_connect_views() as mock:
        during = new_client()
        try:
            importlib.reload(sys.modules[name])
        except ImportError as error:
            assert name in {STATEFUL}
            assert "Stop the mock first" in str(error)
        for client in (before, during, new_client()):
            client.list_instances()
    assert not is_mocked(during)
    attempts.clear()
    use_mock(before, during)
"""
    )


def test_a_module_keeps_its_loader_when_it_is_imported_under_the_mock() -> None:
    run(
        """
with mock_connect_views():
    evict("boto3", "botocore")
    new_client()
    import botocore.httpsession as module
    assert type(module.__loader__).__name__ == "SourceFileLoader"
    assert module.__spec__.loader is module.__loader__
"""
    )


def test_modules_that_cannot_be_imported_anew() -> None:
    run(
        """
use_mock()
for name in ("botocore", "moto.connect"):
    with patch.dict(sys.modules):
        if name == "botocore":
            del sys.modules["botocore.httpsession"], sys.modules["moto"]
            sys.modules["botocore.httpsession"] = None
        else:
            sys.modules["moto.connect.models"] = None
        try:
            mock_connect_views().start()
        except (RuntimeError, ImportError) as error:
            print(type(error).__name__, error, file=sys.stderr)
            assert error.__cause__ is not None
            assert "Import boto3 and moto before anything changes sys.modules" in str(error)
        else:
            raise AssertionError("started")
use_mock()
"""
    )


def test_the_first_start_keeps_what_was_imported_before_it() -> None:
    run(
        """
from connect_views_mock.connect import content, exceptions
from connect_views_mock.connect.view_models import View

use_mock()
from connect_views_mock.connect import view_models
assert view_models.View is View
assert sys.modules[content.__name__] is content
assert sys.modules[exceptions.__name__] is exceptions
"""
    )


def test_the_classes_of_content_outlive_an_eviction_of_moto() -> None:
    run(
        """
from connect_views_mock import Finding, validate_view_content

use_mock()
evict("boto3", "botocore", "moto")
use_mock()
import connect_views_mock
from connect_views_mock.connect.content.findings import Finding as again
assert connect_views_mock.Finding is Finding is again
assert isinstance(connect_views_mock.validate_view_content("[]")[0], Finding)
"""
    )


def test_what_was_imported_with_an_evicted_moto_is_imported_anew() -> None:
    run(
        """
from connect_views_mock.connect.view_models import View

evict("boto3", "botocore", "moto")
use_mock()
from connect_views_mock.connect import view_models
assert view_models.View is not View
"""
    )
