"""Changes to a service of moto that is imported when it is first used, if at all."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from moto.core.base_backend import BackendDict

from ..undoing import Undo
from .changes import Change


class LateChanges(AbstractContextManager[None]):
    """Changes that are made as soon as a service is imported, or at once if it is.

    At the end of its import, the module of a service creates a ``BackendDict``. That shows that the
    service is there.
    """

    def __init__(self, service_name: str, changes: Callable[[], Iterable[Change]]) -> None:
        """Prepare the changes.

        Args:
            service_name: The name that moto gives to the service.
            changes: Returns the changes, and may import the service.
        """
        self._service_name = service_name
        self._changes = changes
        self._undo = Undo()
        self._noticing = Change((BackendDict, "__init__", self._notice()))

    def __enter__(self) -> None:
        """Wait for the service, or make the changes."""
        self._undo.add(self._noticing.__exit__)
        self._noticing.__enter__()
        module = sys.modules.get(f"moto.{self._service_name}.models")
        if hasattr(module, f"{self._service_name}_backends"):
            self._make_changes()

    def __exit__(self, *_: object) -> None:
        """Take the changes back."""
        self._undo.run()

    def _notice(self) -> Any:
        original: Any = BackendDict.__init__

        @functools.wraps(original)
        def __init__(  # noqa: N807 (it takes the place of one)
            backend_dict: Any, backend: Any, service_name: str, *args: Any, **options: Any
        ) -> None:
            original(backend_dict, backend, service_name, *args, **options)
            if service_name == self._service_name:
                self._make_changes()

        return __init__

    def _make_changes(self) -> None:
        for change in self._changes():
            self._undo.add(change.__exit__)
            change.__enter__()
