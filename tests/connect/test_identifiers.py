from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .helpers import (
    ACCOUNT_ID,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_instance,
    create_view,
    describe,
    needs_own_process,
    state_of,
)

ViewOperation = Callable[[Any, str, str], Any]

VIEW_OPERATIONS: dict[str, ViewOperation] = {
    "DescribeView": describe,
    "UpdateViewContent": lambda client, instance_id, view_id: client.update_view_content(
        InstanceId=instance_id, ViewId=view_id, Status="SAVED", Content=content("Changed")
    ),
    "UpdateViewMetadata": lambda client, instance_id, view_id: client.update_view_metadata(
        InstanceId=instance_id, ViewId=view_id, Name="Changed"
    ),
    "DeleteView": lambda client, instance_id, view_id: client.delete_view(
        InstanceId=instance_id, ViewId=view_id
    ),
    "CreateViewVersion": lambda client, instance_id, view_id: client.create_view_version(
        InstanceId=instance_id, ViewId=view_id
    ),
    "ListViewVersions": lambda client, instance_id, view_id: client.list_view_versions(
        InstanceId=instance_id, ViewId=view_id
    ),
    "DeleteViewVersion": lambda client, instance_id, view_id: client.delete_view_version(
        InstanceId=instance_id, ViewId=view_id, ViewVersion=1
    ),
}

INSTANCE_OPERATIONS: dict[str, Callable[[Any, str], Any]] = {
    "CreateView": lambda client, instance_id: create_view(client, instance_id, "Changed"),
    "ListViews": lambda client, instance_id: client.list_views(InstanceId=instance_id),
    "SearchViews": lambda client, instance_id: client.search_views(InstanceId=instance_id),
}

view_operations = pytest.mark.parametrize(
    "operation", VIEW_OPERATIONS.values(), ids=VIEW_OPERATIONS.keys()
)
elsewhere = pytest.mark.parametrize(
    ("part", "other"),
    [(REGION, "us-west-2"), (ACCOUNT_ID, "210987654321"), ("arn:aws:", "arn:aws-us-gov:")],
    ids=["region", "account", "partition"],
)
instance_operations = pytest.mark.parametrize(
    "operation", INSTANCE_OPERATIONS.values(), ids=INSTANCE_OPERATIONS.keys()
)
unqualified_view_operations = pytest.mark.parametrize(
    "operation",
    [operation for name, operation in VIEW_OPERATIONS.items() if name != "DescribeView"],
    ids=[name for name in VIEW_OPERATIONS if name != "DescribeView"],
)


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    """Return a view with one version, on which every operation succeeds."""
    view = create_view(client, instance_id)
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    return view


@pytest.fixture
def instance_arn(client: Any, instance_id: str) -> str:
    arn: str = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]
    return arn


# InstanceId


@view_operations
def test_instance_id_can_be_the_arn_of_the_instance(
    client: Any, instance_arn: str, view: dict[str, Any], operation: ViewOperation
) -> None:
    assert operation(client, instance_arn, view["Id"]) is not None


@instance_operations
def test_instance_id_can_be_the_arn_of_the_instance_where_no_view_is_named(
    client: Any, instance_arn: str, operation: Callable[[Any, str], Any]
) -> None:
    assert operation(client, instance_arn) is not None


@view_operations
def test_instance_id_of_an_unknown_instance_is_not_found(
    client: Any, view: dict[str, Any], operation: ViewOperation
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, UNKNOWN_ID, view["Id"])


@instance_operations
def test_instance_id_of_an_unknown_instance_is_not_found_where_no_view_is_named(
    client: Any, operation: Callable[[Any, str], Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, UNKNOWN_ID)


@elsewhere
@view_operations
def test_instance_id_that_is_the_arn_of_an_instance_elsewhere_is_not_found(
    client: Any,
    instance_id: str,
    instance_arn: str,
    view: dict[str, Any],
    operation: ViewOperation,
    part: str,
    other: str,
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, instance_arn.replace(part, other), view["Id"])

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize(
    "arn",
    [
        "arn:",
        "arn:aws",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:queue/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/",
        f"arn:aws:connect:{REGION}::instance/{UNKNOWN_ID}",
        f"arn:aws:connect::{ACCOUNT_ID}:instance/{UNKNOWN_ID}",
        f"arn:aws:lex:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}",
        "arn:aws:s3:::bucket",
        f"arn::connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}",
    ],
)
def test_instance_id_that_is_an_arn_but_not_of_an_instance_is_an_invalid_parameter(
    client: Any, arn: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="InstanceId"):
        client.list_views(InstanceId=arn)


def test_instance_id_that_is_the_arn_of_a_view_is_an_invalid_parameter(
    client: Any, view: dict[str, Any]
) -> None:
    # Longer than the service model allows, too.
    with assert_raises(client, "InvalidParameterException", match="InstanceId"):
        client.list_views(InstanceId=view["Arn"])


@pytest.mark.parametrize("instance_id", ["unknown", "a/b", "a:b", "-", UNKNOWN_ID.upper()])
def test_instance_id_that_names_no_instance_is_not_found(client: Any, instance_id: str) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        client.list_views(InstanceId=instance_id)


# ViewId


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
@view_operations
def test_view_id_can_be_the_id_or_the_arn_of_the_view(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    operation: ViewOperation,
    identifier: str,
) -> None:
    assert operation(client, instance_id, view[identifier]) is not None


@view_operations
def test_view_id_of_an_unknown_view_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any], operation: ViewOperation
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, instance_id, view["Arn"].replace(view["Id"], UNKNOWN_ID))

    assert state_of(client, instance_id) == before


