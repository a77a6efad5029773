"""Changing the resources of a stack as CloudFormation does: all of them, or none.

moto uses an order of its own. If a resource fails, it stops, and keeps the changes so far.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from moto.cloudformation import parsing

from .failures import FailedResource, remember_failed_resource
from .template_order import in_order, is_of_connect

# Not imported from `connect.cloudformation`: moto knows the types there as soon as it is imported.
_RETAINED: Final = ("Retain", "RetainExceptOnCreate")


class StackChange:
    """A new template for the resources of a stack.

    Attributes:
        deleted: The resources that were deleted, in this order.
        failures: Each resource that could not be deleted or changed back, with the error and the
            status of the resource.
    """

    def __init__(
        self, resource_map: Any, template: Mapping[str, Any], parameters: Mapping[str, Any]
    ) -> None:
        self.deleted: list[Any] = []
        self.failures: list[tuple[Any, Exception, str]] = []
        self._resource_map = resource_map
        self._template = template
        self._parameters = parameters
        self._json: dict[str, Any] = template["Resources"]
        self._old_json: dict[str, Any] = resource_map._resource_json_map
        self._before = {
            **vars(resource_map),
            "_parsed_resources": dict(resource_map._parsed_resources),
            "resolved_parameters": dict(resource_map.resolved_parameters),
        }
        self._modified: set[str] = set()
        self._undo: list[tuple[Any, Callable[[], object]]] = []
        self._replaced: list[tuple[Any, dict[str, Any]]] = []

    def load(self) -> None:
        """Read the parameters and conditions of the new template.

        Raises:
            ServiceException: If one of them is wrong. Nothing changes.
        """
        resource_map = self._resource_map
        diff = resource_map.build_resource_diff(self._template, self._parameters)
        self._modified = {*diff["Modify"]}
        try:
            resource_map._template = self._template
            resource_map._resource_json_map = self._json
            if self._parameters:
                resource_map.input_parameters = self._parameters
            resource_map.load()
        except Exception:
            vars(resource_map).update(self._before)
            raise

    def apply(self) -> None:
        """Create the new resources, and update those that differ.

        Raises:
            Exception: The error of the first resource that fails. Then call :meth:`roll_back`.
        """
        for logical_id in in_order(self._json):
            if not self._is_wanted(logical_id):
                continue
            existing = self._resources.get(logical_id)
            try:
                self._change(logical_id, existing)
            except Exception as error:
                failed = FailedResource(
                    logical_id,
                    self._json[logical_id]["Type"],
                    getattr(existing, "physical_resource_id", None) or "",
                    "UPDATE_FAILED" if existing is not None else "CREATE_FAILED",
                )
                remember_failed_resource(error, failed)
                raise

    def finish(self) -> None:
        """Delete the resources that the template no longer has, and those that were replaced."""
        for old, resource_json in self._replaced:
            new = self._resources[old.logical_resource_id]
            if resource_json.get("UpdateReplacePolicy") not in _RETAINED and new.arn != old.arn:
                self._delete(old, resource_json)
        for logical_id in reversed(in_order(self._old_json)):
            resource = self._resources.get(logical_id)
            if resource is None or (logical_id in self._json and self._is_wanted(logical_id)):
                continue
            resource_json = self._old_json[logical_id]
            if resource_json.get("DeletionPolicy") not in _RETAINED:
                self._delete(resource, resource_json)
            del self._resources[logical_id]

    def delete_all(self) -> None:
        """Delete the resources of the stack, unless they are to be retained.

        Like moto, it tries again while it gets on: a resource of moto may need another one gone of
        which its template says nothing.
        """
        waiting = [
            logical_id
            for logical_id in reversed(in_order(self._old_json))
            if self._resources.get(logical_id) is not None
            and self._old_json[logical_id].get("DeletionPolicy") not in _RETAINED
        ]
        gets_on = True
        while gets_on:
            self.failures.clear()
            left = [
                logical_id
                for logical_id in waiting
                if not self._delete(self._resources[logical_id], self._old_json[logical_id])
            ]
            gets_on = 0 < len(left) < len(waiting)
            waiting = left

    def roll_back(self) -> None:
        """Undo what :meth:`apply` did."""
        vars(self._resource_map).update(self._before)
        for resource, step in reversed(self._undo):
            try:
                step()
            except Exception as error:
                self.failures.append((resource, error, "UPDATE_FAILED"))

    @property
    def _resources(self) -> dict[str, Any]:
        resources: dict[str, Any] = self._resource_map._parsed_resources
        return resources

    def _is_wanted(self, logical_id: str) -> bool:
        condition = self._json[logical_id].get("Condition")
        return not condition or bool(self._resource_map.lazy_condition_map[condition])

    def _change(self, logical_id: str, existing: Any) -> None:
        resource_json = self._json[logical_id]
        if existing is None:
            created = self._resource_map[logical_id]
            if created is not None:
                self._undo.append((created, lambda: self.delete_created(created, resource_json)))
        elif is_of_connect(resource_json):
            self._change_ours(logical_id, existing)
        elif logical_id in self._modified:
            self._change_another(logical_id)

    def _change_ours(self, logical_id: str, existing: Any) -> None:
        resource_json = self._json[logical_id]
        _, read_json, _ = parsing.parse_resource_and_generate_name(
            logical_id, resource_json, self._resource_map
        )
        properties = existing.read(read_json)
        if existing.is_replaced_by(properties):
            new = existing.replaced_by(properties)
            new.cf_resource_type = resource_json["Type"]
            self._resources[logical_id] = new
            self._replaced.append((existing, resource_json))
            if new.arn != existing.arn:
                self._undo.append((new, lambda: self._delete(new, resource_json)))
        else:
            old = existing.properties
            existing.update(properties)
            self._undo.append((existing, lambda: existing.update(old)))

    def _change_another(self, logical_id: str) -> None:
        existing = self._resources[logical_id]

        def change_back() -> None:
            self._update(logical_id, changed, self._old_json[logical_id])

        changed = existing
        self._undo.append((existing, change_back))
        changed = self._update(logical_id, existing, self._json[logical_id])

    def _update(self, logical_id: str, original: Any, resource_json: Any) -> Any:
        """Let moto update or replace a resource of another service."""
        resource_map = self._resource_map
        self._resources[logical_id] = original
        updated: Any = parsing.parse_and_update_resource(
            logical_id,
            resource_json,
            resource_map,
            account_id=resource_map._account_id,
            region_name=resource_map._region_name,
        )
        if updated is not None:
            self._resources[logical_id] = updated
        return self._resources[logical_id]

    def delete_created(self, resource: Any, resource_json: dict[str, Any]) -> None:
        """Delete a resource that this change created, unless its policy is ``Retain``."""
        if resource_json.get("DeletionPolicy") != "Retain":
            self._delete(resource, resource_json)

    def _delete(self, resource: Any, resource_json: dict[str, Any]) -> bool:
        """Delete a resource. Return whether that succeeded."""
        try:
            self._resource_map._delete_resource(resource, resource_json)
        except Exception as error:
            self.failures.append((resource, error, "DELETE_FAILED"))
            return False
        self.deleted.append(resource)
        return True
