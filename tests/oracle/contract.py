"""The contract of views, written a second time from docs/fidelity.md and from nothing else.

It knows no code of the package. A call returns the errors that the contract admits for it, any one
of which is right, or no error, and then the state has changed as the contract says. What AWS makes
up (ids and checksums) is taken from the answers, and has to stay consistent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

NOT_FOUND = "ResourceNotFoundException"
INVALID_PARAMETER = "InvalidParameterException"
INVALID_REQUEST = "InvalidRequestException"
DUPLICATE = "DuplicateResourceException"
QUOTA = "ServiceQuotaExceededException"

Errors = set[str]


@dataclass(frozen=True)
class Content:
    """A template as it was sent, with its actions in their order."""

    template: str
    actions: tuple[str, ...]

    @property
    def canonical(self) -> str:
        """What the checksum depends on: no white space, no order of keys or actions."""
        return json.dumps([json.loads(self.template), sorted(self.actions)], sort_keys=True)


@dataclass(frozen=True)
class Candidate:
    """A content to send, and whether the contract takes it as a draft and as published."""

    content: Content
    draft: bool = True
    published: bool = True

    def is_taken(self, status: str) -> bool:
        return self.published if status == "PUBLISHED" else self.draft


@dataclass
class Version:
    description: str | None
    content: Content


@dataclass
class View:
    id: str
    arn: str
    name: str
    description: str | None
    tags: dict[str, str]
    saved: Content
    saved_status: str
    latest: Content | None
    created: datetime
    modified: datetime
    versions: dict[int, Version] = field(default_factory=dict)
    last_number: int = 0


@dataclass(frozen=True)
class Identifier:
    """How a request names a view: by id or ARN, with or without a qualifier."""

    text: str
    view_id: str
    arn: str | None = None
    qualifier: str | None = None


@dataclass
class Instance:
    """The views of one instance, in one account and region."""

    id: str
    max_views: int | None = None
    max_versions: int | None = None
    views: dict[str, View] = field(default_factory=dict)
    tokens: dict[str, tuple[Any, str]] = field(default_factory=dict)

    def find(self, identifier: Identifier) -> View | None:
        view = self.views.get(identifier.view_id)
        if view is None or identifier.arn not in (None, view.arn):
            return None
        return view

    def _named(self, identifier: Identifier) -> tuple[Errors, View | None]:
        """The view of an operation that takes no qualifier."""
        errors = {INVALID_PARAMETER} if identifier.qualifier is not None else set()
        view = self.find(identifier)
        return errors or ({NOT_FOUND} if view is None else set()), view

    # Each operation returns the errors that are right; the view that it answers with, if any.

    def create_view(
        self,
        parameters: dict[str, Any],
        candidate: Candidate,
        now: datetime,
    ) -> tuple[Errors, View | None]:
        token = parameters.get("ClientToken")
        what = (
            *(parameters.get(name) for name in ("Name", "Description", "Status")),
            tuple(sorted((parameters.get("Tags") or {}).items())),
            candidate.content,
        )
        if not candidate.is_taken(parameters["Status"]):
            errors = {INVALID_PARAMETER}
            return errors | self._reused(token, what) | self._taken(parameters["Name"]), None
        if token is not None and token in self.tokens:
            first, view_id = self.tokens[token]
            if view_id in self.views:
                if first != what:
                    return {INVALID_REQUEST}, None
                return set(), self.views[view_id]
        errors = self._taken(parameters["Name"])
        if self.max_views is not None and len(self.views) >= self.max_views:
            errors |= {QUOTA}
        if errors:
            return errors, None
        published = parameters["Status"] == "PUBLISHED"
        view = View(
            id="",
            arn="",
            name=parameters["Name"],
            description=parameters.get("Description"),
            tags=dict(parameters.get("Tags") or {}),
            saved=candidate.content,
            saved_status=parameters["Status"],
            latest=candidate.content if published else None,
            created=now,
            modified=now,
        )
        if token is not None:
            self.tokens[token] = (what, "")
        return set(), view

    def adopt(self, view: View, view_id: str, arn: str, token: str | None) -> None:
        """Take id and ARN of a new view from the answer."""
        view.id, view.arn = view_id, arn
        self.views[view_id] = view
        if token is not None:
            self.tokens[token] = (self.tokens[token][0], view_id)

    def _taken(self, name: str) -> Errors:
        return {DUPLICATE} if any(view.name == name for view in self.views.values()) else set()

    def _reused(self, token: str | None, what: Any) -> Errors:
        first, view_id = self.tokens.get(token or "", (what, ""))
        return {INVALID_REQUEST} if view_id in self.views and first != what else set()

    def update_content(
        self, identifier: Identifier, status: str, candidate: Candidate, now: datetime
    ) -> tuple[Errors, View | None]:
        errors, view = self._named(identifier)
        if not candidate.is_taken(status):
            errors = errors | {INVALID_PARAMETER}
        if errors or view is None:
            return errors, None
        view.saved, view.saved_status, view.modified = candidate.content, status, now
        if status == "PUBLISHED":
            view.latest = candidate.content
        return set(), view

    def update_metadata(
        self, identifier: Identifier, name: str | None, description: str | None
    ) -> Errors:
        errors, view = self._named(identifier)
        if name is None and description is None:
            errors = errors | {INVALID_REQUEST}
        if view is not None and name is not None and name != view.name:
            errors = errors | self._taken(name)
        if errors or view is None:
            return errors
        view.name = view.name if name is None else name
        view.description = view.description if description is None else description
        return set()

    def delete_view(self, identifier: Identifier) -> Errors:
        errors, view = self._named(identifier)
        if not errors and view is not None:
            del self.views[view.id]
        return errors

    def create_version(
        self,
        identifier: Identifier,
        description: str | None,
        checksum_is_right: bool | None,
        now: datetime,
    ) -> tuple[Errors, View | None, int]:
        errors, view = self._named(identifier)
        if errors or view is None:
            return errors, None, 0
        if view.latest is None:
            return {NOT_FOUND}, None, 0
        if checksum_is_right is False:
            return {INVALID_PARAMETER}, None, 0
        highest = max(view.versions, default=None)
        if highest is not None:
            surviving = view.versions[highest]
            if surviving.content.canonical == view.latest.canonical:
                return set(), view, highest
        if self.max_versions is not None and len(view.versions) >= self.max_versions:
            return {QUOTA}, None, 0
        view.last_number += 1
        view.versions[view.last_number] = Version(description, view.latest)
        view.modified = now
        return set(), view, view.last_number

    def delete_version(self, identifier: Identifier, number: int) -> Errors:
        errors, view = self._named(identifier)
        if errors or view is None:
            return errors
        if number not in view.versions:
            return {NOT_FOUND}
        del view.versions[number]
        return set()

    def described(self, identifier: Identifier) -> tuple[Errors, dict[str, Any]]:
        """What DescribeView answers, with the content in place of its checksum."""
        view = self.find(identifier)
        qualifier = identifier.qualifier
        if qualifier is not None and not _is_qualifier(qualifier):
            return {INVALID_PARAMETER}, {}
        if view is None:
            return {NOT_FOUND}, {}
        if qualifier == "$SAVED":
            return set(), view_answer(view, view.saved, view.saved_status, ":$SAVED")
        if qualifier in (None, "$LATEST"):
            if view.latest is None:
                return {NOT_FOUND}, {}
            return set(), view_answer(view, view.latest, "PUBLISHED", ":$LATEST")
        if int(qualifier or 0) not in view.versions:
            return {NOT_FOUND}, {}
        return set(), version_answer(view, int(qualifier or 0))

    def listed(self) -> list[dict[str, Any]]:
        """The customer-managed views of ListViews."""
        return [
            _without_none(
                {
                    "Id": view.id,
                    "Arn": view.arn,
                    "Name": view.name,
                    "Type": "CUSTOMER_MANAGED",
                    "Status": "SAVED" if view.latest is None else "PUBLISHED",
                    "Description": view.description,
                }
            )
            for view in sorted(self.views.values(), key=lambda view: view.name)
        ]

    def listed_versions(self, view: View) -> list[dict[str, Any]]:
        return [
            _without_none(
                {
                    "Id": view.id,
                    "Arn": f"{view.arn}:{number}",
                    "Name": view.name,
                    "Type": "CUSTOMER_MANAGED",
                    "Description": view.description,
                    "Version": number,
                    "VersionDescription": view.versions[number].description,
                }
            )
            for number in sorted(view.versions, reverse=True)
        ]

    def found(self, matches: Any) -> list[dict[str, Any]]:
        """What SearchViews answers, for a test of views."""
        return [
            view_answer(
                view,
                view.latest or view.saved,
                "PUBLISHED" if view.latest else "SAVED",
                "",
            )
            for view in sorted(self.views.values(), key=lambda view: view.name)
            if matches(view)
        ]


def _is_qualifier(text: str) -> bool:
    number = text.isascii() and text.isdigit() and not text.startswith("0")
    return text in ("$SAVED", "$LATEST") or number


def view_answer(view: View, content: Content, status: str, ending: str) -> dict[str, Any]:
    """A ``View`` of an answer; ``checksum_of`` stands for ViewContentSha256."""
    return _without_none(
        {
            "Id": view.id,
            "Arn": view.arn + ending,
            "Name": view.name,
            "Status": status,
            "Type": "CUSTOMER_MANAGED",
            "Description": view.description,
            "Tags": view.tags,
            "CreatedTime": view.created,
            "LastModifiedTime": view.modified,
            "Template": content.template,
            "Actions": list(content.actions),
            "checksum_of": view.latest.canonical if view.latest else None,
        }
    )


def version_answer(view: View, number: int) -> dict[str, Any]:
    """The ``View`` of CreateViewVersion, and of DescribeView with a number."""
    version = view.versions[number]
    answer = view_answer(view, version.content, "PUBLISHED", f":{number}")
    answer |= {"Version": number, "checksum_of": version.content.canonical}
    return answer | _without_none({"VersionDescription": version.description})


def saved_answer(view: View) -> dict[str, Any]:
    """The ``View`` of CreateView and UpdateViewContent."""
    return view_answer(view, view.saved, view.saved_status, "")


def copy_of(view: View) -> View:
    """A view as it is now, whatever happens to it afterwards."""
    return replace(view, versions=dict(view.versions), tags=dict(view.tags))


def _without_none(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
