"""Fake credentials for the clients and sessions of aiobotocore that were made before the mock."""

from __future__ import annotations

import functools
from typing import Any

from ..environment import FAKE_VARIABLES
from .changes import Replacement
from .credentials import is_of_before, noting_what_is_made
from .private_parts import awaited_part
from .starting import mocks_credentials


def awaited_credentials(credentials: Any, session: Any, signers: Any) -> list[Replacement]:
    """Return what :mod:`.credentials` replaces in botocore, for the modules of aiobotocore.

    Raises:
        OtherInternals: If they are not built as expected.
    """
    refreshable = credentials.AioRefreshableCredentials
    get_original_auth = awaited_part(
        signers.AioRequestSigner,
        "get_auth_instance",
        "self signing_name region_name signature_version request_credentials kwargs",
    )
    get_original_credentials = awaited_part(session.AioSession, "get_credentials", "self")
    get_original_frozen_credentials = awaited_part(refreshable, "get_frozen_credentials", "self")
    refresh_original = awaited_part(refreshable, "_refresh", "self")
    fake_credentials = credentials.AioCredentials(
        FAKE_VARIABLES["AWS_ACCESS_KEY_ID"], FAKE_VARIABLES["AWS_SECRET_ACCESS_KEY"]
    )

    @functools.wraps(get_original_auth)
    async def get_auth_instance(self: Any, *args: Any, **kwargs: Any) -> Any:
        if mocks_credentials() and self._credentials is None:
            kwargs["request_credentials"] = kwargs.get("request_credentials") or fake_credentials
        return await get_original_auth(self, *args, **kwargs)

    @functools.wraps(get_original_credentials)
    async def get_credentials(self: Any) -> Any:
        if self._credentials is None and is_of_before(self):
            return fake_credentials
        return await get_original_credentials(self)

    @functools.wraps(get_original_frozen_credentials)
    async def get_frozen_credentials(self: Any) -> Any:
        if is_of_before(self):
            return await fake_credentials.get_frozen_credentials()
        return await get_original_frozen_credentials(self)

    @functools.wraps(refresh_original)
    async def _refresh(self: Any) -> None:
        if not is_of_before(self):
            await refresh_original(self)

    return [
        (signers.AioRequestSigner, "get_auth_instance", get_auth_instance),
        (session.AioSession, "get_credentials", get_credentials),
        (refreshable, "get_frozen_credentials", get_frozen_credentials),
        (refreshable, "_refresh", _refresh),
        # The other classes call botocore's __init__, where this is noted.
        noting_what_is_made(credentials.AioDeferredRefreshableCredentials),
    ]
