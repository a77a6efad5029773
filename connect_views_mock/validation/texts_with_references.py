"""Texts that hold a reference among other words: it is not replaced (observed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..connect.content.findings import quoted
from ..connect.content.frame import Nodes
from ..connect.content_checks.phrases import pointer_token

_NAME: Final = r"[a-zA-Z_]\w*(?:\[[0-9]*\])*"
_REFERENCE: Final = re.compile(rf"\$\.#?{_NAME}(?:\.{_NAME})*", re.ASCII)

_OTHER_KEYS: Final = frozenset({"TemplateString", "ElementByKey", "_linkedFormOutputName"})
_OTHER_TYPES: Final = frozenset({"TemplateStringComponent"})
"""Places whose texts have a syntax of their own."""


def texts_with_references(nodes: Nodes) -> Iterator[tuple[str, str]]:
    """Yield a JSON pointer and a message for each such text in Props and Content."""
    for node, path in zip(nodes.values, nodes.paths, strict=True):
        type_ = node.get("Type")
        if isinstance(type_, str) and type_ in _OTHER_TYPES:
            continue
        yield from _in_value(node.get("Props"), f"{path}/Props")
        content = node.get("Content")
        for position, item in enumerate(content if isinstance(content, list) else ()):
            if isinstance(item, str):
                hint = "; in Content, make it an item of its own"
                yield from _in_text(item, f"{path}/Content/{position}", hint)


def _in_value(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _OTHER_KEYS:
                yield from _in_value(inner, path + pointer_token(key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _in_value(inner, f"{path}/{position}")
    elif isinstance(value, str):
        yield from _in_text(value, path, "")


def _in_text(text: str, path: str, hint: str) -> Iterator[tuple[str, str]]:
    if not text.startswith("$."):
        match = _REFERENCE.search(text)
        if match is not None:
            yield (
                path,
                f"shows {quoted(match[0])} as it is written: a reference is replaced only where it "
                f"is the whole text{hint}",
            )
