"""The criteria and filters of SearchViews.

The service model says that criteria nest, what the comparison types mean, and that tags
are matched by an outer OR over an inner AND. AWS does not say the rest. Here, strings
are compared without case, conditions side by side must all hold, and an empty list is
not a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from .exceptions import InvalidParameterException

SEARCHABLE_FIELDS = ("name", "description")

Predicate = Callable[[Any, Mapping[str, str]], bool]
"""Whether a view, with these tags, is found."""

_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "STARTS_WITH": str.startswith,
    "CONTAINS": str.__contains__,
    "EXACT": str.__eq__,
}


def search_predicate(
    criteria: Mapping[str, Any] | None, search_filter: Mapping[str, Any] | None
) -> Predicate:
    """Return the test that decides which views a search finds."""
    attributes = (search_filter or {}).get("AttributeFilter") or {}
    return _all_of(
        [
            _criteria(criteria or {}, "SearchCriteria"),
            _attribute_filter(attributes, "SearchFilter.AttributeFilter"),
        ]
    )


def _criteria(criteria: Mapping[str, Any], path: str) -> Predicate:
    predicates = [*_nested(criteria, path, _criteria)]
    if "StringCondition" in criteria:
        condition = criteria["StringCondition"]
        predicates.append(_string_condition(condition, f"{path}.StringCondition"))
    for member, attribute in (
        ("ViewTypeCondition", "type"),
        ("ViewStatusCondition", "status"),
    ):
        if member in criteria:
            predicates.append(_equals(attribute, criteria[member]))
    return _all_of(predicates)


def _attribute_filter(attributes: Mapping[str, Any], path: str) -> Predicate:
    predicates = [*_nested(attributes, path, _tag_conditions)]
    if condition := attributes.get("AndCondition"):
        predicates.append(_tag_conditions(condition, f"{path}.AndCondition"))
    if "TagCondition" in attributes:
        condition = attributes["TagCondition"]
        predicates.append(_tag_condition(condition, f"{path}.TagCondition"))
    return _all_of(predicates)


def _nested(
    conditions: Mapping[str, Any], path: str, read: Callable[[Any, str], Predicate]
) -> Iterator[Predicate]:
    for member, combine in (("AndConditions", _all_of), ("OrConditions", _any_of)):
        if each := conditions.get(member):
            yield combine(
                [read(one, f"{path}.{member}[{i}]") for i, one in enumerate(each)]
            )


def _string_condition(condition: Mapping[str, str], path: str) -> Predicate:
    _require(condition, "Value", path)
    field = _one_of(condition, "FieldName", SEARCHABLE_FIELDS, path)
    compare = _COMPARISONS[_one_of(condition, "ComparisonType", _COMPARISONS, path)]
    wanted = condition["Value"].casefold()

    def matches(view: Any, _: Mapping[str, str]) -> bool:
        text = getattr(view, field)
        return text is not None and compare(text.casefold(), wanted)

    return matches


def _equals(attribute: str, wanted: str) -> Predicate:
    return lambda view, _: bool(getattr(view, attribute) == wanted)


def _tag_conditions(condition: Mapping[str, Any], path: str) -> Predicate:
    conditions = enumerate(condition.get("TagConditions") or [])
    return _all_of(
        [_tag_condition(each, f"{path}.TagConditions[{i}]") for i, each in conditions]
    )


def _tag_condition(condition: Mapping[str, str], path: str) -> Predicate:
    _require(condition, "TagKey", path)
    key, value = condition["TagKey"], condition.get("TagValue")
    if value is None:
        return lambda _, tags: key in tags
    return lambda _, tags: tags.get(key) == value


def _require(condition: Mapping[str, str], member: str, path: str) -> None:
    if member not in condition:
        raise InvalidParameterException(f"{path}.{member}: must be given")


def _one_of(
    condition: Mapping[str, str], member: str, allowed: Collection[str], path: str
) -> str:
    _require(condition, member, path)
    if condition[member] not in allowed:
        message = f"{path}.{member}: must be one of {', '.join(allowed)}"
        raise InvalidParameterException(message)
    return condition[member]


def _all_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: all(found(view, tags) for found in predicates)


def _any_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: any(found(view, tags) for found in predicates)
