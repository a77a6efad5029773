"""The operation of a request, found by the service model's HTTP bindings.

An ARN is one label of the path, with its slashes percent-encoded. So requests are matched by their
raw path, and the labels are decoded only afterwards. Only the operations that are served here are
matched. The other four hundred do not have to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from botocore.model import OperationModel


def path_pattern(operation: OperationModel) -> str:
    """Return a regular expression for the raw path of an operation, with a group for each label.

    A label can be empty. It is then a parameter that breaks a rule, and not another path.
    """
    return re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]*)", re.escape(operation.http["requestUri"]))


class Routes:
    """A table of routes, made from the ``requestUri`` and ``method`` of each operation."""

    def __init__(self, operations: Iterable[OperationModel]) -> None:
        self._operations: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for operation in operations:
            self._operations.setdefault(operation.http["method"], []).append(
                (re.compile(path_pattern(operation)), operation.name)
            )

    def match(self, method: str, raw_path: str) -> tuple[str, dict[str, str]] | None:
        """Return the operation's name and the labels of its path, still percent-encoded."""
        for pattern, name in self._operations.get(method, ()):
            if match := pattern.fullmatch(raw_path):
                return name, match.groupdict()
        return None
