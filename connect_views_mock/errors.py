"""The errors of the mock itself. Those of the service are in ``connect/exceptions.py``."""

from __future__ import annotations

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST_MOTO = "5.1.21"
"""The first moto that mocks Amazon Connect."""


class UnsupportedMotoError(ImportError):
    """This library does not work with the installed moto, or moto is not installed."""

    def __init__(self, found: str | None, reason: object = None) -> None:
        message = f"connect-views-mock needs moto {OLDEST_MOTO} or newer, and "
        if found is None:
            message += f"moto is not installed: pip install 'moto>={OLDEST_MOTO}'"
        elif reason is None:
            message += f"moto {found} is installed: pip install 'moto>={OLDEST_MOTO}'"
        else:
            message += (
                f"does not work with moto {found} ({reason}). Look for a newer "
                "connect-views-mock, or install an older moto."
            )
        super().__init__(message)


class ReplacedModulesError(RuntimeError):
    """Modules of moto or botocore were replaced after the mock was first started."""

    def __init__(self, reason: object) -> None:
        super().__init__(
            "Modules of boto3, botocore or moto were removed from sys.modules, replaced or "
            "reloaded since mock_connect_views was first started, and those that are left do not "
            f"fit together ({reason}). Import boto3 and moto before anything changes sys.modules, "
            "such as patch.dict(sys.modules)."
        )


class RequestNotMockedError(NotImplementedError):
    """Neither moto nor this library can answer a request. It was stopped before it reached AWS."""

    def __init__(self, what: str, moto_version: str, *, is_connect: bool = False) -> None:
        message = (
            f"{what} is not mocked by moto {moto_version}, and no request may reach AWS while "
            "mock_connect_views is active. "
        )
        if is_connect:
            message += (
                "Of Amazon Connect, connect-views-mock adds the operations on views, and those on "
                "workspaces that show them; the others are moto's. To test code that calls this "
                "one, answer it with botocore.stub.Stubber, or make it fail with inject_error()."
            )
        else:
            message += (
                "Answer it with botocore.stub.Stubber, or let it through with the configuration "
                '{"core": {"passthrough": {"services": [...], "urls": [...]}}}.'
            )
        super().__init__(message)


class UnsupportedAiobotocoreError(RuntimeError):
    """The mock cannot answer a client of the installed aiobotocore, which must not reach AWS."""

    def __init__(self, found: str, reason: object) -> None:
        super().__init__(
            f"connect-views-mock does not work with aiobotocore {found} ({reason}), and no request "
            "may reach AWS while mock_connect_views is active. Look for a newer "
            "connect-views-mock, or install another aiobotocore. Or start connect_views_server, "
            "and pass its address to the client as endpoint_url."
        )


class RegionWithoutConnectError(ValueError):
    """The region of a call does not have Amazon Connect."""

    def __init__(self, region: str, regions: Iterable[str]) -> None:
        super().__init__(
            f"Amazon Connect has no region {region!r}; it has {', '.join(sorted(regions))}. The "
            "variable MOTO_ALLOW_NONEXISTENT_REGION=true allows others."
        )


class PendingErrorsError(AssertionError):
    """A test injected errors that no call has met, under a mock that is strict."""

    def __init__(self, descriptions: Iterable[str]) -> None:
        listed = "\n".join(f"  {description}" for description in descriptions)
        super().__init__(
            f"The test injected errors that no call has met:\n{listed}\nRemove them, or look why "
            "the calls were not made; pending_errors lists them too."
        )
