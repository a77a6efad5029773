from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Callable
from typing import Any

import pytest
import regex

from .helpers import (
    REGION,
    assert_raises,
    connect_model,
    create_instance,
    create_versions,
    create_view,
    names_of,
    version_numbers,
)

List = Callable[..., tuple[list[Any], str | None]]


def list_views(client: Any, instance_id: str, **parameters: Any) -> tuple[list[Any], str | None]:
    page = client.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED", **parameters)
    return names_of(page["ViewsSummaryList"]), page.get("NextToken")


def search_views(client: Any, instance_id: str, **parameters: Any) -> tuple[list[Any], str | None]:
    page = client.search_views(
        InstanceId=instance_id,
        SearchCriteria={"ViewTypeCondition": "CUSTOMER_MANAGED"},
        **parameters,
    )
    return names_of(page["Views"]), page.get("NextToken")


lists_of_views = pytest.mark.parametrize("list_page", [list_views, search_views])


def remaining_pages(list_page: List, client: Any, instance_id: str, token: str | None) -> list[Any]:
    items: list[Any] = []
    while token is not None:
        page, token = list_page(client, instance_id, MaxResults=2, NextToken=token)
        items += page
    return items


@pytest.fixture
def views(client: Any, instance_id: str) -> list[dict[str, Any]]:
    """Return views named B, D, F, H and J."""
    return [create_view(client, instance_id, name) for name in "BDFHJ"]


pytestmark = pytest.mark.usefixtures("views")


# Page sizes


@lists_of_views
def test_page_has_as_many_items_as_max_results_says(
    client: Any, instance_id: str, list_page: List
) -> None:
    names, _ = list_page(client, instance_id, MaxResults=2)

    assert names == ["B", "D"]


@lists_of_views
def test_next_token_leads_to_the_next_page(client: Any, instance_id: str, list_page: List) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)

    names, _ = list_page(client, instance_id, MaxResults=2, NextToken=token)

    assert names == ["F", "H"]


@lists_of_views
def test_next_token_is_absent_on_the_last_page(
    client: Any, instance_id: str, list_page: List
) -> None:
    _, token = list_page(client, instance_id, MaxResults=4)

    assert list_page(client, instance_id, MaxResults=4, NextToken=token) == (["J"], None)


@lists_of_views
def test_next_token_is_absent_when_the_last_page_is_full(
    client: Any, instance_id: str, list_page: List
) -> None:
    _, token = list_page(client, instance_id, MaxResults=5)

    assert token is None


@lists_of_views
def test_next_token_takes_another_page_size(client: Any, instance_id: str, list_page: List) -> None:
    _, token = list_page(client, instance_id, MaxResults=1)

    names, _ = list_page(client, instance_id, MaxResults=3, NextToken=token)

    assert names == ["D", "F", "H"]


@lists_of_views
def test_next_token_can_be_used_again(client: Any, instance_id: str, list_page: List) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)

    first = list_page(client, instance_id, MaxResults=2, NextToken=token)

    assert list_page(client, instance_id, MaxResults=2, NextToken=token) == first


@lists_of_views
def test_page_has_100_items_unless_max_results_says_otherwise(
    client: Any, instance_id: str, list_page: List
) -> None:
    for number in range(96):
        create_view(client, instance_id, f"{number:03}")

    names, token = list_page(client, instance_id)

    assert (len(names), token is not None) == (100, True)


def test_page_of_versions_has_100_items_unless_max_results_says_otherwise(
    client: Any, instance_id: str, views: list[dict[str, Any]]
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 101)

    page = client.list_view_versions(InstanceId=instance_id, ViewId=views[0]["Id"])

    numbers = [version["Version"] for version in page["ViewVersionSummaryList"]]
    assert numbers == list(range(101, 1, -1))


def test_page_goes_over_from_aws_managed_to_customer_managed_views(
    client: Any, instance_id: str
) -> None:
    page = client.list_views(InstanceId=instance_id, MaxResults=6)

    page = client.list_views(InstanceId=instance_id, MaxResults=2, NextToken=page["NextToken"])

    assert names_of(page["ViewsSummaryList"]) == ["B", "D"]


def test_page_of_aws_managed_views_leads_to_the_next(client: Any, instance_id: str) -> None:
    parameters = {"InstanceId": instance_id, "Type": "AWS_MANAGED", "MaxResults": 4}
    page = client.list_views(**parameters)

    page = client.list_views(**parameters, NextToken=page["NextToken"])

    assert names_of(page["ViewsSummaryList"]) == ["Form", "List"]


# Paginators


@pytest.mark.parametrize("page_size", [1, 2, 5, 11, 100])
@pytest.mark.parametrize(
    ("operation", "member"), [("list_views", "ViewsSummaryList"), ("search_views", "Views")]
)
def test_paginator_of_views_yields_each_view_once(
    client: Any, instance_id: str, operation: str, member: str, page_size: int
) -> None:
    pages = client.get_paginator(operation).paginate(
        InstanceId=instance_id, PaginationConfig={"PageSize": page_size}
    )

    names = names_of(pages.build_full_result()[member])
    assert names[6:] == ["B", "D", "F", "H", "J"]
    assert len(names) == 11


