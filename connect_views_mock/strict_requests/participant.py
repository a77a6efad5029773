"""The response class of ``connectparticipant/``, with the same strict reading of requests."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache

from moto.core.exceptions import ServiceException
from moto.core.utils import get_service_model

from ..backend.participant_backend import ParticipantBackend, participant_backends
from ..connectparticipant.exceptions import ValidationException
from ..connectparticipant.responses import ConnectParticipantResponse
from .access import ANY_RESOURCE
from .routes import Routes
from .strict_response import StrictResponse


class StrictParticipantResponse(StrictResponse, ConnectParticipantResponse):
    """Handler for the view that a participant is shown."""

    @property
    def connectparticipant_backend(self) -> ParticipantBackend:
        """Return backend instance specific for this account and region."""
        return participant_backends[self.current_account][self.region]

    def routes(self) -> Routes:
        """Return the routes to the operations that are served."""
        return _routes()

    def lock(self) -> AbstractContextManager[object]:
        """Return nothing to hold: the backend holds the lock of the views that a token names."""
        try:
            return nullcontext(self.connectparticipant_backend)
        except ServiceException as error:
            raise self.refusal_of(error) from None  # in a server: the region does not have Connect

    def refusal_of(self, error: ServiceException) -> ServiceException:
        """Return the error that this service has for what is wrong with a request."""
        return ValidationException(error.message)

    def _authenticate_and_authorize_normal_action(self, resource: str = ANY_RESOURCE) -> None:  # noqa: ARG002
        """Judge no policy: whoever has the tokens has access."""
        if self.refusal is not None:
            raise self.refusal


@cache
def _routes() -> Routes:
    return Routes([get_service_model("connectparticipant").operation_model("DescribeView")])
