"""The check of moto's whole configuration: keys that were meant for us may be elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from .configuration import SECTION, ConnectViewsConfiguration, read_configuration
from .moto_sections import MOTO_SECTIONS, check_moto_sections

_KEYS = tuple(field.name for field in fields(ConnectViewsConfiguration))


def check_config(config: object) -> None:
    """Refuse a configuration that moto would accept but that does not do what was meant.

    moto ignores sections that it does not know. A section is accepted if it is not a misspelling of
    ours and has none of our keys: a newer moto may know it.

    Raises:
        ValueError: If the section ``connect_views`` is wrong or misspelt, if one of its keys is
            outside of it, or if one of moto's sections has a value of the wrong kind.
    """
    if not isinstance(config, Mapping):
        raise ValueError(f"config must be a dict, not {config!r}")
    for name, section in config.items():
        if name != SECTION:
            _check_another_section(name, section)
    check_moto_sections(config)
    read_configuration(config)


def _check_another_section(name: object, section: object) -> None:
    if not isinstance(name, str):
        raise ValueError(f"config[{name!r}] is not a section: the name of a section is a string")
    if name not in MOTO_SECTIONS:
        _check_name(name)
    for key in section if isinstance(section, Mapping) else ():
        if key in _KEYS:
            raise ValueError(f"config[{name!r}][{key!r}] is in another section: {_belongs(key)}")


def _check_name(name: str) -> None:
    key = _meant(name, _KEYS)
    if key is not None:
        raise ValueError(f"config[{name!r}] is not a section: {_belongs(key)}")
    if _meant(name, [SECTION]) is not None:
        raise ValueError(
            f'config[{name!r}] is not a section: the one of this library is "{SECTION}", as in '
            f'config={{"{SECTION}": {{...}}}}'
        )


def _belongs(key: str) -> str:
    return f'{key} belongs to "{SECTION}", as in config={{"{SECTION}": {{"{key}": ...}}}}'


def _meant(name: str, names: Iterable[str]) -> str | None:
    """Return our name that this is, spelt in another way or with a slip."""
    # Only loaded if there is a section that moto does not have.
    from ..connect.content_checks.nearest_names import nearest_name

    return nearest_name(name, names, cutoff=0.8)
