"""The mutants: single changes of the rule modules, made by Cosmic Ray's operators."""

from __future__ import annotations

import ast
import difflib
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = "connect_views_mock"

CONTENT_TESTS = (
    "tests/connect/content_checks/test_publish_rules.py",
    "tests/connect/content_checks/test_input_schema_rules.py",
    "tests/connect/content_checks/test_bad_input.py",
    "tests/connect/content_checks/test_checksum.py",
    "tests/connect/content_checks/test_schema.py",
    "tests/validation",
    "tests/connect/content_checks/test_properties.py",
)

TESTS = {
    "connect/content/*.py": (*CONTENT_TESTS, "tests/connect/test_create_view.py"),
    "connect/content_checks/*.py": CONTENT_TESTS,
    "connect/identifiers.py": (
        "tests/connect/test_identifiers.py",
        "tests/connect/test_tags.py",
        "tests/connect/test_accounts_and_regions.py",
        "tests/connect/test_describe_view.py",
    ),
    "connect/search.py": ("tests/connect/test_search_views.py", "tests/strict_requests"),
    "strict_requests/parameters.py": ("tests/strict_requests",),
}
"""The tests that run for the mutants of a module. Those that catch most come first."""

OPERATORS = re.compile(
    r"core/("
    r"AddNot|NumberReplacer|ExceptionReplacer|ZeroIterationForLoop"
    r"|Replace(TrueWithFalse|FalseWithTrue|AndWithOr|OrWithAnd)"
    r"|Replace(BreakWithContinue|ContinueWithBreak)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is)"
    r"|ReplaceComparisonOperator_(Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|Lt_Gt|Gt_Lt|LtE_GtE|GtE_LtE)"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Add|Div_Mul|Mod_Add|BitOr_BitAnd|BitAnd_BitOr)"
    r"|ReplaceUnaryOperator_(USub_UAdd|Delete_Not|Delete_USub)"
    r")"
)
"""Those of Cosmic Ray's operators that change what code means, each once.

The others replace each operator with each other, which shows nothing more, or take away a
decorator: ours only save time.
"""


@dataclass(frozen=True)
class Mutant:
    """One change of one module.

    Attributes:
        module: Path of the module.
        line: Where the change is.
        before: The lines that it changes, stripped.
        after: What they are changed to.
        code: The text of the changed module.
        tests: The tests that should catch it.
    """

    module: str
    line: int
    before: str
    after: str
    code: str
    tests: tuple[str, ...]

    @property
    def identity(self) -> tuple[str, str, str]:
        """The name of the mutant, which stays if lines move."""
        return self.module, self.before, self.after

    def __str__(self) -> str:
        return f"{self.module}:{self.line}\n    - {self.before}\n    + {self.after}"


def all_mutants(project: Path) -> Iterator[Mutant]:
    """Yield every mutant of the rule modules."""
    for pattern, tests in TESTS.items():
        for path in sorted(project.joinpath(PACKAGE).glob(pattern)):
            yield from _mutants_of(path, path.relative_to(project).as_posix(), tests)


def _mutants_of(path: Path, module: str, tests: tuple[str, ...]) -> Iterator[Mutant]:
    mutating = importlib.import_module("cosmic_ray.mutating")
    plugins = importlib.import_module("cosmic_ray.plugins")
    trees = importlib.import_module("cosmic_ray.ast")
    source = path.read_text(encoding="utf-8")
    tree = trees.get_ast(source)
    ignored = list(_ignored(ast.parse(source)))
    known = set()
    for name in sorted(filter(OPERATORS.fullmatch, plugins.operator_names())):
        operator = plugins.get_operator(name)()
        positions = [
            start
            for node in trees.ast_nodes(tree)
            for start, _ in operator.mutation_positions(node)
        ]
        for occurrence, start in enumerate(positions):
            if any(first <= tuple(start) < last for first, last in ignored):
                continue
            code = mutating.mutate_code(source, operator, occurrence)
            if code not in (None, source) and code not in known:
                known.add(code)
                yield _mutant(module, source, code, tests)


def _mutant(module: str, source: str, code: str, tests: tuple[str, ...]) -> Mutant:
    old, new = source.splitlines(), code.splitlines()
    changes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    (first, *_) = changed = [change for change in changes if change[0] != "equal"]
    before = " ".join(line.strip() for _, i, j, _, _ in changed for line in old[i:j])
    after = " ".join(line.strip() for _, _, _, i, j in changed for line in new[i:j])
    return Mutant(module, first[1] + 1, before, after, code, tests)


def _ignored(tree: ast.Module) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where a change means nothing: annotations, decorators, names for type checkers."""
    for node in ast.walk(tree):
        parts: list[Any] = []
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            parts += node.decorator_list
        if isinstance(node, (ast.FunctionDef, ast.arg)):
            parts.append(node.returns if isinstance(node, ast.FunctionDef) else node.annotation)
        if isinstance(node, ast.AnnAssign):
            parts.append(node.annotation)
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Subscript, ast.BinOp)):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            # A type gets a name in capitals and small letters; a constant, in capitals.
            parts += [node.value for name in names if name != name.upper() and name[0] != "_"]
        for part in parts:
            if part is not None:
                yield (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)
