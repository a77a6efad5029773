"""The views and the versions of views in a CloudFormation template."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from ..connect.content import Finding, InvalidViewContent
from ..connect.content_checks.nearest_names import NearestNames
from ..connect.content_checks.phrases import pointer_token
from ..connect.registry_schemas import VIEW, VIEW_VERSION, Members
from .arriving_values import Size, arrived, compact_json, is_known_at_deployment
from .cloudformation_properties import CONTENT, property_findings
from .file_content import WHOLE, FileContent
from .file_subjects import OtherResource, Subject
from .files import UnreadableFile

VIEW_RESOURCE_TYPE: Final = "AWS::Connect::View"
VERSION_RESOURCE_TYPE: Final = "AWS::Connect::ViewVersion"
_TYPES: Final = (VIEW_RESOURCE_TYPE, VERSION_RESOURCE_TYPE)

_LOOP: Final = "Fn::ForEach::"

MAX_LOGICAL_ID: Final = 255
"""How many characters the logical id of a resource has at most (CloudFormation)."""


def cloudformation_subjects(resources: dict[str, Any], resources_path: str) -> Iterator[Subject]:
    """Yield the views and the versions of views among the resources of a template.

    Args:
        resources: The resources by their logical ids.
        resources_path: JSON pointer to them in the file.

    Raises:
        UnreadableFile: If they are too large.
    """
    size = Size()
    nearest = NearestNames()
    for logical_id, resource in resources.items():
        if logical_id.startswith(_LOOP) and _makes_views(resource):
            yield OtherResource(f"{resources_path}{pointer_token(logical_id)}", is_unknown=True)
        kind = resource.get("Type") if isinstance(resource, dict) else None
        if kind not in _TYPES:
            continue
        if len(logical_id) > MAX_LOGICAL_ID:
            raise UnreadableFile(
                f"holds a resource whose logical id has more than {MAX_LOGICAL_ID} characters"
            )
        path = f"{resources_path}{pointer_token(logical_id)}/Properties"
        properties = resource.get("Properties", {})
        if kind == VIEW_RESOURCE_TYPE:
            yield _view(logical_id, properties, path, size, nearest)
        else:
            yield _version(properties, path, size, nearest)


def _makes_views(loop: Any) -> bool:
    """Return whether one of the resources in a loop is a view or a version of one."""
    seen: set[int] = set()
    values = [loop]
    while values:
        value = values.pop()
        # Aliases of YAML can repeat a value many times, also inside itself.
        if isinstance(value, (dict, list)) and id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, dict) and value.get("Type") in _TYPES:
                return True
            values += value.values() if isinstance(value, dict) else value
    return False


def _version(properties: Any, path: str, size: Size, nearest: NearestNames) -> OtherResource:
    if is_known_at_deployment(properties):
        return OtherResource(path, is_unknown=True)
    if not isinstance(properties, dict):
        return OtherResource(path, (Finding(path, "must be object"),))
    return OtherResource(path, _property_findings(VIEW_VERSION, properties, path, size, nearest))


def _property_findings(
    schema: Members, properties: dict[str, Any], path: str, size: Size, nearest: NearestNames
) -> tuple[Finding, ...]:
    # The content of a view is read and counted separately.
    others = {key: None if key in CONTENT else value for key, value in properties.items()}
    values = arrived(others, size, booleans_become_texts=True)
    found = [
        *values.findings_at(path),
        *(
            replace(each, path=path + each.path)
            for each in property_findings(schema, values.value, values.unknown, nearest)
        ),
    ]
    return InvalidViewContent(found).findings if found else ()


def _view(name: str, properties: Any, path: str, size: Size, nearest: NearestNames) -> FileContent:
    content = functools.partial(
        FileContent,
        template_path=f"{path}/Template",
        actions_path=f"{path}/Actions",
        name=name,
    )
    if is_known_at_deployment(properties):
        return content(None, unknown=frozenset({WHOLE}))
    if not isinstance(properties, dict):
        return content(None, findings=(Finding(path, "must be object"),))
    view_name = properties.get("Name")
    if isinstance(view_name, str) and not is_known_at_deployment(view_name):
        content = functools.partial(content, view_name=view_name)
    findings = _property_findings(VIEW, properties, path, size, nearest)
    actions = arrived(properties.get("Actions"), size, booleans_become_texts=True)
    findings += actions.findings_at(f"{path}/Actions")
    if WHOLE not in actions.unknown:
        content = functools.partial(content, actions=actions.value)
    if "Template" not in properties:
        return content(None, findings=findings)
    template = arrived(properties["Template"], size, booleans_become_texts=True)
    findings += template.findings_at(f"{path}/Template")
    if WHOLE in template.unknown:
        return content(None, unknown=template.unknown, findings=findings)
    if not isinstance(template.value, dict):
        findings += (Finding(f"{path}/Template", "must be object"),)
        return content(None, findings=findings)
    return content(compact_json(template.value), unknown=template.unknown, findings=findings)
