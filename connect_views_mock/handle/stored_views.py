"""The views of an instance as they are stored: draft, published content and versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moto.core.exceptions import ServiceException

from ..connect.view_models import CUSTOMER_MANAGED, DescribedView
from .arguments import check_strings
from .seeding import views_backend


@dataclass(frozen=True, slots=True)
class StoredView:
    """A view of an instance, with everything that is stored of it.

    Attributes:
        id: The id of the view.
        arn: Its ARN, without a qualifier.
        name: Its name.
        description: Its description.
        status: ``PUBLISHED`` if it was ever published, or else ``SAVED``.
        tags: Its tags.
        draft: The view as DescribeView returns it for ``$SAVED``.
        published: The view as it returns it for ``$LATEST``. ``None`` if it was never published.
        versions: The view as it returns it for each version, by number.
        created_time: When it was created.
        last_modified_time: When its content was changed for the last time.
    """

    id: str
    arn: str
    name: str
    description: str | None
    status: str
    tags: Mapping[str, str]
    draft: DescribedView
    published: DescribedView | None
    versions: Mapping[int, DescribedView]
    created_time: datetime | None
    last_modified_time: datetime | None


def stored_views(
    instance_id: str,
    region: str | None,
    account_id: str | None,
    with_times: Callable[[DescribedView], DescribedView],
) -> list[StoredView]:
    """Return the customer-managed views of an instance; see ``ConnectViewsMock.views``."""
    check_strings(instance_id=instance_id)
    backend = views_backend(region, account_id)

    def describe(view_id: str) -> DescribedView:
        return with_times(backend.describe_view(instance_id, view_id))

    def stored(summary: Any) -> StoredView:
        versions = _pages(
            lambda token: backend.list_view_versions(instance_id, summary.id, token, None)
        )
        is_published = summary.status == "PUBLISHED"
        draft = describe(f"{summary.id}:$SAVED")
        return StoredView(
            id=summary.id,
            arn=summary.arn,
            name=summary.name,
            description=summary.description,
            status=summary.status,
            tags=draft.tags,
            draft=draft,
            published=describe(f"{summary.id}:$LATEST") if is_published else None,
            versions={each.version: with_times(each) for each in reversed([*versions])},
            created_time=draft.created_time,
            last_modified_time=draft.last_modified_time,
        )

    try:
        with backend.lock:
            summaries = _pages(
                lambda token: backend.list_views(instance_id, CUSTOMER_MANAGED, token, None)
            )
            return [stored(summary) for summary in summaries]
    except ServiceException as error:
        raise ValueError(str(error)) from error


def _pages(page: Callable[[str | None], tuple[list[Any], str | None]]) -> Iterator[Any]:
    token: str | None = None
    while True:
        items, token = page(token)
        yield from items
        if token is None:
            return
