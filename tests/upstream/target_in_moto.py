"""What these tests test: moto with the series applied."""

from __future__ import annotations

from moto import mock_aws
from moto.connect.content import Finding, InvalidViewContent, ViewContent, view_content
from moto.connect.content.template import MAX_DEPTH
from moto.connect.content.view_content import MAX_CONTENT_BYTES
from moto.connect.content_checks import ContentChecks, read_view_content
from moto.connect.content_checks.checks import MAY_HOLD_COMPONENTS_AT_TOP
from moto.connect.content_checks.components import (
    Component,
    Prop,
    components,
    definitions,
    referred_definition,
)
from moto.connect.content_checks.input_data import view_input_findings
from moto.connect.content_checks.literals import checked_definitions, props_schema
from moto.connect.content_checks.schema import SchemaCompiler, UnknownSchema
from moto.connect.managed_views import ManagedView, managed_views
from moto.connect.search import search_predicate
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
