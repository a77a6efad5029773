"""Importing what touches moto: only when a mock starts, and always for the same copy of moto."""

from __future__ import annotations

import sys
from importlib import import_module

from .errors import OLDEST_MOTO, ReplacedModulesError, UnsupportedMotoError

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PACKAGE = __name__.rpartition(".")[0]
_ADAPTER = f"{_PACKAGE}.moto_adapter"
# The modules and packages that import moto or botocore.
_MODULES_ON_MOTO = tuple(
    f"{_PACKAGE}.{name}"
    for name in (
        *("backend", "connect", "connectparticipant", "handle.injected_errors"),
        *("handle.seeding", "handle.stored_views", "handle.traffic", "handle.view_tokens"),
        *("moto_adapter", "server", "strict_requests"),
    )
)
# Of these, the ones that read content. They do not import moto, so they stay: users hold their
# classes.
_WITHOUT_MOTO = tuple(
    f"{_PACKAGE}.connect.{name}" for name in ("content", "content_checks", "json_data")
)
_LIBRARIES = ("boto3", "botocore", "moto")

_was_loaded = False


class Parts:
    """The modules that a started mock works with. All of them use one copy of moto.

    A mock keeps them: when it is stopped, ``sys.modules`` may have others.
    """

    __slots__ = (
        *("adapter", "new_recording", "read_injected_error", "seeding", "stored_views"),
        *("traffic", "view_token"),
    )

    def __init__(self) -> None:
        self.adapter: Any = import_module(_ADAPTER)
        self.seeding: Any = import_module(f"{_PACKAGE}.handle.seeding")
        self.stored_views: Any = import_module(f"{_PACKAGE}.handle.stored_views").stored_views
        self.view_token: Any = import_module(f"{_PACKAGE}.handle.view_tokens").view_token
        traffic = import_module(f"{_PACKAGE}.handle.traffic")
        self.traffic: Any = traffic.traffic
        self.new_recording: Any = traffic.Recording
        self.read_injected_error: Any = traffic.read_injected_error


def load_parts() -> Parts:
    """Return the modules for the copies of moto and botocore that an import now finds.

    Raises:
        UnsupportedMotoError: If moto is missing, or if this library does not work with it.
        ImportError: If something that moto or this library needs cannot be imported.
        ReplacedModulesError: If modules were removed and cannot be imported again.
    """
    global _was_loaded
    motos_botocore = getattr(sys.modules.get("moto.core.models"), "botocore", None)
    if motos_botocore not in (None, sys.modules.get("botocore")):
        # An import no longer finds moto's copy of botocore.
        _forget_modules("moto")
    version = _version_of_moto()
    # `from . import moto_adapter` would find the package's attribute instead.
    adapter: Any = sys.modules.get(_ADAPTER)
    if not (_stand_on_this_moto() if adapter is None else adapter.are_same_modules()):
        _forget_modules(*_MODULES_ON_MOTO)
    try:
        parts = Parts()
    except (ImportError, AttributeError) as error:
        _forget_modules(*_MODULES_ON_MOTO)
        if _was_loaded:
            raise ReplacedModulesError(error) from error
        if isinstance(error, ImportError) and _is_of_another_library(error):
            raise _broken_import("what it needs", error) from error
        raise UnsupportedMotoError(version, error) from error
    _was_loaded = True
    return parts


def _stand_on_this_moto() -> bool:
    """Whether our modules that were imported without the adapter use the current moto."""
    ours = sys.modules.get(f"{_PACKAGE}.connect.exceptions")
    error = getattr(sys.modules.get("moto.core.exceptions"), "ServiceException", None)
    return ours is None or getattr(ours, "ServiceException", None) is error


def _version_of_moto() -> str:
    try:
        import moto
    except ModuleNotFoundError as error:
        if error.name == "moto":
            raise UnsupportedMotoError(None) from None
        raise _broken_import("moto", error) from error
    except ImportError as error:
        raise _broken_import("moto", error) from error
    if _release(moto.__version__) < _release(OLDEST_MOTO):
        raise UnsupportedMotoError(moto.__version__)
    return moto.__version__


def _broken_import(what: str, error: ImportError) -> ImportError:
    return ImportError(
        f"connect-views-mock cannot import {what}: {error}. Install or repair that, for example "
        f"with pip install --force-reinstall 'moto>={OLDEST_MOTO}'",
        name=error.name,
        path=error.path,
    )


def _is_of_another_library(error: ImportError) -> bool:
    """Whether the module that cannot be imported is not ours, moto's, boto3's or botocore's."""
    return (error.name or "moto").partition(".")[0] not in (_PACKAGE, *_LIBRARIES)


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


def _forget_modules(*packages: str) -> None:
    for name in list(sys.modules):
        if _is_in(name, packages) and not _is_in(name, _WITHOUT_MOTO):
            del sys.modules[name]


def _is_in(name: str, packages: tuple[str, ...]) -> bool:
    return f"{name}.".startswith(tuple(f"{package}." for package in packages))
