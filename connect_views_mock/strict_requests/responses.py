"""The response class of ``connect/``, which reads requests more strictly than moto."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from botocore import xform_name
from moto.core.utils import get_service_model

from ..backend.views_backend import ViewsBackend, views_backends
from ..connect.responses import ConnectViewsResponse
from ..connect.workspace_responses import ConnectWorkspacesResponse
from .access import Place, resource_of
from .routes import Routes
from .strict_response import StrictResponse


class StrictViewsResponse(StrictResponse, ConnectWorkspacesResponse, ConnectViewsResponse):
    """Handler for the operations of Connect on views, their tags, and workspaces."""

    @property
    def connect_backend(self) -> ViewsBackend:
        """Return backend instance specific for this account and region."""
        return views_backends[self.current_account][self.region]

    def routes(self) -> Routes:
        """Return the routes to the operations that are served."""
        return views_routes()

    def lock(self) -> AbstractContextManager[object]:
        """Return the lock of the backend."""
        return self.connect_backend.lock

    def is_known_elsewhere(self) -> bool:
        """Whether it is one of the operations on workspaces that are not served."""
        return _other_routes().match(self.method, self.raw_path) is not None

    def _determine_resource(self) -> str:
        """Return the ARN of the resource to which moto's access control is to look for access."""
        place = Place(self.partition, self.region, self.current_account)
        return resource_of(self._get_action(), self.params, place)


@cache
def views_routes() -> Routes:
    """Return the routes to the operations for which :class:`StrictViewsResponse` has a method."""
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if hasattr(StrictViewsResponse, xform_name(name))
    )


@cache
def _other_routes() -> Routes:
    """Return the routes to the operations on workspaces that are not served."""
    service_model = get_service_model("connect")
    return Routes(
        service_model.operation_model(name)
        for name in service_model.operation_names
        if "Workspace" in name and not hasattr(StrictViewsResponse, xform_name(name))
    )
