"""The configuration of Sphinx can be read with every Python that the project supports."""

from __future__ import annotations

import runpy
import sys

import pytest

from connect_views_mock import __version__

from .documents import PROJECT


def test_it_is_read_without_what_python_3_10_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomllib", None)

    configuration = runpy.run_path(str(PROJECT / "docs" / "conf.py"))

    assert (configuration["project"], configuration["version"], configuration["release"]) == (
        "connect-views-mock",
        __version__,
        __version__,
    )
    assert configuration["author"] == "The connect-views-mock maintainers"
    assert configuration["html_theme_options"]["source_repository"].startswith("https://")
