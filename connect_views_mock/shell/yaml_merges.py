"""Merges YAML mappings at merge keys (``<<``), before PyYAML creates the values.

PyYAML would copy the entries without a limit, and some releases copy them so often that a few
hundred characters take minutes. Here each mapping is merged once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .files import UnreadableFile

MERGE_TAG: Final = "tag:yaml.org,2002:merge"

MAX_MERGED: Final = 250_000
"""How many entries the merge keys of a file may copy (our choice)."""


class Merges:
    """Merges the mappings of one file. Inner mappings must come before outer ones."""

    def __init__(self, yaml: Any) -> None:
        self._yaml = yaml
        self._count = 0

    def merge(self, mapping: Any) -> None:
        """Replace the merge keys of a mapping by the entries of the merged mappings.

        Its own entries take precedence, then those of the first merged mapping, and so on.

        Raises:
            yaml.constructor.ConstructorError: If a merged value is not a mapping.
            UnreadableFile: If there are too many entries to merge.
        """
        own = [pair for pair in mapping.value if pair[0].tag != MERGE_TAG]
        if len(own) < len(mapping.value):
            mapping.value = self._merged_entries(mapping, own)

    def _merged_entries(self, mapping: Any, own: list[Any]) -> list[Any]:
        entries: dict[str, Any] = {}
        for key, value in mapping.value:
            if key.tag != MERGE_TAG:
                continue
            for merged in self._merged_mappings(value):
                self._count += len(merged.value)
                if self._count > MAX_MERGED:
                    raise UnreadableFile(f"has merge keys that copy more than {MAX_MERGED} entries")
                for pair in merged.value:
                    entries.setdefault(pair[0].value, pair)
        entries.update((pair[0].value, pair) for pair in own)
        return list(entries.values())

    def _merged_mappings(self, value: Any) -> Iterator[Any]:
        nodes = value.value if isinstance(value, self._yaml.SequenceNode) else [value]
        for node in nodes:
            if not isinstance(node, self._yaml.MappingNode):
                raise self._error("expected a mapping or a list of mappings to merge", node)
            yield node

    def _error(self, message: str, node: Any) -> Exception:
        error: Exception = self._yaml.constructor.ConstructorError(
            None, None, message, node.start_mark
        )
        return error
