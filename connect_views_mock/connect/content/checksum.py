"""The checksum of a view's content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any


def view_content_sha256(document: dict[str, Any], actions: Sequence[str]) -> str:
    """Return the checksum of a template and its actions: 64 lower-case hexadecimal digits.

    How AWS computes ``ViewContentSha256`` is not public. Ours is the SHA-256 of a canonical form in
    which the whitespace of the JSON, the order of its keys and the order of the actions do not
    matter, so that content which means the same has the same checksum (our choice).
    """
    canonical = json.dumps([document, sorted(actions)], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
