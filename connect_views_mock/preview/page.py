"""The page around a picture: self-contained, and with a policy that lets nothing be fetched."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Any, Final

from ..connect.content.template import read_template, too_deep
from .binding import MAX_FILLED_CHARACTERS, bind_references
from .components import draw_view
from .markup import NOTHING, Html, box, element, inline, joined, optional
from .values import Fields

_SKETCH: Final = "A sketch by connect-views-mock. Amazon Connect draws it differently."

_LEGEND: Final = (
    ('class="reference"', inline("reference", "$.Input"), "an input of the view, without a value"),
    (
        'class="reference missing"',
        inline("reference missing", "$.Input"),
        "an input for which the data has no value",
    ),
    ('class="filled"', inline("filled", "value"), "a value from the data"),
    (
        'class="reference integration"',
        inline("reference integration", "$.#Integration"),
        "filled by an integration",
    ),
    ('class="component conditional"', inline("condition", "shown if …"), "depends on conditions"),
    ('class="raises"', inline("raises", "raises Action"), "the action that it raises"),
)
"""What a mark looks like, by the text in the page that says that it is there."""


def preview_page(
    template: str, data: Mapping[str, Any] | None = None, actions: Collection[str] = ()
) -> str:
    """Return an HTML page that shows how a template is laid out.

    It is a sketch: what AWS draws looks different. The page is self-contained and runs no script,
    and its policy forbids a browser to fetch anything. Every text of the template and of the data
    is escaped.

    Args:
        template: A template that was checked, as a JSON string.
        data: Values for the inputs of the view by their names. Without it, references stand as
            they are in the template.
        actions: The actions of the view, which are listed.

    Raises:
        InvalidViewContent: If the template is not a JSON object, or is nested too deeply.
    """
    try:
        document, _ = read_template(template)
        return _page(document, data, actions)
    except RecursionError:
        # Only where the caller itself has come close to Python's recursion limit.
        raise too_deep() from None


def _page(
    document: dict[str, Any], data: Mapping[str, Any] | None, actions: Collection[str]
) -> str:
    all_filled = bind_references(document, data)
    title = Fields(document.get("Head")).raw("Title")
    name = title if isinstance(title, str) and title.strip() else "A view without a title"
    view = draw_view(document)
    body = element(
        "body", "", _header(name, actions, view, all_filled), element("main", "view", view)
    )
    page = f"<!DOCTYPE html>\n{element('html', '', _head(name), body, lang='en')}\n"
    # JSON can escape a lone surrogate, which no file can hold.
    return page.encode("utf-8", "backslashreplace").decode()


@functools.cache
def _style() -> str:
    return files(__name__.rpartition(".")[0]).joinpath("page.css").read_text(encoding="utf-8")


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(title: str) -> Html:
    # The style is ours, and a browser reads it as it stands.
    style = Html(f"<style>{_style()}</style>")
    return joined(
        [
            Html('<head><meta charset="utf-8">'),
            Html('<meta http-equiv="Content-Security-Policy" content="{}">').format(_policy()),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Html('<meta name="referrer" content="no-referrer">'),
            element("title", "", title, " · preview"),
            style,
            Html("</head>"),
        ]
    )


def _header(name: str, actions: Collection[str], view: Html, all_filled: bool) -> Html:
    listed = joined((inline("action", action) for action in actions), " ")
    legend = [
        element("li", "", mark, " ", meaning) for sign, mark, meaning in _LEGEND if sign in view
    ]
    limit = f"Only {MAX_FILLED_CHARACTERS} characters of data were filled in."
    return element(
        "header",
        "page-header",
        element("h1", "", name),
        element("p", "sketch", _SKETCH),
        NOTHING if all_filled else box("sketch", limit),
        optional("actions", "Actions: ", listed) if actions else NOTHING,
        element("ul", "legend", *legend) if legend else NOTHING,
    )
