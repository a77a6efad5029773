from __future__ import annotations

from typing import Any

import pytest

from .helpers import (
    ACCOUNT_ID,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    create_view,
    describe,
    state_of,
)

MANAGED_VIEW_ARN = f"arn:aws:connect:{REGION}:aws:view/detail"


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id, Tags={"team": "orders"})


def tags_of(client: Any, arn: str) -> dict[str, str]:
    tags: dict[str, str] = client.list_tags_for_resource(resourceArn=arn)["tags"]
    return tags


def test_list_tags_for_resource_lists_the_tags_of_create_view(
    client: Any, view: dict[str, Any]
) -> None:
    assert tags_of(client, view["Arn"]) == {"team": "orders"}


def test_list_tags_for_resource_of_a_view_without_tags_is_empty(
    client: Any, instance_id: str
) -> None:
    assert tags_of(client, create_view(client, instance_id)["Arn"]) == {}


def test_tag_resource_adds_to_the_tags_of_create_view(client: Any, view: dict[str, Any]) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})

    assert tags_of(client, view["Arn"]) == {"team": "orders", "stage": "test"}


def test_tag_resource_replaces_the_value_of_a_tag(client: Any, view: dict[str, Any]) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags={"team": "parcels"})

    assert tags_of(client, view["Arn"]) == {"team": "parcels"}


def test_untag_resource_removes_tags_of_create_view(client: Any, view: dict[str, Any]) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})

    client.untag_resource(resourceArn=view["Arn"], tagKeys=["team"])

    assert tags_of(client, view["Arn"]) == {"stage": "test"}


def test_untag_resource_ignores_keys_that_are_not_there(client: Any, view: dict[str, Any]) -> None:
    client.untag_resource(resourceArn=view["Arn"], tagKeys=["stage"])

    assert tags_of(client, view["Arn"]) == {"team": "orders"}


@pytest.mark.parametrize("qualifier", ["", ":$SAVED", ":$LATEST", ":1"])
def test_tags_are_those_of_the_view_for_every_qualifier(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})

    described = describe(client, instance_id, view["Id"] + qualifier)

    assert described["Tags"] == {"team": "orders", "stage": "test"}


def test_tags_are_in_the_answer_of_create_view_version(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    version = client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])["View"]

    assert version["Tags"] == {"team": "orders"}


def test_tags_are_empty_in_describe_view_when_the_last_is_removed(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.untag_resource(resourceArn=view["Arn"], tagKeys=["team"])

    assert describe(client, instance_id, view["Id"])["Tags"] == {}


def test_tag_resource_does_not_move_last_modified_time(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})

    described = describe(client, instance_id, view["Id"])
    assert described["LastModifiedTime"] == view["LastModifiedTime"]


def test_tag_resource_takes_an_empty_map_as_no_tags(client: Any, view: dict[str, Any]) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags={})

    assert tags_of(client, view["Arn"]) == {"team": "orders"}


def test_tags_of_a_client_token_are_those_of_now(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, ClientToken="token", Tags={"team": "orders"})
    client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})

    again = create_view(client, instance_id, ClientToken="token", Tags={"team": "orders"})

    assert again["Tags"] == {"team": "orders", "stage": "test"}


# Number of tags


def numbered_tags(number: int) -> dict[str, str]:
    return {f"key {index}": "value" for index in range(number)}


def test_create_view_takes_50_tags(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Tags=numbered_tags(50))

    assert view["Tags"] == numbered_tags(50)


def test_tag_resource_refuses_51_tags(client: Any, view: dict[str, Any]) -> None:
    with assert_raises(client, "InvalidParameterException", match="50"):
        client.tag_resource(resourceArn=view["Arn"], tags=numbered_tags(51))


def test_tag_resource_takes_as_many_as_make_50(client: Any, view: dict[str, Any]) -> None:
    client.tag_resource(resourceArn=view["Arn"], tags=numbered_tags(49))

    assert len(tags_of(client, view["Arn"])) == 50


