from __future__ import annotations

from typing import Any

import pytest
from freezegun import freeze_time

from .helpers import (
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_versions,
    create_view,
    describe,
    needs_own_process,
    publish,
    state_of,
    template,
    version_numbers,
)

MANAGED_VIEW_ARN = f"arn:aws:connect:{REGION}:aws:view/detail"


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id, Description="Shows an order")


def create_version(client: Any, instance_id: str, view_id: str, **parameters: str) -> Any:
    return client.create_view_version(InstanceId=instance_id, ViewId=view_id, **parameters)["View"]


def delete_version(client: Any, instance_id: str, view_id: str, version: int) -> Any:
    return client.delete_view_version(InstanceId=instance_id, ViewId=view_id, ViewVersion=version)


def list_versions(client: Any, instance_id: str, view_id: str) -> list[dict[str, Any]]:
    versions: list[dict[str, Any]] = client.list_view_versions(
        InstanceId=instance_id, ViewId=view_id
    )["ViewVersionSummaryList"]
    return versions


# CreateViewVersion


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_create_view_version_numbers_from_1(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str
) -> None:
    assert create_version(client, instance_id, view[identifier])["Version"] == 1


def test_create_view_version_counts_up(client: Any, instance_id: str, view: dict[str, Any]) -> None:
    create_versions(client, instance_id, view["Id"], 3)

    assert version_numbers(client, instance_id, view["Id"]) == [3, 2, 1]


