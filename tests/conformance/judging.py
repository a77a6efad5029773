"""What a recording of AWS means for docs/fidelity.md and docs/content-rules.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .comparing import DIFFERENT, SAME, Answers, Comparison, compare
from .fidelity import OBSERVED, Rule
from .recording import Recording

CONFIRMS: Final = "confirms"
CONTRADICTS: Final = "contradicts"
UPGRADES: Final = "upgrades"
SAYS_NOTHING: Final = "says nothing about"


@dataclass(frozen=True)
class Judgement:
    """What a recording says about one row."""

    comparison: Comparison
    effect: str

    def line(self) -> str:
        """Return the judgement in one line, or in several for a contradiction."""
        rule = self.comparison.rule
        if self.effect == UPGRADES:
            return f"upgrades from {rule.tag} to {OBSERVED[rule.tag]}: {rule.id}"
        if self.effect == CONTRADICTS:
            lines = [f"contradicts ({rule.tag}): {rule.id}"]
            lines += [
                f"    {line.what}: the mock says {line.mock!r}, the recording {line.target!r}"
                for line in self.comparison.lines
                if not line.is_same
            ]
            return "\n".join(lines)
        if self.effect == SAYS_NOTHING:
            return f"says nothing about ({rule.tag}): {rule.id}: {self.comparison.problem}"
        return f"confirms ({rule.tag}): {rule.id}"


def judge(recording: Recording, mock: Answers, rules: Mapping[str, Rule]) -> Sequence[Judgement]:
    """Return what a recording says about each row that it has, contradictions first."""
    judgements = [
        Judgement(comparison, _effect(comparison))
        for comparison in compare(mock, recording.results, rules)
    ]
    order = (CONTRADICTS, UPGRADES, CONFIRMS, SAYS_NOTHING)
    return sorted(judgements, key=lambda judgement: order.index(judgement.effect))


def _effect(comparison: Comparison) -> str:
    if comparison.verdict == DIFFERENT:
        return CONTRADICTS
    if comparison.verdict == SAME:
        return UPGRADES if comparison.rule.tag in OBSERVED else CONFIRMS
    return SAYS_NOTHING
