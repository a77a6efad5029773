"""Schemas of literal values: the keywords of JSON Schema that the component data uses.

A schema is compiled into a table with an answer for each type of JSON value. Most
values only need a look into this table. Only a wrong value is examined again, to say
what is wrong.

Each schema is of one kind: a ``$ref``, an ``enum``, an ``if`` with its branches, or a
shape with the other keywords. A schema that needs more is refused when it is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from types import NoneType
from typing import Any, Final

from ..content.findings import MAX_FINDINGS, Finding, quoted
from .nearest_names import NearestNames
from .phrases import MAX_VALUES_IN_MESSAGE, must_be_one_of, pointer_token

Answer = bool | Callable[[Any], bool]
"""Whether values of one type are valid: all, none, or those that a call accepts."""

_JSON_TYPES: Final = (str, int, float, bool, list, dict, NoneType)
_TYPES: Final[Mapping[str, Collection[type]]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}

_ANNOTATIONS: Final = frozenset({"$comment", "default"})
_CONDITIONAL: Final = frozenset({"if", "then", "else"})
_OF_OBJECT: Final = frozenset(
    {"required", "properties", "patternProperties", "additionalProperties"}
)
_OF_SHAPE: Final = frozenset({"type", "pattern", "items"}) | _OF_OBJECT


class UnknownSchema(ValueError):  # noqa: N818 (named after what it says)
    """A schema has keywords that this module does not know."""


class CompiledSchema:
    """A schema that accepts any value. The other kinds are derived from it.

    Attributes:
        answers: Whether a value is valid, by its type.
    """

    def __init__(self) -> None:
        self.answers: dict[type, Answer] = dict.fromkeys(_JSON_TYPES, True)

    def is_valid(self, value: Any) -> bool:
        """Return whether a value, as the json module reads it, is valid."""
        answer = self.answers[type(value)]
        return answer is True or (answer is not False and answer(value))

    def findings(
        self, value: Any, path: str, nearest: NearestNames | None = None
    ) -> list[Finding]:
        """Return what is wrong with a value: all, or more than ``MAX_FINDINGS``.

        Args:
            value: The value.
            path: JSON pointer to it.
            nearest: Looks for what unknown names mean, if other checks share it.
        """
        found: list[Finding] = []
        nearest = nearest or NearestNames()
        self.chosen_for(value).add_findings(value, path, found, nearest)
        return found

    def chosen_for(self, value: Any) -> CompiledSchema:  # noqa: ARG002
        """Return the schema that a value has to meet: this, or one of its branches."""
        return self

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        """Add what is wrong with a value for which this schema was chosen."""


class ClosedSet:
    """The values of a closed set, and what is said of another value."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values
        self._texts = tuple(value for value in values if isinstance(value, str))

    def phrase(self, value: Any, nearest: NearestNames) -> str:
        """Return the phrase for a value outside: it lists a short set only."""
        meant = None
        if isinstance(value, str) and len(self._values) > MAX_VALUES_IN_MESSAGE:
            meant = nearest.of(value, self._texts)
        return must_be_one_of(self._values, meant)


class _ClosedSet(CompiledSchema):
    def __init__(self, values: Sequence[Any]) -> None:
        super().__init__()
        if not {str, bool}.issuperset(map(type, values)):
            raise UnknownSchema(f"only texts and booleans can be listed, not {values}")
        self._values = ClosedSet(values)
        for type_ in _JSON_TYPES:
            members = frozenset(value for value in values if type(value) is type_)
            self.answers[type_] = members.__contains__ if members else False

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        if not self.is_valid(value):
            found.append(_finding(path, self._values.phrase(value, nearest)))


