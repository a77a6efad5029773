"""Run moto's own tests with ``mock_aws`` replaced by ``mock_connect_views``.

Usage::

    python -m tests.moto_own_tests.run [pytest arguments]

Takes the tests from the sdist of the installed moto, changes their import of ``mock_aws``, runs
them, and compares what failed with :data:`NOT_APPLICABLE`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

HERE: Final = Path(__file__).parent
PROJECT: Final = HERE.parent.parent

TESTS: Final = (
    "test_core/test_account_id_resolution.py",
    "test_core/test_decorator_calls.py",
    "test_core/test_environ_patching.py",
    "test_core/test_importorder.py",
    "test_core/test_nested.py",
    "test_core/test_request_passthrough.py",
    "test_core/test_responses_module.py",
    "test_connect/",
)
HELPERS: Final = (
    "__init__.py",
    "conftest.py",
    "markers.py",
    "test_core/__init__.py",
    "test_core/utilities.py",
)

NOT_APPLICABLE: Final[Mapping[str, str]] = {
    "tests/test_core/test_decorator_calls.py"
    "::test_context_decorator_exposes_bare_essentials[mock_connect_views]": (
        "It asserts that a mock has no public names but start, stop and reset. Ours is the handle "
        "of the test as well, with create_instance, inject_error and others."
    ),
    "tests/test_core/test_request_passthrough.py::test_passthrough__using_unsupported_service": (
        "It asserts that a service unknown to moto is answered with status 404. Code under test "
        "can take that for an answer of AWS, and mock_connect_views raises RequestNotMockedError."
    ),
}
"""Tests that cannot pass, and why. If one passes, this run fails."""

_IMPORT: Final = re.compile(r"^( *)from moto import (.*\bmock_aws\b.*)$", re.MULTILINE)


def main(pytest_arguments: Sequence[str]) -> int:
    """Return 0 if just the tests failed that are known not to apply."""
    with tempfile.TemporaryDirectory(prefix="moto-own-tests-") as directory:
        root = Path(directory)
        sdist = download(version("moto"), root / "sdist")
        tests = take_tests(sdist, root / "run" / "tests")
        replace_mock_aws(tests)
        shutil.copy(sdist / "setup.cfg", root / "run")
        # `tests` is moto's package there, so that ours cannot be imported.
        shutil.copy(HERE / "aws_stand_in.py", root / "run")
        outcomes = run_tests(root / "run", pytest_arguments)
    failed = {test for test, passed in outcomes.items() if not passed}
    unknown = sorted(set(NOT_APPLICABLE) - set(outcomes))
    print(f"\nmoto {version('moto')}: {len(outcomes)} of its tests ran, {len(failed)} failed.")
    for test, reason in sorted(NOT_APPLICABLE.items()):
        print(f"  does not apply: {test}\n    {reason}")
    return _complain(
        ("fails, and is not listed in NOT_APPLICABLE", sorted(failed - set(NOT_APPLICABLE))),
        (
            "is listed in NOT_APPLICABLE, and passes",
            sorted(set(NOT_APPLICABLE) - failed - set(unknown)),
        ),
        ("is listed in NOT_APPLICABLE, and did not run", [] if pytest_arguments else unknown),
        ("no test ran", [] if outcomes else ["tests"]),
    )


def _complain(*complaints: tuple[str, Iterable[str]]) -> int:
    code = 0
    for complaint, tests in complaints:
        for test in tests:
            print(f"ERROR: {complaint}: {test}")
            code = 1
    return code


def download(moto_version: str, directory: Path) -> Path:
    """Return the unpacked sdist of a version of moto."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
            *("--no-binary", "moto", "--dest", str(directory), f"moto=={moto_version}"),
        ],
        check=True,
    )
    (archive,) = directory.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        if sys.version_info >= (3, 12):
            tar.extractall(directory, filter="data")
        else:
            tar.extractall(directory)  # noqa: S202 (moto, from the same index as its wheel)
    return directory / f"moto-{moto_version}"


def take_tests(sdist: Path, destination: Path) -> Path:
    """Copy the tests named above, and nothing else that pytest would collect."""
    for name in (*HELPERS, *TESTS):
        source, target = sdist / "tests" / name, destination / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return destination


def replace_mock_aws(tests: Path) -> None:
    """Make the name ``mock_aws`` stand for ``mock_connect_views`` in all files.

    Raises:
        RuntimeError: If a file gets at ``mock_aws`` in a way that is not replaced.
    """
    for path in sorted(tests.rglob("*.py")):
        text, count = _IMPORT.subn(_replace_import, path.read_text(encoding="utf-8"))
        if ("mock_aws" in text and not count) or "moto.mock_aws" in text:
            raise RuntimeError(f"{path}: cannot replace mock_aws here")
        path.write_text(text, encoding="utf-8")


def _replace_import(match: re.Match[str]) -> str:
    indent, names = match[1], [name.strip() for name in match[2].split(",")]
    lines = [f"{indent}from connect_views_mock import mock_connect_views as mock_aws"]
    if others := [name for name in names if name != "mock_aws"]:
        lines.append(f"{indent}from moto import {', '.join(others)}")
    return "\n".join(lines)


def run_tests(directory: Path, pytest_arguments: Sequence[str]) -> dict[str, bool]:
    """Return the tests that ran, as ``path::[class::]test``, and whether they passed."""
    report = directory / "report.xml"
    environment = {name: value for name, value in os.environ.items() if name[:4] != "AWS_"}
    environment["AWS_EC2_METADATA_DISABLED"] = "true"
    environment["PYTHONPATH"] = os.pathsep.join([str(directory), str(PROJECT)])
    subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "aws_stand_in"),
            *("-p", "no:cacheprovider", "-o", "junit_family=xunit1", f"--junitxml={report}"),
            *(pytest_arguments or ["--tb=short", "-q"]),
        ],
        cwd=directory,
        env=environment,
        check=False,
    )
    cases = ElementTree.parse(report).iter("testcase")  # noqa: S314 (our own file)
    return {
        _name(case): all(case.find(kind) is None for kind in ("failure", "error")) for case in cases
    }


def _name(case: ElementTree.Element) -> str:
    path = case.get("file", "")
    module = path.removesuffix(".py").replace("/", ".")
    classes = (case.get("classname") or "").removeprefix(module).strip(".").split(".")
    return "::".join([path, *filter(None, classes), case.get("name", "")])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
