"""Pages read the same on a code host and in Sphinx, and each relative link has a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .documents import DOCUMENTS, PROJECT

PAGES = [*DOCUMENTS, *PROJECT.glob("tests/*/README.md")]
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1`*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]*)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def _prose(path: Path) -> str:
    """Return the page without its code, where brackets do not make links."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def _slug(heading: str) -> str:
    """Return the anchor that GitHub and MyST give a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def _anchors(path: Path) -> set[str]:
    text = _prose(path)
    headings = re.findall(r"^#+ +(.*?)\s*$", text, re.MULTILINE)
    named = re.findall(r"^\(([\w-]+)\)=$|<a id=\"([\w-]+)\"></a>", text, re.MULTILINE)
    return {_slug(heading) for heading in headings} | {name for pair in named for name in pair}


def _links(path: Path) -> Iterator[str]:
    text = _prose(path)
    yield from LINK.findall(text)
    yield from PICTURE.findall(text)


def _broken(page: Path, link: str) -> str | None:
    if re.match(r"[a-z]+:", link):
        return None
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not link or not target.exists():
        return f"{link!r} leads to no file"
    if anchor and anchor not in _anchors(target):
        return f"{link!r} leads to no heading"
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = [_broken(page, link) for link in _links(page)]

    assert [reason for reason in broken if reason] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_no_page_needs_sphinx_to_be_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    # The table of contents is for Sphinx alone, and API pages are made by it.
    directives = re.findall(r"^```\{([\w-]+)\}", text, re.MULTILINE)
    assert set(directives) <= {"toctree", "include", "eval-rst"}
    # Not a fence of colons but "> **Important.** …"; not a definition list but bullets; not a
    # label but the anchor of a heading.
    prose = _prose(page)
    assert re.findall(r"^(?::::.*|: .*|\([\w-]+\)=)$", prose, re.MULTILINE) == []
    # Not {doc}`page` but [page](page.md).
    assert re.findall(r"\{(?:any|doc|download|numref|ref|term)\}`[^`]+`", text) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One thing\n\n[a](#one-thing) [b](#two) [c](none.md)\n", encoding="utf-8")

    assert [_broken(page, link) for link in _links(page)] == [
        None,
        "'#two' leads to no heading",
        "'none.md' leads to no file",
    ]
