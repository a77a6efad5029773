from __future__ import annotations

from typing import Any

import pytest
from moto.core.exceptions import ServiceException

from .helpers import (
    AWS_MANAGED_VIEW_IDS,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_view,
    describe,
    names_of,
    template,
)
from .target import search_predicate


@pytest.fixture(autouse=True)
def _views(client: Any, instance_id: str) -> None:
    create_view(client, instance_id, "Order", Description="Shows an ORDER")
    create_view(client, instance_id, "Order list", Tags={"team": "orders", "stage": "test"})
    create_view(
        client, instance_id, "Parcel", status="SAVED", Tags={"team": "parcels", "stage": "test"}
    )
    create_view(client, instance_id, "reorder", Description="Orders again", Tags={"team": ""})


def search(client: Any, instance_id: str, **criteria: Any) -> list[str]:
    """Return the names of the customer-managed views that are found."""
    views = client.search_views(InstanceId=instance_id, SearchCriteria=criteria)["Views"]
    return names_of([view for view in views if view["Type"] == "CUSTOMER_MANAGED"])


def string_condition(value: str, comparison: str, field: str = "name") -> dict[str, Any]:
    return {"StringCondition": {"FieldName": field, "Value": value, "ComparisonType": comparison}}


def search_tags(client: Any, instance_id: str, **attribute_filter: Any) -> list[str]:
    views = client.search_views(
        InstanceId=instance_id, SearchFilter={"AttributeFilter": attribute_filter}
    )["Views"]
    return names_of(views)


# Answers


def test_search_views_without_criteria_finds_all_in_the_order_of_list_views(
    client: Any, instance_id: str
) -> None:
    found = client.search_views(InstanceId=instance_id)["Views"]

    listed = client.list_views(InstanceId=instance_id)["ViewsSummaryList"]
    assert [view["Id"] for view in found] == [view["Id"] for view in listed]


def test_search_views_answers_with_full_views_under_their_unqualified_arns(
    client: Any, instance_id: str
) -> None:
    (view,) = client.search_views(
        InstanceId=instance_id, SearchCriteria=string_condition("Order list", "EXACT")
    )["Views"]

    described = describe(client, instance_id, view["Id"])
    assert view == {**described, "Arn": described["Arn"].removesuffix(":$LATEST")}


def test_search_views_answers_with_the_draft_of_a_view_never_published(
    client: Any, instance_id: str
) -> None:
    (view,) = client.search_views(
        InstanceId=instance_id, SearchCriteria=string_condition("Parcel", "EXACT")
    )["Views"]

    assert (view["Status"], view["Content"]["Template"]) == ("SAVED", template())


def test_search_views_answers_with_the_published_content_rather_than_a_newer_draft(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id, "Queue")
    client.update_view_content(
        InstanceId=instance_id, ViewId=view["Id"], Status="SAVED", Content=content("Draft")
    )

    (found,) = client.search_views(
        InstanceId=instance_id, SearchCriteria=string_condition("Queue", "EXACT")
    )["Views"]

    assert (found["Status"], found["Content"]["Template"]) == ("PUBLISHED", template())


def test_search_views_finds_aws_managed_views_under_their_unqualified_arns(
    client: Any, instance_id: str
) -> None:
    views = client.search_views(
        InstanceId=instance_id, SearchCriteria={"ViewTypeCondition": "AWS_MANAGED"}
    )["Views"]

    assert [view["Arn"] for view in views] == [
        f"arn:aws:connect:{REGION}:aws:view/{view_id}" for view_id in AWS_MANAGED_VIEW_IDS
    ]


def test_search_views_counts_what_it_finds(client: Any, instance_id: str) -> None:
    answer = client.search_views(
        InstanceId=instance_id, SearchCriteria=string_condition("order", "CONTAINS")
    )

    assert answer["ApproximateTotalCount"] == 3


