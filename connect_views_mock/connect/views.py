"""ViewBackend class with methods for views and their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from moto.core.base_backend import BaseBackend
from moto.moto_api._internal import mock_random
from moto.utilities.tagging_service import TaggingService

from .content import InvalidViewContent, ViewContent, ViewStatus
from .content_checks import ContentChecks, read_view_content
from .exceptions import (
    InstanceNotFound,
    InvalidParameterException,
    InvalidRequestException,
    ViewNameExists,
    ViewNotFound,
)
from .identifiers import (
    ViewIdentifier,
    parse_instance_id,
    parse_unqualified_view_id,
    parse_view_id,
)
from .view_models import DescribedView, InstanceViews, View, ViewState, ViewVersion

if TYPE_CHECKING:
    from moto.connect.models import Instance


class ViewBackend(BaseBackend):
    """The operations on one view."""

    instances: dict[str, Instance]
    tagger: TaggingService

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.instance_views: dict[str, InstanceViews] = {}

    def create_view(
        self,
        instance_id: str,
        client_token: str | None,
        status: ViewStatus,
        content: Mapping[str, Any],
        description: str | None,
        name: str,
        tags: Mapping[str, str] | None,
        through_cloudformation: bool = False,
    ) -> DescribedView:
        """The content is a draft (`SAVED`), or published at once (`PUBLISHED`)."""
        views = self._views_of(instance_id)
        checked = self._read_content(content, status, through_cloudformation)
        tags = dict(tags or {})
        parameters = (
            (status, checked.template, checked.actions),
            (description, name, tags),
        )
        view = views.created_with(client_token, parameters)
        if view is not None:
            return self._describe_saved(view)
        if views.has_name(name):
            raise ViewNameExists
        state = ViewState(
            name=name,
            description=description,
            saved=checked,
            saved_status=status,
            latest=checked if status == "PUBLISHED" else None,
            last_modified_time=_now(),
            versions={},
        )
        view_id = str(mock_random.uuid4())
        view = View(view_id, f"{self._instance_arn(views)}/view/{view_id}", state)
        self._add_view(views, view, tags, client_token, parameters)
        return self._describe_saved(view)

    def describe_view(self, instance_id: str, view_id: str) -> DescribedView:
        """A view that was never published needs the qualifier `$SAVED`."""
        views = self._views_of(instance_id)
        identifier = parse_view_id(view_id)
        view = self._view(views, identifier)
        match identifier.qualifier:
            case "$SAVED":
                return self._describe_saved(view, f"{view.arn}:$SAVED")
            case None | "$LATEST":
                content = view.published_content()
                return self._describe(view, content, "PUBLISHED", f"{view.arn}:$LATEST")
            case number:
                # Python does not read integers of thousands of digits.
                version = int(number) if len(number) < 19 else number
                return self._describe_version(view, view.version(version))

    def update_view_content(
        self,
        instance_id: str,
        view_id: str,
        status: ViewStatus,
        content: Mapping[str, Any],
        through_cloudformation: bool = False,
    ) -> DescribedView:
        """The content replaces the draft and, if `PUBLISHED`, the published content."""
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        checked = self._read_content(content, status, through_cloudformation)
        view = self._view(views, identifier)
        view.state = replace(
            view.state,
            saved=checked,
            saved_status=status,
            latest=checked if status == "PUBLISHED" else view.state.latest,
            last_modified_time=_now(),
        )
        return self._describe_saved(view)

    def update_view_metadata(
        self, instance_id: str, view_id: str, name: str | None, description: str | None
    ) -> None:
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        if name is None and description is None:
            raise InvalidRequestException("Either Name or Description must be given")
        view = self._view(views, identifier)
        state = view.state
        if description is not None:
            state = replace(state, description=description)
        if name is None or name == view.name:
            view.state = state
        elif views.has_name(name):
            raise ViewNameExists
        else:
            views.rename(view, replace(state, name=name))

    def delete_view(self, instance_id: str, view_id: str) -> None:
        views = self._views_of(instance_id)
        view = self._view(views, self._changeable(view_id))
        views.remove(view)
        self.tagger.delete_all_tags_for_resource(view.arn)

    def create_view_version(
        self,
        instance_id: str,
        view_id: str,
        version_description: str | None,
        view_content_sha256: str | None,
    ) -> DescribedView:
        """If the highest version already has this content, no new version is made."""
        views = self._views_of(instance_id)
        view = self._view(views, self._changeable(view_id))
        content = view.published_content()
        if view_content_sha256 not in (None, content.sha256):
            raise InvalidParameterException(
                "ViewContentSha256: differs from the checksum of the latest published "
                f"content, {content.sha256}"
            )
        # Numbers only grow, so the versions are in the order of their numbers.
        highest = next(reversed(view.state.versions.values()), None)
        if highest is not None and highest.content.sha256 == content.sha256:
            return self._describe_version(view, highest)
        number = view.state.last_version_number + 1
        version = ViewVersion(number, version_description, content)
        self._add_version(view, version)
        return self._describe_version(view, version)

    def delete_view_version(
        self, instance_id: str, view_id: str, view_version: int
    ) -> None:
        views = self._views_of(instance_id)
        view = self._view(views, self._changeable(view_id))
        versions = dict(view.state.versions)
        del versions[view.version(view_version).version]
        view.state = replace(view.state, versions=versions)

    def delete_views_of_instance(self, instance_id: str) -> None:
        """Drop the views of an instance that is deleted, and their tags."""
        views = self.instance_views.pop(instance_id, None)
        for view in views.by_id.values() if views else ():
            self.tagger.delete_all_tags_for_resource(view.arn)

    def _read_content(
        self,
        content: Mapping[str, Any],
        status: ViewStatus,
        through_cloudformation: bool,
    ) -> ViewContent:
        template, actions = content.get("Template"), content.get("Actions")
        checks = replace(self._checks(), through_cloudformation=through_cloudformation)
        try:
            return read_view_content(template, actions, status, checks)
        except InvalidViewContent as error:
            raise InvalidParameterException(f"Content: {error}") from error

    def _checks(self) -> ContentChecks:
        return ContentChecks()

    def _add_view(
        self,
        views: InstanceViews,
        view: View,
        tags: Mapping[str, str],
        client_token: str | None,
        parameters: Any,
    ) -> None:
        # The tags go first: nobody sees the tags of a view that does not exist.
        self._tag(view.arn, tags)
        views.add(view, client_token, parameters)

    def _add_version(self, view: View, version: ViewVersion) -> None:
        view.state = replace(
            view.state,
            versions={**view.state.versions, version.version: version},
            last_version_number=version.version,
            last_modified_time=_now(),
        )

    def _tag(self, arn: str, tags: Mapping[str, str]) -> None:
        if tags:
            listed = TaggingService.convert_dict_to_tags_input(dict(tags))
            self.tagger.tag_resource(arn, listed)

    def _tags_of(self, view: View) -> dict[str, str]:
        return self.tagger.get_tag_dict_for_resource(view.arn)

    def _views_of(self, instance_id: str) -> InstanceViews:
        plain_id, arn = parse_instance_id(instance_id)
        instance = self.instances.get(plain_id)
        if instance is None:
            raise InstanceNotFound(instance_id=plain_id)
        views = self.instance_views.setdefault(instance.id, InstanceViews(instance))
        # The ARN of the instance itself says aws, whatever its partition.
        if arn not in (None, instance.arn, self._instance_arn(views)):
            raise InstanceNotFound(instance_id=plain_id)
        return views

    def _instance_arn(self, views: InstanceViews) -> str:
        place = f"{self.partition}:connect:{self.region_name}:{self.account_id}"
        return f"arn:{place}:instance/{views.instance.id}"

    def _view(self, views: InstanceViews, identifier: ViewIdentifier) -> View:
        view = views.by_id.get(identifier.view_id)
        if view is None or identifier.arn not in (None, view.arn):
            raise ViewNotFound(view_id=identifier.view_id)
        return view

    def _changeable(self, view_id: str) -> ViewIdentifier:
        return parse_unqualified_view_id(view_id)

    def _describe(
        self,
        view: View,
        content: ViewContent,
        status: ViewStatus,
        arn: str,
        version: ViewVersion | None = None,
    ) -> DescribedView:
        published = version.content if version else view.state.latest
        return DescribedView(
            id=view.id,
            arn=arn,
            name=view.name,
            status=status,
            type=view.type,
            tags=self._tags_of(view),
            content=content,
            description=view.description,
            version=version.version if version else None,
            version_description=version.description if version else None,
            created_time=view.created_time,
            last_modified_time=view.state.last_modified_time,
            view_content_sha256=published.sha256 if published else None,
        )

    def _describe_saved(self, view: View, arn: str | None = None) -> DescribedView:
        state = view.state
        return self._describe(view, state.saved, state.saved_status, arn or view.arn)

    def _describe_version(self, view: View, version: ViewVersion) -> DescribedView:
        arn = f"{view.arn}:{version.version}"
        return self._describe(view, version.content, "PUBLISHED", arn, version)


def _now() -> datetime:
    """Return the time as it is sent: in whole milliseconds."""
    now = datetime.now(timezone.utc)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
