"""docs/moto-review.md names the tests of the series, and says where each rule comes from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.upstream.series import CHOSEN_TESTS, STEPS

from .documents import PROJECT

TEXT = (PROJECT / "docs" / "moto-review.md").read_text(encoding="utf-8")
RULES_TEXT = TEXT.partition("## The rules")[2]
TAG = re.compile(r"\b(?:DOC|MODEL|OBS|INF|OURS)\b")


def _cells(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("rule", "patch", "---"):
            yield cells


RULES = [*_cells(RULES_TEXT)]
CHOSEN = [
    node.name
    for file in sorted(CHOSEN_TESTS.glob("test_*.py"))
    for node in ast.parse(file.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[0])
def test_rule_has_its_evidence_and_names_chosen_tests_that_exist(rule: list[str]) -> None:
    _, evidence, tests = rule
    names = re.findall(r"`([^`]+)`", tests)
    assert names
    assert [name for name in names if name not in CHOSEN] == []
    tag = TAG.match(evidence)
    assert tag
    # Only what this project chose needs no source.
    assert tag[0] == "OURS" or evidence.startswith(f"{tag[0]}: ")


@pytest.mark.parametrize("name", CHOSEN)
def test_chosen_test_is_named_beside_a_rule(name: str) -> None:
    assert any(f"`{name}`" in tests for _, _, tests in RULES)


def test_chosen_tests_have_names_of_their_own() -> None:
    # A name that two tests have would not say which one is meant.
    assert len(CHOSEN) == len(set(CHOSEN))


def test_each_patch_is_listed_with_its_files_of_tests() -> None:
    listed = {
        number: tuple(re.findall(r"`(test_\w+\.py)`", tests))
        for number, _, tests in _cells(TEXT.partition("## How it fits moto")[0])
    }
    assert listed == {str(number): step.tests for number, step in enumerate(STEPS, 1)}
