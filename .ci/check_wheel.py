"""Build the distributions, look into them, and use the wheel in an empty environment.

Usage: python .ci/check_wheel.py DIRECTORY
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "connect_views_mock"


def main(directory: Path) -> None:
    """Raise if anything is missing or does not work."""
    shutil.rmtree(directory, ignore_errors=True)
    distributions = directory / "dist"
    run(sys.executable, "-m", "build", "--outdir", distributions, PROJECT)
    (wheel,) = distributions.glob("*.whl")
    (sdist,) = distributions.glob("*.tar.gz")
    run(sys.executable, "-m", "twine", "check", "--strict", wheel, sdist)
    look_into_wheel(wheel)
    look_into_sdist(sdist)
    # A directory with nothing of the project in it, so that the wheel alone is imported.
    shutil.copytree(PROJECT / "docs" / "examples", directory / "empty")
    (directory / "empty" / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    venv.create(directory / "venv", with_pip=True)
    python = directory / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", wheel)
    run(python, "-W", "error", "-c", "import connect_views_mock", cwd=directory / "empty")
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[pytest]")
    run(python, "-m", "pip", "check")
    run(python, "-m", "pytest", "-v", "-W", "error", ".", cwd=directory / "empty")


def look_into_wheel(wheel: Path) -> None:
    """Check that the wheel has each file of the package and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        found = set(archive.namelist())
    wanted = {path.relative_to(PROJECT).as_posix() for path in files_in(PACKAGE)}
    compare(wheel, wanted, {name for name in found if ".dist-info/" not in name})
    compare(wheel, {"METADATA", "RECORD", "WHEEL", "licenses/LICENSE"}, dist_info(found), more=True)


def look_into_sdist(sdist: Path) -> None:
    """Check that the sdist has the package, its tests and docs, and all that their checks need."""
    with tarfile.open(sdist) as archive:
        found = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        path.relative_to(PROJECT).as_posix()
        for directory in (PACKAGE, PROJECT / ".ci", PROJECT / "docs", PROJECT / "tests")
        for path in files_in(directory)
    } | {path.name for path in PROJECT.iterdir() if path.suffix in {".ini", ".md", ".toml"}}
    compare(sdist, wanted | {"LICENSE"}, found, more=True)


def files_in(directory: Path) -> Iterable[Path]:
    """Yield the files in a directory, except those that a build or a test run leaves there."""
    for path in directory.rglob("*"):
        if path.is_file() and not {"__pycache__", "_build", ".ruff_cache"}.intersection(path.parts):
            yield path


def dist_info(names: Iterable[str]) -> set[str]:
    """Return the names below ``.dist-info``."""
    return {name.partition(".dist-info/")[2] for name in names}


def compare(archive: Path, wanted: set[str], found: set[str], *, more: bool = False) -> None:
    """Raise if files are missing or, unless more are allowed, do not belong there."""
    if missing := sorted(wanted - found):
        raise SystemExit(f"{archive.name} lacks {', '.join(missing)}")
    if not more and (foreign := sorted(found - wanted)):
        raise SystemExit(f"{archive.name} should not have {', '.join(foreign)}")
    print(f"{archive.name}: all of {len(wanted)} files are there")


def run(*command: object, cwd: Path = PROJECT) -> None:
    """Show a command and run it."""
    print("+", *command, flush=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([*map(str, command)], cwd=cwd, env=environment, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
