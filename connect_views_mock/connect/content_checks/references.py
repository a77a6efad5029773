"""The references in a template: ``$.Input`` and ``$.#Integration``.

A string is a reference only as the whole value of a prop, at any depth, or as a whole
item of Content. Inside a longer text it is just text (observed). A reference in
Configuration counts too (documented).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from .hosts import UNKNOWN_HOST, Host, configuration_host, content_host, prop_hosts
from .phrases import pointer_token

INPUT_PATTERN: Final = (
    r"^\$\.{1}[a-zA-Z0-9_]+(\[[0-9]*\])*(\.[a-zA-Z0-9_]+(\[[0-9]*\])*)*$"
)
"""How the name of an input is written (inferred from the pattern of integrations)."""

INTEGRATION_PATTERN: Final = (
    r"^\$\.{1}#[a-zA-Z0-9_]+(\[[0-9]*\])*(\.[a-zA-Z0-9_]+(\[[0-9]*\])*)*$"
)
"""How the name of an integration is written (observed)."""

MAX_STEPS: Final = 50
"""How many names and positions one reference may have (our choice).

Each of them nests the InputSchema deeper, and every JSON parser must be able to read
it.
"""

_WELL_FORMED: Final = re.compile(
    r"\$\.(?P<integration>#)?(?P<name>[a-zA-Z0-9_]+)"
    r"(?P<rest>(?:\[[0-9]*\])*(?:\.[a-zA-Z0-9_]+(?:\[[0-9]*\])*)*)"
)
_STEP: Final = re.compile(r"[a-zA-Z0-9_]+|\[[0-9]*\]")

LITERAL_KEYS: Final = frozenset({"ElementByKey", "_linkedFormOutputName"})
"""Keys whose strings name a field of the view, so that they are never references."""

_NO_HOSTS: Final[Mapping[str, Host]] = {}

Place = Literal["Head", "Props", "Content", "Configuration"]


class Target(NamedTuple):
    """What a well-formed reference refers to.

    Attributes:
        name: The name of the input or of the integration.
        steps: What follows the name: property names, and ``[]`` for each position.
        is_integration: Whether it is an integration.
    """

    name: str
    steps: tuple[str, ...]
    is_integration: bool


class Reference(NamedTuple):
    """A string that begins with ``$.``.

    Attributes:
        text: The string.
        target: What it refers to. ``None`` if it is not well-formed.
        path: JSON pointer to it.
        node: The node that it is in. ``None`` in the head.
        place: The part of the node that it is in.
        prop: The prop whose whole value it is. ``None`` deeper or elsewhere.
        host: What is known about the place that it is in.
    """

    text: str
    target: Target | None
    path: str
    node: dict[str, Any] | None
    place: Place
    prop: str | None
    host: Host

    @property
    def is_input(self) -> bool:
        """Whether it is a well-formed reference to an input."""
        return self.target is not None and not self.target.is_integration

    @property
    def type(self) -> str | None:
        """The type of its node, if the node has one."""
        type_ = None if self.node is None else self.node.get("Type")
        return type_ if isinstance(type_, str) else None


def _read_target(text: str) -> Target | None:
    """Return what a reference refers to; ``None`` if it is malformed or too long."""
    name = text[2:]
    if name.isascii() and name.isidentifier():
        # Most references are only a name. This is the faster way to see it.
        return Target(name, (), False)
    match = _WELL_FORMED.fullmatch(text)
    if match is None:
        return None
    integration, name, rest = match.groups()
    steps: tuple[str, ...] = ()
    if rest:
        steps = tuple("[]" if step[0] == "[" else step for step in _STEP.findall(rest))
        if len(steps) >= MAX_STEPS:
            return None
    return Target(name, steps, integration is not None)


def find_references(document: dict[str, Any]) -> list[Reference]:
    """Return the references of a template in the order in which they are written.

    Parts that do not have the shape of a template are skipped, so that drafts can be
    read too.
    """
    found: list[Reference] = []
    for key, value in document.items():
        if key == "Head" and isinstance(value, dict):
            _read_configuration(value.get("Configuration"), "/Head", None, found)
        elif key == "Body" and isinstance(value, list):
            for position, entry in enumerate(value):
                if isinstance(entry, dict):
                    _read_node(entry, f"/Body/{position}", found)
    return found


def _read_node(node: dict[str, Any], path: str, found: list[Reference]) -> None:
    for key, value in node.items():
        if key == "Props":
            if value and isinstance(value, dict):
                _read_props(value, path, node, found)
        elif key == "Content":
            if value and isinstance(value, list):
                _read_content(value, path + "/Content/", node, found)
        elif key == "Configuration":
            _read_configuration(value, path, node, found)


def _read_content(
    content: list[Any], path: str, node: dict[str, Any], found: list[Reference]
) -> None:
    for position, entry in enumerate(content):
        if isinstance(entry, dict):
            _read_node(entry, path + str(position), found)
        elif isinstance(entry, str) and entry.startswith("$."):
            where = path + str(position)
            target = _read_target(entry)
            found.append(
                Reference(entry, target, where, node, "Content", None, content_host())
            )


def _read_props(
    props: dict[str, Any], path: str, node: dict[str, Any], found: list[Reference]
) -> None:
    hosts: Mapping[str, Host] | None = None
    for name, value in props.items():
        is_text = isinstance(value, str)
        if value.startswith("$.") if is_text else isinstance(value, (dict, list)):
            if hosts is None:
                type_ = node.get("Type")
                hosts = prop_hosts(type_) if isinstance(type_, str) else _NO_HOSTS
            where = f"{path}/Props{pointer_token(name)}"
            host = hosts.get(name, UNKNOWN_HOST)
            if is_text:
                target = _read_target(value)
                found.append(Reference(value, target, where, node, "Props", name, host))
            else:
                _Inside(found, node, "Props").read(value, where, host)


def _read_configuration(
    configuration: Any, path: str, node: dict[str, Any] | None, found: list[Reference]
) -> None:
    if isinstance(configuration, dict):
        place: Place = "Head" if node is None else "Configuration"
        inside = _Inside(found, node, place)
        inside.read(configuration, f"{path}/Configuration", configuration_host())


class _Inside:
    """What is read inside the objects and lists of one prop or Configuration."""

    __slots__ = ("found", "node", "place")

    def __init__(
        self, found: list[Reference], node: dict[str, Any] | None, place: Place
    ) -> None:
        self.found = found
        self.node = node
        self.place: Place = place

    def read(
        self, container: dict[str, Any] | list[Any], path: str, host: Host
    ) -> None:
        if isinstance(container, list):
            inner = host.in_list()
            for position, value in enumerate(container):
                self._read_value(value, path, position, inner)
        elif isinstance(container.get("Conditions"), list):
            self._read_conditional(container, path, host)
        else:
            for key, value in container.items():
                if key not in LITERAL_KEYS:
                    self._read_value(value, path, key, host.in_object(key))

    def _read_conditional(
        self, conditional: dict[str, Any], path: str, host: Host
    ) -> None:
        """Read a value that depends on conditions: each result takes its place."""
        for key, value in conditional.items():
            if key != "Conditions":
                inner = host if key == "Fallback" else UNKNOWN_HOST
                self._read_value(value, path, key, inner)
                continue
            for position, entry in enumerate(value):
                where = f"{path}/Conditions/{position}"
                if not isinstance(entry, dict):
                    self._read_value(
                        entry, f"{path}/Conditions", position, UNKNOWN_HOST
                    )
                    continue
                for name, part in entry.items():
                    self._read_value(
                        part, where, name, host if name == "Result" else UNKNOWN_HOST
                    )

    def _read_value(self, value: Any, path: str, key: str | int, host: Host) -> None:
        if isinstance(value, str):
            if value.startswith("$."):
                where = path + pointer_token(key)
                target = _read_target(value)
                self.found.append(
                    Reference(value, target, where, self.node, self.place, None, host)
                )
        elif isinstance(value, (dict, list)):
            self.read(value, path + pointer_token(key), host)
