"""The six AWS-managed views."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from tests.connect.target import ManagedView, managed_views, read_view_content

ACTIONS = {
    "after-contact-work": ("Cancel", "Submit"),
    "cards": ("ActionSelected", "Back", "NoMatchFound"),
    "confirmation": ("Next",),
    "detail": ("ActionSelected", "Back"),
    "form": ("Next", "Back", "Step"),
    "list": ("ActionSelected", "Back"),
}
INPUTS = {
    "after-contact-work": [
        "CustomerName",
        "PhoneNumber",
        "Example_Label",
        "Example_Url",
        "ContactWrapUp_Header_Title",
        "ContactWrapUp_Header_Description",
        "Disposition_Header_Title",
        "Disposition_Header_Description",
        "Category_DefaultValue",
        "Driver_DefaultValue",
        "Satisfaction_DefaultValue",
        "FollowUp_DefaultValue",
        "Resolved_DefaultValue",
        "ContactSummary_Header_Title",
        "ContactSummary_Header_Description",
        "ContactSummary_DefaultValue",
        "AdditionalNotes_Header_Title",
        "AdditionalNotes_Header_Description",
        "AdditionalNotes_DefaultValue",
    ],
    "cards": ["Cards", "Heading", "CardsPerRow", "AttributeBar", "Back", "NoMatchFound", "Style"],
    "confirmation": ["Heading", "SubHeading", "AttributeBar", "Graphic", "Next", "Style"],
    "detail": ["Sections", "Heading", "Description", "AttributeBar", "Actions", "Back", "Style"],
    "form": [
        "Sections",
        "Heading",
        "SubHeading",
        "ErrorText",
        "AttributeBar",
        "Wizard",
        "Next",
        "Back",
        "Previous",
        "Cancel",
        "Edit",
        "Style",
    ],
    "list": ["Items", "Heading", "SubHeading", "AttributeBar", "Back", "Style"],
}
REQUIRED = {
    "after-contact-work": [],
    "cards": ["Cards"],
    "confirmation": ["Heading"],
    "detail": ["Sections"],
    "form": ["Sections"],
    "list": ["Items"],
}

CHECKSUMS = {
    "after-contact-work": "031d31d4",
    "cards": "a7dec051",
    "confirmation": "acdb7784",
    "detail": "2c5c38a2",
    "form": "2e40989c",
    "list": "23563afa",
}


def all_views() -> tuple[ManagedView, ...]:
    return managed_views("aws", "us-east-1")


def view(slug: str) -> ManagedView:
    [found] = [each for each in all_views() if each.id == slug]
    return found


def input_schema(slug: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(view(slug).content.input_schema or "")
    return schema


def test_they_stand_in_the_order_of_their_names() -> None:
    assert [(each.id, each.name) for each in all_views()] == [
        ("after-contact-work", "After Contact Work"),
        ("cards", "Cards"),
        ("confirmation", "Confirmation"),
        ("detail", "Detail"),
        ("form", "Form"),
        ("list", "List"),
    ]


def test_their_arns_name_the_partition_and_the_region() -> None:
    assert [each.arn for each in managed_views("aws-us-gov", "us-gov-west-1")][-1] == (
        "arn:aws-us-gov:connect:us-gov-west-1:aws:view/list"
    )


@pytest.mark.parametrize("slug", ACTIONS)
def test_actions(slug: str) -> None:
    assert view(slug).actions == view(slug).content.actions == ACTIONS[slug]


@pytest.mark.parametrize("slug", INPUTS)
def test_inputs(slug: str) -> None:
    assert list(input_schema(slug)["properties"]) == INPUTS[slug]


@pytest.mark.parametrize("slug", REQUIRED)
def test_required_inputs(slug: str) -> None:
    assert input_schema(slug)["required"] == REQUIRED[slug] == list(view(slug).required_inputs)


@pytest.mark.parametrize("slug", ACTIONS)
def test_the_input_schema_is_a_schema_of_the_usual_form(slug: str) -> None:
    assert list(input_schema(slug)) == ["type", "properties", "required", "$defs"]


@pytest.mark.parametrize("slug", ACTIONS)
def test_customers_may_publish_the_same_content(slug: str) -> None:
    content = view(slug).content

    mine = read_view_content(content.template, content.actions, "PUBLISHED")

    assert mine.sha256 == content.sha256
    assert list(json.loads(mine.input_schema or "")["properties"]) == INPUTS[slug]


def test_what_follows_from_after_contact_work_as_a_view_of_ones_own() -> None:
    content = view("after-contact-work").content

    mine = read_view_content(content.template, content.actions, "PUBLISHED")

    assert json.loads(mine.input_schema or "")["required"] == [
        "CustomerName",
        "PhoneNumber",
        "Example_Label",
    ]


@pytest.mark.parametrize("slug", sorted(set(ACTIONS) - {"after-contact-work"}))
def test_a_synthesised_template_says_so(slug: str) -> None:
    (component,) = json.loads(view(slug).content.template)["Body"]

    assert component["_id"] == "synthesised-by-connect-views-mock"
    assert component["Props"] == {name: f"$.{name}" for name in INPUTS[slug]}


def test_after_contact_work_is_an_ordinary_template() -> None:
    found = view("after-contact-work")

    assert "synthesised" not in found.content.template
    assert [each["Type"] for each in json.loads(found.content.template)["Body"]] == [
        "AttributeBar",
        "Header",
        "Form",
    ]


def test_the_checksums_are_stable() -> None:
    assert {each.id: each.content.sha256[:8] for each in all_views()} == CHECKSUMS


def test_the_content_is_read_once() -> None:
    assert view("list").content is view("list").content


def test_a_managed_view_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        view("list").name = "Other"  # type: ignore[misc]


def test_nobody_knows_their_descriptions() -> None:
    assert {each.description for each in all_views()} == {None}
