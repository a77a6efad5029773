"""Whether the modules that were imported here are still those of ``sys.modules``."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Final

_LIBRARIES: Final = frozenset(
    {"boto3", "botocore", "connect_views_mock", "moto", "requests", "responses"}
)


class ImportedModules:
    """The modules of moto, of botocore, of what moto answers with, and of ours, as they are now.

    A test suite can take modules out of ``sys.modules``, as ``patch.dict(sys.modules)`` does with
    what was first imported inside of it. The next import makes a second copy, which knows nothing
    of the changes to the first. ``importlib.reload`` makes new classes and functions in the old
    module.
    """

    def __init__(self) -> None:
        self._modules: dict[str, tuple[ModuleType, Any]] = {
            name: (module, module.__spec__)
            for name, module in list(sys.modules.items())
            if name.partition(".")[0] in _LIBRARIES
        }

    def are_current(self) -> bool:
        """Whether no module was taken out, replaced or reloaded."""
        loaded = sys.modules
        for name, (module, spec) in self._modules.items():
            # A reload gives the module a new specification.
            if loaded.get(name) is not module or module.__spec__ is not spec:
                return False
        return True
