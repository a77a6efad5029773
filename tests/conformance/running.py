"""Plays scenarios, and deletes what they made, however they end."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from types import FrameType
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from .errors import CannotRunError
from .made import KINDS, VIEW, Made
from .masking import Masker
from .scenario import Scenario
from .scene import CouldNotTellError, Observation, Scene, TargetUnavailableError, unavailable
from .targets import Target

IN_A_ROW: Final = 3
"""As many scenarios in a row may fail because the target throttles or fails."""

_ATTEMPTS_TO_DELETE: Final = 3


@dataclass
class Result:
    """What a scenario saw.

    Attributes:
        rule: The id of its rule.
        observations: What was seen, masked.
        problem: Why it could not be told whether the target follows the rule.
        calls: The calls and their answers, masked.
    """

    rule: str
    observations: list[Observation]
    problem: str | None = None
    calls: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Result:
        observations = [
            Observation(each["what"], each["answer"], each["rule_says"])
            for each in document["observations"]
        ]
        return cls(document["rule"], observations, document["problem"], document["calls"])


def run(
    scenarios: Iterable[Scenario],
    target: Target,
    prefix: str,
    finished: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """Play scenarios one after the other, and return what they saw.

    Args:
        scenarios: The scenarios.
        target: What they are played against.
        prefix: The beginning of the names of all views; no view may have it before.
        finished: Called with each result at once.

    Raises:
        CannotRunError: If the target fails again and again.
    """
    results: list[Result] = []
    failed = 0
    for number, scenario in enumerate(scenarios, 1):
        result, is_available = play(scenario, target, f"{prefix}{number} ")
        failed = 0 if is_available else failed + 1
        if failed == IN_A_ROW:
            raise CannotRunError(
                f"Stopped, because the target failed {IN_A_ROW} times in a row: {result.problem}"
            )
        results.append(result)
        finished(result)
    return results


def play(scenario: Scenario, target: Target, prefix: str) -> tuple[Result, bool]:
    """Play one scenario, and return what it saw and whether the target was there to answer."""
    masker = Masker(prefix, target.instance_id, target.region)
    log = target.log
    log.take()
    scene = Scene(target.client, target.unchecked, target.instance_id, prefix, log, target.patience)
    problem: str | None = None
    is_available = True
    try:
        scenario.play(scene)
    except CouldNotTellError as error:
        problem = str(error)
        is_available = not isinstance(error, TargetUnavailableError)
    except ClientError as error:
        is_available = not unavailable(error)
        problem = f"a step before the question was refused: {error}"
    except BotoCoreError as error:
        is_available = False
        problem = f"no answer: {error}"
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        problem = f"an answer has another form: {type(error).__name__}: {error}"
    finally:
        calls = log.take()
        delete_made(target)
        log.take()
    masked_calls = [masker.call(call) for call in calls]
    observations = [
        Observation(each.what, masker.value(each.answer), masker.value(each.rule_says))
        for each in scene.observations
    ]
    masked_problem = None if problem is None else masker.text(problem)
    return Result(scenario.rule, observations, masked_problem, masked_calls), is_available


def delete_made(target: Target) -> None:
    """Delete what a run made and did not delete, undisturbed by Ctrl-C.

    What cannot be deleted stays in the log of the target.
    """
    made = target.log.made
    with uninterrupted():
        for attempt in range(_ATTEMPTS_TO_DELETE):
            for id_, each in sorted(made.items(), key=lambda item: KINDS.index(item[1].kind)):
                try:
                    each.kind.delete(target.client, target.instance_id, id_)
                except target.client.exceptions.ResourceNotFoundException:
                    made.pop(id_, None)
                except (BotoCoreError, ClientError):
                    continue
            if not made:
                return
            time.sleep(attempt * target.patience / 10)


def sweep(target: Target, prefix: str) -> None:
    """Delete what has the prefix of the run: also that whose answer was lost on the way."""
    for kind in target.kinds:
        # What a target does not list any more, but is known, is deleted all the same.
        with suppress(BotoCoreError, ClientError):
            for each in kind.summaries_with_prefix(target.client, target.instance_id, prefix):
                target.log.made[each["Id"]] = Made(kind, each["Name"])
    delete_made(target)


def check_instance(target: Target, prefix: str, own_prefix: str) -> None:
    """Check that the target answers, has the instance, and has nothing under the prefix.

    What the run itself made is its own to delete: it may have been interrupted.

    Raises:
        CannotRunError: If not.
    """
    for kind in target.kinds:
        try:
            names = [
                each["Name"]
                for each in kind.summaries_with_prefix(target.client, target.instance_id, prefix)
                if not each["Name"].startswith(own_prefix)
            ]
        except ClientError as error:
            if kind is VIEW:
                raise CannotRunError(_why_refused(error, target)) from error
            # The scenarios of what a target lacks say so.
            continue
        except BotoCoreError as error:
            raise CannotRunError(f"There is no answer from {target.name}: {error}") from error
        if names:
            listed = ", ".join(map(repr, names[:5]))
            more = f" and {len(names) - 5} more" if len(names) > 5 else ""
            raise CannotRunError(
                f"The instance has {kind.name.lower()}s already whose names begin with "
                f"{prefix!r}: {listed}{more}. "
                "Delete them if an earlier run left them, or give another --prefix"
            )


def _why_refused(error: ClientError, target: Target) -> str:
    response: Any = error.response
    code = response["Error"].get("Code", "")
    status = response["ResponseMetadata"].get("HTTPStatusCode")
    if code == "ResourceNotFoundException":
        return f"There is no instance {target.instance_id} with {target.name}"
    if "AccessDenied" in code or status == 403:
        message = response["Error"].get("Message", "")
        return f"The credentials do not allow ListViews: {code}: {message}"
    if unavailable(error):
        return f"{target.name} does not answer ListViews now ({status}, {code}): try again later"
    if status == 404 or code == str(status):
        return f"{target.name} does not know ListViews ({status}): it has no views"
    return f"{target.name} refuses ListViews: {error}"


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C and SIGTERM off to the end of a block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        waiting.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if waiting:
        raise KeyboardInterrupt
