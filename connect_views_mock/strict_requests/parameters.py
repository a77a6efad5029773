"""The parameters of a request, read and checked by botocore's service model.

Types, required members, lengths, ranges, enums and patterns all come from the model at run time. So
they change with botocore, and not with this module. botocore itself checks only some of them before
it sends a request. The service has to refuse the rest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import unquote

import regex
from botocore.model import ListShape, MapShape, OperationModel, Shape, StringShape, StructureShape

from ..connect.exceptions import InvalidParameterException, InvalidRequestException

MAX_NESTING: Final = 64
"""How deep lists and structures may nest in a request. Our choice. Search criteria do nest."""

MAX_BREACHES_IN_MESSAGE: Final = 20

CORRECTED_PATTERNS: Final[Mapping[str, str]] = {
    # The model admits a single character, in a member of up to 64 (CloudFormation's schema: 64).
    "ViewContentSha256": r"^[a-zA-Z0-9]{1,64}$",
    # The model names the partition aws-us-gov. But it admits no region that has two words between
    # its hyphens, as both regions of GovCloud have, such as us-gov-west-1.
    "InstanceIdOrArn": (
        r"^(arn:(aws|aws-us-gov):connect:[a-z]{2}(-[a-z]+)+-[0-9]{1}:[0-9]{1,20}:instance/)?"
        r"[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$"
    ),
    # The model escapes their backslashes twice. CloudFormation's schema of a workspace does not.
    "Page": r"^(?!\.$)(?!\.\.$)[\p{L}\p{Z}\p{N}\-_.:=@'|]+$",
    "Slug": r"^$|^[\p{L}\p{Z}\p{N}\-_.:=@'|]{3,}$",
    "ThemeImageLink": r".*\S.*",
    "ThemeString": r".*\S.*",
    "WorkspaceDescription": r"^[\P{C}\r\n\t]*$",
    "WorkspaceName": r".*\S.*",
    "WorkspaceTitle": r"^[\P{C}]*$",
}
"""Corrections of wrong patterns in the service model, by the name of their shape."""

_INTEGER: Final = regex.compile("0|-?[1-9][0-9]{0,17}")

_JSON_TYPES: Final[Mapping[str, tuple[type | tuple[type, ...], str]]] = {
    "boolean": (bool, "a boolean"),
    "integer": (int, "an integer"),
    "list": (list, "a list"),
    "long": (int, "an integer"),
    "map": (dict, "an object"),
    "string": (str, "a string"),
    "structure": (dict, "an object"),
}


def check_parameters(operation: OperationModel, values: dict[str, Any]) -> dict[str, Any]:
    """Check parameters, and return those that the operation knows and that are not ``None``.

    Raises:
        InvalidParameterException: If a parameter is missing or breaks a rule of the model.
    """
    breaches: list[str] = []
    input_shape: Any = operation.input_shape
    parameters: dict[str, Any] = _check_structure(input_shape, values, "", breaches, 0)
    if breaches:
        remaining = len(breaches) - MAX_BREACHES_IN_MESSAGE
        more = f"; and {remaining} more" if remaining > 0 else ""
        listed = "; ".join(breaches[:MAX_BREACHES_IN_MESSAGE])
        # The message of a sibling operation, ListQueues, begins like this (observed).
        raise InvalidParameterException(f"Invalid parameter: {listed}{more}")
    return parameters


def collect_parameters(
    operation: OperationModel,
    labels: Mapping[str, str],
    query: Mapping[str, Sequence[str]],
    body: str | bytes | None,
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the parameters of a request as they came, from its path, query string and body.

    Args:
        operation: The operation, from botocore's service model.
        labels: The labels of the path, still percent-encoded.
        query: The values of each name in the query string, decoded.
        body: The body as it came.
        headers: The headers, whatever the case of their names.

    Raises:
        InvalidRequestException: If the body is not a JSON object in UTF-8, or if an object in it
            has a member twice.
    """
    input_shape: Any = operation.input_shape
    document: Mapping[str, Any] | None = None
    values: dict[str, Any] = {}
    for name, shape in input_shape.members.items():
        wire_name = shape.serialization.get("name", name)
        location = shape.serialization.get("location")
        if location == "uri":
            if wire_name in labels:
                values[name] = _from_text(shape, unquote(labels[wire_name]))
        elif location == "querystring":
            if wire_name in query:
                values[name] = _from_query(shape, query[wire_name])
        elif location == "header":
            if headers is not None and wire_name in headers:
                values[name] = headers[wire_name]
        else:
            if document is None:
                document = _read_body(body)
            if wire_name in document:
                values[name] = document[wire_name]
    return values


