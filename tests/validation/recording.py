"""A plugin of pytest that writes down each template that the tests of content check."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.connect.content_checks import helpers
from tests.connect.target import ContentChecks, InvalidViewContent, read_view_content

FILE = "RECORDED_CASES"


@pytest.fixture(autouse=True)
def _recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cases: list[Any] = []

    def read(template: Any, actions: Any, status: Any, checks: Any) -> Any:
        if status == "PUBLISHED" and checks == ContentChecks() and isinstance(template, str):
            try:
                content = read_view_content(template, actions, status, checks)
            except InvalidViewContent as invalid:
                cases.append([template, list(map(str, invalid.findings))])
                raise
            cases.append([template, []])
            return content
        return read_view_content(template, actions, status, checks)

    monkeypatch.setattr(helpers, "read_view_content", read)
    yield
    with Path(os.environ[FILE]).open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(case)}\n" for case in cases)
