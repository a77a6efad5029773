"""Output shapes of botocore's service model, compiled into functions that serialize to JSON.

moto's serializer interprets a shape again for each response, and looks for each member under
several names. A compiled shape knows its members and where to find them: in a dict under their own
names, and in other objects as attributes with Python's spelling.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from botocore import xform_name

Compiled = Callable[[Any], Any]


class _Member(NamedTuple):
    name: str
    attribute: str
    wire_name: str
    compiled: Compiled


def compile_shape(shape: Any, timestamp: Compiled) -> Compiled:
    """Return a function that turns a value into one that ``json.dumps`` takes.

    Args:
        shape: A shape of the service model. It must not contain itself.
        timestamp: How to write a timestamp.
    """
    match shape.type_name:
        case "structure":
            members = [
                _Member(
                    name,
                    xform_name(name),
                    member.serialization.get("name", name),
                    compile_shape(member, timestamp),
                )
                for name, member in shape.members.items()
            ]
            return _compile_structure(members)
        case "list":
            item = compile_shape(shape.member, timestamp)
            return lambda values: [item(value) for value in values]
        case "map":
            entry = compile_shape(shape.value, timestamp)
            return lambda values: {key: entry(value) for key, value in values.items()}
        case "timestamp":
            return timestamp
        case _:
            return _as_it_is


def _compile_structure(members: list[_Member]) -> Compiled:
    def serialize(value: Any) -> dict[str, Any]:
        result = {}
        is_dict = isinstance(value, dict)
        for name, attribute, wire_name, compiled in members:
            item = value.get(name) if is_dict else getattr(value, attribute, None)
            if item is not None:
                result[wire_name] = item if compiled is _as_it_is else compiled(item)
        return result

    return serialize


def _as_it_is(value: Any) -> Any:
    return value
