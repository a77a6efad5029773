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
    components,
    definitions,
    referred_definition,
)
from connect_views_mock.connect.content_checks.input_data import view_input_findings
from connect_views_mock.connect.content_checks.literals import checked_definitions, props_schema
from connect_views_mock.connect.content_checks.schema import SchemaCompiler, UnknownSchema
from connect_views_mock.connect.managed_views import ManagedView, managed_views
from connect_views_mock.connect.search import search_predicate
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
    "SchemaCompiler",
    "UnknownSchema",
    "View",
    "ViewContent",
    "checked_definitions",
    "components",
    "definitions",
    "managed_views",
    "mock_aws",
    "props_schema",
    "read_view_content",
    "referred_definition",
    "search_predicate",
    "view_content",
    "view_input_findings",
]
