"""The package's rooms import each other only as CONTRIBUTING.md says."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

PROJECT: Final = Path(__file__).parents[1]
PACKAGE: Final = "connect_views_mock"
TOP: Final = ("__init__", "__main__")
MOVING: Final = ("connect", "connectparticipant")


@cache
def table() -> dict[str, set[str] | None]:
    """Return which rooms each room may import; ``None``: any but the shell."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, text = text.partition("## The rooms")
    rooms: dict[str, set[str] | None] = {}
    for line in text.partition("\n## ")[0].splitlines():
        if line.startswith("| `"):
            _, names, _, may_import, _ = line.split("|")
            allowed = None if "any but" in may_import else set(re.findall(r"`(\w+)`", may_import))
            rooms.update(dict.fromkeys(re.findall(r"`(\w+)`", names), allowed))
    return rooms


@cache
def modules() -> dict[str, ast.Module]:
    trees = {}
    for file in (PROJECT / PACKAGE).rglob("*.py"):
        parts = file.relative_to(PROJECT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        trees[name] = ast.parse(file.read_text(encoding="utf-8"))
    return trees


def imported(name: str, *, at_import: bool) -> Iterator[str]:
    """Yield the modules that a module imports: all, or those it needs to be imported itself."""
    file = PROJECT / Path(*name.split("."))
    package = name if file.is_dir() else name.rpartition(".")[0]
    waiting: list[ast.AST] = list(modules()[name].body)
    while waiting:
        node = waiting.pop()
        if at_import and (
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        ):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parent, *([base] if base else [])])
            submodules = [f"{base}.{alias.name}" for alias in node.names]
            yield from (each if each in modules() else base for each in submodules)
        waiting += ast.iter_child_nodes(node)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def test_every_room_is_in_the_table() -> None:
    assert {room_of(name) for name in modules()} - set(TOP) == set(table())


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_what_its_room_may(name: str) -> None:
    room = room_of(name)
    allowed = table().get(room)
    for other in imported(name, at_import=False):
        if other == PACKAGE or not other.startswith(f"{PACKAGE}."):
            continue
        target = room_of(other)
        if room in TOP or target == room:
            continue
        assert target != "shell" if allowed is None else target in allowed, f"{name}: {other}"


@pytest.mark.parametrize("name", [name for name in sorted(modules()) if room_of(name) in MOVING])
def test_what_moves_to_moto_imports_the_standard_library_botocore_and_moto(name: str) -> None:
    roots = {other.partition(".")[0] for other in imported(name, at_import=False)}

    assert roots <= {*sys.stdlib_module_names, "botocore", "moto", PACKAGE}


def test_what_moves_to_moto_says_nothing_of_this_package() -> None:
    from connect_views_mock.backend.configuration import SECTION, ConnectViewsConfiguration

    words = {PACKAGE, "connect-views-mock", "pytest", "at the shell", f'"{SECTION}"'}
    words |= set(ConnectViewsConfiguration.__dataclass_fields__)
    found = {
        (file.name, word)
        for room in MOVING
        for file in (PROJECT / PACKAGE / room).rglob("*.py")
        for word in words
        if word in file.read_text(encoding="utf-8")
    }

    assert not found


def test_what_moves_to_moto_leaves_moto_s_request_path_alone() -> None:
    from moto.core.responses import BaseResponse

    from connect_views_mock.connect.responses import ConnectViewsResponse
    from connect_views_mock.connect.workspace_responses import ConnectWorkspacesResponse
    from connect_views_mock.connectparticipant.responses import ConnectParticipantResponse

    for response in (
        *(ConnectViewsResponse, ConnectWorkspacesResponse, ConnectParticipantResponse),
    ):
        own = {name for name in vars(response) if not name.startswith("__")}
        assert not own & set(dir(BaseResponse))


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = {
        name: {other for other in imported(name, at_import=True) if other in modules()}
        for name in modules()
    }
    finished: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in finished:
            for other in imports[name]:
                visit(other, (*path, name))
            finished.add(name)

    for name in imports:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_stays_small(name: str) -> None:
    file = PROJECT / Path(*name.split("."))
    path = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")

    assert len(path.read_text(encoding="utf-8").splitlines()) <= 450
