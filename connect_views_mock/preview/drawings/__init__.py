"""How each component is drawn, by its type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ..markup import Html
from ..node import Node
from . import actions, applications, data, form_fields, layout, managed_views, texts

DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = {
    **layout.DRAWINGS,
    **texts.DRAWINGS,
    **data.DRAWINGS,
    **actions.DRAWINGS,
    **form_fields.DRAWINGS,
    **applications.DRAWINGS,
    **managed_views.DRAWINGS,
}
"""The drawings of the components that the component data knows."""


def drawing_of(type_: str) -> Callable[[Node], Html]:
    """Return the drawing of a type of component; one that is unknown is a labelled box."""
    return DRAWINGS.get(type_, applications.unknown)
