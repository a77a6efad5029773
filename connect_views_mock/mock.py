"""``mock_connect_views``: moto's ``mock_aws`` plus the Views operations of Amazon Connect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from . import activation
from .handle.methods import HandleMethods

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, overload

    from typing_extensions import Self

    from .backend.config_types import MockConfig
    from .handle.traffic import Recording

    C = TypeVar("C", bound=Callable[..., Any])
else:

    def overload(function):  # noqa: ANN001, ANN201
        return function


class ConnectViewsMock(HandleMethods):
    """The mock that ``mock_connect_views()`` returns.

    It is a context manager (``with`` and ``async with``) and a decorator. You can start it several
    times, if you stop it as often. While it is active, it is also the handle of a test: it creates
    instances and views, makes operations fail, and lists the requests.
    """

    def __init__(
        self,
        config: MockConfig | None = None,
        region: str | None = None,
        account_id: str | None = None,
        *,
        strict: bool = False,
        skip_retry_delays: bool = False,
    ) -> None:
        if (region, account_id, strict, skip_retry_delays) != (None, None, False, False):
            from .handle.arguments import check_names, check_switches

            check_names(region=region, account_id=account_id)
            check_switches(strict=strict, skip_retry_delays=skip_retry_delays)
        self._config = config
        self._strict = strict
        self._settings = activation.Settings(config, region, account_id, skip_retry_delays)
        self._check_config()

    def start(self, reset: bool = True) -> None:
        """Start the mock. From now on, no botocore request reaches AWS.

        Args:
            reset: Whether to clear moto's state if no other mock is active.

        Raises:
            UnsupportedMotoError: If this library does not work with the installed moto.
            ValueError: If the configuration was changed and is now wrong.
        """
        self._begin(reset=reset)

    def stop(self, remove_data: bool = True) -> None:
        """Stop the mock. Call it as often as ``start()``.

        Args:
            remove_data: Whether to clear moto's state if no other mock is active.

        Raises:
            RuntimeError: If the mock was already stopped as often as it was started.
            PendingErrorsError: If the mock is strict and no call has met an injected error. The
                mock stops anyway.
        """
        __tracebackhide__ = True
        try:
            self._check_errors_at_the_end()
        finally:
            activation.stop(self, remove_data=remove_data)

    def reset(self) -> None:
        """Clear moto's state for all services. Requests and injected errors stay.

        Raises:
            RuntimeError: If the mock is not active.
        """
        self._require_started().parts.adapter.reset_moto()

    def __call__(self, target: C) -> C:
        """Decorate a function, a method or a class."""
        from .decoration import decorate

        decorated: C = decorate(target, self)
        return decorated

    def __enter__(self) -> Self:
        return self._begin()

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        __tracebackhide__ = True
        if exception_type is None:
            self.stop()
        else:
            activation.stop(self, remove_data=True)

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.__exit__(exception_type, exception, traceback)

    @contextmanager
    def _activation(self, *, reset: bool, remove_data: bool, checks_errors: bool) -> Iterator[bool]:
        is_started = False
        try:
            is_started = self._begin(reset=reset) is self
            yield activation.count() == 1
            if checks_errors:
                self._check_errors_at_the_end()
        finally:
            if is_started:
                activation.stop(self, remove_data=remove_data)

    def _begin(self, *, reset: bool = True) -> Self:
        """Start the mock and return it, so that no interrupt comes before a ``with`` has it."""
        self._check_config()
        return activation.start(self, self._settings, reset=reset)

    def _recording_if_started(self, times: int) -> Recording | None:
        """Return the recording, or ``None`` if somebody else has started this mock too."""
        handle = activation.handle_of(self)
        if handle is None or activation.starts_of(self) != times:
            return None
        return handle.recording

    def _check_errors_at_the_end(self) -> None:
        __tracebackhide__ = True
        if self._strict and activation.starts_of(self) == 1:
            self._check_errors()

    def _check_errors(self) -> None:
        """Refuse injected errors that no call has met.

        Raises:
            PendingErrorsError: If there is one.
        """
        __tracebackhide__ = True
        handle = activation.handle_of(self)
        if handle is not None:
            handle.parts.traffic.check_errors(handle.recording)

    def _check_config(self) -> None:
        if self._config is not None:
            from .backend.config_check import check_config

            check_config(self._config)

    def _require_active(self) -> activation.Handle:
        handle = self._require_started()
        handle.parts.seeding.require_own_process()
        return handle

    def _require_started(self) -> activation.Handle:
        handle = activation.handle_of(self)
        if handle is None:
            raise RuntimeError(
                "The mock is not active: use it in `with mock_connect_views() as mock:`, or call "
                "start() first."
            )
        return handle


@overload
def mock_connect_views(func: C) -> C: ...


@overload
def mock_connect_views(
    func: None = None,
    config: MockConfig | None = None,
    region: str | None = None,
    account_id: str | None = None,
    *,
    strict: bool = False,
    skip_retry_delays: bool = False,
) -> ConnectViewsMock: ...


def mock_connect_views(
    func: Callable[..., Any] | None = None,
    config: MockConfig | None = None,
    region: str | None = None,
    account_id: str | None = None,
    *,
    strict: bool = False,
    skip_retry_delays: bool = False,
) -> Any:
    """Mock AWS like ``moto.mock_aws``, plus the Views operations of Amazon Connect.

    Use it as a decorator of functions, coroutine functions, generators and classes:
    ``@mock_connect_views`` or ``@mock_connect_views(config=…)``. Or use it as a context manager:
    ``with mock_connect_views():`` or ``async with``. Or call ``start()`` and ``stop()``.

    Args:
        func: The function or class to decorate.
        config: moto's configuration. It can have a section ``connect_views``.
        region: The value of ``AWS_DEFAULT_REGION`` while the mock is active, and of ``AWS_REGION``
            if that is set. By default, the environment decides. If it names no region, the region
            is us-east-1.
        account_id: The value of ``MOTO_ACCOUNT_ID`` while the mock is active.
        strict: Whether a test fails if it injects an error that no call meets.
        skip_retry_delays: Whether boto3 retries at once while the mock is active, without waiting
            between its tries.

    Returns:
        The decorated function or class, or a mock that you can start.

    Raises:
        TypeError: If the decorated object cannot run under the mock.
        ValueError: If the region or the account cannot exist, or if the configuration is wrong:
            the section ``connect_views`` is misspelt, it has an unknown key or a wrong value, or
            one of its keys is outside of it.
    """
    mock = ConnectViewsMock(
        config, region, account_id, strict=strict, skip_retry_delays=skip_retry_delays
    )
    return mock if func is None else mock(func)
