"""How the benchmarks measure: what is compared takes turns, and the median of the turns counts.

Machines are noisy, so that a time by itself says little: what is claimed is a ratio, of two things
that ran in the same minute. CPU time is taken where a thing runs in one process. Each turn starts
with no garbage, so that it pays for collecting its own and not for that of the other's, and with
one call that is not timed: a small thing right after a large one takes two or three times as long.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table.

    Attributes:
        name: What is measured, against what.
        value: The ratio, or a time.
        unit: ``x`` for a ratio, ``ms`` or ``µs`` for a time.
        limit: What the value must not exceed; ``None`` where nothing is promised.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the value keeps the promise."""
        return self.limit is None or self.value <= self.limit


def cpu_seconds(call: Callable[[], object], repeat: int) -> float:
    """Return the CPU time of one call, as the mean of a few calls."""
    gc.collect()
    started = time.process_time()
    for _ in range(repeat):
        call()
    return (time.process_time() - started) / repeat


def take_turns(
    calls: dict[str, Callable[[], object]], *, turns: int, repeat: int | dict[str, int]
) -> dict[str, list[float]]:
    """Return the CPU times of each call, turn by turn.

    Args:
        calls: The calls by their names.
        turns: How often each has its turn.
        repeat: How often each is called and timed in a turn, for all or by their names.
    """
    repeats = repeat if isinstance(repeat, dict) else dict.fromkeys(calls, repeat)
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(turns):
        for name, call in calls.items():
            call()
            times[name].append(cpu_seconds(call, repeats[name]))
    return times


def ratio(times: list[float], reference: list[float]) -> float:
    """Return the median of the ratios of each turn."""
    return statistics.median(one / other for one, other in zip(times, reference, strict=True))


def seconds_printed_by(script: str, *arguments: str) -> float:
    """Run a script that prints a number of seconds, in a new process."""
    completed = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return float(completed.stdout)
