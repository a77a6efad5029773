"""The data that a view is shown with, judged by the InputSchema of the view."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any, Final

from ..content.findings import MAX_FINDINGS, Finding, InvalidViewContent
from ..content.template import read_template
from .nearest_names import NearestNames
from .schema import Answer, ClosedSet, CompiledSchema, SchemaCompiler

_TYPE_NAMES: Final[Mapping[type, str]] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    NoneType: "null",
}

# Keywords that stand alone for the compiler of the component data.
_ALONE: Final = ("enum", "const", "allOf", "anyOf", "oneOf")
_CONDITIONAL: Final = ("if", "then", "else")


def view_input_findings(input_schema: str, data: str) -> tuple[Finding, ...]:
    """Return what is wrong with the data that a view is to be shown with.

    The ShowView block refuses keys that the InputSchema does not have (observed), which
    JSON Schema itself would let pass.

    Args:
        input_schema: The InputSchema of the view, as DescribeView shows it.
        data: A JSON object in a string.

    Returns:
        The findings, each with a JSON pointer into the data; empty if the data is good.
        Of more than ``MAX_FINDINGS`` the first ones, and one that says so.
    """
    try:
        values, _ = read_template(data)
    except InvalidViewContent as invalid:
        return invalid.findings
    schema = json.loads(input_schema)
    # Only what the data has: a template can declare thousands of inputs.
    properties = {
        name: inner
        for name, inner in schema.get("properties", {}).items()
        if name in values
    }
    # Its definitions are left out: no input refers to them.
    compiled = _InputSchemaCompiler({}).compile(
        {
            "type": "object",
            "properties": properties,
            "required": schema.get("required", []),
            "additionalProperties": False,
        }
    )
    found = compiled.findings(values, "")
    return InvalidViewContent(found).findings if found else ()


class _Listed(CompiledSchema):
    """A closed set, which can have numbers, unlike those of the component data."""

    def __init__(self, values: Sequence[Any]) -> None:
        super().__init__()
        self._values = ClosedSet(values)
        for type_, name in _TYPE_NAMES.items():
            members = {value for value in values if _TYPE_NAMES[type(value)] == name}
            self.answers[type_] = members.__contains__ if members else False

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        if not self.is_valid(value):
            found.append(Finding(path, self._values.phrase(value, nearest)))


class _AllOf(CompiledSchema):
    def __init__(self, parts: Sequence[CompiledSchema]) -> None:
        super().__init__()
        self._parts = parts
        for type_ in self.answers:
            self.answers[type_] = _all_of([part.answers[type_] for part in parts])

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        new: dict[Finding, None] = {}
        for part in self._parts:
            if len(found) + len(new) > MAX_FINDINGS:
                break
            new.update(dict.fromkeys(part.findings(value, path, nearest)))
            if part.answers[type(value)] is False:
                # The other parts could only say once more that the type is wrong.
                break
        found += new


class _AnyOf(CompiledSchema):
    def __init__(self, alternatives: Sequence[CompiledSchema]) -> None:
        super().__init__()
        self._alternatives = alternatives
        for type_ in self.answers:
            self.answers[type_] = self._together(
                [each.answers[type_] for each in alternatives]
            )

    def _together(self, answers: Sequence[Answer]) -> Answer:
        return _any_of(answers)

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        if self.is_valid(value):
            return
        candidates = [
            each
            for each in self._alternatives
            if each.answers[type(value)] is not False
        ]
        if not candidates:
            names = dict.fromkeys(
                _TYPE_NAMES[type_]
                for each in self._alternatives
                for type_, answer in each.answers.items()
                if answer is not False
            )
            found.append(Finding(path, f"must be {','.join(names)}"))
            return
        # What the closest alternative says, and not what each of them says.
        closest = min(
            (each.findings(value, path, nearest) for each in candidates), key=len
        )
        found += closest or [Finding(path, "must match exactly one schema in oneOf")]


class _OneOf(_AnyOf):
    def _together(self, answers: Sequence[Answer]) -> Answer:
        possible = [answer for answer in answers if answer is not False]
        if len(possible) < 2:
            return _any_of(possible)
        return lambda value: sum(_holds(each, value) for each in possible) == 1


class _InputSchemaCompiler(SchemaCompiler):
    """Compiles schemas with the keywords that AWS uses in an InputSchema.

    There, keywords of several kinds stand beside each other: all of them have to hold.
    """

    def _begin(self, schema: Any) -> CompiledSchema:
        if not isinstance(schema, Mapping):
            return super()._begin(schema)
        parts = [self._one(name, schema[name]) for name in _ALONE if name in schema]
        conditional = {name: schema[name] for name in _CONDITIONAL if name in schema}
        if conditional:
            parts.append(super()._begin(conditional))
        apart = {*_ALONE, *_CONDITIONAL}
        rest = {name: value for name, value in schema.items() if name not in apart}
        if rest or not parts:
            parts.append(super()._begin(rest))
        return parts[0] if len(parts) == 1 else _AllOf(parts)

    def _one(self, keyword: str, value: Any) -> CompiledSchema:
        if keyword in ("const", "enum"):
            return _Listed([value] if keyword == "const" else value)
        # A place that is referred to again adds the same schema again.
        different = {json.dumps(each): each for each in value}.values()
        if keyword == "oneOf":
            return _OneOf([self._begin(each) for each in value])
        together = _AllOf if keyword == "allOf" else _AnyOf
        return together([self._begin(each) for each in different])


def _holds(answer: Answer, value: Any) -> bool:
    return answer if isinstance(answer, bool) else answer(value)


def _all_of(answers: Sequence[Answer]) -> Answer:
    open_ = [answer for answer in answers if answer is not True]
    if False in open_:
        return False
    if len(open_) < 2:
        return open_[0] if open_ else True
    return lambda value: all(_holds(each, value) for each in open_)


def _any_of(answers: Sequence[Answer]) -> Answer:
    open_ = [answer for answer in answers if answer is not False]
    if True in open_:
        return True
    if len(open_) < 2:
        return open_[0] if open_ else False
    return lambda value: any(_holds(each, value) for each in open_)
