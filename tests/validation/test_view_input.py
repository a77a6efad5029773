"""What ``validate_view_input`` says of the data that a flow passes to a view."""

from __future__ import annotations

import datetime
import json
import math
from typing import Any

import pytest

from connect_views_mock import validate_view_input
from tests.connect.content_checks.helpers import node
from tests.connect.content_checks.helpers import template as template_of

TEMPLATE = template_of(
    node("TextBox", {}, "$.Customer.Name"),
    node("Table", {"Items": "$.Rows", "Columns": [{"Label": "a", "Id": "a"}]}),
    node("Card", {"Id": "$.CardId", "Heading": "$.Heading"}),
)


def findings(data: Any, template: str = TEMPLATE, **options: Any) -> list[str]:
    return [str(finding) for finding in validate_view_input(template, data, **options)]


def test_data_that_a_view_can_be_shown_with_has_no_findings() -> None:
    data = {"CardId": "c", "Customer": {"Name": "Ann"}, "Rows": [{"a": 1}], "Heading": 5}

    assert findings(data) == []
    assert findings({"CardId": "c", "Rows": []}) == []
    assert findings({}, template_of()) == []


def test_each_finding_has_a_pointer_into_the_data() -> None:
    data = {"Customer": {"Name": True}, "Rows": [{"a": []}]}

    assert findings(data) == [
        "must have required property 'CardId'",
        "/Customer/Name must be string,number",
        "/Rows/0/a must be string,number,boolean",
    ]


def test_an_unknown_key_is_named_with_the_nearest_that_is_known() -> None:
    data = {"CardId": "c", "Rows": [], "Heeding": "a", "a/b~": 1, "zzz": 1, "\ud800": 1}

    refused = findings(data)

    assert refused == [
        "/Heeding must NOT be there: the view has no input 'Heeding', did you mean 'Heading'?",
        "/a~1b~0 must NOT be there: the view has no input 'a/b~'",
        "/zzz must NOT be there: the view has no input 'zzz'",
        "/\\ud800 must NOT be there: the view has no input '\\ud800'",
    ]
    assert all(refusal.encode() for refusal in refused)


def test_a_key_in_a_value_is_named_where_it_is() -> None:
    template = template_of(node("TextBox", Configuration={"Style": "$.Look"}))

    refused = findings({"Look": {"--a": "b", "padd/ing": "c"}}, template)

    assert refused == ["/Look/padd~1ing must NOT be there: additional property 'padd/ing'"]


def test_many_unknown_keys_are_named_at_once() -> None:
    data = {f"Heading{number}": "" for number in range(20_000)}

    refused = findings(data, template_of(node("TextBox", {}, "$.Heading")))

    assert len(refused) == 10_001
    assert refused[0].endswith("did you mean 'Heading'?")
    assert refused[-2] == "/Heading9999 must NOT be there: the view has no input 'Heading9999'"
    assert refused[-1] == "has more findings than the 10000 that are listed"


@pytest.mark.parametrize("data", [[], "x", None, 5])
def test_data_is_an_object(data: Any) -> None:
    assert findings(data) == ["must be object"]


@pytest.mark.parametrize(
    "value", [datetime.datetime.now(datetime.timezone.utc), {1}, math.nan, object()]
)
def test_data_is_json(value: Any) -> None:
    (refused,) = findings({"Heading": value, "CardId": "c", "Rows": []})

    assert refused.startswith("/Heading must be a JSON value: ")


def test_each_value_that_is_not_json_is_named() -> None:
    refused = findings({"Heading": {1}, "CardId": "c", "Rows": [{"a": math.inf}], "Other": {2}})

    assert [finding.partition(" ")[0] for finding in refused] == ["/Heading", "/Rows"]


def test_data_that_holds_itself_is_not_json() -> None:
    data: dict[str, Any] = {}
    data["Heading"] = data

    (refused,) = findings(data)

    assert refused.startswith("/Heading must be a JSON value: ")


@pytest.mark.parametrize("levels", [300, 100_000])
def test_data_nested_deeply_is_refused(levels: int) -> None:
    data: Any = {}
    for _ in range(levels):
        data = {"Heading": data}

    (refused,) = findings(data)

    assert refused == "must NOT be nested more than 200 levels deep"


def test_a_template_that_is_refused_derives_no_input_schema() -> None:
    with pytest.raises(ValueError, match="/Body/0/Props must have required property 'Id'"):
        validate_view_input(template_of(node("Card")), {})


def test_a_component_type_can_be_allowed() -> None:
    template = template_of(node("Carousel", {"a": "$.A"}))

    with pytest.raises(ValueError, match="types; extra_component_types accepts others"):
        validate_view_input(template, {})
    assert findings({"A": []}, template, extra_component_types=["Carousel"]) == []
    for types in ("Carousel", 5, None, [5]):
        with pytest.raises(TypeError, match=r"must be a collection of types, such as .*, not "):
            validate_view_input(template, {}, extra_component_types=types)  # type: ignore[arg-type]


def test_the_data_of_a_managed_view_is_judged_by_what_it_describes() -> None:
    body = node("ListView", {"Items": "$.Items", "Heading": "$.Heading"})

    assert findings({"Items": [{"Heading": "a"}]}, template_of(body)) == []
    assert findings({"Itms": []}, template_of(body)) == [
        "must have required property 'Items'",
        "/Itms must NOT be there: the view has no input 'Itms', did you mean 'Items'?",
    ]


def test_numbers_of_any_size_are_judged() -> None:
    template = template_of(node("TextBox", {}, "$.A"))

    assert findings({"A": 10**500}, template) == []
    assert findings(json.loads('{"A": 1e308}'), template) == []
