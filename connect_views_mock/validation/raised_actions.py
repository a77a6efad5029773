"""The actions that the components of a template raise."""

from __future__ import annotations

from typing import Any, Final

from ..connect.content.frame import Nodes
from ..connect.content_checks.components import Component, components
from ..connect.content_checks.hosts import prop_hosts
from ..connect.content_checks.phrases import pointer_token

_KEYS: Final = frozenset({"Action", "TableAction"})
"""The keys under which a prop, or a value inside of one, names an action."""

_OTHER_KINDS: Final = frozenset({"applications", "managed_views"})
_OTHER_TYPES: Final = frozenset({"ConnectAction"})
"""Components that raise actions which their props do not name."""


class RaisedActions:
    """The actions that the components of a template raise.

    Attributes:
        places: JSON pointers to the names of actions, each with the name.
        is_complete: Whether these are all: there may be more if a reference names one, or if
            nobody knows what a component raises.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.places: list[tuple[str, str]] = []
        self.is_complete = True
        for node, path in zip(nodes.values, nodes.paths, strict=True):
            type_ = node.get("Type")
            component = components().get(type_) if isinstance(type_, str) else None
            if component is None or component.kind in _OTHER_KINDS or type_ in _OTHER_TYPES:
                self.is_complete = False
            else:
                self._read_props(component, node.get("Props"), f"{path}/Props")

    def _read_props(self, component: Component, props: Any, path: str) -> None:
        if isinstance(props, dict):
            hosts = prop_hosts(component.type)
            for name, value in props.items():
                if _is_reference(value) and name not in _KEYS:
                    # The input may be a list of buttons.
                    takes_actions = name in hosts and '"Action"' in hosts[name].input_schema
                    self.is_complete = self.is_complete and not takes_actions
                else:
                    self._read_member(name, value, path)

    def _read_member(self, key: str, value: Any, path: str) -> None:
        where = path + pointer_token(key)
        if key not in _KEYS:
            self._read(value, where)
        elif not isinstance(value, str) or _is_reference(value):
            self.is_complete = False
        elif value:
            self.places.append((where, value))

    def _read(self, value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                self._read_member(key, inner, path)
        elif isinstance(value, list):
            for position, inner in enumerate(value):
                if _is_reference(inner):
                    self.is_complete = False
                self._read(inner, f"{path}/{position}")


def _is_reference(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("$.")
