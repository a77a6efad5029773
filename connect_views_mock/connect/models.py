"""ConnectViewsBackend class with methods for the Views operations."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from moto.connect.models import ConnectBackend, Instance, connect_backends
from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.common_models import BaseModel
from moto.core.config import default_user_config
from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random
from moto.utilities.tagging_service import TaggingService

from .configuration import ConnectViewsConfiguration, read_configuration
from .content import InvalidViewContent, ViewContent, ViewStatus, read_view_content
from .exceptions import (
    AwsManagedViewIsReadOnly,
    AwsManagedViewTakesNoTags,
    InstanceNotFound,
    InvalidParameterException,
    InvalidRequestException,
    InvalidResourceArn,
    InvalidViewId,
    QualifierNotAllowed,
    ServiceQuotaExceededException,
    ViewNameExists,
    ViewNotFound,
    ViewNotPublished,
    ViewVersionNotFound,
)
from .identifiers import (
    LATEST,
    SAVED,
    ViewIdentifier,
    aws_managed_view_arn,
    parse_instance_id,
    parse_view_id,
    view_arn,
)
from .managed_views import AWS_MANAGED, ManagedView, managed_view, managed_views
from .pagination import DEFAULT_PAGE_SIZE, TokenKey, decode_next_token, encode_next_token
from .search import search_predicate
from .shapes import DescribedView, ViewSummary, ViewVersionSummary

if TYPE_CHECKING:
    from typing_extensions import Self

CUSTOMER_MANAGED: Final = "CUSTOMER_MANAGED"
MAX_TAGS: Final = 50
"""Tags on one view (service model)."""

T = TypeVar("T")


class ViewVersion(BaseModel):
    """A numbered version: the published content of a view at one moment, never to change."""

    if TYPE_CHECKING:
        # moto's own annotation promises a BaseModel, of whichever class.
        def __new__(cls, *args: Any, **kwargs: Any) -> Self: ...

    def __init__(self, version: int, description: str | None, content: ViewContent) -> None:
        self.version = version
        self.description = description
        self.content = content


class View(BaseModel):
    """A customer-managed view: a draft, possibly a published content, and numbered versions."""

    if TYPE_CHECKING:
        # moto's own annotation promises a BaseModel, of whichever class.
        def __new__(cls, *args: Any, **kwargs: Any) -> Self: ...

    type: str = CUSTOMER_MANAGED
    saved: ViewContent
    saved_status: ViewStatus

    def __init__(
        self,
        view_id: str,
        arn: str,
        name: str,
        description: str | None,
        content: ViewContent,
        status: ViewStatus,
    ) -> None:
        self.id = view_id
        self.arn = arn
        self.name = name
        self.description = description
        self.client_token: str | None = None
        self.latest: ViewContent | None = None
        self.versions: dict[int, ViewVersion] = {}
        self.last_version_number = 0
        self.save_content(content, status)
        self.created_time = self.last_modified_time

    @property
    def status(self) -> ViewStatus:
        """``PUBLISHED`` when there is published content, else ``SAVED``."""
        return "SAVED" if self.latest is None else "PUBLISHED"

    def save_content(self, content: ViewContent, status: ViewStatus) -> None:
        """Set ``$SAVED``, and ``$LATEST`` too when the status is ``PUBLISHED``."""
        self.saved = content
        self.saved_status = status
        if status == "PUBLISHED":
            self.latest = content
        self.last_modified_time = utcnow()

    def published_content(self) -> ViewContent:
        """Return the content of ``$LATEST``."""
        if self.latest is None:
            raise ViewNotPublished(view_id=self.id)
        return self.latest

    def version(self, number: int) -> ViewVersion:
        """Return a surviving version."""
        if number not in self.versions:
            raise ViewVersionNotFound(view_id=self.id, version=number)
        return self.versions[number]

    def highest_version(self) -> ViewVersion | None:
        """Return the surviving version with the highest number."""
        # Numbers only ever grow, so that the versions stand in their order.
        return next(reversed(self.versions.values()), None)

    def add_version(self, description: str | None, content: ViewContent) -> ViewVersion:
        """Freeze a content as the next version; the number of a deleted one is not used again."""
        self.last_version_number += 1
        version = ViewVersion(self.last_version_number, description, content)
        self.versions[version.version] = version
        self.last_modified_time = utcnow()
        return version


class InstanceViews:
    """The customer-managed views of one instance, by id, by name and by client token.

    The names are kept in their order, so that no page of a list looks at the other pages.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.by_id: dict[str, View] = {}
        self.by_name: dict[str, View] = {}
        self._by_client_token: dict[str, tuple[Mapping[str, Any], View]] = {}
        self._names: list[str] = []

    def add(self, view: View) -> None:
        """Take in a view whose name is free."""
        self.by_id[view.id] = view
        self._add_name(view)

    def remove(self, view: View) -> None:
        """Drop a view; its name and its client token are free at once."""
        del self.by_id[view.id]
        self._remove_name(view)
        if view.client_token is not None:
            del self._by_client_token[view.client_token]

    def rename(self, view: View, name: str) -> None:
        """Give a view another name, which is free."""
        self._remove_name(view)
        view.name = name
        self._add_name(view)

    def remember_client_token(
        self, client_token: str, parameters: Mapping[str, Any], view: View
    ) -> None:
        """Keep the token of a CreateView, with the parameters for which it stands."""
        view.client_token = client_token
        self._by_client_token[client_token] = (parameters, view)

    def created_with(self, client_token: str | None, parameters: Mapping[str, Any]) -> View | None:
        """Return the view that an earlier CreateView with this token created."""
        if client_token is None or client_token not in self._by_client_token:
            return None
        first_parameters, view = self._by_client_token[client_token]
        if parameters != first_parameters:
            raise InvalidRequestException(
                "ClientToken: was used before to create a view with other parameters"
            )
        return view

    def by_name_after(self, name: str) -> Iterator[View]:
        """Yield the views whose names come behind the given one, in the order of their names."""
        for index in range(bisect_right(self._names, name), len(self._names)):
            yield self.by_name[self._names[index]]

    def _add_name(self, view: View) -> None:
        self.by_name[view.name] = view
        insort(self._names, view.name)

    def _remove_name(self, view: View) -> None:
        del self.by_name[view.name]
        del self._names[bisect_right(self._names, view.name) - 1]


