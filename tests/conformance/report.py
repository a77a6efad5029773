"""The report of a run, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from .comparing import COULD_NOT_TELL, DIFFERENT, SAME, Comparison

LONGEST_ANSWER: Final = 120


def summary(comparisons: Sequence[Comparison]) -> str:
    """Return one line that counts the verdicts."""
    counts = Counter(comparison.verdict for comparison in comparisons)
    return f"{len(comparisons)} rules: " + ", ".join(
        f"{counts[verdict]} {verdict}" for verdict in (SAME, DIFFERENT, COULD_NOT_TELL)
    )


def as_json(
    target: Mapping[str, Any], comparisons: Sequence[Comparison], not_played: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "target": dict(target),
        "summary": dict(Counter(comparison.verdict for comparison in comparisons)),
        "rules": [comparison.to_json() for comparison in comparisons],
        "not played": dict(not_played),
    }


def as_markdown(
    target: Mapping[str, Any], comparisons: Sequence[Comparison], not_played: Mapping[str, str]
) -> str:
    """Return the report as a page of Markdown."""
    lines = ["# Conformance report", "", f"Target: {target['name']}. {summary(comparisons)}.", ""]
    lines += [f"{name}: {value}  " for name, value in target.items() if name != "name"]
    for verdict in (DIFFERENT, COULD_NOT_TELL):
        found = [comparison for comparison in comparisons if comparison.verdict == verdict]
        if found:
            lines += ["", f"## {verdict.capitalize()}"]
        for comparison in found:
            lines += ["", *_in_full(comparison)]
    same = [comparison for comparison in comparisons if comparison.verdict == SAME]
    if same:
        lines += ["", "## Same", "", *_table(("rule", "tag", "says"), _rows(same))]
    if not_played:
        lines += ["", "## Not played", "", *_table(("rule", "why"), not_played.items())]
    return "\n".join(lines) + "\n"


def _rows(comparisons: Iterable[Comparison]) -> list[tuple[str, str, str]]:
    return [(each.rule.id, each.rule.tag, each.rule.text) for each in comparisons]


def _in_full(comparison: Comparison) -> list[str]:
    rule = comparison.rule
    lines = [f"### {rule.id}", "", f"{rule.tag}: {rule.text}", ""]
    if comparison.problem is not None:
        lines += [f"It could not be told, because {comparison.problem}", ""]
    rows = [
        (line.what, _short(line.mock), _short(line.target), SAME if line.is_same else DIFFERENT)
        for line in comparison.lines
    ]
    return lines + _table(("what", "the mock", "the target", ""), rows) if rows else lines[:-1]


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [_row(heads), _row(("---",) * len(heads))]
    return lines + [_row(tuple(_cell(cell) for cell in row)) for row in rows]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _short(answer: Any) -> str:
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return text if len(text) <= LONGEST_ANSWER else f"{text[:LONGEST_ANSWER]}…"
