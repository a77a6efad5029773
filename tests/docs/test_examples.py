"""Every Python example of the README and the docs runs, with warnings as errors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example
from sybil.parsers.myst import CodeBlockParser

from .documents import DOCUMENTS, PROJECT


class _PythonExamples(CodeBlockParser):
    language = "python"

    def evaluate(self, example: Example) -> str | None:
        raise NotImplementedError  # they are run below, each as a file of its own


def _examples() -> Iterator[Any]:
    for path in DOCUMENTS:
        for example in Document.parse(str(path), _PythonExamples()).examples():
            name = path.relative_to(PROJECT)
            yield pytest.param(example, id=f"{name}:{example.line}")


@pytest.mark.parametrize("example", [*_examples()])
def test_example(example: Example, tmp_path: Path) -> None:
    # Each needs a name of its own: pytest would take an earlier module of the same name for it.
    file = tmp_path / f"test_{Path(example.path).stem.replace('-', '_')}_{example.line}.py"
    # The lines keep their numbers, so that a traceback points into the document.
    file.write_text("\n" * example.line + str(example.parsed), encoding="utf-8")
    assert _run(file, tmp_path) == pytest.ExitCode.OK


def test_each_example_is_run_and_not_the_one_before(tmp_path: Path) -> None:
    codes = []
    for name, condition in (("one", True), ("two", False)):
        file = tmp_path / f"test_{name}.py"
        file.write_text(f"def test_it():\n    assert {condition}\n", encoding="utf-8")
        codes.append(_run(file, tmp_path))
    assert codes == [pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED]


def test_quick_start(tmp_path: Path) -> None:
    file = PROJECT / "docs" / "examples" / "test_quick_start.py"
    assert _run(file, tmp_path) == pytest.ExitCode.OK


def test_readme_and_quick_start_use_the_same_template() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    quick_start = (PROJECT / "docs/examples/test_quick_start.py").read_text(encoding="utf-8")
    start = quick_start.index("TEMPLATE = ")
    assert quick_start[start : quick_start.index("\n}\n", start)] in readme


def _run(file: Path, directory: Path) -> int | pytest.ExitCode:
    assert file.stem not in sys.modules
    # Without the configuration of this project, which is not that of a reader.
    configuration = directory / "pytest.ini"
    configuration.write_text("[pytest]\n", encoding="utf-8")
    options = ["-q", "-W", "error", "-p", "no:cacheprovider", "--import-mode", "importlib"]
    options += ["-p", "no:asyncio", "-p", "no:randomly"]
    return pytest.main([*options, "-c", str(configuration), str(file)])
