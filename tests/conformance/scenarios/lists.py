"""Lists and their pages."""

from __future__ import annotations

import re
from typing import Any

from ..scenario import scenario
from ..scene import Scene

_NEXT_TOKEN = r"[a-zA-Z0-9=/+_.-]{1,4096}"


@scenario("list_views_sorts_by_type_and_then_by_name")
def views_are_sorted_by_name(scene: Scene) -> None:
    for name in ("Zebra", "Aardvark", "Detail"):
        scene.create_view(name)

    def names() -> list[str]:
        return scene.short_names(scene.own_views(Type="CUSTOMER_MANAGED"))

    scene.observe_in_time("customer-managed views", names, ["Aardvark", "Detail", "Zebra"])
    managed = scene.client.list_views(InstanceId=scene.instance_id, Type="AWS_MANAGED")
    names_of_managed = [view["Name"] for view in managed["ViewsSummaryList"]]
    scene.observe("AWS-managed views", names_of_managed == sorted(names_of_managed), True)


@scenario("list_views_has_aws_managed_views_first")
def managed_views_come_first(scene: Scene) -> None:
    scene.create_view()

    def types() -> list[str]:
        pages = scene.client.get_paginator("list_views").paginate(InstanceId=scene.instance_id)
        types = [view["Type"] for page in pages for view in page["ViewsSummaryList"]]
        return list(dict.fromkeys(types))

    scene.observe_in_time("the types", types, ["AWS_MANAGED", "CUSTOMER_MANAGED"])


@scenario("list_views_without_type_gives_both")
def both_types_without_a_type(scene: Scene) -> None:
    scene.create_view()

    def types() -> list[str]:
        pages = scene.client.get_paginator("list_views").paginate(InstanceId=scene.instance_id)
        return sorted({view["Type"] for page in pages for view in page["ViewsSummaryList"]})

    scene.observe_in_time("the types", types, ["AWS_MANAGED", "CUSTOMER_MANAGED"])


@scenario("list_views_has_a_view_never_published_as_saved")
def the_status_in_a_list(scene: Scene) -> None:
    scene.create_view("Never published", status="SAVED")
    view = scene.create_view("Published")
    scene.update_content(view, "Draft", status="SAVED")

    def statuses() -> dict[str, Any]:
        return {
            view["Name"].removeprefix(scene.prefix): view.get("Status")
            for view in scene.own_views(Type="CUSTOMER_MANAGED")
        }

    expected = {"Never published": "SAVED", "Published": "PUBLISHED"}
    scene.observe_in_time("the statuses", statuses, expected)


@scenario("page_has_100_items_unless_max_results_says_otherwise", makes_many_views=True)
def the_size_of_a_page(scene: Scene) -> None:
    view = scene.create_view()
    for number in range(101):
        scene.update_content(view, f"Title {number}")
        scene.create_version(view)
    named = {"InstanceId": scene.instance_id, "ViewId": view["Id"]}
    for what, parameters, size in (
        ("without MaxResults", {}, 100),
        ("with 2", {"MaxResults": 2}, 2),
        ("with 100", {"MaxResults": 100}, 100),
    ):
        page = scene.client.list_view_versions(**named, **parameters)
        scene.observe(what, len(page["ViewVersionSummaryList"]), size)
    answer = scene.error_of(scene.client.list_view_versions, **named, MaxResults=101)
    scene.observe("with 101", answer, "InvalidParameterException")


def _page(scene: Scene, **parameters: Any) -> dict[str, Any]:
    page: dict[str, Any] = scene.client.list_views(
        InstanceId=scene.instance_id, Type="CUSTOMER_MANAGED", **parameters
    )
    return page


