"""The fields of forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..markup import NOTHING, Html, box, element, inline, joined, optional
from ..node import Node, source_of
from ..values import Fields, text

_MARKS: Final = {
    "Address": "address",
    "CreditCard": "card number",
    "DatePicker": "date",
    "Dropdown": "▾",
    "TimePicker": "time",
}
_CHOICES: Final = {"CheckboxGroup": "checkbox", "RadioGroup": "radio"}


def field(type_: str, fields: Fields) -> Html:
    """Return a field of a type with its label, its value and what helps to fill it in."""
    if type_ in _CHOICES:
        control = _choices(fields, _CHOICES[type_])
    elif type_ in {"Checkbox", "Toggle"}:
        return _switch(type_, fields)
    else:
        control = _control(type_, fields)
    return box(
        f"field{_disabled(fields)}",
        box("label", *_label(fields)),
        control,
        _options(fields) if type_ == "Dropdown" else NOTHING,
        optional("hint", fields.text("HelperText")),
    )


def _disabled(fields: Fields) -> str:
    return " disabled" if fields.flag("Disabled") else ""


def _label(fields: Fields) -> tuple[Html, ...]:
    required = inline("required", " *") if fields.flag("Required") else NOTHING
    name = inline("hint", " ", element("code", "", fields.text("Name")))
    return (fields.text("Label"), required, name if fields.has("Name") else NOTHING)


def _control(type_: str, fields: Fields) -> Html:
    value = joined(_values(fields), ", ")
    if not value:
        value = inline("hint", fields.text("Placeholder"))
    size = " tall" if type_ == "TextArea" else ""
    kind = fields.text("InputType") if fields.has("InputType") else NOTHING
    mark = _MARKS.get(type_, "")
    form = inline("", " ", fields.text("DateFormat")) if fields.has("DateFormat") else NOTHING
    return box(f"control{size}", box("", value), inline("hint", kind, mark, form))


def _values(fields: Fields) -> list[Html]:
    return [text(value) for value in _default_values(fields)]


def _default_values(fields: Fields) -> list[Any]:
    return fields.items("DefaultValue").values or (
        [fields.raw("DefaultValue")] if fields.has("DefaultValue") else []
    )


def _options(fields: Fields) -> Html:
    options = fields.items("Options")
    several = inline("hint", "several: ") if fields.flag("MultiSelect") else NOTHING
    return joined([source_of(options), optional("options", several, options.drawn(_option))])


def _option(option: Fields) -> Html:
    label = option.text("Label") or option.text("Value")
    more = inline("hint", " ", option.text("Description")) if option.has("Description") else NOTHING
    return inline("option", label, more)


def _choices(fields: Fields, kind: str) -> Html:
    chosen = fields.items("DefaultValue").values

    def choice(option: Fields) -> Html:
        mark = " chosen" if option.raw("Value") in chosen else ""
        return box("choice", inline(f"{kind}{mark}"), _option(option))

    options = fields.items("Options")
    return joined([source_of(options), box("choices", options.drawn(choice)), _default(fields)])


def _default(fields: Fields) -> Html:
    return optional(
        "hint", *(("default: ", fields.text("DefaultValue")) if _is_open(fields) else ())
    )


def _is_open(fields: Fields) -> bool:
    """Return whether nobody can see from the options which of them is the default."""
    options = [Fields(option).raw("Value") for option in fields.items("Options").values]
    return any(value not in options for value in _default_values(fields))


def _switch(type_: str, fields: Fields) -> Html:
    chosen = " chosen" if fields.flag("DefaultValue") else ""
    kind = "checkbox" if type_ == "Checkbox" else "toggle"
    return box(
        f"field{_disabled(fields)}",
        box("choice", inline(f"{kind}{chosen}"), box("label", *_label(fields))),
        optional("hint", fields.text("HelperText")),
        NOTHING
        if fields.raw("DefaultValue") in (True, False, "true", "false")
        else _default(fields),
    )


def _drawing(node: Node) -> Html:
    return field(node.type, node.props)


DRAWINGS: Final[Mapping[str, Callable[[Node], Html]]] = dict.fromkeys(
    (
        *("CheckboxGroup", "DatePicker", "Dropdown", "FormInput", "RadioGroup", "TextArea"),
        *("TimePicker", "Toggle"),
    ),
    _drawing,
)