class ConnectViewsBackend(BaseBackend):
    """Implementation of the Views operations of Amazon Connect."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.instance_views: dict[str, InstanceViews] = {}
        self._lock = RLock()

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
        """
        The content is checked as far as its status asks for: see UpdateViewContent. By default an
        instance takes any number of views; the configuration can set a quota:

        .. sourcecode:: python

            @mock_connect_views(config={"connect_views": {"max_views_per_instance": 10}})
        """
        views = self._views_of(instance_id)
        checked_content = self._read_content(content, status)
        tags = dict(tags or {})
        parameters = {
            "status": status,
            "template": checked_content.template,
            "actions": checked_content.actions,
            "description": description,
            "name": name,
            "tags": tags,
        }
        with self._lock:
            created = views.created_with(client_token, parameters)
            if created is not None:
                return self._describe_saved(created)
            if name in views.by_name:
                raise ViewNameExists
            quota = self._configuration().max_views_per_instance
            _require_room("The instance", "views", len(views.by_id), quota)
            view_id = str(mock_random.uuid4())
            arn = view_arn(
                self.partition, self.region_name, self.account_id, views.instance.id, view_id
            )
            view = View(view_id, arn, name, description, checked_content, status)
            views.add(view)
            if client_token is not None:
                views.remember_client_token(client_token, parameters, view)
            self._tag(view, tags)
            return self._describe_saved(view)

    def describe_view(self, instance_id: str, view_id: str) -> DescribedView:
        """
        A view that was never published has to be described with the qualifier `$SAVED`.
        """
        views = self._views_of(instance_id)
        identifier = parse_view_id(view_id)
        if identifier.aws_managed:
            return self._describe_managed(self._managed_view(identifier))
        with self._lock:
            view = self._view(views, identifier)
            match identifier.qualifier:
                case "$SAVED":
                    return self._describe(
                        view, view.saved, view.saved_status, arn=f"{view.arn}:{SAVED}"
                    )
                case None | "$LATEST":
                    return self._describe(
                        view, view.published_content(), "PUBLISHED", arn=f"{view.arn}:{LATEST}"
                    )
                case number:
                    return self._describe_version(view, view.version(int(number)))

    def update_view_content(
        self, instance_id: str, view_id: str, status: ViewStatus, content: Mapping[str, Any]
    ) -> DescribedView:
        """
        The status `SAVED` has the frame of the template checked, and `PUBLISHED` the whole of it.
        """
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        checked_content = self._read_content(content, status)
        with self._lock:
            view = self._view(views, identifier)
            view.save_content(checked_content, status)
            return self._describe_saved(view)

    def update_view_metadata(
        self, instance_id: str, view_id: str, name: str | None, description: str | None
    ) -> None:
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        if name is None and description is None:
            raise InvalidRequestException("Either Name or Description must be given")
        with self._lock:
            view = self._view(views, identifier)
            if name is not None and name != view.name:
                if name in views.by_name:
                    raise ViewNameExists
                views.rename(view, name)
            if description is not None:
                view.description = description

    def delete_view(self, instance_id: str, view_id: str) -> None:
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        with self._lock:
            view = self._view(views, identifier)
            views.remove(view)
            self._tagger.delete_all_tags_for_resource(view.arn)

    def list_views(
        self,
        instance_id: str,
        view_type: str | None,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[ViewSummary], str | None]:
        """
        The AWS-managed views come first, then those of the customer; each kind by name.
        """
        views = self._views_of(instance_id)
        scope = ("ListViews", views.instance.id, view_type)
        with self._lock:
            listed = _views_after(views, view_type, _decode_view_key(scope, next_token))
            page, token = _page(listed, max_results, scope, _view_key)
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
        String conditions can name the fields `name` and `description`, and ignore case. Views are
        found in the order of ListViews, with their published content, or else with their draft.
        """
        views = self._views_of(instance_id)
        matches = search_predicate(search_criteria, search_filter)
        scope = ("SearchViews", views.instance.id, search_filter, search_criteria)
        after = _decode_view_key(scope, next_token)
        with self._lock:
            found = [
                view
                for view in _views_after(views, None, _BEFORE_THE_FIRST_VIEW)
                if matches(view, self._tags(view))
            ]
            remaining = (view for view in found if _view_key(view) > after)
            page, token = _page(remaining, max_results, scope, _view_key)
            return [self._search_result(view) for view in page], token, len(found)

    def create_view_version(
        self,
        instance_id: str,
        view_id: str,
        version_description: str | None,
        view_content_sha256: str | None,
    ) -> DescribedView:
        """
        By default a view takes any number of versions; the configuration can set a quota:

        .. sourcecode:: python

            @mock_connect_views(config={"connect_views": {"max_versions_per_view": 10}})
        """
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        with self._lock:
            view = self._view(views, identifier)
            content = view.published_content()
            if view_content_sha256 not in (None, content.sha256):
                raise InvalidParameterException(
                    "ViewContentSha256: differs from the checksum of the latest published "
                    f"content, {content.sha256}"
                )
            version = view.highest_version()
            if version is None or version.content.sha256 != content.sha256:
                quota = self._configuration().max_versions_per_view
                _require_room("The view", "versions", len(view.versions), quota)
                version = view.add_version(version_description, content)
            return self._describe_version(view, version)

    def list_view_versions(
        self,
        instance_id: str,
        view_id: str,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[ViewVersionSummary], str | None]:
        views = self._views_of(instance_id)
        identifier = _unqualified(view_id, "ViewId")
        scope = ("ListViewVersions", views.instance.id, identifier.view_id)
        last_number = _decode_version_key(scope, next_token)
        if identifier.aws_managed:
            managed = self._managed_view(identifier)
            return [_version_summary(managed, self._managed_arn(managed), managed.version)], None
        with self._lock:
            view = self._view(views, identifier)
            first = view.last_version_number if last_number is None else last_number - 1
            listed = (
                view.versions[number] for number in range(first, 0, -1) if number in view.versions
            )
            page, token = _page(listed, max_results, scope, lambda version: (version.version,))
            return [
                _version_summary(view, view.arn, version.version, version.description)
                for version in page
            ], token

    def delete_view_version(self, instance_id: str, view_id: str, view_version: int) -> None:
        views = self._views_of(instance_id)
        identifier = self._changeable(view_id)
        with self._lock:
            view = self._view(views, identifier)
            del view.versions[view.version(view_version).version]

    def tag_resource(self, resource_arn: str, tags: Mapping[str, str]) -> None:
        with self._lock:
            view = self._tagged_view(resource_arn)
            if isinstance(view, ManagedView):
                raise AwsManagedViewTakesNoTags
            number_of_tags = len(self._tags(view).keys() | tags.keys())
            if number_of_tags > MAX_TAGS:
                raise InvalidParameterException(
                    f"tags: a view has at most {MAX_TAGS} tags, and would have {number_of_tags}"
                )
            self._tag(view, tags)

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        with self._lock:
            view = self._tagged_view(resource_arn)
            if isinstance(view, ManagedView):
                raise AwsManagedViewTakesNoTags
            self._tagger.untag_resource_using_names(view.arn, tag_keys)

    def list_tags_for_resource(self, resource_arn: str) -> dict[str, str]:
        with self._lock:
            return self._tags(self._tagged_view(resource_arn))

    # Where the state of others is: instances and tags are those of moto's Connect backend.

    @property
    def _connect_backend(self) -> ConnectBackend:
        return connect_backends[self.account_id][self.region_name]

    @property
    def _tagger(self) -> TaggingService:
        return self._connect_backend.tagger

    def _tag(self, view: View, tags: Mapping[str, str]) -> None:
        if tags:
            self._tagger.tag_resource(
                view.arn, TaggingService.convert_dict_to_tags_input(dict(tags))
            )

    def _tags(self, view: View | ManagedView) -> dict[str, str]:
        if isinstance(view, ManagedView):
            return {}
        return self._tagger.get_tag_dict_for_resource(view.arn)

    def _configuration(self) -> ConnectViewsConfiguration:
        return read_configuration(default_user_config)

    # Finding what the parameters name.

    def _views_of(self, instance_id: str) -> InstanceViews:
        identifier = parse_instance_id(instance_id)
        instance = self._connect_backend.instances.get(identifier.instance_id)
        # moto writes the partition aws into the ARN of each instance; it is taken as it is.
        if instance is None or not (
            identifier.arn in (None, instance.arn)
            or self._is_here(identifier.partition, identifier.region, identifier.account_id)
        ):
            raise InstanceNotFound(instance_id=identifier.instance_id)
        with self._lock:
            views = self.instance_views.get(instance.id)
            if views is None or views.instance is not instance:
                # The views of an instance go with it, and do not come back with its id.
                if views is not None:
                    for view in views.by_id.values():
                        self._tagger.delete_all_tags_for_resource(view.arn)
                views = self.instance_views[instance.id] = InstanceViews(instance)
            return views

    def _is_here(self, *place: str | None) -> bool:
        return place == (self.partition, self.region_name, self.account_id)

    def _changeable(self, view_id: str) -> ViewIdentifier:
        identifier = _unqualified(view_id, "ViewId")
        if identifier.aws_managed:
            raise AwsManagedViewIsReadOnly(view_id=self._managed_view(identifier).id)
        return identifier

    def _view(self, views: InstanceViews, identifier: ViewIdentifier) -> View:
        view = views.by_id.get(identifier.view_id)
        if view is None or not (
            identifier.instance_id is None
            or (
                identifier.instance_id == views.instance.id
                and self._is_here(identifier.partition, identifier.region, identifier.account_id)
            )
        ):
            raise ViewNotFound(view_id=identifier.view_id)
        return view

    def _managed_view(self, identifier: ViewIdentifier) -> ManagedView:
        view = managed_view(identifier.view_id)
        if view is None or not self._is_here(
            identifier.partition, identifier.region, self.account_id
        ):
            raise ViewNotFound(view_id=identifier.view_id)
        if identifier.qualifier not in (None, "1"):
            raise ViewVersionNotFound(view_id=view.id, version=identifier.qualifier)
        return view

    def _tagged_view(self, resource_arn: str) -> View | ManagedView:
        try:
            identifier = _unqualified(resource_arn, "resourceArn")
        except InvalidViewId:
            raise InvalidResourceArn from None
        if identifier.aws_managed:
            return self._managed_view(identifier)
        if identifier.instance_id is None:
            raise InvalidResourceArn
        return self._view(self._views_of(identifier.instance_id), identifier)

    # Reading content, and answering.

    def _read_content(self, content: Mapping[str, Any], status: ViewStatus) -> ViewContent:
        configuration = self._configuration()
        try:
            return read_view_content(
                content.get("Template"),
                content.get("Actions"),
                status,
                validate_content=configuration.validate_content,
                extra_component_types=configuration.extra_component_types,
            )
        except InvalidViewContent as error:
            raise InvalidParameterException(f"Content: {error}") from error

    def _describe(
        self,
        view: View,
        content: ViewContent,
        status: ViewStatus,
        *,
        arn: str,
        version: ViewVersion | None = None,
    ) -> DescribedView:
        published = version.content if version else view.latest
        return DescribedView(
            id=view.id,
            arn=arn,
            name=view.name,
            status=status,
            type=view.type,
            tags=self._tags(view),
            content=content,
            description=view.description,
            version=version.version if version else None,
            version_description=version.description if version else None,
            created_time=view.created_time,
            last_modified_time=view.last_modified_time,
            view_content_sha256=published.sha256 if published else None,
        )

    def _describe_saved(self, view: View) -> DescribedView:
        return self._describe(view, view.saved, view.saved_status, arn=view.arn)

    def _describe_version(self, view: View, version: ViewVersion) -> DescribedView:
        return self._describe(
            view,
            version.content,
            "PUBLISHED",
            arn=f"{view.arn}:{version.version}",
            version=version,
        )

    def _describe_managed(self, view: ManagedView, *, qualified: bool = True) -> DescribedView:
        arn = self._managed_arn(view)
        return DescribedView(
            id=view.id,
            arn=f"{arn}:{view.version}" if qualified else arn,
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
            return self._describe_managed(view, qualified=False)
        return self._describe(view, view.latest or view.saved, view.status, arn=view.arn)

    def _summary(self, view: View | ManagedView) -> ViewSummary:
        return ViewSummary(
            id=view.id,
            arn=self._managed_arn(view) if isinstance(view, ManagedView) else view.arn,
            name=view.name,
            type=view.type,
            status=view.status,
            description=view.description,
        )

    def _managed_arn(self, view: ManagedView) -> str:
        return aws_managed_view_arn(self.partition, self.region_name, view.id)


_BEFORE_THE_FIRST_VIEW: Final = ("", "")


def _require_room(owner: str, items: str, number: int, quota: int | None) -> None:
    if quota is not None and number >= quota:
        raise ServiceQuotaExceededException(f"{owner} has {number} {items}, of at most {quota}")


def _unqualified(view_id: str, member: str) -> ViewIdentifier:
    identifier = parse_view_id(view_id, member)
    if identifier.qualifier is not None:
        raise QualifierNotAllowed(member=member)
    return identifier


def _view_key(view: View | ManagedView) -> tuple[str, str]:
    # The types sort as their names do: AWS_MANAGED before CUSTOMER_MANAGED (our choice).
    return view.type, view.name


def _views_after(
    views: InstanceViews, view_type: str | None, key: tuple[str, str]
) -> Iterator[View | ManagedView]:
    """Yield the views of a type, or of both, behind a key: by type and then by name."""
    if view_type in (None, AWS_MANAGED):
        for view in managed_views():
            if _view_key(view) > key:
                yield view
    if view_type in (None, CUSTOMER_MANAGED):
        last_type, last_name = key
        yield from views.by_name_after(last_name if last_type == CUSTOMER_MANAGED else "")


def _decode_view_key(scope: Sequence[object], next_token: str | None) -> tuple[str, str]:
    if next_token is None:
        return _BEFORE_THE_FIRST_VIEW
    view_type, name = decode_next_token(scope, next_token)
    return str(view_type), str(name)


def _decode_version_key(scope: Sequence[object], next_token: str | None) -> int | None:
    if next_token is None:
        return None
    (number,) = decode_next_token(scope, next_token)
    return int(number)


def _version_summary(
    view: View | ManagedView, arn: str, number: int, version_description: str | None = None
) -> ViewVersionSummary:
    return ViewVersionSummary(
        id=view.id,
        arn=f"{arn}:{number}",
        name=view.name,
        type=view.type,
        version=number,
        description=view.description,
        version_description=version_description,
    )


def _page(
    items: Iterable[T],
    max_results: int | None,
    scope: Sequence[object],
    key: Callable[[T], TokenKey],
) -> tuple[list[T], str | None]:
    """Return the first items and, if there are more of them, the token that leads there."""
    page_size = max_results or DEFAULT_PAGE_SIZE
    page = list(islice(items, page_size + 1))
    if len(page) <= page_size:
        return page, None
    del page[page_size:]
    return page, encode_next_token(scope, key(page[-1]))


connect_views_backends = BackendDict(ConnectViewsBackend, "connect")
