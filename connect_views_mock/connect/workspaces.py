"""ConnectWorkspacesBackend class with methods for workspaces and their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from .content.findings import findings_in_message
from .content_checks.input_data import view_input_findings
from .exceptions import InvalidRequestException, InvalidViewId
from .identifiers import ViewIdentifier, parse_view_id
from .models import ConnectViewsBackend
from .pagination import page_of
from .view_models import InstanceViews
from .workspace_exceptions import (
    InvalidInputData,
    InvalidPageName,
    InvalidPageResourceArn,
    NothingToUpdate,
    ResourceInUse,
    TooManyCustomPages,
    WorkspaceNameExists,
    WorkspaceNotFound,
    WorkspacePageExists,
    WorkspaceSlugExists,
)
from .workspace_models import (
    DescribedWorkspace,
    Workspace,
    WorkspacePage,
    WorkspaceState,
    parse_workspace_id,
)

MAX_CUSTOM_PAGES = 17
"""Custom pages in all workspaces of one instance (administrator guide)."""

RESERVED_PREFIXES = ("aws:", "connect:")


class ConnectWorkspacesBackend(ConnectViewsBackend):
    """The operations on workspaces, whose pages show views."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.instance_workspaces: dict[str, dict[str, Workspace]] = {}

    def create_workspace(
        self,
        instance_id: str,
        name: str,
        description: str | None,
        theme: Mapping[str, Any] | None,
        title: str | None,
        tags: Mapping[str, str] | None,
    ) -> Workspace:
        views = self._views_of(instance_id)
        workspaces = self._workspaces_of(views)
        if name in (workspace.name for workspace in workspaces.values()):
            raise WorkspaceNameExists
        workspace_id = str(mock_random.uuid4())
        workspace = Workspace(
            workspace_id,
            f"{self._instance_arn(views)}/workspace/{workspace_id}",
            name=name,
            description=description or None,
            theme=theme,
            title=title or None,
            state=WorkspaceState(pages={}, last_modified_time=utcnow()),
        )
        # The tags go first: nobody sees those of a workspace that is not there.
        self._tag(workspace.arn, tags or {})
        workspaces[workspace_id] = workspace
        return workspace

    def describe_workspace(
        self, instance_id: str, workspace_id: str
    ) -> DescribedWorkspace:
        return self._describe_workspace(self._workspace(instance_id, workspace_id))

    def list_workspaces(
        self, instance_id: str, next_token: str | None, max_results: int | None
    ) -> tuple[list[DescribedWorkspace], str | None]:
        """They come in the order of their names."""
        views = self._views_of(instance_id)
        listed = sorted(self._workspaces_of(views).values(), key=_workspace_key)
        scope = ["ListWorkspaces", views.instance.id]
        page, token = page_of(listed, next_token, max_results, scope, _workspace_key)
        return [self._describe_workspace(workspace) for workspace in page], token

    def delete_workspace(self, instance_id: str, workspace_id: str) -> None:
        """Its pages go with it; their views stay."""
        workspace = self._workspace(instance_id, workspace_id)
        del self._workspaces_of(self._views_of(instance_id))[workspace.id]
        self.tagger.delete_all_tags_for_resource(workspace.arn)

    def create_workspace_page(
        self,
        instance_id: str,
        workspace_id: str,
        resource_arn: str,
        page: str,
        slug: str | None,
        input_data: str | None,
    ) -> None:
        """The input data is judged by the InputSchema of the view."""
        workspace = self._workspace(instance_id, workspace_id)
        new = WorkspacePage(page, resource_arn, slug or None, input_data or None)
        _check_name(new, "Page")
        self._check_view(instance_id, new)
        _check_unique(workspace, new, "Page")
        if new.is_custom and self._custom_pages(instance_id) >= MAX_CUSTOM_PAGES:
            raise TooManyCustomPages(number=MAX_CUSTOM_PAGES)
        _set_pages(workspace, {**workspace.state.pages, page: new})

    def update_workspace_page(
        self,
        instance_id: str,
        workspace_id: str,
        page: str,
        new_page: str | None,
        resource_arn: str | None,
        slug: str | None,
        input_data: str | None,
    ) -> None:
        """An empty slug, and empty input data, are taken away."""
        workspace = self._workspace(instance_id, workspace_id)
        old = workspace.page(page)
        if (new_page, resource_arn, slug, input_data) == (None, None, None, None):
            raise NothingToUpdate
        new = WorkspacePage(
            page=old.page if new_page is None else new_page,
            resource_arn=old.resource_arn if resource_arn is None else resource_arn,
            slug=old.slug if slug is None else slug or None,
            input_data=old.input_data if input_data is None else input_data or None,
        )
        _check_name(new, "NewPage")
        if (resource_arn, input_data) != (None, None):
            self._check_view(instance_id, new)
        others = {
            name: each for name, each in workspace.state.pages.items() if name != page
        }
        _check_unique(workspace, new, "NewPage", but=page)
        more = new.is_custom and not old.is_custom
        if more and self._custom_pages(instance_id) >= MAX_CUSTOM_PAGES:
            # The model of this operation has no error for a quota.
            raise InvalidRequestException(
                TooManyCustomPages(number=MAX_CUSTOM_PAGES).message
            )
        _set_pages(workspace, {**others, new.page: new})

    def list_workspace_pages(
        self,
        instance_id: str,
        workspace_id: str,
        next_token: str | None,
        max_results: int | None,
    ) -> tuple[list[WorkspacePage], str | None]:
        """They come in the order of their names."""
        workspace = self._workspace(instance_id, workspace_id)
        listed = sorted(workspace.state.pages.values(), key=_page_key)
        scope = ["ListWorkspacePages", workspace.id]
        return page_of(listed, next_token, max_results, scope, _page_key)

    def delete_workspace_page(
        self, instance_id: str, workspace_id: str, page: str
    ) -> None:
        workspace = self._workspace(instance_id, workspace_id)
        pages = dict(workspace.state.pages)
        del pages[workspace.page(page).page]
        _set_pages(workspace, pages)

    def delete_view(self, instance_id: str, view_id: str) -> None:
        """A view that a page shows is in use, whatever qualifier the page names."""
        self._require_unused(instance_id, view_id, None)
        super().delete_view(instance_id, view_id)

    def delete_view_version(
        self, instance_id: str, view_id: str, view_version: int
    ) -> None:
        """A version that a page names is in use."""
        self._require_unused(instance_id, view_id, view_version)
        super().delete_view_version(instance_id, view_id, view_version)

    def delete_views_of_instance(self, instance_id: str) -> None:
        """Drop the views and workspaces of a deleted instance, and their tags."""
        for workspace in self.instance_workspaces.pop(instance_id, {}).values():
            self.tagger.delete_all_tags_for_resource(workspace.arn)
        super().delete_views_of_instance(instance_id)

    def _workspaces_of(self, views: InstanceViews) -> dict[str, Workspace]:
        return self.instance_workspaces.setdefault(views.instance.id, {})

    def _workspace(self, instance_id: str, workspace_id: str) -> Workspace:
        views = self._views_of(instance_id)
        plain_id, arn = parse_workspace_id(workspace_id)
        workspace = self._workspaces_of(views).get(plain_id)
        if workspace is None or arn not in (None, workspace.arn):
            raise WorkspaceNotFound(workspace_id=plain_id)
        return workspace

    def _describe_workspace(self, workspace: Workspace) -> DescribedWorkspace:
        return DescribedWorkspace(
            id=workspace.id,
            arn=workspace.arn,
            name=workspace.name,
            visibility=workspace.visibility,
            tags=self.tagger.get_tag_dict_for_resource(workspace.arn),
            last_modified_time=workspace.state.last_modified_time,
            last_modified_region=self.region_name,
            description=workspace.description,
            theme=workspace.theme,
            title=workspace.title,
        )

    def _check_view(self, instance_id: str, page: WorkspacePage) -> None:
        _parse_view_arn(page.resource_arn)
        view = self.describe_view(instance_id, page.resource_arn)
        if page.input_data is not None and view.content.input_schema is not None:
            self._check_input_data(view.content.input_schema, page.input_data)

    def _check_input_data(self, input_schema: str, input_data: str) -> None:
        findings = view_input_findings(input_schema, input_data)
        if findings:
            raise InvalidInputData(findings=findings_in_message(findings))

    def _require_unused(
        self, instance_id: str, view_id: str, version: int | None
    ) -> None:
        view = self._view(self._views_of(instance_id), self._changeable(view_id))
        for workspace, page in self._pages(instance_id):
            shown = _parse_view_arn(page.resource_arn)
            if shown.arn == view.arn and (
                version is None or shown.qualifier == str(version)
            ):
                raise ResourceInUse(
                    view_id=view.id, page=page.page, workspace_id=workspace.id
                )

    def _custom_pages(self, instance_id: str) -> int:
        return sum(page.is_custom for _, page in self._pages(instance_id))

    def _pages(self, instance_id: str) -> Iterator[tuple[Workspace, WorkspacePage]]:
        for workspace in self._workspaces_of(self._views_of(instance_id)).values():
            for page in workspace.state.pages.values():
                yield workspace, page


