"""Edits of a moto checkout. Each fails with a plain message if moto is not as it expects."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path


class EditFailed(Exception):  # noqa: N818 (named after what it says)
    """An edit does not fit, because moto or a file of this project is not as it expects."""


def replace_text(file: Path, edit: str, old: str, new: str) -> None:
    """Replace a text that stands in a file once.

    Args:
        file: The file.
        edit: What the edit does, for the message.
        old: The text that is expected.
        new: What takes its place.

    Raises:
        EditFailed: If the text does not stand there, or more than once.
    """
    text = _read(file, edit)
    if text.count(old) != 1:
        found = "not there" if old not in text else "there more than once"
        raise EditFailed(
            f"{file.name}: cannot {edit}. Expected this text once, but it is {found}:\n{old}"
        )
    file.write_text(text.replace(old, new), encoding="utf-8")


def insert_line(file: Path, edit: str, after: str, line: str) -> None:
    """Insert a line after another one, which must be in the file once."""
    replace_text(file, edit, f"{after}\n", f"{after}\n{line}\n")


def require_methods(file: Path, edit: str, class_name: str, digests: Mapping[str, str]) -> None:
    """Check that a class has the methods that an edit is going to replace, and no others.

    Args:
        file: The module of the class.
        edit: What the edit does, for the message.
        class_name: The class.
        digests: What :func:`digest` returns for each method.

    Raises:
        EditFailed: If a method is missing, new, or not the one that is known.
    """
    class_ = _class(file, edit, class_name)
    found = {node.name: node for node in class_.body if isinstance(node, ast.FunctionDef)}
    for name in sorted({*found, *digests}):
        where = f"{file.name}: cannot {edit}. {class_name}.{name}"
        if name not in found:
            raise EditFailed(f"{where} was expected and is not there.")
        if name not in digests:
            raise EditFailed(f"{where} was not expected:\n{ast.unparse(found[name])}")
        if digest(found[name]) != digests[name]:
            raise EditFailed(
                f"{where} has changed: its digest is {digest(found[name])}, and "
                f"{digests[name]} was expected. It is now:\n{ast.unparse(found[name])}"
            )


def digest(node: ast.AST) -> str:
    """Return a digest of a piece of code that its layout and comments do not change."""
    return hashlib.sha256(ast.unparse(node).encode()).hexdigest()[:16]


def methods_of(file: Path, class_name: str, names: Iterable[str]) -> str:
    """Return the source of some methods of a class, ready to be appended to another class."""
    edit = "copy methods"
    source = _read(file, edit).splitlines(keepends=True)
    class_ = _class(file, edit, class_name)
    found = {node.name: node for node in class_.body if isinstance(node, ast.FunctionDef)}
    missing = [name for name in names if name not in found]
    if missing:
        raise EditFailed(f"{file.name}: {class_name} has no method {', '.join(missing)}")
    return "\n".join("".join(source[found[n].lineno - 1 : found[n].end_lineno]) for n in names)


def without(text: str, names: Collection[str], where: str) -> str:
    """Return Python code without some of its functions, classes, methods and constants.

    Raises:
        EditFailed: If one of them is not there.
    """
    lines = text.splitlines(keepends=True)
    removed: set[str] = set()
    drop: set[int] = set()
    tree = ast.parse(text)
    scopes = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for body in scopes:
        for node in body:
            name = _name(node)
            if name in names:
                removed.add(name)
                first = node.lineno
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list:
                    first = node.decorator_list[0].lineno
                drop.update(range(first, (node.end_lineno or node.lineno) + 1))
    if missing := sorted(set(names) - removed):
        raise EditFailed(f"{where}: {', '.join(missing)} should be left out, and is not there")
    return "".join(line for number, line in enumerate(lines, 1) if number not in drop)


def _name(node: ast.stmt) -> str:
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return node.name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return ""


def _class(file: Path, edit: str, name: str) -> ast.ClassDef:
    try:
        tree = ast.parse(_read(file, edit))
    except SyntaxError as error:
        raise EditFailed(f"{file.name}: cannot {edit}. It is not Python: {error}") from None
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise EditFailed(f"{file.name}: cannot {edit}. Expected a class {name}, and there is none.")


def _read(file: Path, edit: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise EditFailed(f"cannot {edit}: there is no file {file}") from None
