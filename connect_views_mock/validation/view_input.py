"""The data that a flow passes to a view, for those who hold the template and no API."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..connect.content.findings import (
    MAX_FINDINGS,
    Finding,
    InvalidViewContent,
    quoted,
)
from ..connect.content.template import too_deep
from ..connect.content_checks import ContentChecks, read_view_content
from ..connect.content_checks.input_data import view_input_findings
from ..connect.content_checks.nearest_names import NearestNames
from ..connect.content_checks.phrases import pointer_token
from .component_types import allowed_types
from .unexpected_keys import at_its_key
from .view_content import HINT_ON_UNKNOWN_TYPES


def validate_view_input(
    template: str, data: Mapping[str, Any], *, extra_component_types: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Check the data that a flow passes to a view, and return what does not fit the view.

    The data must fit the InputSchema that AWS derives from the template. The ShowView block also
    refuses a key that the InputSchema does not have.

    Args:
        template: The template as a JSON string, as ``CreateView`` takes it.
        data: The value of each input by its name: the ``ViewData`` of the ShowView block, without
            the view itself.
        extra_component_types: Component types to accept with any props, because AWS has added them
            since this library was released.

    Returns:
        The findings, each with a JSON pointer into the data. Empty if the data is good. If there
        are more than 10,000, the first 10,000 are followed by one that says so.

    Raises:
        TypeError: If ``extra_component_types`` is not a collection of strings.
        ValueError: If AWS would refuse to publish the template. The message says why.
    """
    content = read_view_content(
        template,
        None,
        "PUBLISHED",
        ContentChecks(
            other_component_types=allowed_types(extra_component_types),
            hint_on_unknown_types=HINT_ON_UNKNOWN_TYPES,
        ),
    )
    return input_findings(content.input_schema or "", data)


def input_findings(
    input_schema: str, data: Mapping[str, Any], *, lacks_inputs: bool = False
) -> tuple[Finding, ...]:
    """Return what is wrong with data, by the InputSchema of a view.

    Args:
        input_schema: The InputSchema, as DescribeView shows it.
        data: The value of each input by its name.
        lacks_inputs: Whether the view may have more inputs than the InputSchema, so that nobody
            can tell whether a key is unknown.
    """
    known = json.loads(input_schema)["properties"]
    if not isinstance(data, Mapping):
        return (Finding("", "must be object"),)
    unknown = [] if lacks_inputs else [key for key in data if key not in known]
    values = {key: value for key, value in data.items() if key in known}
    try:
        text = json.dumps(values, allow_nan=False)
    except RecursionError:
        return too_deep().findings
    except (TypeError, ValueError):
        return tuple(_not_json(values))
    found = list(view_input_findings(input_schema, text))
    nearest = NearestNames()
    found += [
        _unknown_key(str(key), nearest.of(str(key), known)) for key in unknown[: MAX_FINDINGS + 1]
    ]
    return InvalidViewContent(list(map(at_its_key, found))).findings if found else ()


def _not_json(values: Mapping[str, Any]) -> Iterator[Finding]:
    for key, value in values.items():
        try:
            json.dumps(value, allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            yield Finding(pointer_token(key), f"must be a JSON value: {error}")


def _unknown_key(key: str, nearest: str | None) -> Finding:
    path = pointer_token(key).encode("utf-8", "backslashreplace").decode()
    meant = "" if nearest is None else f", did you mean {quoted(nearest)}?"
    return Finding(path, f"must NOT be there: the view has no input {quoted(key)}{meant}", key)
