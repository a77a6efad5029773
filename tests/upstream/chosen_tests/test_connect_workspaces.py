"""Unit tests for workspaces, whose pages show views."""

import json

import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from .test_connect_views import UNKNOWN_ID, create_instance, create_view

FORM = "arn:aws:connect:us-east-1:aws:view/form"


def create_workspace(name="Agents", **kwargs):
    client, instance_id = create_instance()
    workspace = client.create_workspace(InstanceId=instance_id, Name=name, **kwargs)
    return client, {
        "InstanceId": instance_id,
        "WorkspaceId": workspace["WorkspaceId"],
    }


def create_page(client, workspace, arn=FORM, page="HOME", **kwargs):
    client.create_workspace_page(**workspace, ResourceArn=arn, Page=page, **kwargs)


def view_with_input(client, workspace):
    body = [{"Type": "TextBox", "Props": {}, "Content": ["$.Sentence"]}]
    template = {"Head": {"Title": "Order", "Configuration": {}}, "Body": body}
    content = {"Template": json.dumps(template), "Actions": []}
    return create_view(client, workspace["InstanceId"], Content=content)


def error_of(call, **kwargs):
    with pytest.raises(ClientError) as exc:
        call(**kwargs)
    return exc.value.response["Error"]


@mock_aws
def test_create_and_describe_workspace():
    client, workspace = create_workspace(
        Description="For agents", Title="Example", Tags={"team": "orders"}
    )

    described = client.describe_workspace(**workspace)["Workspace"]

    assert described.pop("LastModifiedTime")
    assert described.pop("Arn").endswith(f"/workspace/{workspace['WorkspaceId']}")
    assert described == {
        "Id": workspace["WorkspaceId"],
        "Name": "Agents",
        "Description": "For agents",
        "Title": "Example",
        "Tags": {"team": "orders"},
        "Visibility": "NONE",
        "LastModifiedRegion": "us-east-1",
    }


@mock_aws
def test_workspace_names_are_unique():
    client, workspace = create_workspace()

    error = error_of(
        client.create_workspace, InstanceId=workspace["InstanceId"], Name="Agents"
    )

    assert error["Code"] == "DuplicateResourceException"


@mock_aws
def test_unknown_workspace():
    client, workspace = create_workspace()

    error = error_of(
        client.describe_workspace, **{**workspace, "WorkspaceId": UNKNOWN_ID}
    )

    assert error["Code"] == "ResourceNotFoundException"


@mock_aws
def test_list_and_delete_workspaces():
    client, workspace = create_workspace("b")
    client.create_workspace(InstanceId=workspace["InstanceId"], Name="a")

    client.delete_workspace(**workspace)

    listed = client.list_workspaces(InstanceId=workspace["InstanceId"])
    assert [each["Name"] for each in listed["WorkspaceSummaryList"]] == ["a"]


@mock_aws
def test_pages_are_listed_by_name():
    client, workspace = create_workspace()
    for page in ("b", "HOME", "a"):
        create_page(client, workspace, page=page)

    first = client.list_workspace_pages(**workspace, MaxResults=2)
    rest = client.list_workspace_pages(**workspace, NextToken=first["NextToken"])

    assert [page["Page"] for page in first["WorkspacePageList"]] == ["HOME", "a"]
    assert rest["WorkspacePageList"] == [{"ResourceArn": FORM, "Page": "b"}]


@mock_aws
@pytest.mark.parametrize("qualifier", ["", ":$SAVED", ":$LATEST", ":1"])
def test_page_shows_a_view_that_exists(qualifier):
    client, workspace = create_workspace()
    view = create_view(client, workspace["InstanceId"])
    client.create_view_version(InstanceId=workspace["InstanceId"], ViewId=view["Id"])

    create_page(client, workspace, view["Arn"] + qualifier)
    error = error_of(
        client.create_workspace_page,
        **workspace,
        ResourceArn=view["Arn"].replace(view["Id"], UNKNOWN_ID) + qualifier,
        Page="Orders",
    )

    assert error["Code"] == "ResourceNotFoundException"


@mock_aws
@pytest.mark.parametrize("arn", ["form", "arn:aws:s3:::bucket"])
def test_page_takes_the_arn_of_a_view(arn):
    client, workspace = create_workspace()

    error = error_of(
        client.create_workspace_page, **workspace, ResourceArn=arn, Page="HOME"
    )

    assert error["Code"] == "InvalidParameterException"


@mock_aws
@pytest.mark.parametrize(
    "data, message",
    [
        ('{"Sentence": true}', "InputData: /Sentence must be string,number"),
        (
            '{"Text": "a"}',
            "InputData: must NOT have additional properties ('Text')",
        ),
        ("[]", "InputData: must be object"),
    ],
)
def test_input_data_is_judged_by_the_input_schema(data, message):
    client, workspace = create_workspace()
    view = view_with_input(client, workspace)
    create_page(client, workspace, view["Arn"], InputData='{"Sentence": "a"}')

    error = error_of(
        client.update_workspace_page, **workspace, Page="HOME", InputData=data
    )

    assert error["Code"] == "InvalidParameterException"
    assert error["Message"] == message


@mock_aws
def test_names_of_pages():
    client, workspace = create_workspace()
    create_page(client, workspace, page="Orders", Slug="orders")

    for page, slug, code in (
        ("Orders", "", "DuplicateResourceException"),
        ("Parcels", "orders", "DuplicateResourceException"),
        ("aws:page", "", "InvalidParameterException"),
        ("connect:page", "", "InvalidParameterException"),
    ):
        error = error_of(
            client.create_workspace_page,
            **workspace,
            ResourceArn=FORM,
            Page=page,
            Slug=slug,
        )
        assert error["Code"] == code


@mock_aws
def test_number_of_custom_pages():
    client, workspace = create_workspace()
    for number in range(17):
        create_page(client, workspace, page=f"Page {number}")

    error = error_of(
        client.create_workspace_page, **workspace, ResourceArn=FORM, Page="Page 17"
    )
    create_page(client, workspace)

    assert error["Code"] == "ServiceQuotaExceededException"


@mock_aws
def test_update_and_delete_page():
    client, workspace = create_workspace()
    create_page(client, workspace, Slug="home")

    client.update_workspace_page(**workspace, Page="HOME", NewPage="Orders", Slug="")
    pages = client.list_workspace_pages(**workspace)["WorkspacePageList"]
    client.delete_workspace_page(**workspace, Page="Orders")

    assert pages == [{"ResourceArn": FORM, "Page": "Orders"}]
    assert client.list_workspace_pages(**workspace)["WorkspacePageList"] == []


@mock_aws
def test_update_page_with_nothing():
    client, workspace = create_workspace()
    create_page(client, workspace)

    error = error_of(client.update_workspace_page, **workspace, Page="HOME")

    assert error["Code"] == "InvalidRequestException"


@mock_aws
def test_view_of_a_page_is_in_use():
    client, workspace = create_workspace()
    view = create_view(client, workspace["InstanceId"])
    create_page(client, workspace, view["Arn"])
    named = {"InstanceId": workspace["InstanceId"], "ViewId": view["Id"]}

    error = error_of(client.delete_view, **named)
    client.delete_workspace(**workspace)
    client.delete_view(**named)

    assert error["Code"] == "ResourceInUseException"
