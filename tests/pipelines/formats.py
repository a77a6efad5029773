"""Reads the formats for machines with junitparser and with sarif-tools, as pipelines do."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import junitparser
from sarif import loader

GOOD: Final = {"Head": {"Configuration": {}}, "Body": []}
FILES: Final = {
    "good.json": GOOD,
    "bad & bad.json": {**GOOD, "Body": [{"Type": "Zzz"}, {"Type": "Card"}]},
    "unusual.json": {**GOOD, "Body": [{"Type": "TextBox", "props": {}}]},
}


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        for name, content in FILES.items():
            Path(directory, name).write_text(json.dumps(content), encoding="utf-8")
        read_junit(report(directory, "junit"))
        read_sarif(report(directory, "sarif"))


def report(directory: str, form: str) -> Path:
    """Write the report of all files, and of one that is missing."""
    command = [sys.executable, "-m", "connect_views_mock", "validate", "--format", form]
    done = subprocess.run(
        [*command, *FILES, "missing.json"], cwd=directory, capture_output=True, check=False
    )
    assert done.returncode == 2, done.stderr
    file = Path(directory, f"report.{form}")
    file.write_bytes(done.stdout)
    return file


def read_junit(file: Path) -> None:
    (suite,) = junitparser.JUnitXml.fromfile(str(file))
    kinds = {test.name: [type(result).__name__ for result in test.result] for test in suite}
    assert (suite.tests, suite.failures, suite.errors) == (4, 1, 1), str(suite)
    assert kinds == {
        "good.json": [],
        "bad & bad.json": ["Failure"],
        "unusual.json": [],
        "missing.json": ["Error"],
    }, kinds


def read_sarif(file: Path) -> None:
    log = loader.load_sarif_file(str(file))
    assert log.get_distinct_tool_names() == ["connect-views-mock"]
    places = [
        (record["Severity"], record["Location"], record["Line"]) for record in log.get_records()
    ]
    assert sorted(places) == [
        ("error", "bad%20%26%20bad.json", 1),
        ("error", "bad%20%26%20bad.json", 1),
        ("warning", "unusual.json", 1),
    ], places


if __name__ == "__main__":
    main()
