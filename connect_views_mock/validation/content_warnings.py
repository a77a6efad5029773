"""Warnings: what AWS accepts in a view, and its author hardly means.

They say nothing of what AWS does. The mock takes such a view, as AWS takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from ..connect.content import InvalidViewContent
from ..connect.content.findings import MAX_FINDINGS, quoted
from ..connect.content.frame import Nodes, read_frame
from ..connect.content.template import read_template
from ..connect.content.view_content import MAX_CONTENT_BYTES
from ..connect.content_checks.phrases import pointer_token
from ..connect.content_checks.references import find_references
from .contradictions import contradictions
from .raised_actions import RaisedActions
from .texts_with_references import texts_with_references

LOWER_CASE_KEY: Final = "lower-case-key"

RULES: Final = {
    LOWER_CASE_KEY: "A key in the wrong case is ignored.",
    "unlisted-action": "A component raises an action that Actions lacks.",
    "unraised-action": "No component raises an action of Actions.",
    "duplicate-id": "Two components have the same _id.",
    "reference-in-text": "A reference inside a longer text is not replaced.",
    "unfillable-reference": "No data can fill an input that is used in contradictory ways.",
}
"""What each rule warns of, by its name."""

_KEYS_OF_NODES: Final = ("Type", "Props", "Content", "Configuration", "_id")
_KEYS_OF_HEAD: Final = ("Title", "Configuration", "Integrations")


@dataclass(frozen=True, slots=True)
class ContentWarning:
    """Something in a view's content that AWS accepts, but that its author hardly intended.

    Attributes:
        rule: The name of the rule, one of ``RULES``.
        path: JSON pointer (RFC 6901) into the template. An action is at ``/Actions/`` and its
            position.
        message: What is unusual, and what happens.
    """

    rule: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path} {self.message} [{self.rule}]"


def view_content_warnings(
    template: str, actions: Sequence[str] | None = None
) -> tuple[ContentWarning, ...]:
    """Return warnings about content that AWS accepts, but that its author hardly intended.

    Args:
        template: The template as a JSON string, as ``CreateView`` takes it.
        actions: The names of the actions. ``None`` means that they are not known. Then no warning
            is about actions.

    Returns:
        The first 10,000 warnings, rule by rule, in document order. There are none for a template
        that is not JSON, or that is too large for a view.

    Raises:
        TypeError: If the template is not a string, or the actions are not a list of strings.
    """
    if not isinstance(template, str):
        raise TypeError(f"template must be a string of JSON, not of type {type(template).__name__}")
    is_list = actions is None or isinstance(actions, (list, tuple))
    if not is_list or not all(isinstance(action, str) for action in actions or ()):
        raise TypeError(f"actions must be a list of strings, not {actions!r}")
    return warnings_in_file(template, actions, "")


def warnings_in_file(
    template: str, actions: Sequence[str] | None, template_path: str
) -> tuple[ContentWarning, ...]:
    """Return warnings about the content in a file.

    Args:
        template: The template as a JSON string.
        actions: The names of the actions, or ``None`` if they are not known.
        template_path: JSON pointer to the template in the file. Pointers in messages begin with it;
            the paths of the warnings do not.
    """
    if len(template) > MAX_CONTENT_BYTES:
        return ()
    try:
        document, _ = read_template(template)
    except InvalidViewContent:
        return ()
    nodes = read_frame(document, [])
    found = (
        ContentWarning(rule, path, message)
        for rule, places in (
            (LOWER_CASE_KEY, _lower_case_keys(document, nodes)),
            ("duplicate-id", _duplicate_ids(nodes, template_path)),
            ("reference-in-text", texts_with_references(nodes)),
            ("unfillable-reference", contradictions(find_references(document), template_path)),
            ("unlisted-action", _unlisted_actions(nodes, actions)),
            ("unraised-action", _unraised_actions(nodes, actions)),
        )
        for path, message in places
    )
    return tuple(islice(found, MAX_FINDINGS))


def key_warnings(
    value: dict[str, Any], path: str, known: Sequence[str]
) -> Iterator[ContentWarning]:
    """Yield a warning for each key that is a known one in another case.

    Args:
        value: The object with the keys.
        path: JSON pointer to it, with which the paths of the warnings begin.
        known: The keys in their right case.
    """
    for key_path, message in _keys_in_another_case(value, path, known):
        yield ContentWarning(LOWER_CASE_KEY, key_path, message)


def _lower_case_keys(document: dict[str, Any], nodes: Nodes) -> Iterator[tuple[str, str]]:
    head = document.get("Head")
    if isinstance(head, dict):
        yield from _keys_in_another_case(head, "/Head", _KEYS_OF_HEAD)
    for node, path in zip(nodes.values, nodes.paths, strict=True):
        yield from _keys_in_another_case(node, path, _KEYS_OF_NODES)


def _keys_in_another_case(
    value: dict[str, Any], path: str, known: Sequence[str]
) -> Iterator[tuple[str, str]]:
    by_lower_case = {each.lower(): each for each in known}
    for key in value:
        meant = by_lower_case.get(key.lower())
        if meant is not None and key != meant:
            yield path + pointer_token(key), f"is ignored; did you mean '{meant}'?"


def _duplicate_ids(nodes: Nodes, template_path: str) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for node, path in zip(nodes.values, nodes.paths, strict=True):
        id_ = node.get("_id")
        if isinstance(id_, str):
            if id_ in first:
                yield f"{path}/_id", f"{quoted(id_)} is also the _id of {template_path}{first[id_]}"
            first.setdefault(id_, path)


def _unlisted_actions(nodes: Nodes, actions: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    if actions is not None:
        listed = frozenset(actions)
        for path, action in RaisedActions(nodes).places:
            if action not in listed:
                yield path, f"raises the action {quoted(action)}, which Actions lacks"


def _unraised_actions(nodes: Nodes, actions: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    raised = RaisedActions(nodes)
    if raised.is_complete:
        names = {action for _, action in raised.places}
        for position, action in enumerate(actions or ()):
            if action not in names:
                yield f"/Actions/{position}", f"no component raises the action {quoted(action)}"
