"""What moto's dashboard shows of views."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..backend.views_backend import views_backends
from ..connect.view_models import View


def with_readable_views(data: bytes) -> bytes:
    """Return the data of the dashboard with the views as they are now.

    moto lists every object that was ever made, so deleted views too, and of each the attributes
    that are JSON. A version would be a number without its view.
    """
    services = json.loads(data)
    views = list(_views())
    services.setdefault("connect", {})
    services["connect"]["View"] = [_view_row(view) for view in views]
    services["connect"]["ViewVersion"] = [row for view in views for row in _version_rows(view)]
    return json.dumps(services).encode()


def _views() -> Iterator[View]:
    for account in list(views_backends.values()):
        for backend in list(account.values()):
            with backend.lock:
                views = [
                    view for each in backend.instance_views.values() for view in each.in_order()
                ]
            yield from views


def _view_row(view: View) -> dict[str, Any]:
    state = view.state
    return {
        "name": view.name,
        "status": view.status,
        "versions": ", ".join(map(str, state.versions)),
        "actions": ", ".join((state.latest or state.saved).actions),
        "description": state.description or "",
        "modified": _text(state.last_modified_time),
        "created": _text(view.created_time),
        "arn": view.arn,
    }


def _version_rows(view: View) -> Iterator[dict[str, Any]]:
    for version in view.state.versions.values():
        yield {
            "view": view.name,
            "version": version.version,
            "description": version.description or "",
            "sha256": version.content.sha256,
            "arn": f"{view.arn}:{version.version}",
        }


def _text(time: Any) -> str:
    return str(time.isoformat(sep=" ", timespec="seconds"))
