"""ConnectViewsBackend class with methods for the Views operations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from itertools import chain
from typing import TYPE_CHECKING, Any

from moto.core.base_backend import BaseBackend
from moto.core.common_models import BaseModel
from moto.moto_api._internal import mock_random
from moto.utilities.tagging_service import TaggingService

from .content import InvalidViewContent, ViewContent, ViewStatus
from .content_checks import read_view_content
from .exceptions import (
    AwsManagedViewIsReadOnly,
    AwsManagedViewTakesNoTags,
    ClientTokenReused,
    InstanceNotFound,
    InvalidParameterException,
    InvalidRequestException,
    InvalidResourceArn,
    InvalidViewId,
    ViewNameExists,
    ViewNotFound,
    ViewNotPublished,
    ViewVersionNotFound,
)
from .identifiers import (
    ViewIdentifier,
    parse_instance_id,
    parse_unqualified_view_id,
    parse_view_id,
)
from .managed_views import AWS_MANAGED, ManagedView, managed_view, managed_views
from .pagination import key_in_token, page_of
from .search import search_predicate

if TYPE_CHECKING:
    from moto.connect.models import Instance

CUSTOMER_MANAGED = "CUSTOMER_MANAGED"
MAX_TAGS = 50
"""Tags on one view (service model)."""


@dataclass(frozen=True, slots=True)
class DescribedView:
    """The shape ``View``: one content of a view, under the ARN that was asked for.

    The shape ``ViewVersionSummary`` has some of the same members.
    """

    id: str
    arn: str
    name: str
    status: str
    type: str
    tags: Mapping[str, str]
    content: ViewContent
    description: str | None = None
    version: int | None = None
    version_description: str | None = None
    created_time: datetime | None = None
    last_modified_time: datetime | None = None
    view_content_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ViewSummary:
    """The shape ``ViewSummary``."""

    id: str
    arn: str
    name: str
    type: str
    status: str
    description: str | None


class ViewVersion(BaseModel):
    """The published content of a view at one moment, never to change."""

    def __init__(
        self, version: int, description: str | None, content: ViewContent
    ) -> None:
        self.version = version
        self.description = description
        self.content = content


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a view is between two changes: a change replaces it as a whole."""

    name: str
    description: str | None
    saved: ViewContent
    saved_status: ViewStatus
    latest: ViewContent | None
    last_modified_time: datetime
    versions: dict[int, ViewVersion]
    last_version_number: int = 0


class View(BaseModel):
    """A customer-managed view."""

    type = CUSTOMER_MANAGED

    def __init__(self, view_id: str, arn: str, state: ViewState) -> None:
        self.id = view_id
        self.arn = arn
        self.state = state
        self.created_time = state.last_modified_time

    @property
    def name(self) -> str:
        return self.state.name

    @property
    def description(self) -> str | None:
        return self.state.description

    @property
    def status(self) -> ViewStatus:
        return "SAVED" if self.state.latest is None else "PUBLISHED"

    def published_content(self) -> ViewContent:
        if self.state.latest is None:
            raise ViewNotPublished(view_id=self.id)
        return self.state.latest

    def version(self, number: int) -> ViewVersion:
        if number not in self.state.versions:
            raise ViewVersionNotFound(view_id=self.id, version=number)
        return self.state.versions[number]


