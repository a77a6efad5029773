"""Handles incoming requests for connectparticipant, invokes methods."""

from __future__ import annotations

from abc import abstractmethod

from moto.core.responses import ActionResult, BaseResponse

from .models import ConnectParticipantBackend


class ConnectParticipantResponse(BaseResponse):
    """Handler for ConnectParticipant requests and responses."""

    def __init__(self) -> None:
        super().__init__(service_name="connectparticipant")
        self.automated_parameter_parsing = True

    @property
    @abstractmethod
    def connectparticipant_backend(self) -> ConnectParticipantBackend:
        """Return backend instance specific for this region."""

    def describe_view(self) -> ActionResult:
        view = self.connectparticipant_backend.describe_view(
            view_token=self._get_param("ViewToken"),
        )
        return ActionResult({"View": view})
