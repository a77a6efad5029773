"""moto's access control for the operations on views."""

from __future__ import annotations

import functools
from typing import Any

from ..strict_requests.responses import StrictViewsResponse
from .changes import Change

# As Any, because no annotation speaks of what is private in it.
_StrictViewsResponse: Any = StrictViewsResponse


def access_to_views() -> Change:
    """Judge the operations on views by their resources, and refuse as Connect does."""
    original = _StrictViewsResponse._authenticate_and_authorize_action

    @functools.wraps(original)
    def _authenticate_and_authorize_action(self: Any, _: type, resource: str = "*") -> None:
        # Imported here because it imports IAM, as moto has done by now.
        from .judged_requests import JudgedRequest

        original(self, functools.partial(JudgedRequest, self.raw_path), resource)

    return Change(
        (
            _StrictViewsResponse,
            "_authenticate_and_authorize_action",
            _authenticate_and_authorize_action,
        )
    )
