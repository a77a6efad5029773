"""The events of a stack: which resource failed, why, and what the roll-back did."""

from __future__ import annotations

from typing import Any

from moto.cloudformation import models

from .changes_of_stacks import StackChange
from .failures import FailedResource, failed_resource, reason


def add_event(stack: Any, status: str, told: str | None = None) -> None:
    """Add an event about the stack itself."""
    stack._add_stack_event(status, resource_status_reason=told)


def tell_of_failure(stack: Any, error: Exception, operation: str) -> str:
    """Add events for the failed resource and for the roll-back. Return the stack's reason."""
    failed = failed_resource(error)
    told = reason(error)
    if failed is not None:
        _resource_event(stack, failed, told)
        verb = "create" if operation == "CREATE" else "update"
        told = f"The following resource(s) failed to {verb}: [{failed.logical_id}]. "
    rolled_back = "ROLLBACK" if operation == "CREATE" else f"{operation}_ROLLBACK"
    stack.status = f"{rolled_back}_IN_PROGRESS"
    stack.stack_status_reason = told
    add_event(stack, stack.status, told)
    return told


def tell_what_was_taken_back(stack: Any, change: StackChange) -> None:
    """Add an event for each deleted resource, and for each failure during the roll-back."""
    for resource in change.deleted:
        _resource_event(stack, _with_status(resource, "DELETE_COMPLETE"), None)
    for resource, error, status in change.failures:
        _resource_event(stack, _with_status(resource, status), reason(error))


def _with_status(resource: Any, status: str) -> FailedResource:
    return FailedResource(
        getattr(resource, "logical_resource_id", None) or "",
        getattr(resource, "cf_resource_type", None) or "",
        getattr(resource, "physical_resource_id", None) or "",
        status,
    )


def _resource_event(stack: Any, resource: FailedResource, told: str | None) -> None:
    event = models.Event(
        stack_id=stack.stack_id,
        stack_name=stack.name,
        logical_resource_id=resource.logical_id,
        physical_resource_id=resource.physical_id,
        resource_type=resource.resource_type,
        resource_status=resource.status,
        resource_status_reason=told,
        resource_properties=None,
    )
    event.sendToSns(stack.account_id, stack.region_name, stack.notification_arns)
    stack.events.append(event)
