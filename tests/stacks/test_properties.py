"""The properties of a resource are checked by the schema of its type."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from connect_views_mock.connect.exceptions import InvalidProperties
from connect_views_mock.connect.registry_schemas import (
    INSTANCE,
    VIEW,
    VIEW_VERSION,
    Members,
    read_properties,
)

INSTANCE_ARN = (
    "arn:aws:connect:us-east-1:123456789012:instance/00000000-0000-4000-8000-000000000000"
)
VIEW_ARN = f"{INSTANCE_ARN}/view/00000000-0000-4000-8000-000000000000"
PATTERN = "failed validation constraint for keyword [pattern]"

GOOD: dict[str, tuple[Members, dict[str, Any]]] = {
    "View": (
        VIEW,
        {"InstanceArn": INSTANCE_ARN, "Name": "Order", "Template": {}, "Actions": ["Submit"]},
    ),
    "Version": (VIEW_VERSION, {"ViewArn": VIEW_ARN}),
    "Instance": (
        INSTANCE,
        {
            "IdentityManagementType": "CONNECT_MANAGED",
            "Attributes": {"InboundCalls": True, "OutboundCalls": False},
        },
    ),
}


def read(kind: str, **properties: Any) -> dict[str, Any]:
    schema, good = GOOD[kind]
    return read_properties(schema, {"Properties": {**good, **properties}}, kind)


@pytest.mark.parametrize(
    ("kind", "properties"),
    [
        ("View", {"Name": "Größe_.:/=+-@()' 8"}),
        ("View", {"Name": "a" * 512}),
        ("View", {"Description": "One, (two) and it's done."}),
        ("View", {"Description": "a" * 4096}),
        ("View", {"Actions": []}),
        ("View", {"Actions": ["Größe _.:/=+-@ 8", "a" * 255]}),
        ("View", {"Actions": [f"Action {number}" for number in range(1000)]}),
        ("View", {"Tags": []}),
        ("View", {"Tags": [{"Key": "a" * 128, "Value": "a" * 256}, {"Key": "b", "Value": ""}]}),
        ("View", {"InstanceArn": INSTANCE_ARN.replace("arn:aws:", "arn:aws-us-gov:")}),
        ("Version", {"VersionDescription": "First, (v1)"}),
        ("Version", {"ViewContentSha256": "0aZ9" * 16}),
        ("Instance", {"InstanceAlias": "my-team-1", "DirectoryId": "d-0123456789"}),
        ("Instance", {"Tags": [{"Key": "a", "Value": "b"}]}),
    ],
)
def test_properties_of_the_schema_are_accepted(kind: str, properties: dict[str, Any]) -> None:
    assert read(kind, **properties) == {**GOOD[kind][1], **properties}


@pytest.mark.parametrize(
    ("kind", "properties", "breach"),
    [
        ("View", {"Name": ""}, "#/Name: expected minLength: 1, actual: 0"),
        ("View", {"Name": "a" * 513}, "#/Name: expected maxLength: 512, actual: 513"),
        ("View", {"Name": " Order"}, f"#/Name: {PATTERN}"),
        ("View", {"Name": "Order, new"}, f"#/Name: {PATTERN}"),
        ("View", {"Name": "\U0001f4e6"}, f"#/Name: {PATTERN}"),
        ("View", {"Name": ["Order"]}, "#/Name: expected type: String, found: JSONArray"),
        ("View", {"Name": 1.5}, "#/Name: expected type: String, found: Number"),
        ("View", {"Description": ""}, f"#/Description: {PATTERN}"),
        ("View", {"Description": "What?"}, f"#/Description: {PATTERN}"),
        ("View", {"Template": "{}"}, "#/Template: expected type: JSONObject, found: String"),
        ("View", {"Template": []}, "#/Template: expected type: JSONObject, found: JSONArray"),
        ("View", {"Actions": "Submit"}, "#/Actions: expected type: JSONArray, found: String"),
        ("View", {"Actions": [""]}, "#/Actions/0: expected minLength: 1, actual: 0"),
        ("View", {"Actions": ["a" * 256]}, "#/Actions/0: expected maxLength: 255, actual: 256"),
        ("View", {"Actions": ["a", "Done (all)"]}, f"#/Actions/1: {PATTERN}"),
        ("View", {"Actions": ["It's"]}, f"#/Actions/0: {PATTERN}"),
        ("View", {"Actions": ["a"] * 1001}, "expected maximum item count: 1000, found: 1001"),
        ("View", {"Tags": {"a": "b"}}, "#/Tags: expected type: JSONArray, found: JSONObject"),
        ("View", {"Tags": ["a"]}, "#/Tags/0: expected type: JSONObject, found: String"),
        ("View", {"Tags": [{"Key": "a"}]}, "#/Tags/0: required key [Value] not found"),
        ("View", {"Tags": [{"Key": "", "Value": ""}]}, "#/Tags/0/Key: expected minLength: 1"),
        ("View", {"Tags": [{"Key": "a", "Value": "b"}] * 2}, "#/Tags: array items are not unique"),
        ("View", {"InstanceArn": VIEW_ARN}, "#/InstanceArn: expected maxLength: 100, actual: "),
        ("View", {"InstanceArn": "00000000-0000-4000"}, f"#/InstanceArn: {PATTERN}"),
        ("View", {"InstanceArn": INSTANCE_ARN.replace("12", "1")}, f"#/InstanceArn: {PATTERN}"),
        ("View", {"ViewId": "a"}, "#: extraneous key [ViewId] is not permitted"),
        ("Version", {"ViewArn": INSTANCE_ARN}, f"#/ViewArn: {PATTERN}"),
        ("Version", {"ViewArn": f"{VIEW_ARN}:$LATEST"}, f"#/ViewArn: {PATTERN}"),
        ("Version", {"ViewContentSha256": "a"}, f"#/ViewContentSha256: {PATTERN}"),
        ("Version", {"ViewContentSha256": "a" * 65}, "#/ViewContentSha256: expected maxLength: 64"),
        ("Version", {"VersionDescription": ""}, "#/VersionDescription: expected minLength: 1"),
        ("Version", {"Version": 1}, "#: extraneous key [Version] is not permitted"),
        ("Instance", {"IdentityManagementType": "NONE"}, "NONE is not a valid enum value"),
        ("Instance", {"Attributes": {}}, "#/Attributes: required key [InboundCalls] not found"),
        (
            "Instance",
            {"Attributes": {"InboundCalls": "yes", "OutboundCalls": True}},
            "#/Attributes/InboundCalls: expected type: Boolean, found: String",
        ),
        ("Instance", {"InstanceAlias": "d-alias"}, f"#/InstanceAlias: {PATTERN}"),
        ("Instance", {"InstanceAlias": "alias-"}, f"#/InstanceAlias: {PATTERN}"),
        ("Instance", {"DirectoryId": "d-1"}, "#/DirectoryId: expected minLength: 12, actual: 3"),
    ],
)
def test_a_property_that_breaks_the_schema_is_refused(
    kind: str, properties: dict[str, Any], breach: str
) -> None:
    with pytest.raises(InvalidProperties) as caught:
        read(kind, **properties)
    message = caught.value.message
    assert message.startswith(f"Properties validation failed for resource {kind} with message:\n#")
    assert breach in message


@pytest.mark.parametrize("kind", GOOD)
def test_a_required_property_that_is_missing_is_refused(kind: str) -> None:
    schema, good = GOOD[kind]
    with pytest.raises(InvalidProperties) as caught:
        read_properties(schema, {}, kind)
    for name in good:
        assert f"#: required key [{name}] not found" in caught.value.message


def test_breaches_are_counted_and_the_first_twenty_are_listed() -> None:
    with pytest.raises(InvalidProperties) as caught:
        read("View", Actions=["(" for _ in range(30)])
    lines = caught.value.message.splitlines()
    assert lines[1] == "#: 30 schema violations found"
    assert len(lines) == 22


def test_a_number_or_a_boolean_counts_as_the_text_that_stands_there() -> None:
    properties = read("View", Name=123, Actions=[True, 5])
    assert (properties["Name"], properties["Actions"]) == ("123", ["true", "5"])


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("False", False), (True, True)])
def test_a_text_counts_as_a_boolean(text: Any, flag: bool) -> None:
    attributes = {"InboundCalls": text, "OutboundCalls": True}
    assert read("Instance", Attributes=attributes)["Attributes"]["InboundCalls"] is flag


def test_dates_of_yaml_become_texts() -> None:
    template = {"Day": date(2026, 11, 25), "Time": datetime(2026, 11, 25, 12, 30)}
    assert read("View", Template=template)["Template"] == {
        "Day": "2026-11-25",
        "Time": "2026-11-25T12:30:00",
    }


def _endless() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value["again"] = value
    return value


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"binary", "bytes is not a JSON type"),
        ({"set"}, "set is not a JSON type"),
        (_endless(), "Circular reference"),
        ({("a", "b"): 1}, "keys must be str"),
    ],
)
def test_what_json_has_not_is_refused(value: Any, reason: str) -> None:
    with pytest.raises(InvalidProperties, match=f"#: cannot be written as JSON: .*{reason}"):
        read("View", Template={"Body": value})
