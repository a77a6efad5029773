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


@pytest.mark.parametrize(
    ("type_", "meant"),
    [
        # The case, and signs between words.
        *[("button", "Button"), ("Dropdown ", "Dropdown"), ("submit-button", "SubmitButton")],
        # One for many, and many for one.
        *[("Buttons", "Button"), ("TextBoxes", "TextBox"), ("DetailView", "DetailsView")],
        *[("AttributesBar", "AttributeBar"), ("Checkboxes", "CheckboxGroup")],
        # A letter too few or too many, another letter, and letters that changed places.
        *[("Alrt", "Alert"), ("lert", "Alert"), ("TTable", "Table"), ("Foam", "Form")],
        *[("Nutton", "Button"), ("Crad", "Card"), ("iLnk", "Link"), ("Conatiner", "Container")],
        *[("SubmtButon", "SubmitButton"), ("SubmitBtn", "SubmitButton"), ("TxtBox", "TextBox")],
        # A part of the name.
        *[("Checkbox", "CheckboxGroup"), ("Radio", "RadioGroup"), ("Submit", "SubmitButton")],
        *[("Expandable", "ExpandableSection"), ("Text", "TextBox"), ("Html", "HTMLBox")],
        *[("Input", "FormInput"), ("Action", "ConnectAction"), ("Heading", "Header")],
        *[("AlertBar", "Alert"), ("ButtonLink", "Button"), ("DateTimePicker", "DatePicker")],
        # Only the ends are alike.
        *[(name, None) for name in ("TextInput", "DateInput", "TimeInput", "EmailInput")],
        *[(name, None) for name in ("FilePicker", "CaseAction", "RadioButton", "InputGroup")],
        *[(name, None) for name in ("ScrollView", "SelectBox", "Subheader", "Actions")],
        # The end of several names.
        *[(name, None) for name in ("Group", "Picker", "Box", "View")],
        # Other words with some of the letters.
        *[(name, None) for name in ("Select", "Tab", "Tabs", "Title", "Label", "Chart", "Img")],
        *[(name, None) for name in ("Slider", "Upload", "Calendar", "Markdown", "Frame")],
        *[(name, None) for name in ("ListItem", "FormField", "Footer", "Wizard", "mack")],
        *[(name, None) for name in ("RichText", "H1", "Modal", "Paragraph", "", "-", "\u00e4")],
    ],
)
def test_a_type_is_taken_for_another_only_if_its_author_can_have_meant_it(
    type_: str, meant: str | None
) -> None:
    (refusal,) = refusals(node(type_))

    suggestion = refusal.partition("did you mean '")[2].removesuffix("'?)")
    assert suggestion == (meant or "")


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
