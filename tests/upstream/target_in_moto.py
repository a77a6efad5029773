"""What these tests test: moto with the series applied."""

from __future__ import annotations

from moto import mock_aws
from moto.connect.content import Finding, InvalidViewContent, ViewContent, view_content
from moto.connect.content.template import MAX_DEPTH
from moto.connect.content.view_content import MAX_CONTENT_BYTES
from moto.connect.content_checks import ContentChecks, read_view_content
from moto.connect.content_checks.checks import MAY_HOLD_COMPONENTS_AT_TOP
from moto.connect.content_checks.components import Component, Prop, Schema, components, definitions
from moto.connect.managed_views import ManagedView, managed_view, managed_views
from moto.connect.view_models import InstanceViews, View

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
