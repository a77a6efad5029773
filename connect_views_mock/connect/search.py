"""The criteria and filters of SearchViews.

The service model says that criteria nest, what the comparison types mean, and that tags
are matched by an outer OR over an inner AND. AWS does not say the rest. Here, strings
are compared without case, conditions that stand side by side must all hold, and an
empty list is no condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    predicates: list[Predicate] = []
    if conditions := criteria.get("AndConditions"):
        predicates.append(
            _all_of(_each(_criteria, conditions, f"{path}.AndConditions"))
        )
    if conditions := criteria.get("OrConditions"):
        nested = _each(_criteria, conditions, f"{path}.OrConditions")
        predicates.append(_any_of(nested))
    if "StringCondition" in criteria:
        condition = criteria["StringCondition"]
        predicates.append(_string_condition(condition, f"{path}.StringCondition"))
    if "ViewTypeCondition" in criteria:
        view_type = criteria["ViewTypeCondition"]
        predicates.append(lambda view, _: bool(view.type == view_type))
    if "ViewStatusCondition" in criteria:
        status = criteria["ViewStatusCondition"]
        predicates.append(lambda view, _: bool(view.status == status))
    return _all_of(predicates)


def _string_condition(condition: Mapping[str, str], path: str) -> Predicate:
    for member in ("FieldName", "Value", "ComparisonType"):
        _require(condition, member, path)
    field = condition["FieldName"]
    if field not in SEARCHABLE_FIELDS:
        fields = ", ".join(SEARCHABLE_FIELDS)
        raise InvalidParameterException(f"{path}.FieldName: must be one of {fields}")
    compare = _COMPARISONS[condition["ComparisonType"]]
    wanted = condition["Value"].casefold()

    def matches(view: Any, _: Mapping[str, str]) -> bool:
        text = getattr(view, field)
        return text is not None and compare(text.casefold(), wanted)

    return matches


def _attribute_filter(attributes: Mapping[str, Any], path: str) -> Predicate:
    predicates: list[Predicate] = []
    if conditions := attributes.get("OrConditions"):
        predicates.append(
            _any_of(_each(_tag_conditions, conditions, f"{path}.OrConditions"))
        )
    if condition := attributes.get("AndCondition"):
        predicates.append(_tag_conditions(condition, f"{path}.AndCondition"))
    if "TagCondition" in attributes:
        condition = attributes["TagCondition"]
        predicates.append(_tag_condition(condition, f"{path}.TagCondition"))
    return _all_of(predicates)


def _tag_conditions(condition: Mapping[str, Any], path: str) -> Predicate:
    conditions = condition.get("TagConditions") or []
    return _all_of(_each(_tag_condition, conditions, f"{path}.TagConditions"))


def _tag_condition(condition: Mapping[str, str], path: str) -> Predicate:
    _require(condition, "TagKey", path)
    key, value = condition["TagKey"], condition.get("TagValue")
    if value is None:
        return lambda _, tags: key in tags
    return lambda _, tags: tags.get(key) == value


def _require(condition: Mapping[str, str], member: str, path: str) -> None:
    if member not in condition:
        raise InvalidParameterException(f"{path}.{member}: must be given")


def _each(
    read: Callable[[Any, str], Predicate], conditions: Iterable[Any], path: str
) -> list[Predicate]:
    return [read(condition, f"{path}[{i}]") for i, condition in enumerate(conditions)]


def _all_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: all(found(view, tags) for found in predicates)


def _any_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: any(found(view, tags) for found in predicates)
