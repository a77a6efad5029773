"""SearchViews. Each search names the views of the scenario, and so reads no others."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..scenario import scenario
from ..scene import Scene, template


def _string(value: str, comparison: str, field: str = "name") -> dict[str, Any]:
    return {"StringCondition": {"FieldName": field, "Value": value, "ComparisonType": comparison}}


def _own(scene: Scene) -> dict[str, Any]:
    """Return the condition that a view is one of this scenario."""
    return _string(scene.prefix, "STARTS_WITH")


def _search(scene: Scene, *conditions: dict[str, Any], **parameters: Any) -> dict[str, Any]:
    answer: dict[str, Any] = scene.client.search_views(
        InstanceId=scene.instance_id,
        SearchCriteria={"AndConditions": [_own(scene), *conditions]},
        **parameters,
    )
    return answer


def _names(scene: Scene, *conditions: dict[str, Any], **parameters: Any) -> list[str]:
    return sorted(scene.short_names(_search(scene, *conditions, **parameters)["Views"]))


@scenario("search_views_answers_with_full_views_under_their_unqualified_arns")
def whole_views_and_their_number(scene: Scene) -> None:
    for name in ("A", "B"):
        view = scene.create_view(name, Description="Shows an order", Tags={"team": "orders"})
    plain = f"{scene.instance_arn(view)}/view/{view['Id']}"

    def found() -> list[list[Any]]:
        return [
            [
                each["Arn"].replace(plain, "ARN"),
                each["Content"].get("Template"),
                each.get("Description"),
            ]
            for each in scene.only_own(_search(scene)["Views"])
            if each["Id"] == view["Id"]
        ]

    scene.observe_in_time("the view", found, [["ARN", template(), "Shows an order"]])
    count = _search(scene, MaxResults=1).get("ApproximateTotalCount")
    scene.observe("ApproximateTotalCount", count, 2)


@scenario("search_views_without_criteria_finds_all_in_the_order_of_list_views")
def found_views_are_in_the_order_of_the_list(scene: Scene) -> None:
    for name in ("Zebra", "Aardvark", "Moose"):
        scene.create_view(name)

    def names() -> list[str]:
        return scene.short_names(_search(scene)["Views"])

    scene.observe_in_time("by name", names, ["Aardvark", "Moose", "Zebra"])
    either = {"OrConditions": [{"ViewTypeCondition": "AWS_MANAGED"}, _own(scene)]}
    found = scene.client.search_views(InstanceId=scene.instance_id, SearchCriteria=either)["Views"]
    types = list(dict.fromkeys(view["Type"] for view in found))
    scene.observe("by type", types, ["AWS_MANAGED", "CUSTOMER_MANAGED"])


@scenario("search_views_answers_with_the_published_content_rather_than_a_newer_draft")
def what_is_found_of_a_view(scene: Scene) -> None:
    view = scene.create_view("Published", title="Published")
    scene.update_content(view, "Draft", status="SAVED")
    scene.create_view("Saved", status="SAVED", title="Draft")

    def found() -> dict[str, list[Any]]:
        return {
            view["Name"].removeprefix(scene.prefix): [
                view.get("Status"),
                view.get("Content", {}).get("Template"),
            ]
            for view in scene.only_own(_search(scene)["Views"])
        }

    expected = {
        "Published": ["PUBLISHED", template("Published")],
        "Saved": ["SAVED", template("Draft")],
    }
    scene.observe_in_time("statuses and contents", found, expected)


@scenario("search_views_with_and_conditions_finds_what_meets_all")
def conditions_nest(scene: Scene) -> None:
    for name in ("Order", "Order list", "Parcel"):
        scene.create_view(name)
    order, in_list, parcel = (_string(value, "CONTAINS") for value in ("Order", "list", "Parcel"))
    for what, conditions, names in (
        ("and", [order, in_list], ["Order list"]),
        ("or", [{"OrConditions": [in_list, parcel]}], ["Order list", "Parcel"]),
        (
            "or of and",
            [{"OrConditions": [{"AndConditions": [order, in_list]}, parcel]}],
            ["Order list", "Parcel"],
        ),
    ):
        search = partial(_names, scene, *conditions)
        scene.observe_in_time(what, search, names)


@scenario("search_views_compares_names")
def comparisons(scene: Scene) -> None:
    scene.create_view("Order", Description="Shows an order")
    scene.create_view("Order list", Description="Lists orders")
    for field, value, comparison, names in (
        ("name", f"{scene.prefix}Order", "STARTS_WITH", ["Order", "Order list"]),
        ("name", "der l", "CONTAINS", ["Order list"]),
        ("name", f"{scene.prefix}Order", "EXACT", ["Order"]),
        ("description", "Lists", "STARTS_WITH", ["Order list"]),
        ("description", "order", "CONTAINS", ["Order", "Order list"]),
        ("description", "Shows an order", "EXACT", ["Order"]),
    ):
        condition = _string(value, comparison, field)
        search = partial(_names, scene, condition)
        scene.observe_in_time(f"{field} {comparison}", search, names)


@scenario("search_views_ignores_case")
def case_does_not_matter(scene: Scene) -> None:
    scene.create_view("Parcel")
    for comparison, value in {
        "STARTS_WITH": f"{scene.prefix}PAR",
        "CONTAINS": "pARC",
        "EXACT": f"{scene.prefix}parcel",
    }.items():
        condition = _string(value, comparison)
        search = partial(_names, scene, condition)
        scene.observe_in_time(comparison, search, ["Parcel"])


@scenario("search_views_by_an_unknown_field_is_an_invalid_parameter")
def unknown_fields(scene: Scene) -> None:
    scene.create_view()
    for field in ("Name", "id", "tags", "status"):
        condition = _string("Order", "EXACT", field)
        answer = scene.error_of(_search, scene, condition)
        scene.observe(field, answer, "InvalidParameterException")


@scenario("search_views_by_type")
def types_and_statuses(scene: Scene) -> None:
    scene.create_view("Published")
    scene.create_view("Saved", status="SAVED")
    for condition, names in (
        ({"ViewTypeCondition": "CUSTOMER_MANAGED"}, ["Published", "Saved"]),
        ({"ViewTypeCondition": "AWS_MANAGED"}, []),
        ({"ViewStatusCondition": "SAVED"}, ["Saved"]),
        ({"ViewStatusCondition": "PUBLISHED"}, ["Published"]),
    ):
        search = partial(_names, scene, condition)
        scene.observe_in_time(str(condition), search, names)


@scenario("search_views_tag_filter_is_an_outer_or_over_an_inner_and")
def tag_filters(scene: Scene) -> None:
    scene.create_view("Order", Tags={"team": "orders", "stage": "test"})
    scene.create_view("Parcel", Tags={"team": "parcels", "stage": "test"})
    scene.create_view("Other")

    def tag(key: str, value: str) -> dict[str, str]:
        return {"TagKey": key, "TagValue": value}

    def search(**attribute_filter: Any) -> list[str]:
        return _names(scene, SearchFilter={"AttributeFilter": attribute_filter})

    groups = [
        {"TagConditions": [tag("team", "orders"), tag("stage", "test")]},
        {"TagConditions": [tag("team", "parcels"), tag("stage", "live")]},
    ]
    scene.observe_in_time("or of and", lambda: search(OrConditions=groups), ["Order"])
    either = [{"TagConditions": [tag("team", team)]} for team in ("orders", "parcels")]
    scene.observe_in_time("or", lambda: search(OrConditions=either), ["Order", "Parcel"])
    both = {"TagConditions": [tag("team", "parcels"), tag("stage", "test")]}
    scene.observe_in_time("and", lambda: search(AndCondition=both), ["Parcel"])
    scene.observe_in_time("one", lambda: search(TagCondition=tag("team", "orders")), ["Order"])
