"""The operations of CloudFormation on stacks with resources of Connect.

moto hands an error of a resource to the client, and leaves the stack in progress with what was made
until then. CloudFormation answers that the stack is being created or updated, and tells of the
failure in its events while it rolls the stack back.

Stacks without resources of Connect are moto's.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any, Final

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError

from ..changes import Change
from .changes_of_stacks import StackChange
from .events import add_event, tell_of_failure, tell_what_was_taken_back
from .failures import errors_of_templates, is_an_answer
from .reading import is_in_another_stack
from .template import check_template, has_resources_of_connect


def change() -> Change:
    """Return the operations of moto's backend, with ours in their place."""
    backend: Any = models.CloudFormationBackend
    return Change(
        (backend, "create_stack", _create_stack(backend.create_stack)),
        (backend, "update_stack", _update_stack(backend.update_stack)),
        (backend, "create_change_set", _create_change_set(backend.create_change_set)),
        (backend, "execute_change_set", _execute_change_set(backend.execute_change_set)),
        (backend, "delete_stack", _delete_stack(backend.delete_stack)),
    )


def _create_stack(original: Any) -> Any:
    @functools.wraps(original)
    def create_stack(self: Any, name: str, template: Any, *args: Any, **parameters: Any) -> Any:
        if not _is_about_connect(template):
            return original(self, name, template, *args, **parameters)
        check_template(_parsed(template))
        before = {*self.stacks}
        try:
            with errors_of_templates("the template"):
                stack = original(self, name, template, *args, **parameters)
                # moto would work them out when they are asked for.
                [*stack.output_map.values()]
            return stack
        except Exception as error:
            stack = next((each for key, each in self.stacks.items() if key not in before), None)
            if stack is None:
                raise  # it was refused before there was a stack
            told = _roll_back_creation(self, stack, error)
            if not is_an_answer(error):
                raise
            if is_in_another_stack():
                raise ValidationError(
                    message=f"Embedded stack {stack.stack_id} was not successfully created: {told}"
                ) from error
            return stack

    return create_stack


def _update_stack(original: Any) -> Any:
    @functools.wraps(original)
    def update_stack(
        self: Any, name: str, template: Any, role_arn: Any, parameters: Any, tags: Any
    ) -> Any:
        stack = self.get_stack(name)
        if not (_is_about_connect(template) or _is_about_connect(stack.template)):
            return original(self, name, template, role_arn, parameters, tags)
        values = self._resolve_update_parameters(instance=stack, incoming_params=parameters)
        _change_stack(self, stack, template, values, tags, "UPDATE")
        if stack.status == "UPDATE_COMPLETE":
            stack.role_arn = role_arn
        return stack

    return update_stack


def _create_change_set(original: Any) -> Any:
    @functools.wraps(original)
    def create_change_set(self: Any, *args: Any, **parameters: Any) -> Any:
        if _is_about_connect(parameters.get("template")):
            check_template(_parsed(parameters["template"]))
        return original(self, *args, **parameters)

    return create_change_set


def _execute_change_set(original: Any) -> Any:
    @functools.wraps(original)
    def execute_change_set(self: Any, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name)
        stack = self.stacks[change_set.stack_id]
        if not (_is_about_connect(change_set.template) or _is_about_connect(stack.template)):
            original(self, change_set_name, stack_name)
            return
        operation = change_set.change_set_type
        try:
            _change_stack(
                *(self, stack, change_set.template, change_set.parameters),
                *(change_set.tags, operation),
            )
        finally:
            is_complete = stack.status == f"{operation}_COMPLETE"
            change_set.execution_status = f"EXECUTE_{'COMPLETE' if is_complete else 'FAILED'}"

    return execute_change_set


def _delete_stack(original: Any) -> Any:
    @functools.wraps(original)
    def delete_stack(self: Any, name_or_stack_id: str) -> None:
        stack = self.stacks.get(name_or_stack_id)
        if stack is None or not _is_about_connect(stack.template):
            original(self, name_or_stack_id)
            return
        resource_map = stack.resource_map
        resource_map._resource_json_map = {
            logical_id: {**resource_json, "DeletionPolicy": "Retain"}
            if resource_json.get("DeletionPolicy") == "RetainExceptOnCreate"
            else resource_json
            for logical_id, resource_json in resource_map._resource_json_map.items()
        }
        original(self, name_or_stack_id)
        _forget_resources(self, stack)

    return delete_stack


