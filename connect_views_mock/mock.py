"""``mock_connect_views``: moto's ``mock_aws``, with the Views operations of Amazon Connect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from threading import RLock
from types import TracebackType

from .environment import aws_environment
from .errors import OLDEST_MOTO, UnsupportedMotoError

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, TypeVar, overload

    from typing_extensions import Self

    from .backend.config_types import MockConfig
    from .connect.view_models import DescribedView
    from .handle.traffic import ConnectRequest, Recording
    from .moto_adapter import MotoMock

    C = TypeVar("C", bound=Callable[..., Any])
else:

    def overload(function):  # noqa: ANN001, ANN201
        return function


_lock = RLock()
# One for all mocks of the process: the mock of moto that was started last is stopped first,
# whichever of ours asks for it, so that each restores what it found.
_started: list[MotoMock] = []


class ConnectViewsMock:
    """A mock that can be started: what ``mock_connect_views()`` returns.

    It is a context manager, also for ``async with``, and a decorator. It can be started more than
    once, and has to be stopped as often. While it is active, it is the handle by which a test makes
    instances and views, lets operations fail, and looks at the requests that were made.
    """

    def __init__(
        self,
        config: MockConfig | None = None,
        region: str | None = None,
        account_id: str | None = None,
    ) -> None:
        if region is not None or account_id is not None:
            from .handle.arguments import check_names

            check_names(region=region, account_id=account_id)
        self._config = config
        self._region = region
        self._account_id = account_id
        self._check_config()
        self._starts = 0
        self._recording: Recording | None = None

    def start(self, reset: bool = True) -> None:
        """Start the mock: from here on no request of botocore reaches AWS.

        Args:
            reset: Whether to clear moto's state, if no mock is active yet.

        Raises:
            UnsupportedMotoError: If the installed moto is not one that this library works with.
            ValueError: If the configuration was changed, and its section is wrong now.
        """
        self._check_config()
        adapter = _load_adapter()
        with _lock, ExitStack() as undo:
            adapter.install()
            undo.callback(adapter.uninstall)
            moto_mock = adapter.start_moto(self._config, reset=reset)
            undo.callback(adapter.stop_moto, moto_mock)
            if self._recording is None:
                self._start_recording()
                undo.callback(self._stop_recording)
            aws_environment.enter(self._region, self._account_id, hide=adapter.mocks_credentials())
            _started.append(moto_mock)
            self._starts += 1
            undo.pop_all()

    def stop(self, remove_data: bool = True) -> None:
        """Stop the mock, as often as it was started.

        Args:
            remove_data: Whether to clear moto's state, if no other mock is active.

        Raises:
            RuntimeError: If it was stopped as often as it was started.
        """
        adapter = _load_adapter()
        with _lock:
            if self._starts == 0:
                raise RuntimeError("Called stop() before start().")
            self._starts -= 1
            moto_mock = _started.pop()
            with ExitStack() as cleanup:
                if self._starts == 0:
                    cleanup.callback(self._stop_recording)
                cleanup.callback(adapter.uninstall)
                cleanup.callback(adapter.stop_moto, moto_mock, remove_data=remove_data)
                cleanup.callback(aws_environment.leave)

    def reset(self) -> None:
        """Clear moto's state, of all services; the requests and the injected errors stay."""
        _load_adapter().reset_moto()

    def create_instance(
        self,
        instance_id: str | None = None,
        region: str | None = None,
        account_id: str | None = None,
        alias: str | None = None,
    ) -> str:
        """Create an instance without a request.

        Args:
            instance_id: The id that it is to have; by default a random UUID, as instances of
                Connect have. SearchViews takes UUIDs only.
            region: Its region; by default that of ``AWS_DEFAULT_REGION``, as for clients.
            account_id: Its account; by default moto's.
            alias: Its alias.

        Returns:
            The id of the instance.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If the id is taken, or none that an instance can have, or if there is no
                such region or account.
        """
        self._require_active()
        from .handle.seeding import create_instance

        return create_instance(instance_id, region, account_id, alias)

    def create_view(
        self,
        instance_id: str,
        name: str = "View",
        template: Mapping[str, Any] | str | None = None,
        actions: Sequence[str] = (),
        status: Literal["SAVED", "PUBLISHED"] = "PUBLISHED",
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        region: str | None = None,
        account_id: str | None = None,
    ) -> DescribedView:
        """Create a view without a request.

        Args:
            instance_id: Id or ARN of the instance.
            name: Name of the view.
            template: The template, as an object or as JSON; by default one with an empty body.
            actions: The actions of the view.
            status: ``PUBLISHED``, or ``SAVED`` for a draft.
            description: Description of the view.
            tags: Tags of the view.
            region: Region of the instance; by default that of ``AWS_DEFAULT_REGION``.
            account_id: Account of the instance; by default moto's.

        Returns:
            The view, with the attributes ``id``, ``arn``, ``name``, ``content`` and so on.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If Connect would refuse the view; the message says why.
        """
        self._require_active()
        from .handle.seeding import create_view

        view = create_view(
            region,
            account_id,
            {
                "InstanceId": instance_id,
                "Name": name,
                "Status": status,
                "Content": {"Template": template, "Actions": actions},
                "Description": description,
                "Tags": tags,
            },
        )
        answered: DescribedView = _load_adapter().with_times_of_an_answer(view)
        return answered

    def inject_error(
        self,
        operation: str,
        error: str,
        message: str | None = None,
        times: int = 1,
        after: int = 0,
    ) -> None:
        """Make the next calls of an operation of Connect fail, as long as this mock is active.

        A throttling error has boto3 retry, as it would with AWS: each try counts as a call.

        Args:
            operation: Name of the operation in the API, such as ``CreateView``.
            error: One of the errors that the service model has for it.
            message: Message of the error.
            times: How many calls fail.
            after: How many calls pass before.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If Connect has no such operation, or the operation no such error, or if
                another argument makes no sense.
        """
        recording = self._require_active()
        from .handle.traffic import traffic

        traffic.inject_error(recording, operation, error, message, times, after)

    @property
    def requests(self) -> list[ConnectRequest]:
        """The requests for Connect since this mock started, in the order in which they came."""
        return list(self._require_active().requests)

    def __call__(self, target: C) -> C:
        """Decorate a function, a method or a class."""
        from .decoration import decorate

        decorated: C = decorate(target, self)
        return decorated

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return self.__enter__()

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @contextmanager
    def _activation(self, *, reset: bool, remove_data: bool) -> Iterator[bool]:
        self.start(reset=reset)
        is_outermost = len(_started) == 1
        try:
            yield is_outermost
        finally:
            self.stop(remove_data=remove_data)

    def _recording_if_started(self, times: int) -> Recording | None:
        """Return what is recorded, unless somebody else started this mock as well."""
        return self._recording if self._starts == times else None

    def _check_config(self) -> None:
        if self._config is not None:
            from .backend.config_check import check_config

            check_config(self._config)

    def _start_recording(self) -> None:
        from .handle.traffic import traffic

        self._recording = traffic.start_recording()

    def _stop_recording(self) -> None:
        from .handle.traffic import traffic

        recording, self._recording = self._recording, None
        assert recording is not None  # noqa: S101 (the first start made one)
        traffic.stop_recording(recording)

    def _require_active(self) -> Recording:
        if self._recording is None:
            raise RuntimeError(
                "The mock is not active: use it in `with mock_connect_views() as mock:`, or call "
                "start() first."
            )
        from .handle.seeding import require_own_process

        require_own_process()
        return self._recording


