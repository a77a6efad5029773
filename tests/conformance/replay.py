"""``check-mock``: sends the calls of a recording to the mock, and compares the answers."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from typing import Any, Final

from botocore import xform_name
from botocore.exceptions import BotoCoreError, ClientError

from .masking import Masker, written_out
from .recording import Recording
from .report import LONGEST_ANSWER
from .running import Result, delete_made
from .scene import Scene
from .targets import Target, mock_target

ACCOUNT: Final = "123456789012"

_MASK: Final = re.compile(r"<(?:encoded id|id|token) \d+>|<prefix>|<instance>|<region>|<account>")
_ID: Final = re.compile(r"<id \d+>")
_TIME: Final = re.compile(r"<time [+-][\d.]+>")


ABSENT: Final = "(absent)"


@dataclass(frozen=True)
class Difference:
    """One thing in which an answer of the mock differs from a recorded one.

    Attributes:
        rule: The rule of the scenario.
        number: The number of the call in it, from 1.
        operation: The operation.
        place: Where in the answer it is.
        recorded: What the recording has there.
        mock: What the mock answers there.
    """

    rule: str
    number: int
    operation: str
    place: str
    recorded: Any
    mock: Any


def lines(differences: Sequence[Difference]) -> list[str]:
    """Return a line for each kind of difference, the most frequent first."""
    kinds: dict[tuple[str, str, bool, bool], list[Difference]] = {}
    for each in differences:
        place = re.sub(r"/\d+", "/*", each.place)
        kind = (each.operation, place, each.recorded == ABSENT, each.mock == ABSENT)
        kinds.setdefault(kind, []).append(each)
    listed = []
    for (operation, place, *_), found in sorted(kinds.items(), key=lambda item: -len(item[1])):
        first = found[0]
        listed.append(
            f"{len(found)} times: {f'{operation} {place}'.strip()}: "
            f"recorded {_short(first.recorded)}, the mock says {_short(first.mock)}; "
            f"first in call {first.number} of {first.rule}"
        )
    return listed


def _short(value: Any) -> str:
    text = value if value == ABSENT else repr(value)
    return text if len(text) <= LONGEST_ANSWER else f"{text[:LONGEST_ANSWER]}…"


class _UnsendableError(Exception):
    """Raised when a call cannot be sent, such as one that names what the mock has not given."""


def replay(recording: Recording) -> list[Difference]:
    """Return in what the mock differs from a recording.

    Times, checksums and the texts of messages are not compared; which checksums are the same is.
    """
    differences: list[Difference] = []
    with mock_target() as target:
        for number, result in enumerate(recording.results, 1):
            differences += _replay_result(result, target, f"replay {number} ")
            delete_made(target)
    return differences


def _replay_result(result: Result, target: Target, prefix: str) -> Iterator[Difference]:
    masker = Masker(prefix, target.instance_id, target.region)
    scene = Scene(target.client, target.unchecked, target.instance_id, prefix, target.log, 0.0)
    known: dict[str, str] = {}
    recorded_checksums: dict[str, str] = {}
    own_checksums: dict[str, str] = {}
    for number, call in enumerate(result.calls, 1):
        operation = call["operation"]
        known.update(masker.masks)
        try:
            answer = _send(call, scene, target, masker, known)
        except _UnsendableError as error:
            yield Difference(result.rule, number, operation, "", ABSENT, str(error))
            return
        _learn_checksums(call["answer"], answer["answer"], known)
        yield from (
            Difference(result.rule, number, operation, place, recorded, mock)
            for place, recorded, mock in _differences(
                _comparable(call, recorded_checksums), _comparable(answer, own_checksums)
            )
        )


def _send(
    call: Mapping[str, Any],
    scene: Scene,
    target: Target,
    masker: Masker,
    known: dict[str, str],
) -> dict[str, Any]:
    if call["operation"] not in target.client.meta.service_model.operation_names:
        raise _UnsendableError("Connect has no such operation")
    target.log.take()
    parameters = _unmasked(call["parameters"], known, scene)
    sent = _unmasked(call.get("sent", {}), known, scene)
    context: AbstractContextManager[None] = nullcontext()
    if "path" in sent:
        context = scene.raw_path(sent["path"])
    elif "body_hex" in sent:
        context = scene.raw_body(bytes.fromhex(sent["body_hex"]))
    elif "body" in sent:
        context = scene.raw_body(sent["body"].encode())
    # What a call ends with stands in the log, too.
    with context, suppress(ClientError, BotoCoreError, AttributeError, TypeError, ValueError):
        getattr(target.unchecked, xform_name(call["operation"]))(**parameters)
    answers = [masker.call(each) for each in target.log.take()]
    return answers[-1] if answers else {"status": None, "answer": {}}


def _unmasked(value: Any, known: dict[str, str], scene: Scene) -> Any:
    if isinstance(value, dict):
        return {
            _unmasked(key, known, scene): _unmasked(each, known, scene)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_unmasked(each, known, scene) for each in value]
    if not isinstance(value, str):
        return value

    def original(match: re.Match[str]) -> str:
        mask = match[0]
        if mask == "<region>":
            return str(scene.client.meta.region_name)
        if mask == "<account>":
            return ACCOUNT
        if mask not in known and _ID.fullmatch(mask):
            # The scenario itself has chosen it, as it does a client token.
            known[mask] = str(uuid.uuid4())
        if mask not in known:
            raise _UnsendableError(f"{mask} is not known to the mock")
        return known[mask]

    # The checksums of the mock are its own.
    return known.get(value) or _MASK.sub(original, written_out(value))


def _learn_checksums(recorded: Any, mock: Any, known: dict[str, str]) -> None:
    if isinstance(recorded, dict) and isinstance(mock, dict):
        for name in recorded.keys() & mock.keys():
            if name == "ViewContentSha256":
                known[str(recorded[name])] = str(mock[name])
            else:
                _learn_checksums(recorded[name], mock[name], known)


def _comparable(call: Mapping[str, Any], checksums: dict[str, str]) -> dict[str, Any]:
    answer = call["answer"]
    if "Error" in answer:
        answer = {"Error": {"Code": answer["Error"].get("Code")}}
    return {"status": call["status"], "answer": _without_times(answer, checksums)}


def _without_times(value: Any, checksums: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: checksums.setdefault(each, f"<checksum {len(checksums) + 1}>")
            if key == "ViewContentSha256" and isinstance(each, str)
            else _without_times(each, checksums)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_without_times(each, checksums) for each in value]
    return _TIME.sub("<time>", value) if isinstance(value, str) else value


def _differences(recorded: Any, mock: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    if isinstance(recorded, dict) and isinstance(mock, dict):
        for key in sorted(recorded.keys() | mock.keys()):
            yield from _differences(
                recorded.get(key, ABSENT), mock.get(key, ABSENT), f"{place}/{key}"
            )
    elif isinstance(recorded, list) and isinstance(mock, list) and len(recorded) == len(mock):
        for index, (one, other) in enumerate(zip(recorded, mock, strict=True)):
            yield from _differences(one, other, f"{place}/{index}")
    elif recorded != mock:
        yield place, recorded, mock
