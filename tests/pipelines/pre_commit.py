"""Tries the hook with pre-commit itself, in a repository that holds a good view and a bad one.

First as it is in this folder, then by the commands of docs/template-authors.md. They get the last
commit of this repository in place of the public one.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]
GOOD: Final = {"Head": {"Configuration": {}}, "Body": []}
FILES: Final = {
    "views/bad.json": json.dumps({**GOOD, "Body": [{"Type": "Zzz"}]}),
    "views/unusual.yaml": "Head: {title: a, Configuration: {}}\nBody: []\n",
    "package.json": json.dumps({"name": "no view"}),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        for name, text in FILES.items():
            file = Path(directory, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        for command in (["git", "init", "-q"], ["git", "add", "-A"]):
            subprocess.run(command, cwd=directory, check=True)
        code, output = try_hook(directory)
        assert code == 1, output
        assert "views/bad.json:1:51: error: /Body/0/Type: " in output, output
        assert "views/unusual.yaml:1:15: warning: /Head/title: " in output, output
        assert "2 views in 2 files: 1 error, 1 warning, 1 file without a view" in output, output
        Path(directory, "views/bad.json").write_text(json.dumps(GOOD), encoding="utf-8")
        code, output = try_hook(directory)
        assert code == 0, output
        code, output = follow_the_page(directory)
        assert code == 0, output
        assert re.search(r"validate Amazon Connect views\.+Passed", output), output


def try_hook(directory: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(PROJECT)]
    done = subprocess.run(
        [*command, "connect-views-validate", "--all-files"],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def follow_the_page(directory: str) -> tuple[int, str]:
    page = (PROJECT / "docs" / "template-authors.md").read_text(encoding="utf-8")
    (configuration,) = re.findall(r"^```yaml\n(repos:.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (url,) = re.findall(r"repo: (\S+)", configuration)
    commands = re.findall(r"^\$ \.venv/bin/pre-commit (.*)$", page, re.MULTILINE)
    Path(directory, ".pre-commit-config.yaml").write_text(configuration, encoding="utf-8")
    environment = {
        **os.environ,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{PROJECT}.insteadOf",
        "GIT_CONFIG_VALUE_0": url,
        "PRE_COMMIT_HOME": str(Path(directory, ".pre-commit-home")),
    }
    output = ""
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", *command.split()],
            cwd=directory,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        output += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, output
    return 0, output


if __name__ == "__main__":
    main()
