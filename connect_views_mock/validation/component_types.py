"""The component types that a caller allows beside the known ones."""

from __future__ import annotations

from collections.abc import Collection


def allowed_types(extra_component_types: Collection[str]) -> frozenset[str]:
    """Return the types as a set.

    Raises:
        TypeError: If they are not a collection of strings.
    """
    if (
        isinstance(extra_component_types, str)
        or not isinstance(extra_component_types, Collection)
        or not all(isinstance(each, str) for each in extra_component_types)
    ):
        raise TypeError(
            "extra_component_types must be a collection of types, such as ['Carousel'], not "
            f"{extra_component_types!r}"
        )
    return frozenset(extra_component_types)
