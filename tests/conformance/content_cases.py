"""Contents that are accepted or refused, as scenarios of the rules of docs/content-rules.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .scenario import scenario
from .scene import NO_ERROR, Scene, TargetUnavailableError

Json = dict[str, Any]

HEAD: Final[Json] = {"Title": "Order", "Configuration": {}}
FIELD: Final[Json] = {"Label": "Name", "Name": "name"}
OPTIONS: Final[Json] = {**FIELD, "Options": [{"Label": "A", "Value": "A"}]}

ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"


def node(type_: str, props: Json | None = None, *content: Any, **more: Any) -> Json:
    """Return a node of a template."""
    return {
        "_id": f"{type_}_1",
        "Type": type_,
        "Props": props or {},
        "Content": list(content),
        **more,
    }


def written(*body: Any, head: Any = HEAD) -> str:
    """Return the text of a template."""
    return json.dumps({"Head": head, "Body": list(body)})


@dataclass(frozen=True)
class Case:
    """A content, and whether the rule says that it is accepted."""

    what: str
    answer: str
    template: str
    status: str = "PUBLISHED"
    actions: Sequence[str] = field(default_factory=list)


def accepts(
    what: str,
    *body: Any,
    head: Any = HEAD,
    status: str = "PUBLISHED",
    actions: Sequence[str] = (),
) -> Case:
    return Case(what, ACCEPTED, written(*body, head=head), status, list(actions))


def refuses(
    what: str,
    *body: Any,
    head: Any = HEAD,
    status: str = "PUBLISHED",
    actions: Sequence[str] = (),
) -> Case:
    return Case(what, REFUSED, written(*body, head=head), status, list(actions))


def content_rule(rule: str, *cases: Case) -> None:
    """Make cases the scenario of a rule."""

    def play(scene: Scene) -> None:
        view = scene.create_view()
        for case in cases:
            answer = verdict(scene, view, case.template, case.status, case.actions)
            scene.observe(f"{case.what}, {case.status}", answer, case.answer)

    scenario(rule)(play)


def verdict(
    scene: Scene, view: Json, template: str, status: str, actions: Sequence[str] = ()
) -> str:
    """Return whether a content is accepted or refused as that of a view.

    AWS is known to refuse some contents with an internal error.
    """
    try:
        code = scene.error_of(
            scene.unchecked.update_view_content,
            InstanceId=scene.instance_id,
            ViewId=view["Id"],
            Status=status,
            Content={"Template": template, "Actions": list(actions)},
        )
    except TargetUnavailableError as error:
        if "InternalServiceException" not in str(error):
            raise
        return REFUSED
    return ACCEPTED if code == NO_ERROR else REFUSED


def input_schema(scene: Scene, *body: Any, head: Any = HEAD) -> Json:
    """Return the InputSchema of a template that is published."""
    view = scene.create_view(
        f"View {len(scene.observations)}", Content={"Template": written(*body, head=head)}
    )
    schema: Json = json.loads(view["Content"]["InputSchema"])
    return schema


def inputs(scene: Scene, *body: Any, head: Any = HEAD) -> Json:
    """Return the inputs of a template that is published."""
    properties: Json = input_schema(scene, *body, head=head)["properties"]
    return properties
