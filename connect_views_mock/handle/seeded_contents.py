"""The contents that a seeded view has, one after the other, and the versions made of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from .arguments import list_of_strings, path_of
from .template_files import read_template_file

MAX_VERSIONS: Final = 1000
"""How many versions a view can be seeded with (our choice)."""

# A set has no order, and the others are iterables of something else than templates.
_NOT_LISTS: Final = (str, bytes, bytearray, Mapping, AbstractSet, os.PathLike)


@dataclass(frozen=True, slots=True)
class SeededContent:
    """A content that a view is to have.

    Attributes:
        template: The template, as JSON.
        actions: The actions.
        status: Whether it is published, or saved as a draft.
        is_version: Whether a version is made of it.
        item: The item of ``versions`` that it comes from, such as ``versions[0]``.
    """

    template: str
    actions: list[str]
    status: str
    is_version: bool
    item: str | None = None


def seeded_contents(
    name: str, template: object, actions: object, status: str, versions: object
) -> list[SeededContent]:
    """Return the contents of a view, those of its versions first.

    Raises:
        ValueError: If an argument of ``create_view`` is of a wrong type, or if a file cannot be
            read.
    """
    if isinstance(versions, Iterable) and not isinstance(versions, _NOT_LISTS):
        chosen = _chosen_versions(versions, actions)
        if template is not None or not chosen:
            last = _content(_or_empty(template, name), actions, status)
        elif status == "PUBLISHED":
            last = chosen.pop()
        else:
            last = replace(chosen[-1], status=status, is_version=False)
        return [*chosen, last]
    count = _count(versions)
    ends_with_version = status == "PUBLISHED" and count > 0
    titles = [f"{name}, version {number}" for number in range(1, count + (not ends_with_version))]
    return [
        *(
            _content(_empty_template(each), actions, "PUBLISHED", is_version=True)
            for each in titles
        ),
        _content(_or_empty(template, name), actions, status, is_version=ends_with_version),
    ]


def _chosen_versions(templates: Iterable[object], actions: object) -> list[SeededContent]:
    # One more than there may be: an iterable can be endless.
    chosen = list(islice(templates, MAX_VERSIONS + 1))
    if len(chosen) > MAX_VERSIONS:
        raise ValueError(f"versions must have at most {MAX_VERSIONS} templates")
    return [
        _content(template, actions, "PUBLISHED", is_version=True, item=f"versions[{index}]")
        for index, template in enumerate(chosen)
    ]


def _count(versions: Any) -> int:
    if type(versions) is not int or not 0 <= versions <= MAX_VERSIONS:
        raise ValueError(
            f"versions must be a whole number from 0 to {MAX_VERSIONS}, or a list of templates, "
            f"not {versions!r}"
        )
    return versions


def _or_empty(template: object, title: str) -> object:
    return _empty_template(title) if template is None else template


def _empty_template(title: str) -> dict[str, Any]:
    return {"Head": {"Title": title, "Configuration": {}}, "Body": []}


def _content(
    template: object,
    actions: object,
    status: str,
    *,
    is_version: bool = False,
    item: str | None = None,
) -> SeededContent:
    name = item or "template"
    if isinstance(template, os.PathLike):
        file = read_template_file(path_of(name, template))
        template = file.template
        actions = file.actions if actions is None else actions
    actions = [] if actions is None else list_of_strings("actions", actions)
    return SeededContent(_json(name, template), actions, status, is_version, item)


def _json(name: str, template: object) -> str:
    if isinstance(template, str):
        if template.endswith(".json"):
            raise ValueError(f"{name} must be JSON, not the name of a file: use Path({template!r})")
        return template
    if not isinstance(template, Mapping):
        raise ValueError(f"{name} must be a dict, a string of JSON or a Path, not {template!r}")
    try:
        return json.dumps(template, default=_mapping_to_dict)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"{name} cannot be written as JSON: {error}") from error


def _mapping_to_dict(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is not a JSON value")
