"""The entries of the changelog are whole, and none stands there twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from .documents import PROJECT

TEXT = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
ENTRIES = [
    " ".join(entry.split())
    for section in re.split(r"^#+ .*$", TEXT, flags=re.MULTILINE)[2:]
    for entry in re.split(r"^- ", section.strip(), flags=re.MULTILINE)[1:]
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[:60])
def test_an_entry_is_a_whole_sentence(entry: str) -> None:
    assert entry[-1] in ".)"


def test_no_entry_stands_there_twice() -> None:
    beginnings = Counter(entry[:50] for entry in ENTRIES)

    assert [beginning for beginning, times in beginnings.items() if times > 1] == []
