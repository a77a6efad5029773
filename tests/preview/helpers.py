"""Pages read as a browser reads them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from connect_views_mock.preview import preview_page

HEAD: dict[str, Any] = {"Title": "A view", "Configuration": {}}
_VOID = frozenset({"meta"})


class Page(HTMLParser):
    """What is on a page.

    Attributes:
        source: The HTML.
        tags: The elements, in order.
        attributes: The names of all attributes.
        values: The values of all attributes.
        deepest: How many elements stand inside each other.
    """

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.values: list[str] = []
        self.deepest = 0
        self._open: list[tuple[str, list[str]]] = []
        self._texts: list[tuple[list[list[str]], str]] = []
        self.feed(source)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.values += [value or "" for _, value in attrs]
        if tag not in _VOID:
            self._open.append((tag, (dict(attrs).get("class") or "").split()))
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in {"style", "title"}:
            self._texts.append(([kinds for _, kinds in self._open], data))

    @property
    def text(self) -> str:
        """What can be read on the page."""
        return "".join(text for _, text in self._texts)

    def texts(self, kind: str) -> list[str]:
        """The texts inside of the elements of a class; the legend has examples of each."""
        return [
            text
            for kinds, text in self._texts
            if any(kind in each for each in kinds) and (kind == "legend" or ["legend"] not in kinds)
        ]


def page(*body: Any, data: Any = None, head: Any = HEAD, **more: Any) -> Page:
    document = {"Head": head, "Body": list(body)}
    return Page(preview_page(json.dumps(document), data, **more))


def node(type_: str, props: Any = None, *content: Any, **more: Any) -> dict[str, Any]:
    return {"Type": type_, "Props": props or {}, "Content": list(content), **more}
