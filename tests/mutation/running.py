"""Running the tests against a mutant, in a process that has the other libraries loaded."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from .mutants import Mutant

PRELOADED = (
    "boto3",
    "hypothesis",
    "jsonschema",
    "moto",
    "moto.connect.models",
    "moto.connect.responses",
    "moto.core.botocore_stubber",
    "pytest",
    "regex",
)
PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-W", "ignore")
TIMEOUT = 120
"""In seconds. Some mutants never end."""


class Place:
    """A copy of the project, in which one mutant after the other is tested."""

    def __init__(self, project: Path, directory: Path) -> None:
        self.directory = directory
        leave_out = shutil.ignore_patterns(".*", "__pycache__", "_build")
        shutil.copytree(project, directory, ignore=leave_out)

    def start(self, mutant: Mutant) -> int:
        """Start the tests against a mutant, and return the id of their process."""
        self._changed = self.directory.joinpath(mutant.module)
        self._original = self._changed.read_text(encoding="utf-8")
        self._changed.write_text(mutant.code, encoding="utf-8")
        return self._start(mutant.tests)

    def passes(self, tests: tuple[str, ...]) -> bool:
        """Return whether the tests pass without a mutant. Their output says why not."""
        _, status = os.waitpid(self._start(tests, silent=False), 0)
        return status == 0

    def restore(self) -> None:
        """Undo the mutant."""
        self._changed.write_text(self._original, encoding="utf-8")

    def _start(self, tests: tuple[str, ...], *, silent: bool = True) -> int:
        process = os.fork()
        if process == 0:
            self._test(tests, silent=silent)
        return process

    def _test(self, tests: tuple[str, ...], *, silent: bool) -> NoReturn:
        code = 1
        try:
            os.setpgid(0, 0)
            signal.alarm(TIMEOUT)
            os.chdir(self.directory)
            sys.path.insert(0, str(self.directory))
            for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
                del sys.modules[name]
            if silent:
                silence = os.open(os.devnull, os.O_WRONLY)
                os.dup2(silence, 1)
                os.dup2(silence, 2)
            code = importlib.import_module("pytest").main([*PYTEST, *tests])
            sys.stdout.flush()
        finally:
            os._exit(code)


def preload() -> None:
    """Import what each process needs, once for all of them, but never the package itself."""
    # A changed module may have the size and the time of the one before it: compile it anew.
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    for name in PRELOADED:
        importlib.import_module(name)


def survivors(mutants: list[Mutant], places: list[Place]) -> Iterator[Mutant]:
    """Test each mutant, and yield those that no test catches."""
    waiting = list(reversed(mutants))
    free = list(places)
    running: dict[int, tuple[Place, Mutant]] = {}
    while waiting or running:
        while waiting and free:
            mutant, place = waiting.pop(), free.pop()
            running[place.start(mutant)] = place, mutant
        process, status = os.wait()
        _end_what_it_left(process)
        place, mutant = running.pop(process)
        place.restore()
        free.append(place)
        if status == 0:
            yield mutant


def _end_what_it_left(process: int) -> None:
    """End what the tests of a mutant started and did not end. It is in their process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
