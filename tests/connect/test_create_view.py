from __future__ import annotations

import json
from datetime import timezone
from typing import Any
from uuid import UUID

import pytest

from .helpers import (
    ACCOUNT_ID,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    changed_body,
    content,
    create_instance,
    create_view,
    customer_views,
    describe,
    names_of,
    state_of,
    template,
    version_numbers,
)


def test_create_view_answers_with_the_whole_view(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Description="Shows an order", Tags={"team": "orders"})

    assert view.keys() == {
        "Id",
        "Arn",
        "Name",
        "Status",
        "Type",
        "Description",
        "Content",
        "Tags",
        "CreatedTime",
        "LastModifiedTime",
        "ViewContentSha256",
    }


def test_create_view_answers_with_what_was_sent(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Description="Shows an order", Tags={"team": "orders"})

    assert view["Name"] == "Order"
    assert view["Description"] == "Shows an order"
    assert view["Tags"] == {"team": "orders"}
    assert view["Content"]["Template"] == template()
    assert view["Content"]["Actions"] == ["Submit"]


def test_create_view_makes_a_customer_managed_view(client: Any, instance_id: str) -> None:
    assert create_view(client, instance_id)["Type"] == "CUSTOMER_MANAGED"


def test_create_view_gives_an_id_that_is_a_uuid(client: Any, instance_id: str) -> None:
    view_id = create_view(client, instance_id)["Id"]

    assert str(UUID(view_id)) == view_id


def test_create_view_answers_with_the_unqualified_arn(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)

    assert view["Arn"] == (
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{instance_id}/view/{view['Id']}"
    )


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_create_view_answers_with_the_status_that_was_sent(
    client: Any, instance_id: str, status: str
) -> None:
    assert create_view(client, instance_id, status=status)["Status"] == status


def test_create_view_leaves_out_members_without_a_value(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)

    assert not {"Description", "Version", "VersionDescription"} & view.keys()


def test_create_view_answers_with_empty_tags_when_there_are_none(
    client: Any, instance_id: str
) -> None:
    assert create_view(client, instance_id)["Tags"] == {}


def test_create_view_takes_an_empty_map_of_tags_as_no_tags(client: Any, instance_id: str) -> None:
    assert create_view(client, instance_id, Tags={})["Tags"] == {}


def test_create_view_answers_with_times_that_know_their_zone(client: Any, instance_id: str) -> None:
    created_time = create_view(client, instance_id)["CreatedTime"]

    assert created_time.utcoffset() == timezone.utc.utcoffset(None)


def test_create_view_modifies_the_view_when_it_creates_it(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)

    assert view["LastModifiedTime"] == view["CreatedTime"]


def test_create_view_with_saved_sets_the_draft(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, status="SAVED")

    saved = describe(client, instance_id, f"{view['Id']}:$SAVED")
    assert saved["Content"]["Template"] == template()


def test_create_view_with_saved_publishes_nothing(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, status="SAVED")

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"{view['Id']}:$LATEST")


@pytest.mark.parametrize("qualifier", ["$SAVED", "$LATEST"])
def test_create_view_with_published_sets_draft_and_published_content(
    client: Any, instance_id: str, qualifier: str
) -> None:
    view = create_view(client, instance_id, status="PUBLISHED")

    described = describe(client, instance_id, f"{view['Id']}:{qualifier}")
    assert described["Content"]["Template"] == template()


def test_create_view_with_published_creates_no_numbered_version(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, status="PUBLISHED")

    assert version_numbers(client, instance_id, view["Id"]) == []


def test_create_view_with_saved_has_no_checksum(client: Any, instance_id: str) -> None:
    assert "ViewContentSha256" not in create_view(client, instance_id, status="SAVED")


def test_create_view_in_an_unknown_instance_is_not_found(client: Any) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        create_view(client, UNKNOWN_ID)


# Names


def test_create_view_with_a_name_that_is_taken_is_a_duplicate(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id)

    with assert_raises(
        client, "DuplicateResourceException", match="View name already exists for the instance"
    ):
        create_view(client, instance_id, title="Another")


def test_create_view_with_a_name_that_is_taken_changes_nothing(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id)
    before = state_of(client, instance_id)

    with assert_raises(client, "DuplicateResourceException"):
        create_view(client, instance_id, title="Another")

    assert state_of(client, instance_id) == before


def test_create_view_names_are_unique_per_instance_only(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)
    other_instance_id = create_instance(client)

    create_view(client, other_instance_id)

    assert names_of(customer_views(client, other_instance_id)) == ["Order"]


def test_create_view_takes_the_name_of_a_deleted_view(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)
    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])

    assert create_view(client, instance_id)["Id"] != view["Id"]


def test_create_view_takes_the_former_name_of_a_renamed_view(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id)
    client.update_view_metadata(InstanceId=instance_id, ViewId=view["Id"], Name="Orders")

    create_view(client, instance_id)

    assert names_of(customer_views(client, instance_id)) == ["Order", "Orders"]


