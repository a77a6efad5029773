"""``run``: plays the scenarios against a target, and writes what came out."""

from __future__ import annotations

import json
import re
import sys
import uuid
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from .calls import CallLog
from .comparing import Answers, Comparison, answers_of, answers_of_the_rules, compare
from .errors import CannotRunError
from .fidelity import rules
from .not_observable import NOT_OBSERVABLE
from .output import say
from .plan import plan
from .recording import to_text
from .report import as_json, as_markdown, summary
from .running import Result, check_instance, run, sweep, uninterrupted
from .scenario import Scenario, scenarios
from .state import State, read_state
from .targets import Target, aws_target, mock_target, server_target

PREFIX: Final = "connect-views-conformance"
STATE: Final = "conformance-state.json"
OUTPUT: Final = "conformance-report"

_WHY_ASKED_FOR: Final = {
    "many_views": "it makes more than 100 versions: say --many-views",
    "workspaces": "it makes workspaces: say --workspaces",
}
_PREFIX_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


def run_suite(options: Namespace) -> list[Comparison]:
    """Run the suite as the options say, and return what is the same and what is not.

    Raises:
        CannotRunError: If it cannot run, with a line that says why.
        KeyboardInterrupt: If a person or the system ends it, after it has cleaned up.
    """
    _check_options(options)
    chosen = _chosen(options)
    reference, log = play_with_the_mock(chosen)
    if not (options.aws or options.endpoint_url):
        comparisons = compare(answers_of_the_rules(reference), reference, rules())
        described = _described("mock", "the mock in this process", "us-east-1")
        if options.output:
            _write(Path(options.output), described, reference, comparisons)
        say(summary(comparisons))
        return comparisons

    state_path = Path(options.state)
    state = _resumed(options, state_path)
    prefix = state.prefix if state else f"{options.prefix} {uuid.uuid4().hex[:8]} "
    with _target(options) as target:
        if options.aws:
            say(plan(log.counts, log.most, target.name, prefix, len(chosen), options.rate))
            _ask(options)
        found = _identity(target, options)
        state = state or State(found, prefix)
        if state.target != found:
            raise CannotRunError(
                f"{state_path} is of a run with {_said(state.target)}, and not with {_said(found)}"
            )
        results = _run_and_clean_up(chosen, target, state, state_path, options)
        described = _described(target.kind, target.name, target.region)
    comparisons = compare(answers_of(reference), results, rules())
    _write(Path(options.output or OUTPUT), described, results, comparisons)
    say(summary(comparisons))
    return comparisons


def play_with_the_mock(chosen: Sequence[Scenario]) -> tuple[list[Result], CallLog]:
    """Return what the mock says, and the log of the calls that it took."""
    with mock_target() as target:
        target.log.counts.clear()
        results = run(chosen, target, f"{PREFIX} ")
    del target.log.counts["DeleteInstance"]
    return results, target.log


def answers_of_the_mock(chosen: Iterable[str]) -> Answers:
    """Return what the mock says to the scenarios of some rules."""
    wanted = set(chosen)
    results, _ = play_with_the_mock(
        [scenario for rule, scenario in scenarios().items() if rule in wanted]
    )
    return answers_of(results)


def _check_options(options: Namespace) -> None:
    if options.aws and options.endpoint_url:
        raise CannotRunError("--aws and --endpoint-url name two targets: give one")
    if options.aws and not options.instance_id:
        raise CannotRunError("--aws needs --instance-id: the instance in which to make views")
    if not options.aws and options.profile:
        raise CannotRunError("--profile is for --aws: other targets get made-up credentials")
    if not (options.aws or options.endpoint_url):
        for name in ("instance_id", "resume"):
            if getattr(options, name):
                raise CannotRunError(
                    f"--{name.replace('_', '-')} is for --aws and --endpoint-url: "
                    "without them the target is the mock"
                )
    if not _PREFIX_FORM.fullmatch(options.prefix):
        raise CannotRunError(
            "--prefix takes up to 80 letters, digits, '_', '.' and '-', "
            f"beginning with a letter or a digit, not {options.prefix!r}"
        )


def _chosen(options: Namespace) -> list[Scenario]:
    unknown = [rule for rule in options.only if rule not in scenarios()]
    if unknown:
        reason = NOT_OBSERVABLE.get(unknown[0], "it is no rule of docs/fidelity.md")
        raise CannotRunError(f"There is no scenario for {unknown[0]}: {reason}")
    return [
        scenario
        for scenario in scenarios().values()
        if (not options.only or scenario.rule in options.only)
        and (not options.aws or scenario.option is None or getattr(options, scenario.option))
    ]


