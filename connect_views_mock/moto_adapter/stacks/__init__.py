"""Resources of Connect in the stacks of moto's CloudFormation.

Nothing of CloudFormation is imported before moto imports it.
"""

from __future__ import annotations

import functools
import sys
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, Final

from moto.core.base_backend import BackendDict

from ...undoing import Undo
from ..changes import Change

_MODELS: Final = "moto.cloudformation.models"


def resources_of_stacks() -> AbstractContextManager[object]:
    """Add our types to CloudFormation's, and make stacks with them succeed or roll back.

    Its module is large. It announces itself by making a ``BackendDict`` when it was imported.
    """
    return _ResourcesOfStacks()


class _ResourcesOfStacks(AbstractContextManager[None]):
    """The changes of CloudFormation, made when its module is there."""

    def __init__(self) -> None:
        self._changes = Undo()
        self._noticing = Change((BackendDict, "__init__", self._notice_cloudformation()))

    def __enter__(self) -> None:
        self._changes.add(lambda: self._noticing.__exit__())
        self._noticing.__enter__()
        if hasattr(sys.modules.get(_MODELS), "cloudformation_backends"):
            self._change_cloudformation()

    def __exit__(self, *_: object) -> None:
        self._changes.run()

    def _notice_cloudformation(self) -> Any:
        original: Any = BackendDict.__init__

        @functools.wraps(original)
        def __init__(  # noqa: N807 (it takes the place of one)
            backend_dict: Any, backend: Any, service_name: str, *args: Any, **options: Any
        ) -> None:
            original(backend_dict, backend, service_name, *args, **options)
            if service_name == "cloudformation":
                self._change_cloudformation()

        return __init__

    def _change_cloudformation(self) -> None:
        for name in ("resource_types", "operations", "change_sets"):
            module: Any = import_module(f"{__name__}.{name}")
            change = module.change()
            self._changes.add(change.__exit__)
            change.__enter__()