def _read_body(body: str | bytes | None) -> Mapping[str, Any]:
    if not body:
        return {}
    try:
        # If json.loads() gets bytes, it guesses at other encodings.
        text = body if isinstance(body, str) else body.decode("utf-8")
        document = json.loads(text, object_pairs_hook=_read_object, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise InvalidRequestException("The body of the request must be UTF-8") from None
    except RecursionError:
        raise InvalidRequestException("The body of the request is nested too deeply") from None
    except ValueError as error:
        raise InvalidRequestException(f"The body of the request must be JSON: {error}") from None
    if not isinstance(document, dict):
        raise InvalidRequestException("The body of the request must be a JSON object")
    return document


def _read_object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(members)
    if len(document) < len(members):
        [(twice, _)] = Counter(name for name, _ in members).most_common(1)
        raise ValueError(f"an object has the member {json.dumps(twice)} more than once")
    return document


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON value")


def _from_query(shape: Shape, texts: Sequence[str]) -> Any:
    if shape.type_name == "list":
        member: Any = shape
        return [_from_text(member.member, text) for text in texts]
    return _from_text(shape, texts[0])


def _from_text(shape: Shape, text: str) -> Any:
    """Return a number if the shape is one and the text holds one. Otherwise return the text.

    A number has no leading zeros, as in the qualifier of a view. This is our choice.
    """
    if shape.type_name in ("integer", "long") and _INTEGER.fullmatch(text):
        return int(text)
    return text


def _check(shape: Shape, value: Any, path: str, breaches: list[str], depth: int) -> Any:
    expected, description = _JSON_TYPES[shape.type_name]
    # In Python, True and False are integers too.
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        breaches.append(f"{path}: must be {description}")
        return value
    if depth > MAX_NESTING:
        breaches.append(f"{path}: must not be nested deeper than {MAX_NESTING} levels")
        return value
    check = _CHECKS.get(shape.type_name)
    return check(shape, value, path, breaches, depth) if check else value


def _check_structure(
    shape: StructureShape, value: dict[str, Any], path: str, breaches: list[str], depth: int
) -> dict[str, Any]:
    checked = {}
    for name, member in shape.members.items():
        member_path = f"{path}.{name}" if path else name
        member_value = value.get(name)
        if member_value is not None:
            checked[name] = _check(member, member_value, member_path, breaches, depth + 1)
        elif name in shape.required_members:
            breaches.append(f"{member_path}: must be given")
    return checked


def _check_list(
    shape: ListShape, value: list[Any], path: str, breaches: list[str], depth: int
) -> list[Any]:
    _check_bounds(shape, len(value), path, breaches, "must have {bounds} items")
    return [
        _check(shape.member, item, f"{path}[{index}]", breaches, depth + 1)
        for index, item in enumerate(value)
    ]


def _check_map(
    shape: MapShape, value: dict[str, Any], path: str, breaches: list[str], depth: int
) -> dict[str, Any]:
    # An empty map is accepted, although the model may require an entry. boto3 lets it pass. And
    # DescribeView answers {} for a view without tags, which a tool that copies views sends back.
    if value:
        _check_bounds(shape, len(value), path, breaches, "must have {bounds} entries")
    checked = {}
    for key, item in value.items():
        _check(shape.key, key, f"{path} key {json.dumps(key)}", breaches, depth + 1)
        checked[key] = _check(shape.value, item, f"{path}[{json.dumps(key)}]", breaches, depth + 1)
    return checked


def _check_string(shape: StringShape, value: str, path: str, breaches: list[str], _: int) -> str:
    if shape.enum:
        if value not in shape.enum:
            breaches.append(f"{path}: must be one of {', '.join(shape.enum)}")
        return value
    # A value of the wrong length is not matched with the pattern: the cost grows with the length.
    if _check_bounds(shape, len(value), path, breaches, "must have {bounds} characters"):
        pattern = CORRECTED_PATTERNS.get(shape.name, shape.metadata.get("pattern"))
        if pattern is not None and not _compile(pattern).fullmatch(value):
            breaches.append(f"{path}: must match the pattern {pattern}")
        elif not _is_unicode_text(value):
            breaches.append(f"{path}: must be Unicode text, without lone surrogates")
    return value


def _check_integer(shape: Shape, value: int, path: str, breaches: list[str], _: int) -> int:
    _check_bounds(shape, value, path, breaches, "must be {bounds}")
    return value


def _check_bounds(shape: Shape, size: int, path: str, breaches: list[str], message: str) -> bool:
    minimum, maximum = shape.metadata.get("min"), shape.metadata.get("max")
    if (minimum is None or size >= minimum) and (maximum is None or size <= maximum):
        return True
    if minimum is None:
        bounds = f"at most {maximum}"
    elif maximum is None:
        bounds = f"at least {minimum}"
    else:
        bounds = f"{minimum} to {maximum}"
    breaches.append(f"{path}: {message.format(bounds=bounds)}, not {size}")
    return False


_CHECKS: Final[Mapping[str, Callable[[Any, Any, str, list[str], int], Any]]] = {
    "integer": _check_integer,
    "list": _check_list,
    "long": _check_integer,
    "map": _check_map,
    "string": _check_string,
    "structure": _check_structure,
}


@cache
def _compile(pattern: str) -> regex.Pattern[str]:
    # The patterns use Unicode classes such as \p{L}, which re does not have.
    return regex.compile(pattern)


def _is_unicode_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
