"""Unit tests for views: their life, their identifiers and their content."""

import json
import re
from unittest import SkipTest

import boto3
import pytest
from botocore.exceptions import ClientError
from freezegun import freeze_time

from moto import mock_aws, settings

UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


def create_instance(region="us-east-1"):
    client = boto3.client("connect", region_name=region)
    instance_id = client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )["Id"]
    return client, instance_id


def content(title="Order", actions=("Submit",)):
    template = {"Head": {"Title": title, "Configuration": {}}, "Body": []}
    # Laid out oddly, because it is returned as it was sent
    return {"Template": json.dumps(template, indent=" \t"), "Actions": list(actions)}


def create_view(
    client, instance_id, name="Order", status="PUBLISHED", title="Order", **kwargs
):
    kwargs = {"Content": content(title), "Status": status, **kwargs}
    return client.create_view(InstanceId=instance_id, Name=name, **kwargs)["View"]


def update_content(client, instance_id, view_id, status, title):
    return client.update_view_content(
        InstanceId=instance_id, ViewId=view_id, Status=status, Content=content(title)
    )["View"]


def describe(client, instance_id, view_id):
    return client.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]


def title_of(view):
    return json.loads(view["Content"]["Template"])["Head"]["Title"]


CHANGES = [
    ("update_view_content", {"Status": "SAVED", "Content": content()}),
    ("update_view_metadata", {"Name": "New"}),
    ("delete_view", {}),
    ("create_view_version", {}),
    ("delete_view_version", {"ViewVersion": 1}),
]


@mock_aws
def test_create_view():
    client, instance_id = create_instance()

    view = create_view(client, instance_id, Description="An order", Tags={"a": "b"})

    view_id = view.pop("Id")
    assert re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", view_id)
    arn = (
        f"arn:aws:connect:us-east-1:123456789012:instance/{instance_id}/view/{view_id}"
    )
    created_time = view.pop("CreatedTime")
    assert created_time.tzinfo is not None
    assert re.fullmatch("[0-9a-f]{64}", view.pop("ViewContentSha256"))
    sent = content()
    view_content = view.pop("Content")
    assert {key: view_content[key] for key in sent} == sent
    # Neither Version nor VersionDescription
    assert view == {
        "Arn": arn,
        "Name": "Order",
        "Description": "An order",
        "Status": "PUBLISHED",
        "Type": "CUSTOMER_MANAGED",
        "Tags": {"a": "b"},
        "LastModifiedTime": created_time,
    }


@mock_aws
def test_create_view_in_partition_and_with_instance_arn():
    client, instance_id = create_instance("us-gov-west-1")
    arn = f"arn:aws-us-gov:connect:us-gov-west-1:123456789012:instance/{instance_id}"

    view = create_view(client, arn)

    assert view["Arn"] == f"{arn}/view/{view['Id']}"
    assert describe(client, arn, view["Arn"])["Name"] == "Order"


@pytest.mark.parametrize("place", ["us-west-2:123456789012", "us-east-1:210987654321"])
@mock_aws
def test_create_view_in_instance_of_another_place(place):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        create_view(client, f"arn:aws:connect:{place}:instance/{instance_id}")
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == f"Instance {instance_id} not found"


@mock_aws
def test_create_view_saved():
    client, instance_id = create_instance()

    view_id = create_view(client, instance_id, status="SAVED", Tags={})["Id"]

    saved = describe(client, instance_id, f"{view_id}:$SAVED")
    assert saved["Status"] == "SAVED"
    assert title_of(saved) == "Order"
    assert saved["Tags"] == {}
    assert not {"Description", "Version", "ViewContentSha256"} & saved.keys()
    with pytest.raises(ClientError) as exc:
        describe(client, instance_id, view_id)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == (
        f"View {view_id} is not published: publish it, or describe its $SAVED"
    )


@mock_aws
def test_create_view_with_existing_name():
    client, instance_id = create_instance()
    create_view(client, instance_id)

    with pytest.raises(ClientError) as exc:
        create_view(client, instance_id)
    err = exc.value.response["Error"]
    assert err["Code"] == "DuplicateResourceException"
    assert err["Message"] == "View name already exists for the instance"


@mock_aws
def test_create_view_with_same_client_token():
    client, instance_id = create_instance()
    first = create_view(client, instance_id, ClientToken="token")

    # A second view of this name would be refused
    second = create_view(client, instance_id, ClientToken="token")

    assert second["Id"] == first["Id"]


