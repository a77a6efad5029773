"""Tries the hook with pre-commit itself, in a repository that holds a good view and a bad one."""

from __future__ import annotations

import json
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


if __name__ == "__main__":
    main()
