"""Everything that touches the private parts of moto and botocore.

Only the response class is not here: it overrides methods of moto's, as all of moto's own do.

:func:`install` makes the changes below and :func:`uninstall` takes them back, each counted, so that
mocks can be nested. Each change is a context manager that says why it is needed. Those that only
save time check first that moto and botocore are built as they expect, and else are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import Final

import moto

from ..errors import UnsupportedMotoError
from .credentials import credentials_for_every_client
from .no_way_out import (
    answer_every_client,
    outer_mocks_of_responses,
    refuse_what_moto_does_not_know,
    remember_operation,
)
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
from .snapshot import Snapshot, restore_snapshot, take_snapshot
from .starting import (
    MotoMock,
    is_only_mock,
    mocks_credentials,
    reset_moto,
    start_moto,
    stop_moto,
)
from .times import with_times_of_an_answer
from .views_in_moto import views_operations

__all__ = [
    "NECESSARY_CHANGES",
    "TIME_SAVERS",
    "MotoMock",
    "Snapshot",
    "install",
    "is_only_mock",
    "mocks_credentials",
    "reset_moto",
    "restore_snapshot",
    "start_moto",
    "stop_moto",
    "take_snapshot",
    "uninstall",
    "with_times_of_an_answer",
]

_installs = 0
_installed = ExitStack()


def install() -> None:
    """Make all changes, unless they are made.

    Raises:
        UnsupportedMotoError: If moto or botocore lack what has to be changed.
    """
    global _installs
    if _installs == 0:
        with ExitStack() as undo:
            for change in NECESSARY_CHANGES:
                try:
                    undo.enter_context(change())
                except AttributeError as error:
                    raise UnsupportedMotoError(moto.__version__, error) from error
            for change in TIME_SAVERS:
                with suppress(OtherInternals):
                    undo.enter_context(change())
            _installed.push(undo.pop_all())
    _installs += 1


def uninstall() -> None:
    """Take all changes back, when called as often as :func:`install`.

    Raises:
        RuntimeError: If it was called as often before.
    """
    global _installs
    if _installs == 0:
        raise RuntimeError("Called uninstall() before install().")
    _installs -= 1
    if _installs == 0:
        _installed.close()


NECESSARY_CHANGES: Final[list[Callable[[], AbstractContextManager[object]]]] = [
    views_operations,
    regions_of_connect,
    remember_operation,
    answer_every_client,
    credentials_for_every_client,
    refuse_what_moto_does_not_know,
    outer_mocks_of_responses,
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
