"""The gallery of previews is what the command makes of its views."""

from __future__ import annotations

import functools
import re
import runpy
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs"
RUN = "run: python docs/generate_gallery.py --pictures"


@functools.cache
def generator() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "generate_gallery.py"))


def test_the_pages_of_the_gallery_are_those_that_the_command_draws() -> None:
    pages: dict[Path, str] = generator()["pages"]()

    for path, text in pages.items():
        assert path.read_text(encoding="utf-8") == text, RUN
    assert set(DOCS.glob("gallery/*")) == set(pages) - {DOCS / "gallery.md"}


def test_each_view_of_the_gallery_has_a_picture() -> None:
    page = (DOCS / "gallery.md").read_text(encoding="utf-8")
    named = re.findall(r"^!\[.*\]\(images/(.*\.png)\)$", page, re.MULTILINE)

    assert len(named) == 9
    assert {f"preview-{name}.png" for name in generator()["heights"]()} == set(named)
    for name in named:
        data = (DOCS / "images" / name).read_bytes()
        assert data.startswith(b"\x89PNG"), RUN
        assert len(data) < 150_000


def test_the_gallery_has_the_six_managed_views() -> None:
    assert len(list(DOCS.glob("gallery/managed-*.html"))) == 6
