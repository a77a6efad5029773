"""The paths of the Views operations, which lead to the strict response class."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from moto.connect.responses import ConnectResponse
from moto.core.common_types import TYPE_RESPONSE

from ..connect import urls
from ..connect.identifiers import is_arn_of_another_resource
from ..connectparticipant import urls as participant_urls
from .participant import StrictParticipantResponse
from .responses import StrictViewsResponse


def dispatch_tags(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Serve the tags of views here, and leave those of other resources to moto.

    A value that is not an ARN comes here too, and is refused. moto would keep tags for it.
    """
    resource_arn = unquote(full_url.partition("/tags/")[2].partition("?")[0])
    response = ConnectResponse if is_arn_of_another_resource(resource_arn) else StrictViewsResponse
    return response.dispatch(request, full_url, headers)  # type: ignore[no-any-return]


url_bases = [*urls.url_bases, *participant_urls.url_bases]
url_paths = {
    path: dispatch_tags if "/tags/" in path else StrictViewsResponse.dispatch
    for path in urls.url_paths
}
# A path that ends here has an empty label, which is refused.
for path in ("tags", "views", "workspaces"):
    url_paths[f"{{0}}/{path}/$"] = StrictViewsResponse.dispatch
url_paths |= dict.fromkeys(
    (*participant_urls.url_paths, "{0}/participant/views/$"), StrictParticipantResponse.dispatch
)
