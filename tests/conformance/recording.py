"""Recordings: what a target said, to keep and to send."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .errors import CannotRunError
from .running import Result

FORMAT: Final = 1

POOLED: Final = 100
"""Texts of so many characters and more stand once in a recording."""

_REFERENCE: Final = re.compile(r"<text (\d+)>")


@dataclass(frozen=True)
class Recording:
    """What a target said in one run.

    Attributes:
        target: Its kind and region, the date, and the releases that were used.
        results: What each scenario saw.
    """

    target: Mapping[str, Any]
    results: tuple[Result, ...]

    @property
    def is_of_aws(self) -> bool:
        return bool(self.target.get("kind") == "aws")


def to_text(target: Mapping[str, Any], results: Iterable[Result]) -> str:
    """Return the text of a recording: one line for each scenario."""
    texts: dict[str, int] = {}
    lines = [_line(_pooled(result.to_json(), texts)) for result in results]
    members = [
        f'"format": {FORMAT}',
        f'"target": {_line(dict(target))}',
        f'"texts": [\n{_lines(map(_line, texts))}\n]',
        f'"results": [\n{_lines(lines)}\n]',
    ]
    return f"{{\n{_lines(members)}\n}}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(lines: Iterable[str]) -> str:
    return ",\n".join(lines)


def _pooled(value: Any, texts: dict[str, int]) -> Any:
    if isinstance(value, dict):
        return {key: _pooled(each, texts) for key, each in value.items()}
    if isinstance(value, list):
        return [_pooled(each, texts) for each in value]
    if isinstance(value, str) and len(value) >= POOLED:
        return f"<text {texts.setdefault(value, len(texts))}>"
    return value


def _unpooled(value: Any, texts: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: _unpooled(each, texts) for key, each in value.items()}
    if isinstance(value, list):
        return [_unpooled(each, texts) for each in value]
    if isinstance(value, str) and (reference := _REFERENCE.fullmatch(value)):
        return texts[int(reference[1])]
    return value


def read_recording(path: Path) -> Recording:
    """Read a recording.

    Raises:
        CannotRunError: If the file cannot be read, or is not a recording of this format.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRunError(f"{path} cannot be read: {error}") from error
    except (ValueError, RecursionError) as error:
        raise CannotRunError(f"{path} is not a recording: it is not JSON ({error})") from error
    if not isinstance(document, dict):
        raise CannotRunError(f"{path} is not a recording: it does not hold a JSON object")
    try:
        if document["format"] != FORMAT:
            raise CannotRunError(
                f"{path} is a recording of format {document['format']!r}; only {FORMAT} can be read"
            )
        listed = _unpooled(document["results"], document["texts"])
        results = tuple(Result.from_json(each) for each in listed)
        for result in results:
            for call in result.calls:
                _check_call(call)
        return Recording(dict(document["target"]), results)
    except KeyError as error:
        raise CannotRunError(f"{path} is not a recording: {error} is missing") from error
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise CannotRunError(f"{path} is not a recording: {error}") from error


def _check_call(call: Mapping[str, Any]) -> None:
    types = {"operation": str, "parameters": dict, "status": int, "answer": dict}
    for name, expected in types.items():
        if not isinstance(call[name], expected):
            raise TypeError(f"{name} of a call must be of type {expected.__name__}")
