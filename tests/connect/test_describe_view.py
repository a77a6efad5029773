from __future__ import annotations

from typing import Any

import pytest

from .helpers import (
    AWS_MANAGED_VIEW_IDS,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_view,
    describe,
    publish,
    template,
)

MANAGED_VIEW_ARN = f"arn:aws:connect:{REGION}:aws:view/detail"


def save(client: Any, instance_id: str, view_id: str, title: str) -> None:
    client.update_view_content(
        InstanceId=instance_id, ViewId=view_id, Status="SAVED", Content=content(title)
    )


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    """Return a view whose draft, published content and two versions all differ."""
    view = create_view(client, instance_id, title="First", Description="Shows an order")
    for title in ("Second", "Third"):
        client.create_view_version(
            InstanceId=instance_id, ViewId=view["Id"], VersionDescription=f"Before {title}"
        )
        publish(client, instance_id, view["Id"], title)
    save(client, instance_id, view["Id"], "Fourth")
    return view


@pytest.mark.parametrize(
    ("qualifier", "title"),
    [
        ("", "Third"),
        (":$LATEST", "Third"),
        (":$SAVED", "Fourth"),
        (":1", "First"),
        (":2", "Second"),
    ],
)
@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_describe_view_answers_with_the_content_that_the_qualifier_names(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    identifier: str,
    qualifier: str,
    title: str,
) -> None:
    described = describe(client, instance_id, view[identifier] + qualifier)

    assert described["Content"]["Template"] == template(title)


@pytest.mark.parametrize(
    ("qualifier", "arn_qualifier"),
    [
        ("", ":$LATEST"),
        (":$LATEST", ":$LATEST"),
        (":$SAVED", ":$SAVED"),
        (":1", ":1"),
        (":2", ":2"),
    ],
)
@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_describe_view_answers_with_the_arn_qualified_as_asked(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    identifier: str,
    qualifier: str,
    arn_qualifier: str,
) -> None:
    described = describe(client, instance_id, view[identifier] + qualifier)

    assert described["Arn"] == view["Arn"] + arn_qualifier


