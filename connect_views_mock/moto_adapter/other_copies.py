"""Other copies of botocore in this process, whose clients could call AWS.

A copy that was removed from ``sys.modules`` lives on in the clients that were made with it. And
while the mock is active, the next import can make a new copy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

from botocore.endpoint import Endpoint
from botocore.httpsession import URLLib3Session

from .changes import Change
from .no_way_out import asking_moto_first, remembering_operation

# By module and name of a class: our class, the method to change, and the function that changes it.
_CHANGED: Final[dict[tuple[str, str], tuple[type, str, Callable[..., Any]]]] = {
    (known.__module__, known.__name__): (known, method, changed)
    for known, method, changed in (
        (URLLib3Session, "send", asking_moto_first),
        (Endpoint, "_do_get_response", remembering_operation),
    )
}
_NAMES: Final = frozenset(name for _, name in _CHANGED)


def answer_other_copies() -> AbstractContextManager[object]:
    """Make every copy of botocore ask moto before it sends a request."""
    return _OtherCopies()


class _OtherCopies(AbstractContextManager[None]):
    def __init__(self) -> None:
        # No registry has the copies, but all classes without a base are here.
        self._changes = [
            _change(found)
            for found in object.__subclasses__()
            # Check the name first, because it is the quickest: there are a thousand classes.
            if found.__name__ in _NAMES
            and (key := (found.__module__, found.__name__)) in _CHANGED
            and found is not _CHANGED[key][0]
        ]
        self._finder = _Finder(self._changes)

    def __enter__(self) -> None:
        for change in self._changes:
            change.__enter__()
        sys.meta_path.insert(0, self._finder)

    def __exit__(self, *_: object) -> None:
        sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not self._finder]
        for change in reversed(self._changes):
            change.__exit__()


def _change(copy: type) -> Change:
    _, method, changed = _CHANGED[copy.__module__, copy.__name__]
    return Change((copy, method, changed(getattr(copy, method))))


class _Finder(MetaPathFinder):
    """Changes a copy that is imported, or a module that is reloaded, while the mock is active."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        for module_name, class_name in _CHANGED:
            if module_name == fullname:
                others = (finder for finder in sys.meta_path if finder is not self)
                specs = (finder.find_spec(fullname, path, target) for finder in others)
                spec = next(filter(None, specs), None)
                return None if spec is None else self._changing(spec, class_name)
        return None

    def _changing(self, spec: ModuleSpec, class_name: str) -> ModuleSpec:
        spec.loader = _ChangingLoader(spec.loader, class_name, self._changes)
        return spec


class _ChangingLoader(Loader):
    def __init__(self, loader: Any, class_name: str, changes: list[Change]) -> None:
        self._loader = loader
        self._class_name = class_name
        self._changes = changes

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        created: ModuleType | None = self._loader.create_module(spec)
        return created

    def exec_module(self, module: Any) -> None:
        module.__loader__ = module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        change = _change(getattr(module, self._class_name))
        self._changes.append(change)
        change.__enter__()