@pytest.mark.parametrize("page_size", [1, 2, 5, 100])
def test_paginator_of_list_view_versions_yields_each_version_once(
    client: Any, instance_id: str, views: list[dict[str, Any]], page_size: int
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 5)

    pages = client.get_paginator("list_view_versions").paginate(
        InstanceId=instance_id,
        ViewId=views[0]["Id"],
        PaginationConfig={"PageSize": page_size},
    )

    versions = pages.build_full_result()["ViewVersionSummaryList"]
    assert [version["Version"] for version in versions] == [5, 4, 3, 2, 1]


# Changes between two pages


@lists_of_views
@pytest.mark.parametrize(("name", "remaining"), [("A", "FHJ"), ("C", "FHJ"), ("G", "FGHJ")])
def test_view_created_between_two_pages_makes_none_appear_twice_or_not_at_all(
    client: Any, instance_id: str, list_page: List, name: str, remaining: str
) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)

    create_view(client, instance_id, name)

    assert remaining_pages(list_page, client, instance_id, token) == list(remaining)


@lists_of_views
@pytest.mark.parametrize(
    ("deleted", "remaining"), [("B", "FHJ"), ("D", "FHJ"), ("F", "HJ"), ("BDF", "HJ"), ("FHJ", "")]
)
def test_view_deleted_between_two_pages_makes_none_appear_twice_or_not_at_all(
    client: Any,
    instance_id: str,
    views: list[dict[str, Any]],
    list_page: List,
    deleted: str,
    remaining: str,
) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)

    for view in views:
        if view["Name"] in deleted:
            client.delete_view(InstanceId=instance_id, ViewId=view["Id"])

    assert remaining_pages(list_page, client, instance_id, token) == list(remaining)


@lists_of_views
def test_view_renamed_between_two_pages_makes_no_other_appear_twice_or_not_at_all(
    client: Any, instance_id: str, views: list[dict[str, Any]], list_page: List
) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)

    client.update_view_metadata(InstanceId=instance_id, ViewId=views[1]["Id"], Name="A")

    assert remaining_pages(list_page, client, instance_id, token) == ["F", "H", "J"]


def list_versions(client: Any, instance_id: str, **parameters: Any) -> tuple[list[Any], str | None]:
    view_id = client.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED", MaxResults=1)[
        "ViewsSummaryList"
    ][0]["Id"]
    page = client.list_view_versions(InstanceId=instance_id, ViewId=view_id, **parameters)
    return [version["Version"] for version in page["ViewVersionSummaryList"]], page.get("NextToken")


@pytest.mark.parametrize(
    ("deleted", "remaining"),
    [([5], [3, 2, 1]), ([4], [3, 2, 1]), ([3], [2, 1]), ([5, 4, 3], [2, 1]), ([3, 2, 1], [])],
)
def test_version_deleted_between_two_pages_makes_none_appear_twice_or_not_at_all(
    client: Any,
    instance_id: str,
    views: list[dict[str, Any]],
    deleted: list[int],
    remaining: list[int],
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 5)
    _, token = list_versions(client, instance_id, MaxResults=2)

    for number in deleted:
        client.delete_view_version(
            InstanceId=instance_id, ViewId=views[0]["Id"], ViewVersion=number
        )

    assert remaining_pages(list_versions, client, instance_id, token) == remaining


def test_version_created_between_two_pages_makes_none_appear_twice_or_not_at_all(
    client: Any, instance_id: str, views: list[dict[str, Any]]
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 4)
    _, token = list_versions(client, instance_id, MaxResults=2)

    create_versions(client, instance_id, views[0]["Id"], 2)

    assert remaining_pages(list_versions, client, instance_id, token) == [2, 1]
    assert version_numbers(client, instance_id, views[0]["Id"]) == [6, 5, 4, 3, 2, 1]


# Tokens


@pytest.mark.parametrize("operation", ["ListViews", "SearchViews", "ListViewVersions"])
@pytest.mark.parametrize("character", ["z", "\u6ce8", "\U0001d400"], ids=ascii)
def test_next_token_matches_the_service_model_however_long_the_names(
    client: Any, instance_id: str, views: list[dict[str, Any]], operation: str, character: str
) -> None:
    lists: dict[str, List] = {
        "ListViews": list_views,
        "SearchViews": search_views,
        "ListViewVersions": list_versions,
    }
    create_versions(client, instance_id, views[0]["Id"], 7)
    for last in "ab":
        create_view(client, instance_id, character * 254 + last)

    _, token = lists[operation](client, instance_id, MaxResults=6)

    shape = connect_model().operation_model(operation).input_shape.members["NextToken"]  # type: ignore[union-attr]
    assert token is not None
    assert len(token) <= shape.metadata["max"]
    assert regex.fullmatch(shape.metadata.get("pattern", ".*"), token)


