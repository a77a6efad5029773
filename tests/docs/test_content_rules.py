"""The pages that are made from the data, or that name tests, are right."""

from __future__ import annotations

import ast
import functools
import re
import runpy
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
DOCS = PROJECT / "docs"
RULES = [f"R{number}" for number in range(1, 100)] + [f"S{number}" for number in range(1, 24)]


def rows() -> dict[str, str]:
    text = DOCS.joinpath("content-rules.md").read_text(encoding="utf-8")
    return {match[1]: match[0] for match in re.finditer(r"^\| ([RS]\d+) \|.*$", text, re.MULTILINE)}


@functools.cache
def names_of_tests() -> set[str]:
    files = [
        *PROJECT.glob("tests/connect/content_checks/*.py"),
        *PROJECT.glob("tests/validation/*.py"),
        *PROJECT.glob("tests/shell/*.py"),
    ]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_the_page_of_components_is_made_from_the_data() -> None:
    generator = runpy.run_path(str(DOCS / "generate_components.py"))

    assert generator["PAGE"].read_text(encoding="utf-8") == generator["page"](), (
        "run: python docs/generate_components.py"
    )


def test_every_rule_is_accounted_for_once_and_in_order() -> None:
    assert list(rows()) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_names_its_tests(rule: str) -> None:
    row = rows()[rule]
    named = re.findall(r"`(test_\w+)`", row)

    assert set(named) == {name for name in names_of_tests() if name.startswith(f"test_{rule}_")}
    assert named or " | not applicable | " in row


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_not_enforced_says_why(rule: str) -> None:
    cells = [cell.strip() for cell in rows()[rule].strip("|").split("|")]

    if rule.startswith("R") and cells[3] != "enforced":
        assert cells[3] in {"accepted", "not applicable"}
        assert cells[4] or cells[2] == "documented"
