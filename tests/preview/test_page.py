"""The page: what it promises, and what it makes of any template."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connect_views_mock.connect.content import InvalidViewContent
from connect_views_mock.connect.content_checks.components import components
from connect_views_mock.preview import preview_page
from tests.connect.content_checks.test_bad_input import nested_containers
from tests.connect.content_checks.test_properties import documents
from tests.connect.content_checks.test_schema import ANY_JSON

from .helpers import HEAD, Page, node, page
from .test_components import marked

relaxed = settings(deadline=None, max_examples=60)

TAGS = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "h1", "p", "ul"),
        *("li", "div", "span", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
ATTRIBUTES = frozenset(
    {
        *("lang", "charset", "http-equiv", "content", "name", "class", "title", "role"),
        *("aria-level", "scope", "colspan"),
    }
)
HOSTILE = (
    "</style></title><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "<!-- --><base href=//example.com>",
    "&lt;b&gt; &#60;i&#62; {{x}} %s {0}",
)


def assert_harmless(read: Page) -> None:
    assert set(read.tags) <= TAGS
    assert read.attributes <= ATTRIBUTES
    assert read.tags.count("style") == 1


def test_the_page_says_that_it_is_a_sketch() -> None:
    read = page(head={"Title": "Menu", "Configuration": {}})

    assert "Menu" in read.text
    assert "A sketch by connect-views-mock. Amazon Connect draws it differently." in read.text


@pytest.mark.parametrize("title", [{}, {"Title": ""}, {"Title": 5}, {"Title": None}])
def test_a_view_may_have_no_title(title: Any) -> None:
    assert "A view without a title" in page(head={"Configuration": {}, **title}).text


def test_nothing_may_be_fetched_and_no_script_may_run() -> None:
    source = page(node("Image", {"Src": "https://example.com/a.png"})).source
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
        f"style-src &#39;sha256-{digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"
        '">'
    ) in source
    assert "url(" not in style
    assert "@import" not in style
    assert not {"src", "href", "style"} & page(node("Image", {"Src": "https://x"})).attributes


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("type_", [*sorted(components()), "Carousel"])
def test_a_hostile_text_is_text(type_: str, hostile: str) -> None:
    known = components().get(type_)
    texts: list[str] = []
    props: Any = {hostile: hostile}
    if known is not None:
        props = {name: marked(prop.schema, "x", texts) for name, prop in known.props.items()}
        props = json.loads(json.dumps(props).replace("«x»", json.dumps(hostile)[1:-1]))
    condition = {"Equals": {"ElementByKey": hostile, "ElementByValue": hostile}}
    body = {
        **node(type_, {**props, "Visibility": condition}, hostile, _id=hostile),
        "Configuration": {"Layout": {"Align": hostile, "Columns": hostile}, "Style": hostile},
    }

    read = page(body, actions=[hostile], head={"Title": hostile, "Configuration": {}})

    assert_harmless(read)
    assert read.text.count(hostile) >= 3
    assert any(hostile in value for value in read.values)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_type_is_text(hostile: str) -> None:
    read = page(node(hostile, {}))

    assert_harmless(read)
    assert hostile in read.texts("placeholder")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_data_is_text(hostile: str) -> None:
    data = {"A": hostile, "B": [{hostile: hostile}], "C": {hostile: [hostile]}}
    body = [
        node("TextBox", {}, "$.A", "$.C"),
        node("Table", {"Items": "$.B", "Columns": "$.C"}),
        node("Table", {"Items": "$.B"}),
        node("Alert", {"type": "$.A", "heading": "$.C"}),
    ]

    read = page(*body, data=data)

    assert_harmless(read)
    assert read.text.count(hostile) >= 4


@relaxed
@given(st.sampled_from([*sorted(components()), "Carousel"]), ANY_JSON, ANY_JSON, st.data())
def test_any_value_at_any_place_is_drawn(
    type_: str, value: Any, other: Any, data: st.DataObject
) -> None:
    known = components().get(type_)
    names = [*(known.props if known else ()), "Visibility"]
    props = {name: data.draw(st.sampled_from([value, other, [other]])) for name in names}
    body = {"Type": type_, "Props": props, "Content": [value, node("TextBox", {}, other)]}
    body["Configuration"] = {"Layout": {"Columns": value, "Align": other}}

    assert_harmless(page(body))
    assert_harmless(page({"Type": value, "Props": value, "Content": other, "_id": other}))
    assert_harmless(page(value, head=other))


@relaxed
@given(documents(), st.dictionaries(st.sampled_from("ABCDE"), ANY_JSON))
def test_a_template_that_can_be_published_is_drawn_with_any_data(document: Any, data: Any) -> None:
    assert_harmless(Page(preview_page(json.dumps(document), data)))
    assert_harmless(Page(preview_page(json.dumps(document))))


def test_a_template_nested_as_deeply_as_allowed_is_drawn() -> None:
    read = Page(preview_page(nested_containers(98)))

    assert "Loading …" in read.text
    assert read.deepest < 512, "browsers flatten what stands deeper"


def test_conditions_nested_as_deeply_as_allowed_are_drawn() -> None:
    condition: Any = {"Equals": {"ElementByKey": "a", "ElementByValue": "end"}}
    for _ in range(95):
        condition = {"AndConditions": [condition]}
    props = {"Visibility": condition}

    read = page(node("Loader", props))

    assert "(" * 95 + 'a equals "end"' + ")" * 95 in read.text


@pytest.mark.parametrize("left", range(90, 400, 30))
def test_a_caller_near_the_limit_of_recursion_gets_a_page_or_a_finding(left: int) -> None:
    text = nested_containers(90)

    def descend(levels: int) -> str:
        return preview_page(text) if levels == 0 else descend(levels - 1)

    frames = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        frames, frame = frames + 1, frame.f_back
    try:
        answer = descend(sys.getrecursionlimit() - frames - left)
    except InvalidViewContent as invalid:
        answer = str(invalid)

    assert "Loading" in answer or "levels deep" in answer


def test_a_caller_at_the_limit_of_recursion_gets_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def descend(_: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr("connect_views_mock.preview.page.draw_view", descend)

    with pytest.raises(InvalidViewContent, match="levels deep"):
        page()


@pytest.mark.thorough
def test_a_template_of_400000_bytes_is_drawn() -> None:
    icons = [{"Type": "Icon", "Props": {"Name": "Cafe"}} for _ in range(8_000)]

    read = page(*icons)

    assert read.texts("icon") == ["Cafe"] * 8_000


def test_no_more_than_2000000_characters_of_data_are_filled_in() -> None:
    data = {"Large": "x" * 99_998}
    content = [node("TextBox", {}, *["$.Large"] * number) for number in (20, 21)]

    complete, cut = (page(each, data=data) for each in content)

    limit = "Only 2000000 characters of data were filled in."
    assert limit not in complete.text
    assert limit in cut.text
    assert cut.text.count("x" * 99_998) == 20
    assert cut.texts("reference").count("$.Large") == 1


def test_a_lone_surrogate_is_shown_escaped() -> None:
    source = preview_page('{"Head": {"Title": "\\ud800"}, "Body": []}', {"A": "\udfff"})

    assert "\\ud800" in source
    assert source.encode()


def test_a_text_that_is_no_template_is_refused() -> None:
    with pytest.raises(InvalidViewContent, match="must be a JSON document"):
        preview_page("x")


def test_the_actions_of_the_view_are_listed() -> None:
    assert page(actions=["Next", "Back"]).texts("action") == ["Next", "Back"]
    assert "Actions:" not in page().text


def test_the_legend_explains_the_marks_that_are_there() -> None:
    def legend(*body: Any, **more: Any) -> str:
        return "".join(page(*body, **more).texts("legend"))

    filled = legend(node("TextBox", {}, "$.A", "$.B"), data={"A": 1})
    assert legend(node("TextBox", {}, "a")) == ""
    assert "an input of the view" in legend(node("TextBox", {}, "$.A"))
    assert "a value from the data" in filled
    assert "the data has no value" in filled
    assert "an input of the view" not in filled
    assert "filled by an integration" in legend(node("TextBox", {}, "$.#A"))
    assert "the action" in legend(node("Button", {"Action": "Go"}, "Go"))


def test_a_component_is_named_where_a_pointer_rests_on_it() -> None:
    read = page(node("TextBox", {}, "a", _id="greeting"), node("Loader"))

    assert {"TextBox greeting", "Loader"} <= set(read.values)


@pytest.mark.parametrize("head", [HEAD, {"Configuration": {"Layout": {"Columns": ["10", "2"]}}}])
def test_widths_of_columns(head: Any) -> None:
    read = page(
        node("TextBox", {}, "a"), node("TextBox", {}, "b"), node("TextBox", {}, "c"), head=head
    )

    widths = {"a": "12", "b": "12", "c": "12"} if head is HEAD else {"a": "10", "b": "2", "c": "12"}
    for text, width in widths.items():
        assert text in read.texts(f"span-{width}")


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        ("6", [6, 6]),
        (4, [4, 4]),
        ([3, "$.W"], [3, 12]),
        (["0", "13"], [12, 12]),
        (["x", None], [12, 12]),
        (1e300, [12, 12]),
        ("$.W", [12, 12]),
    ],
)
def test_a_container_gives_its_children_their_widths(columns: Any, widths: Any) -> None:
    children = [node("TextBox", {}, "a"), node("TextBox", {}, "b")]
    body = node("Container", {}, *children, Configuration={"Layout": {"Columns": columns}})

    read = page(body)

    assert [f"span-{width}" for width in widths] == [
        value for value in read.values if value.startswith("span-")
    ][1:]


def test_columns_come_from_the_data() -> None:
    body = node("Container", {}, node("Loader"), Configuration={"Layout": {"Columns": "$.W"}})

    read = page(body, data={"W": ["7"]})

    assert "span-7" in read.values
    assert "$.W" in read.texts("source")


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_a_layout_is_aligned(align: str) -> None:
    body = node("Form", {}, node("Loader"), Configuration={"Layout": {"Align": align}})

    assert f"grid align-{align}" in page(body).values
