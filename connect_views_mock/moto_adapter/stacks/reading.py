"""How moto reads a template and its resources, with errors that say what is wrong."""

from __future__ import annotations

import functools
from contextvars import ContextVar
from typing import Any

from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import ValidationError

from ..changes import Change
from .failures import FailedResource, errors_of_templates, remember_failed_resource
from .template_order import has_resources_of_connect
from .template_text import read_template

_in_a_stack: ContextVar[bool] = ContextVar("in_a_stack", default=False)
"""Whether a resource is being created or deleted. If that is a stack, it is a nested one."""


def change() -> Change:
    """Return the functions that read a template and create its resources."""
    return Change(
        (parsing, "parse_and_create_resource", _naming_what_failed()),
        (parsing, "parse_resource_and_generate_name", _reading_resources()),
        (parsing.ResourceMap, "_delete_resource", _delete_resource()),
        (parsing.ResourceMap, "parse_ssm_parameter", _parse_ssm_parameter()),
        (models.Stack, "parse_template", staticmethod(read_template)),
        (models.Stack, "stack_resources", _stack_resources()),
        (models.ChangeSet, "_parse_template", _parse_template),
    )


def is_in_another_stack() -> bool:
    """Whether a stack that is created or deleted now is nested in another one."""
    return _in_a_stack.get()


def _naming_what_failed() -> Any:
    original: Any = parsing.parse_and_create_resource

    @functools.wraps(original)
    def parse_and_create_resource(
        logical_id: str, resource_json: Any, resources_map: Any, **place: Any
    ) -> Any:
        token = _in_a_stack.set(True)
        try:
            return original(logical_id, resource_json, resources_map, **place)
        except Exception as error:
            failed = FailedResource(logical_id, resource_json["Type"], "", "CREATE_FAILED")
            remember_failed_resource(error, failed)
            raise
        finally:
            _in_a_stack.reset(token)

    return parse_and_create_resource


def _delete_resource() -> Any:
    original: Any = parsing.ResourceMap._delete_resource

    @functools.wraps(original)
    def delete_resource(self: Any, parsed_resource: Any, resource_json: Any) -> None:
        token = _in_a_stack.set(True)
        try:
            original(self, parsed_resource, resource_json)
        finally:
            _in_a_stack.reset(token)

    return delete_resource


def _reading_resources() -> Any:
    original: Any = parsing.parse_resource_and_generate_name

    @functools.wraps(original)
    def parse_resource_and_generate_name(
        logical_id: str, resource_json: Any, resources_map: Any
    ) -> Any:
        with errors_of_templates(f"the resource {logical_id}"):
            return original(logical_id, resource_json, resources_map)

    return parse_resource_and_generate_name


def _parse_template(self: Any) -> None:
    self.template_dict = read_template(self.template)


def _parse_ssm_parameter() -> Any:
    original: Any = parsing.ResourceMap.parse_ssm_parameter

    @functools.wraps(original)
    def parse_ssm_parameter(self: Any, value: str, value_type: str) -> Any:
        try:
            return original(self, value, value_type)
        except AttributeError:
            raise ValidationError(
                message=f"Unable to fetch parameters [{value}] from parameter store for this "
                "account"
            ) from None

    return parse_ssm_parameter


def _stack_resources() -> Any:
    original: Any = models.Stack.stack_resources

    def stack_resources(self: Any) -> Any:
        """Return the existing resources. moto also lists those whose condition is false."""
        resources = original.fget(self)
        if not has_resources_of_connect(self.resource_map._resource_json_map):
            return resources
        return [resource for resource in resources if resource is not None]

    return property(stack_resources)
