"""The content of a view as it is stored. It is read once, when it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .checksum import view_content_sha256
from .findings import Finding, InvalidViewContent
from .template import read_template, too_deep

ViewStatus = Literal["SAVED", "PUBLISHED"]

MAX_CONTENT_BYTES = 400_000
"""Template and actions together, in UTF-8 (AWS documentation: 400 kB)."""

Check = Callable[[dict[str, Any]], str | None]
"""Raises what is wrong with a document, or returns its InputSchema."""


@dataclass(frozen=True, slots=True)
class ViewContent:
    """The shape ``ViewContent``, and its checksum."""

    template: str
    actions: tuple[str, ...]
    input_schema: str | None = field(repr=False)
    sha256: str


def read_view_content(
    template: str | None,
    actions: Sequence[str] | None,
    check: Check = lambda *_: None,
) -> ViewContent:
    """Read a template as JSON, and check it.

    The actions are taken as they are: the service model checks their form.

    Raises:
        InvalidViewContent: If anything is wrong; it lists all that was found.
    """
    actions = tuple(actions or ())
    if template is None:
        phrase = "must have required property 'Template'"
        raise InvalidViewContent([Finding("", phrase)])
    if not isinstance(template, str):
        phrase = "must be string (a JSON document in a string)"
        raise InvalidViewContent([Finding("", phrase)])
    _check_size(template, actions)
    try:
        document, integers_only = read_template(template)
        input_schema = check(document)
        sha256 = view_content_sha256(template, document, integers_only, actions)
    except RecursionError:
        # Only if the caller itself is already close to Python's recursion limit.
        raise too_deep() from None
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
