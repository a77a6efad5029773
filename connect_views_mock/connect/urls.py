"""connect base URLs and paths of the operations on views and workspaces."""

from .responses import ConnectViewsResponse
from .workspace_responses import ConnectWorkspacesResponse

url_bases = [
    r"https?://connect(?:-fips)?\.([^./]+)\.amazonaws\.com",
    r"https?://connect(?:-fips)?\.([^./]+)\.api\.aws",
]

# The paths are left open after /views/, because an ARN is one label there, and moto's
# server passes on paths in which its slashes are decoded.
url_paths = {
    "{0}/search-views$": ConnectViewsResponse.dispatch,
    "{0}/tags/(?P<resourceArn>.+)$": ConnectViewsResponse.dispatch,
    "{0}/views/(?P<route>.+)$": ConnectViewsResponse.dispatch,
    "{0}/workspaces/(?P<route>.+)$": ConnectWorkspacesResponse.dispatch,
}