@pytest.mark.parametrize("qualifier", ["", ":$LATEST", ":$SAVED", ":1"])
def test_describe_view_answers_with_the_plain_id(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    assert describe(client, instance_id, view["Arn"] + qualifier)["Id"] == view["Id"]


@pytest.mark.parametrize(
    ("qualifier", "status"),
    [(":$LATEST", "PUBLISHED"), (":$SAVED", "SAVED"), (":1", "PUBLISHED"), (":2", "PUBLISHED")],
)
def test_describe_view_answers_with_the_status_of_what_is_described(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str, status: str
) -> None:
    assert describe(client, instance_id, view["Id"] + qualifier)["Status"] == status


def test_describe_view_saved_has_the_status_of_the_last_write(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    publish(client, instance_id, view["Id"], "Fifth")

    assert describe(client, instance_id, f"{view['Id']}:$SAVED")["Status"] == "PUBLISHED"


@pytest.mark.parametrize("qualifier", ["", ":$LATEST", ":$SAVED"])
def test_describe_view_has_no_version_unless_a_number_is_described(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    described = describe(client, instance_id, view["Id"] + qualifier)

    assert not {"Version", "VersionDescription"} & described.keys()


def test_describe_view_of_a_number_has_version_and_version_description(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    described = describe(client, instance_id, f"{view['Id']}:2")

    assert (described["Version"], described["VersionDescription"]) == (2, "Before Third")


def test_describe_view_of_a_number_without_description_leaves_it_out(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    assert "VersionDescription" not in describe(client, instance_id, f"{view['Id']}:1")


@pytest.mark.parametrize("qualifier", ["", ":$LATEST", ":$SAVED", ":1"])
def test_describe_view_has_description_and_times_for_each_qualifier(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    described = describe(client, instance_id, view["Id"] + qualifier)

    assert described["Description"] == "Shows an order"
    assert described["CreatedTime"] == view["CreatedTime"]
    assert described["LastModifiedTime"] >= described["CreatedTime"]


def test_describe_view_never_published_is_not_found(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, status="SAVED")

    with assert_raises(client, "ResourceNotFoundException", match="SAVED"):
        describe(client, instance_id, view["Id"])


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_describe_view_saved_works_for_any_view(client: Any, instance_id: str, status: str) -> None:
    view = create_view(client, instance_id, status=status)

    assert describe(client, instance_id, f"{view['Id']}:$SAVED")["Status"] == status


def test_describe_view_of_an_unknown_view_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, UNKNOWN_ID)


@pytest.mark.parametrize("version", ["3", "99999999999999999999"])
def test_describe_view_of_an_unknown_version_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any], version: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"{view['Id']}:{version}")


def test_describe_view_in_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, UNKNOWN_ID, view["Id"])


# Checksums


def test_view_content_sha256_is_64_lower_case_hexadecimal_digits(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    checksum = describe(client, instance_id, view["Id"])["ViewContentSha256"]

    assert len(checksum) == 64
    assert set(checksum) <= set("0123456789abcdef")


def test_view_content_sha256_of_saved_is_that_of_the_published_content(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    saved = describe(client, instance_id, f"{view['Id']}:$SAVED")
    latest = describe(client, instance_id, f"{view['Id']}:$LATEST")

    assert saved["ViewContentSha256"] == latest["ViewContentSha256"]


def test_view_content_sha256_of_a_number_is_that_of_the_version(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    described = describe(client, instance_id, f"{view['Id']}:1")

    assert described["ViewContentSha256"] == view["ViewContentSha256"]


def test_view_content_sha256_is_absent_while_never_published(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, status="SAVED")

    assert "ViewContentSha256" not in describe(client, instance_id, f"{view['Id']}:$SAVED")


SAME_CONTENT = {
    "whitespace": ('{"Body":[],"Head":{"Configuration":{},"Title":"Order"}}', ["Back", "Submit"]),
    "key order": (
        '{"Body": [], "Head": {"Title": "Order", "Configuration": {}}}',
        ["Back", "Submit"],
    ),
    "escapes": (
        '{"Head": {"Title": "\\u004frder", "Configuration": {}}, "Body": []}',
        ["Back", "Submit"],
    ),
    "order of actions": (template(), ["Submit", "Back"]),
}


@pytest.mark.parametrize(("text", "actions"), SAME_CONTENT.values(), ids=SAME_CONTENT.keys())
def test_view_content_sha256_does_not_depend_on_how_the_content_is_written(
    client: Any, instance_id: str, text: str, actions: list[str]
) -> None:
    view = create_view(client, instance_id, Content=content(actions=["Back", "Submit"]))
    other = create_view(
        client, instance_id, "Another", Content={"Template": text, "Actions": actions}
    )

    assert other["ViewContentSha256"] == view["ViewContentSha256"]


OTHER_CONTENT = {
    "template": content("Another"),
    "another action": content(actions=["Back"]),
    "one action more": content(actions=["Submit", "Back"]),
    "no action": content(actions=[]),
}


@pytest.mark.parametrize("other_content", OTHER_CONTENT.values(), ids=OTHER_CONTENT.keys())
def test_view_content_sha256_depends_on_template_and_actions(
    client: Any, instance_id: str, other_content: dict[str, Any]
) -> None:
    view = create_view(client, instance_id)
    other = create_view(client, instance_id, "Another", Content=other_content)

    assert other["ViewContentSha256"] != view["ViewContentSha256"]


# AWS-managed views


@pytest.mark.parametrize("view_id", AWS_MANAGED_VIEW_IDS)
def test_describe_view_of_an_aws_managed_view_answers_with_version_1(
    client: Any, instance_id: str, view_id: str
) -> None:
    arn = f"arn:aws:connect:{REGION}:aws:view/{view_id}"

    described = describe(client, instance_id, arn)

    assert (described["Id"], described["Version"]) == (view_id, 1)


@pytest.mark.parametrize("qualifier", ["", ":1"])
def test_describe_view_of_an_aws_managed_view_answers_with_the_arn_of_version_1(
    client: Any, instance_id: str, qualifier: str
) -> None:
    described = describe(client, instance_id, MANAGED_VIEW_ARN + qualifier)

    assert described["Arn"] == f"{MANAGED_VIEW_ARN}:1"


def test_describe_view_of_an_aws_managed_view_says_what_it_is(
    client: Any, instance_id: str
) -> None:
    described = describe(client, instance_id, MANAGED_VIEW_ARN)

    assert (described["Name"], described["Type"], described["Status"], described["Tags"]) == (
        "Detail",
        "AWS_MANAGED",
        "PUBLISHED",
        {},
    )


@pytest.mark.parametrize("view_id", AWS_MANAGED_VIEW_IDS)
def test_describe_view_of_an_aws_managed_view_by_its_bare_id_is_not_found(
    client: Any, instance_id: str, view_id: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view_id)


@pytest.mark.parametrize("qualifier", ["2", "$LATEST", "$SAVED"])
def test_describe_view_of_an_aws_managed_view_has_no_qualifier_but_1(
    client: Any, instance_id: str, qualifier: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"{MANAGED_VIEW_ARN}:{qualifier}")


def test_describe_view_of_an_unknown_aws_managed_view_is_not_found(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/unknown")


def test_describe_view_of_an_aws_managed_view_needs_an_instance(client: Any) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, UNKNOWN_ID, MANAGED_VIEW_ARN)
