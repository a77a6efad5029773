"""moto's responses in the form that aiobotocore reads: with bodies that are awaited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any


def awaited_response(response_class: Any, response: Any) -> Any:
    """Return a response of botocore as one of aiobotocore's class."""
    raw = _RawResponse(response.url, response.content)
    return response_class(response.url, response.status_code, response.headers, raw)


class _RawResponse:
    """A body in memory, with what aiobotocore uses of aiohttp's ``ClientResponse``."""

    def __init__(self, url: str, body: bytes) -> None:
        self.url = url
        self.content = _Stream(body)

    async def read(self) -> bytes:
        """Return the body."""
        return await self.content.read()

    def close(self) -> None:
        """Do nothing: there is no connection."""

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()


class _Stream:
    """What aiobotocore uses of aiohttp's ``StreamReader``."""

    def __init__(self, body: bytes) -> None:
        self._size = len(body)
        self._body = BytesIO(body)

    async def read(self, amount: int = -1) -> bytes:
        """Return the next bytes, or all that are left."""
        return self._body.read(amount)

    def at_eof(self) -> bool:
        """Whether no bytes are left."""
        return self._body.tell() == self._size

    async def iter_chunks(self) -> AsyncIterator[tuple[bytes, bool]]:
        """Yield all that is left, and whether it is the end of a chunk that was sent."""
        yield self._body.read(), True
