"""The functions in a template, such as ``Ref``: their arguments, and the names in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError

from .template_order import depends_on, has_resources_of_connect, variables
from .template_text import malformed

_PSEUDO_PARAMETERS: Final = frozenset(
    f"AWS::{name}"
    for name in (
        *("AccountId", "NoValue", "NotificationARNs", "Partition", "Region", "StackId"),
        *("StackName", "URLSuffix"),
    )
)


@dataclass(frozen=True)
class Surroundings:
    """The names that the functions of a template can use.

    Attributes:
        resources: The type of each resource.
        parameters: The names of the parameters.
        mappings: The mappings, by name.
        conditions: The names of the conditions.
        is_transformed: Whether a macro may add names to the template. moto runs no macros.
        is_strict: Whether dependencies on missing resources are refused. moto ignores them.
    """

    resources: Mapping[str, str]
    parameters: frozenset[str]
    mappings: Mapping[str, Any]
    conditions: frozenset[str]
    is_transformed: bool
    is_strict: bool

    @classmethod
    def of(cls, template: Mapping[str, Any]) -> Surroundings:
        """Return the names in a template whose form has been checked."""
        mappings = template.get("Mappings", {})
        is_transformed = "Transform" in template or any(
            "Fn::Transform" in mapping for mapping in mappings.values()
        )
        return cls(
            resources={name: each["Type"] for name, each in template["Resources"].items()},
            parameters=frozenset(template.get("Parameters", {})),
            mappings=mappings,
            conditions=frozenset(template.get("Conditions", {})),
            is_transformed=is_transformed,
            is_strict=has_resources_of_connect(template["Resources"]) and not is_transformed,
        )


def check_functions(template: Mapping[str, Any], surroundings: Surroundings) -> None:
    """Refuse functions with wrong arguments, or with names that the template does not have.

    Raises:
        ValidationError: If there is one.
    """
    for block in ("Resources", "Outputs"):
        unknown: set[str] = set()
        for member in template.get(block, {}).values():
            for function, value in _functions(member):
                _check_shape(function, value)
                if not surroundings.is_transformed:
                    unknown |= _unknown_names(function, value, surroundings)
            _require_condition(member.get("Condition"), block, surroundings)
            if block == "Resources" and surroundings.is_strict:
                unknown |= {*depends_on(member)} - surroundings.resources.keys()
        if unknown:
            raise malformed(
                f"Unresolved resource dependencies [{', '.join(sorted(unknown))}] in the {block} "
                "block of the template"
            )


def check_conditions(conditions: Mapping[str, Any], surroundings: Surroundings) -> None:
    """Refuse conditions that moto cannot evaluate.

    Raises:
        ValidationError: If one is not a function, or if their references are circular.
    """
    graph = {}
    for name, condition in conditions.items():
        graph[name] = {*_named_conditions(condition, surroundings)}
        unknown = set()
        for function, value in _functions(condition):
            _check_shape(function, value)
            if function == "Ref" and value not in surroundings.parameters | _PSEUDO_PARAMETERS:
                unknown.add(value)
            elif function == "Fn::FindInMap" and not surroundings.is_transformed:
                _check_mapping(value, surroundings)
        if unknown:
            raise malformed(
                f"Unresolved dependencies [{', '.join(sorted(unknown))}]. Cannot reference "
                "resources in the Conditions block of the template"
            )
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = ", ".join(sorted(set(error.args[1])))
        raise malformed(f"Circular dependency between conditions: [{circle}]") from None


def _named_conditions(condition: Any, surroundings: Surroundings) -> Iterator[str]:
    """Yield the names of conditions in a condition, and refuse anything that is not a condition."""
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        if isinstance(part, bool):
            continue
        [(function, value)] = part.items() if _is_single(part) else [("", None)]
        if function == "Condition" and isinstance(value, str):
            if value not in surroundings.conditions:
                raise malformed(
                    f"Unresolved condition dependency {value} in the Conditions block of the "
                    "template"
                )
            yield value
        elif function in _BOOLEAN_FUNCTIONS:
            least, most, message = _BOOLEAN_FUNCTIONS[function]
            if not isinstance(value, list) or not least <= len(value) <= most:
                raise _wrong(f"every {function} object requires {message}")
            if function != "Fn::Equals":
                waiting += value
        else:
            raise malformed(
                "Conditions can only be boolean operations on parameters and other conditions"
            )


_MANY: Final = "a list of at least 2 and at most 10 boolean parameters."

_BOOLEAN_FUNCTIONS: Final[Mapping[str, tuple[int, int, str]]] = {
    "Fn::And": (2, 10, _MANY),
    "Fn::Or": (2, 10, _MANY),
    "Fn::Not": (1, 1, "one boolean parameter."),
    "Fn::Equals": (2, 2, "a list of 2 string parameters."),
}


def _functions(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the functions in a part of a template, with their arguments."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield from ((name, part[name]) for name in part if name in _SHAPES)
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _check_shape(function: str, value: Any) -> None:
    has_shape, message = _SHAPES[function]
    if not has_shape(value):
        raise _wrong(message)


def _unknown_names(function: str, value: Any, surroundings: Surroundings) -> set[str]:
    """Return the names in a function that are neither resources nor parameters."""
    known = surroundings.resources.keys() | surroundings.parameters | _PSEUDO_PARAMETERS
    if function == "Ref":
        return {value} - known
    if function == "Fn::Sub":
        return {*variables(value)} - known
    if function == "Fn::GetAtt":
        _check_attribute(value, surroundings)
    elif function == "Fn::FindInMap":
        _check_mapping(value, surroundings)
    elif function == "Fn::If" and value[0] not in surroundings.conditions:
        raise _wrong(f"unresolved condition dependency {value[0]} in Fn::If")
    return set()


def _check_attribute(value: Any, surroundings: Surroundings) -> None:
    name, *rest = value
    if name not in surroundings.resources:
        raise _wrong(f"instance of Fn::GetAtt references undefined resource {name}")
    model: Any = parsing.get_model_map().get(surroundings.resources[name])
    attribute = ".".join(rest) if all(isinstance(each, str) for each in rest) else None
    if model is None or attribute is None:
        return
    if not any(model.has_cfn_attr(each) for each in (attribute, rest[0])):
        raise _wrong(f"resource {name} does not support attribute type {attribute} in Fn::GetAtt")


def _check_mapping(value: list[Any], surroundings: Surroundings) -> None:
    name, *keys = value[:3]
    if name not in surroundings.mappings:
        raise _wrong(
            f"Mapping named '{name}' is not present in the 'Mappings' section of template."
        )
    found: Any = surroundings.mappings[name]
    for key in keys:
        if isinstance(key, (dict, list)):
            return
        if key not in found:
            raise _wrong(f"Unable to get mapping for {name}::{'::'.join(map(str, keys))}")
        found = found[key]


def _require_condition(name: str | None, block: str, surroundings: Surroundings) -> None:
    if name is not None and name not in surroundings.conditions:
        raise malformed(
            f"Unresolved condition dependency {name} in the {block} block of the template"
        )


def _is_single(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1


def _is_list(value: Any, *lengths: int) -> bool:
    return isinstance(value, list) and len(value) in lengths


def _is_text_or_function(value: Any) -> bool:
    return isinstance(value, (str, dict))


def _is_join(value: Any) -> bool:
    return _is_list(value, 2) and isinstance(value[0], str) and isinstance(value[1], (list, dict))


def _is_split(value: Any) -> bool:
    is_pair = _is_list(value, 2) and isinstance(value[0], str)
    return is_pair and bool(value[0]) and _is_text_or_function(value[1])


def _is_select(value: Any) -> bool:
    if not _is_list(value, 2) or not isinstance(value[1], (list, dict)):
        return False
    index, items = value
    if isinstance(index, dict):
        return True
    if isinstance(index, bool) or not isinstance(index, (int, str)) or not str(index).isdecimal():
        return False
    return isinstance(items, dict) or int(index) < len(items)


def _is_sub(value: Any) -> bool:
    if isinstance(value, list):
        return _is_list(value, 2) and isinstance(value[0], str) and isinstance(value[1], dict)
    return isinstance(value, str)


def _is_attribute(value: Any) -> bool:
    if not isinstance(value, list) or len(value) < 2 or not all(value):
        return False
    return isinstance(value[0], str) and all(map(_is_text_or_function, value[1:]))


def _is_choice(value: Any) -> bool:
    return _is_list(value, 3) and isinstance(value[0], str)


def _is_lookup(value: Any) -> bool:
    return _is_list(value, 3, 4) and isinstance(value[0], str)


_SHAPES: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "Ref": (
        lambda value: isinstance(value, str),
        "every Ref object must have a single String value.",
    ),
    "Fn::Base64": (
        _is_text_or_function,
        "every Fn::Base64 object must have a String-typed value.",
    ),
    "Fn::FindInMap": (
        _is_lookup,
        "every Fn::FindInMap object requires three parameters, the map name, map key and the "
        "attribute for return value",
    ),
    "Fn::GetAtt": (
        _is_attribute,
        "every Fn::GetAtt object requires two non-empty parameters, the resource name and the "
        "resource attribute",
    ),
    "Fn::GetAZs": (
        _is_text_or_function,
        "every Fn::GetAZs object must have a String-typed value.",
    ),
    "Fn::If": (
        _is_choice,
        "Fn::If requires a list argument with three elements: the name of a condition and two "
        "values",
    ),
    "Fn::ImportValue": (
        _is_text_or_function,
        "the attribute in Fn::ImportValue must be a string or a function that returns a string",
    ),
    "Fn::Join": (
        _is_join,
        "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of "
        "strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) "
        "to be joined.",
    ),
    "Fn::Select": (
        _is_select,
        "Fn::Select requires a list argument with two elements: an integer index of an existing "
        "value, and a list",
    ),
    "Fn::Split": (
        _is_split,
        "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string "
        "to be split or a function that returns a string to be split.",
    ),
    "Fn::Sub": (
        _is_sub,
        "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a "
        "string as first argument, and an optional second argument to specify a mapping of values "
        "to replace in the string",
    ),
}


def _wrong(reason: str) -> ValidationError:
    return ValidationError(message=f"Template error: {reason}")