@lists_of_views
def test_next_token_of_a_name_beyond_ascii_leads_to_the_next_page(
    client: Any, instance_id: str, list_page: List
) -> None:
    names = ["\u6ce8" * 255, "\U0001d400" * 255]
    for name in names:
        create_view(client, instance_id, name)
    _, token = list_page(client, instance_id, MaxResults=6)

    assert list_page(client, instance_id, NextToken=token) == (names[1:], None)


def damaged(token: str) -> dict[str, str]:
    return {
        "foreign": "Zm9yZWlnbg==",
        "word": "token",
        "number": "2",
        "half": token[: len(token) // 2],
        "one character less": token[:-1],
        "one character more": token + "A",
        "padding more": token + "=",
        "twice": token + token,
        "first character": ("B" if token[0] == "A" else "A") + token[1:],
        "upper case": token.upper(),
        "not ASCII when decoded": "____",
    }


@lists_of_views
@pytest.mark.parametrize("damage", damaged("token"))
def test_next_token_that_is_damaged_is_an_invalid_parameter(
    client: Any, instance_id: str, list_page: List, damage: str
) -> None:
    _, token = list_page(client, instance_id, MaxResults=2)
    assert token is not None

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        list_page(client, instance_id, NextToken=damaged(token)[damage])


@pytest.mark.parametrize("damage", damaged("token"))
def test_next_token_of_versions_that_is_damaged_is_an_invalid_parameter(
    client: Any, instance_id: str, views: list[dict[str, Any]], damage: str
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 3)
    _, token = list_versions(client, instance_id, MaxResults=2)
    assert token is not None

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        list_versions(client, instance_id, NextToken=damaged(token)[damage])


def test_next_token_with_any_character_changed_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    _, token = list_views(client, instance_id, MaxResults=2)
    assert token is not None

    for index, character in enumerate(token):
        other = "A" if character != "A" else "B"
        with assert_raises(client, "InvalidParameterException", match="NextToken"):
            list_views(client, instance_id, NextToken=token[:index] + other + token[index + 1 :])


def test_next_token_in_another_spelling_of_the_same_bytes_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    _, token = list_views(client, instance_id, MaxResults=2)
    assert token is not None
    digits = token.rstrip("=")
    # The last digit before the padding has bits that mean nothing.
    respelled = digits[:-1] + chr(ord(digits[-1]) + 1) + token[len(digits) :]
    assert urlsafe_b64decode(respelled) == urlsafe_b64decode(token)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        list_views(client, instance_id, NextToken=respelled)


def test_next_token_of_another_operation_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    _, token = search_views(client, instance_id, MaxResults=2)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        list_views(client, instance_id, NextToken=token)


def test_next_token_of_another_instance_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    _, token = list_views(client, instance_id, MaxResults=2)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        list_views(client, create_instance(client), NextToken=token)


def test_next_token_of_another_type_is_an_invalid_parameter(client: Any, instance_id: str) -> None:
    _, token = list_views(client, instance_id, MaxResults=2)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        client.list_views(InstanceId=instance_id, NextToken=token)


@pytest.mark.parametrize(
    "other",
    [
        {"SearchCriteria": {"ViewStatusCondition": "PUBLISHED"}},
        {
            "SearchCriteria": {"ViewTypeCondition": "CUSTOMER_MANAGED"},
            "SearchFilter": {"AttributeFilter": {"TagCondition": {"TagKey": "team"}}},
        },
    ],
    ids=["criteria", "filter"],
)
def test_next_token_of_another_search_is_an_invalid_parameter(
    client: Any, instance_id: str, other: dict[str, Any]
) -> None:
    _, token = search_views(client, instance_id, MaxResults=2)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        client.search_views(InstanceId=instance_id, **other, NextToken=token)


def test_next_token_of_another_view_is_an_invalid_parameter(
    client: Any, instance_id: str, views: list[dict[str, Any]]
) -> None:
    create_versions(client, instance_id, views[0]["Id"], 3)
    _, token = list_versions(client, instance_id, MaxResults=2)

    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        client.list_view_versions(InstanceId=instance_id, ViewId=views[1]["Id"], NextToken=token)


def test_next_token_of_an_aws_managed_view_is_an_invalid_parameter(
    client: Any, instance_id: str
) -> None:
    with assert_raises(client, "InvalidParameterException", match="NextToken"):
        client.list_view_versions(
            InstanceId=instance_id,
            ViewId=f"arn:aws:connect:{REGION}:aws:view/detail",
            NextToken="token",
        )


def test_next_token_takes_the_id_of_the_instance_for_its_arn(client: Any, instance_id: str) -> None:
    _, token = list_views(client, instance_id, MaxResults=2)
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]

    assert list_views(client, arn, NextToken=token) == (["F", "H", "J"], None)