class InstanceViews:
    """The customer-managed views of one instance, by id, name and client token.

    ``by_id`` holds what is there. The names and tokens only lead to it: they may name
    what is gone, and never miss what is there. So each change of ``by_id`` or of a
    view's state is complete by itself.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.by_id: dict[str, View] = {}
        self._names: list[tuple[str, str]] = []
        self._client_tokens: dict[str, tuple[Any, View]] = {}

    def add(self, view: View, client_token: str | None, parameters: Any) -> None:
        self._add_name(view.name, view.id)
        if client_token is not None:
            self._client_tokens[client_token] = (parameters, view)
        self.by_id[view.id] = view

    def rename(self, view: View, state: ViewState) -> None:
        old_name = view.name
        self._add_name(state.name, view.id)
        view.state = state
        self._remove_name(old_name, view.id)

    def remove(self, view: View) -> None:
        del self.by_id[view.id]
        self._remove_name(view.name, view.id)

    def has_name(self, name: str) -> bool:
        first = bisect_left(self._names, (name, ""))
        return next((view.name for view in self._in_order(first)), None) == name

    def in_order(self) -> Iterator[View]:
        """Yield the views in the order of their names."""
        return self._in_order(0)

    def _in_order(self, first: int) -> Iterator[View]:
        for index in range(first, len(self._names)):
            name, view_id = self._names[index]
            view = self.by_id.get(view_id)
            if view is not None and view.name == name:
                yield view

    def _add_name(self, name: str, view_id: str) -> None:
        # A change that was interrupted may have left the same entry.
        index = bisect_left(self._names, (name, view_id))
        if self._names[index : index + 1] != [(name, view_id)]:
            self._names.insert(index, (name, view_id))

    def _remove_name(self, name: str, view_id: str) -> None:
        del self._names[bisect_left(self._names, (name, view_id))]

    def created_with(self, client_token: str | None, parameters: Any) -> View | None:
        """Return the view that an earlier CreateView with this token created."""
        if client_token is None or client_token not in self._client_tokens:
            return None
        first_parameters, view = self._client_tokens[client_token]
        if view.id not in self.by_id:
            return None
        if parameters != first_parameters:
            raise ClientTokenReused
        return view


class ConnectViewsBackend(BaseBackend):
    """Implementation of the Views operations of Amazon Connect."""

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
    ) -> DescribedView:
        """The content is checked as its status asks: see UpdateViewContent."""
        views = self._views_of(instance_id)
        checked = self._read_content(content, status)
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
        if identifier.aws_managed:
            return self._describe_managed(self._managed_view(identifier))
        view = self._view(views, identifier)
        match identifier.qualifier:
            case "$SAVED":
                return self._describe_saved(view, f"{view.arn}:$SAVED")
            case None | "$LATEST":
                content = view.published_content()
                return self._describe(view, content, "PUBLISHED", f"{view.arn}:$LATEST")
            case number:
                return self._describe_version(view, view.version(int(number)))

    def update_view_content(
        self,
        instance_id: str,
        view_id: str,
        status: ViewStatus,
        content: Mapping[str, Any],
    ) -> DescribedView:
        """`SAVED` has the frame of the template checked, `PUBLISHED` all of it."""
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        checked = self._read_content(content, status)
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

    def list_views(
        self,
        instance_id: str,
        view_type: str | None,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[ViewSummary], str | None]:
        """The AWS-managed views come first, then the others; each kind by name."""
        views = self._views_of(instance_id)
        scope = ["ListViews", views.instance.id, view_type]
        listed = _listed(views, view_type, _key_of_view(scope, next_token))
        page, token = page_of(listed, max_results, scope, _view_key)
        return [self._summary(view) for view in page], token

    def search_views(
        self,
        instance_id: str,
        next_token: str | None,
        max_results: int | None,
        search_filter: Mapping[str, Any] | None,
        search_criteria: Mapping[str, Any] | None,
    ) -> tuple[list[DescribedView], str | None, int]:
        """
        String conditions can name `name` and `description`, and ignore case. Views come
        in the order of ListViews, with their published content or else their draft.
        """
        views = self._views_of(instance_id)
        matches = search_predicate(search_criteria, search_filter)
        scope = ["SearchViews", views.instance.id, search_filter, search_criteria]
        after = _key_of_view(scope, next_token)
        found = [
            view
            for view in _listed(views, None, _BEFORE_ALL_VIEWS)
            if matches(view, self._tags_of(view))
        ]
        remaining = (view for view in found if _view_key(view) > after)
        page, token = page_of(remaining, max_results, scope, _view_key)
        return [self._search_result(view) for view in page], token, len(found)

    def create_view_version(
        self,
        instance_id: str,
        view_id: str,
        version_description: str | None,
        view_content_sha256: str | None,
    ) -> DescribedView:
        """Content that the highest version has already makes no new version."""
        views = self._views_of(instance_id)
        view = self._view(views, self._changeable(view_id))
        content = view.published_content()
        if view_content_sha256 not in (None, content.sha256):
            raise InvalidParameterException(
                "ViewContentSha256: differs from the checksum of the latest published "
                f"content, {content.sha256}"
            )
        # Numbers only ever grow, so that the versions stand in their order.
        highest = next(reversed(view.state.versions.values()), None)
        if highest is not None and highest.content.sha256 == content.sha256:
            return self._describe_version(view, highest)
        number = view.state.last_version_number + 1
        version = ViewVersion(number, version_description, content)
        self._add_version(view, version)
        return self._describe_version(view, version)

    def list_view_versions(
        self,
        instance_id: str,
        view_id: str,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[DescribedView], str | None]:
        views = self._views_of(instance_id)
        identifier = parse_unqualified_view_id(view_id)
        scope = ["ListViewVersions", views.instance.id, identifier.view_id]
        last = key_in_token(scope, next_token)[0] if next_token else None
        if identifier.aws_managed:
            return [self._describe_managed(self._managed_view(identifier))], None
        view = self._view(views, identifier)
        versions = view.state.versions
        listed = (
            versions[number]
            for number in reversed(versions)
            if last is None or number < last
        )
        page, token = page_of(listed, max_results, scope, lambda each: [each.version])
        return [self._describe_version(view, version) for version in page], token

    def delete_view_version(
        self, instance_id: str, view_id: str, view_version: int
    ) -> None:
        views = self._views_of(instance_id)
        view = self._view(views, self._changeable(view_id))
        versions = dict(view.state.versions)
        del versions[view.version(view_version).version]
        view.state = replace(view.state, versions=versions)

    def tag_resource(self, resource_arn: str, tags: dict[str, str]) -> None:
        view = self._taggable_view(resource_arn)
        number = len(self._tags_of(view).keys() | tags.keys())
        if number > MAX_TAGS:
            raise InvalidParameterException(
                f"tags: a view has at most {MAX_TAGS} tags, and would have {number}"
            )
        self._tag(view.arn, tags)

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        self._untag(self._taggable_view(resource_arn).arn, tag_keys)

    def list_tags_for_resource(self, resource_arn: str) -> dict[str, str]:
        return self._tags_of(self._view_with_arn(resource_arn))

    def delete_views_of_instance(self, instance_id: str) -> None:
        """Drop the views of an instance that is deleted, and their tags."""
        views = self.instance_views.pop(instance_id, None)
        for view in views.by_id.values() if views else ():
            self.tagger.delete_all_tags_for_resource(view.arn)

    def _read_content(
        self, content: Mapping[str, Any], status: ViewStatus
    ) -> ViewContent:
        template, actions = content.get("Template"), content.get("Actions")
        try:
            return read_view_content(template, actions, status)
        except InvalidViewContent as error:
            raise InvalidParameterException(f"Content: {error}") from error

    def _add_view(
        self,
        views: InstanceViews,
        view: View,
        tags: Mapping[str, str],
        client_token: str | None,
        parameters: Any,
    ) -> None:
        # The tags go first: nobody sees those of a view that is not there.
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

    def _untag(self, arn: str, tag_keys: list[str]) -> None:
        self.tagger.untag_resource_using_names(arn, tag_keys)

    def _tags_of(self, view: View | ManagedView) -> dict[str, str]:
        if isinstance(view, ManagedView):
            return {}
        return self.tagger.get_tag_dict_for_resource(view.arn)

    def _views_of(self, instance_id: str) -> InstanceViews:
        plain_id, arn = parse_instance_id(instance_id)
        instance = self.instances.get(plain_id)
        if instance is None:
            raise InstanceNotFound(instance_id=plain_id)
        views = self.instance_views.setdefault(instance.id, InstanceViews(instance))
        # The instance itself says aws in its ARN, whatever its partition.
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

    def _managed_view(self, identifier: ViewIdentifier) -> ManagedView:
        view = managed_view(identifier.view_id)
        if view is None or identifier.arn != self._arn_of(view):
            raise ViewNotFound(view_id=identifier.view_id)
        if identifier.qualifier not in (None, "1"):
            raise ViewVersionNotFound(view_id=view.id, version=identifier.qualifier)
        return view

    def _changeable(self, view_id: str) -> ViewIdentifier:
        identifier = parse_unqualified_view_id(view_id)
        if identifier.aws_managed:
            raise AwsManagedViewIsReadOnly(view_id=self._managed_view(identifier).id)
        return identifier

    def _view_with_arn(self, resource_arn: str) -> View | ManagedView:
        try:
            identifier = parse_unqualified_view_id(resource_arn, "resourceArn")
        except InvalidViewId:
            raise InvalidResourceArn from None
        if identifier.aws_managed:
            return self._managed_view(identifier)
        if identifier.instance_id is None:
            raise InvalidResourceArn
        return self._view(self._views_of(identifier.instance_id), identifier)

    def _taggable_view(self, resource_arn: str) -> View:
        view = self._view_with_arn(resource_arn)
        if isinstance(view, ManagedView):
            raise AwsManagedViewTakesNoTags
        return view

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

    def _describe_managed(self, view: ManagedView) -> DescribedView:
        return DescribedView(
            id=view.id,
            arn=f"{self._arn_of(view)}:{view.version}",
            name=view.name,
            status=view.status,
            type=view.type,
            tags={},
            content=view.content,
            description=view.description,
            version=view.version,
            view_content_sha256=view.content.sha256,
        )

    def _search_result(self, view: View | ManagedView) -> DescribedView:
        if isinstance(view, ManagedView):
            return replace(self._describe_managed(view), arn=self._arn_of(view))
        content = view.state.latest or view.state.saved
        return self._describe(view, content, view.status, view.arn)

    def _summary(self, view: View | ManagedView) -> ViewSummary:
        return ViewSummary(
            id=view.id,
            arn=self._arn_of(view),
            name=view.name,
            type=view.type,
            status=view.status,
            description=view.description,
        )

    def _arn_of(self, view: View | ManagedView) -> str:
        if isinstance(view, View):
            return view.arn
        return f"arn:{self.partition}:connect:{self.region_name}:aws:view/{view.id}"


_BEFORE_ALL_VIEWS = ("", "")


def _now() -> datetime:
    """Return the time as it goes over the wire: in whole milliseconds."""
    now = datetime.now(timezone.utc)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _view_key(view: View | ManagedView) -> tuple[str, str]:
    # The types sort as their names do: AWS_MANAGED before CUSTOMER_MANAGED.
    return view.type, view.name


def _key_of_view(scope: list[Any], next_token: str | None) -> tuple[str, str]:
    if next_token is None:
        return _BEFORE_ALL_VIEWS
    view_type, name = key_in_token(scope, next_token)
    return view_type, name


def _listed(
    views: InstanceViews, view_type: str | None, key: tuple[str, str]
) -> Iterator[View | ManagedView]:
    """Yield the views of a type, or of both, behind a key."""
    listed: Iterator[View | ManagedView] = chain(
        managed_views() if view_type in (None, AWS_MANAGED) else (),
        views.in_order() if view_type in (None, CUSTOMER_MANAGED) else (),
    )
    return (view for view in listed if _view_key(view) > key)
