"""Taking back what was done, also when an interrupt comes in the middle."""

from __future__ import annotations

from collections.abc import Callable


class Undo:
    """The steps that take something back, the last one first.

    Add each step before you do what it takes back, so that no interrupt comes in between. For the
    same reason each step has to work when there is nothing to take back, and when it is repeated.
    """

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []

    def add(self, step: Callable[[], object]) -> None:
        """Add a step, which runs before those that were added earlier."""
        self._steps.append(step)

    def run(self) -> None:
        """Run every step once, and one that raises once more, as it may have been interrupted.

        What was raised is raised again after all steps have run.
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
