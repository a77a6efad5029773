"""The operations of CloudFormation on stacks with resources of Connect.

If a resource fails, moto sends the error to the client. The stack stays in progress, with the
resources so far. In CloudFormation, the call succeeds. The stack rolls back, and its events have
the reason.

In other stacks, moto does all but the check of the template.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import CloudFormationError, ValidationError

from ..changes import Change
from .changes_of_stacks import StackChange
from .events import add_event, tell_of_failure, tell_what_was_taken_back
from .failures import (
    UnreadableTemplateError,
    error_message,
    errors_of_templates,
    is_an_answer,
)
from .reading import is_in_another_stack
from .template_form import checked_template
from .template_order import has_resources_of_connect


def change() -> Change:
    """Return the operations that replace those of moto's backend."""
    backend: Any = models.CloudFormationBackend
    return Change(
        (backend, "create_stack", _create_stack(backend.create_stack)),
        (backend, "update_stack", _update_stack(backend.update_stack)),
        (backend, "create_change_set", _create_change_set(backend.create_change_set)),
        (backend, "create_stack_set", _taking_stack_set(backend.create_stack_set)),
        (backend, "update_stack_set", _taking_stack_set(backend.update_stack_set)),
        (backend, "execute_change_set", _execute_change_set(backend.execute_change_set)),
        (backend, "delete_stack", _delete_stack(backend.delete_stack)),
    )


def _create_stack(original: Any) -> Any:
    @functools.wraps(original)
    def create_stack(self: Any, name: str, template: Any, *args: Any, **parameters: Any) -> Any:
        is_ours = has_resources_of_connect(checked_template(template)["Resources"])
        before = {*self.stacks}
        try:
            with errors_of_templates("the template"):
                stack = original(self, name, template, *args, **parameters)
            if stack.status == "CREATE_COMPLETE":  # else a custom resource has yet to answer
                _evaluate_outputs(stack)
            return stack
        except Exception as error:
            stack = next((each for key, each in self.stacks.items() if key not in before), None)
            if stack is None:
                raise  # the template was refused, and there is no stack
            if not is_ours:
                if isinstance(error, UnreadableTemplateError):
                    _roll_back_creation(self, stack, error)
                    del self.stacks[stack.stack_id]
                raise
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
        _require_no_failed_deletion(stack)
        parsed = checked_template(template)
        if not (has_resources_of_connect(parsed["Resources"]) or _is_about_connect(stack)):
            return _update_by_moto(
                stack, lambda: original(self, name, template, role_arn, parameters, tags)
            )
        values = self._resolve_update_parameters(instance=stack, incoming_params=parameters)
        _change_stack(self, stack, template, values, tags, "UPDATE")
        if stack.status == "UPDATE_COMPLETE":
            stack.role_arn = role_arn
        return stack

    return update_stack


def _require_no_failed_deletion(stack: Any) -> None:
    if stack.status == "DELETE_FAILED":
        raise ValidationError(
            message=f"Stack:{stack.stack_id} is in DELETE_FAILED state and can not be updated."
        )


def _update_by_moto(stack: Any, update: Callable[[], Any]) -> Any:
    """Let moto update a stack, and evaluate the outputs.

    Raises:
        UnreadableTemplateError: If one cannot be evaluated. The stack has no outputs then.
    """
    try:
        with errors_of_templates("the template"):
            updated = update()
        _evaluate_outputs(stack)
        return updated
    except UnreadableTemplateError:
        stack.output_map = parsing.OutputMap(stack.resource_map, {}, stack.stack_id)
        stack.status = "UPDATE_FAILED"
        raise


def _evaluate_outputs(stack: Any) -> None:
    """Evaluate the outputs of a stack. moto does so only when a client asks for them.

    Raises:
        UnreadableTemplateError: If one cannot be evaluated.
    """
    output_map = stack.output_map
    for name in output_map.outputs:
        try:
            with errors_of_templates(f"the output {name}"):
                parsing.parse_output(
                    name, output_map._output_json_map[name], output_map._resource_map
                )
        except CloudFormationError as error:
            raise UnreadableTemplateError(message=error_message(error)) from error


