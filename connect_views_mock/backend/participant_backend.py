"""The views that participants of a contact are shown: those of the Connect backend."""

from __future__ import annotations

from moto.core.base_backend import BackendDict

from ..connect.view_models import DescribedView
from ..connectparticipant.models import ConnectParticipantBackend, ViewToken
from .views_backend import ViewsBackend, views_backends


class ParticipantBackend(ConnectParticipantBackend):
    """What participants of one region are shown. It has no state: a token says it all."""

    def views_backend(self, account_id: str) -> ViewsBackend:
        """Return the backend with the views of an account, in this region."""
        return views_backends[account_id][self.region_name]

    def _view(self, token: ViewToken) -> DescribedView:
        with self.views_backend(token.account_id).lock:
            return super()._view(token)


# In the regions of Connect, more of which have a host for participants than botocore knows.
participant_backends = BackendDict(ParticipantBackend, "connect")
