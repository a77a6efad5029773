"""Each client through all operations on views, and through those on tags."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .calling import CallFailedError, call_at_once
from .conftest import Scene


def content(title: str = "Order") -> dict[str, Any]:
    template = {"Head": {"Title": title, "Configuration": {}}, "Body": []}
    return {"Template": json.dumps(template), "Actions": ["Submit"]}


def create_view(scene: Scene, name: str = "Order", **parameters: Any) -> dict[str, Any]:
    answer = scene.client.call(
        "CreateView",
        **{
            "InstanceId": scene.instance_id,
            "Name": name,
            "Status": "PUBLISHED",
            "Content": content(),
            **parameters,
        },
    )
    view: dict[str, Any] = answer["View"]
    return view


def test_a_client_calls_all_ten_operations(scene: Scene) -> None:
    call = scene.client.call
    created = create_view(scene, Description="First")
    view = {"InstanceId": scene.instance_id, "ViewId": created["Id"]}
    assert (created["Name"], created["Description"]) == ("Order", "First")
    assert (created["Type"], created["Status"]) == ("CUSTOMER_MANAGED", "PUBLISHED")

    first = call("CreateViewVersion", **view, VersionDescription="One")["View"]
    assert (first["Version"], first["VersionDescription"]) == (1, "One")

    updated = call("UpdateViewContent", **view, Status="PUBLISHED", Content=content("Ä €"))["View"]
    assert json.loads(updated["Content"]["Template"])["Head"]["Title"] == "Ä €"
    assert updated["ViewContentSha256"] != first["ViewContentSha256"]

    call("UpdateViewMetadata", **view, Name="Renamed", Description="Second")
    described = call("DescribeView", **view)["View"]
    assert (described["Name"], described["Description"]) == ("Renamed", "Second")
    assert described["Content"] == updated["Content"]

    sha256 = described["ViewContentSha256"]
    assert call("CreateViewVersion", **view, ViewContentSha256=sha256)["View"]["Version"] == 2
    listed = call("ListViewVersions", **view)["ViewVersionSummaryList"]
    assert [version["Version"] for version in listed] == [2, 1]

    call("DeleteViewVersion", **view, ViewVersion=1)
    listed = call("ListViewVersions", **view)["ViewVersionSummaryList"]
    assert [version["Version"] for version in listed] == [2]

    customer_managed = {"InstanceId": scene.instance_id, "Type": "CUSTOMER_MANAGED"}
    (summary,) = call("ListViews", **customer_managed)["ViewsSummaryList"]
    assert (summary["Id"], summary["Name"]) == (created["Id"], "Renamed")

    condition = {"FieldName": "name", "Value": "rename", "ComparisonType": "STARTS_WITH"}
    found = call(
        "SearchViews",
        InstanceId=scene.instance_id,
        SearchCriteria={"StringCondition": condition},
    )
    assert [view["Id"] for view in found["Views"]] == [created["Id"]]
    assert found["ApproximateTotalCount"] == 1

    call("DeleteView", **view)
    assert call("ListViews", **customer_managed)["ViewsSummaryList"] == []


def test_a_client_reads_and_changes_tags(scene: Scene) -> None:
    call = scene.client.call
    arn = create_view(scene, Tags={"team": "orders"})["Arn"]
    call("TagResource", resourceArn=arn, tags={"stage": "test", "ключ": "значение"})
    assert call("ListTagsForResource", resourceArn=arn)["tags"] == {
        "team": "orders",
        "stage": "test",
        "ключ": "значение",
    }
    call("UntagResource", resourceArn=arn, tagKeys=["team", "ключ"])
    assert call("ListTagsForResource", resourceArn=arn)["tags"] == {"stage": "test"}
    view = call("DescribeView", InstanceId=scene.instance_id, ViewId=arn)["View"]
    assert view["Tags"] == {"stage": "test"}


@pytest.mark.parametrize("qualifier", ["", ":$LATEST", ":$SAVED", ":1"])
@pytest.mark.parametrize("key", ["Id", "Arn"])
def test_a_client_describes_a_view_by_every_identifier(
    scene: Scene, key: str, qualifier: str
) -> None:
    view = create_view(scene)
    named = {"InstanceId": scene.instance_id, "ViewId": view["Id"]}
    scene.client.call("CreateViewVersion", **named)
    named["Status"] = "SAVED"
    scene.client.call("UpdateViewContent", **named, Content=content("Draft"))
    described = scene.client.call(
        "DescribeView", InstanceId=scene.instance_id, ViewId=f"{view[key]}{qualifier}"
    )["View"]
    title = json.loads(described["Content"]["Template"])["Head"]["Title"]
    assert (described["Id"].partition(":")[0], title) == (
        view["Id"],
        "Draft" if qualifier == ":$SAVED" else "Order",
    )


def test_a_client_names_the_instance_by_its_arn(scene: Scene) -> None:
    arn = create_view(scene)["Arn"].partition("/view/")[0]
    for operation, key in (("ListViews", "ViewsSummaryList"), ("SearchViews", "Views")):
        names = [view["Name"] for view in scene.client.call(operation, InstanceId=arn)[key]]
        assert "Order" in names


@pytest.mark.parametrize(
    ("operation", "key"),
    [("ListViews", "ViewsSummaryList"), ("SearchViews", "Views")],
)
def test_a_client_walks_through_pages_of_views(scene: Scene, operation: str, key: str) -> None:
    for number in range(5):
        scene.mock.create_view(scene.instance_id, name=f"View {number}")
    before = len(scene.mock.requests)
    views = scene.client.items(operation, key, InstanceId=scene.instance_id, MaxResults=2)
    names = [view["Name"] for view in views]
    assert sorted(name for name in names if name.startswith("View ")) == [
        f"View {number}" for number in range(5)
    ]
    assert len(names) == len(set(names))
    assert len(scene.mock.requests) - before >= 3


def test_a_client_walks_through_pages_of_versions(scene: Scene) -> None:
    view_id = scene.mock.create_view(scene.instance_id, name="Order", versions=5).id
    versions = scene.client.items(
        "ListViewVersions",
        "ViewVersionSummaryList",
        InstanceId=scene.instance_id,
        ViewId=view_id,
        MaxResults=2,
    )
    assert [version["Version"] for version in versions] == [5, 4, 3, 2, 1]


def test_a_client_sends_and_reads_390_kilobytes(scene: Scene) -> None:
    large = content("é" * 195_000)
    large["Template"] = json.dumps(json.loads(large["Template"]), ensure_ascii=False)
    assert len(large["Template"].encode()) > 390_000
    view_id = create_view(scene, Content=large)["Id"]
    described = scene.client.call(
        "DescribeView", InstanceId=scene.instance_id, ViewId=f"{view_id}:$LATEST"
    )
    assert described["View"]["Content"]["Template"] == large["Template"]


def test_a_client_makes_sixty_calls_at_once(scene: Scene) -> None:
    calls: list[dict[str, Any]] = [
        {
            "InstanceId": scene.instance_id,
            "Name": f"View {number}",
            "Status": "PUBLISHED",
            "Content": content(f"Title {number}"),
        }
        for number in range(60)
    ]
    views = [answer["View"] for answer in call_at_once(scene.client, "CreateView", calls)]
    assert [view["Name"] for view in views] == [call["Name"] for call in calls]
    assert len({view["Id"] for view in views}) == 60
    assert [view["Content"]["Template"] for view in views] == [
        call["Content"]["Template"] for call in calls
    ]
    stored = [view.name for view in scene.mock.views(scene.instance_id)]
    assert sorted(stored) == sorted(call["Name"] for call in calls)


def test_a_failing_call_fails_with_what_was_wrong(scene: Scene) -> None:
    create_view(scene)
    with pytest.raises(CallFailedError) as raised:
        create_view(scene)
    assert (raised.value.name, raised.value.is_typed) == ("DuplicateResourceException", True)
    with pytest.raises(CallFailedError) as raised:
        create_view(scene, "Other", Content={"Template": "{}", "Actions": []})
    assert raised.value.is_typed
    assert "Head" in raised.value.message


STATUS = {
    "AccessDeniedException": 403,
    "DuplicateResourceException": 409,
    "InternalServiceException": 500,
    "InvalidParameterException": 400,
    "InvalidRequestException": 400,
    "ResourceInUseException": 409,
    "ResourceNotFoundException": 404,
    "ServiceQuotaExceededException": 402,
    "TooManyRequestsException": 429,
}


@pytest.mark.parametrize("name", STATUS)
def test_a_client_raises_each_error_as_its_own_type(scene: Scene, name: str) -> None:
    scene.mock.inject_error("CreateView", name, message="as injected")
    with pytest.raises(CallFailedError) as raised:
        create_view(scene)
    assert (raised.value.name, raised.value.is_typed) == (name, True)
    assert "as injected" in raised.value.message
    # The AWS CLI does not print the status.
    assert raised.value.status in (STATUS[name], None)
