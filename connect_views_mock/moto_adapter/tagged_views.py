"""Views in moto's Resource Groups Tagging API.

Since 5.2.2, moto asks each taggable backend for its resources. Ours is not one of them: moto has a
taggable backend of Connect of its own since 5.2.5, and takes the first that owns an ARN.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Final

from moto.core.exceptions import ServiceException
from moto.core.utils import get_service_model

from ..backend.views_backend import views_backends
from ..strict_requests.parameters import check_parameters
from .changes import Change
from .late_changes import LateChanges

_VIEW_ARN: Final = re.compile("arn:[^:]*:connect:[^:]*:(?:aws:view/|[^:]*:instance/[^/]*/view/)")


def views_in_resource_groups() -> LateChanges:
    """List views with the tagged resources of moto, and let TagResources change their tags."""
    return LateChanges("resourcegroupstaggingapi", _changes)


def _changes() -> Iterator[Change]:
    models: Any = import_module("moto.resourcegroupstaggingapi.models")
    if hasattr(models, "iter_taggable_backends"):
        backend = models.ResourceGroupsTaggingAPIBackend
        yield Change(
            (models, "iter_taggable_backends", _with_views(models.iter_taggable_backends)),
            (backend, "tag_resources", _tag_resources(backend.tag_resources)),
            (backend, "untag_resources", _untag_resources(backend.untag_resources)),
        )


class _TaggedViews:
    """The views of an account and region, for moto to list."""

    def __init__(self, account_id: str, region_name: str) -> None:
        self._backend = views_backends[account_id][region_name]

    def iter_tagged_resources(self) -> Iterator[Any]:
        from moto.core.resource_tagging import TaggedResource

        with self._backend.lock:
            tagged = [*self._backend.tags_of_views()]
        for arn, tags in tagged:
            yield TaggedResource(arn=arn, tags=tags, resource_type="connect:view")

    def owns_arn(self, _: str) -> bool:
        return False  # the tags are changed below


def _with_views(original: Any) -> Any:
    @functools.wraps(original)
    def iter_taggable_backends(account_id: str, region_name: str) -> Iterator[Any]:
        yield from original(account_id, region_name)
        if region_name in views_backends[account_id].regions:
            yield _TaggedViews(account_id, region_name)

    return iter_taggable_backends


def _tag_resources(original: Any) -> Any:
    @functools.wraps(original)
    def tag_resources(self: Any, resource_arns: list[str], tags: dict[str, str]) -> Any:
        return _change_tags(self, resource_arns, original, "TagResource", tags=tags)

    return tag_resources


def _untag_resources(original: Any) -> Any:
    @functools.wraps(original)
    def untag_resources(self: Any, resource_arn_list: list[str], tag_keys: list[str]) -> Any:
        return _change_tags(self, resource_arn_list, original, "UntagResource", tagKeys=tag_keys)

    return untag_resources


def _change_tags(
    resource_groups: Any, arns: Iterable[str], original: Any, operation: str, **change: Any
) -> dict[str, dict[str, Any]]:
    """Change the tags of views, and have moto change those of the others."""
    views: list[str] = []
    others: list[str] = []
    for arn in arns:
        (views if _VIEW_ARN.match(arn) else others).append(arn)
    failed: dict[str, dict[str, Any]] = original(resource_groups, others, *change.values())
    for arn in views:
        try:
            _change_tags_of_view(resource_groups, arn, operation, change)
        except ServiceException as error:
            failed[arn] = {
                "StatusCode": 400,
                "ErrorCode": "InvalidParameterException",
                "ErrorMessage": error.message,
            }
    return failed


def _change_tags_of_view(
    resource_groups: Any, arn: str, operation: str, change: dict[str, Any]
) -> None:
    model = get_service_model("connect").operation_model(operation)
    check_parameters(model, {"resourceArn": arn, **change})
    backend = views_backends[resource_groups.account_id][resource_groups.region_name]
    with backend.lock:
        if operation == "TagResource":
            backend.tag_resource(arn, change["tags"])
        else:
            backend.untag_resource(arn, change["tagKeys"])
