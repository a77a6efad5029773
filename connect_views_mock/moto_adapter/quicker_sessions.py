"""Time savers for the start of a mock, and for the sessions and clients that a test makes.

Nothing here changes a response or keeps anything that a test made. The figures come from
docs/benchmarks.md. They compare the cost without one change to the cost with all changes.
"""

from __future__ import annotations

import functools
import inspect
import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import FunctionType
from typing import Any, Final

import boto3
import botocore.hooks
import botocore.loaders
import botocore.session
import moto
import moto.core.models
import moto.core.utils
from botocore.loaders import Loader
from moto.core.custom_responses_mock import CallbackResponse, not_implemented_callback

from .changes import Change
from .private_parts import OtherInternals, part

# As Any, because its annotations do not include its private parts.
_EventAliaser: Any = botocore.hooks.EventAliaser


def warm_loader() -> AbstractContextManager[object]:
    """Let botocore's sessions share what they read of botocore's own data files.

    At each start, moto makes boto3 forget its default session. Each new session then finds and
    parses the model of Connect again, which is one of the largest. Only the data files are shared.
    A session's credentials and configuration, and the loader's search paths, are its own.

    Without it, a test costs ten times as much, and the first of a process 1.3 times as much.
    """
    part(botocore.session, "create_loader", "search_path_string")
    return Change((botocore.session, "create_loader", _create_warm_loader))


_warm_data: dict[tuple[str, ...], dict[Any, Any]] = {}


class _WarmLoader(Loader):
    """A loader that shares its cache with all loaders of the same unchanging directories."""

    _own_cache: dict[Any, Any]

    @property
    def _cache(self) -> dict[Any, Any]:
        directories = tuple(filter(os.path.isdir, self.search_paths))
        if _UNCHANGING_DIRECTORIES.issuperset(directories):
            return _warm_data.setdefault(directories, {})
        return self._own_cache


_BOTO3_DATA: Final = str(Path(boto3.__file__).parent / "data")
_UNCHANGING_DIRECTORIES: Final = frozenset({Loader.BUILTIN_DATA_PATH, _BOTO3_DATA})


def _create_warm_loader(search_path_string: str | None = None) -> Any:
    loader = botocore.loaders.create_loader(search_path_string)
    if type(loader) is Loader and vars(loader).keys() >= {"_cache", "_search_paths"}:
        vars(loader)["_own_cache"] = vars(loader).pop("_cache")
        loader.__class__ = _WarmLoader
    return loader


def one_service_model() -> AbstractContextManager[object]:
    """Give moto the model of Connect that botocore has already read.

    moto reads the models itself, because it merges its own data into some of them. It has none for
    this model, unless a newer moto has a directory for it.

    Without it, the first test of a process costs 1.2 times as much.
    """
    original = part(moto.core.utils, "_load_service_model", "service_name model_name")
    if Path(moto.__file__).parent.joinpath("connect", _CONNECT_VERSION).exists():
        raise OtherInternals(_CONNECT_VERSION)

    @functools.wraps(original)
    def _load_service_model(service_name: str, model_name: str) -> Any:
        if service_name != "connect":
            return original(service_name, model_name)
        loader = _create_warm_loader()
        loader.search_paths.append(_BOTO3_DATA)
        return loader.load_service_model(service_name, model_name)

    return Change((moto.core.utils, "_load_service_model", _load_service_model))


_CONNECT_VERSION: Final = "2017-08-08"


def reused_callbacks() -> AbstractContextManager[object]:
    """Register the same fourteen hundred callbacks with ``responses`` at each start.

    moto makes a new callback for each URL pattern and method. A callback holds only the calls that
    it answered, and these are forgotten here.

    Without it, a test costs 1.1 times as much.
    """
    calls = getattr(_callback_response_to("GET", re.compile("")), "calls", None)
    made_by_moto = vars(moto.core.models).get("CallbackResponse")
    if not hasattr(calls, "reset") or made_by_moto is not CallbackResponse:
        raise OtherInternals("CallbackResponse")
    return Change((moto.core.models, "CallbackResponse", _callback_response))


def _callback_response(
    method: str, url: re.Pattern[str], callback: Callable[..., Any]
) -> CallbackResponse:
    response = _callback_response_to(method, url)
    response.callback = callback
    response.calls.reset()
    return response


@functools.lru_cache(maxsize=4096)
def _callback_response_to(method: str, url: re.Pattern[str]) -> CallbackResponse:
    return CallbackResponse(method=method, url=url, callback=not_implemented_callback)


def quick_handler_check() -> AbstractContextManager[object]:
    """Read from a function's flags whether it takes ``**kwargs``.

    botocore reads the signatures of all 130 handlers of a new session for this.

    Without it, a test costs 1.1 times as much.
    """
    original = part(botocore.hooks, "accepts_kwargs", "func")

    def accepts_kwargs(function: Any) -> Any:
        if type(function) is FunctionType and not hasattr(function, "__signature__"):
            return function.__code__.co_flags & inspect.CO_VARKEYWORDS
        return original(function)

    return Change((botocore.hooks, "accepts_kwargs", accepts_kwargs))


def remembered_event_aliases() -> AbstractContextManager[object]:
    """Look up the alias of an event once, not once for each session and each client.

    The lookup goes through the four hundred aliases of botocore.

    Without it, a test costs 1.4 times as much.
    """
    original_init = part(_EventAliaser, "__init__", "self event_emitter event_aliases")
    original = part(_EventAliaser, "_alias_event_name", "self event_name")

    def initialize(self: Any, event_emitter: Any, event_aliases: Any = None) -> None:
        original_init(self, event_emitter, event_aliases)
        self._has_default_aliases = event_aliases in (None, botocore.hooks.EVENT_ALIASES)

    def alias_event_name(self: Any, event_name: str) -> Any:
        if getattr(self, "_has_default_aliases", False):
            return default_alias(event_name)
        return original(self, event_name)

    default_alias = _default_alias(original)
    return Change(
        (_EventAliaser, "__init__", initialize),
        (_EventAliaser, "_alias_event_name", alias_event_name),
    )


@functools.lru_cache
def _default_alias(alias_event_name: Callable[[Any, str], Any]) -> Callable[[str], Any]:
    def default_alias(event_name: str) -> Any:
        return alias_event_name(_EventAliaser(None), event_name)

    return functools.lru_cache(maxsize=2048)(default_alias)
