"""Types for the annotations of this library's users."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection

    from moto.core.config import DefaultConfig

    class ConnectViewsSection(TypedDict, total=False):
        """The section ``connect_views`` of moto's configuration."""

        max_views_per_instance: int | None
        max_versions_per_view: int | None
        validate_content: bool
        extra_component_types: Collection[str]
        refuse_unmocked_requests: bool

    class MotoAndConnectViewsConfig(DefaultConfig, total=False):
        """moto's configuration plus the section of this library."""

        connect_views: ConnectViewsSection

    MockConfig = DefaultConfig | MotoAndConnectViewsConfig
