"""Points findings about a key that must not be there at this key."""

from __future__ import annotations

from dataclasses import replace

from ..connect.content import Finding
from ..connect.content_checks.phrases import pointer_token
from ..connect.content_checks.schema import MUST_NOT_HAVE


def at_its_key(finding: Finding) -> Finding:
    """Return a finding about a key with the pointer to the key. Others stay as they are.

    AWS names the object and lists its keys, as AJV does. Somebody who has the file looks for the
    key.
    """
    if finding.key is None or not finding.message.startswith(MUST_NOT_HAVE):
        return finding
    name = finding.message.removeprefix(f"{MUST_NOT_HAVE} (").removesuffix(")")
    path = f"{finding.path}{pointer_token(finding.key)}"
    return replace(
        finding,
        path=path.encode("utf-8", "backslashreplace").decode(),
        message=f"must NOT be there: additional property {name}",
    )
