"""The servers of this process, whose requests must not be answered before they get there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

_LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "::1", "localhost"})

# Replaced as a whole: a request of another thread may look at it meanwhile.
_addresses: frozenset[tuple[str, int]] = frozenset()


@contextmanager
def own_server(host: str, port: int) -> Iterator[None]:
    """Let requests of clients of this process pass to a server of this process.

    It sees them when they arrive. If they were seen on their way out as well, each would count
    twice: among the requests, and for an injected error.
    """
    global _addresses
    added = frozenset((each, port) for each in {host, *_LOOPBACK_HOSTS})
    before = _addresses
    _addresses = before | added
    try:
        yield
    finally:
        _addresses = _addresses - (added - before)


def is_own_server(url: str) -> bool:
    """Whether a URL is one of a server of this process."""
    if not _addresses:
        return False
    parts = urlsplit(url)
    return (parts.hostname, parts.port) in _addresses
