"""The time at which an instance was created, as a number."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import moto.connect.responses

from .changes import Change

# As Any, because it is changed.
_ConnectResponse: Any = moto.connect.responses.ConnectResponse


def times_of_instances() -> Change:
    """Send CreatedTime as the service model says: as seconds since 1970, with milliseconds.

    moto sends a text. boto3 reads both, and the SDK for JavaScript refuses the text.
    """
    return Change(
        *(
            (_ConnectResponse, name, _with_times_as_numbers(getattr(_ConnectResponse, name)))
            for name in ("describe_instance", "list_instances")
        )
    )


def _with_times_as_numbers(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    @functools.wraps(original)
    def answer(self: Any) -> Any:
        answered = original(self)
        if not isinstance(answered, str):
            return answered  # a moto that leaves it to its serializer, which knows the model
        document = json.loads(answered)
        described = [document["Instance"]] if "Instance" in document else []
        for instance in [*described, *document.get("InstanceSummaryList", ())]:
            time = instance["CreatedTime"]
            # Where modules were replaced, another copy of this has changed the class before.
            if isinstance(time, str):
                time = round(datetime.fromisoformat(time).timestamp(), 3)
            instance["CreatedTime"] = time
        return json.dumps(document)

    return answer
