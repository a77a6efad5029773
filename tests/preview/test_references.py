"""References and conditions on the page."""

from __future__ import annotations

from typing import Any

import pytest

from .helpers import node, page


def test_without_data_a_reference_is_shown_as_it_is_written() -> None:
    read = page(node("TextBox", {}, "Hello ", "$.Name", "$.#Tool.Name"))

    assert read.texts("text-box") == ["Hello ", "$.Name", "$.#Tool.Name"]
    assert "$.Name" in read.texts("reference")
    assert "$.#Tool.Name" in read.texts("integration")


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("$.Name", "Ann"),
        ("$.Order.Id", "5"),
        ("$.Order.Lines[1].Text", "second"),
        ("$.Order.Lines[].Text", "first"),
        ("$.Order", '{"Id": 5, "Lines": [{"Text": "first"}, {"Text": "second"}]}'),
        ("$.Yes", "true"),
        ("$.Nothing", "null"),
    ],
)
def test_a_reference_is_filled_from_the_data(reference: str, shown: str) -> None:
    data = {
        "Name": "Ann",
        "Order": {"Id": 5, "Lines": [{"Text": "first"}, {"Text": "second"}]},
        "Yes": True,
        "Nothing": None,
    }

    read = page(node("TextBox", {}, reference), data=data)

    assert shown in read.texts("filled")
    assert f"from {reference}" in read.values


@pytest.mark.parametrize(
    "reference",
    ["$.Other", "$.A.b", "$.L[1]", "$.L[99999999999999999999]", "$.A[0]", "$.L.x"],
)
def test_a_reference_that_the_data_has_not_is_marked(reference: str) -> None:
    read = page(node("TextBox", {}, reference), data={"A": "a", "L": ["x"]})

    assert reference in read.texts("missing")


def test_a_value_from_the_data_is_no_reference() -> None:
    read = page(node("TextBox", {}, "$.A"), data={"A": "$.B", "B": "c"})

    assert read.texts("text-box") == ["$.B"]
    assert "$.B" in read.texts("filled")


@pytest.mark.parametrize("text", ["Hello $.Name", "$ .Name", "$. Name"])
def test_what_is_no_reference_is_text(text: str) -> None:
    read = page(node("Table", {"Header": text}), data={"Name": "Ann"})

    assert text in read.texts("text")


def test_references_stand_for_lists() -> None:
    props = {"Columns": "$.Columns", "Items": "$.Rows", "Actions": "$.Actions"}
    data = {
        "Columns": [{"Label": "Number", "Id": "n"}],
        "Rows": [{"n": 7}],
        "Actions": [{"Label": "Add", "Action": "Add"}],
    }

    empty = page(node("Table", props))
    read = page(node("Table", props), data=data)

    assert {"$.Columns", "$.Rows", "$.Actions"} <= set(empty.texts("reference"))
    for text in ("Number", "7", "Add", "list from ", "$.Rows"):
        assert text in read.texts("table-box")


def test_references_stand_inside_lists() -> None:
    body = [
        node("AttributeBar", {"Attributes": ["$.Attribute", {"Label": "b", "Value": "$.V"}]}),
        node("Dropdown", {"DefaultValue": ["$.D"], "Options": ["$.O"]}),
    ]
    data = {"Attribute": {"Label": "x", "Value": "y"}, "D": "d", "O": {"Label": "o"}, "V": "v"}

    assert {"$.Attribute", "$.V", "$.D", "$.O"} <= set(page(*body).texts("reference"))
    read = page(*body, data=data)
    assert read.texts("attribute-bar") == ["x", "y", "b", "v"]
    assert {"d", "o"} <= set(read.texts("field"))


def test_the_slots_of_a_managed_view_are_filled_or_left_out() -> None:
    names = ("Heading", "Sections", "Back", "Actions", "AttributeBar", "Description")
    body = node("DetailsView", {name: f"$.{name}" for name in names})
    data = {
        "Heading": "Order",
        "Sections": [{"TemplateString": "<p>x</p>"}],
        "Back": {"Label": "Go back"},
    }

    empty, read = page(body), page(body, data=data)

    assert {f"$.{name}" for name in names} <= set(empty.texts("reference"))
    for text in ("Order", "<p>x</p>", "Go back", "$.Sections"):
        assert text in read.text
    assert "$.Description" not in read.text
    assert "$.Actions" not in read.text


EQUALS = {"Equals": {"ElementByKey": "Kind", "ElementByValue": "new"}}
MORE = {"MoreThan": {"ElementByKey": "Age", "ElementByValue": 3}}


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        (EQUALS, 'Kind equals "new"'),
        ({"NotEqual": {"ElementByKey": "A", "ElementByValue": True}}, "A does not equal true"),
        ({"Includes": {"ElementByKey": 5, "ElementByValue": "x"}}, '5 includes "x"'),
        ({"OrConditions": [EQUALS, MORE]}, '(Kind equals "new" or Age is more than 3)'),
        ({"AndConditions": [EQUALS, MORE]}, '(Kind equals "new" and Age is more than 3)'),
        ({**EQUALS, **MORE}, 'Kind equals "new" and Age is more than 3'),
        ({"Conditions": [EQUALS, MORE]}, 'Kind equals "new"; or Age is more than 3'),
        (
            {"Conditions": [{"Condition": EQUALS, "Result": True}], "Fallback": "false"},
            'Kind equals "new": true; or else: "false"',
        ),
        ({"Conditions": [{"Condition": MORE}]}, "Age is more than 3"),
        ({"Conditions": []}, "unknown conditions"),
        ({"Conditions": [5]}, "5"),
        ({"Like": {"ElementByKey": "A"}}, 'Like {"ElementByKey": "A"}'),
        ({"Equals": 5}, "Equals 5"),
        ({"AndConditions": 5}, "AndConditions 5"),
    ],
)
def test_a_part_that_depends_on_conditions_is_marked_with_them(visibility: Any, words: str) -> None:
    read = page(node("Button", {"Visibility": visibility}, "Go"))

    assert "".join(read.texts("condition")) == f"shown if {words}"
    assert "Go" in read.texts("conditional")


@pytest.mark.parametrize("visibility", [False, "false"])
def test_a_part_that_is_hidden_is_marked(visibility: Any) -> None:
    read = page(node("Button", {"Visibility": visibility}, "Go"))

    assert read.texts("condition") == ["hidden: Visibility is false"]
    assert "Go" in read.texts("hidden-part")


@pytest.mark.parametrize("visibility", [True, "true", "", "$.#Tool.Visible"])
def test_a_part_that_is_shown_has_no_mark(visibility: Any) -> None:
    assert page(node("Button", {"Visibility": visibility}, "Go")).texts("condition") == []


def test_a_prop_that_depends_on_conditions_is_named() -> None:
    disabled = {"Conditions": [{"Condition": EQUALS, "Result": "$.R"}], "Fallback": False}

    read = page(node("Button", {"Disabled": disabled}, "Go"), data={"R": True})

    words = "".join(read.texts("condition"))
    assert words == 'Disabled if Kind equals "new": "$.R"; or else: false'
    assert "depends on: " in "".join(page(node("Card", {"Heading": disabled})).texts("depends"))