@pytest.mark.parametrize(
    "kwargs", [{"name": "B"}, {"status": "SAVED"}, {"title": "B"}, {"Tags": {"a": "b"}}]
)
@mock_aws
def test_create_view_with_same_client_token_and_other_parameters(kwargs):
    client, instance_id = create_instance()
    create_view(client, instance_id, ClientToken="token")

    with pytest.raises(ClientError) as exc:
        create_view(client, instance_id, ClientToken="token", **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidRequestException"
    assert err["Message"] == (
        "ClientToken: was used before to create a view with other parameters"
    )


@mock_aws
def test_name_and_client_token_in_another_instance():
    for client, instance_id in (create_instance(), create_instance()):
        view = create_view(client, instance_id, ClientToken="token")
        assert f"instance/{instance_id}/" in view["Arn"]


@mock_aws
def test_client_token_of_deleted_view():
    client, instance_id = create_instance()
    view_id = create_view(client, instance_id, ClientToken="token")["Id"]
    client.delete_view(InstanceId=instance_id, ViewId=view_id)

    assert create_view(client, instance_id, "New", ClientToken="token")["Id"] != view_id


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
@pytest.mark.parametrize(
    "template, finding",
    [
        (None, "must have required property 'Template'"),
        ("", "must be a JSON document: Expecting value: line 1 column 1 (char 0)"),
        ("[]", "must be object"),
    ],
)
@mock_aws
def test_create_view_with_invalid_template(template, finding, status):
    client, instance_id = create_instance()
    content = {} if template is None else {"Template": template}

    with pytest.raises(ClientError) as exc:
        create_view(client, instance_id, status=status, Content=content)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == f"Content: Invalid view content: {finding}"


@mock_aws
def test_create_view_with_too_much_content():
    client, instance_id = create_instance()
    largest = {"Template": content()["Template"].ljust(400_000)}
    create_view(client, instance_id, Content=largest)

    with pytest.raises(ClientError) as exc:
        create_view(client, instance_id, "Big", Content={**largest, "Actions": ["A"]})
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "Content: Invalid view content: must NOT be larger than 400000 bytes, is 400001"
    )


@pytest.mark.parametrize(
    "qualifier, described",
    [("", ":$LATEST"), (":$LATEST", ":$LATEST"), (":$SAVED", ":$SAVED")],
)
@mock_aws
def test_describe_published_view_by_id_and_arn(qualifier, described):
    client, instance_id = create_instance()
    created = create_view(client, instance_id)

    by_id = describe(client, instance_id, created["Id"] + qualifier)
    by_arn = describe(client, instance_id, created["Arn"] + qualifier)

    assert by_id == by_arn
    assert by_id["Id"] == created["Id"]
    assert by_id["Arn"] == created["Arn"] + described
    assert by_id["Status"] == "PUBLISHED"
    assert title_of(by_id) == "Order"


@pytest.mark.parametrize(
    "old, new",
    [("us-east-1", "us-west-2"), (":1234", ":4321"), ("instance/", "instance/0")],
)
@mock_aws
def test_describe_view_by_arn_of_another_place(old, new):
    client, instance_id = create_instance()
    view = create_view(client, instance_id)

    with pytest.raises(ClientError) as exc:
        describe(client, instance_id, view["Arn"].replace(old, new))
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == f"View {view['Id']} not found"


@pytest.mark.parametrize(
    "view_id",
    [f"{UNKNOWN_ID}:{qualifier}" for qualifier in ("$saved", "01", "", "1:2")],
)
@mock_aws
def test_describe_view_with_unknown_qualifier(view_id):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        describe(client, instance_id, view_id)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "ViewId: the qualifier must be $SAVED, $LATEST or a version from 1"
    )


@pytest.mark.parametrize("member", ["InstanceId", "ViewId"])
@mock_aws
def test_arn_of_another_resource(member):
    client, instance_id = create_instance()
    arn = "arn:aws:connect:us-east-1:123456789012:queue/a"

    with pytest.raises(ClientError) as exc:
        client.describe_view(**{"InstanceId": instance_id, "ViewId": "a", member: arn})
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"].startswith(f"{member}: must be the id of ")


