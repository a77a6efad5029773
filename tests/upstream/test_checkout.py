"""Directories for which the series cannot be made are refused and stay as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from .__main__ import main
from .checkout import git

CONNECT = {
    "moto/__init__.py": "",
    "moto/connect/__init__.py": "",
    "moto/connect/models.py": "class ConnectBackend:\n    pass\n",
}


def write(directory: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return directory


def commit(checkout: Path) -> Path:
    git(checkout, "init", "--quiet")
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "moto")
    return checkout


def files_in(directory: Path) -> dict[str, bytes]:
    return {
        file.relative_to(directory).as_posix(): file.read_bytes()
        for file in directory.rglob("*")
        if file.is_file() and file.name != "index"  # which git status refreshes
    }


def message_of_refusal(
    checkout: Path, output: Path, capsys: pytest.CaptureFixture[str], *, unchanged: Path
) -> str:
    """Run the command, check that it refuses and leaves all as it was, and return what it says."""
    before = files_in(unchanged)

    status = main([str(checkout), "--output", str(output)])

    assert status == 2
    assert files_in(unchanged) == before
    assert not output.exists()
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_checkout_that_is_no_directory_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "moto"
    file.write_text("text", encoding="utf-8")

    for checkout in (file, tmp_path / "missing"):
        message = message_of_refusal(checkout, tmp_path / "patches", capsys, unchanged=tmp_path)
        assert message == f"tests.upstream: {checkout} is not a directory\n"


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "Not moto\n"},
        {"moto/__init__.py": "", "moto/sqs/models.py": "class SQSBackend:\n    pass\n"},
    ],
    ids=["no moto", "moto without Connect"],
)
def test_checkout_without_connect_is_refused(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = commit(write(tmp_path / "moto", files))

    message = message_of_refusal(checkout, tmp_path / "patches", capsys, unchanged=checkout)

    assert message == (
        f"tests.upstream: {checkout} is not a moto checkout with Amazon Connect: it has no "
        "moto/connect/models.py. Connect came with moto 5.1.21.\n"
    )


@pytest.mark.parametrize("name", ["models.py", "views.py", "views/backend.py"])
def test_checkout_that_has_views_already_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    views = {f"moto/connect/{name}": "class Views:\n    def create_view(self): ...\n"}
    checkout = commit(write(tmp_path / "moto", {**CONNECT, **views}))

    message = message_of_refusal(checkout, tmp_path / "patches", capsys, unchanged=checkout)

    assert message == (
        f"tests.upstream: {checkout} has views already: moto/connect has a create_view\n"
    )


@pytest.mark.parametrize("name", ["moto/connect/models.py", "new.txt"], ids=["changed", "new"])
def test_checkout_with_local_changes_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = commit(write(tmp_path / "moto", CONNECT))
    write(checkout, {name: "# changed\n"})

    message = message_of_refusal(checkout, tmp_path / "patches", capsys, unchanged=checkout)

    assert message.startswith(
        f"tests.upstream: {checkout} has local changes, which the patches would not fit. "
        "Commit or stash them first:\n"
    )
    assert name in message


@pytest.mark.parametrize("with_git", [True, False], ids=["clone", "plain directory"])
def test_checkout_that_an_edit_does_not_know_is_refused(
    with_git: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    responses = "class ConnectResponse:\n    def __init__(self):\n        self.unknown = True\n"
    files = {**CONNECT, "moto/connect/responses.py": responses}
    checkout = write(tmp_path / "moto", files)
    if with_git:
        commit(checkout)

    message = message_of_refusal(checkout, tmp_path / "patches", capsys, unchanged=checkout)

    assert message.startswith(
        "tests.upstream: responses.py: cannot let moto parse the parameters of its ten operations. "
        "ConnectResponse.__init__ has changed: "
    )
    assert "self.unknown = True" in message
