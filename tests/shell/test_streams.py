"""Every sub-command ends quietly or with a message where nothing can be written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from connect_views_mock.shell import command

from .helpers import BAD, GOOD, Shell

COMMANDS = [
    "--help",
    "--version",
    "validate --help",
    "validate bad.json",
    "validate --format json good.json",
    "input-schema good.json",
    "input-schema good.json --data data.json",
    "preview good.json",
    "schema",
    "server --port 0",
    "completion bash",
]


def full() -> TextIO:
    return Path("/dev/full").open("w", encoding="utf-8")


def without_reader() -> TextIO:
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w", encoding="utf-8")


FULL = "connect-views-mock: standard output: cannot be written: No space left on device\n"
CLOSED = "connect-views-mock: standard output: cannot be written: Bad file descriptor\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("output", "status", "message"),
    [(full, 2, FULL), (lambda: None, 2, CLOSED), (without_reader, 141, "")],
    ids=["full", "closed", "pipe"],
)
@pytest.mark.parametrize("arguments", COMMANDS)
def test_standard_output_that_cannot_be_written(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    arguments: str,
    output: Callable[[], TextIO | None],
    status: int,
    message: str,
) -> None:
    shell.write("good.json", GOOD)
    shell.write("bad.json", BAD)
    shell.write("data.json", {"Nmae": 1})
    errors = io.StringIO()
    stdout = output()
    monkeypatch.setattr("sys.stdout", stdout)
    monkeypatch.setattr("sys.stderr", errors)

    assert (command.main(arguments.split()), errors.getvalue()) == (status, message)
    if stdout is not None:
        stdout.close()


@pytest.mark.parametrize("loaded", ["connect_views_mock.shell.running", "argparse"])
def test_an_interrupt_while_the_command_is_loaded(loaded: str) -> None:
    script = f"""
import sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == {loaded!r}:
            raise KeyboardInterrupt

from connect_views_mock.shell.command import main
sys.meta_path.insert(0, Interrupt())
sys.exit(main(["--version"]))
"""
    package = Path(command.__file__).parents[2]

    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
