from __future__ import annotations

from typing import Any

import pytest
from freezegun import freeze_time

from .helpers import (
    REGION,
    UNKNOWN_ID,
    assert_raises,
    create_view,
    customer_views,
    describe,
    names_of,
    state_of,
)


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id, Description="Shows an order")


def update(client: Any, instance_id: str, view_id: str, **metadata: str) -> Any:
    return client.update_view_metadata(InstanceId=instance_id, ViewId=view_id, **metadata)


def test_update_view_metadata_answers_with_nothing(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    assert update(client, instance_id, view["Id"], Name="Orders").keys() == {"ResponseMetadata"}


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_update_view_metadata_changes_the_name(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str
) -> None:
    update(client, instance_id, view[identifier], Name="Orders")

    assert describe(client, instance_id, view["Id"])["Name"] == "Orders"


def test_update_view_metadata_with_a_name_keeps_the_description(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    update(client, instance_id, view["Id"], Name="Orders")

    assert describe(client, instance_id, view["Id"])["Description"] == "Shows an order"


def test_update_view_metadata_with_a_description_keeps_the_name(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    update(client, instance_id, view["Id"], Description="New")

    described = describe(client, instance_id, view["Id"])
    assert (described["Name"], described["Description"]) == ("Order", "New")


def test_update_view_metadata_changes_both_at_once(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    update(client, instance_id, view["Id"], Name="Orders", Description="New")

    described = describe(client, instance_id, view["Id"])
    assert (described["Name"], described["Description"]) == ("Orders", "New")


def test_update_view_metadata_keeps_id_and_arn(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    update(client, instance_id, view["Id"], Name="Orders")

    (summary,) = customer_views(client, instance_id)
    assert (summary["Id"], summary["Arn"]) == (view["Id"], view["Arn"])


@pytest.mark.parametrize("qualifier", ["$SAVED", "$LATEST", "1"])
def test_update_view_metadata_shows_at_once_in_every_qualifier_and_version(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    update(client, instance_id, view["Id"], Name="Orders", Description="New")

    described = describe(client, instance_id, f"{view['Id']}:{qualifier}")
    assert (described["Name"], described["Description"]) == ("Orders", "New")


def test_update_view_metadata_shows_at_once_in_the_list_of_versions(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    update(client, instance_id, view["Id"], Name="Orders", Description="New")

    (version,) = client.list_view_versions(InstanceId=instance_id, ViewId=view["Id"])[
        "ViewVersionSummaryList"
    ]
    assert (version["Name"], version["Description"]) == ("Orders", "New")


def test_update_view_metadata_does_not_move_last_modified_time(
    client: Any, instance_id: str
) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        clock.tick(60)
        update(client, instance_id, view["Id"], Name="Orders", Description="New")
        described = describe(client, instance_id, view["Id"])

    assert described["LastModifiedTime"] == view["LastModifiedTime"]


def test_update_view_metadata_with_neither_name_nor_description_is_an_invalid_request(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    with assert_raises(client, "InvalidRequestException"):
        update(client, instance_id, view["Id"])


def test_update_view_metadata_with_a_name_that_is_taken_is_a_duplicate(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_view(client, instance_id, "Orders")

    with assert_raises(
        client, "DuplicateResourceException", match="View name already exists for the instance"
    ):
        update(client, instance_id, view["Id"], Name="Orders")


def test_update_view_metadata_with_a_name_that_is_taken_changes_nothing(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_view(client, instance_id, "Orders")
    before = state_of(client, instance_id)

    with assert_raises(client, "DuplicateResourceException"):
        update(client, instance_id, view["Id"], Name="Orders", Description="New")

    assert state_of(client, instance_id) == before


def test_update_view_metadata_takes_the_own_name_of_the_view(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    update(client, instance_id, view["Id"], Name="Order", Description="New")

    assert describe(client, instance_id, view["Id"])["Description"] == "New"


def test_update_view_metadata_takes_the_name_of_a_deleted_view(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    other = create_view(client, instance_id, "Orders")
    client.delete_view(InstanceId=instance_id, ViewId=other["Id"])

    update(client, instance_id, view["Id"], Name="Orders")

    assert names_of(customer_views(client, instance_id)) == ["Orders"]


def test_update_view_metadata_swaps_two_names(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    other = create_view(client, instance_id, "Orders")

    update(client, instance_id, view["Id"], Name="Interim")
    update(client, instance_id, other["Id"], Name="Order")
    update(client, instance_id, view["Id"], Name="Orders")

    listed = {listed["Name"]: listed["Id"] for listed in customer_views(client, instance_id)}
    assert listed == {"Order": other["Id"], "Orders": view["Id"]}


def test_update_view_metadata_moves_the_view_to_its_place_in_the_list(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_view(client, instance_id, "Parcel")

    update(client, instance_id, view["Id"], Name="Queue")

    assert names_of(customer_views(client, instance_id)) == ["Parcel", "Queue"]


def test_update_view_metadata_of_an_unknown_view_is_not_found(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        update(client, instance_id, UNKNOWN_ID, Name="Orders")


def test_update_view_metadata_in_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        update(client, UNKNOWN_ID, view["Id"], Name="Orders")


def test_update_view_metadata_of_an_aws_managed_view_is_denied(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "AccessDeniedException"):
        update(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/detail", Name="Orders")
