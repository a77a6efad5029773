"""Resources of Connect in the stacks of moto's CloudFormation."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..changes import Change
from ..late_changes import LateChanges


def resources_of_stacks() -> LateChanges:
    """Add our types to CloudFormation, check templates, and roll back stacks that fail.

    CloudFormation imports about thirty other services. So nothing here imports it before moto does.
    """
    return LateChanges("cloudformation", _changes)


def _changes() -> Iterator[Change]:
    for name in ("resource_types", "reading", "operations", "change_sets", "requests"):
        module: Any = import_module(f"{__name__}.{name}")
        yield module.change()
