"""The form of a template. CloudFormation checks it before it creates anything.

moto checks almost nothing, so that a malformed template raises a Python error. The messages are
CloudFormation's, if they have been published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from moto.cloudformation.exceptions import ValidationError

from .template_functions import Surroundings, check_conditions, check_functions
from .template_order import depends_on, has_resources_of_connect, in_order
from .template_text import UNPRINTABLE, malformed, read_template

_SECTIONS: Final = ("Conditions", "Mappings", "Outputs", "Parameters", "Resources")
_MAX_DEPTH: Final = 200
"""Levels of nesting. moto recurses into each of them."""

_DEPTH_OF_RESOURCES: Final = 2
_TEXTS_OF_RESOURCES: Final = ("Condition", "DeletionPolicy", "UpdateReplacePolicy")


def checked_template(text: Any) -> dict[str, Any]:
    """Return the value of a template's text, after checking its form.

    Raises:
        ValidationError: If the template is malformed.
    """
    template = read_template(text)
    if not isinstance(template, dict):
        raise malformed("unsupported structure.")
    _check_values(template, has_resources_of_connect(template.get("Resources")))
    _check_sections(template)
    _check_parameters(template.get("Parameters", {}))
    _check_mappings(template.get("Mappings", {}))
    _check_resources(template["Resources"])
    _check_outputs(template.get("Outputs", {}))
    surroundings = Surroundings.of(template)
    check_conditions(template.get("Conditions", {}), surroundings)
    check_functions(template, surroundings)
    in_order(template["Resources"])
    return template


def _check_values(template: dict[str, Any], is_ours: bool) -> None:
    """Refuse values that no template can have.

    Inside of the resources of other services, moto accepts ``null``. Inside of any resource, text
    is left to the resource. Other text comes back in answers, which are XML.
    """
    waiting: list[tuple[Any, str, int]] = [(template, "", 0)]
    while waiting:
        value, path, depth = waiting.pop()
        if value is None:
            if depth > _DEPTH_OF_RESOURCES and path.startswith("/Resources/") and not is_ours:
                continue
            raise ValidationError(message=f"[{path}] 'null' values are not allowed in templates")
        if depth > _MAX_DEPTH:
            raise malformed(f"nested too deeply, with more than {_MAX_DEPTH} levels.")
        if isinstance(value, (dict, list)):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [(inner, f"{path}/{key}", depth + 1) for key, inner in items]
        elif not isinstance(value, (str, int, float, date)):
            raise malformed(f"[{path}] unsupported structure.")
        elif isinstance(value, str) and path[:11] != "/Resources/":
            _require_printable(value, path)


def _require_printable(text: str, path: str) -> None:
    if UNPRINTABLE.search(text):
        raise malformed(f"[{path}] must be text without control characters or lone surrogates.")


def _check_sections(template: Mapping[str, Any]) -> None:
    if "Resources" not in template:
        raise malformed("At least one Resources member must be defined.")
    for section in _SECTIONS:
        members = template.get(section, {})
        if not isinstance(members, dict):
            raise malformed(f"[/{section}] must be an object.")
        for name in members:
            if not isinstance(name, str) and section != "Mappings":
                raise malformed(f"[/{section}] map keys must be strings; received {name!r} instead")
            _require_printable(str(name), f"/{section}")
    _require_text(template, "", "Description")


def _check_parameters(parameters: Mapping[str, Any]) -> None:
    for name, parameter in _objects("Parameters", parameters):
        if "Type" not in parameter:
            raise malformed("Every Parameters object must contain a Type member.")
        _require_text(parameter, f"/Parameters/{name}", "Type", "Description")
        if isinstance(parameter.get("Default"), (dict, list)):
            raise malformed("Every Default member must be a string.")


def _check_mappings(mappings: Mapping[str, Any]) -> None:
    for name, mapping in _objects("Mappings", mappings):
        for key, values in mapping.items():
            if not isinstance(values, dict):
                raise malformed(f"[/Mappings/{name}/{key}] must be an object.")


def _check_resources(resources: Mapping[str, Any]) -> None:
    for name, resource in resources.items():
        path = f"/Resources/{name}"
        if not isinstance(resource, dict):
            raise malformed(f"[{path}] resource definition is malformed")
        if "Type" not in resource:
            raise malformed(f"[{path}] Every Resources object must contain a Type member.")
        if not isinstance(resource["Type"], str):
            raise malformed(f"[{path}] Every Type member must be a string.")
        if not isinstance(resource.get("Properties", {}), dict):
            raise malformed(f"[{path}/Properties] must be an object.")
        _require_text(resource, path, *_TEXTS_OF_RESOURCES)
        if not all(isinstance(each, str) for each in depends_on(resource)):
            raise malformed(f"[{path}] Every DependsOn value must be a string.")


def _check_outputs(outputs: Mapping[str, Any]) -> None:
    for name, output in _objects("Outputs", outputs):
        path = f"/Outputs/{name}"
        if "Value" not in output:
            raise malformed(f"[{path}] Every Outputs member must contain a Value object")
        if isinstance(output["Value"], list):
            raise malformed(f"[{path}] Every Value member must be a string.")
        _require_text(output, path, "Condition", "Description")
        export = output.get("Export", {"Name": ""})
        if not isinstance(export, dict) or "Name" not in export:
            raise malformed(f"[{path}/Export] must be an object with a Name.")
        if not isinstance(export["Name"], (str, dict)):
            raise malformed(f"[{path}/Export] Every Name member must be a string.")


def _objects(section: str, members: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, member in members.items():
        if not isinstance(member, dict):
            raise malformed(f"[/{section}/{name}] Every {section} member must be an object.")
        yield name, member


def _require_text(member: Mapping[str, Any], path: str, *names: str) -> None:
    for name in names:
        if not isinstance(member.get(name, ""), str):
            raise malformed(f"[{path}/{name}] Every {name} member must be a string.")