@elsewhere
@view_operations
def test_view_id_that_is_the_arn_of_a_view_elsewhere_is_not_found(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    operation: ViewOperation,
    part: str,
    other: str,
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, instance_id, view["Arn"].replace(part, other))

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize("identifier", ["Id", "Arn"])
@view_operations
def test_view_id_of_a_view_of_another_instance_is_not_found(
    client: Any, view: dict[str, Any], operation: ViewOperation, identifier: str
) -> None:
    other_instance_id = create_instance(client)

    with assert_raises(client, "ResourceNotFoundException"):
        operation(client, other_instance_id, view[identifier])


def test_view_id_that_is_an_arn_with_another_instance_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    other_instance_id = create_instance(client)

    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Arn"].replace(instance_id, other_instance_id))


@view_operations
@pytest.mark.parametrize(
    "arn",
    [
        "arn:",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view/",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view/{UNKNOWN_ID}/1",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/queue/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:{ACCOUNT_ID}:view/{UNKNOWN_ID}",
        f"arn:aws:lex:{REGION}:{ACCOUNT_ID}:instance/{UNKNOWN_ID}/view/{UNKNOWN_ID}",
        f"arn:aws:connect:{REGION}:aws:view/",
        f"arn:aws:connect:{REGION}:aws:view/detail/1",
        f"arn:aws:connect:{REGION}:aws:views/detail",
        "arn:aws:s3:::bucket",
    ],
)
def test_view_id_that_is_an_arn_but_not_of_a_view_is_an_invalid_parameter(
    client: Any, instance_id: str, operation: ViewOperation, arn: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        operation(client, instance_id, arn)


@pytest.mark.parametrize("view_id", ["a/b", "/", "a/", "instance/a/view/b"])
def test_view_id_with_a_slash_that_is_no_arn_is_an_invalid_parameter(
    client: Any, instance_id: str, view_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        describe(client, instance_id, view_id)


def test_view_id_is_told_from_one_in_upper_case(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, view["Id"].upper() + "A")


# Qualifiers


@pytest.mark.parametrize("qualifier", ["$SAVED", "$LATEST", "1"])
@pytest.mark.parametrize("identifier", ["Id", "Arn"])
@unqualified_view_operations
def test_view_id_with_a_qualifier_is_an_invalid_parameter_but_in_describe_view(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    operation: ViewOperation,
    identifier: str,
    qualifier: str,
) -> None:
    before = state_of(client, instance_id)

    with assert_raises(client, "InvalidParameterException", match="qualifier"):
        operation(client, instance_id, f"{view[identifier]}:{qualifier}")

    assert state_of(client, instance_id) == before


@unqualified_view_operations
def test_view_id_of_an_aws_managed_view_with_a_qualifier_is_an_invalid_parameter(
    client: Any, instance_id: str, operation: ViewOperation
) -> None:
    with assert_raises(client, "InvalidParameterException", match="qualifier"):
        operation(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/detail:1")


@pytest.mark.parametrize(
    "qualifier",
    ["", "0", "00", "01", "-1", "$latest", "$Saved", "LATEST", "$", "$1", "1:1", ":", "x", "1a"],
)
@pytest.mark.parametrize("identifier", ["Id", "Arn"])
def test_qualifier_of_another_form_is_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], identifier: str, qualifier: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        describe(client, instance_id, f"{view[identifier]}:{qualifier}")


@pytest.mark.parametrize("qualifier", ["", "0", "$latest", ":"])
@unqualified_view_operations
def test_qualifier_of_another_form_is_an_invalid_parameter_in_every_operation(
    client: Any,
    instance_id: str,
    view: dict[str, Any],
    operation: ViewOperation,
    qualifier: str,
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        operation(client, instance_id, f"{view['Id']}:{qualifier}")


@needs_own_process
@pytest.mark.parametrize(
    "qualifier",
    ["\u0661", "\uff11", "\u00b9", "+1", " 1", "1 ", "1\n", "1.0", "1e0", "1_0", "\x00"],
    ids=ascii,
)
def test_qualifier_that_is_no_number_in_plain_digits_is_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], qualifier: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        describe(client, instance_id, f"{view['Id']}:{qualifier}")


def test_qualifier_of_hundreds_of_digits_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        describe(client, instance_id, f"{view['Id']}:{'9' * 400}")


@pytest.mark.parametrize("qualifier", ["$latest", "0", "x", ""])
def test_qualifier_of_another_form_on_an_aws_managed_view_is_an_invalid_parameter(
    client: Any, instance_id: str, qualifier: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        describe(client, instance_id, f"arn:aws:connect:{REGION}:aws:view/detail:{qualifier}")


# Labels of a path
