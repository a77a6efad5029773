"""The contents that a seeded view has, one after the other, and the versions made of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .arguments import check_count, list_of_strings
from .template_files import read_template_file


@dataclass(frozen=True, slots=True)
class SeededContent:
    """A content that a view is to have.

    Attributes:
        template: The template, as JSON.
        actions: The actions.
        status: Whether it is published, or saved as a draft.
        is_version: Whether a version is made of it.
    """

    template: str
    actions: list[str]
    status: str
    is_version: bool


def seeded_contents(
    name: str, template: object, actions: object, status: str, versions: object
) -> list[SeededContent]:
    """Return the contents of a view, those of its versions first.

    Raises:
        ValueError: If an argument of ``create_view`` is of a wrong type, or if a file cannot be
            read.
    """
    if isinstance(versions, Iterable) and not isinstance(versions, (str, Mapping, os.PathLike)):
        earlier = list(versions)
        if template is None and earlier:
            template = earlier[-1]
            ends_with_version = status == "PUBLISHED"
        else:
            ends_with_version = False
        if ends_with_version:
            earlier.pop()
    else:
        count = _count(versions)
        ends_with_version = status == "PUBLISHED" and count > 0
        earlier = [
            _empty_template(f"{name}, version {number}")
            for number in range(1, count + (not ends_with_version))
        ]
    return [
        *(_content(each, actions, "PUBLISHED", is_version=True) for each in earlier),
        _content(
            _empty_template(name) if template is None else template,
            actions,
            status,
            is_version=ends_with_version,
        ),
    ]


def _count(versions: Any) -> int:
    try:
        check_count("versions", versions, minimum=0)
    except ValueError as error:
        raise ValueError(f"{error}; or a list of templates") from None
    count: int = versions
    return count


def _empty_template(title: str) -> dict[str, Any]:
    return {"Head": {"Title": title, "Configuration": {}}, "Body": []}


def _content(template: object, actions: object, status: str, *, is_version: bool) -> SeededContent:
    if isinstance(template, os.PathLike):
        file = read_template_file(Path(template))
        template = file.template
        actions = file.actions if actions is None else actions
    actions = [] if actions is None else list_of_strings("actions", actions)
    return SeededContent(_json(template), actions, status, is_version)


def _json(template: object) -> str:
    if isinstance(template, str):
        return template
    if not isinstance(template, Mapping):
        raise ValueError(f"template must be a dict, a string of JSON or a Path, not {template!r}")
    try:
        return json.dumps(template, default=_mapping_to_dict)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"template cannot be written as JSON: {error}") from error


def _mapping_to_dict(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is not a JSON value")
