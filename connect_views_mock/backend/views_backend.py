"""The Views operations on the instances and tags of moto's own Connect backend.

This adds to moto: the configuration can set quotas and choose how content is checked. And whoever
calls an operation holds the lock, so that threads never see a half-done change.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import RLock
from typing import Any

from moto.connect.models import Instance, connect_backends
from moto.core.base_backend import BackendDict
from moto.core.config import default_user_config
from moto.utilities.tagging_service import TaggingService

from ..connect.content_checks import ContentChecks
from ..connect.exceptions import InstanceNotFound
from ..connect.view_models import InstanceViews, View, ViewVersion
from ..connect.workspace_exceptions import ServiceQuotaExceededException
from ..connect.workspaces import ConnectWorkspacesBackend
from .configuration import ConnectViewsConfiguration, read_configuration
from .other_places import instance_not_found


class ViewsBackend(ConnectWorkspacesBackend):
    """The views and workspaces of one account and region.

    Attributes:
        lock: Held while an operation is called.
    """

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.lock = RLock()

    # moto's own backend holds the instances and the tags. A reset makes both again.

    @property
    def instances(self) -> dict[str, Instance]:  # type: ignore[override]
        """The instances of moto's backend."""
        instances: dict[str, Instance] = connect_backends[self.account_id][
            self.region_name
        ].instances
        return instances

    @property
    def tagger(self) -> TaggingService:  # type: ignore[override]
        """The tags of moto's backend."""
        tagger: TaggingService = connect_backends[self.account_id][self.region_name].tagger
        return tagger

    def _views_of(self, instance_id: str) -> InstanceViews:
        try:
            views = super()._views_of(instance_id)
        except InstanceNotFound:
            raise instance_not_found(instance_id, self.region_name, self.account_id) from None
        if views.instance is not self.instances[views.instance.id]:
            # moto deleted the instance. Its views do not come back with its id.
            self.delete_views_of_instance(views.instance.id)
            views = super()._views_of(instance_id)
        return views

    def _checks(self) -> ContentChecks:
        return self._configuration().content_checks()

    def _check_input_data(self, input_schema: str, input_data: str) -> None:
        # If content is not checked, its InputSchema must not cause a refusal either.
        if self._configuration().validate_content:
            super()._check_input_data(input_schema, input_data)

    def _add_view(
        self,
        views: InstanceViews,
        view: View,
        tags: Mapping[str, str],
        client_token: str | None,
        parameters: Any,
    ) -> None:
        quota = self._configuration().max_views_per_instance
        _require_room("The instance", "views", len(views.by_id), quota)
        super()._add_view(views, view, tags, client_token, parameters)

    def _add_version(self, view: View, version: ViewVersion) -> None:
        quota = self._configuration().max_versions_per_view
        _require_room("The view", "versions", len(view.state.versions), quota)
        super()._add_version(view, version)

    # moto's TaggingService changes the tags of a resource one by one.

    def _tag(self, arn: str, tags: Mapping[str, str]) -> None:
        if tags:
            self.tagger.tags[arn] = {**self.tagger.tags.get(arn, {}), **tags}

    def _untag(self, arn: str, tag_keys: list[str]) -> None:
        tags = self.tagger.tags.get(arn, {})
        self.tagger.tags[arn] = {key: tags[key] for key in tags if key not in tag_keys}

    def _configuration(self) -> ConnectViewsConfiguration:
        return read_configuration(default_user_config)


def _require_room(owner: str, items: str, number: int, quota: int | None) -> None:
    if quota is not None and number >= quota:
        raise ServiceQuotaExceededException(f"{owner} has {number} {items}, of at most {quota}")


views_backends = BackendDict(ViewsBackend, "connect")
