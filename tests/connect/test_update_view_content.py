from __future__ import annotations

from typing import Any

import pytest
from freezegun import freeze_time

from .helpers import (
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_view,
    describe,
    needs_own_process,
    publish,
    state_of,
    template,
    version_numbers,
)


def update(client: Any, instance_id: str, view_id: str, status: str, title: str = "New") -> Any:
    return client.update_view_content(
        InstanceId=instance_id, ViewId=view_id, Status=status, Content=content(title)
    )["View"]


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_update_view_content_always_sets_the_draft(
    client: Any, instance_id: str, status: str
) -> None:
    view = create_view(client, instance_id)

    update(client, instance_id, view["Id"], status)

    saved = describe(client, instance_id, f"{view['Id']}:$SAVED")
    assert (saved["Content"]["Template"], saved["Status"]) == (template("New"), status)


def test_update_view_content_with_saved_keeps_the_published_content(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    update(client, instance_id, view["Id"], "SAVED")

    assert describe(client, instance_id, view["Id"])["Content"]["Template"] == template()


def test_update_view_content_with_published_sets_the_published_content(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    update(client, instance_id, view["Id"], "PUBLISHED")

    assert describe(client, instance_id, view["Id"])["Content"]["Template"] == template("New")


def test_update_view_content_publishes_a_view_that_never_was(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, status="SAVED")

    update(client, instance_id, view["Id"], "PUBLISHED")

    assert describe(client, instance_id, view["Id"])["Status"] == "PUBLISHED"


def test_update_view_content_with_published_creates_no_numbered_version(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    update(client, instance_id, view["Id"], "PUBLISHED")

    assert version_numbers(client, instance_id, view["Id"]) == []


def test_update_view_content_keeps_numbered_versions_as_they_are(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    update(client, instance_id, view["Id"], "PUBLISHED")

    first = describe(client, instance_id, f"{view['Id']}:1")
    assert first["Content"]["Template"] == template()


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_update_view_content_answers_with_the_draft_under_the_unqualified_arn(
    client: Any, instance_id: str, identifier: str
) -> None:
    view = create_view(client, instance_id)

    updated = update(client, instance_id, view[identifier], "SAVED")

    assert (updated["Arn"], updated["Status"]) == (view["Arn"], "SAVED")
    assert updated["Content"]["Template"] == template("New")


def test_update_view_content_with_saved_answers_with_the_checksum_of_the_published_content(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    updated = update(client, instance_id, view["Id"], "SAVED")

    assert updated["ViewContentSha256"] == view["ViewContentSha256"]


def test_update_view_content_with_published_answers_with_the_new_checksum(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    updated = update(client, instance_id, view["Id"], "PUBLISHED")

    assert updated["ViewContentSha256"] != view["ViewContentSha256"]


def test_update_view_content_has_no_version(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)

    assert "Version" not in update(client, instance_id, view["Id"], "PUBLISHED")


@needs_own_process
@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_update_view_content_moves_last_modified_time(
    client: Any, instance_id: str, status: str
) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        clock.tick(60)
        updated = update(client, instance_id, view["Id"], status)

    assert (updated["LastModifiedTime"] - view["LastModifiedTime"]).total_seconds() == 60


def test_update_view_content_never_changes_created_time(client: Any, instance_id: str) -> None:
    with freeze_time("2026-01-01T00:00:00Z") as clock:
        view = create_view(client, instance_id)
        clock.tick(60)
        updated = update(client, instance_id, view["Id"], "PUBLISHED")

    assert updated["CreatedTime"] == view["CreatedTime"]


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_update_view_content_with_an_invalid_template_changes_nothing(
    client: Any, instance_id: str, status: str
) -> None:
    view = create_view(client, instance_id)
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidParameterException"):
        client.update_view_content(
            InstanceId=instance_id,
            ViewId=view["Id"],
            Status=status,
            Content={"Template": '{"Head": {}}'},
        )

    assert state_of(client, instance_id) == before


def test_update_view_content_takes_content_without_actions_as_none(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    updated = client.update_view_content(
        InstanceId=instance_id,
        ViewId=view["Id"],
        Status="PUBLISHED",
        Content={"Template": template()},
    )["View"]

    assert updated["Content"]["Actions"] == []


def test_update_view_content_without_a_template_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    with assert_raises(client, "InvalidParameterException", match="Template"):
        client.update_view_content(
            InstanceId=instance_id, ViewId=view["Id"], Status="SAVED", Content={}
        )


def test_update_view_content_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        publish(client, instance_id, UNKNOWN_ID, "New")


def test_update_view_content_in_an_unknown_instance_is_not_found(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        publish(client, UNKNOWN_ID, view["Id"], "New")


def test_update_view_content_of_an_aws_managed_view_is_denied(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "AccessDeniedException"):
        publish(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/detail", "New")
