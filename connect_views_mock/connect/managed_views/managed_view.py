"""An AWS-managed view, read from the data files beside this module when it is asked for."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from ..content import ViewContent, ViewStatus, read_view_content

AWS_MANAGED: Final = "AWS_MANAGED"
"""The type of these views (service model)."""


@dataclass(frozen=True, slots=True)
class ManagedView:
    """An AWS-managed view; it has one version, number 1.

    Attributes:
        id: Its id, with which its ARN ends.
        name: Its name (inferred from what the console shows).
        description: Its description; ``None``, because nobody wrote AWS's down.
        actions: Its actions (observed).
        synthesised: Whether its template is ours throughout, because AWS's is not public.
        required_inputs: The inputs without which it cannot be shown (observed).
        type: Its type, as the service model has it.
        status: Its status.
        version: The number of its only version (observed).
    """

    id: str
    name: str
    description: str | None
    actions: tuple[str, ...]
    synthesised: bool
    required_inputs: tuple[str, ...]
    type: str = AWS_MANAGED
    status: ViewStatus = "PUBLISHED"
    version: int = 1

    @property
    def content(self) -> ViewContent:
        """Its content, read from its data file when it is first asked for."""
        return _content(self)


@functools.cache
def managed_views() -> tuple[ManagedView, ...]:
    """Return the AWS-managed views in the order of their names."""
    return tuple(sorted(_views().values(), key=lambda view: view.name))


def managed_view(slug: str) -> ManagedView | None:
    """Return the AWS-managed view with an id, or ``None`` if there is none."""
    return _views().get(slug)


@functools.cache
def _views() -> Mapping[str, ManagedView]:
    views: dict[str, dict[str, Any]] = json.loads(_read("views.json"))
    return {
        slug: ManagedView(
            id=slug,
            name=facts["name"],
            description=None,
            actions=tuple(facts["actions"]),
            synthesised=facts["synthesised"],
            required_inputs=tuple(facts["required_inputs"]),
        )
        for slug, facts in views.items()
    }


@functools.cache
def _content(view: ManagedView) -> ViewContent:
    document = json.loads(_read("templates", f"{view.id}.json"))
    template = json.dumps(document, separators=(",", ":"))
    content = read_view_content(template, view.actions, "PUBLISHED", validate_content=False)
    # What AWS lists as required goes before what follows from the template: for After Contact Work
    # the sources disagree, and the view as it was read back requires nothing.
    input_schema = json.loads(content.input_schema)
    input_schema["required"] = list(view.required_inputs)
    return dataclasses.replace(
        content, input_schema=json.dumps(input_schema, separators=(",", ":"))
    )


def _read(*names: str) -> str:
    package = __name__.rpartition(".")[0]
    return resources.files(package).joinpath(*names).read_text(encoding="utf-8")
