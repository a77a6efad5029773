"""The service refuses parameters that break a rule of the service model.

The rules are read from the model here as well, by other code and for every operation, so that a
member that a newer botocore adds is tested too.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.model import (
    ListShape,
    MapShape,
    OperationModel,
    ServiceModel,
    Shape,
    StringShape,
    StructureShape,
)

from connect_views_mock.connect.exceptions import InvalidParameterException
from connect_views_mock.strict_requests.parameters import check_parameters, collect_parameters

from ..connect.helpers import (
    assert_raises,
    connect_model,
    content,
    create_view,
    state_of,
    unchecked_client,
)

VIEWS_OPERATIONS = {
    "CreateView": "create_view",
    "CreateViewVersion": "create_view_version",
    "DeleteView": "delete_view",
    "DeleteViewVersion": "delete_view_version",
    "DescribeView": "describe_view",
    "ListViewVersions": "list_view_versions",
    "ListViews": "list_views",
    "SearchViews": "search_views",
    "UpdateViewContent": "update_view_content",
    "UpdateViewMetadata": "update_view_metadata",
}

Path = tuple[str, ...]


def input_shape(operation: str) -> StructureShape:
    shape = connect_model().operation_model(operation).input_shape
    assert isinstance(shape, StructureShape)
    return shape


def leaves(
    shape: Shape, path: Path = (), entered: frozenset[str] = frozenset()
) -> Iterator[tuple[Path, Shape]]:
    """Yield each member of a shape, at any depth. A shape that contains itself is entered once."""
    if path:
        yield path, shape
    if shape.name in entered:
        return
    entered |= {shape.name}
    if isinstance(shape, StructureShape):
        for name, member in shape.members.items():
            yield from leaves(member, (*path, name), entered)
    elif isinstance(shape, ListShape):
        yield from leaves(shape.member, (*path, "[]"), entered)
    elif isinstance(shape, MapShape):
        yield from leaves(shape.value, (*path, "{}"), entered)


def nested(path: Path, value: Any) -> Any:
    """Return parameters in which only this member is set."""
    for step in reversed(path):
        if step == "[]":
            value = [value]
        elif step == "{}":
            value = {"key": value}
        else:
            value = {step: value}
    return value


def merged(parameters: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    result = copy.deepcopy(parameters)
    for name, value in other.items():
        if isinstance(value, dict) and isinstance(result.get(name), dict):
            result[name] = merged(result[name], value)
        else:
            result[name] = value
    return result


def all_leaves() -> list[tuple[str, Path, Shape]]:
    return [
        (operation, path, shape)
        for operation in VIEWS_OPERATIONS
        for path, shape in leaves(input_shape(operation))
    ]


def described(leaf: tuple[str, Path, Shape]) -> str:
    operation, path, _ = leaf
    return f"{operation} {'.'.join(path)}"


def leaves_with(*constraints: str) -> pytest.MarkDecorator:
    found = [leaf for leaf in all_leaves() if any(name in leaf[2].metadata for name in constraints)]
    assert found
    return pytest.mark.parametrize("leaf", found, ids=described)


@pytest.fixture(name="parameters")
def _parameters(client: Any, instance_id: str) -> dict[str, dict[str, Any]]:
    """Return parameters for each operation with which the operation succeeds."""
    view = create_view(client, instance_id)
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    named = {"InstanceId": instance_id, "ViewId": view["Id"]}
    return {
        "CreateView": {
            "InstanceId": instance_id,
            "Name": "Another",
            "Status": "SAVED",
            "Content": content(),
        },
        "CreateViewVersion": named,
        "DeleteView": named,
        "DeleteViewVersion": {**named, "ViewVersion": 1},
        "DescribeView": named,
        "ListViewVersions": named,
        "ListViews": {"InstanceId": instance_id},
        "SearchViews": {"InstanceId": instance_id},
        "UpdateViewContent": {**named, "Status": "SAVED", "Content": content("Another")},
        "UpdateViewMetadata": {**named, "Name": "Another"},
    }


def assert_refused(
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    leaf: tuple[str, Path, Shape],
    value: Any,
) -> None:
    """Check that a value is refused under its name, and that nothing has changed."""
    operation, path, _ = leaf
    client = unchecked_client()
    before = state_of(client, instance_id)
    request = merged(parameters[operation], nested(path, value))

    with assert_raises(client, "InvalidParameterException", match=path[0]):
        getattr(client, VIEWS_OPERATIONS[operation])(**request)

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize("operation", VIEWS_OPERATIONS)
def test_parameters_of_these_tests_are_taken(
    client: Any, parameters: dict[str, dict[str, Any]], operation: str
) -> None:
    answer = getattr(client, VIEWS_OPERATIONS[operation])(**parameters[operation])

    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200


@leaves_with("max")
def test_parameters_over_their_maximum_are_invalid(
    instance_id: str, parameters: dict[str, dict[str, Any]], leaf: tuple[str, Path, Shape]
) -> None:
    shape = leaf[2]
    over = shape.metadata["max"] + 1
    values: dict[str, Any] = {
        "string": "a" * over,
        "integer": over,
        "map": {f"key {index}": "value" for index in range(over)},
    }

    assert_refused(instance_id, parameters, leaf, values[shape.type_name])


def labels_excluded(leaf: tuple[str, Path, Shape]) -> bool:
    # An empty label makes another path of it; an empty map is taken (see below).
    return leaf[2].serialization.get("location") != "uri" and leaf[2].type_name != "map"


@pytest.mark.parametrize(
    "leaf",
    [leaf for leaf in all_leaves() if "min" in leaf[2].metadata and labels_excluded(leaf)],
    ids=described,
)
def test_parameters_under_their_minimum_are_invalid(
    instance_id: str, parameters: dict[str, dict[str, Any]], leaf: tuple[str, Path, Shape]
) -> None:
    under = leaf[2].metadata["min"] - 1
    values = {"string": "a" * under, "integer": under}

    assert_refused(instance_id, parameters, leaf, values[leaf[2].type_name])


@leaves_with("pattern")
@pytest.mark.parametrize(
    "value", ["a!", "!", "a\x00", "a\n", "\n", "\u0301", "\u200b", "\U0001f600"], ids=ascii
)
def test_parameters_that_do_not_match_their_pattern_are_invalid(
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    leaf: tuple[str, Path, Shape],
    value: str,
) -> None:
    assert_refused(instance_id, parameters, leaf, value)


@pytest.mark.parametrize(
    "leaf",
    [leaf for leaf in all_leaves() if isinstance(leaf[2], StringShape) and leaf[2].enum],
    ids=described,
)
@pytest.mark.parametrize("value", ["OTHER", "saved", "SAVED ", ""])
def test_parameters_outside_of_their_enum_are_invalid(
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    leaf: tuple[str, Path, Shape],
    value: str,
) -> None:
    assert_refused(instance_id, parameters, leaf, value)


REQUIRED_MEMBERS = [
    (operation, name)
    for operation in VIEWS_OPERATIONS
    for name in input_shape(operation).required_members
    if input_shape(operation).members[name].serialization.get("location") != "uri"
]


@pytest.mark.parametrize(("operation", "name"), REQUIRED_MEMBERS)
def test_parameters_that_are_required_and_missing_are_invalid(
    instance_id: str, parameters: dict[str, dict[str, Any]], operation: str, name: str
) -> None:
    client = unchecked_client()
    before = state_of(client, instance_id)
    request = {key: value for key, value in parameters[operation].items() if key != name}

    with assert_raises(client, "InvalidParameterException", match=name):
        getattr(client, VIEWS_OPERATIONS[operation])(**request)

    assert state_of(client, instance_id) == before


def test_parameters_in_error_are_all_named_in_the_message(client: Any, instance_id: str) -> None:
    with assert_raises(
        client, "InvalidParameterException", match=r"Status: .*; Description: .*; Name: "
    ):
        create_view(client, instance_id, "!", status="OTHER", Description="!")


def test_parameters_in_error_beyond_20_are_counted_in_the_message(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="; and 5 more"):
        create_view(client, instance_id, Content=content(actions=["!"] * 25))


# What is taken


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "a" * 255,
        "Größe",
        "\u6ce8\u6587",
        "\u0661",
        "\U0001d400" * 255,
        "1 2",
        "a\u00a0b",
        "a\u2028b",
        "_.:/=+-@()'",
        "a ",
    ],
    ids=lambda name: ascii(name)[:20],
)
def test_names_that_match_the_pattern_are_kept_as_they_are(
    client: Any, instance_id: str, name: str
) -> None:
    assert create_view(client, instance_id, name)["Name"] == name


def test_names_do_not_begin_with_a_space(client: Any, instance_id: str) -> None:
    with assert_raises(client, "InvalidParameterException", match="Name"):
        create_view(client, instance_id, " Order")


def test_names_take_no_comma(client: Any, instance_id: str) -> None:
    with assert_raises(client, "InvalidParameterException", match="Name"):
        create_view(client, instance_id, "Order, parcel")


def test_names_with_combining_characters_do_not_match_the_pattern(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="Name"):
        create_view(client, instance_id, "Gro\u0308sse")


def test_descriptions_take_a_comma(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Description="Order, parcel")

    assert view["Description"] == "Order, parcel"


def test_descriptions_of_4096_characters_are_taken(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Description="a" * 4096)

    assert view["Description"] == "a" * 4096


def test_client_tokens_of_500_characters_are_taken(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, ClientToken="a" * 500)

    assert create_view(client, instance_id, ClientToken="a" * 500)["Id"] == view["Id"]


@pytest.mark.parametrize(
    ("checksum", "reason"),
    [
        ("0", "differs"),
        ("a" * 64, "differs"),
        ("A" * 64, "differs"),
        ("a" * 65, "must"),
        ("a-b", "must"),
        ("a" * 63 + "\n", "must"),
    ],
)
def test_view_content_sha256_of_up_to_64_letters_and_digits_is_compared_and_another_refused(
    client: Any, instance_id: str, checksum: str, reason: str
) -> None:
    view = create_view(client, instance_id)

    with assert_raises(client, "InvalidParameterException", match=reason):
        client.create_view_version(
            InstanceId=instance_id, ViewId=view["Id"], ViewContentSha256=checksum
        )


def test_parameters_with_a_minimum_alone_have_it_in_the_message() -> None:
    operation = OperationModel(
        {"name": "Count", "http": {}, "input": {"shape": "Input"}},
        ServiceModel(
            {
                "operations": {},
                "shapes": {
                    "Input": {"type": "structure", "members": {"Number": {"shape": "Number"}}},
                    "Number": {"type": "integer", "min": 2},
                },
            }
        ),
    )

    parameters = collect_parameters(operation, labels={}, query={}, body=b'{"Number": 1}')

    with pytest.raises(InvalidParameterException, match="Number: must be at least 2, not 1"):
        check_parameters(operation, parameters)
