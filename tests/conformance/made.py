"""What scenarios make in an instance, and how it is found and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True)
class Kind:
    """A kind of things that scenarios make.

    Attributes:
        name: What it is called.
        label: The parameter that names one of them.
        summaries: The member of a list that has them.
    """

    name: str
    label: str
    summaries: str

    def id_in(self, operation: str, answer: Mapping[str, Any]) -> str | None:
        """Return the id of what an operation has created, if it creates one of this kind."""
        if operation != f"Create{self.name}":
            return None
        id_: str | None = answer.get(self.name, answer).get("Id", answer.get(self.label))
        return id_

    def delete(self, client: Any, instance_id: str, id_: str) -> None:
        delete = getattr(client, f"delete_{self.name.lower()}")
        delete(InstanceId=instance_id, **{self.label: id_})

    def summaries_with_prefix(
        self, client: Any, instance_id: str, prefix: str
    ) -> Iterator[dict[str, Any]]:
        """Yield those of this kind whose names have the prefix."""
        of_type = {"Type": "CUSTOMER_MANAGED"} if self is VIEW else {}
        pages = client.get_paginator(f"list_{self.name.lower()}s").paginate(
            InstanceId=instance_id, **of_type
        )
        for page in pages:
            for summary in page[self.summaries]:
                if summary["Name"].startswith(prefix):
                    yield summary


VIEW: Final = Kind("View", "ViewId", "ViewsSummaryList")
WORKSPACE: Final = Kind("Workspace", "WorkspaceId", "WorkspaceSummaryList")

KINDS: Final = (WORKSPACE, VIEW)
"""In the order in which they are deleted: the pages of a workspace show views."""


@dataclass(frozen=True)
class Made:
    """One thing that a run made and has not deleted."""

    kind: Kind
    name: str

    def to_json(self) -> list[str]:
        return [self.kind.name, self.name]

    @classmethod
    def from_json(cls, document: list[str]) -> Made:
        kind, name = document
        return cls({each.name: each for each in KINDS}[kind], name)
