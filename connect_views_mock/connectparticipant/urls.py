"""connectparticipant base URLs and paths."""

from .responses import ConnectParticipantResponse

url_bases = [
    r"https?://participant\.connect(?:-fips)?\.([^./]+)\.amazonaws\.com",
    r"https?://participant\.connect(?:-fips)?\.([^./]+)\.api\.aws",
]

url_paths = {
    "{0}/participant/views/(?P<ViewToken>[^/]+)$": ConnectParticipantResponse.dispatch,
}