def _load_adapter() -> Any:
    """Return the module that touches moto, which is not imported before a mock starts."""
    try:
        import moto
    except ImportError:
        raise UnsupportedMotoError(None) from None
    if _release(moto.__version__) < _release(OLDEST_MOTO):
        raise UnsupportedMotoError(moto.__version__)
    try:
        from . import moto_adapter
    except (ImportError, AttributeError) as error:
        raise UnsupportedMotoError(moto.__version__, error) from error
    return moto_adapter


def _release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


@overload
def mock_connect_views(func: C) -> C: ...


@overload
def mock_connect_views(
    func: None = None,
    config: MockConfig | None = None,
    region: str | None = None,
    account_id: str | None = None,
) -> ConnectViewsMock: ...


def mock_connect_views(
    func: Callable[..., Any] | None = None,
    config: MockConfig | None = None,
    region: str | None = None,
    account_id: str | None = None,
) -> Any:
    """Mock AWS as ``moto.mock_aws`` does, with the Views operations of Amazon Connect.

    Use it as a decorator (``@mock_connect_views`` or ``@mock_connect_views(config=…)``) of
    functions, coroutine functions, generators and classes, as a context manager
    (``with mock_connect_views():``, ``async with``), or with ``start()`` and ``stop()``.

    Args:
        func: What is decorated.
        config: moto's configuration, which can have a section ``connect_views``.
        region: What ``AWS_DEFAULT_REGION`` is while the mock is active, and ``AWS_REGION`` if it is
            set; by default what the environment says, or else us-east-1.
        account_id: What ``MOTO_ACCOUNT_ID`` is while the mock is active.

    Raises:
        TypeError: If what is decorated cannot be run under the mock.
        ValueError: If the section ``connect_views`` has an unknown key or a wrong value, if it is
            misspelt, or if one of its keys stands outside of it; or if there can be no such region
            or account.
    """
    mock = ConnectViewsMock(config, region, account_id)
    return mock if func is None else mock(func)
