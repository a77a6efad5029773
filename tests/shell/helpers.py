"""Files and standard input for tests of the command line."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from connect_views_mock.shell.command import main

GOOD: dict[str, Any] = {
    "Head": {"Title": "A view", "Configuration": {}},
    "Body": [{"Type": "TextBox", "Props": {}, "Content": ["Hello ", "$.Name"]}],
}
BAD: dict[str, Any] = {
    "Head": {"Title": "A view", "Configuration": {}},
    "Body": [{"Type": "Button", "Props": {"Label": "x"}, "Content": ["x"]}],
}
BAD_LINE = "/Body/0/Props/Label: must NOT be there: additional property 'Label'"


class Shell:
    """Runs the command in its own directory."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, directory: Path
    ) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.directory = directory
        monkeypatch.chdir(directory)

    def write(self, name: str, content: Any) -> str:
        file = self.directory / name
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8")
        return name

    def type(self, content: bytes) -> None:
        stdin = io.TextIOWrapper(io.BytesIO(content))
        self._monkeypatch.setattr("sys.stdin", stdin)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run the command for its errors: without warnings, positions and the summary."""
        code, out, err = self.run_exactly(*arguments)
        return code, errors_only(out), errors_only(without_summary(err))

    def run_exactly(self, *arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = self._capsys.readouterr()
        return code, captured.out, captured.err


def errors_only(text: str) -> str:
    errors = re.sub(r"^.*:[0-9]+:[0-9]+: warning: .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r":[0-9]+:[0-9]+: error: ", ": ", errors)


def without_summary(text: str) -> str:
    summary = r"^connect-views-mock: [0-9]+ views? in [0-9]+ files?: .*\n"
    return re.sub(summary, "", text, flags=re.MULTILINE)
