"""The references in a template, and the order of its resources that follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from moto.cloudformation.exceptions import ValidationError

_TYPES: Final = ("AWS::Connect::Instance", "AWS::Connect::View", "AWS::Connect::ViewVersion")
_VARIABLE: Final = re.compile(r"\$\{([^!${}][^${}]*)\}")


def is_of_connect(resource_json: Any) -> bool:
    """Whether a resource of a template is one of ours."""
    return isinstance(resource_json, dict) and resource_json.get("Type") in _TYPES


def has_resources_of_connect(resources: Any) -> bool:
    """Whether any of the resources of a template is one of ours."""
    return isinstance(resources, dict) and any(map(is_of_connect, resources.values()))


def references(value: Any) -> Iterator[str]:
    """Yield the names that a part of a template refers to."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
            continue
        for key, inner in part.items() if isinstance(part, dict) else ():
            if key == "Ref" and len(part) == 1 and isinstance(inner, str):
                yield inner
            elif key == "Fn::GetAtt" and isinstance(inner, list) and inner:
                yield inner[0]
            elif key == "Fn::Sub":
                yield from variables(inner)
                waiting.append(inner)
            else:
                waiting.append(inner)


def variables(sub: Any) -> Iterator[str]:
    """Yield the names of resources and parameters in ``Fn::Sub``."""
    text, own = (sub[0], sub[1]) if isinstance(sub, list) and len(sub) == 2 else (sub, {})
    for name in _VARIABLE.findall(text) if isinstance(text, str) else ():
        if name not in own:
            yield name.strip().partition(".")[0]


def depends_on(resource_json: Mapping[str, Any]) -> list[Any]:
    """Return what a resource has under ``DependsOn``: one name, or a list of names."""
    named: Any = resource_json.get("DependsOn", [])
    return named if isinstance(named, list) else [named]


def dependencies(resource_json: Mapping[str, Any]) -> set[str]:
    """Return the names that a resource refers to or depends on."""
    return {*map(str, depends_on(resource_json)), *references(resource_json.get("Properties"))}


def in_order(resources: Mapping[str, Any]) -> list[str]:
    """Return the names of resources, each after those that it refers to.

    Raises:
        ValidationError: If some of them refer to each other in a circle.
    """
    graph = {
        name: sorted(dependencies(resource_json) & resources.keys())
        for name, resource_json in resources.items()
    }
    try:
        return [*TopologicalSorter(graph).static_order()]
    except CycleError as error:
        circle = ", ".join(sorted(set(error.args[1])))
        message = f"Circular dependency between resources: [{circle}]"
        raise ValidationError(message=message) from None
