"""What the adapter patches is as it was after the last stop."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import botocore.credentials
import botocore.endpoint
import botocore.hooks
import botocore.session
import botocore.signers
import moto.core.botocore_stubber
import moto.core.models
import moto.core.responses
import moto.core.utils
import pytest
from botocore.httpsession import URLLib3Session
from moto import backend_index, mock_aws
from moto.connect import urls as connect_urls
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.core.responses import ActionResult
from requests.adapters import HTTPAdapter

from connect_views_mock import mock_connect_views, moto_adapter
from tests.aws import create_instance, create_view

OWNERS: list[Any] = [
    ActionResult,
    ConnectBackend,
    ConnectResponse,
    HTTPAdapter,
    URLLib3Session,
    botocore.credentials.DeferredRefreshableCredentials,
    botocore.credentials.RefreshableCredentials,
    botocore.endpoint.Endpoint,
    botocore.hooks,
    botocore.hooks.EventAliaser,
    botocore.session,
    botocore.session.Session,
    botocore.signers.RequestSigner,
    moto.core.models,
    moto.core.botocore_stubber.BotocoreStubber,
    moto.core.models.botocore_stubber,
    moto.core.responses,
    moto.core.utils,
]


def everything_that_is_patched() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for owner in OWNERS:
        for name, value in vars(owner).items():
            if name.startswith("__") and name not in ("__call__", "__init__"):
                continue
            found[f"{owner!r}.{name}"] = value if callable(value) else repr(value)
    found["url_paths"] = list(connect_urls.url_paths.items())
    found["url_bases"] = list(connect_urls.url_bases)
    found["patterns"] = list(backend_index.backend_url_patterns)
    found["urls"] = inspect.getattr_static(ConnectBackend, "urls")
    found["real send"] = moto.core.models.responses_mock._real_send
    return found


def use() -> None:
    with mock_connect_views():
        create_view(create_instance())


def use_and_fail() -> None:
    with pytest.raises(KeyError), mock_connect_views():
        raise KeyError


def use_nested() -> None:
    with mock_connect_views(), mock_aws(), mock_connect_views():
        create_view(create_instance())


def use_inside_of_mock_aws() -> None:
    with mock_aws(), mock_connect_views():
        create_view(create_instance())


def use_out_of_order() -> None:
    first, second = mock_connect_views(), mock_connect_views()
    first.start()
    second.start()
    first.stop()
    second.stop()


@pytest.mark.parametrize(
    "run", [use, use_and_fail, use_nested, use_inside_of_mock_aws, use_out_of_order]
)
def test_everything_is_restored(run: Callable[[], None]) -> None:
    before = everything_that_is_patched()
    run()
    assert everything_that_is_patched() == before


@pytest.mark.parametrize(
    "number",
    range(len(moto_adapter.NECESSARY_CHANGES) + len(moto_adapter.TIME_SAVERS)),
)
def test_everything_is_restored_when_a_change_fails(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail() -> Any:
        raise KeyError("in the middle")

    changes = [*moto_adapter.NECESSARY_CHANGES, *moto_adapter.TIME_SAVERS]
    changes[number] = fail
    split = len(moto_adapter.NECESSARY_CHANGES)
    before = everything_that_is_patched()
    with monkeypatch.context() as patched:
        patched.setattr(moto_adapter, "NECESSARY_CHANGES", changes[:split])
        patched.setattr(moto_adapter, "TIME_SAVERS", changes[split:])
        with pytest.raises(KeyError, match="in the middle"):
            mock_connect_views().start()
    assert everything_that_is_patched() == before


def test_something_is_patched() -> None:
    before = everything_that_is_patched()
    with mock_connect_views():
        assert everything_that_is_patched() != before
