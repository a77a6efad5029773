"""Whether the modules that were imported here are still those of ``sys.modules``.

A test suite can remove modules from it. For example, ``patch.dict(sys.modules)`` removes what was
first imported inside it. The next import makes a second copy, which does not have the changes to
the first. ``importlib.reload`` makes new classes and functions in the old module.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Final

# moto, the libraries that it builds on and answers with, and ours.
_PACKAGES: Final = frozenset(
    {"boto3", "botocore", "connect_views_mock", "moto", "requests", "responses"}
)
_modules: dict[str, tuple[ModuleType, Any]] = {}


def remember_modules() -> None:
    """Remember the modules that are imported now."""
    _modules.update(
        (name, (module, getattr(module, "__spec__", None)))
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in _PACKAGES
    )


def are_same_modules() -> bool:
    """Whether none of the modules was removed, replaced or reloaded since then."""
    loaded = sys.modules
    for name, (module, spec) in _modules.items():
        # A reload gives the module a new specification.
        if loaded.get(name) is not module or getattr(module, "__spec__", None) is not spec:
            return False
    return True
