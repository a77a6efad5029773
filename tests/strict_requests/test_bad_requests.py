"""Requests that boto3 would never send."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from botocore.model import ListShape, MapShape, Shape, StructureShape

from connect_views_mock.strict_requests.responses import StrictViewsResponse

from ..connect.helpers import (
    assert_raises,
    changed_body,
    changed_request,
    connect_model,
    content,
    create_view,
    customer_views,
    label,
    names_of,
    raw_body,
    raw_path,
    send,
    state_of,
)

Path = tuple[str | int, ...]

OPERATIONS_WITH_BODY = {
    "CreateView": "create_view",
    "CreateViewVersion": "create_view_version",
    "SearchViews": "search_views",
    "TagResource": "tag_resource",
    "UpdateViewContent": "update_view_content",
    "UpdateViewMetadata": "update_view_metadata",
}

tag_condition = {"TagKey": "team", "TagValue": "orders"}
string_condition = {"FieldName": "name", "Value": "Order", "ComparisonType": "EXACT"}

# A body of each operation in which every member of the service model has a value.
BODIES: dict[str, dict[str, Any]] = {
    "CreateView": {
        "ClientToken": "token",
        "Status": "SAVED",
        "Content": content("Another"),
        "Description": "Shows an order",
        "Name": "Another",
        "Tags": {"team": "orders"},
    },
    "CreateViewVersion": {"VersionDescription": "The first", "ViewContentSha256": "0"},
    "SearchViews": {
        "InstanceId": "",
        "NextToken": "token",
        "MaxResults": 10,
        "SearchFilter": {
            "AttributeFilter": {
                "OrConditions": [{"TagConditions": [tag_condition]}],
                "AndCondition": {"TagConditions": [tag_condition]},
                "TagCondition": tag_condition,
            }
        },
        "SearchCriteria": {
            "OrConditions": [{"StringCondition": string_condition}],
            "AndConditions": [{"ViewTypeCondition": "AWS_MANAGED"}],
            "StringCondition": string_condition,
            "ViewTypeCondition": "CUSTOMER_MANAGED",
            "ViewStatusCondition": "SAVED",
        },
    },
    "TagResource": {"tags": {"team": "orders"}},
    "UpdateViewContent": {"Status": "SAVED", "Content": content("Another")},
    "UpdateViewMetadata": {"Name": "Another", "Description": "Shows an order"},
}

JSON_VALUES: dict[str, Any] = {
    "string": "1",
    "integer": 1,
    "fraction": 1.5,
    "boolean": True,
    "list": [],
    "object": {},
}
KIND_OF_TYPE = {"string": "string", "integer": "integer", "list": "list"}


def members(shape: Shape, value: Any, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
    """Yield each member that has a value, with its shape."""
    if path:
        yield path, shape
    if isinstance(shape, StructureShape):
        for name, member in shape.members.items():
            if name in value:
                yield from members(member, value[name], (*path, name))
    elif isinstance(shape, ListShape):
        yield from members(shape.member, value[0], (*path, 0))
    elif isinstance(shape, MapShape):
        for key in value:
            yield from members(shape.value, value[key], (*path, key))


def input_shape(operation: str) -> StructureShape:
    shape = connect_model().operation_model(operation).input_shape
    assert isinstance(shape, StructureShape)
    return shape


WRONG_TYPES = [
    pytest.param(operation, path, value, id=f"{operation} {'.'.join(map(str, path))} {kind}")
    for operation, body in BODIES.items()
    for path, shape in members(input_shape(operation), body)
    for kind, value in JSON_VALUES.items()
    if kind != KIND_OF_TYPE.get(shape.type_name, "object")
]


def with_value(document: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    copy = list(document) if isinstance(document, list) else dict(document)
    copy[path[0]] = with_value(copy[path[0]], path[1:], value)  # type: ignore[index]
    return copy


@pytest.fixture(name="view")
def _view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id, Tags={"stage": "test"})


@pytest.fixture(name="parameters")
def _parameters(instance_id: str, view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return parameters for each operation with which the operation succeeds."""
    named = {"InstanceId": instance_id, "ViewId": view["Id"]}
    return {
        "CreateView": {"InstanceId": instance_id, **BODIES["CreateView"]},
        "CreateViewVersion": named,
        "SearchViews": {"InstanceId": instance_id},
        "TagResource": {"resourceArn": view["Arn"], **BODIES["TagResource"]},
        "UpdateViewContent": {**named, **BODIES["UpdateViewContent"]},
        "UpdateViewMetadata": {**named, **BODIES["UpdateViewMetadata"]},
    }


def call(client: Any, operation: str, parameters: dict[str, dict[str, Any]]) -> Any:
    return getattr(client, OPERATIONS_WITH_BODY[operation])(**parameters[operation])


