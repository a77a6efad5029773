"""What CloudFormation checks of a resource's properties before it creates anything.

The rules are those of the schemas in CloudFormation's public registry. The phrases are
those of its validator, so that a reason reads as it does in AWS.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

MAX_NAME: Final = 255
"""Characters of a view's name (service model). The registry's schema admits 512."""

_MAX_BREACHES_IN_MESSAGE: Final = 20


class Pattern(NamedTuple):
    text: str
    matches: Callable[[str], bool]


class Text(NamedTuple):
    minimum: int = 0
    maximum: int | None = None
    pattern: Pattern | None = None
    values: tuple[str, ...] = ()


class Flag(NamedTuple):
    pass


class Document(NamedTuple):
    pass


class Items(NamedTuple):
    of: Rule
    maximum: int | None = None
    unique: bool = False


class Members(NamedTuple):
    members: Mapping[str, Rule]
    required: tuple[str, ...]


Rule = Text | Flag | Document | Items | Members


def _words(signs: str) -> Pattern:
    r"""A pattern ``[\p{L}\p{N}signs][\p{L}\p{Z}\p{N}signs]*``, which ``re`` has not."""
    escaped = signs.replace("/", r"\/").replace("-", r"\-")

    def matches(text: str) -> bool:
        return all(
            character in signs or unicodedata.category(character)[0] in kinds
            for characters, kinds in ((text[:1], "LN"), (text[1:], "LNZ"))
            for character in characters
        ) and bool(text)

    written = rf"^([\p{{L}}\p{{N}}{escaped}]+[\p{{L}}\p{{Z}}\p{{N}}{escaped}]*)$"
    return Pattern(written, matches)


def _matching(pattern: str) -> Pattern:
    compiled = re.compile(pattern, re.ASCII)
    return Pattern(f"^{pattern}$", lambda text: compiled.fullmatch(text) is not None)


_INSTANCE: Final = (
    r"arn:aws[-a-z0-9]*:connect:[-a-z0-9]*:[0-9]{12}:instance/[-a-zA-Z0-9]*"
)
_DESCRIPTION: Final = _words("_.:/=+-@,()'")


def _tags(maximum: int | None = None) -> Items:
    tag = Members({"Key": Text(1, 128), "Value": Text(0, 256)}, ("Key", "Value"))
    return Items(tag, maximum, unique=True)


_ATTRIBUTES: Final = (
    *("AutoMuteAgentOnHold", "AutoResolveBestVoices", "ContactLens", "ContactflowLogs"),
    *("EarlyMedia", "EnhancedChatMonitoring", "EnhancedContactMonitoring"),
    *("HighVolumeOutBound", "InboundCalls", "MessageStreaming"),
    *("MultiPartyChatConference", "MultiPartyConference", "OutboundCalls"),
    "UseCustomTTSVoices",
)

VIEW: Final = Members(
    {
        "InstanceArn": Text(1, 100, _matching(_INSTANCE)),
        "Name": Text(1, 512, _words("_.:/=+-@()'")),
        "Description": Text(0, 4096, _DESCRIPTION),
        "Template": Document(),
        "Actions": Items(Text(1, 255, _words("_.:/=+-@")), 1000),
        "Tags": _tags(50),
    },
    ("InstanceArn", "Template", "Actions", "Name"),
)

VIEW_VERSION: Final = Members(
    {
        "ViewArn": Text(1, 255, _matching(_INSTANCE + "/view/[-:a-zA-Z0-9]*")),
        "VersionDescription": Text(1, 4096, _DESCRIPTION),
        "ViewContentSha256": Text(1, 64, _matching("[a-zA-Z0-9]{64}")),
    },
    ("ViewArn",),
)

INSTANCE: Final = Members(
    {
        "Attributes": Members(
            {name: Flag() for name in _ATTRIBUTES}, ("InboundCalls", "OutboundCalls")
        ),
        "DirectoryId": Text(12, 12, _matching("d-[0-9a-f]{10}")),
        "IdentityManagementType": Text(
            values=("SAML", "CONNECT_MANAGED", "EXISTING_DIRECTORY")
        ),
        "InstanceAlias": Text(1, 45, _matching(r"(?!d-)([\da-zA-Z]+)(-*[\da-zA-Z])*")),
        "Tags": _tags(),
    },
    ("IdentityManagementType", "Attributes"),
)


def read_properties(
    schema: Members, cloudformation_json: Mapping[str, Any], logical_id: str
) -> dict[str, Any]:
    """Return the properties of a resource as its schema describes them.

    Raises:
        InvalidProperties: If they break the schema; it lists all breaches.
    """
    breaches: list[str] = []
    properties: dict[str, Any] = {}
    try:
        # The escapes of a surrogate pair, which YAML reads one by one, become one
        # character again, and the keys of objects become texts.
        text = json.dumps(cloudformation_json.get("Properties", {}), default=_as_text)
        properties = _read(schema, _without_nothing(json.loads(text)), "#", breaches)
    except (TypeError, ValueError, RecursionError) as error:
        breaches.append(f"#: cannot be written as JSON: {error}")
    if breaches:
        # Imported here because the checks of files use the schemas without moto.
        from .exceptions import InvalidProperties

        listed = breaches[:_MAX_BREACHES_IN_MESSAGE]
        if len(breaches) > 1:
            listed.insert(0, f"#: {len(breaches)} schema violations found")
        raise InvalidProperties(logical_id=logical_id, breaches="\n".join(listed))
    return properties


def _without_nothing(value: Any) -> Any:
    """Leave out what AWS::NoValue stands for; moto does so in objects only."""
    if isinstance(value, list):
        return [_without_nothing(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items()}
    return value


def _as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not a JSON type")


def _read(rule: Rule, value: Any, path: str, breaches: list[str]) -> Any:
    if isinstance(rule, Text):
        return _read_text(rule, value, path, breaches)
    if isinstance(rule, Flag):
        return _read_flag(value, path, breaches)
    if isinstance(rule, Items):
        if isinstance(value, list):
            return _read_items(rule, value, path, breaches)
    elif isinstance(value, dict):
        if isinstance(rule, Members):
            return _read_members(rule, value, path, breaches)
        return value
    expected = list if isinstance(rule, Items) else dict
    breaches.append(_wrong_type(path, expected, value))
    return value


def _read_members(
    rule: Members, value: dict[str, Any], path: str, breaches: list[str]
) -> dict[str, Any]:
    breaches += [
        f"{path}: required key [{name}] not found"
        for name in rule.required
        if name not in value
    ]
    read = {}
    for name, member in value.items():
        if name in rule.members:
            read[name] = _read(rule.members[name], member, f"{path}/{name}", breaches)
        else:
            breaches.append(f"{path}: extraneous key [{name}] is not permitted")
    return read


def _read_items(
    rule: Items, value: list[Any], path: str, breaches: list[str]
) -> list[Any]:
    if rule.maximum is not None and len(value) > rule.maximum:
        breaches.append(
            f"{path}: expected maximum item count: {rule.maximum}, found: {len(value)}"
        )
        return value
    if rule.unique and len({json.dumps(item) for item in value}) < len(value):
        breaches.append(f"{path}: array items are not unique")
    return [
        _read(rule.of, item, f"{path}/{position}", breaches)
        for position, item in enumerate(value)
    ]


def _read_text(rule: Text, value: Any, path: str, breaches: list[str]) -> Any:
    # CloudFormation takes a number or a boolean for the text that stands there.
    if isinstance(value, bool | int):
        value = json.dumps(value)
    if not isinstance(value, str):
        breaches.append(_wrong_type(path, str, value))
    else:
        breaches += (f"{path}: {phrase}" for phrase in _text_breaches(rule, value))
    return value


def _text_breaches(rule: Text, text: str) -> Iterator[str]:
    if rule.values and text not in rule.values:
        yield f"{text[:100]} is not a valid enum value"
    elif len(text) < rule.minimum:
        yield f"expected minLength: {rule.minimum}, actual: {len(text)}"
    elif rule.maximum is not None and len(text) > rule.maximum:
        yield f"expected maxLength: {rule.maximum}, actual: {len(text)}"
    elif rule.pattern is not None and not rule.pattern.matches(text):
        yield "failed validation constraint for keyword [pattern]"


def _read_flag(value: Any, path: str, breaches: list[str]) -> Any:
    text = value.lower() if isinstance(value, str) else value
    if text in ("true", "false"):
        return text == "true"
    if not isinstance(value, bool):
        breaches.append(_wrong_type(path, bool, value))
    return value


_NAMES: Final = {
    bool: "Boolean",
    dict: "JSONObject",
    float: "Number",
    int: "Integer",
    list: "JSONArray",
    str: "String",
    type(None): "Null",
}


def _wrong_type(path: str, expected: type, value: Any) -> str:
    return f"{path}: expected type: {_NAMES[expected]}, found: {_NAMES[type(value)]}"
