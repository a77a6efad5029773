"""Each rule in docs/fidelity.md has a known tag, and names tests that exist."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from .documents import PROJECT

Row = tuple[str, str, str, str]


def _rules() -> Iterator[Row]:
    text = (PROJECT / "docs" / "fidelity.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0] != "rule" and set(cells[0]) != {"-"}:
            yield cells[0], cells[1], cells[2], cells[3]


def _tests() -> Counter[str]:
    return Counter(
        node.name
        for path in (PROJECT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


RULES = [*_rules()]
TESTS = _tests()


def test_there_are_rules() -> None:
    assert len(RULES) > 80


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_rule_names_tests_that_exist(rule: Row) -> None:
    names = re.findall(r"`([^`]+)`", rule[3])
    assert names
    assert [name for name in names if TESTS[name] == 0] == []
    # A name that two tests have would not say which one is meant.
    assert [name for name in names if TESTS[name] > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_rule_has_a_tag_and_the_source_that_it_promises(rule: Row) -> None:
    _, tag, source, _ = rule
    assert tag in ("DOC", "MODEL", "OBS", "INF", "OURS")
    if tag in ("DOC", "MODEL", "OBS"):
        assert source