def _workspace_key(workspace: Workspace) -> list[Any]:
    return [workspace.name]


def _page_key(page: WorkspacePage) -> list[Any]:
    return [page.page]


def _parse_view_arn(resource_arn: str) -> ViewIdentifier:
    try:
        identifier = parse_view_id(resource_arn, "ResourceArn")
    except InvalidViewId:
        raise InvalidPageResourceArn from None
    if identifier.arn is None:
        raise InvalidPageResourceArn
    return identifier


def _check_name(page: WorkspacePage, member: str) -> None:
    for prefix in RESERVED_PREFIXES:
        if page.page.startswith(prefix):
            raise InvalidPageName(member=member, prefix=prefix)


def _check_unique(
    workspace: Workspace, page: WorkspacePage, member: str, but: str | None = None
) -> None:
    """Refuse the name or the slug of another page, any but the one to be replaced."""
    for name, other in workspace.state.pages.items():
        if name == but:
            continue
        if name == page.page:
            raise WorkspacePageExists(member=member, page=name)
        if page.slug is not None and other.slug == page.slug:
            raise WorkspaceSlugExists(slug=page.slug)


def _set_pages(workspace: Workspace, pages: Mapping[str, WorkspacePage]) -> None:
    workspace.state = WorkspaceState(pages=pages, last_modified_time=utcnow())
