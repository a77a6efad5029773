"""The shapes in which the Views operations answer, named as in Connect's service model.

moto's serializer reads their attributes by name, and leaves out those that are ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .content import ViewContent


@dataclass(frozen=True, slots=True)
class DescribedView:
    """The shape ``View``: one content of a view, under the ARN by which the caller gets it."""

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


@dataclass(frozen=True, slots=True)
class ViewVersionSummary:
    """The shape ``ViewVersionSummary``."""

    id: str
    arn: str
    name: str
    type: str
    version: int
    description: str | None
    version_description: str | None