@pytest.mark.parametrize("token", [False, True], ids=["first page", "second page"])
def test_search_views_counts_what_all_pages_hold(
    client: Any, instance_id: str, token: bool
) -> None:
    page = client.search_views(InstanceId=instance_id, MaxResults=2)
    if token:
        page = client.search_views(
            InstanceId=instance_id, MaxResults=2, NextToken=page["NextToken"]
        )

    assert page["ApproximateTotalCount"] == 10


def test_search_views_that_finds_nothing_answers_with_an_empty_list_and_0(
    client: Any, instance_id: str
) -> None:
    answer = client.search_views(
        InstanceId=instance_id, SearchCriteria=string_condition("nothing", "EXACT")
    )

    assert (answer["Views"], answer["ApproximateTotalCount"]) == ([], 0)


def test_search_views_in_an_unknown_instance_is_not_found(client: Any) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        client.search_views(InstanceId=UNKNOWN_ID)


def test_search_views_takes_the_arn_of_the_instance(client: Any, instance_id: str) -> None:
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]

    assert client.search_views(InstanceId=arn)["ApproximateTotalCount"] == 10


# String conditions


@pytest.mark.parametrize(
    ("value", "comparison", "names"),
    [
        ("Order", "STARTS_WITH", ["Order", "Order list"]),
        ("Order", "CONTAINS", ["Order", "Order list", "reorder"]),
        ("Order", "EXACT", ["Order"]),
        ("list", "STARTS_WITH", []),
        ("der l", "CONTAINS", ["Order list"]),
        ("", "CONTAINS", ["Order", "Order list", "Parcel", "reorder"]),
        (".*", "CONTAINS", []),
    ],
)
def test_search_views_compares_names(
    client: Any, instance_id: str, value: str, comparison: str, names: list[str]
) -> None:
    assert search(client, instance_id, **string_condition(value, comparison)) == names


@pytest.mark.parametrize("comparison", ["STARTS_WITH", "CONTAINS", "EXACT"])
@pytest.mark.parametrize("value", ["PARCEL", "parcel", "pArCeL"])
def test_search_views_ignores_case(
    client: Any, instance_id: str, comparison: str, value: str
) -> None:
    assert search(client, instance_id, **string_condition(value, comparison)) == ["Parcel"]


def test_search_views_ignores_case_of_a_letter_that_has_two_in_upper_case(
    client: Any, instance_id: str
) -> None:
    create_view(client, instance_id, "Straße")

    assert search(client, instance_id, **string_condition("STRASSE", "EXACT")) == ["Straße"]


@pytest.mark.parametrize(
    ("value", "comparison", "names"),
    [
        ("shows", "STARTS_WITH", ["Order"]),
        ("order", "CONTAINS", ["Order", "reorder"]),
        ("orders again", "EXACT", ["reorder"]),
    ],
)
def test_search_views_compares_descriptions(
    client: Any, instance_id: str, value: str, comparison: str, names: list[str]
) -> None:
    condition = string_condition(value, comparison, field="description")

    assert search(client, instance_id, **condition) == names


def test_search_views_matches_no_view_without_description_by_description(
    client: Any, instance_id: str
) -> None:
    condition = string_condition("", "CONTAINS", field="description")

    assert search(client, instance_id, **condition) == ["Order", "reorder"]


def test_search_views_finds_the_new_name_of_a_renamed_view(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, "Queue")
    client.update_view_metadata(InstanceId=instance_id, ViewId=view["Id"], Name="Waiting")

    assert search(client, instance_id, **string_condition("waiting", "EXACT")) == ["Waiting"]


@pytest.mark.parametrize("field", ["Name", "id", "tags", "", "status", "__class__"])
def test_search_views_by_an_unknown_field_is_an_invalid_parameter(
    client: Any, instance_id: str, field: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="FieldName"):
        search(client, instance_id, **string_condition("Order", "EXACT", field=field))


def test_search_views_by_an_unknown_field_deep_in_the_criteria_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    criteria = {"OrConditions": [{"AndConditions": [string_condition("a", "EXACT", "id")]}]}

    with assert_raises(
        client,
        "InvalidParameterException",
        match=r"SearchCriteria\.OrConditions\[0\]\.AndConditions\[0\]\.StringCondition",
    ):
        search(client, instance_id, **criteria)


