"""The views with which a server begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FirstView:
    """A view that is published when the server begins.

    Attributes:
        name: Its name.
        template: Its template, as JSON.
        actions: Its actions, of whatever type they are.
        file: The file in which it stands.
    """

    name: str
    template: str
    actions: Any = None
    file: str = ""
