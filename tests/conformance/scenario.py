"""Scenarios: what is done to an instance to see whether it follows a rule."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .scene import Scene

Play = Callable[["Scene"], None]


@dataclass(frozen=True)
class Scenario:
    """What is done and observed for one rule.

    Attributes:
        rule: The id of the rule.
        play: The steps, in a function of a scene.
        makes_many_views: Whether it makes more than 100 views or versions, which a person may not
            want in an instance that is in use.
    """

    rule: str
    play: Play
    makes_many_views: bool

    @property
    def subject(self) -> str:
        """The name of the module in which the scenario stands."""
        return self.play.__module__.rpartition(".")[2]

    @property
    def option(self) -> str | None:
        """The option without which it is not played against AWS."""
        if self.makes_many_views:
            return "many_views"
        return "workspaces" if self.subject == "workspaces" else None


_SCENARIOS: Final[dict[str, Scenario]] = {}


def scenario(rule: str, *, makes_many_views: bool = False) -> Callable[[Play], Play]:
    """Make a function the scenario of a rule."""

    def register(play: Play) -> Play:
        if rule in _SCENARIOS:
            raise ValueError(f"The rule {rule} has two scenarios")
        _SCENARIOS[rule] = Scenario(rule, play, makes_many_views)
        return play

    return register


@cache
def scenarios() -> dict[str, Scenario]:
    """Return all scenarios by the ids of their rules."""
    from . import scenarios as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(_SCENARIOS)
