"""The rules of docs/fidelity.md and docs/content-rules.md, each under an id of its own.

The id of a rule of the first is the name of the first test in its row, without ``test_``: a row
that somebody adds has one without a further column, and no two rows name the same test first. The
rules of the second are numbered there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FIDELITY: Final = Path(__file__).parents[2] / "docs" / "fidelity.md"

CONTENT_RULES: Final = FIDELITY.with_name("content-rules.md")

TAGS: Final = ("DOC", "MODEL", "OBS", "INF", "OURS")

OBSERVED: Final = {"OURS": "OBS", "INF": "OBS", "unknown": "observed", "inferred": "observed"}
"""What is not known, by its tag or evidence word, and what that becomes when it is observed."""


@dataclass(frozen=True)
class Rule:
    """One row of either page. What docs/content-rules.md calls evidence is its tag."""

    id: str
    section: str
    text: str
    tag: str
    source: str
    tests: tuple[str, ...]


def read_rules(text: str) -> list[Rule]:
    """Return the rules of a document that is written as docs/fidelity.md is."""
    rules = []
    section = ""
    for line in text.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != 4 or cells[0] == "rule" or set(cells[0]) == {"-"}:
            continue
        tests = tuple(re.findall(r"`(test_\w+)`", cells[3]))
        rule_id = tests[0].removeprefix("test_") if tests else ""
        rules.append(Rule(rule_id, section, cells[0], cells[1], cells[2], tests))
    return rules


def read_content_rules(text: str) -> list[Rule]:
    """Return the rules of a document that is written as docs/content-rules.md is."""
    rules = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[RS]\d+", cells[0]):
            tests = tuple(re.findall(r"`(test_\w+)`", cells[-1]))
            rules.append(Rule(cells[0], "Rules of content", cells[1], cells[2], "", tests))
    return rules


@cache
def rules() -> dict[str, Rule]:
    """Return the rules of both pages by their ids."""
    listed = read_rules(FIDELITY.read_text(encoding="utf-8"))
    listed += read_content_rules(CONTENT_RULES.read_text(encoding="utf-8"))
    return {rule.id: rule for rule in listed}
