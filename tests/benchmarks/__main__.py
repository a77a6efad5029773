"""Print the tables: ``python -m tests.benchmarks``, and ``--load`` for that of the server."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    from .measuring import Result

# Before moto is imported: this client does not know it, and shows botocore's own cost.
floor_client = boto3.client(
    "connect", region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret"
)


def main() -> int:
    """Run all benchmarks; the exit code is 1 if a promise is not kept."""
    from . import calls, content, growth, load, per_test, time_savers

    versions = ", ".join(f"{name} {version(name)}" for name in ("moto", "botocore"))
    sys.stdout.write(f"Python {platform.python_version()}, {versions}\n\n")
    sys.stdout.write(f"{'':62} {'median':>10}     promised\n")
    if sys.argv[1:] == ["--load"]:
        return 0 if _print_all(load.results()) else 1
    kept = _print_all(
        chain(
            per_test.results(),
            calls.results(floor_client),
            # Before the thousands of views of the next: memory that is full of them is slower.
            content.results(),
            growth.results(floor_client),
        )
    )
    sys.stdout.write(f"\n{'without a time saver / with all of them':40}")
    sys.stdout.write("".join(f"{column:>16}" for column in time_savers.COLUMNS) + "\n")
    for name, ratios in time_savers.rows():
        sys.stdout.write(f"{name:40}" + "".join(f"{value:14.2f} x" for value in ratios) + "\n")
    return 0 if kept else 1


def _print_all(results: Iterable[Result]) -> bool:
    """Print a line for each result, and return whether all promises are kept."""
    kept = True
    for result in results:
        kept = kept and result.is_kept
        promise = "" if result.limit is None else f"<= {result.limit:g} {result.unit}"
        broken = "" if result.is_kept else "  NOT KEPT"
        sys.stdout.write(
            f"{result.name:62} {result.value:10.2f} {result.unit:2}  {promise}{broken}\n"
        )
        sys.stdout.flush()
    return kept


if __name__ == "__main__":
    sys.exit(main())
