"""An interrupt at any line of an operation leaves its whole change, or nothing of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

import connect_views_mock
from tests.connect.helpers import (
    create_instance,
    create_view,
    customer_views,
    describe,
    publish,
    state_of,
)

PACKAGE: Final = Path(connect_views_mock.__file__).parent
# Where the state changes.
FILES: Final = {
    str(PACKAGE / "connect" / "views.py"),
    str(PACKAGE / "connect" / "view_models.py"),
    str(PACKAGE / "connect" / "models.py"),
    str(PACKAGE / "connect" / "workspaces.py"),
    str(PACKAGE / "backend" / "views_backend.py"),
}

Operation = Callable[[Any, str, dict[str, Any]], object]

OPERATIONS: Final[dict[str, Operation]] = {
    "CreateView": lambda client, instance_id, _: create_view(
        client, instance_id, "Parcel", Tags={"team": "parcels", "stage": "test"}, ClientToken="two"
    ),
    "UpdateViewContent": lambda client, instance_id, view: publish(
        client, instance_id, view["Id"], "Another"
    ),
    "UpdateViewMetadata": lambda client, instance_id, view: client.update_view_metadata(
        InstanceId=instance_id, ViewId=view["Id"], Name="Zoo", Description="Shows animals"
    ),
    "DeleteView": lambda client, instance_id, view: client.delete_view(
        InstanceId=instance_id, ViewId=view["Id"]
    ),
    "CreateViewVersion": lambda client, instance_id, view: client.create_view_version(
        InstanceId=instance_id, ViewId=view["Id"]
    ),
    "DeleteViewVersion": lambda client, instance_id, view: client.delete_view_version(
        InstanceId=instance_id, ViewId=view["Id"], ViewVersion=1
    ),
    "TagResource": lambda client, _, view: client.tag_resource(
        resourceArn=view["Arn"], tags={"team": "zoo", "stage": "live", "cost": "low"}
    ),
    "UntagResource": lambda client, _, view: client.untag_resource(
        resourceArn=view["Arn"], tagKeys=["team", "stage"]
    ),
}


@contextmanager
def interrupted_at(number: int) -> Iterator[None]:
    """Raise KeyboardInterrupt at the n-th line of the backend that runs."""
    lines = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        if frame.f_code.co_filename not in FILES:
            return None
        if event == "line":
            lines += 1
            if lines == number:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def prepare(client: Any) -> tuple[str, dict[str, Any]]:
    """Return an instance with a view that has a version, newer content and tags."""
    instance_id = create_instance(client)
    view = create_view(client, instance_id, Tags={"team": "orders", "stage": "test"})
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    publish(client, instance_id, view["Id"], "Second")
    return instance_id, view


def interrupted(client: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Interrupt an operation at each of its lines in turn, each time in a new instance."""
    for number in count(1):
        instance_id, view = prepare(client)
        try:
            with interrupted_at(number):
                OPERATIONS[name](client, instance_id, view)
        except KeyboardInterrupt:
            yield instance_id, view
        else:
            assert number > 10
            return


def shown(client: Any, instance_id: str) -> str:
    """Return what an instance shows of its views, without what differs in each run."""
    text = str(state_of(client, instance_id))
    for view in customer_views(client, instance_id):
        text = text.replace(view["Id"], view["Name"])
    return text.replace(instance_id, "INSTANCE")


@pytest.mark.thorough
@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_interrupted_operation_is_done_or_not(client: Any, name: str) -> None:
    instance_id, view = prepare(client)
    before = shown(client, instance_id)
    OPERATIONS[name](client, instance_id, view)
    after = shown(client, instance_id)
    assert before != after
    for instance_id, view in interrupted(client, name):
        now = shown(client, instance_id)
        assert now in (before, after)
        if now == before:
            OPERATIONS[name](client, instance_id, view)
            assert shown(client, instance_id) == after


@pytest.mark.usefixtures("frozen")
def test_a_view_whose_renaming_was_interrupted_is_listed_once(client: Any) -> None:
    for instance_id, view in interrupted(client, "UpdateViewMetadata"):
        for name in ("Zoo", "Order", "Zoo"):
            client.update_view_metadata(InstanceId=instance_id, ViewId=view["Id"], Name=name)
            assert [each["Name"] for each in customer_views(client, instance_id)] == [name]
        client.delete_view(InstanceId=instance_id, ViewId=view["Id"])
        assert create_view(client, instance_id, "Zoo")["Id"] != view["Id"]


@pytest.mark.usefixtures("frozen")
def test_a_client_token_of_an_interrupted_creation_creates_one_view(client: Any) -> None:
    for instance_id, view in interrupted(client, "CreateView"):
        OPERATIONS["CreateView"](client, instance_id, view)

        _, created = customer_views(client, instance_id)
        described = describe(client, instance_id, created["Id"])
        assert described["Tags"] == {"team": "parcels", "stage": "test"}
