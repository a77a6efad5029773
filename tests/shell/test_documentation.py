"""What the page for authors of templates shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

from .helpers import Shell

PAGE = Path(__file__).parent.parent.parent / "docs" / "template-authors.md"


def test_the_example_prints_what_the_page_shows(shell: Shell) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (template,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (console,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    command, *expected = console.splitlines()
    (shell.directory / "templates").mkdir()
    shell.write("templates/menu.json", template)

    code, out, err = shell.run(*command.split()[2:])

    assert (code, err) == (1, "")
    assert out.splitlines() == expected
