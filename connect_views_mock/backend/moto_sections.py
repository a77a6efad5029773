"""The sections of moto's configuration that are moto's own, and what their values can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

Check = Callable[[Any], bool]


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _are_strings(value: object) -> bool:
    # A string is a collection of strings too: of single letters.
    return (
        isinstance(value, Collection)
        and not isinstance(value, (str, Mapping))
        and all(isinstance(item, str) for item in value)
    )


def _are_patterns(value: object) -> bool:
    if not isinstance(value, Collection) or isinstance(value, (str, Mapping)):
        return False
    try:
        return all(isinstance(re.compile(item).pattern, str) for item in value)
    except (TypeError, re.error):
        return False


_SWITCH: Final[tuple[Check, str]] = (_is_switch, "True or False")
_SERVICES: Final[tuple[Check, str]] = (_are_strings, "a list of names of services")

_KEYS: Final[Mapping[tuple[str, ...], tuple[Check, str]]] = {
    ("batch", "use_docker"): _SWITCH,
    ("core", "mock_credentials"): _SWITCH,
    ("core", "passthrough", "services"): _SERVICES,
    ("core", "passthrough", "urls"): (_are_patterns, "a list of regular expressions"),
    ("core", "reset_boto3_session"): _SWITCH,
    ("core", "service_whitelist"): (
        lambda value: value is None or _are_strings(value),
        "a list of names of services, or None",
    ),
    ("iam", "load_aws_managed_policies"): _SWITCH,
    ("iot", "use_valid_cert"): _SWITCH,
    ("lambda", "use_docker"): _SWITCH,
    ("stepfunctions", "execute_state_machine"): _SWITCH,
}

MOTO_SECTIONS: Final = frozenset(path[0] for path in _KEYS)


def check_moto_sections(config: Mapping[Any, Any]) -> None:
    """Refuse values with which moto would fail later, or which it would take for another.

    moto ignores keys that it does not know. A newer moto may know them.

    Raises:
        ValueError: If one of moto's sections has a value of the wrong kind.
    """
    for path, (is_right, description) in _KEYS.items():
        _check(config, path, is_right, description)


def _check(
    config: Mapping[Any, Any], path: tuple[str, ...], is_right: Check, description: str
) -> None:
    where = "config"
    value: Any = config
    for key in path:
        if not isinstance(value, Mapping):
            raise ValueError(f"{where} must be a dict, not {value!r}")
        if key not in value:
            return
        where += f'["{key}"]'
        value = value[key]
    if not is_right(value):
        raise ValueError(f"{where} must be {description}, not {value!r}")
