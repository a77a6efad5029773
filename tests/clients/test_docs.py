"""The page on the server, and a part of that on participants: their code runs word for word."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from connect_views_mock import connect_views_server

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "server.md"
# Nothing but the port is changed: the one of the page may be taken.
PORT = "--port 5000"


def code_block(heading: str, language: str, page_file: Path = PAGE, *, first: str = "") -> str:
    page = "\n" + page_file.read_text(encoding="utf-8")
    section = page.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    (block,) = [str(block) for block in blocks if block.startswith(first)]
    return block


@pytest.fixture
def environment(aws: Path) -> dict[str, str]:
    """Return variables that say nothing of AWS, with the commands of the page on PATH."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    folders = [str(Path(sys.executable).parent), str(aws.parent), os.environ["PATH"]]
    return {
        **others,
        "PATH": os.pathsep.join(folders),
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with the content of the page, and the log of an earlier server."""
    content = code_block("## Publish a view from the AWS CLI", "json")
    (tmp_path / "content.json").write_text(content, encoding="utf-8")
    # As a server that has ended leaves it.
    log = "export AWS_ENDPOINT_URL=http://127.0.0.1:9\nReady.\n"
    (tmp_path / "server.log").write_text(log, encoding="utf-8")
    yield tmp_path
    if (tmp_path / "pid").exists():
        # The script failed before it ended its server.
        os.kill(int((tmp_path / "pid").read_text(encoding="utf-8")), signal.SIGTERM)


def printed_with_a_server(commands: str, folder: Path, environment: dict[str, str]) -> str:
    """Start the server as the page says, run commands in the same shell, and end it."""
    start = code_block("# Server", "sh")
    assert PORT in start
    script = f"""
{start.replace(PORT, "--port 0")}
echo $! > pid
{commands}
kill $!
rm pid
"""
    completed = subprocess.run(
        ["/bin/sh", "-euc", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert completed.returncode == 0, completed.stderr
    return completed.stdout


def test_a_reader_publishes_a_view_from_the_aws_cli(
    folder: Path, environment: dict[str, str]
) -> None:
    commands = code_block("## Publish a view from the AWS CLI", "sh")
    assert printed_with_a_server(commands, folder, environment) == "From the AWS CLI\n"


def test_a_reader_publishes_a_view_from_javascript(
    folder: Path, environment: dict[str, str], javascript: Path
) -> None:
    program = code_block("## Publish a view from JavaScript", "js")
    (folder / "publish.mjs").write_text(program, encoding="utf-8")
    # What `npm install @aws-sdk/client-connect` has put beside the program.
    (folder / "node_modules").symlink_to(javascript / "node_modules")
    (command,) = re.findall(r"run it with `(node [^`]*)`", PAGE.read_text(encoding="utf-8"))
    assert printed_with_a_server(command, folder, environment) == "From JavaScript\n"


def test_a_participant_is_shown_the_view_that_a_reader_publishes(
    folder: Path, environment: dict[str, str]
) -> None:
    publish = code_block("## Publish a view from the AWS CLI", "sh")
    show = code_block("## With the server", "sh", DOCS / "participants.md")
    printed = printed_with_a_server(publish + show, folder, environment)
    assert printed == "From the AWS CLI\n" * 2


def test_a_page_has_the_view_of_a_token(tmp_path: Path, javascript: Path) -> None:
    program = code_block("## Call it from a page in a browser", "js")
    with connect_views_server() as server:
        view = server.mock.create_view(server.instance_id, "Order")
        token = server.mock.view_token(server.instance_id, view.id)
        use = f"console.log((await describeView({token!r})).Name);"
        assert "http://127.0.0.1:5000" in program
        program = program.replace("http://127.0.0.1:5000", server.endpoint_url)
        (tmp_path / "page.mjs").write_text(program + use, encoding="utf-8")
        (tmp_path / "node_modules").symlink_to(javascript / "node_modules")
        printed = subprocess.run(
            ["node", "page.mjs"],  # noqa: S607 (of whoever runs the tests)
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            timeout=100,
        )
    assert printed.stdout == "Order\n"


def without_what_changes(printed: str) -> str:
    printed = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", printed)
    return re.sub(r"(?<=127\.0\.0\.1:)\d+", "PORT", printed)


def test_the_server_prints_the_lines_of_the_page(folder: Path, environment: dict[str, str]) -> None:
    start = "$ connect-views-mock server"
    shown = "".join(code_block("# Server", "console", first=start).splitlines(keepends=True)[1:])
    printed = printed_with_a_server("cat server.log", folder, environment)
    assert without_what_changes(printed) == without_what_changes(shown)
