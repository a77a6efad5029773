"""``solve-checksum``: tries the forms of which a checksum may be the SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

from .errors import CannotRunError
from .masking import written_out
from .recording import Recording, read_recording

_HTML: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "=": "\\u003d", "'": "\\u0027"}


@dataclass(frozen=True)
class Sample:
    """A content and the checksum that the service gave it."""

    template: str
    actions: tuple[str, ...]
    checksum: str
    input_schema: str | None = None


def _json(value: Any, *, spaces: bool, is_sorted: bool, is_escaped: bool) -> str:
    separators = (", ", ": ") if spaces else (",", ":")
    return json.dumps(value, sort_keys=is_sorted, separators=separators, ensure_ascii=is_escaped)


def _html_safe(text: str) -> str:
    return "".join(_HTML.get(character, character) for character in text)


def _written(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the ways in which libraries write a value as JSON, each with its name."""
    for spaces, is_sorted, is_escaped in product((False, True), repeat=3):
        name = ", ".join(
            [
                "with spaces" if spaces else "compact",
                "keys sorted" if is_sorted else "keys as they came",
                "escaped" if is_escaped else "in UTF-8",
            ]
        )
        text = _json(value, spaces=spaces, is_sorted=is_sorted, is_escaped=is_escaped)
        yield name, text
        if not is_escaped:
            yield f"{name}, HTML escaped", _html_safe(text)
    for is_sorted in (False, True):
        order = "keys sorted" if is_sorted else "keys as they came"
        text = json.dumps(value, sort_keys=is_sorted, indent=2, ensure_ascii=False)
        yield f"indented, {order}", text


def forms(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield each canonical form of a sample, with its name."""
    document = json.loads(sample.template)
    templates = [("as it was sent", sample.template), *_written(document)]
    for name, text in templates:
        yield f"template {name}", text
    for order, actions in _orders(sample.actions):
        for name, text in templates:
            for joint_name, joint in (("nothing", ""), ("a comma", ","), ("a newline", "\n")):
                joined = joint.join(actions)
                yield (
                    f"template {name}, then actions {order} joined by {joint_name}",
                    (text + joined),
                )
                yield (
                    f"actions {order} joined by {joint_name}, then template {name}",
                    (joined + text),
                )
            listed = json.dumps(actions, separators=(",", ":"), ensure_ascii=False)
            yield f"template {name}, then actions {order} as JSON", text + listed
            yield f"actions {order} as JSON, then template {name}", listed + text
        yield from _as_one_value(sample, document, actions, order)


def _orders(actions: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    yield "in their order", list(actions)
    yield "sorted", sorted(actions)


def _as_one_value(
    sample: Sample, document: Any, actions: list[str], order: str
) -> Iterator[tuple[str, str]]:
    for kind, template in (("text", sample.template), ("document", document)):
        for name, text in _written([template, actions]):
            yield f"list of the template as {kind} and actions {order}, {name}", text
        for is_lower in (False, True):
            members = {"Template": template, "Actions": actions}
            wholes = [("Template and Actions", members)]
            wholes.append(("Actions and Template", dict(reversed(members.items()))))
            if sample.input_schema is not None:
                with_schema = {"InputSchema": sample.input_schema, **members}
                wholes.append(("InputSchema, Template and Actions", with_schema))
            for members_name, whole in wholes:
                named = {
                    key[0].lower() + key[1:] if is_lower else key: each
                    for key, each in whole.items()
                }
                case = "in lower case" if is_lower else "as in the API"
                for name, text in _written(named):
                    yield (
                        (
                            f"object of {members_name} {case}, "
                            f"the template as {kind}, actions {order}, {name}"
                        ),
                        text,
                    )


def _digests(text: str) -> Iterator[tuple[str, str]]:
    data = text.encode("utf-8", "surrogatepass")
    once = hashlib.sha256(data)
    yield "SHA-256", once.hexdigest()
    yield "SHA-256 of the SHA-256", hashlib.sha256(once.digest()).hexdigest()
    yield (
        "SHA-256 of the SHA-256 in hexadecimal",
        hashlib.sha256(once.hexdigest().encode()).hexdigest(),
    )


def solve(samples: Sequence[Sample]) -> tuple[list[str], dict[str, int]]:
    """Return the forms that fit all samples, and of the others how many each fits."""
    fitting: dict[str, int] = {}
    for sample in samples:
        wanted = sample.checksum.lower()
        for name, text in forms(sample):
            for digest_name, digest in _digests(text):
                if digest == wanted:
                    full = f"{digest_name} of: {name}"
                    fitting[full] = fitting.get(full, 0) + 1
    whole = [name for name, count in fitting.items() if count == len(samples)]
    partly = {name: count for name, count in fitting.items() if count < len(samples)}
    return whole, partly


def read_samples(path: Path) -> list[Sample]:
    """Read the samples of a recording, or of a file of its own.

    Such a file has a list of objects with ``template``, ``actions`` and ``checksum``.

    Raises:
        CannotRunError: If there are none.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document, dict) and "results" in document:
            samples = list(dict.fromkeys(_samples_of_a_recording(read_recording(path))))
        else:
            listed = document if isinstance(document, list) else [document]
            samples = [_sample(each) for each in listed]
        for sample in samples:
            json.loads(sample.template)
    except (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise CannotRunError(
            f"{path} has no samples ({type(error).__name__}: {error}). It must be a recording, or "
            'a list of objects with "template", "actions" and "checksum"'
        ) from error
    if not samples:
        raise CannotRunError(f"{path} has no published content with a checksum")
    return samples


def _sample(document: dict[str, Any]) -> Sample:
    values = (document["template"], *document["actions"], document["checksum"])
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a value that is no text")
    return Sample(
        document["template"],
        tuple(document["actions"]),
        document["checksum"],
        document.get("input_schema"),
    )


def _samples_of_a_recording(recording: Recording) -> Iterator[Sample]:
    for result in recording.results:
        for call in result.calls:
            view = call["answer"].get("View", {})
            # Of a draft, the checksum is that of another content.
            if (
                call["operation"] in ("CreateView", "UpdateViewContent", "CreateViewVersion")
                and view.get("Status") == "PUBLISHED"
                and "ViewContentSha256" in view
            ):
                content = view["Content"]
                yield Sample(
                    written_out(content["Template"]),
                    tuple(content["Actions"]),
                    view["ViewContentSha256"],
                    content.get("InputSchema"),
                )
