"""What these tests test: this package. In a patched moto, another file stands here.

They take all that differs between the two from this file, and nothing from elsewhere.
"""

from __future__ import annotations

from connect_views_mock import mock_connect_views as mock_aws
from connect_views_mock.connect.content import (
    Finding,
    InvalidViewContent,
    ViewContent,
    view_content,
)
from connect_views_mock.connect.content.template import MAX_DEPTH
from connect_views_mock.connect.content.view_content import MAX_CONTENT_BYTES
from connect_views_mock.connect.content_checks import ContentChecks, read_view_content
from connect_views_mock.connect.content_checks.checks import MAY_HOLD_COMPONENTS_AT_TOP
from connect_views_mock.connect.content_checks.components import (
    Component,
    Prop,
    Schema,
    components,
    definitions,
)
from connect_views_mock.connect.managed_views import ManagedView, managed_view, managed_views
from connect_views_mock.connect.view_models import InstanceViews, View

__all__ = [
    "MAX_CONTENT_BYTES",
    "MAX_DEPTH",
    "MAY_HOLD_COMPONENTS_AT_TOP",
    "Component",
    "ContentChecks",
    "Finding",
    "InstanceViews",
    "InvalidViewContent",
    "ManagedView",
    "Prop",
    "Schema",
    "View",
    "ViewContent",
    "components",
    "definitions",
    "managed_view",
    "managed_views",
    "mock_aws",
    "read_view_content",
    "view_content",
]
