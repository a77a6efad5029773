"""Fake credentials for the clients and sessions that were made before the mock."""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager
from typing import Any, Final
from weakref import WeakSet

import botocore.credentials
import botocore.session
import botocore.signers
from botocore.credentials import Credentials

from ..environment import FAKE_VARIABLES
from .changes import Change, Replacement
from .starting import mocks_credentials

# As Any, because the annotations of these do not include their private parts.
_DeferredRefreshableCredentials: Any = botocore.credentials.DeferredRefreshableCredentials
_RefreshableCredentials: Any = botocore.credentials.RefreshableCredentials
_RequestSigner: Any = botocore.signers.RequestSigner
_Session: Any = botocore.session.Session


def credentials_for_every_client() -> AbstractContextManager[object]:
    """Give fake credentials to older clients and sessions, unless theirs never change.

    A client or session that is older than the mock has the credentials of the machine: none at all,
    or those of a profile, a role, a token or a program. They would have to be looked up or renewed
    at AWS or outside of the process. And a test would use a role's account on one machine and
    another account on others.
    """
    get_original_auth = _RequestSigner.get_auth_instance
    get_original_credentials = _Session.get_credentials
    get_original_frozen_credentials = _RefreshableCredentials.get_frozen_credentials
    refresh_original = _RefreshableCredentials._refresh

    @functools.wraps(get_original_auth)
    def get_auth_instance(self: Any, *args: Any, **kwargs: Any) -> Any:
        if mocks_credentials() and self._credentials is None:
            kwargs["request_credentials"] = kwargs.get("request_credentials") or _FAKE_CREDENTIALS
        return get_original_auth(self, *args, **kwargs)

    @functools.wraps(get_original_credentials)
    def get_credentials(self: Any) -> Any:
        if self._credentials is None and is_of_before(self):
            return _FAKE_CREDENTIALS
        return get_original_credentials(self)

    @functools.wraps(get_original_frozen_credentials)
    def get_frozen_credentials(self: Any) -> Any:
        if is_of_before(self):
            return _FAKE_CREDENTIALS.get_frozen_credentials()
        return get_original_frozen_credentials(self)

    @functools.wraps(refresh_original)
    def _refresh(self: Any) -> None:
        if not is_of_before(self):
            refresh_original(self)

    return Change(
        (_RequestSigner, "get_auth_instance", get_auth_instance),
        (_Session, "get_credentials", get_credentials),
        (_RefreshableCredentials, "get_frozen_credentials", get_frozen_credentials),
        (_RefreshableCredentials, "_refresh", _refresh),
        *(_fake_property(name) for name in _PROPERTIES),
        noting_what_is_made(_Session),
        noting_what_is_made(_RefreshableCredentials),
        noting_what_is_made(_DeferredRefreshableCredentials),
    )


# Code that signs its requests itself, with SigV4Auth, reads these.
_PROPERTIES: Final = ("access_key", "secret_key", "token", "account_id")


def _fake_property(name: str) -> Replacement:
    original: property = vars(_RefreshableCredentials)[name]

    def value(self: Any) -> Any:
        if is_of_before(self):
            return getattr(_FAKE_CREDENTIALS, name)
        return original.__get__(self)

    return _RefreshableCredentials, name, original.getter(value)


# The sessions and credentials that were made under the mock, in any test.
_made_under_the_mock: WeakSet[object] = WeakSet()


def noting_what_is_made(owner: Any) -> Replacement:
    """Return the replacement for the ``__init__`` of sessions or credentials."""
    original = owner.__init__

    @functools.wraps(original)
    def initialize(self: Any, *args: Any, **kwargs: Any) -> None:
        _made_under_the_mock.add(self)
        original(self, *args, **kwargs)

    return owner, "__init__", initialize


def is_of_before(session_or_credentials: object) -> bool:
    """Whether something was made before the mock, and fake credentials are wanted."""
    return session_or_credentials not in _made_under_the_mock and mocks_credentials()


_FAKE_CREDENTIALS: Final = Credentials(
    FAKE_VARIABLES["AWS_ACCESS_KEY_ID"], FAKE_VARIABLES["AWS_SECRET_ACCESS_KEY"]
)