@pytest.mark.parametrize("operation", OPERATIONS_WITH_BODY)
def test_bodies_of_these_tests_have_every_member_of_the_service_model(operation: str) -> None:
    in_body = {
        name
        for name, member in input_shape(operation).members.items()
        if "location" not in member.serialization
    }

    assert BODIES[operation].keys() == in_body


@pytest.mark.parametrize(("operation", "path", "value"), WRONG_TYPES)
def test_wrong_json_type_of_a_member_is_an_invalid_parameter(
    client: Any,
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    operation: str,
    path: Path,
    value: Any,
) -> None:
    before = state_of(client, instance_id)
    body = with_value(BODIES[operation], path, value)

    with (
        changed_body(client, lambda sent: {**sent, **body}),
        assert_raises(client, "InvalidParameterException", match=str(path[0])),
    ):
        call(client, operation, parameters)

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize("kind", ["list", "map"])
def test_null_among_values_is_an_invalid_parameter(
    client: Any, instance_id: str, kind: str
) -> None:
    nulls: dict[str, Any] = {
        "list": {"Content": {**content(), "Actions": [None]}},
        "map": {"Tags": {"team": None}},
    }

    with (
        changed_body(client, lambda sent: {**sent, **nulls[kind]}),
        assert_raises(client, "InvalidParameterException"),
    ):
        create_view(client, instance_id)

    assert customer_views(client, instance_id) == []


def test_null_as_a_member_is_taken_as_absent(client: Any, instance_id: str) -> None:
    with changed_body(client, lambda sent: {**sent, "Description": None, "Tags": None}):
        view = create_view(client, instance_id)

    assert "Description" not in view


@pytest.mark.parametrize("operation", OPERATIONS_WITH_BODY)
def test_unknown_members_of_a_body_are_ignored(
    client: Any, parameters: dict[str, dict[str, Any]], operation: str
) -> None:
    unknown = {"Unknown": [1], "content": None, "Name\x00": "", "\ud800": {"a": "\udfff"}}

    with changed_body(client, lambda sent: {**sent, **unknown}):
        answer = call(client, operation, parameters)

    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200


# Bodies

INVALID_BODIES: dict[str, bytes] = {
    "no JSON": b"{",
    "text": b"view",
    "text behind the document": b"{} {}",
    "list": b"[]",
    "string": b'"view"',
    "number": b"1",
    "null": b"null",
    "no UTF-8": b'{"Name": "\xff"}',
    "an overlong encoding": b'{"Name": "\xc0\xaf"}',
    "an encoded surrogate": b'{"Name": "\xed\xa0\x80"}',
    "UTF-16": '{"Name": "Order"}'.encode("utf-16"),
    "UTF-32": '{"Name": "Order"}'.encode("utf-32"),
    "byte-order mark": b"\xef\xbb\xbf{}",
    "NaN": b'{"Name": NaN}',
    "Infinity": b'{"MaxResults": Infinity}',
    "20,000 nested brackets": b'{"Name": ' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "20,000 nested braces": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "a number of 5,000 digits": b'{"MaxResults": ' + b"1" * 5_000 + b"}",
    "a raw newline in a string": b'{"Name": "a\nb"}',
    "NUL behind the document": b"{}\x00",
    "compressed": gzip.compress(b"{}"),
}


DUPLICATES = {
    "the first invalid": b'{"Name": 5, "Name": "Order"}',
    "both the same": b'{"Name": "Order", "Name": "Order"}',
    "escaped": b'{"Name": "Order", "N\\u0061me": "Order"}',
    "an inner object": b'{"Tags": {"team": "orders", "team": "parcels"}}',
    "an unknown member": b'{"Unknown": 1, "Unknown": 2}',
}


def require_invalid_request(
    client: Any,
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    operation: str,
    body: bytes,
    match: str | None = None,
) -> None:
    before = state_of(client, instance_id)

    with raw_body(client, body), assert_raises(client, "InvalidRequestException", match=match):
        call(client, operation, parameters)

    assert state_of(client, instance_id) == before


@pytest.mark.parametrize("operation", OPERATIONS_WITH_BODY)
@pytest.mark.parametrize("body", DUPLICATES.values(), ids=DUPLICATES.keys())
def test_body_with_a_member_twice_is_an_invalid_request(
    client: Any,
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    operation: str,
    body: bytes,
) -> None:
    require_invalid_request(client, instance_id, parameters, operation, body, match="once")


@pytest.mark.parametrize("operation", OPERATIONS_WITH_BODY)
@pytest.mark.parametrize("body", INVALID_BODIES.values(), ids=INVALID_BODIES.keys())
def test_body_that_is_no_json_object_in_utf_8_is_an_invalid_request(
    client: Any,
    instance_id: str,
    parameters: dict[str, dict[str, Any]],
    operation: str,
    body: bytes,
) -> None:
    require_invalid_request(client, instance_id, parameters, operation, body)


