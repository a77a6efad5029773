"""An interrupt at any line of an operation on workspaces leaves all of its change, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, Final

import pytest

from tests.connect.helpers import create_instance, create_view
from tests.workspaces.workspaces import Workspace, create_workspace, workspaces_state

from .test_interrupts import interrupted_at

pytestmark = pytest.mark.thorough

FORM: Final = "arn:aws:connect:us-east-1:aws:view/form"

OPERATIONS: Final[dict[str, Callable[[Workspace], object]]] = {
    "CreateWorkspace": lambda workspace: create_workspace(
        workspace.client, workspace.instance_id, "Another", Tags={"team": "orders", "stage": "test"}
    ),
    "DeleteWorkspace": lambda workspace: workspace.delete(),
    "CreateWorkspacePage": lambda workspace: workspace.create_page(FORM, "Orders", Slug="orders"),
    "UpdateWorkspacePage": lambda workspace: workspace.update_page(
        "HOME", NewPage="Orders", ResourceArn=FORM, Slug="orders", InputData='{"Sections": []}'
    ),
    "DeleteWorkspacePage": lambda workspace: workspace.delete_page("HOME"),
}


def prepare(client: Any) -> Workspace:
    instance_id = create_instance(client)
    workspace = create_workspace(client, instance_id, Tags={"team": "parcels"})
    workspace.create_page(create_view(client, instance_id)["Arn"])
    workspace.create_page(FORM, "AGENT_EXPERIENCE")
    return workspace


def shown(workspace: Workspace) -> str:
    """Return what an instance shows of its workspaces, without what differs in each run."""
    state = workspaces_state(workspace.client, workspace.instance_id)
    for number, (described, pages) in enumerate(state):
        described.update(Id=number, Arn=number)
        for page in pages:
            page["ResourceArn"] = page["ResourceArn"].endswith("form")
    return str(state)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_interrupted_operation_on_workspaces_is_done_or_not(client: Any, name: str) -> None:
    workspace = prepare(client)
    before = shown(workspace)
    OPERATIONS[name](workspace)
    after = shown(workspace)
    assert before != after
    for number in count(1):
        workspace = prepare(client)
        try:
            with interrupted_at(number):
                OPERATIONS[name](workspace)
        except KeyboardInterrupt:
            now = shown(workspace)
            assert now in (before, after)
            if now == before:
                OPERATIONS[name](workspace)
                assert shown(workspace) == after
        else:
            assert number > 10
            return
