"""A view with its versions, as it is stored and as it is described."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from moto.core.common_models import BaseModel

from .content import ViewContent, ViewStatus
from .exceptions import ClientTokenReused, ViewNotPublished, ViewVersionNotFound

if TYPE_CHECKING:
    from moto.connect.models import Instance

CUSTOMER_MANAGED = "CUSTOMER_MANAGED"


@dataclass(frozen=True, slots=True)
class DescribedView:
    """The shape ``View``: one content of a view, with the ARN that was requested.

    ``ViewSummary`` and ``ViewVersionSummary`` have some of the same members.
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


@dataclass(frozen=True)
class ViewVersion(BaseModel):
    """The published content of a view at one moment. It never changes."""

    version: int
    description: str | None
    content: ViewContent


@dataclass(frozen=True, slots=True)
class ViewState:
    """The state of a view between two changes. A change replaces it as a whole."""

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

    def version(self, number: int | str) -> ViewVersion:
        if not isinstance(number, int) or number not in self.state.versions:
            raise ViewVersionNotFound(view_id=self.id, version=number)
        return self.state.versions[number]


class InstanceViews:
    """The customer-managed views of one instance, by id, name and client token.

    ``by_id`` holds the views. The names and tokens only lead to it. They may name views
    that are gone, but they never miss one that is there. So each change of ``by_id`` or
    of a view's state is complete by itself.
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
        return next((view.name for view in self.in_order(first)), None) == name

    def in_order(self, first: int = 0) -> Iterator[View]:
        """Yield the views in the order of their names, from the first index on."""
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
