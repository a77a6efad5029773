"""What a run will call, which a person sees before it begins."""

from __future__ import annotations

import math
from collections.abc import Mapping

BOOKKEEPING = {"ListViews": 4}
"""Calls around the scenarios: whether the prefix is free, and whether something was left."""


def plan(
    calls: Mapping[str, int], most: int, target: str, prefix: str, rules: int, rate: float
) -> str:
    """Return the plan of a run, from the calls of the same scenarios with the mock.

    Args:
        calls: How often each operation is called.
        most: How much there is at a time of what the run makes.
        target: What a report calls the target.
        prefix: The beginning of all names.
        rules: The number of rules.
        rate: The number of calls a second.
    """
    counts = dict(calls)
    for operation, count in BOOKKEEPING.items():
        counts[operation] = counts.get(operation, 0) + count
    total = sum(counts.values())
    minutes = math.ceil(total / rate / 60)
    width = max(len(operation) for operation in counts)
    lines = [
        f"{rules} rules will be looked at with {target}, in about these calls:",
        "",
        *(f"    {operation:{width}}  {counts[operation]:5}" for operation in sorted(counts)),
        f"    {'in all':{width}}  {total:5}",
        "",
        f"At {rate:g} calls a second this takes about {minutes} minutes.",
        f"All that it makes has a name that begins with {prefix!r}, and is deleted again.",
        f"There are at most {most} views of it at a time.",
        "Nothing else is changed, and nothing else is called.",
    ]
    return "\n".join(lines)
