"""Test a sample of the mutants: ``python -m tests.mutation --seed 7 --sample 200``.

The exit status is 1 if the tests catch less than they should. ``equivalent.json`` lists mutants
that nobody can catch, each with the reason.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from .mutants import Mutant, all_mutants
from .running import Place, preload, survivors

PROJECT = Path(__file__).resolve().parent.parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent.json")
LEAST = 0.95


def main() -> int:
    """Print the score of each module and the mutants that survived."""
    arguments = _arguments()
    known = equivalent()
    mutants = list(all_mutants(PROJECT))
    gone = known.keys() - {mutant.identity for mutant in mutants}
    if gone:
        raise SystemExit(f"{EQUIVALENT.name} lists what is no mutant any more: {sorted(gone)}")
    candidates = [mutant for mutant in mutants if mutant.identity not in known]
    candidates = [mutant for mutant in candidates if arguments.module in mutant.module]
    count = min(arguments.sample, len(candidates))
    sample = random.Random(arguments.seed).sample(candidates, count)  # noqa: S311
    _say(
        f"{len(sample)} of {len(candidates)} mutants, seed {arguments.seed}; "
        f"{len(mutants)} with those listed as equivalent"
    )
    started = time.monotonic()
    caught, survived = _test(sample, arguments.processes)
    for module, total in sorted(_count(sample).items()):
        score = 1 - survived[module] / total
        _say(f"{module:60} {total - survived[module]:4} of {total:4}  {score:7.1%}")
    score = caught / len(sample)
    seconds = time.monotonic() - started
    _say(f"{'all':60} {caught:4} of {len(sample):4}  {score:7.1%}  in {seconds:.0f} s")
    return 0 if score >= LEAST else 1


def equivalent() -> dict[tuple[str, str, str], str]:
    """Return the reasons why mutants change nothing, by their identities."""
    entries = json.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {(each["module"], each["before"], each["after"]): each["reason"] for each in entries}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    today = datetime.datetime.now(tz=datetime.timezone.utc).toordinal()
    parser.add_argument("--seed", type=int, default=today, help="chooses the sample; the day")
    parser.add_argument("--sample", type=int, default=240, help="how many mutants; 240")
    parser.add_argument("--module", default="", help="only modules with this in their path")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _test(sample: list[Mutant], processes: int) -> tuple[int, collections.Counter[str]]:
    survived: collections.Counter[str] = collections.Counter()
    preload()
    with tempfile.TemporaryDirectory() as directory:
        places = [Place(PROJECT, Path(directory, str(number))) for number in range(processes)]
        for tests in {mutant.tests for mutant in sample}:
            if not places[0].passes(tests):
                raise SystemExit(f"the tests fail without any mutant: {' '.join(tests)}")
        for mutant in survivors(sample, places):
            survived[mutant.module] += 1
            _say(f"survived: {mutant}")
    return len(sample) - survived.total(), survived


def _count(mutants: list[Mutant]) -> collections.Counter[str]:
    return collections.Counter(mutant.module for mutant in mutants)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