@pytest.mark.parametrize("member", ["FieldName", "Value", "ComparisonType"])
def test_search_views_by_a_string_condition_without_a_member_is_an_invalid_parameter(
    client: Any, instance_id: str, member: str
) -> None:
    condition = string_condition("Order", "EXACT")
    del condition["StringCondition"][member]

    with assert_raises(client, "InvalidParameterException", match=member):
        search(client, instance_id, **condition)


# Type, status and nested criteria


def test_search_views_by_type(client: Any, instance_id: str) -> None:
    names = search(client, instance_id, ViewTypeCondition="CUSTOMER_MANAGED")

    assert names == ["Order", "Order list", "Parcel", "reorder"]


def test_search_views_by_status_saved(client: Any, instance_id: str) -> None:
    assert search(client, instance_id, ViewStatusCondition="SAVED") == ["Parcel"]


def test_search_views_by_status_published(client: Any, instance_id: str) -> None:
    names = search(client, instance_id, ViewStatusCondition="PUBLISHED")

    assert names == ["Order", "Order list", "reorder"]


def test_search_views_with_and_conditions_finds_what_meets_all(
    client: Any, instance_id: str
) -> None:
    criteria = [string_condition("order", "CONTAINS"), string_condition("list", "CONTAINS")]

    assert search(client, instance_id, AndConditions=criteria) == ["Order list"]


def test_search_views_with_or_conditions_finds_what_meets_any(
    client: Any, instance_id: str
) -> None:
    criteria = [string_condition("Order", "EXACT"), {"ViewStatusCondition": "SAVED"}]

    assert search(client, instance_id, OrConditions=criteria) == ["Order", "Parcel"]


def test_search_views_with_nested_conditions(client: Any, instance_id: str) -> None:
    criteria = [
        {"OrConditions": [string_condition("order", "CONTAINS"), {"ViewStatusCondition": "SAVED"}]},
        {"OrConditions": [string_condition("list", "CONTAINS"), string_condition("p", "CONTAINS")]},
    ]

    assert search(client, instance_id, AndConditions=criteria) == ["Order list", "Parcel"]


def test_search_views_with_conditions_side_by_side_finds_what_meets_all(
    client: Any, instance_id: str
) -> None:
    names = search(
        client,
        instance_id,
        ViewStatusCondition="PUBLISHED",
        OrConditions=[string_condition("list", "CONTAINS"), {"ViewStatusCondition": "SAVED"}],
    )

    assert names == ["Order list"]


@pytest.mark.parametrize(
    "criteria", [{}, {"AndConditions": []}, {"OrConditions": []}, {"AndConditions": [{}]}]
)
def test_search_views_takes_empty_criteria_as_no_condition(
    client: Any, instance_id: str, criteria: dict[str, Any]
) -> None:
    assert len(search(client, instance_id, **criteria)) == 4


def nested_criteria(levels: int) -> dict[str, Any]:
    criteria = string_condition("Order", "EXACT")
    for _ in range(levels):
        criteria = {"AndConditions": [criteria]}
    return criteria


def test_search_views_takes_criteria_nested_20_deep(client: Any, instance_id: str) -> None:
    assert search(client, instance_id, **nested_criteria(20)) == ["Order"]


def test_search_views_takes_1000_conditions(client: Any, instance_id: str) -> None:
    criteria = [string_condition(f"name {number}", "EXACT") for number in range(1_000)]

    names = search(
        client, instance_id, OrConditions=[*criteria, string_condition("Order", "EXACT")]
    )

    assert names == ["Order"]


# Tags


def tag(key: str, value: str) -> dict[str, str]:
    return {"TagKey": key, "TagValue": value}


def test_search_views_by_one_tag(client: Any, instance_id: str) -> None:
    assert search_tags(client, instance_id, TagCondition=tag("team", "orders")) == ["Order list"]


def test_search_views_by_the_key_of_a_tag_alone(client: Any, instance_id: str) -> None:
    names = search_tags(client, instance_id, TagCondition={"TagKey": "team"})

    assert names == ["Order list", "Parcel", "reorder"]


