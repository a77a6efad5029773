"""A workspace with its pages, as it is stored and as it is described."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moto.core.common_models import BaseModel

from .workspace_exceptions import InvalidWorkspaceId, WorkspacePageNotFound

SYSTEM_PAGES = ("HOME", "AGENT_EXPERIENCE")

_WORKSPACE_ARN = re.compile(
    r"arn:[a-z-]+:connect:[a-z0-9-]+:[0-9]{1,20}:instance/[^/:]+/"
    r"workspace/(?P<workspace_id>[^/:]+)"
)


@dataclass(frozen=True, slots=True)
class WorkspacePage:
    """The shape ``WorkspacePage``."""

    page: str
    resource_arn: str
    slug: str | None
    input_data: str | None

    @property
    def is_custom(self) -> bool:
        return self.page not in SYSTEM_PAGES


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """What a workspace is between two changes: a change replaces it as a whole."""

    pages: Mapping[str, WorkspacePage]
    last_modified_time: datetime


@dataclass(frozen=True, slots=True)
class DescribedWorkspace:
    """The shape ``Workspace``.

    The shape ``WorkspaceSummary`` has some of the same members.
    """

    id: str
    arn: str
    name: str
    visibility: str
    tags: Mapping[str, str]
    last_modified_time: datetime
    last_modified_region: str
    description: str | None = None
    theme: Mapping[str, Any] | None = None
    title: str | None = None


class Workspace(BaseModel):
    """A workspace, which maps views to pages."""

    # Until an operation that is not implemented here shows it to somebody.
    visibility = "NONE"

    def __init__(
        self,
        workspace_id: str,
        arn: str,
        name: str,
        description: str | None,
        theme: Mapping[str, Any] | None,
        title: str | None,
        state: WorkspaceState,
    ) -> None:
        self.id = workspace_id
        self.arn = arn
        self.name = name
        self.description = description
        self.theme = theme
        self.title = title
        self.state = state

    def page(self, name: str) -> WorkspacePage:
        page = self.state.pages.get(name)
        if page is None:
            raise WorkspacePageNotFound(workspace_id=self.id, page=name)
        return page


def parse_workspace_id(workspace_id: str) -> tuple[str, str | None]:
    """Return the plain id of a ``WorkspaceId``, and its ARN if it is one."""
    if not workspace_id.startswith("arn:"):
        return workspace_id, None
    match = _WORKSPACE_ARN.fullmatch(workspace_id)
    if match is None:
        raise InvalidWorkspaceId
    return match["workspace_id"], workspace_id
