"""Judges the properties of a CloudFormation resource by the schema in the registry."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from ..connect.content import Finding
from ..connect.content.findings import quoted
from ..connect.content_checks.nearest_names import NearestNames
from ..connect.content_checks.phrases import pointer_token
from ..connect.content_checks.schema import must_not_have
from ..connect.registry_schemas import MAX_NAME, Items, Members, Rule, Text

CONTENT: Final = frozenset({"Template", "Actions"})
"""The properties that are the content of a view. They are checked separately."""

RESERVED_TAGS: Final = "aws:"
"""The prefix of tag keys that only AWS may use (service model)."""


def property_findings(
    schema: Members, properties: Mapping[str, Any], unknown: Collection[str], nearest: NearestNames
) -> Iterator[Finding]:
    """Yield what CloudFormation refuses in the properties of a resource.

    The template and the actions of a view are checked elsewhere. Here they are only required.

    Args:
        schema: The schema of the resource's type.
        properties: The properties as the service receives them.
        unknown: JSON pointers to the values that only a deployment knows.
        nearest: Finds the known name that is nearest to an unknown one.
    """
    yield from _members(schema, properties, "", unknown, nearest)
    name = properties.get("Name")
    # If the name is longer than the registry allows, there is a finding already.
    longest = _longest(schema.members.get("Name"))
    if isinstance(name, str) and MAX_NAME < len(name) <= longest and "/Name" not in unknown:
        yield Finding("/Name", f"must NOT have more than {MAX_NAME} characters (in the API)")
    yield from _reserved_tags(properties.get("Tags"), unknown)


def _reserved_tags(tags: Any, unknown: Collection[str]) -> Iterator[Finding]:
    for position, tag in enumerate(tags if isinstance(tags, list) else ()):
        key = tag.get("Key") if isinstance(tag, dict) else None
        path = f"/Tags/{position}/Key"
        if isinstance(key, str) and key.startswith(RESERVED_TAGS) and path not in unknown:
            yield Finding(path, f"must NOT begin with '{RESERVED_TAGS}', which AWS reserves")


def _longest(rule: Rule | None) -> int:
    return rule.maximum or 0 if isinstance(rule, Text) else 0


def _findings(
    rule: Rule, value: Any, path: str, unknown: Collection[str], nearest: NearestNames
) -> Iterator[Finding]:
    if path in unknown:
        return
    if isinstance(rule, Members):
        if isinstance(value, dict):
            yield from _members(rule, value, path, unknown, nearest)
        else:
            yield Finding(path, "must be object")
    elif isinstance(rule, Items):
        if isinstance(value, list):
            yield from _items(rule, value, path, unknown, nearest)
        else:
            yield Finding(path, "must be array")
    elif isinstance(rule, Text):
        yield from _text(rule, value, path)


def _members(
    rule: Members,
    value: Mapping[str, Any],
    path: str,
    unknown: Collection[str],
    nearest: NearestNames,
) -> Iterator[Finding]:
    for name in rule.required:
        if name not in value:
            yield Finding(path, f"must have required property '{name}'")
    for name, member in value.items():
        if name not in rule.members:
            yield Finding(path, must_not_have(name, nearest.of(name, rule.members)), name)
        elif name != "Actions":
            place = path + pointer_token(name)
            yield from _findings(rule.members[name], member, place, unknown, nearest)


def _items(
    rule: Items, value: list[Any], path: str, unknown: Collection[str], nearest: NearestNames
) -> Iterator[Finding]:
    # An item that only a deployment knows may turn out to be AWS::NoValue.
    known = {place: item for place, item in enumerate(value) if f"{path}/{place}" not in unknown}
    if rule.maximum is not None and len(known) > rule.maximum:
        yield Finding(path, f"must NOT have more than {rule.maximum} items (in CloudFormation)")
        return
    first: dict[str, int] = {}
    for place, item in known.items():
        if rule.unique and not any(each.startswith(f"{path}/{place}/") for each in unknown):
            same = first.setdefault(json.dumps(item, sort_keys=True), place)
            if same != place:
                yield Finding(
                    path,
                    f"must NOT have duplicate items (items {same} and {place} are identical)",
                )
        yield from _findings(rule.of, item, f"{path}/{place}", unknown, nearest)


def _text(rule: Text, value: Any, path: str) -> Iterator[Finding]:
    # CloudFormation turns a number into a text.
    text = json.dumps(value) if isinstance(value, (int, float)) else value
    if not isinstance(text, str):
        yield Finding(path, "must be string")
    elif len(text) < rule.minimum:
        yield Finding(path, f"must NOT have fewer than {rule.minimum} characters")
    elif rule.maximum is not None and len(text) > rule.maximum:
        yield Finding(path, f"must NOT have more than {rule.maximum} characters")
    elif rule.pattern is not None and not rule.pattern.matches(text):
        wrong = f"({quoted(text)} does not)"
        yield Finding(path, f'must match pattern "{rule.pattern.text}" in CloudFormation {wrong}')
