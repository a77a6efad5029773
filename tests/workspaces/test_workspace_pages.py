from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests.connect.helpers import (
    ACCOUNT_ID,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    create_instance,
    create_versions,
    create_view,
    describe,
    unchecked_client,
    version_numbers,
)

from .workspaces import Workspace, content_with_inputs, create_workspace, workspaces_state

FORM = f"arn:aws:connect:{REGION}:aws:view/form"


@pytest.fixture(name="workspace")
def _workspace(client: Any, instance_id: str) -> Workspace:
    return create_workspace(client, instance_id)


@pytest.fixture(name="view")
def _view(client: Any, instance_id: str) -> dict[str, Any]:
    """A view with the optional input Sentence and the required input Name."""
    return create_view(client, instance_id, Content=content_with_inputs())


def refused(
    workspace: Workspace, code: str, match: str, call: Callable[[], object], client: Any = None
) -> None:
    """Check that a call is refused, and that it changes nothing."""
    before = workspaces_state(workspace.client, workspace.instance_id)
    with assert_raises(client or workspace.client, code, match=match):
        call()
    assert workspaces_state(workspace.client, workspace.instance_id) == before


def test_create_workspace_page_shows_a_view(workspace: Workspace, view: dict[str, Any]) -> None:
    data = json.dumps({"Name": "order"})

    workspace.create_page(view["Arn"], "Orders", Slug="all-orders", InputData=data)

    assert workspace.pages() == [
        {"ResourceArn": view["Arn"], "Page": "Orders", "Slug": "all-orders", "InputData": data}
    ]


def test_create_workspace_page_leaves_out_members_without_a_value(
    workspace: Workspace, view: dict[str, Any]
) -> None:
    workspace.create_page(view["Arn"], Slug="", InputData="")

    assert workspace.pages() == [{"ResourceArn": view["Arn"], "Page": "HOME"}]


@pytest.mark.parametrize("qualifier", ["", ":$SAVED", ":$LATEST", ":1"])
def test_resource_arn_of_a_page_can_be_qualified(
    client: Any, workspace: Workspace, view: dict[str, Any], qualifier: str
) -> None:
    create_versions(client, workspace.instance_id, view["Id"], 1)

    workspace.create_page(view["Arn"] + qualifier)

    assert workspace.pages()[0]["ResourceArn"] == view["Arn"] + qualifier


@pytest.mark.parametrize("qualifier", ["", ":1"])
def test_resource_arn_of_a_page_can_be_that_of_an_aws_managed_view(
    workspace: Workspace, qualifier: str
) -> None:
    workspace.create_page(FORM + qualifier, InputData='{"Sections": []}')

    assert workspace.pages()[0]["ResourceArn"] == FORM + qualifier


