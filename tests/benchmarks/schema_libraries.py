"""What each schema library takes to check the props of a node: why it is jsonschema-rs.

It needs two libraries more than the project: ``pip install jsonschema fastjsonschema``, then
``python -m tests.benchmarks.schema_libraries``.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from typing import Any

NODES: dict[str, dict[str, Any]] = {
    "FormInput": {"Label": "L", "Name": "n", "DefaultValue": "$.A", "Disabled": "$.B"},
    "AttributeBar": {"Attributes": [{"Label": "a", "Value": "$.C", "LinkType": "external"}]},
    "Button": {"Action": "Next", "Variant": "primary", "IconName": "check"},
}
REPEAT = 300

COMPILERS: dict[str, Callable[[Any, Any], Callable[[Any], object]]] = {
    "jsonschema": lambda library, schema: library.Draft202012Validator(schema).is_valid,
    "fastjsonschema": lambda library, schema: library.compile(schema),
    "jsonschema_rs": lambda library, schema: library.Draft202012Validator(schema).is_valid,
}


def main() -> None:
    """Print a line for each library."""
    libraries = {}
    import_times = {}
    for name in COMPILERS:
        started = time.process_time()
        libraries[name] = importlib.import_module(name)
        import_times[name] = time.process_time() - started
    # Not before: it imports one of the libraries.
    from connect_views_mock.connect.content_checks.components import components
    from connect_views_mock.connect.content_checks.literals import _props_schema

    schemas = {type_: _props_schema(components()[type_]) for type_ in NODES}
    for name, compile_schema in COMPILERS.items():
        library = libraries[name]
        started = time.process_time()
        checks = [(compile_schema(library, schemas[type_]), NODES[type_]) for type_ in NODES]
        compiled = time.process_time()
        for _ in range(REPEAT):
            for check, props in checks:
                check(props)
        checked = time.process_time()
        sys.stdout.write(
            f"{name:16} import {import_times[name] * 1e3:6.1f} ms, "
            f"compile {(compiled - started) * 1e3 / len(checks):6.2f} ms a component, "
            f"check {(checked - compiled) * 1e6 / REPEAT / len(checks):7.2f} µs a node\n"
        )


if __name__ == "__main__":
    main()
