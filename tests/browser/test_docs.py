"""The built pages of the documentation, as a window of 1300 pixels shows them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.docs.documents import PROJECT

DOCS = PROJECT / "docs"
PAGES = sorted(page.stem for page in DOCS.glob("*.md"))
WIDTH = 1300

CUT_OFF = """() => {
  const found = [];
  const beyond = (inner, outer) => inner.right > outer.right + 1 || inner.left < outer.left - 1;
  const report = (what, element) =>
    found.push(`${what}: ${element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60)}`);
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  for (const table of document.querySelectorAll("article table")) {
    const frame = table.parentElement;
    const [shown, room] = [table.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (beyond(shown, room) || frame.scrollWidth > frame.clientWidth) report("table", table);
  }
  for (const cell of document.querySelectorAll("article :is(td, th)")) {
    const room = cell.getBoundingClientRect();
    const parts = [...cell.querySelectorAll("*")].flatMap(part => [...part.getClientRects()]);
    if (cell.scrollWidth > cell.clientWidth || parts.some(part => beyond(part, room)))
      report("cell", cell);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = tmp_path_factory.mktemp("docs")
    build = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", str(pages / "doctrees")]
    subprocess.run([*build, str(DOCS), str(pages / "html")], check=True)
    return pages / "html"


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": WIDTH, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_column_of_a_page_is_cut_off(built: Path, window: Page, name: str) -> None:
    window.goto((built / f"{name}.html").as_uri())

    assert window.evaluate(CUT_OFF) == []


LONG = "a" * 200
CELL = f"<article><div><table><tr><td>{{}}{LONG}</td></tr></table></div></article>"


@pytest.mark.parametrize(
    ("style", "parts"),
    [
        ("", {"the page scrolls sideways", "table"}),
        ("div { overflow-x: auto }", {"table"}),
        ("div { overflow-x: hidden }", {"table"}),
        ("table { table-layout: fixed; width: 9em } td { overflow: hidden }", {"cell"}),
        ("table { width: 9em } td { overflow-wrap: anywhere }", set()),
    ],
)
def test_what_is_cut_off_is_found(window: Page, style: str, parts: set[str]) -> None:
    window.set_content(f"<style>{style}</style>{CELL.format('')}")

    found = window.evaluate(CUT_OFF)

    assert {each.partition(":")[0] for each in found} == parts


def test_a_code_that_leaves_its_cell_is_found(window: Page) -> None:
    cell = CELL.format("<code style='position: relative; left: -9em'>code</code>")
    style = "table { width: 9em } td { overflow-wrap: anywhere }"
    window.set_content(f"<style>{style}</style>{cell}")

    (found,) = window.evaluate(CUT_OFF)

    assert found.startswith("cell: code")
