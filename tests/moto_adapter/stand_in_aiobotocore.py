"""A stand-in for aiobotocore, which pins botocore and so cannot be installed beside this library.

It has what the adapter changes, and reads a response as aiobotocore does. ``tox -e clients`` runs
the tests of ``tests/clients/in_process`` with the real one.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.credentials import (
    Credentials,
    DeferredRefreshableCredentials,
    RefreshableCredentials,
)
from botocore.endpoint import Endpoint
from botocore.session import Session
from botocore.signers import RequestSigner
from moto.core.models import botocore_stubber

from tests.aws import NetworkReached

_Endpoint: Any = Endpoint
_RefreshableCredentials: Any = RefreshableCredentials
_RequestSigner: Any = RequestSigner
_Session: Any = Session


class AioAWSResponse(AWSResponse):
    async def _content_prop(self) -> bytes:
        raw: Any = self.raw
        content: bytes = await raw.read()
        return content

    @property
    def content(self) -> Any:
        return self._content_prop()


class AIOHTTPSession:
    async def send(self, request: Any) -> Any:
        raise NetworkReached(request.url)


class HttpxSession:
    async def send(self, request: Any) -> Any:
        raise NetworkReached(request.url)


class AioEndpoint(_Endpoint):  # type: ignore[misc]
    def __init__(self, session: Any = None, *, knows_moto: bool = True) -> None:
        self.http_session = session or AIOHTTPSession()
        self._knows_moto = knows_moto

    async def _do_get_response(self, request: Any, operation_model: Any, context: Any) -> Any:
        del operation_model, context
        response: Any = None
        if self._knows_moto:
            response = botocore_stubber("before-send", request=request)
        if response is None:
            response = await self._send(request)
        return response.status_code, await response.content

    async def _send(self, request: Any) -> Any:
        return await self.http_session.send(request)


class AioCredentials(Credentials):
    async def get_frozen_credentials(self) -> Any:  # type: ignore[override]
        return super().get_frozen_credentials()


class AioRefreshableCredentials(_RefreshableCredentials):  # type: ignore[misc]
    async def _refresh(self) -> None:
        self._frozen_credentials = await self._refresh_using()

    async def get_frozen_credentials(self) -> Any:
        await self._refresh()
        return self._frozen_credentials


class AioDeferredRefreshableCredentials(  # type: ignore[misc]
    DeferredRefreshableCredentials, AioRefreshableCredentials
):
    def __init__(self, refresh_using: Any, method: str) -> None:
        self._refresh_using = refresh_using
        self.method = method
        self._frozen_credentials = None


class AioSession(_Session):  # type: ignore[misc]
    async def get_credentials(self) -> Any:
        return self._credentials


class AioRequestSigner(_RequestSigner):  # type: ignore[misc]
    def __init__(self, credentials: Any = None) -> None:
        self._credentials = credentials

    async def get_auth_instance(
        self,
        signing_name: str,
        region_name: str,
        signature_version: str | None = None,
        request_credentials: Any = None,
        **kwargs: Any,
    ) -> Any:
        del signing_name, region_name, signature_version, kwargs
        return request_credentials or self._credentials


_CLASSES: dict[str, list[type]] = {
    "awsrequest": [AioAWSResponse],
    "credentials": [
        AioCredentials,
        AioDeferredRefreshableCredentials,
        AioRefreshableCredentials,
    ],
    "endpoint": [AioEndpoint],
    "httpsession": [AIOHTTPSession],
    "httpxsession": [HttpxSession],
    "session": [AioSession],
    "signers": [AioRequestSigner],
}
for _name, _classes in _CLASSES.items():
    for _each in _classes:
        _each.__module__ = f"aiobotocore.{_name}"


def modules() -> dict[str, ModuleType]:
    """Return the modules under their names, as they stand in ``sys.modules``."""
    package: Any = ModuleType("aiobotocore")
    package.__version__ = "9.9"
    made = {"aiobotocore": package}
    for name, classes in _CLASSES.items():
        module = made[f"aiobotocore.{name}"] = ModuleType(f"aiobotocore.{name}")
        for each in classes:
            setattr(module, each.__name__, each)
    return made


CHANGED: list[tuple[Any, str]] = [
    (AioEndpoint, "_do_get_response"),
    (AioEndpoint, "_send"),
    (AIOHTTPSession, "send"),
    (HttpxSession, "send"),
    (AioSession, "get_credentials"),
    (AioRequestSigner, "get_auth_instance"),
    (AioRefreshableCredentials, "_refresh"),
    (AioRefreshableCredentials, "get_frozen_credentials"),
    (AioDeferredRefreshableCredentials, "__init__"),
]


def what_is_changed() -> list[Callable[..., Any]]:
    """Return the methods that the adapter changes, as they are now."""
    return [vars(owner)[name] for owner, name in CHANGED]