def test_search_views_by_an_empty_value_of_a_tag(client: Any, instance_id: str) -> None:
    assert search_tags(client, instance_id, TagCondition=tag("team", "")) == ["reorder"]


def test_search_views_tells_tags_apart_by_case(client: Any, instance_id: str) -> None:
    assert search_tags(client, instance_id, TagCondition=tag("Team", "orders")) == []


def test_search_views_with_an_and_condition_finds_what_has_all_tags(
    client: Any, instance_id: str
) -> None:
    tags = [tag("team", "parcels"), tag("stage", "test")]

    names = search_tags(client, instance_id, AndCondition={"TagConditions": tags})

    assert names == ["Parcel"]


def test_search_views_tag_filter_is_an_outer_or_over_an_inner_and(
    client: Any, instance_id: str
) -> None:
    names = search_tags(
        client,
        instance_id,
        OrConditions=[
            {"TagConditions": [tag("team", "orders"), tag("stage", "test")]},
            {"TagConditions": [tag("team", "parcels"), tag("stage", "live")]},
            {"TagConditions": [tag("team", "")]},
        ],
    )

    assert names == ["Order list", "reorder"]


def test_search_views_tag_filters_side_by_side_must_all_hold(client: Any, instance_id: str) -> None:
    names = search_tags(
        client,
        instance_id,
        TagCondition=tag("stage", "test"),
        OrConditions=[
            {"TagConditions": [tag("team", "orders")]},
            {"TagConditions": [tag("team", "")]},
        ],
    )

    assert names == ["Order list"]


@pytest.mark.parametrize(
    "attribute_filter",
    [
        {},
        {"OrConditions": []},
        {"AndCondition": {}},
        {"AndCondition": {"TagConditions": []}},
        {"OrConditions": [{}]},
    ],
)
def test_search_views_takes_an_empty_tag_filter_as_no_condition(
    client: Any, instance_id: str, attribute_filter: dict[str, Any]
) -> None:
    assert len(search_tags(client, instance_id, **attribute_filter)) == 10


def test_search_views_finds_no_aws_managed_view_by_a_tag(client: Any, instance_id: str) -> None:
    views = client.search_views(
        InstanceId=instance_id,
        SearchCriteria={"ViewTypeCondition": "AWS_MANAGED"},
        SearchFilter={"AttributeFilter": {"TagCondition": {"TagKey": "team"}}},
    )["Views"]

    assert views == []


def test_search_views_with_criteria_and_filter_finds_what_meets_both(
    client: Any, instance_id: str
) -> None:
    views = client.search_views(
        InstanceId=instance_id,
        SearchCriteria=string_condition("order", "CONTAINS"),
        SearchFilter={"AttributeFilter": {"TagCondition": {"TagKey": "team"}}},
    )["Views"]

    assert names_of(views) == ["Order list", "reorder"]


def test_search_views_finds_tags_of_tag_resource(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, "Queue")
    client.tag_resource(resourceArn=view["Arn"], tags={"team": "queues"})

    assert search_tags(client, instance_id, TagCondition=tag("team", "queues")) == ["Queue"]


@pytest.mark.parametrize(
    "attribute_filter",
    [
        {"TagCondition": {"TagValue": "orders"}},
        {"AndCondition": {"TagConditions": [{}]}},
        {"OrConditions": [{"TagConditions": [{"TagValue": "orders"}]}]},
    ],
)
def test_search_views_by_a_tag_without_key_is_an_invalid_parameter(
    client: Any, instance_id: str, attribute_filter: dict[str, Any]
) -> None:
    with assert_raises(client, "InvalidParameterException", match="TagKey"):
        search_tags(client, instance_id, **attribute_filter)


def test_a_comparison_of_another_type_is_refused_by_the_search_itself() -> None:
    condition = string_condition("Order", "ENDS_WITH")

    with pytest.raises(
        ServiceException, match=r"InvalidParameterException: .*ComparisonType: must"
    ):
        search_predicate(condition, None)
