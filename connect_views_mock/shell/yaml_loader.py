"""A safe loader of YAML, with the short forms of CloudFormation's intrinsic functions.

Reading YAML takes far longer than reading JSON. So the text is limited, and the limits apply before
any value is created.
"""

from __future__ import annotations

import math
import re
import sys
from typing import Any, ClassVar, Final

from ..connect.content.findings import quoted
from ..connect.content.template import EXACT_DIGITS, too_deep
from .files import UnreadableFile
from .positions import Position

MAX_YAML_NODES: Final = 250_000
"""How many keys, values and aliases a text may hold (our choice)."""

MAX_YAML_DEPTH: Final = 220
"""How deep they may be nested: as deep as a template, plus the file around it."""

MAX_FORMATTED_CHARACTERS: Final = 10_000
"""How long a number may be. The time to read one in base 60 grows with the square."""

CORE: Final = "tag:yaml.org,2002:"
"""The prefix of the tags that YAML itself defines."""

_UNREAD_TAGS: Final = frozenset(
    {
        f"{CORE}timestamp",  # JSON has no dates
        f"{CORE}value",  # a lone = is a text here
    }
)
_KINDS: Final = {
    "bool": "a boolean",
    "float": "a number",
    "int": "an integer",
    "timestamp": "a time",
}
"""The tags that only some texts can have, and what such a text is."""

_EXACT_BITS: Final = 2_000
"""The size of the largest integer that is kept. Python may refuse to write larger ones."""


TOO_DEEP: Final = too_deep().findings[0].message


class MalformedYaml(ValueError):  # noqa: N818 (named after what it says)
    """A text that is not YAML, or that holds what JSON cannot hold.

    Attributes:
        position: The place of the error.
    """

    def __init__(self, message: str, position: Position) -> None:
        super().__init__(message)
        self.position = position


def position_of_mark(mark: Any) -> Position:
    """Return where a mark of PyYAML is."""
    return Position(mark.line + 1, mark.column + 1)


def loader_class(yaml: Any) -> Any:
    """Return the class of the loader.

    Args:
        yaml: The module ``yaml``, which not everybody has.
    """
    bases: tuple[Any, ...] = (yaml.SafeLoader,)
    if yaml.__with_libyaml__:
        # The parser in C is several times as fast. Its composer is not used: a text that is nested
        # deeply enough makes it end the process.
        bases = (yaml.composer.Composer, yaml.CSafeLoader)

    class Loader(*bases):  # type: ignore[misc]
        """A safe loader for the scalars and tags of CloudFormation."""

        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
            first: [(tag, pattern) for tag, pattern in resolvers if tag not in _UNREAD_TAGS]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

        def __init__(self, text: str) -> None:
            bases[-1].__init__(self, text)
            yaml.composer.Composer.__init__(self)
            self.nodes = 0
            self.open_anchors: list[str | None] = []

        def get_event(self) -> Any:
            """Return the next event, count nodes and levels, and refuse values in themselves."""
            event = super().get_event()
            if isinstance(event, yaml.NodeEvent):
                self.nodes += 1
                if self.nodes > MAX_YAML_NODES:
                    raise UnreadableFile(f"is YAML of more than {MAX_YAML_NODES} keys and values")
            if isinstance(event, yaml.CollectionStartEvent):
                self.open_anchors.append(event.anchor)
                if len(self.open_anchors) > MAX_YAML_DEPTH:
                    raise MalformedYaml(TOO_DEEP, position_of_mark(event.start_mark))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open_anchors.pop()
            elif isinstance(event, yaml.AliasEvent) and event.anchor in self.open_anchors:
                alias, anchor = quoted(f"*{event.anchor}"), quoted(f"&{event.anchor}")
                message = f"the alias {alias} is inside the value of its anchor {anchor}"
                raise yaml.composer.ComposerError(None, None, message, event.start_mark)
            return event

    def construct_function(loader: Any, name: str, node: Any) -> dict[str, Any]:
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            value = loader.construct_sequence(node, deep=True)
        else:
            value = loader.construct_mapping(node, deep=True)
        return {"Ref" if name == "Ref" else f"Fn::{name}": value}

    def construct_formatted(loader: Any, node: Any) -> Any:
        if len(node.value) > MAX_FORMATTED_CHARACTERS:
            message = f"{quoted(node.value)} has more than {MAX_FORMATTED_CHARACTERS} characters"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark)
        try:
            if _is_long_integer(node.value):
                return _limited(float(node.value.replace("_", "")), node.value)
            return _limited(yaml.SafeLoader.yaml_constructors[node.tag](loader, node), node.value)
        except (AttributeError, LookupError, ValueError, OverflowError):
            kind = _KINDS[node.tag.removeprefix(CORE)]
            message = f"{quoted(node.value)} is not {kind}"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None

    Loader.add_multi_constructor("!", construct_function)
    for kind in _KINDS:
        Loader.add_constructor(f"{CORE}{kind}", construct_formatted)
    return Loader


def _is_long_integer(text: Any) -> bool:
    # Python refuses to convert an integer of thousands of decimal digits.
    is_decimal = isinstance(text, str) and re.fullmatch(r"[-+]?[1-9][0-9_]*", text) is not None
    return is_decimal and len(text) > EXACT_DIGITS


def _limited(value: Any, text: str) -> Any:
    """Return a value as it would be read from JSON: no number is larger than the largest float."""
    is_large_integer = isinstance(value, int) and value.bit_length() > _EXACT_BITS
    # Without a digit, it is one of the words for infinity, which JSON does not have.
    is_large_float = isinstance(value, float) and math.isinf(value) and any(map(str.isdigit, text))
    if is_large_integer or is_large_float:
        return sys.float_info.max if value > 0 else -sys.float_info.max
    return value