@pytest.mark.parametrize(
    ("name", "other_name"),
    [
        ("Order", "order"),
        ("Order", "Order "),
        ("\ufb01le", "file"),
        ("\uff21", "A"),
        ("\u212b", "\u00c5"),
    ],
    ids=["case", "trailing space", "ligature", "full width", "angstrom sign"],
)
def test_create_view_tells_names_apart_by_their_characters(
    client: Any, instance_id: str, name: str, other_name: str
) -> None:
    create_view(client, instance_id, name)
    create_view(client, instance_id, other_name)

    assert set(names_of(customer_views(client, instance_id))) == {name, other_name}


def test_create_view_takes_the_name_of_an_aws_managed_view(client: Any, instance_id: str) -> None:
    assert create_view(client, instance_id, "Detail")["Name"] == "Detail"


# Client tokens


def test_create_view_with_the_same_client_token_returns_the_first_view(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, ClientToken="token")

    assert create_view(client, instance_id, ClientToken="token") == view


def test_create_view_with_the_same_client_token_creates_nothing(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id, ClientToken="token")
    before = state_of(client, instance_id)

    create_view(client, instance_id, ClientToken="token")

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Another"},
        {"status": "SAVED"},
        {"title": "Another"},
        {"Content": content(actions=["Submit", "Back"])},
        {"Description": "Another"},
        {"Tags": {"team": "another"}},
    ],
    ids=["name", "status", "template", "actions", "description", "tags"],
)
def test_create_view_with_the_same_client_token_and_other_parameters_is_an_invalid_request(
    client: Any, instance_id: str, other: dict[str, Any]
) -> None:
    create_view(client, instance_id, ClientToken="token")
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidRequestException"):
        create_view(client, instance_id, ClientToken="token", **other)

    assert state_of(client, instance_id) == before


def test_create_view_client_token_ignores_the_order_of_tags(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, ClientToken="token", Tags={"a": "1", "b": "2"})

    again = create_view(client, instance_id, ClientToken="token", Tags={"b": "2", "a": "1"})
    assert again["Id"] == view["Id"]


def test_create_view_client_token_takes_no_tags_and_empty_tags_as_the_same(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, ClientToken="token")

    assert create_view(client, instance_id, ClientToken="token", Tags={})["Id"] == view["Id"]


def test_create_view_client_token_takes_the_arn_of_the_instance_as_its_id(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, ClientToken="token")
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]

    assert create_view(client, arn, ClientToken="token")["Id"] == view["Id"]


def test_create_view_client_token_stays_with_a_view_that_was_renamed(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, ClientToken="token")
    client.update_view_metadata(InstanceId=instance_id, ViewId=view["Id"], Name="Orders")

    again = create_view(client, instance_id, ClientToken="token")
    assert (again["Id"], again["Name"]) == (view["Id"], "Orders")


def test_create_view_client_token_stays_with_a_view_that_was_updated(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, ClientToken="token")
    client.update_view_content(
        InstanceId=instance_id, ViewId=view["Id"], Status="SAVED", Content=content("Another")
    )

    again = create_view(client, instance_id, ClientToken="token")
    assert (again["Id"], again["Content"]["Template"]) == (view["Id"], template("Another"))


def test_create_view_client_token_of_a_deleted_view_is_free(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, ClientToken="token")
    client.delete_view(InstanceId=instance_id, ViewId=view["Id"])

    again = create_view(client, instance_id, "Another", ClientToken="token")
    assert again["Id"] != view["Id"]


def test_create_view_client_token_is_one_of_the_instance(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, ClientToken="token")

    again = create_view(client, create_instance(client), "Another", ClientToken="token")
    assert again["Id"] != view["Id"]


def test_create_view_that_fails_does_not_use_up_its_client_token(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id)
    with assert_raises(client, "DuplicateResourceException"):
        create_view(client, instance_id, ClientToken="token")

    view = create_view(client, instance_id, "Another", ClientToken="token")
    assert view["Name"] == "Another"


def test_create_view_without_a_client_token_creates_a_view_each_time(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id)

    assert create_view(client, instance_id, "Another")["Name"] == "Another"


# Content


@pytest.mark.parametrize(
    "text",
    [
        '{"Head":{"Title":"Order","Configuration":{}},"Body":[]}',
        ' {\n\t"Body" : [ ] ,\r\n "Head" : {"Title": "Order", "Configuration": {}} }\n',
        '{"Head": {"Title": "Bestellung \\u00fcber \u20ac", "Configuration": {}}, "Body": []}',
    ],
    ids=["compact", "whitespace", "escapes"],
)
def test_create_view_returns_the_template_as_it_was_sent(
    client: Any, instance_id: str, text: str
) -> None:
    view = create_view(client, instance_id, Content={"Template": text, "Actions": []})

    assert view["Content"]["Template"] == text


def test_create_view_keeps_the_order_of_the_actions(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Content=content(actions=["Submit", "Back"]))

    assert view["Content"]["Actions"] == ["Submit", "Back"]


