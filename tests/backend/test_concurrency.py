from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto.connect.models import Instance

from connect_views_mock.connect import view_models, views

from ..connect.helpers import (
    create_view,
    customer_views,
    describe,
    names_of,
    publish,
    version_numbers,
)
from ..workspaces.workspaces import create_workspace, list_workspaces

THREADS = 8


def at_once(call: Callable[[int], Any]) -> list[Any]:
    """Call with the number of each thread, all at the same time. Errors are results."""
    barrier = Barrier(THREADS)

    def wait_and_call(number: int) -> Any:
        barrier.wait()
        try:
            return call(number)
        except ClientError as error:
            return error

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(wait_and_call, range(THREADS)))


@pytest.fixture
def meet() -> Callable[[], None]:
    """Wait until another thread gets to the same place. If a lock stops it, give up waiting."""
    meeting = Barrier(2)

    def wait() -> None:
        with suppress(BrokenBarrierError):
            meeting.wait(timeout=0.2)

    return wait


def test_only_one_view_is_created_at_a_time(
    client: Any, instance_id: str, meet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    view_state = view_models.ViewState

    def meet_and_make(**state: Any) -> view_models.ViewState:
        meet()
        return view_state(**state)

    monkeypatch.setattr(views, "ViewState", meet_and_make)

    results = at_once(lambda _: create_view(client, instance_id))

    errors = [result for result in results if isinstance(result, ClientError)]
    assert len(errors) == THREADS - 1
    assert names_of(customer_views(client, instance_id)) == ["Order"]


def test_the_views_of_a_new_instance_are_found_at_once(
    client: Any, instance_id: str, meet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    instance_views = view_models.InstanceViews

    def meet_and_make(instance: Instance) -> view_models.InstanceViews:
        meet()
        return instance_views(instance)

    monkeypatch.setattr(views, "InstanceViews", meet_and_make)

    at_once(lambda number: create_view(client, instance_id, f"View {number}"))

    assert len(customer_views(client, instance_id)) == THREADS


def test_a_view_is_deleted_once(
    client: Any, instance_id: str, meet: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = create_view(client, instance_id)["Id"]
    find_view = views.ViewBackend._view

    def find_view_and_meet(*args: Any) -> view_models.View:
        view = find_view(*args)
        meet()
        return view

    monkeypatch.setattr(views.ViewBackend, "_view", find_view_and_meet)

    results = at_once(lambda _: client.delete_view(InstanceId=instance_id, ViewId=view_id))

    errors = [result for result in results if isinstance(result, ClientError)]
    assert {type(error) for error in errors} == {client.exceptions.ResourceNotFoundException}
    assert len(errors) == THREADS - 1


def test_views_created_at_once_are_all_there(client: Any, instance_id: str) -> None:
    at_once(lambda number: create_view(client, instance_id, f"View {number}"))

    names = names_of(customer_views(client, instance_id))
    assert names == [f"View {number}" for number in range(THREADS)]


def test_views_created_at_once_under_one_name_are_one_view(client: Any, instance_id: str) -> None:
    results = at_once(lambda _: create_view(client, instance_id))

    errors = [result for result in results if isinstance(result, ClientError)]
    assert {type(error) for error in errors} == {client.exceptions.DuplicateResourceException}
    assert len(errors) == THREADS - 1
    assert names_of(customer_views(client, instance_id)) == ["Order"]


def test_views_created_at_once_with_one_client_token_are_one_view(
    client: Any, instance_id: str
) -> None:
    results = at_once(lambda _: create_view(client, instance_id, ClientToken="token"))

    assert len({view["Id"] for view in results}) == 1
    assert names_of(customer_views(client, instance_id)) == ["Order"]


def test_views_renamed_at_once_to_one_name_are_one_view_of_that_name(
    client: Any, instance_id: str
) -> None:
    views = [create_view(client, instance_id, f"View {number}") for number in range(THREADS)]

    at_once(
        lambda number: client.update_view_metadata(
            InstanceId=instance_id, ViewId=views[number]["Id"], Name="Order"
        )
    )

    names = names_of(customer_views(client, instance_id))
    assert names.count("Order") == 1
    assert len(set(names)) == THREADS


def test_versions_created_at_once_of_one_content_are_one_version(
    client: Any, instance_id: str
) -> None:
    view_id = create_view(client, instance_id)["Id"]

    results = at_once(
        lambda _: client.create_view_version(InstanceId=instance_id, ViewId=view_id)["View"]
    )

    assert {version["Version"] for version in results} == {1}
    assert version_numbers(client, instance_id, view_id) == [1]


def publish_and_freeze(client: Any, instance_id: str, view_id: str, number: int) -> Any:
    publish(client, instance_id, view_id, f"Title {number}")
    return client.create_view_version(InstanceId=instance_id, ViewId=view_id)["View"]


def test_versions_created_at_once_of_many_contents_lose_no_number(
    client: Any, instance_id: str
) -> None:
    view_id = create_view(client, instance_id)["Id"]

    results = at_once(lambda number: publish_and_freeze(client, instance_id, view_id, number))

    numbers = version_numbers(client, instance_id, view_id)
    assert numbers == list(range(len(numbers), 0, -1))
    assert {version["Version"] for version in results} == set(numbers)


def test_versions_created_at_once_keep_the_content_they_were_answered_with(
    client: Any, instance_id: str
) -> None:
    view_id = create_view(client, instance_id)["Id"]

    results = at_once(lambda number: publish_and_freeze(client, instance_id, view_id, number))

    for version in results:
        described = describe(client, instance_id, f"{view_id}:{version['Version']}")
        assert described["Content"] == version["Content"]


def test_tags_added_at_once_are_all_there(client: Any, instance_id: str) -> None:
    arn = create_view(client, instance_id)["Arn"]

    at_once(lambda number: client.tag_resource(resourceArn=arn, tags={f"key {number}": "value"}))

    assert len(client.list_tags_for_resource(resourceArn=arn)["tags"]) == THREADS


def test_views_deleted_while_they_are_listed_do_no_harm(client: Any, instance_id: str) -> None:
    views = [create_view(client, instance_id, f"View {number}") for number in range(THREADS)]

    def delete_or_list(number: int) -> Any:
        if number % 2:
            client.delete_view(InstanceId=instance_id, ViewId=views[number]["Id"])
        return customer_views(client, instance_id)

    assert not [result for result in at_once(delete_or_list) if isinstance(result, ClientError)]
    assert len(customer_views(client, instance_id)) == THREADS // 2


def test_workspaces_created_at_once_under_one_name_are_one_workspace(
    client: Any, instance_id: str
) -> None:
    results = at_once(lambda _: create_workspace(client, instance_id))

    errors = [result for result in results if isinstance(result, ClientError)]
    assert {type(error) for error in errors} == {client.exceptions.DuplicateResourceException}
    assert len(errors) == THREADS - 1
    assert len(list_workspaces(client, instance_id)) == 1


def test_pages_created_at_once_are_all_there(client: Any, instance_id: str) -> None:
    workspace = create_workspace(client, instance_id)
    arn = create_view(client, instance_id)["Arn"]

    at_once(lambda number: workspace.create_page(arn, f"Page {number}"))

    assert [page["Page"] for page in workspace.pages()] == [
        f"Page {number}" for number in range(THREADS)
    ]
