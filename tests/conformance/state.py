"""What a run has to know to go on after it was interrupted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from .errors import CannotRunError
from .made import Made
from .running import Result

FORMAT: Final = 1


@dataclass
class State:
    """The state of a run, which it keeps in a file until it has ended.

    The file has one line for each thing that happened, so that nothing is written twice, and an
    interrupt costs no more than the last line.

    Attributes:
        target: The kind, the endpoint, the region and the instance of the target.
        prefix: The beginning of the names of all views of the run.
        results: What was seen so far.
        made: What was made and not yet deleted, by ids.
    """

    target: dict[str, str]
    prefix: str
    results: list[Result] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)

    def begin(self, path: Path) -> None:
        """Write the first line, unless the file is there already."""
        if not path.exists():
            head = {"format": FORMAT, "target": self.target, "prefix": self.prefix}
            _append(path, head)

    def add_result(self, path: Path, result: Result) -> None:
        self.results.append(result)
        _append(path, {"result": result.to_json()})

    def set_made(self, path: Path, made: dict[str, Made]) -> None:
        if made != self.made:
            self.made = dict(made)
            _append(path, {"made": {id_: each.to_json() for id_, each in made.items()}})


def _append(path: Path, line: dict[str, Any]) -> None:
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
    except OSError as error:
        raise CannotRunError(f"The state of the run cannot be kept in {path}: {error}") from error


def read_state(path: Path) -> State:
    """Read the state of an interrupted run.

    Raises:
        CannotRunError: If there is none, or if the file is something else.
    """
    try:
        head, *lines = path.read_text(encoding="utf-8").split("\n")
        document = json.loads(head)
        if document["format"] != FORMAT:
            raise ValueError(f"its format is {document['format']!r}, and not {FORMAT}")
        state = State(dict(document["target"]), str(document["prefix"]))
        # What follows the last line break was cut off.
        for line in lines[:-1]:
            event = json.loads(line)
            if "result" in event:
                state.results.append(Result.from_json(event["result"]))
            else:
                made = event["made"].items()
                state.made = {id_: Made.from_json(each) for id_, each in made}
    except FileNotFoundError as error:
        raise CannotRunError(
            f"There is no interrupted run to resume: {path} is not there"
        ) from error
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotRunError(f"{path} is not the state of a run: {error}") from error
    return state
