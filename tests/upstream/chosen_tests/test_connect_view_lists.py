"""Unit tests for lists of views and versions, SearchViews, and AWS-managed views."""

import json
import re

import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from .test_connect_views import (
    CHANGES,
    create_instance,
    create_view,
    describe,
    update_content,
)

MANAGED = ["After Contact Work", "Cards", "Confirmation", "Detail", "Form", "List"]
MANAGED_ARN = "arn:aws:connect:us-east-1:aws:view/confirmation"


def create_views():
    client, instance_id = create_instance()
    create_view(client, instance_id, "Parcel", "SAVED", Tags={"a": "1", "b": "2"})
    create_view(client, instance_id, "reorder", Description="Order again")
    view_id = create_view(client, instance_id, "Order", Tags={"a": "1"})["Id"]
    update_content(client, instance_id, view_id, "SAVED", "Draft")
    return client, instance_id


def names(page):
    return [view["Name"] for view in page.get("ViewsSummaryList") or page["Views"]]


def string_condition(comparison, value, field="name"):
    condition = {"FieldName": field, "Value": value, "ComparisonType": comparison}
    return {"StringCondition": condition}


def tags(*keys):
    return {"TagConditions": [{"TagKey": key} for key in keys]}


AGAIN = string_condition("CONTAINS", "again", "description")
PUBLISHED = {"ViewStatusCondition": "PUBLISHED"}
SAVED = {"ViewStatusCondition": "SAVED"}


@mock_aws
def test_list_views():
    client, instance_id = create_views()

    response = client.list_views(InstanceId=instance_id)

    # By type, and then by name
    assert names(response) == [*MANAGED, "Order", "Parcel", "reorder"]
    views = response["ViewsSummaryList"]
    assert views[0] == {
        "Id": "after-contact-work",
        "Arn": "arn:aws:connect:us-east-1:aws:view/after-contact-work",
        "Name": "After Contact Work",
        "Type": "AWS_MANAGED",
        "Status": "PUBLISHED",
    }
    assert views[-1]["Type"] == "CUSTOMER_MANAGED"
    assert views[-1]["Description"] == "Order again"
    assert views[-1]["Arn"].endswith(f"instance/{instance_id}/view/{views[-1]['Id']}")
    statuses = [view["Status"] for view in views[6:]]
    assert statuses == ["PUBLISHED", "SAVED", "PUBLISHED"]


@pytest.mark.parametrize(
    "view_type, expected",
    [("AWS_MANAGED", MANAGED), ("CUSTOMER_MANAGED", ["Order", "Parcel", "reorder"])],
)
@mock_aws
def test_views_of_type(view_type, expected):
    client, instance_id = create_views()
    criteria = {"ViewTypeCondition": view_type}

    listed = client.list_views(InstanceId=instance_id, Type=view_type)
    found = client.search_views(InstanceId=instance_id, SearchCriteria=criteria)

    assert names(listed) == expected
    assert names(found) == expected


@pytest.mark.parametrize("operation", ["list_views", "search_views"])
@mock_aws
def test_pages_of_views(operation):
    client, instance_id = create_instance()
    for number in range(95):
        create_view(client, instance_id, f"View {number}")

    pages = client.get_paginator(operation).paginate(InstanceId=instance_id)

    first, last = pages
    assert len(names(first)) == 100
    assert names(last) == ["View 94"]
    assert "NextToken" not in last


@pytest.mark.parametrize("operation", ["list_views", "search_views"])
@mock_aws
def test_changes_between_pages_of_views(operation):
    client, instance_id = create_instance()
    for name in ("B", "D", "F"):
        create_view(client, instance_id, name)
    list_page = getattr(client, operation)
    first = list_page(InstanceId=instance_id, MaxResults=8)
    assert names(first) == [*MANAGED, "B", "D"]

    create_view(client, instance_id, "A")
    create_view(client, instance_id, "E")
    view_id = client.list_views(InstanceId=instance_id)["ViewsSummaryList"][8]["Id"]
    client.delete_view(InstanceId=instance_id, ViewId=view_id)

    second = list_page(InstanceId=instance_id, NextToken=first["NextToken"])
    assert names(second) == ["E", "F"]


@pytest.mark.parametrize(
    "operation, kwargs",
    [
        ("list_views", {"NextToken": "unknown"}),
        ("list_views", {"Type": "CUSTOMER_MANAGED"}),
        ("search_views", {}),
        ("list_view_versions", {"ViewId": MANAGED_ARN}),
    ],
)
@mock_aws
def test_next_token_of_another_list(operation, kwargs):
    client, instance_id = create_instance()
    token = client.list_views(InstanceId=instance_id, MaxResults=1)["NextToken"]
    kwargs = {"InstanceId": instance_id, "NextToken": token, **kwargs}

    with pytest.raises(ClientError) as exc:
        getattr(client, operation)(**kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "NextToken: must be what this operation returned for the same parameters"
    )


