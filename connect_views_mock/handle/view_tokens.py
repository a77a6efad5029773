"""Tokens with which a participant of a contact is shown a view."""

from __future__ import annotations

from typing import Any

from moto.core.exceptions import ServiceException

from ..backend.participant_backend import participant_backends
from .arguments import check_strings, check_switches
from .seeding import views_backend


def view_token(
    instance_id: Any, view_id: Any, region: str | None, account_id: str | None, expired: Any
) -> str:
    """Return a token; see ``ConnectViewsMock.view_token``."""
    check_strings(instance_id=instance_id, view_id=view_id)
    check_switches(expired=expired)
    views = views_backend(region, account_id)
    participants = participant_backends[views.account_id][views.region_name]
    try:
        token: str = participants.view_token(instance_id, view_id, expired)
    except ServiceException as error:
        raise ValueError(str(error)) from error
    return token
