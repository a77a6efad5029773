"""The parts of the built documentation: links to tests, the API page, Read the Docs."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pytest
import yaml

import connect_views_mock

from .documents import PROJECT

DOCS = PROJECT / "docs"
PAGES_WITH_TESTS = ("content-rules", "fidelity", "moto-review")


@pytest.fixture(scope="module")
def extension() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "_extensions" / "tables_of_tests.py"))


@pytest.mark.parametrize("page", PAGES_WITH_TESTS)
def test_the_name_of_a_test_links_to_its_line(extension: dict[str, Any], page: str) -> None:
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`(test_\w+)`", text))
    assert len(names) > 50
    for name in names:
        source = extension["source_of"](name, page)
        path, _, line = source.partition("#L")
        lines = (PROJECT / path).read_text(encoding="utf-8").splitlines()
        assert f"def {name}(" in lines[int(line) - 1]
        assert ("chosen_tests" in path) == (page == "moto-review")


def test_what_is_no_test_has_no_link(extension: dict[str, Any]) -> None:
    assert extension["source_of"]("test_that_nobody_wrote", "fidelity") is None


def test_the_api_page_has_every_public_name() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\.\. auto\w+:: connect_views_mock\.(\w+)$", page, re.MULTILINE))

    # A type for annotations, which the page explains in words.
    assert documented | {"ConnectClient"} == set(connect_views_mock.__all__)
    assert "`ConnectClient`" in page


def test_every_page_is_in_the_table_of_contents() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\{toctree\}\n(.*?)^```", index, re.MULTILINE | re.DOTALL)
    listed = [
        re.sub(r".*<(.*)>", r"\1", line)
        for block in blocks
        for line in block.splitlines()
        if line and not line.startswith(":")
    ]

    pages = {page.stem for page in DOCS.glob("*.md")} - {"index"}
    assert sorted(listed) == sorted(pages)


def test_read_the_docs_installs_what_there_is() -> None:
    text = (PROJECT / ".readthedocs.yaml").read_text(encoding="utf-8")
    configuration = yaml.safe_load(text)
    groups = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")

    assert configuration["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}
    (group,) = re.findall(r"--group (\w+)", text)
    assert f"\n{group} = [" in groups


def test_every_extra_is_explained() -> None:
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    section = project.partition("[project.optional-dependencies]\n")[2].partition("\n[")[0]
    extras = re.findall(r"^([\w-]+) = \[", section, re.MULTILINE)
    page = (DOCS / "installation.md").read_text(encoding="utf-8")
    table = page.partition("## Extras\n")[2].partition("\n## ")[0]

    assert extras
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE)) == sorted(extras)