@mock_aws
def test_list_view_versions():
    client, instance_id = create_instance()
    view = create_view(client, instance_id)
    kwargs = {"InstanceId": instance_id, "ViewId": view["Id"]}
    for title in "1234":
        update_content(client, instance_id, view["Id"], "PUBLISHED", title)
        client.create_view_version(**kwargs)

    paginator = client.get_paginator("list_view_versions")
    pages = iter(paginator.paginate(**kwargs, PaginationConfig={"PageSize": 2}))
    page = next(pages)
    assert [version["Version"] for version in page["ViewVersionSummaryList"]] == [4, 3]
    client.delete_view_version(**kwargs, ViewVersion=3)
    page = next(pages)

    second, first = page["ViewVersionSummaryList"]
    assert second["Version"] == 2
    assert first == {
        "Id": view["Id"],
        "Arn": f"{view['Arn']}:1",
        "Name": "Order",
        "Type": "CUSTOMER_MANAGED",
        "Version": 1,
    }
    assert "NextToken" not in page


@mock_aws
def test_list_view_versions_without_versions():
    client, instance_id = create_instance()
    view_id = create_view(client, instance_id)["Id"]

    response = client.list_view_versions(InstanceId=instance_id, ViewId=view_id)

    assert response["ViewVersionSummaryList"] == []


@mock_aws
def test_list_view_versions_of_aws_managed_view():
    client, instance_id = create_instance()

    response = client.list_view_versions(InstanceId=instance_id, ViewId=MANAGED_ARN)

    [version] = response["ViewVersionSummaryList"]
    assert version["Arn"] == f"{MANAGED_ARN}:1"
    assert version["Version"] == 1


@mock_aws
def test_search_views():
    client, instance_id = create_views()

    response = client.search_views(InstanceId=instance_id, MaxResults=8)

    assert names(response) == [*MANAGED, "Order", "Parcel"]
    assert response["ApproximateTotalCount"] == 9
    assert response["Views"][0]["Arn"].endswith(":aws:view/after-contact-work")
    # With their published content, or else with their draft
    published, saved = response["Views"][6:]
    described = describe(client, instance_id, published["Id"])
    assert described == {**published, "Arn": f"{published['Arn']}:$LATEST"}
    described = describe(client, instance_id, f"{saved['Id']}:$SAVED")
    assert described == {**saved, "Arn": f"{saved['Arn']}:$SAVED"}


@pytest.mark.parametrize(
    "criteria, expected",
    [
        (string_condition("STARTS_WITH", "order"), ["Order"]),
        (string_condition("CONTAINS", "ORDER"), ["Order", "reorder"]),
        (string_condition("EXACT", "reOrder"), ["reorder"]),
        (AGAIN, ["reorder"]),
        (SAVED, ["Parcel"]),
        ({"AndConditions": [PUBLISHED, {"OrConditions": [SAVED, AGAIN]}]}, ["reorder"]),
    ],
)
@mock_aws
def test_search_views_with_criteria(criteria, expected):
    client, instance_id = create_views()

    response = client.search_views(InstanceId=instance_id, SearchCriteria=criteria)

    assert names(response) == expected
    assert response["ApproximateTotalCount"] == len(expected)


@pytest.mark.parametrize(
    "attribute_filter, expected",
    [
        ({"TagCondition": {"TagKey": "a"}}, ["Order", "Parcel"]),
        ({"TagCondition": {"TagKey": "b", "TagValue": "1"}}, []),
        ({"AndCondition": tags("a", "b")}, ["Parcel"]),
        ({"OrConditions": [tags("a", "b"), tags("a", "c")]}, ["Parcel"]),
    ],
)
@mock_aws
def test_search_views_with_tags(attribute_filter, expected):
    client, instance_id = create_views()

    response = client.search_views(
        InstanceId=instance_id, SearchFilter={"AttributeFilter": attribute_filter}
    )

    assert names(response) == expected


@mock_aws
def test_search_views_by_unknown_field():
    client, instance_id = create_instance()
    criteria = string_condition("EXACT", "a", "id")

    with pytest.raises(ClientError) as exc:
        client.search_views(InstanceId=instance_id, SearchCriteria=criteria)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "SearchCriteria.StringCondition.FieldName: must be one of name, description"
    )


@pytest.mark.parametrize("qualifier", ["", ":1"])
@mock_aws
def test_describe_aws_managed_view(qualifier):
    client, instance_id = create_instance()

    view = describe(client, instance_id, MANAGED_ARN + qualifier)

    view_content = view.pop("Content")
    assert view_content["Actions"] == ["Next"]
    assert list(json.loads(view_content["Template"])) == ["Head", "Body"]
    assert re.fullmatch("[0-9a-f]{64}", view.pop("ViewContentSha256"))
    assert view == {
        "Id": "confirmation",
        "Arn": f"{MANAGED_ARN}:1",
        "Name": "Confirmation",
        "Type": "AWS_MANAGED",
        "Status": "PUBLISHED",
        "Version": 1,
        "Tags": {},
    }


@pytest.mark.parametrize(
    "view_id, message",
    [
        ("confirmation", "View confirmation not found"),
        ("arn:aws:connect:us-east-1:aws:view/other", "View other not found"),
        ("arn:aws:connect:eu-west-1:aws:view/form", "View form not found"),
        (f"{MANAGED_ARN}:2", "Version 2 of view confirmation not found"),
    ],
)
@mock_aws
def test_describe_unknown_aws_managed_view(view_id, message):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        describe(client, instance_id, view_id)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == message


@pytest.mark.parametrize("operation, kwargs", CHANGES)
@mock_aws
def test_change_aws_managed_view(operation, kwargs):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        getattr(client, operation)(InstanceId=instance_id, ViewId=MANAGED_ARN, **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == "AccessDeniedException"
    assert err["Message"] == "View confirmation is managed by AWS and cannot be changed"