class _Conditional(CompiledSchema):
    def __init__(
        self, condition: CompiledSchema, then: CompiledSchema, otherwise: CompiledSchema
    ) -> None:
        super().__init__()
        self._condition = condition
        self._then = then
        self._otherwise = otherwise
        for type_ in _JSON_TYPES:
            self.answers[type_] = _conditional_answer(
                condition.answers[type_], then.answers[type_], otherwise.answers[type_]
            )

    def chosen_for(self, value: Any) -> CompiledSchema:
        branch = self._then if self._condition.is_valid(value) else self._otherwise
        return branch.chosen_for(value)


class _Shape(CompiledSchema):
    """A type, and what has to hold inside a text, a list or an object.

    Attributes:
        properties: What the values of an object have to meet, by their keys.
        patterns: The same, by a pattern of the keys. There is at most one.
        additional: What all other values have to meet. ``None`` if none may be there.
        items: What the items of a list have to meet.
    """

    def __init__(self, schema: Mapping[str, Any]) -> None:
        super().__init__()
        types = schema.get("type", ())
        self._types = [types] if isinstance(types, str) else types
        self._required = schema.get("required", ())
        self.properties: dict[str, CompiledSchema] = {}
        self.patterns: dict[re.Pattern[str], CompiledSchema] = {}
        self.additional: CompiledSchema | None = ANYTHING
        self.items: CompiledSchema = ANYTHING
        if "pattern" in schema:
            self._pattern = _pattern(schema["pattern"])
            self.answers[str] = self._is_valid_text
        if "items" in schema:
            self.answers[list] = self._is_valid_list
        if not _OF_OBJECT.isdisjoint(schema):
            self.answers[dict] = self._is_valid_object
        if self._types:
            allowed = {each for name in self._types for each in _known_type(name)}
            for type_ in _JSON_TYPES:
                if type_ not in allowed:
                    self.answers[type_] = False

    def _is_valid_text(self, value: str) -> bool:
        return self._pattern.search(value) is not None

    def _is_valid_list(self, value: list[Any]) -> bool:
        answers = self.items.answers
        for item in value:
            answer = answers[type(item)]
            if answer is not True and (answer is False or not answer(item)):
                return False
        return True

    def _is_valid_object(self, value: dict[str, Any]) -> bool:
        for name in self._required:
            if name not in value:
                return False
        properties = self.properties
        for key, inner in value.items():
            schema = properties.get(key) or self._other(key)
            if schema is None:
                return False
            answer = schema.answers[type(inner)]
            if answer is not True and (answer is False or not answer(inner)):
                return False
        return True

    def _other(self, key: str) -> CompiledSchema | None:
        for pattern, schema in self.patterns.items():
            if pattern.search(key):
                return schema
        return self.additional

    def add_findings(
        self, value: Any, path: str, found: list[Finding], nearest: NearestNames
    ) -> None:
        answer = self.answers[type(value)]
        if answer is True or len(found) > MAX_FINDINGS:
            return
        if answer is False:
            found.append(_finding(path, f"must be {','.join(self._types)}"))
        elif isinstance(value, dict):
            self._add_findings_of_object(value, path, found, nearest)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                where = f"{path}/{position}"
                self.items.chosen_for(item).add_findings(item, where, found, nearest)
        elif not answer(value):
            pattern = self._pattern.pattern
            found.append(_finding(path, f'must match pattern "{pattern}"'))

    def _add_findings_of_object(
        self,
        value: dict[str, Any],
        path: str,
        found: list[Finding],
        nearest: NearestNames,
    ) -> None:
        for name in self._required:
            if name not in value:
                message = f"must have required property {quoted(name)}"
                found.append(_finding(path, message))
        unexpected = []
        for key, inner in value.items():
            schema = self.properties.get(key) or self._other(key)
            if schema is None:
                unexpected.append(key)
            else:
                where = path + pointer_token(key)
                schema.chosen_for(inner).add_findings(inner, where, found, nearest)
        for key in unexpected:
            meant = nearest.of(key, self.properties)
            found.append(_finding(path, must_not_have(key, meant), key))


ANYTHING: Final = CompiledSchema()


