"""Each edit fails with a message that names the file, the edit and what was expected."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from .editing import (
    EditFailed,
    digest,
    insert_line,
    methods_of,
    replace_text,
    require_methods,
    without,
)

MODULE = """\
class Response:
    def first(self):
        return 1

    @property
    def second(self):
        return 2


LIMIT = 5


def helper():
    return 3
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "responses.py"
    file.write_text(MODULE, encoding="utf-8")
    return file


def digest_of(code: str) -> str:
    return digest(ast.parse(code).body[0])


DIGESTS = {
    "first": digest_of("def first(self):\n    return 1"),
    "second": digest_of("@property\ndef second(self):\n    return 2"),
}


def test_text_is_replaced(file: Path) -> None:
    replace_text(file, "raise the limit", "LIMIT = 5", "LIMIT = 6")

    assert file.read_text(encoding="utf-8") == MODULE.replace("LIMIT = 5", "LIMIT = 6")


@pytest.mark.parametrize(
    ("old", "found"), [("LIMIT = 7", "not there"), ("return", "there more than once")]
)
def test_text_that_does_not_stand_there_once_is_named(file: Path, old: str, found: str) -> None:
    with pytest.raises(EditFailed) as raised:
        replace_text(file, "raise the limit", old, "new")

    assert str(raised.value) == (
        f"responses.py: cannot raise the limit. Expected this text once, but it is {found}:\n{old}"
    )
    assert file.read_text(encoding="utf-8") == MODULE


def test_line_is_inserted_behind_another(file: Path) -> None:
    insert_line(file, "add a limit", "LIMIT = 5", "MORE = 6")

    assert file.read_text(encoding="utf-8") == MODULE.replace(
        "LIMIT = 5\n", "LIMIT = 5\nMORE = 6\n"
    )


def test_line_that_an_insertion_expects_is_named(file: Path) -> None:
    with pytest.raises(EditFailed, match=r"(?s)^responses\.py: cannot add a limit\..*LIMIT = 9"):
        insert_line(file, "add a limit", "LIMIT = 9", "MORE = 6")


def test_file_that_is_missing_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "urls.py"

    with pytest.raises(EditFailed) as raised:
        replace_text(missing, "add a route", "old", "new")
    assert str(raised.value) == f"cannot add a route: there is no file {missing}"
    with pytest.raises(EditFailed, match=r"^cannot add a route: there is no file "):
        require_methods(missing, "add a route", "Response", DIGESTS)


def test_methods_that_are_known_are_accepted(file: Path) -> None:
    require_methods(file, "replace the class", "Response", DIGESTS)


def test_method_that_has_changed_is_shown_with_both_digests(file: Path) -> None:
    changed = digest_of("def first(self):\n    return 10")
    file.write_text(MODULE.replace("return 1\n", "return 10\n"), encoding="utf-8")

    with pytest.raises(EditFailed) as raised:
        require_methods(file, "replace the class", "Response", DIGESTS)

    assert str(raised.value) == (
        "responses.py: cannot replace the class. Response.first has changed: its digest is "
        f"{changed}, and {DIGESTS['first']} was expected. It is now:\n"
        "def first(self):\n    return 10"
    )


def test_method_that_is_new_is_shown(file: Path) -> None:
    with pytest.raises(EditFailed) as raised:
        require_methods(file, "replace the class", "Response", {"first": DIGESTS["first"]})

    assert str(raised.value) == (
        "responses.py: cannot replace the class. Response.second was not expected:\n"
        "@property\ndef second(self):\n    return 2"
    )


def test_method_that_is_missing_is_named(file: Path) -> None:
    with pytest.raises(EditFailed) as raised:
        require_methods(file, "replace the class", "Response", {**DIGESTS, "third": "0"})

    assert str(raised.value) == (
        "responses.py: cannot replace the class. Response.third was expected and is not there."
    )


def test_class_that_is_missing_is_named(file: Path) -> None:
    with pytest.raises(EditFailed) as raised:
        require_methods(file, "replace the class", "Other", DIGESTS)

    assert str(raised.value) == (
        "responses.py: cannot replace the class. Expected a class Other, and there is none."
    )


def test_digest_ignores_layout_and_comments() -> None:
    laid_out = "def first( self ):  # the first\n\n    # One\n    return (\n        1\n    )"

    assert digest_of(laid_out) == DIGESTS["first"]


def test_digest_depends_on_code() -> None:
    assert digest_of("def first(self):\n    return 2") != DIGESTS["first"]


def test_methods_are_copied_in_the_order_asked_for(file: Path) -> None:
    code = MODULE.replace("    @property\n", "")
    file.write_text(code, encoding="utf-8")

    copied = methods_of(file, "Response", ["second", "first"])

    assert copied == (
        "    def second(self):\n        return 2\n\n    def first(self):\n        return 1\n"
    )


def test_method_to_copy_that_is_missing_is_named(file: Path) -> None:
    with pytest.raises(EditFailed, match=r"^responses\.py: Response has no method third, fourth$"):
        methods_of(file, "Response", ["first", "third", "fourth"])


def test_names_are_left_out() -> None:
    left = without(MODULE, ["second", "LIMIT", "helper"], "responses.py")

    assert ast.unparse(ast.parse(left)) == (
        "class Response:\n\n    def first(self):\n        return 1"
    )


def test_name_to_leave_out_that_is_missing_is_named() -> None:
    with pytest.raises(EditFailed) as raised:
        without(MODULE, ["second", "third", "fourth"], "responses.py")

    assert str(raised.value) == ("responses.py: fourth, third should be left out, and is not there")