def test_resource_arn_of_a_page_has_to_exist(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    workspace.create_page(view["Arn"])
    other_instance = create_view(client, create_instance(client))["Arn"]
    for arn in (
        view["Arn"].replace(view["Id"], UNKNOWN_ID),
        view["Arn"].replace(ACCOUNT_ID, "210987654321"),
        view["Arn"].replace(REGION, "us-west-2"),
        other_instance,
        f"{view['Arn']}:7",
        FORM.replace("form", "unknown"),
        f"{FORM}:2",
    ):
        for call in (
            partial(workspace.create_page, arn, "Orders"),
            partial(workspace.update_page, "HOME", ResourceArn=arn),
        ):
            refused(workspace, "ResourceNotFoundException", "iew", call)


def test_view_of_a_page_has_to_be_published_or_named_as_saved(
    client: Any, workspace: Workspace
) -> None:
    draft = create_view(client, workspace.instance_id, status="SAVED")["Arn"]

    refused(
        workspace,
        "ResourceNotFoundException",
        "ublish",
        lambda: workspace.create_page(draft),
    )
    workspace.create_page(f"{draft}:$SAVED")


def test_resource_arn_that_is_not_that_of_a_view_is_an_invalid_parameter(
    workspace: Workspace, view: dict[str, Any]
) -> None:
    workspace.create_page(view["Arn"])
    for arn in (
        view["Id"],
        f"{view['Id']}:$LATEST",
        "form",
        "arn:aws:s3:::bucket",
        workspace.arn,
        f"{view['Arn']}:$FIRST",
        f"{view['Arn']}:01",
        f"{view['Arn']}/x",
        "\x00",
        "arn:" + "a" * 10_000,
    ):
        for call in (
            partial(workspace.create_page, arn, "Orders"),
            partial(workspace.update_page, "HOME", ResourceArn=arn),
        ):
            refused(workspace, "InvalidParameterException", "ResourceArn: ", call)


def test_empty_resource_arn_of_a_page_is_an_invalid_parameter(
    workspace: Workspace, view: dict[str, Any]
) -> None:
    workspace.create_page(view["Arn"])
    for call in (
        lambda: workspace.create_page("", "Orders"),
        lambda: workspace.update_page("HOME", ResourceArn=""),
    ):
        refused(workspace, "InvalidParameterException", "ResourceArn: ", call)


INPUTS: dict[str, str] = {
    '{"Name": "order", "Sentence": true}': "InputData: /Sentence must be string,number",
    "{}": "InputData: must have required property 'Name'",
    '{"Name": "order", "Other": 1}': "InputData: must NOT have additional properties",
    '{"Name": [], "Sentence": {}}': "/Name must be string.*; /Sentence must be string,number",
    "{": "InputData: must be a JSON document",
    "[]": "InputData: must be object",
    '{"Name": "a", "Name": "b"}': "appears twice",
    '{"Name": ' + "[" * 1_500 + "]" * 1_500 + "}": "nested",
    '{"Name": NaN}': "NaN is not a JSON value",
    "\x00": "InputData: must be a JSON document",
}


@pytest.mark.parametrize(("data", "found"), INPUTS.items())
def test_input_data_that_the_input_schema_refuses_is_an_invalid_parameter(
    workspace: Workspace, view: dict[str, Any], data: str, found: str
) -> None:
    workspace.create_page(view["Arn"])
    for call in (
        lambda: workspace.create_page(view["Arn"], "Orders", InputData=data),
        lambda: workspace.update_page("HOME", InputData=data),
    ):
        refused(workspace, "InvalidParameterException", found, call)


def test_input_data_of_many_findings_is_refused_in_a_short_message(
    workspace: Workspace, view: dict[str, Any]
) -> None:
    data = json.dumps({"Name": "order", **{f"key{number}": 1 for number in range(200)}})

    with assert_raises(workspace.client, "InvalidParameterException", match="; and 180 more"):
        workspace.create_page(view["Arn"], InputData=data)


def test_input_data_is_judged_by_the_content_that_the_arn_names(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    client.create_view_version(InstanceId=workspace.instance_id, ViewId=view["Id"])
    client.update_view_content(
        InstanceId=workspace.instance_id,
        ViewId=view["Id"],
        Status="SAVED",
        Content={
            "Template": '{"Head": {"Configuration": {}}, "Body": '
            '[{"Type": "TextBox", "Props": {}, "Content": ["$.Draft"]}]}',
            "Actions": [],
        },
    )

    workspace.create_page(f"{view['Arn']}:$SAVED", "a", InputData='{"Draft": "a"}')
    data = '{"Name": "a", "Draft": "a"}'
    for arn in (view["Arn"], f"{view['Arn']}:$LATEST", f"{view['Arn']}:1"):
        call = partial(workspace.create_page, arn, "b", InputData=data)
        refused(workspace, "InvalidParameterException", "'Draft'", call)


def test_page_without_input_data_is_not_judged(workspace: Workspace, view: dict[str, Any]) -> None:
    assert (
        "Name"
        in json.loads(
            describe(workspace.client, workspace.instance_id, view["Id"])["Content"]["InputSchema"]
        )["required"]
    )

    workspace.create_page(view["Arn"])


def test_another_view_of_a_page_judges_the_input_data_that_is_there(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    other = create_view(client, workspace.instance_id, "Without inputs")["Arn"]
    workspace.create_page(view["Arn"], InputData='{"Name": "order"}')

    refused(
        workspace,
        "InvalidParameterException",
        "InputData: must NOT have additional properties",
        lambda: workspace.update_page("HOME", ResourceArn=other),
    )
    workspace.update_page("HOME", ResourceArn=other, InputData="{}")
    assert workspace.pages() == [{"ResourceArn": other, "Page": "HOME", "InputData": "{}"}]


def test_other_changes_of_a_page_do_not_judge_its_input_data_again(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    workspace.create_page(view["Arn"], InputData='{"Name": "order"}')
    client.update_view_content(
        InstanceId=workspace.instance_id,
        ViewId=view["Id"],
        Status="PUBLISHED",
        Content={"Template": '{"Head": {"Configuration": {}}, "Body": []}', "Actions": []},
    )

    workspace.update_page("HOME", Slug="home")

    assert workspace.pages()[0]["Slug"] == "home"


# Names and slugs


@pytest.mark.parametrize(
    "name", ["HOME", "AGENT_EXPERIENCE", "a", "é" * 25, "Orders | all", "a@b:c=d'e-f_g.h", "AWS:a"]
)
def test_page_can_have_many_names(workspace: Workspace, name: str) -> None:
    workspace.create_page(FORM, name)
    assert workspace.pages() == [{"ResourceArn": FORM, "Page": name}]

    workspace.update_page(name, Slug="slug")
    assert workspace.pages()[0]["Slug"] == "slug"

    workspace.delete_page(name)
    assert workspace.pages() == []


@pytest.mark.parametrize(
    "name", ["", "a" * 26, ".", "..", "a/b", "a!", "a\n", "\x00", "\ud800", "aws:a", "connect:a"]
)
def test_page_with_a_bad_name_is_an_invalid_parameter(workspace: Workspace, name: str) -> None:
    workspace.create_page(FORM)
    unchecked = unchecked_client()
    sending = Workspace(unchecked, workspace.instance_id, workspace.id, workspace.arn)

    prefixed = name in ("aws:a", "connect:a")
    refused(
        workspace,
        "InvalidParameterException",
        f"Page: a custom page must not begin with {name[:-1]}" if prefixed else "Page: must ",
        lambda: sending.create_page(FORM, name),
        unchecked,
    )
    refused(
        workspace,
        "InvalidParameterException",
        "NewPage: ",
        lambda: sending.update_page("HOME", NewPage=name),
        unchecked,
    )


@pytest.mark.parametrize("slug", ["ab", "a/b", "a" * 64, "a\nbc", "abc!", "\ud800bc"])
def test_slug_that_breaks_the_pattern_is_an_invalid_parameter(
    workspace: Workspace, slug: str
) -> None:
    workspace.create_page(FORM)
    unchecked = unchecked_client()
    sending = Workspace(unchecked, workspace.instance_id, workspace.id, workspace.arn)
    for call in (
        lambda: sending.create_page(FORM, "Orders", Slug=slug),
        lambda: sending.update_page("HOME", Slug=slug),
    ):
        refused(workspace, "InvalidParameterException", "Slug: must ", call, unchecked)


def test_input_data_of_more_than_4096_characters_is_an_invalid_parameter(
    workspace: Workspace,
) -> None:
    data = json.dumps({"Sections": ["a" * 5_000]})

    refused(
        workspace,
        "InvalidParameterException",
        "InputData: must have 0 to 4096 characters",
        lambda: workspace.create_page(FORM, InputData=data),
    )


def test_page_is_there_once_in_a_workspace(client: Any, workspace: Workspace) -> None:
    workspace.create_page(FORM)
    workspace.create_page(FORM, "Orders", Slug="orders")

    refused(
        workspace,
        "DuplicateResourceException",
        "a page HOME already",
        lambda: workspace.create_page(FORM),
    )
    refused(
        workspace,
        "DuplicateResourceException",
        "NewPage: the workspace has a page Orders already",
        lambda: workspace.update_page("HOME", NewPage="Orders"),
    )
    for call in (
        lambda: workspace.create_page(FORM, "Parcels", Slug="orders"),
        lambda: workspace.update_page("HOME", Slug="orders"),
    ):
        refused(workspace, "DuplicateResourceException", "slug orders already", call)
    create_workspace(client, workspace.instance_id, "Other").create_page(FORM, Slug="orders")


def test_instance_takes_17_custom_pages(client: Any, workspace: Workspace) -> None:
    other = create_workspace(client, workspace.instance_id, "Other")
    other.create_page(FORM, "Page 0")
    for number in range(1, 17):
        workspace.create_page(FORM, f"Page {number}")

    refused(
        workspace,
        "ServiceQuotaExceededException",
        "17 custom pages",
        lambda: workspace.create_page(FORM, "Page 17"),
    )
    workspace.create_page(FORM, "HOME")
    workspace.update_page("Page 16", NewPage="Page 17")
    refused(
        workspace,
        "InvalidRequestException",
        "17 custom pages",
        lambda: workspace.update_page("HOME", NewPage="Page 18"),
    )
    other.delete_page("Page 0")
    workspace.update_page("HOME", NewPage="Page 18")
    create_workspace(client, create_instance(client)).create_page(FORM, "Page 0")


# Changes


def test_update_workspace_page_changes_what_is_given(
    workspace: Workspace, view: dict[str, Any]
) -> None:
    data = json.dumps({"Name": "order"})
    workspace.create_page(view["Arn"], "Orders", Slug="orders", InputData=data)

    workspace.update_page("Orders", NewPage="All orders")
    assert workspace.pages() == [
        {"ResourceArn": view["Arn"], "Page": "All orders", "Slug": "orders", "InputData": data}
    ]
    workspace.update_page("All orders", Slug="", InputData="")
    assert workspace.pages() == [{"ResourceArn": view["Arn"], "Page": "All orders"}]
    workspace.update_page("All orders", NewPage="All orders", ResourceArn=FORM)
    assert workspace.pages() == [{"ResourceArn": FORM, "Page": "All orders"}]


def test_update_workspace_page_with_nothing_is_an_invalid_request(workspace: Workspace) -> None:
    workspace.create_page(FORM)

    refused(
        workspace, "InvalidRequestException", "must be given", lambda: workspace.update_page("HOME")
    )


def test_page_that_is_not_there_is_not_found(workspace: Workspace) -> None:
    workspace.create_page(FORM, "Orders")
    for call in (
        lambda: workspace.update_page("HOME", Slug="home"),
        lambda: workspace.update_page("HOME"),
        lambda: workspace.delete_page("HOME"),
        lambda: workspace.delete_page("aws:page"),
    ):
        refused(workspace, "ResourceNotFoundException", "Page ", call)


def test_list_workspace_pages_by_name_in_pages(client: Any, workspace: Workspace) -> None:
    for name in ("b", "HOME", "a", "AGENT_EXPERIENCE"):
        workspace.create_page(FORM, name)
    named = {"InstanceId": workspace.instance_id, "WorkspaceId": workspace.arn}

    first = client.list_workspace_pages(**named, MaxResults=2)
    workspace.delete_page("HOME")
    rest = client.list_workspace_pages(**named, NextToken=first["NextToken"])

    assert [page["Page"] for page in first["WorkspacePageList"]] == ["AGENT_EXPERIENCE", "HOME"]
    assert [page["Page"] for page in rest["WorkspacePageList"]] == ["a", "b"]
    assert "NextToken" not in rest


# Views in use


@pytest.mark.parametrize("qualifier", ["", ":$SAVED", ":$LATEST", ":1"])
def test_delete_view_that_a_page_shows_is_refused(
    client: Any, workspace: Workspace, view: dict[str, Any], qualifier: str
) -> None:
    create_versions(client, workspace.instance_id, view["Id"], 1)
    workspace.create_page(view["Arn"] + qualifier)
    named = {"InstanceId": workspace.instance_id, "ViewId": view["Id"]}

    with assert_raises(client, "ResourceInUseException", match="page HOME of workspace"):
        client.delete_view(**named)

    describe(client, workspace.instance_id, view["Id"])
    workspace.update_page("HOME", ResourceArn=FORM)
    client.delete_view(**named)


def test_delete_view_version_that_a_page_names_is_refused(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    create_versions(client, workspace.instance_id, view["Id"], 2)
    workspace.create_page(f"{view['Arn']}:1")
    workspace.create_page(view["Arn"], "Orders")
    named = {"InstanceId": workspace.instance_id, "ViewId": view["Id"]}

    with assert_raises(client, "ResourceInUseException", match="page HOME of workspace"):
        client.delete_view_version(**named, ViewVersion=1)
    client.delete_view_version(**named, ViewVersion=2)

    assert version_numbers(client, workspace.instance_id, view["Id"]) == [1]


def test_view_is_used_by_the_pages_of_its_own_instance_only(
    client: Any, workspace: Workspace, view: dict[str, Any]
) -> None:
    create_workspace(client, create_instance(client)).create_page(FORM)

    client.delete_view(InstanceId=workspace.instance_id, ViewId=view["Id"])
