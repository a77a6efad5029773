"""The content of a view as it is stored: read once, when it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .checksum import view_content_sha256
from .findings import Finding, InvalidViewContent
from .frame import Found, Node, read_frame
from .template import parse_template, too_deep

ViewStatus = Literal["SAVED", "PUBLISHED"]

MAX_CONTENT_BYTES = 400_000
"""Template and actions together, in UTF-8 (AWS documentation: 400 kB)."""

Check = Callable[[dict[str, Any], list[Node], list[Found]], str | None]
"""Looks at a template and its nodes, and adds what it finds to the list.

If the list stays empty, it returns the InputSchema.
"""


@dataclass(frozen=True, slots=True)
class ViewContent:
    """The shape ``ViewContent``, and its checksum."""

    template: str
    actions: tuple[str, ...]
    input_schema: str | None
    sha256: str


def read_view_content(
    template: str | None,
    actions: Sequence[str] | None,
    check: Check = lambda *_: None,
) -> ViewContent:
    """Check the frame of a template, and what the given check looks at.

    The actions are taken as they are: their form is the service model's to check.

    Raises:
        InvalidViewContent: If anything is wrong; it lists all that was found.
    """
    actions = tuple(actions or ())
    if template is None:
        raise InvalidViewContent(
            [Finding("", "must have required property 'Template'")]
        )
    if not isinstance(template, str):
        phrase = "must be string (a JSON document in a string)"
        raise InvalidViewContent([Finding("", phrase)])
    _check_size(template, actions)
    try:
        return _read(template, actions, check)
    except RecursionError:
        # Only where the caller itself has come close to Python's recursion limit.
        raise too_deep() from None


def _read(template: str, actions: tuple[str, ...], check: Check) -> ViewContent:
    document = parse_template(template)
    found: list[Found] = []
    nodes = read_frame(document, found)
    input_schema = check(document, nodes, found)
    if found:
        found.sort(key=lambda each: each.order)
        raise InvalidViewContent([each.finding for each in found])
    sha256 = view_content_sha256(template, document, actions)
    return ViewContent(template, actions, input_schema, sha256)


def _check_size(template: str, actions: Sequence[str]) -> None:
    size = _bytes_of(template, "")
    for position, action in enumerate(actions):
        size += _bytes_of(action, f"/Actions/{position}")
    if size > MAX_CONTENT_BYTES:
        phrase = f"must NOT be larger than {MAX_CONTENT_BYTES} bytes, is {size}"
        raise InvalidViewContent([Finding("", phrase)])


def _bytes_of(text: str, path: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        phrase = "must be Unicode text, without lone surrogates"
        raise InvalidViewContent([Finding(path, phrase)]) from None