def _change_stack(
    backend: Any, stack: Any, template: Any, parameters: Any, tags: Any, operation: str
) -> None:
    """Update a stack, or create what a change set describes."""
    parsed = _parsed(template)
    check_template(parsed)
    _check_types(stack.resource_map, parsed["Resources"])
    resource_map = stack.resource_map
    resource_map.cross_stack_resources = stack.cross_stack_resources = backend.exports
    change = StackChange(resource_map, parsed, parameters)
    with errors_of_templates("the template"):
        change.load()
    old_tags = stack.tags
    stack.tags = tags or old_tags
    add_event(stack, f"{operation}_IN_PROGRESS", "User Initiated")
    output_map = stack.output_map
    try:
        change.apply()
        with errors_of_templates("the template"):
            stack.output_map = parsing.OutputMap(resource_map, parsed, stack.stack_id)
            [*stack.output_map.values()]
            exports = {export.name: export for export in stack.exports}
        _require_unique(backend, stack, exports)
    except Exception as error:
        stack.output_map = output_map
        stack.tags = old_tags
        tell_of_failure(stack, error, operation)
        change.roll_back()
        tell_what_was_taken_back(stack, change)
        rolled_back = "ROLLBACK" if operation == "CREATE" else f"{operation}_ROLLBACK"
        status = f"{rolled_back}_{'FAILED' if change.failures else 'COMPLETE'}"
        stack.status = status
        add_event(stack, status)
        if not is_an_answer(error):
            raise
        return
    change.finish()
    tell_what_was_taken_back(stack, change)
    stack.template = template
    stack.template_dict = parsed
    stack.description = parsed.get("Description")
    if parameters:
        stack.parameters = parameters
    _forget_exports(backend, stack)
    backend.exports.update(exports)
    stack.status = f"{operation}_COMPLETE"
    stack.stack_status_reason = None
    add_event(stack, stack.status)


def _roll_back_creation(backend: Any, stack: Any, error: Exception) -> str:
    """Take back what was created of a stack, and return what its events say of that."""
    if not stack.events:
        add_event(stack, "CREATE_IN_PROGRESS", "User Initiated")
    told = tell_of_failure(stack, error, "CREATE")
    resource_map = stack.resource_map
    change = StackChange(resource_map, {"Resources": {}}, {})
    created = list(resource_map._parsed_resources.items())
    for logical_id, resource in reversed(created):
        resource_json = resource_map._resource_json_map.get(logical_id)
        if resource_json is not None and resource is not None:
            change.delete_created(resource, resource_json)
    tell_what_was_taken_back(stack, change)
    _forget_resources(backend, stack)
    stack.status = f"ROLLBACK_{'FAILED' if change.failures else 'COMPLETE'}"
    add_event(stack, stack.status)
    return told


def _forget_resources(backend: Any, stack: Any) -> None:
    """Have moto forget the resources of a stack, which it would make anew to describe them."""
    resource_map = stack.resource_map
    resource_map._resource_json_map = {}
    resource_map._parsed_resources.clear()
    stack.output_map = parsing.OutputMap(resource_map, {}, stack.stack_id)
    _forget_exports(backend, stack)


def _forget_exports(backend: Any, stack: Any) -> None:
    for name, export in [*backend.exports.items()]:
        if export.exporting_stack_id == stack.stack_id:
            del backend.exports[name]


def _require_unique(backend: Any, stack: Any, exports: Mapping[str, Any]) -> None:
    for name in exports:
        other = backend.exports.get(name)
        if other is not None and other.exporting_stack_id != stack.stack_id:
            raise ValidationError(message="Export names must be unique across a given region")


def _check_types(resource_map: Any, new: Mapping[str, Any]) -> None:
    old = resource_map._resource_json_map
    changed = [
        name for name in new if name in old and new[name].get("Type") != old[name].get("Type")
    ]
    if changed:
        raise ValidationError(
            message="Update of resource type is not permitted. The new template modifies resource "
            f"type of the following resources: [{', '.join(sorted(changed))}]"
        )


_MARK: Final = "AWS::Connect::"


def _is_about_connect(template: Any) -> bool:
    """Whether a template, as text or read, has resources of Connect."""
    if not isinstance(template, str) or _MARK not in template:
        return False
    parsed = _parsed(template)
    return isinstance(parsed, dict) and has_resources_of_connect(parsed.get("Resources"))


def _parsed(template: str) -> dict[str, Any]:
    with errors_of_templates("the template"):
        parsed: dict[str, Any] = models.Stack.parse_template(template)
    return parsed
