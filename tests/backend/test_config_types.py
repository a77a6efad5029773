"""The types of the configuration work in annotations."""

from __future__ import annotations

import importlib


def test_the_module_can_be_imported_when_nothing_is_type_checked() -> None:
    assert importlib.import_module("connect_views_mock.backend.config_types")