@pytest.mark.parametrize("operation", ["CreateView", "SearchViews", "UpdateViewContent"])
def test_empty_body_is_one_without_members(
    client: Any, parameters: dict[str, dict[str, Any]], operation: str
) -> None:
    with (
        raw_body(client, b""),
        assert_raises(client, "InvalidParameterException", match="must be given"),
    ):
        call(client, operation, parameters)


@pytest.mark.parametrize("member", ["Name", "Description", "ClientToken"])
@pytest.mark.parametrize("character", ["\x00", "\ud800", "\u0085"], ids=ascii)
def test_control_characters_and_lone_surrogates_are_an_invalid_parameter(
    client: Any, instance_id: str, member: str, character: str
) -> None:
    with (
        changed_body(client, lambda sent: {**sent, member: f"a{character}"}),
        assert_raises(client, "InvalidParameterException", match=member),
    ):
        create_view(client, instance_id)

    assert customer_views(client, instance_id) == []


def test_lone_surrogate_in_the_value_of_a_tag_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    with (
        changed_body(client, lambda sent: {**sent, "Tags": {"team": "\ud800"}}),
        assert_raises(client, "InvalidParameterException", match="Tags"),
    ):
        create_view(client, instance_id)


def test_pair_of_surrogates_is_the_character_that_it_stands_for(
    client: Any, instance_id: str
) -> None:
    body = json.dumps({"Name": "\U0001d400", "Status": "SAVED", "Content": content()})
    assert "\\ud835\\udc00" in body

    with raw_body(client, body.encode()):
        view = create_view(client, instance_id)

    assert view["Name"] == "\U0001d400"


# Headers

HEADERS: dict[str, dict[str, str]] = {
    "form": {"Content-Type": "application/x-www-form-urlencoded"},
    "multipart": {"Content-Type": "multipart/form-data; boundary=x"},
    "multipart without boundary": {"Content-Type": "multipart/form-data"},
    "XML": {"Content-Type": "text/xml"},
    "CBOR": {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"},
    "another charset": {"Content-Type": "application/json; charset=utf-16"},
    "gzip": {"Content-Encoding": "gzip"},
    "deflate": {"Content-Encoding": "deflate"},
    "target": {"X-Amz-Target": "AmazonConnect.DeleteView"},
    "JSON protocol": {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "AmazonConnect.DeleteView",
    },
}
with_headers = pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())


def assert_response(response: requests.Response, status: int, code: str) -> None:
    assert response.status_code == status
    assert response.headers["x-amzn-errortype"] == code
    assert response.json()["Message"]


@with_headers
@pytest.mark.parametrize("body", [b"garbage", b"\x1f\x8b\xff", b"key=1&file=2", b"--x\r\n\r\n"])
def test_body_of_garbage_is_an_invalid_request_whatever_the_headers(
    client: Any, instance_id: str, headers: dict[str, str], body: bytes
) -> None:
    response = send("PUT", f"/views/{instance_id}", body, headers)

    assert_response(response, 400, "InvalidRequestException")
    assert customer_views(client, instance_id) == []


@with_headers
def test_body_of_json_is_read_as_such_whatever_the_headers(
    client: Any, instance_id: str, headers: dict[str, str]
) -> None:
    if headers.get("Content-Encoding") == "gzip":
        headers = {**headers, "Content-Encoding": "identity"}
    body = json.dumps({"Name": "Order", "Status": "SAVED", "Content": content()})

    assert send("PUT", f"/views/{instance_id}", body, headers).status_code == 200
    assert names_of(customer_views(client, instance_id)) == ["Order"]


def test_body_of_a_form_with_a_file_is_an_invalid_request(client: Any, instance_id: str) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n1\r\n'
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n1\r\n--x--\r\n'
    )

    response = send("PUT", f"/views/{instance_id}", body, HEADERS["multipart"])

    assert_response(response, 400, "InvalidRequestException")
    assert customer_views(client, instance_id) == []


