"""Warnings: what AWS accepts in a view, and its author hardly means."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connect_views_mock import ContentWarning, validate_view_content, view_content_warnings
from connect_views_mock.validation.content_warnings import RULES


def template(*body: Any, **head: Any) -> str:
    return json.dumps({"Head": {"Configuration": {}, **head}, "Body": list(body)})


def warned(text: str, actions: list[str] | None = None) -> list[tuple[str, str]]:
    """Return rule and path of each warning; the checks find nothing wrong."""
    assert validate_view_content(text, actions) == ()
    warnings = view_content_warnings(text, actions)
    assert {warning.rule for warning in warnings} <= set(RULES)
    return [(warning.rule, warning.path) for warning in warnings]


def button(action: Any = "Next", **props: Any) -> dict[str, Any]:
    return {"Type": "Button", "Props": {"Action": action, **props}}


def text_box(*content: Any, **others: Any) -> dict[str, Any]:
    return {"Type": "TextBox", "Content": list(content), **others}


def test_a_good_view_has_none() -> None:
    body = [text_box("Hello ", "$.Name", _id="a"), {**button(), "_id": "b"}]

    assert warned(template(*body), ["Next"]) == []


def test_what_is_no_template_has_none() -> None:
    for text in ("", "{", "[]", '{"Head": 1, "Body": 2}', '{"Body": [1, {"Type": 2, "_id": 3}]}'):
        assert view_content_warnings(text, ["Next"])[1:] == ()


@pytest.mark.parametrize("text", [None, {"Head": {}, "Body": []}, b"{}", 5])
def test_a_template_must_be_a_string(text: Any) -> None:
    with pytest.raises(TypeError, match=r"^template must be a string of JSON, not of type "):
        view_content_warnings(text)


@pytest.mark.parametrize("actions", ["Next", 5, [1], {"Next"}, {"Next": 1}])
def test_actions_must_be_a_list_of_strings(actions: Any) -> None:
    with pytest.raises(TypeError, match=r"^actions must be a list of strings, not "):
        view_content_warnings(template(button()), actions)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Dear $.Customer.Name!", "$.Customer.Name"),
        ("Item $.Items[0].Name.", "$.Items[0].Name"),
        ("See $.#Orders.items, please", "$.#Orders.items"),
        ("Ends with $.Name.", "$.Name"),
    ],
)
def test_the_whole_reference_in_a_text_is_named(text: str, reference: str) -> None:
    (warning,) = view_content_warnings(template(text_box(text)))

    assert warning.message.startswith(f"shows '{reference}' as it is written")


def test_what_is_too_large_for_a_view_has_none() -> None:
    assert view_content_warnings(template(text_box("a $.B"))) != ()
    assert view_content_warnings(template(text_box("a $.B" + "b" * 400_000))) == ()


def test_a_warning_is_readable() -> None:
    (warning,) = view_content_warnings(template({"Type": "TextBox", "props": {}}))

    assert warning == ContentWarning(
        "lower-case-key", "/Body/0/props", "is ignored; did you mean 'Props'?"
    )
    assert str(warning) == "/Body/0/props is ignored; did you mean 'Props'? [lower-case-key]"


@pytest.mark.parametrize("key", ["props", "content", "PROPS", "configuration", "_ID"])
def test_a_key_in_another_case_is_ignored(key: str) -> None:
    inner = {"Type": "TextBox", key: {}}
    body = {"Type": "Container", "Content": [inner]}

    assert warned(template(body)) == [("lower-case-key", f"/Body/0/Content/0/{key}")]


def test_a_key_of_the_head_in_another_case_is_ignored() -> None:
    assert warned(template(title="x")) == [("lower-case-key", "/Head/title")]


def test_other_keys_are_nothing_to_warn_of() -> None:
    assert warned(template({"Type": "TextBox", "comment": 1, "prop": 2}, Other=1)) == []


def test_two_components_with_one_id() -> None:
    body = [
        text_box(_id="a"),
        {"Type": "Container", "_id": "b", "Content": [text_box(_id="a")]},
        text_box(_id="a"),
    ]

    assert warned(template(*body)) == [
        ("duplicate-id", "/Body/1/Content/0/_id"),
        ("duplicate-id", "/Body/2/_id"),
    ]
    assert view_content_warnings(template(*body))[0].message == "'a' is also the _id of /Body/0"


@pytest.mark.parametrize(
    "text", ["Hello $.Name", "$ $.A.b", "($.Name)", " $.#Orders.items", "a$.b"]
)
def test_a_reference_in_a_longer_text(text: str) -> None:
    alert = {"Type": "Alert", "Props": {"Text": text, "Style": text}}

    assert ("reference-in-text", "/Body/0/Content/0") in warned(template(text_box(text)))
    found = view_content_warnings(template(alert, {"Type": "List", "Props": {"Items": [text]}}))
    assert [(each.rule, each.path) for each in found] == [
        ("reference-in-text", "/Body/0/Props/Text"),
        ("reference-in-text", "/Body/0/Props/Style"),
        ("reference-in-text", "/Body/1/Props/Items/0"),
    ]


@pytest.mark.parametrize("text", ["$.Name", "costs $.50", "$", "a $. b", "$Name", "a.$b"])
def test_other_texts_with_a_dollar(text: str) -> None:
    assert warned(template(text_box(text))) == []


def test_a_text_with_a_syntax_of_its_own() -> None:
    detail = {"TemplateString": "Hello $.Name"}
    condition = {"Conditions": [{"Equals": {"ElementByKey": "a $.B", "ElementByValue": "c"}}]}
    text = {"Type": "TemplateStringComponent", "Props": {"TemplateString": "Hello $.Name"}}
    body = [text, {"Type": "Card", "Props": {"Id": "a", "Heading": "b", "Visibility": condition}}]

    assert [each.rule for each in view_content_warnings(template(*body))] == []
    assert view_content_warnings(template({"Type": "Detail", "Props": {"a": detail}})) == ()


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ([button("Other")], "/Body/0/Props/Action"),
        ([{"Type": "Container", "Content": [button("Other")]}], "/Body/0/Content/0/Props/Action"),
        (
            [{"Type": "ButtonGroup", "Props": {"Items": [{"Label": "a", "Action": "Other"}]}}],
            "/Body/0/Props/Items/0/Action",
        ),
        ([{"Type": "Table", "Props": {"TableAction": "Other"}}], "/Body/0/Props/TableAction"),
    ],
)
def test_an_action_that_is_not_listed(body: list[Any], path: str) -> None:
    text = template(button("Next"), *body)
    path = path.replace("/Body/0", "/Body/1")

    found = [(each.rule, each.path) for each in view_content_warnings(text, ["Next"])]

    assert found == [("unlisted-action", path)]
    assert view_content_warnings(text, ["Next", "Other"]) == ()
    assert view_content_warnings(text) == ()


def test_an_action_that_nothing_raises() -> None:
    assert warned(template(button("Next")), ["Next", "Other"]) == [
        ("unraised-action", "/Actions/1")
    ]
    assert warned(template(), ["Next"]) == [("unraised-action", "/Actions/0")]
    assert warned(template(button("")), []) == []


@pytest.mark.parametrize(
    "node",
    [
        button("$.Action"),
        {"Type": "ButtonGroup", "Props": {"Items": "$.Buttons"}},
        {"Type": "ButtonGroup", "Props": {"Items": ["$.Button"]}},
        {"Type": "ButtonGroup", "Props": {"Items": [{"Label": "a", "Action": "$.Action"}]}},
        {"Type": "ConnectAction"},
        {"Type": "Application"},
        {"Type": "Cards"},
        {"Type": "Rocket"},
        {"Type": 5},
        button({"Conditions": []}),
    ],
)
def test_an_action_that_may_be_raised_after_all(node: Any) -> None:
    assert view_content_warnings(template(node, button("Next")), ["Next", "Other"]) == ()


def test_a_reference_elsewhere_raises_nothing() -> None:
    card = {"Type": "Card", "Props": {"Id": "$.Id", "Heading": "$.Heading"}}
    rocket = {"Type": "Toggle", "Props": {"Label": "a", "Name": "b", "Zzz": "$.Z"}}

    assert warned(template(card, rocket, text_box("$.Name")), ["Next"]) == [
        ("unraised-action", "/Actions/0")
    ]


def test_an_input_that_no_data_can_fill() -> None:
    text = template(
        text_box("$.Order"),
        text_box("$.Order.Total", "$.Lines[0].Name", "$.Lines.First"),
        {"Type": "ButtonGroup", "Props": {"Items": "$.Order"}},
    )

    assert warned(text) == [
        ("unfillable-reference", "/Body/1/Content/0"),
        ("unfillable-reference", "/Body/1/Content/2"),
        ("unfillable-reference", "/Body/2/Props/Items"),
    ]
    assert [warning.message for warning in view_content_warnings(text)] == [
        "no data can fill $.Order: it has to be an object here, and a text or a number at "
        "/Body/0/Content/0",
        "no data can fill $.Lines: it has to be an object here, and a list at /Body/1/Content/1",
        "no data can fill $.Order: it has to be a list here, and a text or a number at "
        "/Body/0/Content/0",
    ]


def test_an_input_that_becomes_narrower_with_each_use() -> None:
    card = {"Type": "Card", "Props": {"Id": "a", "Heading": "b"}}
    text = template(
        text_box("$.Orders[0].Total", "$.Orders[1].Total", "$.Orders[].Lines[0]"),
        button("Next", Variant="$.Variant", Disabled="$.Disabled"),
        text_box("$.Variant", "$.Unused", "$.Disabled"),
        {"Type": "Rocket", "Props": {"a": "$.Variant", "b": "$.Orders"}},
        {**card, "Content": ["$.#Integration", "$.a b"]},
    )

    assert view_content_warnings(text) == ()


def test_no_more_than_10000_are_listed() -> None:
    actions = [f"A{number}" for number in range(10_001)]

    assert len(view_content_warnings(template(), actions)) == 10_000
