"""Installing clients, each where its dependencies are in nobody's way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def install_from_pypi(package: str, folder: Path) -> Path:
    """Install the newest release in an environment of its own.

    The AWS CLI and aiobotocore pin botocore, so neither can share an environment with boto3.

    Returns:
        The folder with the programs of the environment.
    """
    environment = folder / package
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    if not programs.exists():
        _run([sys.executable, "-m", "venv", environment])
    _run([programs / "python", "-m", "pip", "install", "--quiet", "--upgrade", package])
    return programs


def install_from_npm(source: Path, folder: Path) -> Path:
    """Copy a folder with a package.json, and install what that names.

    Returns:
        The copy.
    """
    shutil.copytree(source, folder, dirs_exist_ok=True)
    npm = shutil.which("npm")
    assert npm is not None, "npm, which comes with Node.js, is not on PATH"
    _run([npm, "install", "--no-audit", "--no-fund", "--no-package-lock"], folder)
    return folder


def _run(command: list[str | Path], folder: Path | None = None) -> None:
    completed = subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stdout