def test_body_with_a_wrong_checksum_creates_no_version_whatever_the_headers(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    before = state_of(client, instance_id)

    response = send(
        "PUT",
        f"/views/{instance_id}/{view['Id']}/versions",
        b'{"ViewContentSha256": "0"}',
        HEADERS["form"],
    )

    assert_response(response, 400, "InvalidParameterException")
    assert state_of(client, instance_id) == before


# Query strings


@pytest.mark.parametrize(
    "query",
    [
        "maxResults=",
        "maxResults",
        "maxResults=0",
        "maxResults=101",
        "maxResults=-1",
        "maxResults=1.0",
        "maxResults=1e1",
        "maxResults=0x1",
        "maxResults=%D9%A1",
        "maxResults=%EF%BC%91",
        "maxResults=1%0A",
        "maxResults=+1",
        "maxResults=one",
        "maxResults=" + "9" * 5_000,
        "nextToken=",
        "nextToken=%00",
        "nextToken=%FF",
        "nextToken=a%20b",
        "nextToken=" + "a" * 4_097,
        "type=",
        "type=ALL",
        "type=CUSTOMER_MANAGED%0A",
    ],
    ids=lambda query: query[:30],
)
def test_query_with_a_wrong_value_is_an_invalid_parameter(
    client: Any, instance_id: str, query: str
) -> None:
    with (
        raw_path(client, f"/views/{instance_id}?{query}"),
        assert_raises(client, "InvalidParameterException"),
    ):
        client.list_views(InstanceId=instance_id)


def test_query_with_a_repeated_name_has_its_first_value(client: Any, instance_id: str) -> None:
    with raw_path(client, f"/views/{instance_id}?maxResults=1&maxResults=500"):
        views = client.list_views(InstanceId=instance_id)["ViewsSummaryList"]

    assert len(views) == 1


@pytest.mark.parametrize(
    "query", ["Action=DeleteView", "Version=1", "InstanceId=x", "MaxResults=x", "", "&&=&", "%zz"]
)
def test_query_with_unknown_names_is_ignored(client: Any, instance_id: str, query: str) -> None:
    with raw_path(client, f"/views/{instance_id}?{query}"):
        views = client.list_views(InstanceId=instance_id)["ViewsSummaryList"]

    assert len(views) == 6


@pytest.mark.parametrize("query", ["", "?tagKeys=", "?tagkeys=stage", "?tagKeys=%00"])
def test_query_without_valid_tag_keys_is_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], query: str
) -> None:
    before = state_of(client, instance_id)

    with (
        raw_path(client, f"/tags/{label(view['Arn'])}{query}"),
        assert_raises(client, "InvalidParameterException", match="tagKeys"),
    ):
        client.untag_resource(resourceArn=view["Arn"], tagKeys=["stage"])

    assert state_of(client, instance_id) == before


# Paths


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PATCH", "/views/{instance}"),
        ("POST", "/views/{instance}"),
        ("DELETE", "/views/{instance}"),
        ("OPTIONS", "/views/{instance}"),
        ("PUT", "/views/{instance}/{view}"),
        ("PUT", "/views/{instance}/{view}/metadata"),
        ("DELETE", "/views/{instance}/{view}/versions"),
        ("GET", "/views/{instance}/{view}/versions/1"),
        ("GET", "/views/{instance}/{view}/"),
        ("GET", "/views/{instance}/{view}//versions"),
        ("POST", "/views/{instance}/{view}/Metadata"),
        ("GET", "/views/{instance}/{view}/versions/1/2"),
        ("GET", "/search-views"),
        ("PUT", "/tags/{arn}"),
        ("GET", "/tags/{slashes}"),
    ],
)
def test_path_or_method_without_operation_is_not_found(
    client: Any, instance_id: str, view: dict[str, Any], method: str, path: str
) -> None:
    before = state_of(client, instance_id)

    response = send(
        method,
        path.format(
            instance=instance_id, view=view["Id"], arn=label(view["Arn"]), slashes=view["Arn"]
        ),
    )

    assert_response(response, 404, "ResourceNotFoundException")
    assert state_of(client, instance_id) == before


def test_path_without_operation_is_an_error_that_boto3_knows(client: Any, instance_id: str) -> None:
    with (
        raw_path(client, f"/views/{instance_id}/a/b"),
        assert_raises(client, "ResourceNotFoundException"),
    ):
        client.list_views(InstanceId=instance_id)


# What is sent and answered is nobody else's


def test_parameters_that_change_after_the_call_change_no_view(
    client: Any, instance_id: str
) -> None:
    tags, sent_content = {"team": "orders"}, content()
    create_view(client, instance_id, Tags=tags, Content=sent_content)
    before = state_of(client, instance_id)

    tags["stage"] = "test"
    sent_content["Actions"].append("Back")

    assert state_of(client, instance_id) == before


def test_answers_that_change_after_the_call_change_no_view(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Tags={"team": "orders"})
    before = state_of(client, instance_id)

    view["Tags"]["stage"] = "test"
    view["Content"]["Actions"].append("Back")

    assert state_of(client, instance_id) == before


def test_requests_are_changed_in_these_tests_only_while_they_should(
    client: Any, instance_id: str
) -> None:
    with changed_request(client, lambda params: params.update(method="POST")):
        pass

    assert names_of([create_view(client, instance_id)]) == ["Order"]


def test_parameters_of_a_request_without_operation_are_not_read() -> None:
    # Some versions of moto have them read before they know that there is no operation.
    response = StrictViewsResponse()
    response.method, response.raw_path = "PATCH", "/views/instance"

    response.parse_parameters(None)

    assert response.params == {}
