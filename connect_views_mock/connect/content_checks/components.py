"""What is publicly known of the components: data files, read when first needed.

The files are in ``data/``. A component is in the file of its kind in
``data/components/``. Shapes that several share are in ``definitions.json`` and
``icons.json``. Each component and prop has a word for how sure it is: *observed* on the
live service, *documented*, or *inferred*.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..json_data import read_json

Schema = dict[str, Any]
Evidence = Literal["observed", "documented", "inferred"]

COMPONENT_KINDS = (
    "layout",
    "text",
    "data",
    "actions",
    "form_fields",
    "applications",
    "managed_views",
)
"""The files of ``data/components/``."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One prop of a component.

    Attributes:
        schema: JSON Schema of a literal value. It does not cover references.
        evidence: How sure the prop and its type are.
        required: Whether the component is said to require it.
        required_evidence: How sure that is.
        enforced: Whether a template without this required prop is refused.
        checked: Whether a literal value is checked.
        conditional: Whether the value may depend on conditions:
            ``{"Conditions": [...], ...}``.
        note: What the other attributes cannot say.
    """

    schema: Schema
    evidence: Evidence
    required: bool = False
    required_evidence: Evidence | None = None
    enforced: bool = True
    checked: bool = True
    conditional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """One type of component.

    Attributes:
        type: Its name on the wire.
        kind: The file that it is in.
        evidence: How sure it is that the type exists.
        content: What its Content holds, in words.
        sealed: Whether an unlisted prop is refused. ``None`` if nobody knows.
        sealed_evidence: How sure that is.
        props: Its props by name, without Visibility, which every component takes.
        literals_checked: Whether literal values of props are checked at all.
        refuses_references_on_unknown_props: Whether a reference on a prop that is not
            listed is refused although a literal is not.
        references_answered_with_server_error: Props that are not listed and on which a
            reference makes AWS answer ``InternalServiceException``.
        note: What the other attributes cannot say.
    """

    type: str
    kind: str
    evidence: Evidence
    content: str
    sealed: bool | None
    sealed_evidence: Evidence | None
    props: Mapping[str, Prop]
    literals_checked: bool = True
    refuses_references_on_unknown_props: bool = False
    references_answered_with_server_error: tuple[str, ...] = ()
    note: str = ""


@functools.cache
def components() -> Mapping[str, Component]:
    """Return every known component by its type, in the order of the types."""
    found = {
        type_: _component(type_, kind, facts)
        for kind in COMPONENT_KINDS
        for type_, facts in read_json(
            f"content_checks/data/components/{kind}.json"
        ).items()
    }
    return dict(sorted(found.items()))


@functools.cache
def definitions() -> Mapping[str, Schema]:
    """Return the JSON Schemas that props refer to as ``#/$defs/<name>``."""
    return {
        **read_json("content_checks/data/definitions.json"),
        **read_json("content_checks/data/icons.json"),
    }


@functools.cache
def input_forms() -> Mapping[str, Schema]:
    """Return the forms of definitions that look different in an InputSchema."""
    forms: dict[str, Schema] = read_json("content_checks/data/input_forms.json")
    return forms


def referred_definition(schema: Schema) -> str | None:
    """Return the name of the definition to which a schema refers, if it does."""
    reference = schema.get("$ref")
    return None if reference is None else str(reference).removeprefix("#/$defs/")


def _component(type_: str, kind: str, facts: dict[str, Any]) -> Component:
    props = {name: Prop(**prop) for name, prop in facts.pop("props").items()}
    answered = tuple(facts.pop("references_answered_with_server_error", ()))
    return Component(
        type=type_,
        kind=kind,
        props=props,
        references_answered_with_server_error=answered,
        **facts,
    )
