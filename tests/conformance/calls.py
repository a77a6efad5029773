"""The calls that a client makes: each is noted, and what one makes is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from .made import KINDS, Made


@dataclass
class Call:
    """One call and its answer, as boto3 gives and gets them.

    Attributes:
        operation: The name of the operation.
        parameters: What the client was given.
        status: The HTTP status.
        answer: The members of the answer, or ``Error`` with its code and message.
        sent: What replaced the path or the body of the request before it was sent.
    """

    operation: str
    parameters: dict[str, Any]
    status: int
    answer: dict[str, Any]
    sent: dict[str, str] = field(default_factory=dict)


class CallLog:
    """What the clients of a run did.

    Attributes:
        calls: The calls since the last :meth:`take`.
        counts: How often each operation was called in all.
        made: What was made and not yet deleted, by ids.
        most: How much of it there was at a time.
        made_changed: Called when something was made or deleted.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.counts: dict[str, int] = {}
        self.made: dict[str, Made] = {}
        self.most = 0
        self.made_changed: Callable[[], None] = lambda: None
        self._parameters: dict[str, Any] = {}
        self._sent: dict[str, str] = {}

    def listen_to(self, client: Any) -> None:
        """Note the calls of this client."""
        events = client.meta.events
        events.register_first("provide-client-params.connect", self._before)
        events.register_last("after-call.connect", self._after)

    def take(self) -> list[Call]:
        """Return the calls since the last time, and forget them."""
        calls, self.calls = self.calls, []
        return calls

    @contextmanager
    def sending(self, replaced: dict[str, str]) -> Iterator[None]:
        """Note with each call what replaced the path or the body of its request."""
        self._sent = replaced
        try:
            yield
        finally:
            self._sent = {}

    def _before(self, params: dict[str, Any], **_: Any) -> None:
        self._parameters = deepcopy(params)

    def _after(self, http_response: Any, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        answer = {name: value for name, value in parsed.items() if name != "ResponseMetadata"}
        status = http_response.status_code
        self.calls.append(
            Call(model.name, self._parameters, status, deepcopy(answer), dict(self._sent))
        )
        self.counts[model.name] = self.counts.get(model.name, 0) + 1
        if status < 300:
            self._remember(model.name, answer)

    def _remember(self, operation: str, answer: dict[str, Any]) -> None:
        parameters = self._parameters
        for kind in KINDS:
            created = kind.id_in(operation, answer)
            if created is not None:
                self.made[created] = Made(kind, parameters.get("Name", ""))
                self.most = max(self.most, len(self.made))
                self.made_changed()
            if operation == f"Delete{kind.name}":
                for deleted in [id_ for id_ in self.made if id_ in parameters.get(kind.label, "")]:
                    del self.made[deleted]
                    self.made_changed()
