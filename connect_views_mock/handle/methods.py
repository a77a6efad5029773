"""The methods by which a test uses an active mock, beside starting and stopping it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

# Not from typing: its import would take twice as long as all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path
    from typing import Any, Literal, Protocol, overload

    from botocore.exceptions import BotoCoreError

    from ..connect.view_models import DescribedView
    from .injected_errors import InjectedError
    from .stored_views import StoredView
    from .traffic import ConnectRequest, Recording

    Template = Mapping[str, Any] | str | Path

    class ActiveHandle(Protocol):
        """What the methods need of a mock that is active."""

        parts: Any
        recording: Recording
else:

    def overload(function):  # noqa: ANN001, ANN201
        return function


class HandleMethods:
    """Seeding, injected errors and the requests that were seen."""

    if TYPE_CHECKING:

        def _require_active(self) -> ActiveHandle:
            """Return what belongs to the mock while it is active.

            Raises:
                RuntimeError: If it is not active, or if moto runs in a server.
            """
            ...

    def create_instance(
        self,
        instance_id: str | None = None,
        region: str | None = None,
        account_id: str | None = None,
        alias: str | None = None,
    ) -> str:
        """Create an instance without a request.

        Args:
            instance_id: The id of the instance. By default it is a random UUID, like the ids of
                real instances. SearchViews takes only UUIDs.
            region: The region of the instance. By default that of ``AWS_DEFAULT_REGION``, as for
                clients.
            account_id: The account of the instance. By default moto's.
            alias: The alias of the instance.

        Returns:
            The id of the instance.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If the id is taken or invalid, or if the region or the account cannot
                exist.
        """
        seeding = self._require_active().parts.seeding
        instance: str = seeding.create_instance(instance_id, region, account_id, alias)
        return instance

    def create_view(
        self,
        instance_id: str,
        name: str | None = None,
        template: Template | None = None,
        actions: Sequence[str] | None = None,
        status: Literal["SAVED", "PUBLISHED"] = "PUBLISHED",
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        region: str | None = None,
        account_id: str | None = None,
        *,
        versions: int | Sequence[Template] = 0,
    ) -> DescribedView:
        """Create a view without a request.

        A file can hold a template, a content with ``Template`` and ``Actions``, the input of
        ``create-view``, or a view as ``describe-view`` prints it. Other values in the file are the
        defaults of the arguments.

        Args:
            instance_id: Id or ARN of the instance.
            name: Name of the view. By default that of the file, or else ``View``.
            template: The template, as an object, as JSON or as the ``Path`` of a file. By default
                it has an empty body.
            actions: The actions of the view. By default those of the file, or else none.
            status: ``PUBLISHED``, or ``SAVED`` for a draft.
            description: Description of the view.
            tags: Tags of the view.
            region: Region of the instance. By default that of ``AWS_DEFAULT_REGION``.
            account_id: Account of the instance. By default moto's.
            versions: How many versions the view has, or the templates of its versions, with the
                oldest first. The last of several published versions has the template of the view.

        Returns:
            The view, with the attributes ``id``, ``arn``, ``name``, ``content`` and so on.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If Connect would refuse the view, or if a file cannot be read. The message
                says why.
        """
        parts = self._require_active().parts
        seeded = parts.seeding.SeededView(
            name, template, actions, status, description, tags, versions
        )
        view = parts.seeding.create_view(instance_id, region, account_id, seeded)
        answered: DescribedView = parts.adapter.with_times_of_an_answer(view)
        return answered

    def create_views(
        self,
        instance_id: str,
        directory: str | PathLike[str],
        status: Literal["SAVED", "PUBLISHED"] = "PUBLISHED",
        region: str | None = None,
        account_id: str | None = None,
    ) -> dict[str, DescribedView]:
        """Create a view from each ``*.json`` file in a directory and the directories below it.

        The files are those that ``create_view`` takes. Either all views are created, or none.

        Args:
            instance_id: Id or ARN of the instance.
            directory: The directory.
            status: ``PUBLISHED``, or ``SAVED`` for drafts.
            region: Region of the instance. By default that of ``AWS_DEFAULT_REGION``.
            account_id: Account of the instance. By default moto's.

        Returns:
            The views by their names.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If there are no such files, or if a file has no view or a view that Connect
                would refuse. The message names the file.
        """
        parts = self._require_active().parts
        views = parts.seeding.create_views(instance_id, directory, status, region, account_id)
        return {view.name: parts.adapter.with_times_of_an_answer(view) for view in views}

    def views(
        self, instance_id: str, region: str | None = None, account_id: str | None = None
    ) -> list[StoredView]:
        """Return the customer-managed views of an instance without a request, sorted by name.

        Args:
            instance_id: Id or ARN of the instance.
            region: Region of the instance. By default that of ``AWS_DEFAULT_REGION``.
            account_id: Account of the instance. By default moto's.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If there is no such instance.
        """
        parts = self._require_active().parts
        with_times = parts.adapter.with_times_of_an_answer
        views: list[StoredView] = parts.stored_views(instance_id, region, account_id, with_times)
        return views

    def view_token(
        self,
        instance_id: str,
        view_id: str,
        region: str | None = None,
        account_id: str | None = None,
        *,
        expired: bool = False,
    ) -> str:
        """Return a token of a view, as the ShowView block of a flow gives one to a participant.

        DescribeView of ``connectparticipant`` accepts the token from every caller in the same
        region, until the view is deleted.

        Args:
            instance_id: Id or ARN of the instance.
            view_id: Id or ARN of the view, with or without a qualifier, as DescribeView takes it.
            region: Region of the instance; by default that of ``AWS_DEFAULT_REGION``.
            account_id: Account of the instance; by default moto's.
            expired: ``True`` for a token that has expired.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If there is no such view.
        """
        parts = self._require_active().parts
        token: str = parts.view_token(instance_id, view_id, region, account_id, expired)
        return token

    @overload
    def inject_error(
        self,
        operation: str,
        error: str,
        message: str | None = None,
        times: int = 1,
        after: int = 0,
        *,
        when: Callable[[dict[str, Any]], object] | None = None,
    ) -> None: ...

    @overload
    def inject_error(
        self,
        operation: str,
        *,
        exception: BotoCoreError | type[BotoCoreError],
        times: int = 1,
        after: int = 0,
        when: Callable[[dict[str, Any]], object] | None = None,
    ) -> None: ...

    def inject_error(
        self,
        operation: str,
        error: str | None = None,
        message: str | None = None,
        times: int = 1,
        after: int = 0,
        *,
        exception: BotoCoreError | type[BotoCoreError] | None = None,
        when: Callable[[dict[str, Any]], object] | None = None,
    ) -> None:
        """Make the next calls of a Connect operation fail while this mock is active.

        boto3 retries a throttling error, as it would with AWS. Each try counts as a call.

        Args:
            operation: Name of the operation in the API or in boto3: ``CreateView`` or
                ``create_view``.
            error: An error that the service model has for the operation, or that every AWS
                operation can return.
            message: Message of the error.
            times: How many calls fail.
            after: How many calls pass before that.
            exception: An exception that botocore raises if there is no response, instead of an
                error. A class such as ``ReadTimeoutError``, or an instance.
            when: A function of the parameters of a call. Calls for which it returns false do not
                fail, and do not count.

        Raises:
            RuntimeError: If the mock is not active, or if moto runs in a server.
            ValueError: If Connect has no such operation, if the operation has no such error, or if
                another argument makes no sense.
        """
        handle = self._require_active()
        injected = handle.parts.read_injected_error(
            operation, error, message, times, after, exception, when
        )
        handle.parts.traffic.inject_error(handle.recording, injected)

    @property
    def pending_errors(self) -> list[InjectedError]:
        """The errors that this mock injected and that no call has met yet."""
        handle = self._require_active()
        pending: list[InjectedError] = handle.parts.traffic.pending_errors(handle.recording)
        return pending

    @property
    def requests(self) -> list[ConnectRequest]:
        """The Connect requests since this mock started, in their order."""
        return list(self._require_active().recording.requests)