def test_create_view_version_answers_with_the_view_under_its_arn_with_the_number(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = create_version(client, instance_id, view["Id"])

    assert (version["Id"], version["Arn"]) == (view["Id"], f"{view['Arn']}:1")


def test_create_view_version_answers_as_describe_view_does(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = create_version(client, instance_id, view["Id"], VersionDescription="The first")

    assert version == describe(client, instance_id, f"{view['Id']}:1")


def test_create_view_version_keeps_its_description(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = create_version(client, instance_id, view["Id"], VersionDescription="The first")

    assert version["VersionDescription"] == "The first"
    assert version["Description"] == "Shows an order"


def test_create_view_version_freezes_the_published_content_not_the_draft(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.update_view_content(
        InstanceId=instance_id, ViewId=view["Id"], Status="SAVED", Content=content("Draft")
    )

    version = create_version(client, instance_id, view["Id"])

    assert version["Content"]["Template"] == template()
    assert version["Status"] == "PUBLISHED"


def test_create_view_version_is_immutable(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])

    publish(client, instance_id, view["Id"], "New")

    first = describe(client, instance_id, f"{view['Id']}:1")
    assert first["Content"]["Template"] == template()


def test_create_view_version_returns_highest_version_when_content_is_unchanged(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = create_version(client, instance_id, view["Id"])

    assert create_version(client, instance_id, view["Id"]) == version


def test_create_view_version_with_unchanged_content_takes_no_new_number(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])
    create_version(client, instance_id, view["Id"])

    assert version_numbers(client, instance_id, view["Id"]) == [1]


def test_create_view_version_with_unchanged_content_takes_no_new_description(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"], VersionDescription="The first")

    version = create_version(client, instance_id, view["Id"], VersionDescription="The second")

    assert version["VersionDescription"] == "The first"


def test_create_view_version_with_unchanged_content_does_not_move_last_modified_time(
    client: Any, instance_id: str
) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        version = create_version(client, instance_id, view["Id"])
        clock.tick(60)
        again = create_version(client, instance_id, view["Id"])

    assert again["LastModifiedTime"] == version["LastModifiedTime"]


def test_create_view_version_takes_content_of_the_same_checksum_as_unchanged(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])
    client.update_view_content(
        InstanceId=instance_id,
        ViewId=view["Id"],
        Status="PUBLISHED",
        Content={"Template": f" {template()}", "Actions": ["Submit"]},
    )

    assert create_version(client, instance_id, view["Id"])["Version"] == 1


def test_create_view_version_of_an_earlier_content_takes_a_new_number(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])
    publish(client, instance_id, view["Id"], "New")
    create_version(client, instance_id, view["Id"])
    publish(client, instance_id, view["Id"], "Order")

    assert create_version(client, instance_id, view["Id"])["Version"] == 3


@needs_own_process
def test_create_view_version_moves_last_modified_time(client: Any, instance_id: str) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        clock.tick(60)
        version = create_version(client, instance_id, view["Id"])

    assert (version["LastModifiedTime"] - view["LastModifiedTime"]).total_seconds() == 60


def test_create_view_version_never_changes_created_time(client: Any, instance_id: str) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        clock.tick(60)
        version = create_version(client, instance_id, view["Id"])

    assert version["CreatedTime"] == view["CreatedTime"]


def test_create_view_version_of_a_view_never_published_is_not_found(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, status="SAVED")

    with assert_raises(client, "ResourceNotFoundException"):
        create_version(client, instance_id, view["Id"])


def test_create_view_version_takes_the_checksum_of_the_published_content(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = create_version(
        client, instance_id, view["Id"], ViewContentSha256=view["ViewContentSha256"]
    )

    assert version["ViewContentSha256"] == view["ViewContentSha256"]


def test_create_view_version_with_another_checksum_is_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    publish(client, instance_id, view["Id"], "New")

    with assert_raises(client, "InvalidParameterException", match="ViewContentSha256"):
        create_version(client, instance_id, view["Id"], ViewContentSha256=view["ViewContentSha256"])


def test_create_view_version_with_another_checksum_creates_nothing(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidParameterException"):
        create_version(client, instance_id, view["Id"], ViewContentSha256="0" * 64)

    assert state_of(client, instance_id) == before


def test_create_view_version_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        create_version(client, instance_id, UNKNOWN_ID)


def test_create_view_version_in_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        create_version(client, UNKNOWN_ID, view["Id"])


def test_create_view_version_of_an_aws_managed_view_is_denied(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "AccessDeniedException"):
        create_version(client, instance_id, MANAGED_VIEW_ARN)


# DeleteViewVersion


def test_delete_view_version_answers_with_nothing(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])

    assert delete_version(client, instance_id, view["Id"], 1).keys() == {"ResponseMetadata"}


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_delete_view_version_deletes_this_version_only(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str
) -> None:
    create_versions(client, instance_id, view["Id"], 3)

    delete_version(client, instance_id, view[identifier], 2)

    assert version_numbers(client, instance_id, view["Id"]) == [3, 1]


def test_delete_view_version_makes_the_version_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])

    delete_version(client, instance_id, view["Id"], 1)

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"{view['Id']}:1")


@needs_own_process
def test_delete_view_version_keeps_draft_and_published_content(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    before = state_of(client, instance_id)
    with freeze_time(view["LastModifiedTime"]):
        create_version(client, instance_id, view["Id"])

    delete_version(client, instance_id, view["Id"], 1)

    assert state_of(client, instance_id) == before


@needs_own_process
def test_delete_view_version_does_not_move_last_modified_time(
    client: Any, instance_id: str
) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        create_version(client, instance_id, view["Id"])
        clock.tick(60)
        delete_version(client, instance_id, view["Id"], 1)

        described = describe(client, instance_id, view["Id"])
    assert described["LastModifiedTime"] == view["LastModifiedTime"]


@pytest.mark.parametrize("deleted", [[3], [1, 2, 3], [3, 2, 1], [2]])
def test_create_view_version_never_uses_a_number_again(
    client: Any, instance_id: str, view: dict[str, Any], deleted: list[int]
) -> None:
    create_versions(client, instance_id, view["Id"], 3)
    for number in deleted:
        delete_version(client, instance_id, view["Id"], number)
    publish(client, instance_id, view["Id"], "New")

    assert create_version(client, instance_id, view["Id"])["Version"] == 4


def test_create_view_version_after_the_highest_was_deleted_freezes_the_content_again(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_versions(client, instance_id, view["Id"], 2)
    delete_version(client, instance_id, view["Id"], 2)

    assert create_version(client, instance_id, view["Id"])["Version"] == 3


def test_create_view_version_compares_with_the_highest_surviving_version(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])
    create_versions(client, instance_id, view["Id"], 1)
    publish(client, instance_id, view["Id"], "Order")
    delete_version(client, instance_id, view["Id"], 2)

    assert create_version(client, instance_id, view["Id"])["Version"] == 1


@pytest.mark.parametrize("version", [2, 0, -1, 999_999_999_999_999_999])
def test_delete_view_version_of_an_unknown_version_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any], version: int
) -> None:
    create_version(client, instance_id, view["Id"])

    with assert_raises(client, "ResourceNotFoundException"):
        delete_version(client, instance_id, view["Id"], version)


