"""A headless Chromium; `tox -e browser` installs what drives it."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Without playwright there is nothing to collect: these tests have an environment of their own.
collect_ignore_glob = [] if importlib.util.find_spec("playwright") else ["test_*.py"]

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    assert found is not None, f"one of {', '.join(_CHROMIUM)} has to be on PATH"
    with sync_playwright() as playwright:
        # A container has no sandbox of its own for it.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()
