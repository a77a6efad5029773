"""A wrong name is answered with the one that its author probably meant."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.connect.target import definitions, view_input_findings

from .helpers import node, refusals


@pytest.mark.parametrize(
    ("body", "phrase"),
    [
        (node("Button", {"action": "a"}), "('action', did you mean 'Action'?)"),
        (node("Button", {"Actoin": "a"}), "('Actoin', did you mean 'Action'?)"),
        (node("Button", {"Zzz": "a"}), "('Zzz')"),
        (node("ButtonGroup", {"Items": [{"label": "a"}]}), "('label', did you mean 'Label'?)"),
        (node("Card", {"Id": "a", "Icon": "cafe"}), '(did you mean "Cafe"?)'),
        (node("Card", {"Id": "a", "Icon": "Cafee"}), '(did you mean "Cafe"?)'),
        (node("Button", {"Variant": "Primary"}), '("primary", "normal", "link")'),
        (node("textbox"), "known component types; did you mean 'TextBox'?)"),
        (node("TEXTBOX"), "known component types; did you mean 'TextBox'?)"),
        (node("TEXT_BOX"), "known component types; did you mean 'TextBox'?)"),
    ],
)
def test_the_nearest_name_is_named(body: Any, phrase: str) -> None:
    (refusal,) = refusals(body)

    assert refusal.endswith(phrase)


@pytest.mark.parametrize("icon", [True, 1, None, []])
def test_a_value_that_is_no_text_has_none(icon: Any) -> None:
    (refusal,) = refusals(node("Card", {"Id": "a", "Icon": icon}))

    assert "did you mean" not in refusal


def test_the_nearest_names_of_thousands_are_not_looked_for() -> None:
    bodies = [node("Button", {f"Action{number}": "a"}) for number in (*range(101), 0)]

    named = ["did you mean 'Action'?" in refusal for refusal in refusals(*bodies)]

    assert named == [*[True] * 100, False, True]


def test_the_nearest_value_in_the_data_for_a_view() -> None:
    schema = {"type": "object", "properties": {"Icon": definitions()["card_icon"]}}

    (finding,) = view_input_findings(json.dumps(schema), '{"Icon": "cafe"}')

    assert str(finding).endswith(
        '/Icon must be equal to one of the allowed values (did you mean "Cafe"?)'
    )
