from __future__ import annotations

import uuid
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from freezegun import freeze_time

from tests.connect.helpers import (
    ACCOUNT_ID,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    connect_client,
    create_instance,
    create_view,
    needs_own_process,
    unchecked_client,
)

from .workspaces import Workspace, create_workspace, list_workspaces

THEME = {
    "Light": {
        "Palette": {
            "Header": {"Background": "#ffffff", "InvertActionsColors": False},
            "Primary": {"Default": "#0000ff"},
        },
        "Images": {"Logo": {"Favicon": "https://example.org/icon.png"}},
        "Typography": {"FontFamily": {"Default": "Verdana"}},
    },
    "Dark": {"Palette": {"Canvas": {"PageBackground": "black"}}},
}


@pytest.fixture(name="workspace")
def _workspace(client: Any, instance_id: str) -> Workspace:
    return create_workspace(client, instance_id)


def test_create_workspace_answers_with_id_and_arn(workspace: Workspace) -> None:
    assert str(uuid.UUID(workspace.id)) == workspace.id
    assert workspace.arn == (
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{workspace.instance_id}/"
        f"workspace/{workspace.id}"
    )


def test_describe_workspace_answers_with_what_was_given(client: Any, instance_id: str) -> None:
    before = datetime.now(timezone.utc) - timedelta(seconds=1)
    workspace = create_workspace(
        client,
        instance_id,
        Description="For agents\nof all teams",
        Title="Example",
        Theme=THEME,
        Tags={"team": "orders"},
    )

    described = workspace.describe()

    assert before <= described.pop("LastModifiedTime") <= datetime.now(timezone.utc)
    assert described == {
        "Id": workspace.id,
        "Arn": workspace.arn,
        "Name": "Agents",
        "Description": "For agents\nof all teams",
        "Title": "Example",
        "Theme": THEME,
        "Tags": {"team": "orders"},
        "Visibility": "NONE",
        "LastModifiedRegion": REGION,
    }


def test_describe_workspace_leaves_out_members_without_a_value(
    client: Any, instance_id: str
) -> None:
    workspace = create_workspace(client, instance_id, Description="", Title="")

    assert workspace.describe().keys() == {
        *("Id", "Arn", "Name", "Tags", "Visibility", "LastModifiedTime", "LastModifiedRegion")
    }


def test_workspace_name_is_unique_in_the_instance(
    client: Any, instance_id: str, workspace: Workspace
) -> None:
    with assert_raises(client, "DuplicateResourceException", match="already exists"):
        create_workspace(client, instance_id)

    create_workspace(client, create_instance(client))
    workspace.delete()
    create_workspace(client, instance_id)


@pytest.mark.parametrize("form", ["id", "ARN"])
def test_workspace_id_can_be_the_id_or_the_arn(
    client: Any, workspace: Workspace, form: str
) -> None:
    identifier = workspace.id if form == "id" else workspace.arn

    described = client.describe_workspace(
        InstanceId=f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{workspace.instance_id}",
        WorkspaceId=identifier,
    )

    assert described["Workspace"]["Id"] == workspace.id


def calls(workspace: Workspace) -> list[Any]:
    return [
        lambda: workspace.describe(),
        lambda: workspace.delete(),
        lambda: workspace.pages(),
        lambda: workspace.create_page(f"arn:aws:connect:{REGION}:aws:view/form"),
        lambda: workspace.update_page("HOME", Slug="home"),
        lambda: workspace.delete_page("HOME"),
    ]


def test_workspace_id_of_an_unknown_workspace_is_not_found(
    client: Any, instance_id: str, workspace: Workspace
) -> None:
    other_instance_id = create_instance(client)
    for identifier in (
        UNKNOWN_ID,
        "workspace",
        workspace.arn.replace(workspace.id, UNKNOWN_ID),
        workspace.arn.replace(ACCOUNT_ID, "210987654321"),
        workspace.arn.replace(REGION, "us-west-2"),
        workspace.arn.replace(instance_id, other_instance_id),
    ):
        for call in calls(Workspace(client, instance_id, identifier, "")):
            with assert_raises(client, "ResourceNotFoundException", match="Workspace"):
                call()

    assert len(list_workspaces(client, instance_id)) == 1


def test_instance_of_a_workspace_that_is_unknown_is_not_found(
    client: Any, workspace: Workspace
) -> None:
    for call in (
        *calls(Workspace(client, UNKNOWN_ID, workspace.id, "")),
        lambda: create_workspace(client, UNKNOWN_ID),
        lambda: list_workspaces(client, UNKNOWN_ID),
    ):
        with assert_raises(client, "ResourceNotFoundException", match="Instance"):
            call()


@pytest.mark.parametrize("suffix", ["view/x", "workspace/", "workspace/x/y", "workspace"])
def test_workspace_id_that_is_an_arn_but_not_of_a_workspace_is_an_invalid_parameter(
    client: Any, instance_id: str, suffix: str
) -> None:
    arn = f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{instance_id}/{suffix}"

    for call in calls(Workspace(client, instance_id, arn, "")):
        with assert_raises(client, "InvalidParameterException", match="WorkspaceId: must be"):
            call()


def test_list_workspaces_answers_with_summaries_by_name(
    client: Any, instance_id: str, workspace: Workspace
) -> None:
    first = create_workspace(client, instance_id, "Admins", Tags={"team": "orders"})

    listed = list_workspaces(client, instance_id)

    assert [each["Id"] for each in listed] == [first.id, workspace.id]
    assert listed[0].keys() == {"Id", "Name", "Arn", "LastModifiedTime", "LastModifiedRegion"}


