"""The command: ``python -m tests.conformance``."""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from .checksum_solver import read_samples, solve
from .comparing import SAME
from .errors import CannotRunError
from .fidelity import rules
from .judging import CONFIRMS, CONTRADICTS, SAYS_NOTHING, UPGRADES, judge
from .most_wanted import counts, wanted
from .not_observable import NOT_OBSERVABLE
from .output import discard, flush, say
from .recording import read_recording
from .replay import lines, replay
from .run_command import PREFIX, STATE, answers_of_the_mock, run_suite
from .targets import DOCUMENTED_RATE

EXIT_SAME: Final = 0
EXIT_DIFFERENT: Final = 1
EXIT_CANNOT_RUN: Final = 2
EXIT_INTERRUPTED: Final = 130
EXIT_BROKEN_PIPE: Final = 141

COMMANDS: Final = ("run", "judge", "check-mock", "solve-checksum", "unknown")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, and return its exit status.

    0: all is the same. 1: something differs, or could not be told. 2: it could not run. 130 and
    141: interrupted, and nobody reads the output any more.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in (*COMMANDS, "-h", "--help"):
        given.insert(0, "run")
    try:
        options = _options(given)
        with _terminated_as_interrupted():
            status = int(options.command(options))
            flush()
            return status
    except BrokenPipeError:
        # Whoever read the output, as head does, has seen enough.
        discard()
        return EXIT_BROKEN_PIPE
    except CannotRunError as error:
        print(error, file=sys.stderr)
        return EXIT_CANNOT_RUN
    except KeyboardInterrupt as interrupt:
        print(*(interrupt.args or ("Interrupted",)), file=sys.stderr)
        return EXIT_INTERRUPTED


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    try:
        return _parser().parse_args(arguments)
    except SystemExit:
        flush()  # the help
        raise


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does, so that it deletes what it made."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(options: argparse.Namespace) -> int:
    comparisons = run_suite(options)
    for comparison in comparisons:
        if comparison.verdict != SAME:
            say(f"{comparison.verdict}: {comparison.rule.id}")
    is_same = all(comparison.verdict == SAME for comparison in comparisons)
    return EXIT_SAME if is_same else EXIT_DIFFERENT


def _judge(options: argparse.Namespace) -> int:
    recording = read_recording(options.recording)
    mock = answers_of_the_mock(result.rule for result in recording.results)
    judgements = judge(recording, mock, rules())
    for judgement in judgements:
        say(judgement.line())
    counts = Counter(judgement.effect for judgement in judgements)
    say(
        f"{len(judgements)} rows: "
        + ", ".join(
            f"{counts[effect]} {effect}"
            for effect in (CONTRADICTS, UPGRADES, CONFIRMS, SAYS_NOTHING)
        )
    )
    if not recording.is_of_aws:
        print(
            f"This is a recording of {recording.target.get('name')}, and not of AWS: "
            "it is no evidence for docs/fidelity.md.",
            file=sys.stderr,
        )
    return EXIT_SAME


def _check_mock(options: argparse.Namespace) -> int:
    status = EXIT_SAME
    for path in options.recordings:
        recording = read_recording(path)
        differences = replay(recording)
        for line in lines(differences):
            say(line)
        calls = sum(len(result.calls) for result in recording.results)
        say(f"{path}: {calls} calls, {len(differences)} differences")
        if differences:
            status = EXIT_DIFFERENT
    return status


def _solve_checksum(options: argparse.Namespace) -> int:
    samples = [sample for path in options.files for sample in read_samples(path)]
    fitting, partly = solve(samples)
    for name in fitting:
        say(f"fits all {len(samples)} samples: {name}")
    if fitting:
        return EXIT_SAME
    for name, count in sorted(partly.items(), key=lambda item: -item[1])[:10]:
        say(f"fits {count} of {len(samples)} samples: {name}")
    say(f"No form that is known here fits all {len(samples)} samples.")
    return EXIT_DIFFERENT


def _unknown(_: argparse.Namespace) -> int:
    for rule in wanted(rules()):
        reason = "" if rule.id not in NOT_OBSERVABLE else " (no run can tell)"
        say(f"{rule.tag:8} {rule.id}{reason}: {rule.text}")
    say(", ".join(f"{tag}: {count}" for tag, count in counts(rules()).items()))
    return EXIT_SAME


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.conformance",
        description="Looks whether a target follows the rules of docs/fidelity.md.",
    )
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="play the scenarios, against the mock if nothing else")
    run.set_defaults(command=_run)
    run.add_argument("--endpoint-url", metavar="URL", help="a server that answers as Connect does")
    run.add_argument("--aws", action="store_true", help="AWS itself, after you agreed to the plan")
    run.add_argument("--instance-id", metavar="ID", help="the instance; a server may make one")
    run.add_argument("--profile", help="the AWS profile to use with --aws")
    run.add_argument("--region", help="the region")
    run.add_argument("--yes", action="store_true", help="do not ask")
    run.add_argument("--only", action="append", default=[], metavar="RULE", help="only this rule")
    run.add_argument(
        "--many-views", action="store_true", help="with AWS, also what makes 100 versions and more"
    )
    run.add_argument(
        "--workspaces", action="store_true", help="with AWS, also what makes workspaces"
    )
    run.add_argument("--prefix", default=PREFIX, help=f"of all names of views ({PREFIX})")
    run.add_argument(
        "--rate",
        type=_rate,
        default=DOCUMENTED_RATE,
        help=f"calls a second with AWS ({DOCUMENTED_RATE:g}, which is documented)",
    )
    run.add_argument("--state", default=STATE, metavar="FILE", help=f"to resume from ({STATE})")
    run.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    run.add_argument("--output", metavar="FOLDER", help="where to write report and recording")

    judging = commands.add_parser("judge", help="say what a recording means for docs/fidelity.md")
    judging.set_defaults(command=_judge)
    judging.add_argument("recording", type=Path)

    checking = commands.add_parser("check-mock", help="send the calls of recordings to the mock")
    checking.set_defaults(command=_check_mock)
    checking.add_argument("recordings", type=Path, nargs="+", metavar="recording")

    solving = commands.add_parser("solve-checksum", help="say how checksums may have been made")
    solving.set_defaults(command=_solve_checksum)
    solving.add_argument("files", type=Path, nargs="+", metavar="file")

    listing = commands.add_parser("unknown", help="list what is unknown, the most wanted first")
    listing.set_defaults(command=_unknown)
    return parser


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = 0.0
    if not 0 < rate <= DOCUMENTED_RATE:
        raise argparse.ArgumentTypeError(f"must be above 0 and at most {DOCUMENTED_RATE:g}")
    return rate
