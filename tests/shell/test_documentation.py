"""What the page for authors of templates shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

from .helpers import Shell

PAGE = Path(__file__).parent.parent.parent / "docs" / "template-authors.md"


def test_the_example_prints_what_the_page_shows(shell: Shell) -> None:
    page = PAGE.read_text(encoding="utf-8").partition("\n## At the shell\n")[2]
    (template,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (console,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    command, *expected = console.splitlines()
    (shell.directory / "templates").mkdir()
    shell.write("templates/menu.json", template)

    code, out, err = shell.run_exactly(*command.split()[2:])

    assert (code, err) == (1, "connect-views-mock: 1 view in 1 file: 3 errors, 0 warnings\n")
    assert out.splitlines() == expected


def test_the_page_about_data_shows_what_is_printed(shell: Shell) -> None:
    page = (PAGE.parent / "view-data.md").read_text(encoding="utf-8")
    template, data = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (console,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    command, *expected = console.splitlines()
    (shell.directory / "templates").mkdir()
    shell.write("templates/order.json", template)
    shell.write("data.json", data)

    code, out, err = shell.run_exactly(*command.split()[2:])

    assert (code, err) == (1, "")
    assert out.splitlines() == expected


def test_the_page_about_previews_shows_commands_that_run(shell: Shell) -> None:
    page = (PAGE.parent / "preview.md").read_text(encoding="utf-8")
    (data,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (shell.directory / "templates").mkdir()
    body = [
        {"Type": "TextBox", "Content": ["$.OrderName"]},
        {"Type": "Table", "Props": {"Items": "$.Rows"}},
    ]
    shell.write(
        "templates/menu.json", {"Head": {"Title": "Menu", "Configuration": {}}, "Body": body}
    )
    shell.write("data.json", data)

    for console in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        assert shell.run(*console.split()[2:]) == (0, "", "")
    assert "Two cappuccinos" in (shell.directory / "menu.html").read_text(encoding="utf-8")
