"""What Sphinx made of the pages. It runs after a build, in the environment `docs` of tox."""

from __future__ import annotations

import re

import pytest

import connect_views_mock

from .documents import PROJECT

BUILT = PROJECT / "docs" / "_build" / "html"


def _page(name: str) -> str:
    html = (BUILT / f"{name}.html").read_text(encoding="utf-8")
    return html.replace("<wbr>", "")


@pytest.mark.parametrize("page", ["content-rules", "fidelity", "moto-review"])
def test_names_of_tests_are_links(page: str) -> None:
    html = _page(page)
    linked = re.findall(r'<a class="test[^"]*" href="[^"]+\.py#L\d+"><code', html)
    assert len(linked) > 50
    assert len(linked) == len(re.findall(r'<span class="pre">test_\w+</span>', html))


def test_code_has_copy_buttons_that_leave_the_prompt_out() -> None:
    assert "copybutton.js" in _page("index")
    script = (BUILT / "_static" / "copybutton.js").read_text(encoding="utf-8")
    assert "'$ '" in script or '"$ "' in script


def test_the_landing_page_begins_with_the_install_line_and_an_example() -> None:
    first, second = re.findall(r'<div class="highlight-(\w+)', _page("index"))[:2]
    assert (first, second) == ("console", "python")


@pytest.mark.parametrize("name", sorted({*connect_views_mock.__all__} - {"ConnectClient"}))
def test_the_api_page_documents_a_public_name(name: str) -> None:
    assert f'id="connect_views_mock.{name}"' in _page("api")


def test_long_names_break_between_their_words() -> None:
    html = (BUILT / "fidelity.html").read_text(encoding="utf-8")
    assert "test_<wbr>each_<wbr>operation_<wbr>has_<wbr>a_<wbr>route</span>" in html
    assert re.search(r"<wbr>[^<]*\.py#L", html) is None


def test_wide_tables_have_their_style() -> None:
    assert "wide_tables.css" in _page("fidelity")
