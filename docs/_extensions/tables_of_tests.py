"""Sphinx extension: names of tests link to their source, and wide tables get room.

Long names break after an underscore, a dot or a slash, and not in the middle of a word.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PROJECT = Path(__file__).resolve().parent.parent.parent
CHOSEN_TESTS = PROJECT / "tests" / "upstream" / "chosen_tests"
"""The tests that the patches for moto carry. Some share a name with a test of ours."""
PAGE_OF_CHOSEN_TESTS = "moto-review"
NAME = re.compile(r"test_\w+")
LONG_NAME = re.compile(r'(?<=<span class="pre">)[\w./-]{20,}(?=</span>)')
COLUMNS_BESIDE_CONTENTS = 5
"""How many columns a table may have for the table of contents to find room beside it."""


@cache
def tests_in(directory: Path) -> dict[str, tuple[Path, int]]:
    """Return the file and the line of each test function below a directory, by its name."""
    return {
        node.name: (path, node.lineno)
        for path in sorted(directory.rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and NAME.fullmatch(node.name)
    }


def source_of(name: str, page: str) -> str | None:
    """Return the path of a test in the repository, with its line; ``None`` if it is no test."""
    if page == PAGE_OF_CHOSEN_TESTS:
        found = tests_in(CHOSEN_TESTS).get(name)
    else:
        found = tests_in(PROJECT / "tests").get(name)
    if found is None:
        return None
    path, line = found
    return f"{path.relative_to(PROJECT).as_posix()}#L{line}"


def on_page_read(app: Sphinx, document: Any) -> None:
    """Make each name of a test in a page a link, and leave room for the tables."""
    from docutils import nodes

    options = app.config.html_theme_options
    base = f"{options['source_repository']}/blob/{options['source_branch']}"
    for literal in list(document.findall(nodes.literal)):
        source = source_of(literal.astext(), app.env.docname)
        if source is not None:
            link = nodes.reference("", "", refuri=f"{base}/{source}", classes=["test"])
            literal.replace_self(link)
            link += literal
    widest = max((len(row.children) for row in document.findall(nodes.row)), default=0)
    if widest > COLUMNS_BESIDE_CONTENTS:
        app.env.metadata[app.env.docname]["hide-toc"] = "true"


def breakable(html: str) -> str:
    """Return a page in which a browser may break long names between their words."""
    return LONG_NAME.sub(lambda name: re.sub(r"(?<=[a-z0-9][_./])(?=\w)", "<wbr>", name[0]), html)


def on_page_context(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _document: Any
) -> None:
    """Let long names break between their words."""
    if "body" in context:
        context["body"] = breakable(context["body"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension."""
    app.connect("doctree-read", on_page_read)
    app.connect("html-page-context", on_page_context)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
