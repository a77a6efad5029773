"""The six views that AWS provides: read-only, the same in every instance.

AWS publishes their ids, actions and inputs. The template of After Contact Work is
written from what is known of AWS's. Those of the other five are not public: each is one
component that passes on every input. All of it is read
from the data beside this module when it is needed.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from dataclasses import dataclass

from ..content import ViewContent, ViewStatus
from ..content_checks import read_view_content
from ..json_data import read_json

AWS_MANAGED = "AWS_MANAGED"


@dataclass(frozen=True, slots=True)
class ManagedView:
    """An AWS-managed view. Its actions and required inputs are those that AWS shows."""

    id: str
    arn: str
    name: str
    actions: tuple[str, ...]
    required_inputs: tuple[str, ...]
    description: str | None = None
    type: str = AWS_MANAGED
    status: ViewStatus = "PUBLISHED"
    version: int = 1

    @property
    def content(self) -> ViewContent:
        """Its content, read from its data file when it is first asked for."""
        return _content(self.id, self.actions, self.required_inputs)


@functools.cache
def managed_views(partition: str, region_name: str) -> tuple[ManagedView, ...]:
    """Return the AWS-managed views of a region, in the order of their names."""
    return tuple(
        ManagedView(
            id=slug,
            arn=f"arn:{partition}:connect:{region_name}:aws:view/{slug}",
            name=facts["name"],
            actions=tuple(facts["actions"]),
            required_inputs=tuple(facts["required_inputs"]),
        )
        for slug, facts in read_json("managed_views/views.json").items()
    )


@functools.cache
def _content(
    view_id: str, actions: tuple[str, ...], required_inputs: tuple[str, ...]
) -> ViewContent:
    document = read_json(f"managed_views/templates/{view_id}.json")
    template = json.dumps(document, separators=(",", ":"))
    content = read_view_content(template, actions, "SAVED")
    return _with_required_inputs(content, required_inputs)


def _with_required_inputs(
    content: ViewContent, required_inputs: tuple[str, ...]
) -> ViewContent:
    # What AWS lists as required goes before what follows from the template: for After
    # Contact Work, the sources disagree.
    input_schema = json.loads(content.input_schema or "{}")
    input_schema["required"] = list(required_inputs)
    text = json.dumps(input_schema, separators=(",", ":"))
    return dataclasses.replace(content, input_schema=text)
