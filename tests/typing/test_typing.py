"""What a type checker says of code that uses the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parent.parent.parent
USER_CODE: Final = [Path(__file__).parent / name for name in ("user_code.py", "fixtures.py")]

CHECKERS: Final = {
    # A configuration of its own, because that of the project is not that of its users.
    "mypy": ("--strict", "--warn-unused-ignores", "--config-file=", "--no-error-summary"),
    "pyright": ("--warnings",),
}

WRONG_USES: Final = {
    "mock_connect_views(config=1)": ("mypy", "pyright"),
    'mock_connect_views({"connect_views": {}})': ("mypy", "pyright"),
    "mock_connect_views(region=1)": ("mypy", "pyright"),
    "mock_connect_views(account_id=111122223333)": ("mypy", "pyright"),
    "mock_connect_views(strict=1)": ("mypy", "pyright"),
    "mock_connect_views(None, None, None, None, True)": ("mypy", "pyright"),
    "mock_connect_views(instance_id='mine')": ("mypy", "pyright"),
    'mock_connect_views(config={"connect_views": {"max_views_per_instance": "1"}})': (
        "mypy",
        "pyright",
    ),
    "mock_connect_views().start(1, 2)": ("mypy", "pyright"),
}


@pytest.mark.parametrize("file", USER_CODE, ids=lambda file: file.stem)
@pytest.mark.parametrize("checker", CHECKERS)
def test_user_code_is_accepted(checker: str, file: Path) -> None:
    result = _check(checker, file)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_wrong_uses_are_refused(checker: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong_uses.py"
    lines = ["from connect_views_mock import mock_connect_views", *WRONG_USES]
    file.write_text("\n".join(lines), encoding="utf-8")
    output = _check(checker, file).stdout
    for line, use in enumerate(lines[1:], start=2):
        assert f"wrong_uses.py:{line}:" in output, use


def _check(checker: str, file: Path) -> subprocess.CompletedProcess[str]:
    # The interpreter of the tests: its installed packages are what the user has.
    command = [sys.executable, "-m", checker, *CHECKERS[checker], str(file)]
    if checker == "pyright":
        command += ["--pythonpath", sys.executable]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