def test_tag_resource_refuses_as_many_as_make_51(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidParameterException", match="51"):
        client.tag_resource(resourceArn=view["Arn"], tags=numbered_tags(50))

    assert state_of(client, instance_id) == before


def test_tag_resource_counts_a_replaced_tag_once(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Tags=numbered_tags(50))

    client.tag_resource(resourceArn=view["Arn"], tags={"key 0": "another"})

    assert tags_of(client, view["Arn"])["key 0"] == "another"


# Keys and values


@pytest.mark.parametrize(
    "tags",
    [
        {"AWS:team": "orders"},
        {"team:aws:": "orders"},
        {"a" * 128: "b" * 256},
        {"Größe + x=y/z@w": ""},
        {" ": "!"},
    ],
    ids=["upper case", "aws: inside", "longest", "characters", "space"],
)
def test_tags_that_keep_the_rules_are_kept_as_they_are(
    client: Any, instance_id: str, tags: dict[str, str]
) -> None:
    view = create_view(client, instance_id, Tags=tags)

    assert tags_of(client, view["Arn"]) == tags


# Resources


def call_tag_operation(client: Any, operation: str, arn: str) -> None:
    parameters: dict[str, dict[str, Any]] = {
        "tag_resource": {"tags": {"stage": "test"}},
        "untag_resource": {"tagKeys": ["team"]},
        "list_tags_for_resource": {},
    }
    getattr(client, operation)(resourceArn=arn, **parameters[operation])


tag_operations = pytest.mark.parametrize(
    "operation", ["tag_resource", "untag_resource", "list_tags_for_resource"]
)


@tag_operations
def test_tags_of_a_view_that_does_not_exist_are_not_found(
    client: Any, view: dict[str, Any], operation: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        call_tag_operation(client, operation, view["Arn"].replace(view["Id"], UNKNOWN_ID))


@tag_operations
def test_tags_of_a_view_in_an_unknown_instance_are_not_found(
    client: Any, instance_id: str, view: dict[str, Any], operation: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        call_tag_operation(client, operation, view["Arn"].replace(instance_id, UNKNOWN_ID))


@tag_operations
@pytest.mark.parametrize(
    ("part", "other"),
    [(REGION, "us-west-2"), ("123456789012", "210987654321"), ("arn:aws:", "arn:aws-us-gov:")],
    ids=["region", "account", "partition"],
)
def test_tags_of_a_view_elsewhere_are_not_found(
    client: Any, view: dict[str, Any], operation: str, part: str, other: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        call_tag_operation(client, operation, view["Arn"].replace(part, other))


@tag_operations
@pytest.mark.parametrize("qualifier", ["$SAVED", "$LATEST", "1", "2", "x", ""])
def test_tags_of_a_qualified_arn_are_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], operation: str, qualifier: str
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    with assert_raises(client, "InvalidParameterException"):
        call_tag_operation(client, operation, f"{view['Arn']}:{qualifier}")


@tag_operations
def test_tags_of_an_arn_behind_that_of_a_view_are_an_invalid_parameter(
    client: Any, view: dict[str, Any], operation: str
) -> None:
    with assert_raises(client, "InvalidParameterException"):
        call_tag_operation(client, operation, f"{view['Arn']}/another")


@pytest.mark.parametrize("operation", ["tag_resource", "untag_resource"])
def test_tags_of_an_aws_managed_view_cannot_be_changed(client: Any, operation: str) -> None:
    with assert_raises(client, "InvalidParameterException"):
        call_tag_operation(client, operation, MANAGED_VIEW_ARN)


def test_tags_of_an_aws_managed_view_are_empty(client: Any) -> None:
    assert tags_of(client, MANAGED_VIEW_ARN) == {}


@tag_operations
def test_tags_of_an_unknown_aws_managed_view_are_not_found(client: Any, operation: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        call_tag_operation(client, operation, f"arn:aws:connect:{REGION}:aws:view/unknown")


def test_tags_of_an_instance_work_as_before(client: Any, instance_id: str) -> None:
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]

    client.tag_resource(resourceArn=arn, tags={"team": "orders", "stage": "test"})
    client.untag_resource(resourceArn=arn, tagKeys=["stage"])

    assert tags_of(client, arn) == {"team": "orders"}


def test_tags_of_an_instance_are_not_those_of_its_views(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]

    client.tag_resource(resourceArn=arn, tags={"stage": "test"})

    assert tags_of(client, view["Arn"]) == {"team": "orders"}


@tag_operations
@pytest.mark.parametrize(
    "arn",
    [
        "nope",
        UNKNOWN_ID,
        f"{UNKNOWN_ID}/view/{UNKNOWN_ID}",
        "arn:",
        "arn:aws:connect",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view/",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance//view/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:nobody:instance/{UNKNOWN_ID}/view/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:aws:view",
        f"arn:aws:connect:{REGION}:aws:view/",
    ],
)
def test_tags_of_what_is_no_arn_are_an_invalid_parameter(
    client: Any, operation: str, arn: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="resourceArn: must be an ARN"):
        call_tag_operation(client, operation, arn)


@pytest.mark.parametrize(
    "arn",
    [
        "arn:aws:s3:::bucket",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/queue/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/viewer/{UNKNOWN_ID}",
    ],
)
def test_tags_of_other_resources_are_those_of_moto(client: Any, arn: str) -> None:
    client.tag_resource(resourceArn=arn, tags={"team": "orders"})

    assert tags_of(client, arn) == {"team": "orders"}
