"""ConnectViewsBackend class with methods for the Views operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
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
from .managed_views import AWS_MANAGED, ManagedView, managed_view, managed_views
from .pagination import key_in_token, page_of
from .search import search_predicate
from .view_models import (
    CUSTOMER_MANAGED,
    DescribedView,
    InstanceViews,
    View,
    ViewSummary,
)
from .views import ViewBackend

MAX_TAGS = 50
"""Tags on one view (service model)."""


class ConnectViewsBackend(ViewBackend):
    """Implementation of the Views operations of Amazon Connect.

    Beside those on one view: lists, search, tags, and the AWS-managed views.
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
        view = managed_view(identifier.view_id)
        if view is None or identifier.arn != self._arn_of(view):
            raise ViewNotFound(view_id=identifier.view_id)
        if identifier.qualifier not in (None, "1"):
            raise ViewVersionNotFound(view_id=view.id, version=identifier.qualifier)
        return view

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
