"""The time that each schema library needs to check the props of a node: why we have our own.

It needs three libraries more than the project:
``pip install jsonschema jsonschema-rs fastjsonschema``, then
``python -m tests.benchmarks.schema_libraries``.
"""

from __future__ import annotations

import functools
import importlib
import sys
import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from . import content
from .measuring import seconds_printed_by, take_turns

NODES: dict[str, dict[str, Any]] = {
    "FormInput": {"Label": "L", "Name": "n", "DefaultValue": "$.A", "Disabled": "$.B"},
    "AttributeBar": {"Attributes": [{"Label": "a", "Value": "$.C", "LinkType": "external"}]},
    "Button": {"Action": "Next", "Variant": "primary", "IconName": "check"},
}
REPEAT = 300
TURNS = 9
OURS = "connect_views_mock.connect.content_checks.schema"

Check = Callable[[Any], object]


def main() -> None:
    """Print a line for each library."""
    for name, compile_schema in compilers().items():
        module = OURS if name == "ours" else name
        import_time = seconds_printed_by(IMPORT.format(module=module))
        started = time.process_time()
        checks = [(compile_schema(schema_of(type_)), NODES[type_]) for type_ in NODES]
        compiled = time.process_time()
        for _ in range(REPEAT):
            for check, props in checks:
                check(props)
        checked = time.process_time()
        large, small = publishing(compile_schema)
        sys.stdout.write(
            f"{name:16} import {import_time * 1e3:6.1f} ms, "
            f"compile {(compiled - started) * 1e3 / len(checks):6.2f} ms a component, "
            f"check {(checked - compiled) * 1e6 / REPEAT / len(checks):7.2f} µs a node, "
            f"read {content.LARGE_NODES} nodes {large * 1e3:7.1f} ms, "
            f"a small template {small * 1e6:6.0f} µs\n"
        )


IMPORT = """
import json, re, time, connect_views_mock.connect.content
started = time.process_time()
import {module}
print(time.process_time() - started)
"""


def compilers() -> dict[str, Callable[[Any], Check]]:
    """Return the function that makes a check from a schema, by the name of the library."""
    fastjsonschema, jsonschema, jsonschema_rs = map(
        importlib.import_module, ("fastjsonschema", "jsonschema", "jsonschema_rs")
    )
    from connect_views_mock.connect.content_checks.literals import checked_definitions
    from connect_views_mock.connect.content_checks.schema import SchemaCompiler

    compiler = SchemaCompiler(checked_definitions())
    return {
        "ours": lambda schema: compiler.compile(schema).is_valid,
        "jsonschema": lambda schema: jsonschema.Draft202012Validator(whole(schema)).is_valid,
        "fastjsonschema": lambda schema: fastjsonschema.compile(whole(schema)),
        "jsonschema_rs": lambda schema: jsonschema_rs.Draft202012Validator(whole(schema)).is_valid,
    }


def schema_of(type_: str) -> Any:
    """Return the schema of the props of a component."""
    from connect_views_mock.connect.content_checks.components import components
    from connect_views_mock.connect.content_checks.literals import props_schema

    return props_schema(components()[type_])


def whole(schema: Any) -> Any:
    """Return a schema with the definitions to which it refers."""
    from connect_views_mock.connect.content_checks.literals import checked_definitions

    return {**schema, "$defs": checked_definitions()}


class CheckedByLibrary:
    """A stand-in for one of our compiled schemas: all values of the benchmark are valid."""

    def __init__(self, check: Check) -> None:
        self.check = check

    def is_valid(self, value: Any) -> bool:
        """Return whether a value is valid. For one library, it is valid if nothing is raised."""
        return self.check(value) is not False


def publishing(compile_schema: Callable[[Any], Check]) -> tuple[float, float]:
    """Return the seconds to read and check a large and a small template."""
    from connect_views_mock.connect.content_checks import read_view_content

    large = content.template_of(content.LARGE_NODES)
    module = "connect_views_mock.connect.content_checks.literals"

    @functools.cache
    def props(type_: str) -> CheckedByLibrary:
        return CheckedByLibrary(compile_schema(schema_of(type_)))

    @functools.cache
    def configuration() -> CheckedByLibrary:
        return CheckedByLibrary(compile_schema({"$ref": "#/$defs/configuration"}))

    with (
        patch(f"{module}._compiled_props", props),
        patch(f"{module}._compiled_configuration", configuration),
    ):
        one = take_turns(
            {"large": lambda: read_view_content(large, [], "PUBLISHED")}, turns=TURNS, repeat=3
        )
        other = take_turns(
            {"small": lambda: read_view_content(content.SMALL, [], "PUBLISHED")},
            turns=TURNS,
            repeat=100,
        )
    return min(one["large"]), min(other["small"])


if __name__ == "__main__":
    main()
