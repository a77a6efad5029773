"""Undoing what was done, even if an interrupt comes in the middle."""

from __future__ import annotations

from collections.abc import Callable


class Undo:
    """The steps that undo something. The last one runs first.

    Add each step before you do what it undoes, so that no interrupt comes in between. For the same
    reason, each step has to work if there is nothing to undo, and if it is repeated.
    """

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []

    def add(self, step: Callable[[], object]) -> None:
        """Add a step. It runs before the steps that were added earlier."""
        self._steps.append(step)

    def run(self) -> None:
        """Run every step once. A step that raises runs again: it may have been interrupted.

        After all steps have run, the exception is raised again.
        """
        try:
            while self._steps:
                self._steps[-1]()
                self._steps.pop()
        finally:
            if self._steps:
                try:
                    self._steps.pop()()
                finally:
                    self.run()
