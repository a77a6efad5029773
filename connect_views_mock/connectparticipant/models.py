"""ConnectParticipantBackend class with methods for the views that are shown."""

from __future__ import annotations

import base64
import hashlib
import json
from abc import abstractmethod
from typing import NamedTuple

from moto.core.base_backend import BaseBackend
from moto.core.exceptions import ServiceException

from ..connect.models import ConnectViewsBackend
from ..connect.view_models import DescribedView
from .exceptions import ExpiredViewToken, InvalidViewToken, ViewIsGone

_DIGEST_LENGTH = 16


class ViewToken(NamedTuple):
    """What a token stands for: AWS encrypts it, and says no more of it."""

    account_id: str
    region: str
    instance_id: str
    view_id: str
    expired: bool

    def encode(self) -> str:
        """Return the token as it is sent."""
        text = json.dumps(self)
        return base64.urlsafe_b64encode((_digest(text) + text).encode()).decode()


def read_view_token(token: str) -> ViewToken:
    """Return what a token stands for."""
    try:
        decoded = base64.b64decode(token.encode(), b"-_", validate=True).decode()
    except ValueError:
        raise InvalidViewToken from None
    digest, text = decoded[:_DIGEST_LENGTH], decoded[_DIGEST_LENGTH:]
    if digest != _digest(text):
        raise InvalidViewToken
    view_token = ViewToken(*json.loads(text))
    if view_token.encode() != token:
        # Base64 can be written in several ways.
        raise InvalidViewToken
    return view_token


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


class ConnectParticipantBackend(BaseBackend):
    """Implementation of the view that a participant of a contact is shown."""

    @abstractmethod
    def views_backend(self, account_id: str) -> ConnectViewsBackend:
        """Return the backend with the views of an account, in this region."""

    def describe_view(self, view_token: str) -> DescribedView:
        """The token says which view: it is that of the account that gave the token."""
        token = read_view_token(view_token)
        if token.region != self.region_name:
            raise InvalidViewToken
        if token.expired:
            raise ExpiredViewToken
        try:
            return self._view(token)
        except ServiceException as error:
            raise ViewIsGone(reason=error.message) from error

    def view_token(self, instance_id: str, view_id: str, expired: bool) -> str:
        """Return a token, as the ShowView block of a flow gives one for a view."""
        place = (self.account_id, self.region_name)
        token = ViewToken(*place, instance_id, view_id, expired)
        self._view(token)
        return token.encode()

    def _view(self, token: ViewToken) -> DescribedView:
        backend = self.views_backend(token.account_id)
        return backend.describe_view(token.instance_id, token.view_id)