def _create_change_set(original: Any) -> Any:
    @functools.wraps(original)
    def create_change_set(self: Any, *args: Any, **parameters: Any) -> Any:
        checked_template(parameters["template"])
        for stack in self.stacks.values():
            if parameters["stack_name"] in (stack.name, stack.stack_id):
                _require_no_failed_deletion(stack)
        return original(self, *args, **parameters)

    return create_change_set


def _taking_stack_set(original: Any) -> Any:
    @functools.wraps(original)
    def take_stack_set(self: Any, *args: Any, **parameters: Any) -> Any:
        if parameters["template"] is not None:
            checked_template(parameters["template"])
        return original(self, *args, **parameters)

    return take_stack_set


def _execute_change_set(original: Any) -> Any:
    @functools.wraps(original)
    def execute_change_set(self: Any, change_set_name: str, stack_name: str | None = None) -> None:
        change_set = self.describe_change_set(change_set_name)
        stack = self.stacks[change_set.stack_id]
        resources = change_set.template_dict["Resources"]
        if not (has_resources_of_connect(resources) or _is_about_connect(stack)):

            def execute() -> None:
                original(self, change_set_name, stack_name)
                # moto keeps the old outputs.
                stack.output_map = parsing.OutputMap(
                    stack.resource_map, change_set.template_dict, stack.stack_id
                )

            _update_by_moto(stack, execute)
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
        if stack is None or not _is_about_connect(stack):
            original(self, name_or_stack_id)
            return
        add_event(stack, "DELETE_IN_PROGRESS", "User Initiated")
        change = StackChange(stack.resource_map, {"Resources": {}}, {})
        change.delete_all()
        if change.failures:
            _keep_what_is_left(self, stack, change)
            return
        _forget_resources(self, stack)
        self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)
        stack.status = "DELETE_COMPLETE"
        add_event(stack, stack.status)

    return delete_stack


def _change_stack(
    backend: Any, stack: Any, template: Any, parameters: Any, tags: Any, operation: str
) -> None:
    """Update a stack, or create it from a change set."""
    parsed = checked_template(template)
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
            _evaluate_outputs(stack)
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
    """Delete the resources of a stack whose creation failed. Return the stack's reason."""
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


def _keep_what_is_left(backend: Any, stack: Any, change: StackChange) -> None:
    """Keep a stack whose deletion failed, with the resources that could not be deleted.

    Raises:
        Exception: If the stack is nested in another one, or if the failure is a bug in some code.
    """
    tell_what_was_taken_back(stack, change)
    left = {resource.logical_resource_id: resource for resource, _, _ in change.failures}
    resource_map = stack.resource_map
    resources = {name: resource_map._resource_json_map[name] for name in left}
    _forget_resources(backend, stack)
    resource_map._resource_json_map = resources
    resource_map._parsed_resources.update(left)
    told = f"The following resource(s) failed to delete: [{', '.join(left)}]. "
    stack.status = "DELETE_FAILED"
    stack.stack_status_reason = told
    add_event(stack, stack.status, told)
    errors = [error for _, error, _ in change.failures]
    for error in errors:
        if not is_an_answer(error):
            raise error
    if is_in_another_stack():
        raise ValidationError(
            message=f"Embedded stack {stack.stack_id} was not successfully deleted: {told}"
        ) from errors[0]


def _forget_resources(backend: Any, stack: Any) -> None:
    """Make moto forget the resources of a stack. It would create them again to describe them."""
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


def _is_about_connect(stack: Any) -> bool:
    """Whether the template of a stack has resources of Connect."""
    return has_resources_of_connect(stack.template_dict.get("Resources"))
