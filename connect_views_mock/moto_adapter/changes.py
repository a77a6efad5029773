"""Changes to moto and botocore that can be undone, wherever an interrupt comes."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from typing import Any, Final

Replacement = tuple[Any, str, Any]
"""An owner, the name of one of its attributes, and its new value."""

_ABSENT: Final = object()


class Change(AbstractContextManager[None]):
    """Attributes that have other values while the mock is active.

    ``unittest.mock.patch`` loses the original if an interrupt comes after it sets an attribute and
    before it notes that it did. Here the originals are known before anything is set, and leaving
    can be repeated.
    """

    def __init__(self, *replacements: Replacement, are_new: bool = False) -> None:
        """Read the originals.

        Args:
            replacements: What to set.
            are_new: Whether the owners need not have such attributes.

        Raises:
            AttributeError: If an owner has no such attribute.
        """
        self.replacements = replacements
        read = _own_value_if_any if are_new else own_value
        self.originals = [read(owner, name) for owner, name, _ in replacements]

    def __enter__(self) -> None:
        """Replace the attributes."""
        for owner, name, value in self.replacements:
            setattr(owner, name, value)

    def __exit__(self, *_: object) -> None:
        """Put the originals back."""
        for (owner, name, _value), original in zip(self.replacements, self.originals, strict=True):
            set_own_value(owner, name, original)


def own_value(owner: Any, name: str) -> Any:
    """Return what an owner itself has under a name, without what it inherits.

    Raises:
        AttributeError: If it neither has nor inherits such an attribute.
    """
    getattr(owner, name)
    return _own_value_if_any(owner, name)


def _own_value_if_any(owner: Any, name: str) -> Any:
    return vars(owner).get(name, _ABSENT)


def set_own_value(owner: Any, name: str, value: Any) -> None:
    """Give an owner back what :func:`own_value` found."""
    if value is not _ABSENT:
        setattr(owner, name, value)
    else:
        with suppress(AttributeError):
            delattr(owner, name)
