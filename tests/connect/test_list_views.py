from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .helpers import (
    AWS_MANAGED_VIEW_IDS,
    REGION,
    UNKNOWN_ID,
    assert_raises,
    content,
    create_instance,
    create_view,
    customer_views,
    names_of,
    needs_own_process,
)
from .target import InstanceViews, View

AWS_MANAGED_NAMES = ["After Contact Work", "Cards", "Confirmation", "Detail", "Form", "List"]


def list_views(client: Any, instance_id: str, **parameters: Any) -> list[dict[str, Any]]:
    views: list[dict[str, Any]] = client.list_views(InstanceId=instance_id, **parameters)[
        "ViewsSummaryList"
    ]
    return views


def test_list_views_answers_with_summaries(client: Any, instance_id: str) -> None:
    view = create_view(client, instance_id, Description="Shows an order", Tags={"a": "b"})

    assert customer_views(client, instance_id) == [
        {
            "Id": view["Id"],
            "Arn": view["Arn"],
            "Name": "Order",
            "Type": "CUSTOMER_MANAGED",
            "Status": "PUBLISHED",
            "Description": "Shows an order",
        }
    ]


def test_list_views_leaves_out_members_without_a_value(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)

    (view,) = customer_views(client, instance_id)

    assert "Description" not in view


def test_list_views_sorts_by_type_and_then_by_name(client: Any, instance_id: str) -> None:
    for name in ("Zebra", "Aardvark", "Detail"):
        create_view(client, instance_id, name)

    names = names_of(list_views(client, instance_id))

    assert names == [*AWS_MANAGED_NAMES, "Aardvark", "Detail", "Zebra"]


def test_list_views_has_aws_managed_views_first(client: Any, instance_id: str) -> None:
    create_view(client, instance_id, "Aardvark")

    types = [view["Type"] for view in list_views(client, instance_id)]

    assert types == ["AWS_MANAGED"] * len(AWS_MANAGED_NAMES) + ["CUSTOMER_MANAGED"]


def test_list_views_sorts_names_by_their_characters(client: Any, instance_id: str) -> None:
    names = ["Z", "a", "A", "10", "9", "\u00e9", "\U0001d400", "\uff21"]
    for name in names:
        create_view(client, instance_id, name)

    assert names_of(customer_views(client, instance_id)) == sorted(names)


def test_list_views_without_type_gives_both(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)

    types = {view["Type"] for view in list_views(client, instance_id)}

    assert types == {"AWS_MANAGED", "CUSTOMER_MANAGED"}


def test_list_views_of_customer_managed_views_gives_those(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)

    assert names_of(list_views(client, instance_id, Type="CUSTOMER_MANAGED")) == ["Order"]


def test_list_views_of_aws_managed_views_gives_those(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)

    assert names_of(list_views(client, instance_id, Type="AWS_MANAGED")) == AWS_MANAGED_NAMES


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the customer-managed views that an operation looks at, one by one."""
    names: list[str] = []
    in_order = InstanceViews.in_order

    def noted(self: InstanceViews, first: int = 0) -> Iterator[View]:
        for view in in_order(self, first):
            names.append(view.name)
            yield view

    monkeypatch.setattr(InstanceViews, "in_order", noted)
    return names


@needs_own_process
def test_list_views_of_aws_managed_views_looks_at_no_other_view(
    client: Any, instance_id: str, looked_at: list[str]
) -> None:
    create_view(client, instance_id)
    looked_at.clear()

    list_views(client, instance_id, Type="AWS_MANAGED")

    assert looked_at == []


@needs_own_process
def test_list_views_looks_at_no_view_behind_its_page(
    client: Any, instance_id: str, looked_at: list[str]
) -> None:
    for number in range(5):
        create_view(client, instance_id, f"View {number}")
    looked_at.clear()

    list_views(client, instance_id, Type="CUSTOMER_MANAGED", MaxResults=2)

    # One more than the page has, which tells whether there is another page.
    assert looked_at == ["View 0", "View 1", "View 2"]


def test_list_views_has_aws_managed_views_under_their_unqualified_arns(
    client: Any, instance_id: str
) -> None:
    views = list_views(client, instance_id, Type="AWS_MANAGED")

    assert [(view["Id"], view["Arn"]) for view in views] == [
        (view_id, f"arn:aws:connect:{REGION}:aws:view/{view_id}")
        for view_id in AWS_MANAGED_VIEW_IDS
    ]


def test_list_views_has_aws_managed_views_as_published(client: Any, instance_id: str) -> None:
    views = list_views(client, instance_id, Type="AWS_MANAGED")

    assert {view["Status"] for view in views} == {"PUBLISHED"}


def test_list_views_of_an_instance_without_customer_managed_views(
    client: Any, instance_id: str
) -> None:
    assert list_views(client, instance_id, Type="CUSTOMER_MANAGED") == []


def test_list_views_has_a_view_never_published_as_saved(client: Any, instance_id: str) -> None:
    create_view(client, instance_id, status="SAVED")

    (view,) = customer_views(client, instance_id)

    assert view["Status"] == "SAVED"


def test_list_views_has_a_published_view_with_a_newer_draft_as_published(
    client: Any, instance_id: str
) -> None:
    view = create_view(client, instance_id)
    client.update_view_content(
        InstanceId=instance_id, ViewId=view["Id"], Status="SAVED", Content=content("Draft")
    )

    (listed,) = customer_views(client, instance_id)

    assert listed["Status"] == "PUBLISHED"


def test_list_views_gives_the_views_of_this_instance_only(client: Any, instance_id: str) -> None:
    create_view(client, instance_id)
    other_instance_id = create_instance(client)

    assert customer_views(client, other_instance_id) == []


def test_list_views_in_an_unknown_instance_is_not_found(client: Any) -> None:
    with assert_raises(client, "ResourceNotFoundException"):
        list_views(client, UNKNOWN_ID)