@scenario("next_token_matches_the_service_model_however_long_the_names")
def the_form_of_a_token(scene: Scene) -> None:
    for letter in "ABC":
        scene.create_view(f"{letter}{'a' * 60}")
    page = _page(scene, MaxResults=1)
    token = page.get("NextToken", "")
    scene.observe("a token matches the model", bool(re.fullmatch(_NEXT_TOKEN, token)), True)
    while "NextToken" in page:
        page = _page(scene, MaxResults=100, NextToken=page["NextToken"])
    scene.observe("no token on the last page", "NextToken" in page, False)


def _walk_with_a_change(scene: Scene, view: dict[str, Any], change: str) -> list[int]:
    """Return the numbers of versions in two pages, between which something changes."""
    named = {"InstanceId": scene.instance_id, "ViewId": view["Id"]}
    page = scene.client.list_view_versions(**named, MaxResults=2)
    numbers = [version["Version"] for version in page["ViewVersionSummaryList"]]
    if change == "create":
        scene.update_content(view, "Fifth")
        scene.create_version(view)
    else:
        scene.delete_version(view, numbers[-1])
    while "NextToken" in page:
        page = scene.client.list_view_versions(**named, MaxResults=2, NextToken=page["NextToken"])
        numbers += [version["Version"] for version in page["ViewVersionSummaryList"]]
    return numbers


@scenario("view_created_between_two_pages_makes_none_appear_twice_or_not_at_all")
def changes_between_two_pages(scene: Scene) -> None:
    for change in ("create", "delete"):
        view = scene.create_view(f"To {change}")
        scene.create_version(view)
        for title in ("Second", "Third", "Fourth"):
            scene.update_content(view, title)
            scene.create_version(view)
        numbers = _walk_with_a_change(scene, view, change)
        scene.observe(f"versions, with one that is {change}d", numbers, [4, 3, 2, 1])


@scenario("next_token_that_is_damaged_is_an_invalid_parameter")
def tokens_of_another_list(scene: Scene) -> None:
    for name in ("A", "B"):
        view = scene.create_view(name)
    token = _page(scene, MaxResults=1)["NextToken"]
    named = {"InstanceId": scene.instance_id, "ViewId": view["Id"]}
    for what, call in {
        "a made-up token": lambda: _page(scene, NextToken="abcd"),
        "a token that was changed": lambda: _page(scene, NextToken=token[:-4] + token[:4]),
        "a token of another operation": lambda: scene.client.list_view_versions(
            **named, NextToken=token
        ),
    }.items():
        scene.observe(what, scene.error_of(call), "InvalidParameterException")


@scenario("each_paginated_operation_has_a_paginator")
def the_paginators(scene: Scene) -> None:
    for name in ("A", "B", "C"):
        view = scene.create_view(name)
    scene.create_version(view)
    scene.update_content(view, "Second")
    scene.create_version(view)
    client = scene.client

    def views() -> list[str]:
        pages = client.get_paginator("list_views").paginate(
            InstanceId=scene.instance_id, PaginationConfig={"PageSize": 2}
        )
        return scene.short_names(pages.build_full_result()["ViewsSummaryList"])

    scene.observe_in_time("list_views", lambda: sorted(views()), ["A", "B", "C"])
    pages = client.get_paginator("list_view_versions").paginate(
        InstanceId=scene.instance_id, ViewId=view["Id"], PaginationConfig={"PageSize": 1}
    )
    versions = pages.build_full_result()["ViewVersionSummaryList"]
    scene.observe("list_view_versions", sorted(each["Version"] for each in versions), [1, 2])

    def found() -> list[str]:
        pages = client.get_paginator("search_views").paginate(
            InstanceId=scene.instance_id,
            SearchCriteria={
                "StringCondition": {
                    "FieldName": "name",
                    "Value": scene.prefix,
                    "ComparisonType": "STARTS_WITH",
                }
            },
            PaginationConfig={"PageSize": 2},
        )
        return sorted(scene.short_names(pages.build_full_result()["Views"]))

    scene.observe_in_time("search_views", found, ["A", "B", "C"])
