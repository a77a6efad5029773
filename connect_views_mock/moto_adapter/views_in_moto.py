"""The Views operations in moto's tables of services and paths."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import Final

from moto import backend_index
from moto.connect import urls as moto_connect_urls

from ..connect import urls as connect_views_urls


def views_operations() -> AbstractContextManager[object]:
    """Route the Views operations to their response class.

    moto looks up a service by ``backend_url_patterns``, and a path in its ``urls.py``. The patterns
    go first, because moto tries about two hundred of them one by one.
    """
    return _ViewsOperations()


_PATTERNS: Final = [("connect", re.compile(base)) for base in connect_views_urls.url_bases]


class _ViewsOperations(AbstractContextManager[None]):
    """What moto's tables contain. The tables stay the same: moto's server holds on to one."""

    def __init__(self) -> None:
        self._paths = dict(moto_connect_urls.url_paths)
        self._bases = list(moto_connect_urls.url_bases)

    def __enter__(self) -> None:
        moto_connect_urls.url_paths.update(connect_views_urls.url_paths)
        moto_connect_urls.url_bases[:] = connect_views_urls.url_bases
        backend_index.backend_url_patterns[:0] = _PATTERNS

    def __exit__(self, *_: object) -> None:
        backend_index.backend_url_patterns[:] = [
            row for row in backend_index.backend_url_patterns if row not in _PATTERNS
        ]
        moto_connect_urls.url_bases[:] = self._bases
        for path in connect_views_urls.url_paths:
            if path in self._paths:
                moto_connect_urls.url_paths[path] = self._paths[path]
            else:
                moto_connect_urls.url_paths.pop(path, None)
