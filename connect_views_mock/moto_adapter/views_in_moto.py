"""The Views operations in moto's tables of services and paths."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import Final

from moto import backend_index
from moto.connect import urls as moto_connect_urls

from ..strict_requests import urls as views_urls
from .empty_labels import paths_with_an_empty_label


def views_operations() -> AbstractContextManager[object]:
    """Route the Views operations to their response class.

    moto finds a service by ``backend_url_patterns``, and a path in the service's ``urls.py``. Our
    patterns go first, because moto tries about two hundred of them one by one.
    """
    return _ViewsOperations()


_PATTERNS: Final = [("connect", re.compile(base)) for base in views_urls.url_bases]


class _ViewsOperations(AbstractContextManager[None]):
    """The contents of moto's tables. The tables stay the same objects: moto's server keeps one."""

    def __init__(self) -> None:
        self._paths = dict(moto_connect_urls.url_paths)
        self._bases = list(moto_connect_urls.url_bases)
        self._own_paths = {**paths_with_an_empty_label(), **views_urls.url_paths}

    def __enter__(self) -> None:
        moto_connect_urls.url_paths.update(self._own_paths)
        moto_connect_urls.url_bases[:] = views_urls.url_bases
        backend_index.backend_url_patterns[:0] = _PATTERNS

    def __exit__(self, *_: object) -> None:
        backend_index.backend_url_patterns[:] = [
            row for row in backend_index.backend_url_patterns if row not in _PATTERNS
        ]
        moto_connect_urls.url_bases[:] = self._bases
        for path in self._own_paths:
            if path in self._paths:
                moto_connect_urls.url_paths[path] = self._paths[path]
            else:
                moto_connect_urls.url_paths.pop(path, None)
