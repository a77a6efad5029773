"""The tests of this folder run beside the real aiobotocore, and cannot reach a network."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

from tests.aws import NetworkReached

collect_ignore_glob = [] if find_spec("aiobotocore") else ["test_*.py"]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop what would leave this machine beneath everything that a mock changes."""
    import aiohttp

    async def connect(_connector: Any, request: Any, *_: Any, **__: Any) -> Any:
        raise NetworkReached(request.url)

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", connect)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "outside")
