"""Pages of a list, and the tokens that lead from one to the next.

A token holds the key of the last item of a page (such as its name), not a position: whatever is
created or deleted between two pages, the next page begins behind that key, so that no item which
stays appears twice or not at all (our choice; AWS says only that the token is opaque).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Final

from .exceptions import InvalidNextToken

DEFAULT_PAGE_SIZE: Final = 100
"""Items on a page unless ``MaxResults`` says otherwise (AWS documentation)."""

_DIGEST_LENGTH = 16

TokenKey = Sequence[str | int]


def encode_next_token(scope: Sequence[object], key: TokenKey) -> str:
    """Return the token for the page that begins behind a key.

    Args:
        scope: What the list is a list of: the operation and the parameters that select from it. A
            token is good for the same scope only.
        key: The sort key of the last item of the page.

    Returns:
        URL-safe base64, which the pattern of ``NextToken`` in the service model admits.
    """
    # Not escaped to ASCII: a long name would make the token longer than the service model allows.
    key_text = json.dumps(list(key), ensure_ascii=False)
    text = f"{_digest(scope, key_text)}{key_text}"
    return base64.urlsafe_b64encode(text.encode()).decode("ascii")


def decode_next_token(scope: Sequence[object], token: str) -> list[str | int]:
    """Return the key that a token holds.

    Raises:
        InvalidNextToken: If the token was not made by :func:`encode_next_token` for this scope.
    """
    try:
        text = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True).decode()
    except ValueError:
        raise InvalidNextToken from None
    digest, key_text = text[:_DIGEST_LENGTH], text[_DIGEST_LENGTH:]
    if digest != _digest(scope, key_text):
        raise InvalidNextToken
    key: list[str | int] = json.loads(key_text)
    # Base64 leaves unused bits in its last digit: of several spellings, one is ours.
    if encode_next_token(scope, key) != token:
        raise InvalidNextToken
    return key


def _digest(scope: Sequence[object], key_text: str) -> str:
    text = json.dumps([scope, key_text], sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_DIGEST_LENGTH]
