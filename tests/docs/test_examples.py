"""Every Python example of the README and the docs runs, with warnings as errors."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sybil import Document, Example
from sybil.parsers.myst import CodeBlockParser

from .documents import DOCUMENTS, PROJECT

EXAMPLE_FILES = sorted((PROJECT / "docs" / "examples").rglob("*.py"))


class _PythonExamples(CodeBlockParser):
    language = "python"

    def evaluate(self, example: Example) -> str | None:
        raise NotImplementedError  # they are run below, each as a file of its own


def _examples() -> Iterator[Any]:
    for path in DOCUMENTS:
        for example in Document.parse(str(path), _PythonExamples()).examples():
            name = path.relative_to(PROJECT)
            yield pytest.param(example, id=f"{name}:{example.line}")


EXAMPLES = [*_examples()]
# They are run as the files that they are, some of which import each other.
COPIES = {path.read_text(encoding="utf-8") for path in EXAMPLE_FILES}


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.name)
def test_a_file_of_examples_stands_word_for_word_in_a_page(path: Path) -> None:
    shown = [str(parameters.values[0].parsed) for parameters in EXAMPLES]

    assert path.read_text(encoding="utf-8") in shown


@pytest.mark.parametrize(
    "example", [item for item in EXAMPLES if str(item.values[0].parsed) not in COPIES]
)
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
    # pytest collects garbage when it ends. It need not look at what was there before it.
    gc.freeze()
    try:
        return pytest.main([*options, "-c", str(configuration), str(file)])
    finally:
        gc.unfreeze()
