"""Installing clients, each where its dependencies are in nobody's way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def install_from_pypi(package: str, folder: Path) -> Path:
    """Install the newest release in an environment of its own.

    The AWS CLI and aiobotocore pin botocore, so neither can share an environment with boto3.

    Returns:
        The folder with the programs of the environment.
    """
    return _install(folder / package, "--upgrade", package)


def install_beside_this_project(package: str, folder: Path, *others: str) -> Path:
    """Install a package in an environment of its own, with this project and what its tests need.

    The release is the newest that takes a botocore which this project takes.

    Returns:
        The Python of the environment.
    """
    project = ("--editable", f"{PROJECT}[pytest,server]")
    programs = _install(folder / f"{package}-in-process", "--upgrade", package, *others, *project)
    return programs / "python"


def _install(environment: Path, *arguments: str) -> Path:
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    if not programs.exists():
        _run([sys.executable, "-m", "venv", environment])
    _run([programs / "python", "-m", "pip", "install", "--quiet", *arguments])
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
