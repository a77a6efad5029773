from __future__ import annotations

from typing import Any

import pytest
from moto.moto_api._internal import mock_random

from .helpers import (
    REGION,
    UNKNOWN_ID,
    assert_raises,
    create_versions,
    create_view,
    customer_views,
    describe,
    names_of,
    needs_own_process,
    state_of,
)


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id, Tags={"team": "orders"})


def delete(client: Any, instance_id: str, view_id: str) -> Any:
    return client.delete_view(InstanceId=instance_id, ViewId=view_id)


def test_delete_view_answers_with_nothing(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    assert delete(client, instance_id, view["Id"]).keys() == {"ResponseMetadata"}


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_delete_view_takes_the_view_off_the_list(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str
) -> None:
    delete(client, instance_id, view[identifier])

    assert customer_views(client, instance_id) == []


@pytest.mark.parametrize("qualifier", ["", ":$SAVED", ":$LATEST", ":1"])
def test_delete_view_removes_draft_published_content_and_versions(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    create_versions(client, instance_id, view["Id"], 1)

    delete(client, instance_id, view["Id"])

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Id"] + qualifier)


def test_delete_view_removes_the_list_of_versions(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_versions(client, instance_id, view["Id"], 1)

    delete(client, instance_id, view["Id"])

    with assert_raises(client, "ResourceNotFoundException"):
        client.list_view_versions(InstanceId=instance_id, ViewId=view["Id"])


def test_delete_view_removes_the_tags(client: Any, instance_id: str, view: dict[str, Any]) -> None:
    delete(client, instance_id, view["Id"])

    with assert_raises(client, "ResourceNotFoundException"):
        client.list_tags_for_resource(resourceArn=view["Arn"])


def test_delete_view_leaves_other_views_alone(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_view(client, instance_id, "Orders")
    create_view(client, instance_id, "Nothing")

    delete(client, instance_id, view["Id"])

    assert names_of(customer_views(client, instance_id)) == ["Nothing", "Orders"]


def test_delete_view_twice_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    delete(client, instance_id, view["Id"])

    with assert_raises(client, "ResourceNotFoundException"):
        delete(client, instance_id, view["Id"])


def test_delete_view_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        delete(client, instance_id, UNKNOWN_ID)


def test_delete_view_in_an_unknown_instance_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        delete(client, UNKNOWN_ID, view["Id"])

    assert state_of(client, instance_id) == before


def test_delete_view_of_an_aws_managed_view_is_denied(client: Any, instance_id: str) -> None:
    with assert_raises(client, "AccessDeniedException"):
        delete(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/detail")


def test_delete_view_of_an_unknown_aws_managed_view_is_not_found(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        delete(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/unknown")


def test_delete_view_after_a_rename_frees_both_names(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.update_view_metadata(InstanceId=instance_id, ViewId=view["Id"], Name="Orders")

    delete(client, instance_id, view["Id"])

    create_view(client, instance_id, "Order")
    create_view(client, instance_id, "Orders")
    assert names_of(customer_views(client, instance_id)) == ["Order", "Orders"]


# Instances


def test_deleting_an_instance_takes_its_views_with_it(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.delete_instance(InstanceId=instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Id"])


def test_deleting_an_instance_takes_the_tags_of_its_views_with_it(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.delete_instance(InstanceId=instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        client.list_tags_for_resource(resourceArn=view["Arn"])


def same_instance_again(client: Any, instance_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client.delete_instance(InstanceId=instance_id)
    monkeypatch.setattr("uuid.uuid4", lambda: instance_id)
    client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )


def test_views_do_not_come_back_with_an_instance_of_the_same_id(
    client: Any, instance_id: str, view: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    same_instance_again(client, instance_id, monkeypatch)

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Id"])


@needs_own_process
def test_names_and_client_tokens_are_free_in_an_instance_of_the_same_id(
    client: Any, instance_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = create_view(client, instance_id, ClientToken="token")
    same_instance_again(client, instance_id, monkeypatch)

    assert create_view(client, instance_id, ClientToken="token")["Id"] != view["Id"]


@needs_own_process
def test_tags_do_not_come_back_with_an_instance_and_a_view_of_the_same_ids(
    client: Any, instance_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mock_random.seed(1)
    view = create_view(client, instance_id, Tags={"team": "orders"})
    same_instance_again(client, instance_id, monkeypatch)

    mock_random.seed(1)
    again = create_view(client, instance_id)

    assert (again["Arn"], again["Tags"]) == (view["Arn"], {})