@contextmanager
def _target(options: Namespace) -> Iterator[Target]:
    context: AbstractContextManager[Target] = (
        aws_target(
            options.instance_id,
            options.profile,
            options.region,
            options.rate,
            workspaces=options.workspaces,
        )
        if options.aws
        else server_target(options.endpoint_url, options.region or "us-east-1", options.instance_id)
    )
    with context as target:
        yield target


def _ask(options: Namespace) -> None:
    if options.yes:
        return
    if not sys.stdin.isatty():
        raise CannotRunError("Nobody is there to agree: say --yes to run without being asked")
    try:
        said = input("Go on? [yes/no] ")
    except EOFError:
        said = ""
    if said.strip().lower() not in ("y", "yes"):
        raise CannotRunError("Nothing was called")


def _resumed(options: Namespace, path: Path) -> State | None:
    if options.resume:
        return read_state(path)
    if path.exists():
        raise CannotRunError(
            f"A run was interrupted: go on with it with --resume, or remove {path}"
        )
    return None


def _identity(target: Target, options: Namespace) -> dict[str, str]:
    # The instance that a server makes for a run is another one each time.
    return {
        "kind": target.kind,
        "endpoint": options.endpoint_url or "",
        "region": target.region,
        "instance_id": options.instance_id or "",
    }


def _said(target: dict[str, str]) -> str:
    return f"{target['kind']} {target['endpoint'] or target['instance_id']} in {target['region']}"


def _run_and_clean_up(
    chosen: Sequence[Scenario], target: Target, state: State, path: Path, options: Namespace
) -> list[Result]:
    target.log.made.update(state.made)
    check_instance(target, options.prefix, state.prefix)
    state.begin(path)
    target.log.made_changed = lambda: state.set_made(path, target.log.made)
    done = {result.rule for result in state.results}

    def finished(result: Result) -> None:
        state.add_result(path, result)
        print(f"{len(state.results)}/{len(chosen)} {result.rule}", file=sys.stderr)

    why: BaseException | None = None
    try:
        sweep(target, state.prefix)
        waiting = [scenario for scenario in chosen if scenario.rule not in done]
        # No name is used again: a service may keep that of a deleted view for a while.
        run(waiting, target, f"{state.prefix}{uuid.uuid4().hex[:4]}-", finished)
    except BaseException as error:
        why = error
    left = _swept(target, state.prefix)
    if why is not None:
        if not isinstance(why, CannotRunError | KeyboardInterrupt):
            raise why
        raise type(why)(
            f"{str(why) or 'Interrupted'}\nAfter {len(state.results)} of {len(chosen)} rules. "
            f"{left} Go on with --resume."
        )
    if target.log.made:
        raise CannotRunError(f"{left} Run again with --resume, which deletes it first.")
    path.unlink()
    return state.results


def _swept(target: Target, prefix: str) -> str:
    # Who presses Ctrl-C again does not want views to stay behind either.
    with suppress(KeyboardInterrupt), uninterrupted():
        sweep(target, prefix)
    if not target.log.made:
        return "All that it made is deleted."
    names = ", ".join(
        f"{each.kind.name} {each.name!r} ({id_})" for id_, each in target.log.made.items()
    )
    return f"This could not be deleted: {names}."


def _described(kind: str, name: str, region: str) -> dict[str, Any]:
    return {
        "name": name,
        "kind": kind,
        "region": region,
        "date": datetime.now(timezone.utc).date().isoformat(),
        "connect-views-mock": version("connect-views-mock"),
        "boto3": version("boto3"),
    }


def _not_played(results: Sequence[Result]) -> dict[str, str]:
    played = {result.rule for result in results}
    left = {
        rule: _WHY_ASKED_FOR.get(scenario.option or "", "it was not asked for")
        for rule, scenario in scenarios().items()
        if rule not in played
    }
    return {**left, **NOT_OBSERVABLE}


def _write(
    folder: Path,
    target: dict[str, Any],
    results: Sequence[Result],
    comparisons: Sequence[Comparison],
) -> None:
    not_played = _not_played(results)
    files: dict[str, Callable[[], str]] = {
        "report.md": lambda: as_markdown(target, comparisons, not_played),
        "report.json": lambda: json.dumps(as_json(target, comparisons, not_played), indent=2),
        "recording.json": lambda: to_text(target, results),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text(), encoding="utf-8")
    except OSError as error:
        raise CannotRunError(f"The report cannot be written to {folder}: {error}") from error
    say(f"Written to {folder}: {', '.join(files)}")
