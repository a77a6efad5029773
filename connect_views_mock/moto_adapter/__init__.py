"""Everything that touches the private parts of moto and botocore.

There are two exceptions. The strict response class overrides methods of moto's response class, and
``backend/`` sets the tags of a view in one step.

:func:`install` makes the changes below. :func:`uninstall` undoes them when nobody needs them any
more, so that mocks can be nested. Each change is a context manager that says why it is needed.
Changes that only save time first check that moto and botocore are built as they expect. If not,
they are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import Final

import moto

from ..errors import UnsupportedMotoError
from ..undoing import Undo
from .access_control import access_to_views
from .asynchronous_clients import answer_asynchronous_clients
from .credentials import credentials_for_every_client
from .instance_times import times_of_instances
from .no_way_out import (
    answer_every_client,
    outer_mocks_of_responses,
    refuse_what_moto_does_not_know,
    remember_operation,
)
from .other_copies import answer_other_copies
from .own_servers import own_server
from .private_parts import OtherInternals
from .quicker_requests import (
    compiled_answers,
    direct_routes,
    prepared_urls,
    remembered_method_names,
)
from .quicker_sessions import (
    one_service_model,
    quick_handler_check,
    remembered_event_aliases,
    reused_callbacks,
    warm_loader,
)
from .regions import regions_of_connect
from .retry_delays import retry_delays
from .same_modules import are_same_modules, remember_modules
from .servers import request_handler, server_application
from .signing_names import services_signed_as
from .snapshot import Snapshot, restore_snapshot, take_snapshot
from .stacks import resources_of_stacks
from .starting import (
    MotoMock,
    is_only_mock,
    mocks_credentials,
    reset_moto,
    start_moto,
    stop_moto,
)
from .tagged_views import views_in_resource_groups
from .times import with_times_of_an_answer
from .views_in_moto import views_operations

__all__ = [
    "NECESSARY_CHANGES",
    "TIME_SAVERS",
    "MotoMock",
    "Snapshot",
    "are_same_modules",
    "install",
    "is_only_mock",
    "mocks_credentials",
    "own_server",
    "request_handler",
    "reset_moto",
    "restore_snapshot",
    "retry_delays",
    "server_application",
    "services_signed_as",
    "start_moto",
    "stop_moto",
    "take_snapshot",
    "uninstall",
    "with_times_of_an_answer",
]

if globals().get("_holders"):
    raise ImportError(f"{__name__} cannot be reloaded while a mock is active. Stop the mock first.")

# The holders for whom the changes were made, and the steps that undo them.
_holders: list[object] = []
_changes = Undo()
_are_made = False


def install(holder: object) -> None:
    """Make all changes, unless they are already made.

    If this raises, call :func:`uninstall`. It undoes what was made so far.

    Args:
        holder: Who needs the changes. They stay until each holder has called :func:`uninstall`.

    Raises:
        UnsupportedMotoError: If moto or botocore does not have what must be changed.
    """
    global _are_made
    _holders.append(holder)
    if _are_made:
        return
    for change in NECESSARY_CHANGES:
        try:
            _make(change)
        except AttributeError as error:
            raise UnsupportedMotoError(moto.__version__, error) from error
    for change in TIME_SAVERS:
        with suppress(OtherInternals):
            _make(change)
    _are_made = True


def uninstall(holder: object) -> None:
    """Undo all changes, unless there is another holder. You can repeat it."""
    global _are_made
    if all(other is holder for other in _holders):
        _are_made = False
        _changes.run()
    _holders[:] = [other for other in _holders if other is not holder]


def _make(new_change: Callable[[], AbstractContextManager[object]]) -> None:
    change = new_change()
    _changes.add(partial(change.__exit__, None, None, None))
    change.__enter__()


NECESSARY_CHANGES: Final[list[Callable[[], AbstractContextManager[object]]]] = [
    views_operations,
    regions_of_connect,
    access_to_views,
    times_of_instances,
    remember_operation,
    answer_every_client,
    answer_other_copies,
    credentials_for_every_client,
    answer_asynchronous_clients,
    refuse_what_moto_does_not_know,
    outer_mocks_of_responses,
    resources_of_stacks,
    views_in_resource_groups,
]

TIME_SAVERS: Final[list[Callable[[], AbstractContextManager[object]]]] = [
    warm_loader,
    one_service_model,
    prepared_urls,
    remembered_method_names,
    compiled_answers,
    direct_routes,
    reused_callbacks,
    quick_handler_check,
    remembered_event_aliases,
]

remember_modules()
