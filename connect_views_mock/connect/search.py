"""The criteria and filters of SearchViews.

That criteria nest, what the comparison types mean and that tags are matched by an outer OR over an
inner AND is in the service model; the rest is our choice, for want of anything public: comparisons
ignore case, conditions that stand side by side must all hold, and an empty list is no condition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from .exceptions import InvalidParameterException

SEARCHABLE_FIELDS = ("name", "description")


class Searchable(Protocol):
    """What a search looks at, besides the tags."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str | None: ...  # noqa: D102
    @property
    def type(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102


Predicate = Callable[[Searchable, Mapping[str, str]], bool]
"""Whether a view, with these tags, is found."""

_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "STARTS_WITH": str.startswith,
    "CONTAINS": str.__contains__,
    "EXACT": str.__eq__,
}


def search_predicate(
    search_criteria: Mapping[str, Any] | None, search_filter: Mapping[str, Any] | None
) -> Predicate:
    """Return the test that decides which views a search finds.

    Raises:
        InvalidParameterException: If a condition is incomplete or names an unknown field.
    """
    return _all_of(
        [
            _criteria(search_criteria or {}, "SearchCriteria"),
            _attribute_filter(
                (search_filter or {}).get("AttributeFilter") or {}, "SearchFilter.AttributeFilter"
            ),
        ]
    )


def _criteria(criteria: Mapping[str, Any], path: str) -> Predicate:
    predicates: list[Predicate] = []
    for member, combine in (("AndConditions", _all_of), ("OrConditions", _any_of)):
        if nested := criteria.get(member):
            predicates.append(
                combine(
                    [
                        _criteria(condition, f"{path}.{member}[{index}]")
                        for index, condition in enumerate(nested)
                    ]
                )
            )
    if "StringCondition" in criteria:
        predicates.append(_string_condition(criteria["StringCondition"], f"{path}.StringCondition"))
    if "ViewTypeCondition" in criteria:
        predicates.append(_equals("type", criteria["ViewTypeCondition"]))
    if "ViewStatusCondition" in criteria:
        predicates.append(_equals("status", criteria["ViewStatusCondition"]))
    return _all_of(predicates)


def _string_condition(condition: Mapping[str, str], path: str) -> Predicate:
    for member in ("FieldName", "Value", "ComparisonType"):
        _require(condition, member, path)
    field_name = condition["FieldName"]
    if field_name not in SEARCHABLE_FIELDS:
        raise InvalidParameterException(
            f"{path}.FieldName: must be one of {', '.join(SEARCHABLE_FIELDS)}"
        )
    compare = _COMPARISONS[condition["ComparisonType"]]
    wanted = condition["Value"].casefold()

    def matches(view: Searchable, _: Mapping[str, str]) -> bool:
        text = getattr(view, field_name)
        return text is not None and compare(text.casefold(), wanted)

    return matches


def _equals(attribute: str, wanted: str) -> Predicate:
    return lambda view, _: bool(getattr(view, attribute) == wanted)


def _attribute_filter(attribute_filter: Mapping[str, Any], path: str) -> Predicate:
    predicates: list[Predicate] = []
    if or_conditions := attribute_filter.get("OrConditions"):
        predicates.append(
            _any_of(
                [
                    _tag_conditions(condition, f"{path}.OrConditions[{index}]")
                    for index, condition in enumerate(or_conditions)
                ]
            )
        )
    if and_condition := attribute_filter.get("AndCondition"):
        predicates.append(_tag_conditions(and_condition, f"{path}.AndCondition"))
    if "TagCondition" in attribute_filter:
        predicates.append(_tag_condition(attribute_filter["TagCondition"], f"{path}.TagCondition"))
    return _all_of(predicates)


def _tag_conditions(and_condition: Mapping[str, Any], path: str) -> Predicate:
    return _all_of(
        [
            _tag_condition(condition, f"{path}.TagConditions[{index}]")
            for index, condition in enumerate(and_condition.get("TagConditions") or ())
        ]
    )


def _tag_condition(condition: Mapping[str, str], path: str) -> Predicate:
    """Match a tag by key and value, or by its key alone where no value is given."""
    _require(condition, "TagKey", path)
    key, value = condition["TagKey"], condition.get("TagValue")
    if value is None:
        return lambda _, tags: key in tags
    return lambda _, tags: tags.get(key) == value


def _require(condition: Mapping[str, str], member: str, path: str) -> None:
    if member not in condition:
        raise InvalidParameterException(f"{path}.{member}: must be given")


def _all_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: all(predicate(view, tags) for predicate in predicates)


def _any_of(predicates: list[Predicate]) -> Predicate:
    return lambda view, tags: any(predicate(view, tags) for predicate in predicates)
