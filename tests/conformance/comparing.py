"""What two targets said, rule by rule, and whether it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .fidelity import Rule
from .running import Result

SAME: Final = "same"
DIFFERENT: Final = "different"
COULD_NOT_TELL: Final = "could not tell"


@dataclass(frozen=True)
class Line:
    """One thing that was seen with both targets."""

    what: str
    mock: Any
    target: Any

    @property
    def is_same(self) -> bool:
        return bool(self.mock == self.target)


@dataclass(frozen=True)
class Comparison:
    """One rule: what the mock said, what the target said, and whether it is the same."""

    rule: Rule
    lines: tuple[Line, ...]
    problem: str | None

    @property
    def verdict(self) -> str:
        if any(not line.is_same for line in self.lines):
            return DIFFERENT
        return COULD_NOT_TELL if self.problem is not None else SAME

    def to_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule.id,
            "section": self.rule.section,
            "text": self.rule.text,
            "tag": self.rule.tag,
            "verdict": self.verdict,
            "problem": self.problem,
            "observations": [
                {"what": line.what, "mock": line.mock, "target": line.target} for line in self.lines
            ],
        }


Answers = Mapping[str, Mapping[str, Any]]
"""What was seen, by what it is, by rule."""


def answers_of(results: Iterable[Result]) -> Answers:
    """Return what a target said."""
    return {
        result.rule: {each.what: each.answer for each in result.observations} for result in results
    }


def answers_of_the_rules(results: Iterable[Result]) -> Answers:
    """Return what the rules say a target should have said."""
    return {
        result.rule: {each.what: each.rule_says for each in result.observations}
        for result in results
    }


def compare(
    expected: Answers, results: Iterable[Result], rules: Mapping[str, Rule]
) -> list[Comparison]:
    """Compare what a target said with what was expected of it, in the order of the rules."""
    comparisons = []
    for result in results:
        rule = rules.get(result.rule)
        if rule is None or result.rule not in expected:
            continue
        mock = expected[result.rule]
        lines = tuple(
            Line(each.what, mock[each.what], each.answer)
            for each in result.observations
            if each.what in mock
        )
        problem = result.problem
        missing = [what for what in mock if what not in {line.what for line in lines}]
        if problem is None and missing:
            problem = f"not seen: {', '.join(missing)}"
        comparisons.append(Comparison(rule, lines, problem))
    order = list(rules)
    return sorted(comparisons, key=lambda comparison: order.index(comparison.rule.id))