def test_delete_view_version_twice_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_version(client, instance_id, view["Id"])
    delete_version(client, instance_id, view["Id"], 1)

    with assert_raises(client, "ResourceNotFoundException"):
        delete_version(client, instance_id, view["Id"], 1)


def test_delete_view_version_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        delete_version(client, instance_id, UNKNOWN_ID, 1)


def test_delete_view_version_in_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        delete_version(client, UNKNOWN_ID, view["Id"], 1)


def test_delete_view_version_of_an_aws_managed_view_is_denied(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "AccessDeniedException"):
        delete_version(client, instance_id, MANAGED_VIEW_ARN, 1)


def test_versions_of_a_view_created_again_start_from_1(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_versions(client, instance_id, view["Id"], 2)
    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])
    again = create_view(client, instance_id)

    assert create_version(client, instance_id, again["Id"])["Version"] == 1


# ListViewVersions


def test_list_view_versions_has_the_highest_number_first(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    create_versions(client, instance_id, view["Id"], 11)

    versions = list_versions(client, instance_id, view["Id"])

    assert [version["Version"] for version in versions] == list(range(11, 0, -1))


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_list_view_versions_answers_with_summaries(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str
) -> None:
    create_version(client, instance_id, view["Id"], VersionDescription="The first")

    assert list_versions(client, instance_id, view[identifier]) == [
        {
            "Id": view["Id"],
            "Arn": f"{view['Arn']}:1",
            "Name": "Order",
            "Type": "CUSTOMER_MANAGED",
            "Description": "Shows an order",
            "Version": 1,
            "VersionDescription": "The first",
        }
    ]


def test_list_view_versions_leaves_out_members_without_a_value(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    create_version(client, instance_id, view["Id"])

    (version,) = list_versions(client, instance_id, view["Id"])

    assert version.keys() == {"Id", "Arn", "Name", "Type", "Version"}


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_list_view_versions_of_a_view_without_versions_is_empty(
    client: Any, instance_id: str, status: str
) -> None:
    view = create_view(client, instance_id, status=status)

    assert list_versions(client, instance_id, view["Id"]) == []


def test_list_view_versions_of_an_aws_managed_view_gives_version_1(
    client: Any, instance_id: str
) -> None:
    (version,) = list_versions(client, instance_id, MANAGED_VIEW_ARN)

    assert (version["Id"], version["Version"], version["Type"]) == ("detail", 1, "AWS_MANAGED")
    assert (version["Arn"], version["Name"]) == (f"{MANAGED_VIEW_ARN}:1", "Detail")


def test_list_view_versions_of_an_unknown_aws_managed_view_is_not_found(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        list_versions(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/unknown")


def test_list_view_versions_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        list_versions(client, instance_id, UNKNOWN_ID)


def test_list_view_versions_in_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        list_versions(client, UNKNOWN_ID, view["Id"])
