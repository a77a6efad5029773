"""Prove that the series carries ``connect/`` into moto: each step by itself, and all of them.

::

    python -m tests.upstream.proof [CHECKOUT]

For each step: ruff and mypy with moto's configuration, and moto's own tests of Connect with those
that the series brings. With all steps applied: every test of tests/connect, in this process and
against moto's server. It fails on any failure, and when fewer tests ran than ``numbers.json`` says.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .checkout import UnusableCheckout, copy_of, git
from .editing import EditFailed
from .series import HERE, STEPS, apply_step

NUMBERS: Final = HERE / "numbers.json"
TESTS_OF_CONNECT: Final = HERE.parent / "connect"
PYTEST: Final = ("-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:connect_views_mock")


class Failed(Exception):  # noqa: N818 (named after what it says)
    """A check of the patched moto failed."""


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each step and for each run of tests/connect. Return 0 if all is proved."""
    parser = argparse.ArgumentParser(prog="python -m tests.upstream.proof")
    parser.add_argument("checkout", nargs="?", type=Path, help="a directory with moto")
    options = parser.parse_args(arguments)
    passed: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as directory:
        try:
            moto = copy_of(options.checkout, Path(directory))
            for number, step in enumerate(STEPS, 1):
                apply_step(step, moto)
                _check_style(moto)
                passed[step.name] = _run_tests(moto, "tests/test_connect", cwd=moto)
                package, data, tests = _added_lines(moto)
                # Bytecode and caches, which the next step would commit.
                git(moto, "clean", "-fdxq")
                print(
                    f"step {number}, {step.name}: {package} lines added in the package, {data} of "
                    f"data, {tests} of tests; {passed[step.name]} tests passed",
                    flush=True,
                )
            copied = _copy_of_tests(Path(directory))
            name = "tests/connect"
            passed[name] = _run_tests(moto, name, "-n", "2", cwd=copied)
            print(f"{name}: {passed[name]} passed", flush=True)
            name = "tests/connect, against moto's server"
            with _server(moto) as environment:
                passed[name] = _run_tests(
                    moto, "tests/connect", cwd=copied, environment=environment
                )
            print(f"{name}: {passed[name]} passed", flush=True)
            _require_numbers(passed)
        except (UnusableCheckout, EditFailed, Failed) as error:
            print(f"tests.upstream.proof: {error}", file=sys.stderr)
            return 2
    return 0


def _check_style(moto: Path) -> None:
    changed = git(moto, "diff", "--name-only", "--diff-filter=d", "HEAD~1").splitlines()
    files = [name for name in changed if name.endswith(".py")]
    pinned = re.search(r"^ruff==(.*)$", (moto / "requirements-dev.txt").read_text(), re.MULTILINE)
    version = _run(moto, "ruff", "--version").split()[-1]
    if pinned is None or version != pinned[1]:
        raise Failed(f"moto checks with {pinned and pinned[0]}, and ruff {version} is installed")
    _run(moto, "ruff", "check", "--no-cache", *files)
    _run(moto, "ruff", "format", "--check", "--no-cache", *files)
    _run(moto, "mypy", "--config-file", "setup.cfg", "moto/connect")


def _run(moto: Path, module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=moto, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{module} {arguments[0]}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _run_tests(
    moto: Path, *arguments: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> int:
    """Run tests and return how many passed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *PYTEST, *arguments],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(moto), **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    match = re.search(r"(\d+) passed", done.stdout)
    if done.returncode or match is None:
        raise Failed(f"{arguments[0]}:\n{done.stdout[-20_000:]}{done.stderr[-2_000:]}")
    return int(match[1])


def _added_lines(moto: Path) -> tuple[int, int, int]:
    package = data = tests = 0
    for line in git(moto, "diff", "--numstat", "HEAD~1", "HEAD").splitlines():
        added, _, name = line.split("\t")
        if name.startswith("tests/"):
            tests += int(added)
        elif name.endswith(".json"):
            data += int(added)
        elif name.endswith(".py"):
            package += int(added)
    return package, data, tests


def _copy_of_tests(directory: Path) -> Path:
    copied = directory / "copied"
    shutil.copytree(
        TESTS_OF_CONNECT,
        copied / "tests" / "connect",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (copied / "tests" / "__init__.py").touch()
    shutil.copy(HERE / "target_in_moto.py", copied / "tests" / "connect" / "target.py")
    return copied


@contextmanager
def _server(moto: Path) -> Iterator[dict[str, str]]:
    """Run moto's server, and yield the variables that make moto's mocks use it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)],
        cwd=moto,
        env={**os.environ, "PYTHONPATH": str(moto)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            raise Failed("moto's server did not start")
        yield {
            "TEST_SERVER_MODE": "true",
            "TEST_SERVER_MODE_ENDPOINT": f"http://127.0.0.1:{port}",
        }
    finally:
        server.terminate()
        server.wait()


def _require_numbers(passed: Mapping[str, int]) -> None:
    expected: dict[str, int] = json.loads(NUMBERS.read_text(encoding="utf-8"))
    fewer = [
        f"{name}: {passed.get(name, 0)} tests passed, and {number} did before"
        for name, number in expected.items()
        if passed.get(name, 0) < number
    ]
    fewer += [
        f"{NUMBERS.name} has no number for {name}" for name in passed.keys() - expected.keys()
    ]
    if fewer:
        raise Failed("; ".join(fewer))


if __name__ == "__main__":
    sys.exit(main())