def test_list_workspaces_in_pages(client: Any, instance_id: str) -> None:
    names = [f"Workspace {number}" for number in range(5)]
    for name in reversed(names):
        create_workspace(client, instance_id, name)
    paginator = client.get_paginator("list_workspaces")

    pages = paginator.paginate(InstanceId=instance_id, PaginationConfig={"PageSize": 2})

    found = [[each["Name"] for each in page["WorkspaceSummaryList"]] for page in pages]
    assert found == [names[:2], names[2:4], names[4:]]


def test_what_is_deleted_between_two_pages_of_workspaces_leaves_the_others(
    client: Any, instance_id: str
) -> None:
    workspaces = [create_workspace(client, instance_id, name) for name in "abc"]
    first = client.list_workspaces(InstanceId=instance_id, MaxResults=1)

    workspaces[0].delete()
    rest = client.list_workspaces(InstanceId=instance_id, NextToken=first["NextToken"])

    assert [each["Name"] for each in rest["WorkspaceSummaryList"]] == ["b", "c"]
    assert "NextToken" not in rest


def test_foreign_next_token_of_workspaces_is_an_invalid_parameter(
    client: Any, instance_id: str, workspace: Workspace
) -> None:
    create_workspace(client, instance_id, "Admins")
    token = client.list_workspaces(InstanceId=instance_id, MaxResults=1)["NextToken"]
    named = {"InstanceId": instance_id, "WorkspaceId": workspace.id}

    for bad in ("", "token", token[:-1], token.swapcase()):
        with assert_raises(client, "InvalidParameterException", match="NextToken"):
            client.list_workspaces(InstanceId=instance_id, NextToken=bad)
        with assert_raises(client, "InvalidParameterException", match="NextToken"):
            client.list_workspace_pages(**named, NextToken=bad)
    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        client.list_workspace_pages(**named, NextToken=token)


def test_delete_workspace_takes_its_pages_and_tags_and_leaves_the_views(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    workspace = create_workspace(client, instance_id, Tags={"team": "orders"})
    workspace.create_page(view["Arn"])

    workspace.delete()

    assert list_workspaces(client, instance_id) == []
    with assert_raises(client, "ResourceNotFoundException"):
        workspace.describe()
    assert client.list_tags_for_resource(resourceArn=workspace.arn)["tags"] == {}
    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])


def test_tags_of_a_workspace_are_those_of_its_arn(client: Any, instance_id: str) -> None:
    workspace = create_workspace(client, instance_id, Tags={"team": "orders"})

    client.tag_resource(resourceArn=workspace.arn, tags={"stage": "test"})

    assert workspace.describe()["Tags"] == {"team": "orders", "stage": "test"}
    assert client.list_tags_for_resource(resourceArn=workspace.arn)["tags"] == {
        "team": "orders",
        "stage": "test",
    }


@needs_own_process
def test_last_modified_time_of_a_workspace_moves_with_its_pages(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    with freeze_time("2026-01-02T03:04:05Z") as clock:
        workspace = create_workspace(client, instance_id)
        times = [workspace.describe()["LastModifiedTime"]]
        changes: list[Any] = [
            lambda: workspace.create_page(view["Arn"]),
            lambda: workspace.update_page("HOME", Slug="home"),
            lambda: workspace.delete_page("HOME"),
        ]
        for change in changes:
            clock.tick(1)
            change()
            times.append(workspace.describe()["LastModifiedTime"])

    start = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    assert times == [start + timedelta(seconds=number) for number in range(4)]


@pytest.mark.usefixtures("workspace")
def test_workspaces_are_in_one_region_and_instance(client: Any) -> None:
    elsewhere = connect_client("us-west-2")
    instance_id = create_instance(elsewhere)

    assert list_workspaces(elsewhere, instance_id) == []
    assert list_workspaces(client, create_instance(client)) == []
    assert create_workspace(elsewhere, instance_id).describe()["LastModifiedRegion"] == "us-west-2"


def test_deleting_an_instance_takes_its_workspaces(client: Any, workspace: Workspace) -> None:
    client.tag_resource(resourceArn=workspace.arn, tags={"team": "orders"})

    client.delete_instance(InstanceId=workspace.instance_id)

    with assert_raises(client, "ResourceNotFoundException", match="Instance"):
        workspace.describe()


@pytest.mark.parametrize(
    ("member", "value"),
    [
        *(("Name", value) for value in ("", " ", "a" * 128, "a\nb")),
        *(("Description", value) for value in ("a" * 501, "\x00", "\u200b")),
        *(("Title", value) for value in ("a" * 128, "a\nb")),
        ("Theme", {"Light": {"Palette": {"Header": {"Text": " "}}}}),
        ("Theme", {"Light": {"Images": {"Logo": {"Default": "a" * 255}}}}),
        ("Theme", {"Dark": {"Typography": {"FontFamily": {"Default": "Comic Sans"}}}}),
        ("Tags", {"aws:team": "orders"}),
        ("Tags", {f"key {number}": "value" for number in range(51)}),
    ],
)
def test_workspace_that_breaks_a_rule_of_the_model_is_an_invalid_parameter(
    client: Any, instance_id: str, member: str, value: Any
) -> None:
    parameters = {"InstanceId": instance_id, "Name": "Another", member: value}

    with assert_raises(unchecked_client(), "InvalidParameterException", match=member):
        unchecked_client().create_workspace(**parameters)

    assert list_workspaces(client, instance_id) == []
