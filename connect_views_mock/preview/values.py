"""The values of a template as a drawing asks for them: whatever they are, there is an answer.

Not every value is checked before it is drawn: a draft has few checks, and of some components
nobody knows what AWS checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from .binding import BoundReference
from .conditions import as_json, conditions_in_words, is_conditional
from .markup import NOTHING, Html, box, element, inline, joined

_UNSET: Final = (None, "")
"""What stands for a value that is not set."""


def text(value: Any) -> Html:
    """Return any value as a part of a line."""
    if isinstance(value, BoundReference):
        return _reference(value)
    if is_conditional(value):
        return inline("depends", f"depends on: {conditions_in_words(value)}")
    if isinstance(value, str):
        return inline("text", value)
    if isinstance(value, (dict, list)):
        return element("code", "json", as_json(value))
    return inline("text", as_json(value))


def _reference(reference: BoundReference) -> Html:
    if reference.is_filled:
        return inline("filled", text(reference.value), title=f"from {reference.text}")
    return chip(reference)


def chip(reference: BoundReference) -> Html:
    """Return the mark of a reference."""
    if reference.is_filled:
        return inline("filled", reference.text, title="the data has its value")
    if reference.is_integration:
        return inline("reference integration", reference.text, title="filled by an integration")
    if reference.is_missing:
        return inline("reference missing", reference.text, title="the data has no value for it")
    return inline("reference", reference.text, title="an input of the view")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list.

    Attributes:
        values: The items.
        source: A mark for the reference that stands in place of the list, if one does.
    """

    values: list[Any]
    source: Html = NOTHING

    def each(self, draw: Callable[[Fields], Html]) -> list[Html]:
        """Return every item: an object as a function draws it, anything else as text."""
        return [
            draw(Fields(value)) if isinstance(filled(value), dict) else box("item", text(value))
            for value in self.values
        ]

    def drawn(self, draw: Callable[[Fields], Html]) -> Html:
        """Return all items, one after the other."""
        return joined(self.each(draw))


class Fields:
    """The values of an object by their names. A value that is no object has none."""

    def __init__(self, value: Any) -> None:
        value = filled(value)
        self._values: dict[str, Any] = value if isinstance(value, dict) else {}

    def raw(self, name: str) -> Any:
        """Return a value as it stands in the template or in the data."""
        return self._values.get(name)

    def names(self) -> list[str]:
        """Return the names in order."""
        return list(self._values)

    def has(self, name: str) -> bool:
        """Return whether a value is set, as far as that is known."""
        value = self._values.get(name)
        if isinstance(value, BoundReference):
            return not value.is_missing
        return value not in _UNSET

    def text(self, name: str) -> Html:
        """Return a value as a part of a line, or nothing if it is not set."""
        value = self._values.get(name)
        return NOTHING if value in _UNSET else text(value)

    def flag(self, name: str) -> bool:
        """Return whether a value is true, in either of its forms."""
        return filled(self._values.get(name)) in (True, "true")

    def word(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """Return a value of a closed set, or a default for any other."""
        value = filled(self._values.get(name))
        return value if isinstance(value, str) and value in allowed else default

    def items(self, name: str) -> Items:
        """Return the items of a list; any other value stands for itself."""
        value = self._values.get(name)
        source = chip(value) if isinstance(value, BoundReference) else NOTHING
        value = filled(value)
        if isinstance(value, list):
            return Items(value, source)
        return Items([] if value in _UNSET else [value], source)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._values.items())


def filled(value: Any) -> Any:
    """Return a value, or that of a reference: ``None`` if it has none."""
    return value.value if isinstance(value, BoundReference) else value
