"""The pages of ``connect-views-mock preview``, as a browser shows them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from connect_views_mock.connect.content_checks.components import components
from connect_views_mock.shell.command import main
from tests.connect.content_checks.test_bad_input import nested_containers
from tests.preview.test_components import marked
from tests.preview.test_page import HOSTILE

HEAD = {"Title": "A view", "Configuration": {}}
Show = Callable[..., Page]

CONTRASTS = """() => {
  const channel = value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = color => color.match(/[0-9.]+/g).map(Number);
  const background = element => {
    const color = numbers(getComputedStyle(element).backgroundColor);
    return color.length === 4 && color[3] === 0 && element.parentElement
      ? background(element.parentElement) : color;
  };
  const low = [];
  for (const element of document.body.querySelectorAll("*")) {
    const texts = [...element.childNodes].filter(each => each.nodeType === 3);
    if (!texts.some(each => each.data.trim()) || element.closest(".disabled")) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(background(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${element.className}: ${element.textContent} ${ratio.toFixed(2)}`);
  }
  return low;
}"""


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open the page that the command writes, and see that it fetches and reports nothing."""
    complaints: list[str] = []
    requested: list[str] = []
    opened = []

    def open_page(template: Any, *, data: Any = None, **options: Any) -> Page:
        text = template if isinstance(template, str) else json.dumps(template)
        file, written = tmp_path / "view.json", tmp_path / "view.html"
        file.write_text(text, encoding="utf-8")
        arguments = [
            "preview",
            str(file),
            "--output",
            str(written),
            "--allow-component",
            "Carousel",
        ]
        if data is not None:
            values = tmp_path / "data.json"
            values.write_text(json.dumps(data), encoding="utf-8")
            arguments += ["--data", str(values)]
        assert main(arguments) == 0
        page = browser.new_page(**options)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: requested.append(request.url))
        page.goto(written.as_uri())
        page.wait_for_load_state("networkidle")
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert complaints == []
    assert len(requested) == len(opened)


def view(*body: Any, head: Any = HEAD) -> dict[str, Any]:
    return {"Head": head, "Body": list(body)}


def node(type_: str, props: Any = None, *content: Any, **more: Any) -> dict[str, Any]:
    return {"Type": type_, "Props": props or {}, "Content": list(content), **more}


def every_component() -> dict[str, Any]:
    body = []
    for type_, component in components().items():
        texts: list[str] = []
        props = {
            name: marked(prop.schema, f"{type_}/{name}", texts)
            for name, prop in component.props.items()
        }
        body.append(node(type_, props, "Content of ", "$.Reference", "$.Filled"))
    condition = {"Equals": {"ElementByKey": "Kind", "ElementByValue": "new"}}
    body += [
        node("Carousel", {"Speed": 1}),
        node("Loader", {"Visibility": condition}),
        node("Loader", {"Visibility": False}),
        node("Button", {"Variant": "primary", "IconName": "check"}, "Primary"),
        *(node("Alert", {"type": each}, each) for each in ("success", "warning", "error")),
    ]
    return view(*body)


def test_the_text_of_a_view_can_be_seen(show: Show) -> None:
    page = show(view(node("TextBox", {}, "Hello ", "$.Name")), data={"Name": "Ann"})

    assert page.title() == "A view · preview"
    for text in ("Hello", "Ann", "A sketch by connect-views-mock."):
        assert page.get_by_text(text).first.is_visible()


def test_columns_lie_side_by_side_and_below_each_other_where_it_is_narrow(show: Show) -> None:
    head = {"Title": "A view", "Configuration": {"Layout": {"Columns": ["10", "2"]}}}
    page = show(view(node("TextBox", {}, "Wide"), node("TextBox", {}, "Narrow"), head=head))

    def place(text: str) -> Any:
        return page.locator(".grid > div", has_text=text).bounding_box()

    wide, narrow = place("Wide"), place("Narrow")
    assert wide["y"] == narrow["y"]
    assert wide["x"] + wide["width"] < narrow["x"]
    assert 4 < wide["width"] / narrow["width"] < 7
    page.set_viewport_size({"width": 400, "height": 800})
    wide, narrow = place("Wide"), place("Narrow")
    assert wide["x"] == narrow["x"]
    assert wide["y"] < narrow["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(show: Show, scheme: str) -> None:
    page = show(every_component(), data={"Filled": "value"}, color_scheme=scheme)

    assert page.evaluate(CONTRASTS) == []


@pytest.mark.parametrize("width", [360, 768, 1300])
def test_nothing_is_cut_off_at_the_side(show: Show, width: int) -> None:
    viewport = {"width": width, "height": 800}
    page = show(every_component(), data={"Filled": "long" * 200}, viewport=viewport)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_template_runs_and_fetches_nothing(show: Show) -> None:
    body = [node("TextBox", {"Text": text}, text, _id=text) for text in HOSTILE]
    images = [node("Image", {"Src": "https://example.com/a.png", "Alt": text}) for text in HOSTILE]
    markup = [node("TemplateStringComponent", {"TemplateString": text}) for text in HOSTILE]
    page = show(view(*body, *images, *markup, head={**HEAD, "Title": HOSTILE[0]}))

    assert page.locator("script, img, base").count() == 0
    assert page.title().startswith(HOSTILE[0])
    for text in HOSTILE:
        assert page.get_by_text(text, exact=True).first.is_visible()


def test_a_template_nested_as_deeply_as_allowed_is_shown(show: Show) -> None:
    page = show(nested_containers(98))

    depth = "element => { let n = 0; while ((element = element.parentElement)) n++; return n; }"
    loader = page.get_by_text("Loading …")
    assert loader.count() == 1
    assert loader.evaluate(depth) > 98 * 3