@pytest.mark.parametrize("actions", [{}, {"Actions": []}], ids=["absent", "empty"])
def test_create_view_without_actions_answers_with_an_empty_list(
    client: Any, instance_id: str, actions: dict[str, Any]
) -> None:
    view = create_view(client, instance_id, Content={"Template": template(), **actions})

    assert view["Content"]["Actions"] == []


def test_create_view_answers_with_an_input_schema_that_is_json(
    client: Any, instance_id: str
) -> None:
    input_schema = create_view(client, instance_id)["Content"]["InputSchema"]

    assert json.loads(input_schema)["type"] == "object"


def test_create_view_ignores_an_input_schema_in_the_content(client: Any, instance_id: str) -> None:
    plain = create_view(client, instance_id)

    def add_input_schema(document: dict[str, Any]) -> dict[str, Any]:
        document["Content"]["InputSchema"] = '{"type": "object", "title": "sent"}'
        return document

    with changed_body(client, add_input_schema):
        view = create_view(client, instance_id, "Another")

    assert view["Content"] == plain["Content"]


INVALID_TEMPLATES = {
    "empty": "",
    "no JSON": "{",
    "text behind the document": template() + "x",
    "list": "[]",
    "string": '"Head"',
    "null": "null",
    "number": "1",
    "no Head": '{"Body": []}',
    "Head is a list": '{"Head": [], "Body": []}',
    "no Body": '{"Head": {}}',
    "Body is an object": '{"Head": {}, "Body": {}}',
    "NaN": '{"Head": {"Title": NaN}, "Body": []}',
    "Infinity": '{"Head": {"Title": -Infinity}, "Body": []}',
    "key twice": '{"Head": {"Title": "a", "Title": "b"}, "Body": []}',
    "Body twice": '{"Head": {}, "Body": [], "Body": []}',
    "byte-order mark": "\ufeff" + template(),
    "NUL": template() + "\x00",
    "NUL in a string": '{"Head": {"Title": "\x00"}, "Body": []}',
    "single quotes": "{'Head': {}, 'Body': []}",
    "comment": '{"Head": {}, /* none */ "Body": []}',
    "20,000 nested brackets": '{"Head": {}, "Body": ' + "[" * 20_000 + "]" * 20_000 + "}",
    "20,000 nested braces": '{"Body": [], "Head": ' + '{"a":' * 20_000 + "1" + "}" * 20_001,
}


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
@pytest.mark.parametrize("text", INVALID_TEMPLATES.values(), ids=INVALID_TEMPLATES.keys())
def test_create_view_with_an_invalid_template_is_an_invalid_parameter(
    client: Any, instance_id: str, text: str, status: str
) -> None:
    with assert_raises(client, "InvalidParameterException"):
        create_view(client, instance_id, status=status, Content={"Template": text})

    assert customer_views(client, instance_id) == []


def test_create_view_without_a_template_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="Template"):
        create_view(client, instance_id, Content={"Actions": ["Submit"]})


def template_of_size(size: int, character: str = "a") -> str:
    """Return a template with this many bytes in UTF-8."""
    frame = '{{"Head": {{"Title": "{}", "Configuration": {{}}}}, "Body": []}}'
    remaining = size - len(frame.format(""))
    return frame.format(
        "a" * (remaining % len(character.encode()))
        + character * (remaining // len(character.encode()))
    )


@pytest.mark.parametrize("character", ["a", "€", "😀"])
def test_create_view_takes_a_template_of_400000_bytes(
    client: Any, instance_id: str, character: str
) -> None:
    text = template_of_size(400_000, character)

    view = create_view(client, instance_id, status="SAVED", Content={"Template": text})

    assert view["Content"]["Template"] == text


@pytest.mark.parametrize("character", ["a", "€", "😀"])
def test_create_view_refuses_a_template_of_400001_bytes(
    client: Any, instance_id: str, character: str
) -> None:
    text = template_of_size(400_001, character)

    with assert_raises(client, "InvalidParameterException", match="400000 bytes"):
        create_view(client, instance_id, status="SAVED", Content={"Template": text})


def test_create_view_counts_the_actions_to_the_size_of_the_content(
    client: Any, instance_id: str
) -> None:
    text = template_of_size(400_000 - 5)

    with assert_raises(client, "InvalidParameterException", match="400000 bytes"):
        create_view(
            client,
            instance_id,
            status="SAVED",
            Content={"Template": text, "Actions": ["Submit"]},
        )


def test_create_view_refuses_a_lone_surrogate_in_the_template(
    client: Any, instance_id: str
) -> None:
    def put_surrogate(document: dict[str, Any]) -> dict[str, Any]:
        document["Content"]["Template"] = '{"Head": {"Title": "\ud800"}, "Body": []}'
        return document

    with (
        changed_body(client, put_surrogate),
        assert_raises(client, "InvalidParameterException", match="surrogate"),
    ):
        create_view(client, instance_id)
