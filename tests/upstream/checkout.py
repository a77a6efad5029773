"""The moto for which the series is made: a directory, or the sdist of the newest release."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

IDENTITY: Final = ("-c", "user.name=connect-views-mock", "-c", "user.email=none@example.org")


class UnusableCheckout(Exception):  # noqa: N818 (named after what it says)
    """The series cannot be made for this directory."""


def git(directory: Path, *arguments: str) -> str:
    """Run git in a directory and return what it prints."""
    command = ["git", *IDENTITY, "-c", "core.autocrlf=false", *arguments]
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnusableCheckout(f"git {arguments[0]} failed in {directory}: {done.stderr.strip()}")
    return done.stdout


def copy_of(checkout: Path | None, directory: Path) -> Path:
    """Return a copy of moto that is a git repository without changes; the original stays as it is.

    Args:
        checkout: A directory with moto; ``None`` for the sdist of the newest release.
        directory: An empty directory for the copy.

    Raises:
        UnusableCheckout: If the directory is not moto, has views already, or has local changes.
    """
    if checkout is None:
        copy = _newest_sdist(directory)
    else:
        _require_moto(checkout)
        copy = directory / "moto"
        if (checkout / ".git").exists():
            if changes := git(checkout, "status", "--porcelain").strip():
                raise UnusableCheckout(
                    f"{checkout} has local changes, which the patches would not fit. Commit or "
                    f"stash them first:\n{changes}"
                )
            git(directory, "clone", "--quiet", "--no-hardlinks", str(checkout.resolve()), str(copy))
            return copy
        shutil.copytree(checkout, copy)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all", "--force")
    git(copy, "commit", "--quiet", "--message", "moto as it is")
    return copy


def _require_moto(checkout: Path) -> None:
    models = checkout / "moto" / "connect" / "models.py"
    if not checkout.is_dir():
        raise UnusableCheckout(f"{checkout} is not a directory")
    if not models.is_file():
        raise UnusableCheckout(
            f"{checkout} is not a moto checkout with Amazon Connect: it has no "
            "moto/connect/models.py. Connect came with moto 5.1.21."
        )
    if "def create_view(" in "".join(
        file.read_text(encoding="utf-8") for file in models.parent.rglob("*.py")
    ):
        raise UnusableCheckout(f"{checkout} has views already: moto/connect has a create_view")


def _newest_sdist(directory: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--no-binary", "moto", "--dest", str(directory), "moto"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise UnusableCheckout(f"the sdist of moto cannot be downloaded: {done.stderr.strip()}")
    (archive,) = directory.glob("moto-*.tar.gz")
    with tarfile.open(archive) as sdist:
        sdist.extractall(directory, filter="data")
    archive.unlink()
    (copy,) = directory.glob("moto-*")
    _require_moto(copy)
    return copy
