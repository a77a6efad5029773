"""ConnectViewsBackend class with methods for the Views operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .exceptions import (
    AwsManagedViewIsReadOnly,
    AwsManagedViewTakesNoTags,
    InvalidParameterException,
    InvalidResourceArn,
    InvalidViewId,
    ViewNotFound,
    ViewVersionNotFound,
)
from .identifiers import ViewIdentifier, parse_unqualified_view_id, parse_view_id
from .managed_views import AWS_MANAGED, ManagedView, managed_views
from .pagination import page_of
from .search import search_predicate
from .view_models import CUSTOMER_MANAGED, DescribedView, InstanceViews, View
from .views import ViewBackend

MAX_TAGS = 50
"""Tags on one view (service model)."""


class ConnectViewsBackend(ViewBackend):
    """Implementation of the Views operations of Amazon Connect.

    It adds to those on one view: lists, search, tags, and the AWS-managed views.
    """

    def describe_view(self, instance_id: str, view_id: str) -> DescribedView:
        """A view that was never published needs the qualifier `$SAVED`."""
        self._views_of(instance_id)
        identifier = parse_view_id(view_id)
        if identifier.aws_managed:
            return self._describe_managed(self._managed_view(identifier))
        return super().describe_view(instance_id, view_id)

    def list_views(
        self,
        instance_id: str,
        view_type: str | None,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[DescribedView | ManagedView], str | None]:
        """The AWS-managed views come first, then the others. Each kind is by name."""
        views = self._views_of(instance_id)
        scope = ["ListViews", views.instance.id, view_type]
        listed = self._listed(views, view_type)
        page, token = page_of(listed, next_token, max_results, scope, _view_key)
        return [
            view if isinstance(view, ManagedView) else self._search_result(view)
            for view in page
        ], token

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
        in the order of ListViews, with their published content, or else their draft.
        """
        views = self._views_of(instance_id)
        matches = search_predicate(search_criteria, search_filter)
        scope = ["SearchViews", views.instance.id, search_filter, search_criteria]
        found = [
            view for view in self._listed(views) if matches(view, self._tags_of(view))
        ]
        page, token = page_of(found, next_token, max_results, scope, _view_key)
        return [self._search_result(view) for view in page], token, len(found)

    def list_view_versions(
        self,
        instance_id: str,
        view_id: str,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[DescribedView], str | None]:
        """The highest version comes first."""
        views = self._views_of(instance_id)
        identifier = parse_unqualified_view_id(view_id)
        listed = self._versions(views, identifier)
        scope = ["ListViewVersions", views.instance.id, identifier.view_id]
        return page_of(
            listed, next_token, max_results, scope, lambda each: [-(each.version or 0)]
        )

    def tag_resource(self, resource_arn: str, tags: dict[str, str]) -> None:
        view = self._taggable_view(resource_arn)
        keys = self._tags_of(view).keys() | tags.keys()
        # Those that AWS itself adds do not count.
        number = sum(not key.startswith("aws:") for key in keys)
        if number > MAX_TAGS:
            raise InvalidParameterException(
                f"tags: a view has at most {MAX_TAGS} tags, and would have {number}"
            )
        self._tag(view.arn, tags)

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        self._untag(self._taggable_view(resource_arn).arn, tag_keys)

    def list_tags_for_resource(self, resource_arn: str) -> dict[str, str]:
        return self._tags_of(self._view_with_arn(resource_arn))

    def tags_of_views(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the ARN and the tags of every customer-managed view."""
        for instance_id in list(self.instances):
            for view in self._views_of(instance_id).in_order():
                yield view.arn, self._tags_of(view)

    def _untag(self, arn: str, tag_keys: list[str]) -> None:
        self.tagger.untag_resource_using_names(arn, tag_keys)

    def _tags_of(self, view: View | ManagedView) -> dict[str, str]:
        return {} if isinstance(view, ManagedView) else super()._tags_of(view)

    def _changeable(self, view_id: str) -> ViewIdentifier:
        identifier = super()._changeable(view_id)
        if identifier.aws_managed:
            raise AwsManagedViewIsReadOnly(view_id=self._managed_view(identifier).id)
        return identifier

    def _managed_view(self, identifier: ViewIdentifier) -> ManagedView:
        views = managed_views(self.partition, self.region_name)
        view = next((each for each in views if each.arn == identifier.arn), None)
        if view is None:
            raise ViewNotFound(view_id=identifier.view_id)
        if identifier.qualifier not in (None, "1"):
            raise ViewVersionNotFound(view_id=view.id, version=identifier.qualifier)
        return view

    def _listed(
        self, views: InstanceViews, view_type: str | None = None
    ) -> Iterator[View | ManagedView]:
        if view_type in (None, AWS_MANAGED):
            yield from managed_views(self.partition, self.region_name)
        if view_type in (None, CUSTOMER_MANAGED):
            yield from views.in_order()

    def _versions(
        self, views: InstanceViews, identifier: ViewIdentifier
    ) -> Iterator[DescribedView]:
        """Yield the versions of a view, the highest first."""
        if identifier.aws_managed:
            yield self._describe_managed(self._managed_view(identifier))
            return
        view = self._view(views, identifier)
        for version in reversed(view.state.versions.values()):
            yield self._describe_version(view, version)

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

    def _describe_managed(self, view: ManagedView) -> DescribedView:
        return DescribedView(
            id=view.id,
            arn=f"{view.arn}:{view.version}",
            name=view.name,
            status=view.status,
            type=view.type,
            tags={},
            content=view.content,
            version=view.version,
            view_content_sha256=view.content.sha256,
        )

    def _search_result(self, view: View | ManagedView) -> DescribedView:
        if isinstance(view, ManagedView):
            return replace(self._describe_managed(view), arn=view.arn)
        content = view.state.latest or view.state.saved
        return self._describe(view, content, view.status, view.arn)


def _view_key(view: View | ManagedView) -> list[Any]:
    # The types are sorted by their names: AWS_MANAGED before CUSTOMER_MANAGED.
    return [view.type, view.name]
