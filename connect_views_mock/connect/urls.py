"""connect base URLs and paths of the Views operations."""

from .responses import ConnectViewsResponse, dispatch_tags

url_bases = [
    r"https?://connect(?:-fips)?\.([^./]+)\.amazonaws\.com",
    r"https?://connect(?:-fips)?\.([^./]+)\.api\.aws",
]

# The paths are left open behind /views/, because an ARN is one label there: moto's server hands on
# paths in which its slashes are decoded. Which operation it is, the response class decides.
# A path that ends there has an empty label.
url_paths = {
    "{0}/search-views$": ConnectViewsResponse.dispatch,
    "{0}/tags/$": ConnectViewsResponse.dispatch,
    "{0}/tags/(?P<resourceArn>.+)$": dispatch_tags,
    "{0}/views/$": ConnectViewsResponse.dispatch,
    "{0}/views/(?P<route>.+)$": ConnectViewsResponse.dispatch,
}