class SchemaCompiler:
    """Compiles schemas that refer to the same definitions, each definition once.

    Args:
        definitions: The schemas to which others refer as ``#/$defs/<name>``.
    """

    def __init__(self, definitions: Mapping[str, Mapping[str, Any]]) -> None:
        self._definitions = definitions
        self._compiled: dict[str, CompiledSchema] = {}
        self._unfinished: list[tuple[_Shape, Mapping[str, Any]]] = []

    def compile(self, schema: Mapping[str, Any]) -> CompiledSchema:
        """Compile a schema.

        Raises:
            UnknownSchema: If the schema has keywords that this module does not know.
        """
        compiled = self._begin(schema)
        # The inside of a shape comes later, because a definition can refer to itself.
        while self._unfinished:
            self._finish(*self._unfinished.pop())
        return compiled

    def _begin(self, schema: Any) -> CompiledSchema:
        if not isinstance(schema, Mapping):
            raise UnknownSchema(f"not known as a schema: {schema}")
        keywords = schema.keys() - _ANNOTATIONS
        if not keywords:
            return ANYTHING
        if keywords == {"$ref"}:
            return self._definition(schema["$ref"].removeprefix("#/$defs/"))
        if keywords == {"enum"}:
            return _ClosedSet(schema["enum"])
        if "if" in keywords and keywords <= _CONDITIONAL:
            return _Conditional(
                self._begin(schema["if"]),
                self._begin(schema.get("then", {})),
                self._begin(schema.get("else", {})),
            )
        patterns = schema.get("patternProperties", ())
        # Of two schemas for one key, both would have to hold.
        one_for_each_key = not patterns or (
            len(patterns) == 1 and "properties" not in schema
        )
        if not keywords <= _OF_SHAPE or not one_for_each_key:
            raise UnknownSchema(f"not known beside each other: {sorted(keywords)}")
        shape = _Shape(schema)
        self._unfinished.append((shape, schema))
        return shape

    def _definition(self, name: str) -> CompiledSchema:
        if name not in self._compiled:
            self._compiled[name] = self._begin(self._definitions[name])
        return self._compiled[name]

    def _finish(self, shape: _Shape, schema: Mapping[str, Any]) -> None:
        for name, inner in schema.get("properties", {}).items():
            shape.properties[name] = self._begin(inner)
        for pattern, inner in schema.get("patternProperties", {}).items():
            shape.patterns[_pattern(pattern)] = self._begin(inner)
        additional = schema.get("additionalProperties", {})
        shape.additional = None if additional is False else self._begin(additional)
        shape.items = self._begin(schema.get("items", {}))


MUST_NOT_HAVE: Final = "must NOT have additional properties"


def must_not_have(key: str, nearest: str | None = None) -> str:
    """Return the phrase for a key that must not be there.

    Args:
        key: The key.
        nearest: The key that it may have meant.
    """
    meant = "" if nearest is None else f", did you mean {quoted(nearest)}?"
    return f"{MUST_NOT_HAVE} ({quoted(key)}{meant})"


def _conditional_answer(condition: Answer, then: Answer, otherwise: Answer) -> Answer:
    if condition is True or then is otherwise:
        return then
    if condition is False:
        return otherwise

    def answer(value: Any) -> bool:
        branch = then if condition(value) else otherwise
        return branch is True or (branch is not False and branch(value))

    return answer


def _known_type(name: str) -> Collection[type]:
    if name not in _TYPES:
        raise UnknownSchema(f"the type {name} is not known")
    return _TYPES[name]


def _pattern(text: str) -> re.Pattern[str]:
    # In JSON Schema, nothing comes after the end. In Python, a line feed may.
    return re.compile(text[:-1] + r"\Z" if text.endswith("$") else text)


def _finding(path: str, message: str, key: str | None = None) -> Finding:
    # A lone surrogate, which JSON can escape, could not be sent.
    return Finding(path.encode("utf-8", "backslashreplace").decode(), message, key)
