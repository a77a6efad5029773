"""The limits of files, lowered so that small files exceed them.

``test_limits`` exceeds the limits as they are.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from connect_views_mock.shell import arriving_values, yaml_documents, yaml_loader, yaml_merges

from .helpers import GOOD, Shell
from .test_cloudformation import stack, view_of

FRAME = "{Head: {Configuration: {}}, Body: []}"


def refused(shell: Shell, name: str, text: Any) -> str:
    code, out, err = shell.run("validate", shell.write(name, text))
    assert (code, out) == (2, "")
    return err.removeprefix(f"connect-views-mock: {name}: ").rstrip("\n")


def test_too_many_keys_and_values(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_loader, "MAX_YAML_NODES", 5)

    assert shell.run("validate", shell.write("a.yaml", "{Head: {}, Body: []}"))[0] == 1
    assert refused(shell, "a.yaml", "{Head: {}, Body: [a]}") == (
        "is YAML of more than 5 keys and values"
    )


def test_too_many_merged_entries(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_merges, "MAX_MERGED", 3)
    text = "a: &a {b: 1, c: 1}\nd: [{<<: *a}, {<<: [*a]}]\n"

    assert refused(shell, "a.yaml", text) == "has merge keys that copy more than 3 entries"


def test_merged_mappings_in_a_list(shell: Shell) -> None:
    text = (
        "a: &a {Head: {Configuration: {}}}\nb: &b {Head: 5, Body: []}\nTemplate: {<<: [*a, *b]}\n"
    )

    assert shell.run("validate", shell.write("a.yaml", text))[:2] == (0, "")


def test_what_cannot_be_merged(shell: Shell) -> None:
    code, out, _ = shell.run("validate", shell.write("a.yaml", "a: {<<: 1}"))

    assert code == 1
    assert "merge" in out


def test_too_many_tag_directives(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_documents, "MAX_TAG_DIRECTIVES", 1)
    text = f"%TAG !a! t:\n%TAG !b! t:\n---\n{FRAME}\n"

    assert refused(shell, "a.yaml", text) == "is YAML with more than 1 %TAG directives"


def test_a_long_message_is_cut(shell: Shell) -> None:
    _, out, _ = shell.run("validate", shell.write("a.yaml", f"a: !<{'x' * 2_000}> 1"))

    assert len(out) == len("a.yaml: ") + 1_000 + len("...\n")
    assert out.endswith("x...\n")


def test_too_many_characters(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving_values, "MAX_CHARACTERS", 200)

    assert refused(shell, "a.yaml", view_of(f"{{Head: {'a' * 300}, Body: []}}")) == (
        "holds more than 200 characters after its aliases are expanded"
    )


def test_a_long_logical_id(shell: Shell) -> None:
    view = stack(GOOD)["Resources"]["MyView"]

    assert refused(shell, "a.json", {"Resources": {"k" * 256: view}}) == (
        "holds a resource whose logical id has more than 255 characters"
    )
    assert shell.run("validate", shell.write("a.json", {"Resources": {"k" * 255: view}}))[0] == 0


def test_a_file_in_a_directory_that_is_too_large_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_documents, "MAX_YAML_CHARACTERS", 40)
    (shell.directory / "views").mkdir()
    shell.write("views/a.yaml", f"{json.dumps(GOOD)}\n")

    code, _, err = shell.run("validate", "views")

    assert code == 2
    assert "is YAML of more than 40 characters" in err
