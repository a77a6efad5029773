"""Input that no author writes: always accepted or refused, never anything else."""

from __future__ import annotations

import json
import pickle
import re
import sys
from typing import Any

import pytest

from tests.connect.target import (
    MAX_DEPTH,
    Finding,
    InvalidViewContent,
    read_view_content,
    view_content,
)

from .helpers import HEAD, findings_of, inputs, node, publish, refusals, save, template

STATUSES = ["SAVED", "PUBLISHED"]


def nested_containers(depth: int) -> str:
    inner = '{"Type":"Loader"}'
    for _ in range(depth):
        inner = '{"Type":"Container","Content":[' + inner + "]}"
    return '{"Head":{"Configuration":{}},"Body":[' + inner + "]}"


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("depth", [100, 3_000, 9_000])
def test_a_template_nested_deeply_is_refused(depth: int, status: str) -> None:
    (finding,) = findings_of(nested_containers(depth), status)

    assert str(finding) == f"must NOT be nested more than {MAX_DEPTH} levels deep"


def test_a_template_nested_as_deeply_as_allowed_is_accepted() -> None:
    text = nested_containers(98)

    content = read_view_content(text, [], "PUBLISHED")

    assert content.template == text


@pytest.mark.parametrize("place", ["Head", "Props", "Other"])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_depth_counts_everywhere(place: str, opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    deep = opening * 5_000 + "1" + closing * 5_000
    text = template(node("TextBox", {"Zzz": 0}, Other=0), head={**HEAD, "Deep": 0})
    key = {"Head": '"Deep": 0', "Props": '"Zzz": 0', "Other": '"Other": 0'}[place]

    (finding,) = findings_of(text.replace(key, key[:-1] + deep), "SAVED")

    assert "levels deep" in finding.message


def test_the_depth_that_is_allowed_can_be_used_up_inside_props() -> None:
    deep: Any = "$.Deep"
    for number in range(MAX_DEPTH - 4):
        deep = [deep] if number % 2 else {"a": deep}

    assert "Deep" in (publish(node("TextBox", {"Zzz": deep})).input_schema or "")


def test_200_levels_are_allowed() -> None:
    text = '{"Head": {}, "Body": [], "Deep": ' + "[" * 199 + "]" * 199 + "}"

    (finding,) = findings_of(text.replace("[[", "[[[", 1).replace("]]", "]]]", 1), "SAVED")

    assert findings_of(text, "SAVED") == []
    assert finding.message == "must NOT be nested more than 200 levels deep"


def test_a_caller_near_the_limit_of_recursion_gets_the_same_answer() -> None:
    text = nested_containers(90)

    def descend(levels: int) -> list[Finding]:
        return findings_of(text) if levels == 0 else descend(levels - 1)

    frames = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        frames, frame = frames + 1, frame.f_back
    (finding,) = descend(sys.getrecursionlimit() - frames - 60)

    assert "levels deep" in finding.message


def test_a_caller_at_the_limit_of_recursion_gets_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def descend(*_: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr(view_content, "read_template", descend)

    (finding,) = findings_of(template())

    assert "levels deep" in finding.message


@pytest.mark.parametrize("status", STATUSES)
def test_a_hundred_thousand_nodes_without_anything_are_refused(status: str) -> None:
    text = '{"Head":{"Configuration":{}},"Body":[' + ",".join(["{}"] * 100_000) + "]}"

    findings = findings_of(text, status)

    assert len(findings) == 10_001
    assert str(findings[-2]) == "/Body/9999 must have required property 'Type'"
    assert str(findings[-1]) == "has more findings than the 10000 that are listed"


def test_ten_thousand_findings_are_all_listed() -> None:
    body = [{"Type": "Card"} for _ in range(10_000)]

    with pytest.raises(InvalidViewContent) as raised:
        publish(*body)

    assert len(raised.value.findings) == 10_000
    assert str(raised.value).endswith("; and 9980 more")


GOOD_ATTRIBUTE = {"Label": "a", "Value": "b"}


@pytest.mark.parametrize(
    "attributes",
    [
        [{}] * 130_000,
        [*[GOOD_ATTRIBUTE] * 7_000, *[{}] * 60_000],
        [{**GOOD_ATTRIBUTE, "Value": [[[], [{}] * 10_000]] * 5}, *[{}] * 50_000],
    ],
)
def test_more_findings_are_not_listed_but_said(attributes: Any) -> None:
    text = template(node("AttributeBar", {"Attributes": attributes})).replace(" ", "")

    with pytest.raises(InvalidViewContent) as raised:
        read_view_content(text, [], "PUBLISHED")

    assert len(raised.value.findings) == 10_001
    assert str(raised.value).endswith("; and at least 9981 more")


def test_the_findings_behind_many_good_values_are_found() -> None:
    attributes = [*[GOOD_ATTRIBUTE] * 10_000, {}, GOOD_ATTRIBUTE, 1]

    refused = refusals(node("AttributeBar", {"Attributes": attributes}), node("Card"))

    assert [refusal.split(" must ")[0] for refusal in refused] == [
        "/Body/0/Props/Attributes/10000",
        "/Body/0/Props/Attributes/10000",
        "/Body/0/Props/Attributes/10002",
        "/Body/1/Props",
    ]


def test_no_more_findings_are_looked_for_than_are_listed() -> None:
    attributes = node("AttributeBar", {"Attributes": [{}] * 5_001})

    refused = refusals(*[attributes] * 15)

    assert len(refused) == 10_001
    assert refused[-2].startswith("/Body/0/Props/Attributes/4999 ")


def test_a_file_of_references_to_one_input_is_accepted() -> None:
    content = publish(node("TextBox", {}, *(["$.a"] * 50_000)))

    assert len(json.loads(content.input_schema or "")["properties"]["a"]["allOf"]) == 50_000


@pytest.mark.parametrize("status", STATUSES)
def test_an_input_schema_that_would_be_huge_is_refused(status: str) -> None:
    cards = node("CardsView", {"Cards": ["$.a"] * 40_000})

    (finding,) = findings_of(template(node("TextBox", {}, "$.b"), cards), status)

    assert re.fullmatch(r"/Body/1/Props/Cards/\d+", finding.path)
    assert finding.message.startswith(
        "must NOT have an InputSchema of more than 20000000 characters (a limit of this library"
    )


def test_an_input_schema_of_20000000_characters_is_derived() -> None:
    """Their schemas together; each reference to a part of an input is longer by its name."""
    card, part = (
        len(json.dumps(inputs(body)[name], separators=(",", ":")))
        for name, body in (
            ("Card", node("CardsView", {"Cards": ["$.Card"]})),
            ("Text", node("TextBox", {}, "$.Text.p")),
        )
    )
    cards = (20_000_000 - part) // card
    name = "p" * (20_000_000 - cards * card - part + 1)

    def body(name: str) -> Any:
        return node("CardsView", {"Cards": ["$.Card"] * cards}, f"$.Text.{name}")

    assert len(publish(body(name)).input_schema or "") > 20_000_000
    assert len(refusals(body(name + "p"))) == 1


def test_an_input_schema_of_millions_of_characters_is_derived() -> None:
    content = publish(node("CardsView", {"Cards": ["$.a"] * 2_000}))

    assert 5_000_000 < len(content.input_schema or "") < 20_000_000


def test_references_that_look_cyclic_are_accepted() -> None:
    content = publish(
        node("TextBox", {}, "$.a.b", "$.b.a", "$.a", "$.a.a.a"),
        node("Header", {"description": "$.b"}),
    )

    assert list(json.loads(content.input_schema or "")["properties"]) == ["a", "b"]


@pytest.mark.parametrize("length", [100_000, 399_000])
@pytest.mark.parametrize("unit", ["a", "a.", "[0]", ".a[", " "])
def test_a_reference_of_any_length_is_answered(unit: str, length: int) -> None:
    text = "$.a" + unit * ((length - 200) // len(unit))

    for refused in refusals(node("TextBox", {}, text)):
        assert "must match pattern" in refused
        assert len(refused) < 500


WEIRD_NAMES = {
    "/": "/~1",
    "~": "/~0",
    "~1": "/~01",
    "": "/",
    "a'b\"c": "/a'b\"c",
    "\U0001f600": "/\U0001f600",
    "\x00\n\x7f": "/\x00\n\x7f",
    "\ud800": "/\ud800",
    "\u2028\u202e": "/\u2028\u202e",
    "__class__": "/__class__",
    "$ref": "/$ref",
    "a b": "/a b",
}


@pytest.mark.parametrize("name", WEIRD_NAMES)
def test_a_pointer_leads_through_any_name(name: str) -> None:
    attributes = {"a": "b", name: {name: ["$. malformed"]}}
    configuration = {"Layout": {name: {name: ["$. malformed"]}}}
    (finding,) = findings_of(
        template(node("TextBox", {"Zzz": attributes}, Configuration=configuration))
    )

    assert finding.path == f"/Body/0/Configuration/Layout{WEIRD_NAMES[name] * 2}/0"
    assert str(finding).isprintable()


@pytest.mark.parametrize("name", WEIRD_NAMES)
def test_a_message_repeats_any_name_in_print(name: str) -> None:
    (finding,) = findings_of(template(node("Form", {name: 1})))

    assert finding.message.startswith("must NOT have additional properties ('")
    assert finding.message.isprintable()


@pytest.mark.parametrize("value", ["\ud800", ["\udfff"], {"\ud800": "\udc00"}, "\ud83d\ude00"])
def test_surrogates_that_json_escapes_are_accepted(value: Any) -> None:
    text = template(node("TextBox", {"Zzz": value, "FontSize": "body-s"}, "\ud800"))

    content = read_view_content(text, [], "PUBLISHED")

    assert content.template == text
    assert text.isascii()
    assert (content.input_schema or "").isascii()
    assert len(content.sha256) == 64


def test_a_finding_on_a_lone_surrogate_can_be_sent() -> None:
    body = [
        node("\ud800"),
        node("Form", {"\ud800": 1}, "$.\ud800"),
        {"Type": "Card", "Props": {"Id": "a", "Icon": "\ud800"}, "_id": "\ud800"},
    ]

    assert len(refusals(*body)) == 4
    assert all(refusal.encode() for refusal in refusals(*body))


def test_a_finding_beside_a_lone_surrogate_is_found() -> None:
    text = template(
        node(
            "ButtonGroup",
            {"Items": [{"Label": "\ud800", "Variant": "\ud800", "Disabled": True}, 1]},
        )
    )

    refused = [str(finding) for finding in findings_of(text)]

    assert [refusal.split(" must ")[0] for refusal in refused] == [
        "/Body/0/Props/Items/0/Variant",
        "/Body/0/Props/Items/1",
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_a_text_with_a_lone_surrogate_is_refused(status: str) -> None:
    (finding,) = findings_of('{"Head": {}, "Body": ["\ud800"]}', status)

    assert str(finding) == "must be Unicode text, without lone surrogates"


def test_an_action_with_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InvalidViewContent, match=r": /Actions/1 must be .* lone surrogates"):
        read_view_content(template(), ["a", "\ud800"], "SAVED")


NUMBERS = ["1e400", "-1e400", "1e-400", "9" * 5_000, "-" + "9" * 5_000, "1" + "0" * 599, "0.1"]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("status", STATUSES)
def test_a_number_of_any_size_is_accepted(number: str, status: Any) -> None:
    text = template(node("TextBox", {"Zzz": 777}, 777)).replace("777", number)

    content = read_view_content(text, [], status)

    assert len(content.sha256) == 64


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_any_size_is_checked(number: str) -> None:
    text = template(node("Header", {"description": 777, "variant": 777})).replace("777", number)

    (finding,) = findings_of(text)

    assert finding.path == "/Body/0/Props/variant"


@pytest.mark.parametrize("value", ["text", 1, True, None, [], {}, [[]], [{}], {"a": []}])
def test_any_value_at_any_level_is_answered(value: Any) -> None:
    places: list[Any] = [
        value,
        {"Head": value, "Body": value},
        {"Head": {"Configuration": value, "Integrations": value, "Title": value}, "Body": [value]},
        {"Head": HEAD, "Body": [{"Type": value, "Props": value, "Content": value}]},
        {"Head": HEAD, "Body": [{"Type": "Form", "Configuration": value, "Content": [value]}]},
        {"Head": HEAD, "Body": [node("Form", Configuration={"Layout": value, "Style": value})]},
        {"Head": HEAD, "Body": [node("ButtonGroup", {"Items": value})]},
        {"Head": HEAD, "Body": [node("ButtonGroup", {"Items": [value, {"Label": value}]})]},
        {"Head": HEAD, "Body": [node("Button", {"Visibility": {"Conditions": value}})]},
        {"Head": HEAD, "Body": [node("Button", {"Visibility": {"Conditions": [value]}})]},
        {"Head": HEAD, "Body": [node("Button", {"Visibility": {"Equals": value}})]},
        {"Head": {**HEAD, "Integrations": [value]}, "Body": [node("TextBox", {}, "$.#a")]},
    ]
    for document in places:
        for status in STATUSES:
            for finding in findings_of(json.dumps(document), status):
                assert isinstance(finding.path, str)


@pytest.mark.parametrize(
    "key", ["__class__", "__init__", "props", "schema", "type", "keys", "self"]
)
def test_keys_that_look_like_attributes_are_keys(key: str) -> None:
    publish({**node("TextBox", {key: {key: "$.x"}}), key: 1}, head={**HEAD, key: 1})
    assert refusals(node("Form", {key: 1})) == [
        f"/Body/0/Props must NOT have additional properties ('{key}')"
    ]


def test_a_long_name_is_cut_short_in_a_message() -> None:
    (refusal,) = refusals(node("Form", {"x" * 5_000: 1}))

    assert len(refusal) < 200
    assert refusal.endswith("xxx...')")


def test_a_name_of_100_characters_is_not_cut_short() -> None:
    (short,) = refusals(node("Form", {"x" * 100: 1}))
    (long,) = refusals(node("Form", {"x" * 101: 1}))

    assert short.endswith(f"('{'x' * 100}')")
    assert long.endswith(f"('{'x' * 97}...')")


def test_findings_stand_in_the_order_of_the_document() -> None:
    refused = refusals(
        node("Container", {"header": "$. bad"}, node("Card"), "$. bad"),
        "text",
        node("Form", {"Zzz": 1}, Configuration={"Zzz": 1}),
        head={"Configuration": {"Style": "$. bad"}},
    )

    assert [refusal.split(" must ")[0] for refusal in refused] == [
        "/Head/Configuration/Style",
        "/Body/0/Props/header",
        "/Body/0/Content/1",
        "/Body/0/Content/0/Props",
        "/Body/1",
        "/Body/2/Configuration",
        "/Body/2/Props",
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_findings_of_siblings_stand_in_the_order_of_the_document(status: Any) -> None:
    wrong = {"Type": 1}
    text = template(
        node("Container", {}, wrong, node("Container", {}, wrong, wrong), wrong), wrong, wrong
    )

    assert [finding.path for finding in findings_of(text, status)] == [
        "/Body/0/Content/0/Type",
        "/Body/0/Content/1/Content/0/Type",
        "/Body/0/Content/1/Content/1/Type",
        "/Body/0/Content/2/Type",
        "/Body/1/Type",
        "/Body/2/Type",
    ]


def test_a_draft_that_derives_from_nonsense_is_accepted() -> None:
    content = save(
        node(
            "Zzz",
            {"_linkedFormOutputName": {"a": 1}, "b": "$.b"},
            Configuration={"Layout": ["$.c"]},
        ),
        head={"Configuration": "$.d"},
    )

    assert list(json.loads(content.input_schema or "")["properties"]) == ["b", "c"]


def test_invalid_view_content_survives_a_copy() -> None:
    invalid = InvalidViewContent([Finding("/a", "must be b")])

    copied = pickle.loads(pickle.dumps(invalid))  # noqa: S301

    assert copied.findings == invalid.findings
    assert str(copied) == str(invalid) == "Invalid view content: /a must be b"


def test_without_content_validation_only_the_frame_is_checked() -> None:
    publish(
        node("Zzz", {"Visibility": "$.X"}, node("Loader"), "$. malformed"),
        head={},
        frame_only=True,
    )
