"""An in-process mock of the Amazon Connect Views API for boto3, built on moto."""

from __future__ import annotations

from .errors import (
    PendingErrorsError,
    RegionWithoutConnectError,
    ReplacedModulesError,
    RequestNotMockedError,
    UnsupportedAiobotocoreError,
    UnsupportedMotoError,
)
from .mock import ConnectViewsMock, mock_connect_views

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mypy_boto3_connect import ConnectClient

    from .connect.content import Finding
    from .connect.view_models import DescribedView
    from .handle.injected_errors import InjectedError
    from .handle.stored_views import StoredView
    from .handle.traffic import ConnectRequest
    from .server.context import connect_views_server
    from .server.running import ConnectViewsServer
    from .validation import (
        ContentWarning,
        validate_view_content,
        validate_view_input,
        view_content_warnings,
    )

__all__ = [
    "ConnectClient",
    "ConnectRequest",
    "ConnectViewsMock",
    "ConnectViewsServer",
    "ContentWarning",
    "DescribedView",
    "Finding",
    "InjectedError",
    "PendingErrorsError",
    "RegionWithoutConnectError",
    "ReplacedModulesError",
    "RequestNotMockedError",
    "StoredView",
    "UnsupportedAiobotocoreError",
    "UnsupportedMotoError",
    "connect_views_server",
    "mock_connect_views",
    "validate_view_content",
    "validate_view_input",
    "view_content_warnings",
]
__version__ = "0.1.0"

# What is not needed to start a mock, and where it is: imported when somebody asks for it.
_LAZY = {
    # boto3 makes the real class of a client at run time.
    "ConnectClient": ("botocore.client", "BaseClient"),
    "ConnectRequest": ("connect_views_mock.handle.traffic", "ConnectRequest"),
    "ConnectViewsServer": ("connect_views_mock.server.running", "ConnectViewsServer"),
    "DescribedView": ("connect_views_mock.connect.view_models", "DescribedView"),
    "Finding": ("connect_views_mock.connect.content", "Finding"),
    "InjectedError": ("connect_views_mock.handle.injected_errors", "InjectedError"),
    "StoredView": ("connect_views_mock.handle.stored_views", "StoredView"),
    "ContentWarning": ("connect_views_mock.validation", "ContentWarning"),
    "connect_views_server": ("connect_views_mock.server.context", "connect_views_server"),
    "validate_view_content": ("connect_views_mock.validation", "validate_view_content"),
    "validate_view_input": ("connect_views_mock.validation", "validate_view_input"),
    "view_content_warnings": ("connect_views_mock.validation", "view_content_warnings"),
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LAZY[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
