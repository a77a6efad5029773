"""Pages of a list, and the tokens that lead from one to the next.

A token holds the key of the last item of a page, and the next page begins after that
key. moto's paginator looks for an item instead, and fails if the item was deleted
between two pages. AWS says only that a token is opaque.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, TypeVar

from .exceptions import InvalidNextToken

T = TypeVar("T")


def page_of(
    items: Iterable[T],
    next_token: str | None,
    max_results: int | None,
    scope: Sequence[Any],
    key: Callable[[T], list[Any]],
) -> tuple[list[T], str | None]:
    """Return the items of a page, and a token if there are more items after them.

    The items are in the order of their keys. The scope names the operation and its
    parameters. A token is valid only for the same scope.
    """
    if next_token is not None:
        last = _key_in_token(scope, next_token)
        items = (item for item in items if key(item) > last)
    size = max_results or 100
    page = list(islice(items, size + 1))
    if len(page) <= size:
        return page, None
    return page[:size], _encode(scope, key(page[size - 1]))


def _key_in_token(scope: Sequence[Any], token: str) -> list[Any]:
    try:
        text = base64.b64decode(token.encode(), b"-_", validate=True).decode()
        key: list[Any] = json.loads(text[_DIGEST_LENGTH:])
    except ValueError:
        raise InvalidNextToken from None
    # The digest covers scope and key. The comparison also finds unused bits of base64.
    if not isinstance(key, list) or _encode(scope, key) != token:
        raise InvalidNextToken
    return key


_DIGEST_LENGTH = 16


def _encode(scope: Sequence[Any], key: Sequence[Any]) -> str:
    digest = hashlib.sha256(json.dumps([scope, key], sort_keys=True).encode())
    # Not escaped to ASCII: a long name would exceed the length of a NextToken.
    text = digest.hexdigest()[:_DIGEST_LENGTH] + json.dumps(key, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode()
