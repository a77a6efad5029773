"""The command ends without a traceback where nothing can be written, and when it is interrupted."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from .command import main


def full() -> TextIO:
    return Path("/dev/full").open("w", encoding="utf-8")


def full_without_a_buffer() -> TextIO:
    raw = os.fdopen(os.open("/dev/full", os.O_WRONLY), "wb", buffering=0)
    return io.TextIOWrapper(raw, encoding="utf-8", write_through=True)


def without_reader() -> TextIO:
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w", encoding="utf-8")


def without_reader_or_buffer() -> TextIO:
    reading, writing = os.pipe()
    os.close(reading)
    raw = os.fdopen(writing, "wb", buffering=0)
    return io.TextIOWrapper(raw, encoding="utf-8", write_through=True)


FULL = "Standard output cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("output", "status", "message"),
    [
        (full, 2, FULL),
        (full_without_a_buffer, 2, FULL),
        (lambda: None, 2, "Standard output is closed\n"),
        (without_reader, 141, ""),
        (without_reader_or_buffer, 141, ""),
    ],
)
@pytest.mark.parametrize(
    "arguments",
    [["unknown"], ["run", "--only", "create_view_version_with_another_checksum_creates_nothing"]],
)
def test_standard_output_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    output: Callable[[], TextIO | None],
    status: int,
    message: str,
) -> None:
    errors = io.StringIO()
    stdout = output()
    monkeypatch.setattr("sys.stdout", stdout)
    monkeypatch.setattr("sys.stderr", errors)

    assert (main(arguments), errors.getvalue()) == (status, message)
    if stdout is not None:
        stdout.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_help_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with full() as stdout:
        errors = io.StringIO()
        monkeypatch.setattr("sys.stdout", stdout)
        monkeypatch.setattr("sys.stderr", errors)

        assert (main(["--help"]), errors.getvalue()) == (2, FULL)


def test_an_interrupt_while_the_command_is_loaded() -> None:
    script = """
import runpy
import sys

class Interrupt:
    def find_spec(self, name, *_):
        if name == "tests.conformance.command":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
sys.argv = ["conformance", "unknown"]
runpy.run_module("tests.conformance", run_name="__main__")
"""

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
