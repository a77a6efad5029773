"""The Views operations in moto's tables of services and paths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from moto import backend_index
from moto.connect import urls as moto_connect_urls

from ..strict_requests import urls as views_urls
from .empty_labels import paths_with_an_empty_label


@contextmanager
def views_operations() -> Iterator[None]:
    """Route the Views operations to their response class.

    moto looks up a service by ``backend_url_patterns``, and a path in its ``urls.py``. The patterns
    go first, because moto tries about two hundred of them one by one.
    """
    paths, bases = dict(moto_connect_urls.url_paths), list(moto_connect_urls.url_bases)
    patterns = [("connect", re.compile(base)) for base in views_urls.url_bases]
    moto_connect_urls.url_paths.update(paths_with_an_empty_label())
    moto_connect_urls.url_paths.update(views_urls.url_paths)
    moto_connect_urls.url_bases[:] = views_urls.url_bases
    backend_index.backend_url_patterns[:0] = patterns
    try:
        yield
    finally:
        for pattern in patterns:
            backend_index.backend_url_patterns.remove(pattern)
        moto_connect_urls.url_bases[:] = bases
        moto_connect_urls.url_paths.clear()
        moto_connect_urls.url_paths.update(paths)