@pytest.mark.parametrize(
    "view_id, code, message",
    [
        (UNKNOWN_ID, "ResourceNotFoundException", f"View {UNKNOWN_ID} not found"),
        (
            f"{UNKNOWN_ID}:$SAVED",
            "InvalidParameterException",
            "ViewId: must not have a qualifier here (only DescribeView takes one)",
        ),
    ],
)
@pytest.mark.parametrize("operation, kwargs", CHANGES)
@mock_aws
def test_change_unknown_or_qualified_view(operation, kwargs, view_id, code, message):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        getattr(client, operation)(InstanceId=instance_id, ViewId=view_id, **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == code
    assert err["Message"] == message


@pytest.mark.parametrize(
    "status, latest", [("SAVED", "Order"), ("PUBLISHED", "Changed")]
)
@mock_aws
def test_update_view_content(status, latest):
    client, instance_id = create_instance()
    created = create_view(client, instance_id)

    updated = update_content(client, instance_id, created["Arn"], status, "Changed")

    assert updated["Arn"] == created["Arn"]
    assert updated["Status"] == status
    assert title_of(updated) == "Changed"
    saved = describe(client, instance_id, f"{created['Id']}:$SAVED")
    assert saved["Status"] == status
    assert title_of(saved) == "Changed"
    published = describe(client, instance_id, created["Id"])
    assert published["Status"] == "PUBLISHED"
    assert title_of(published) == latest
    # The checksum is that of the published content, whatever is described
    assert updated["ViewContentSha256"] == published["ViewContentSha256"]
    unchanged = status == "SAVED"
    assert (updated["ViewContentSha256"] == created["ViewContentSha256"]) is unchanged


@mock_aws
def test_last_modified_time():
    if settings.TEST_SERVER_MODE:
        raise SkipTest("The time of the server does not stand still")
    client, instance_id = create_instance()
    with freeze_time("2026-01-01 12:00:00") as clock:
        created = create_view(client, instance_id)

        clock.tick(60)
        client.update_view_metadata(
            InstanceId=instance_id, ViewId=created["Id"], Name="New"
        )
        renamed = describe(client, instance_id, created["Id"])
        updated = update_content(client, instance_id, created["Id"], "SAVED", "New")

    assert renamed["LastModifiedTime"] == created["CreatedTime"]
    assert updated["CreatedTime"] == created["CreatedTime"]
    age = updated["LastModifiedTime"] - created["CreatedTime"]
    assert age.total_seconds() == 60


@pytest.mark.parametrize(
    "template, actions, same",
    [
        ('{"Body": [],"Head":{"Title": "A", "Configuration": {}}}', "21", True),
        ('{"Head":{"Configuration":{},"Title":"B"},"Body":[]}', "12", False),
        ('{"Head":{"Configuration":{},"Title":"A"},"Body":[]}', "1", False),
    ],
)
@mock_aws
def test_checksum_does_not_depend_on_layout(template, actions, same):
    client, instance_id = create_instance()
    first = create_view(client, instance_id, Content=content("A", "12"))
    other = {"Template": template, "Actions": list(actions)}

    second = create_view(client, instance_id, "Second", Content=other)

    assert (first["ViewContentSha256"] == second["ViewContentSha256"]) is same


@pytest.mark.parametrize(
    "kwargs", [{"Name": "New"}, {"Name": "Order", "Description": "New"}]
)
@mock_aws
def test_update_view_metadata_shows_in_every_qualifier(kwargs):
    client, instance_id = create_instance()
    created = create_view(client, instance_id, Description="Old")
    client.create_view_version(InstanceId=instance_id, ViewId=created["Id"])

    client.update_view_metadata(InstanceId=instance_id, ViewId=created["Id"], **kwargs)

    metadata = {"Name": "Order", "Description": "Old", **kwargs}
    for qualifier in ("$SAVED", "$LATEST", "1"):
        view = describe(client, instance_id, f"{created['Id']}:{qualifier}")
        assert {key: view[key] for key in metadata} == metadata
        assert view["Arn"] == f"{created['Arn']}:{qualifier}"


@pytest.mark.parametrize(
    "kwargs, code, message",
    [
        (
            {"Name": "Taken"},
            "DuplicateResourceException",
            "View name already exists for the instance",
        ),
        ({}, "InvalidRequestException", "Either Name or Description must be given"),
    ],
)
@mock_aws
def test_update_view_metadata_with_bad_parameters(kwargs, code, message):
    client, instance_id = create_instance()
    view_id = create_view(client, instance_id)["Id"]
    create_view(client, instance_id, "Taken")

    with pytest.raises(ClientError) as exc:
        client.update_view_metadata(InstanceId=instance_id, ViewId=view_id, **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == code
    assert err["Message"] == message


@mock_aws
def test_delete_view():
    client, instance_id = create_instance()
    view_id = create_view(client, instance_id)["Id"]
    client.create_view_version(InstanceId=instance_id, ViewId=view_id)

    client.delete_view(InstanceId=instance_id, ViewId=view_id)

    for qualifier in ("$SAVED", "$LATEST", "1"):
        with pytest.raises(ClientError) as exc:
            describe(client, instance_id, f"{view_id}:{qualifier}")
        err = exc.value.response["Error"]
        assert err["Code"] == "ResourceNotFoundException"
        assert err["Message"] == f"View {view_id} not found"


@mock_aws
def test_name_of_renamed_and_of_deleted_view():
    client, instance_id = create_instance()
    renamed_id = create_view(client, instance_id)["Id"]
    client.update_view_metadata(InstanceId=instance_id, ViewId=renamed_id, Name="New")

    deleted_id = create_view(client, instance_id)["Id"]
    client.delete_view(InstanceId=instance_id, ViewId=deleted_id)

    assert create_view(client, instance_id)["Name"] == "Order"


@mock_aws
def test_delete_instance_with_views():
    client, instance_id = create_instance()
    view_id = create_view(client, instance_id)["Id"]
    client.delete_instance(InstanceId=instance_id)

    with pytest.raises(ClientError) as exc:
        describe(client, instance_id, view_id)
    assert exc.value.response["Error"]["Message"] == f"Instance {instance_id} not found"
