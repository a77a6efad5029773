"""The list of changes in a change set, with the resources of Connect.

moto lists the resources whose text differs in the new template. CloudFormation also lists the
resources that refer to them, and says whether an update replaces a resource.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from moto.cloudformation import models

from ..changes import Change
from .resource_types import replacing_properties
from .template_order import (
    dependencies,
    has_resources_of_connect,
    in_order,
    is_of_connect,
    references,
)


def change() -> Change:
    """Return the method that lists the changes, with ours added."""
    original: Any = models.ChangeSet.diff

    @functools.wraps(original)
    def diff(self: Any) -> list[Any]:
        changes: list[Any] = original(self)
        new: Mapping[str, Any] = self.template_dict["Resources"]
        if not has_resources_of_connect(new):
            return changes
        resource_map = self.stack.resource_map
        listed = {each.logical_resource_id: each for each in changes}
        changed = {name for name, each in listed.items() if each.action != "Remove"}
        changed |= _changed_parameters(resource_map, self.template_dict, self.parameters)
        for name in in_order(new):
            resource_json = new[name]
            if not is_of_connect(resource_json) or name not in resource_map._resource_json_map:
                continue
            if name not in listed and changed.isdisjoint(dependencies(resource_json)):
                continue
            changed.add(name)
            if name not in listed:
                listed[name] = models.Change("Modify", name, resource_json["Type"])
                changes.append(listed[name])
            old = resource_map._resource_json_map[name]
            listed[name].replacement = _replacement(old, resource_json, changed)
        for name, each in listed.items():
            resource = resource_map._parsed_resources.get(name)
            each.physical_resource_id = getattr(resource, "physical_resource_id", None)
        return changes

    return Change((models.ChangeSet, "diff", diff))


def _changed_parameters(
    resource_map: Any, template: Mapping[str, Any], given: Mapping[str, Any]
) -> set[str]:
    """Return the parameters whose values change."""
    slots: Mapping[str, Any] = template.get("Parameters") or {}
    old = resource_map.resolved_parameters
    inputs = {**resource_map.input_parameters, **given}
    return {
        name
        for name, slot in slots.items()
        if str(inputs.get(name, slot.get("Default"))) != str(old.get(name))
    }


def _replacement(old: Mapping[str, Any], new: Mapping[str, Any], changed: set[str]) -> str:
    """Return whether an update replaces a resource: ``Conditional`` if that is not known yet."""
    answers = {"False"}
    for name in replacing_properties(new["Type"]):
        before, after = (each.get("Properties", {}).get(name) for each in (old, new))
        names = {*references(after)}
        if not changed.isdisjoint(names):
            answers.add("Conditional")
        elif before != after:
            answers.add("Conditional" if names else "True")
    return next(each for each in ("True", "Conditional", "False") if each in answers)
