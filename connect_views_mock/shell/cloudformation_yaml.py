"""CloudFormation templates in YAML, with the short forms of intrinsic functions."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any, ClassVar, Final, NamedTuple

from ..connect.content.findings import quoted
from .yaml_merges import MERGE_TAG, Merges, TooMuch

# What is read is limited, because YAML takes longer to read than JSON by far. The limits hold
# before any value is made.

MAX_YAML_CHARACTERS: Final = 1024 * 1024
"""The longest text that is read: CloudFormation takes no template of more than 1 MB."""

MAX_YAML_NODES: Final = 250_000
"""How many keys, values and aliases a text may hold (our choice): four characters for each."""

MAX_YAML_DEPTH: Final = 220
"""How deep they may be nested: more than a template of a view may be, and the file around it."""

MAX_FORMATTED_CHARACTERS: Final = 10_000
"""How long a number may be: the time to read one in base 60 grows with the square of its length."""

MAX_TAG_DIRECTIVES: Final = 100
"""How many abbreviations of tags a text may declare: each is compared with all others."""

_MAX_MESSAGE_CHARACTERS: Final = 1_000

_CORE: Final = "tag:yaml.org,2002:"
_UNREAD_TAGS: Final = frozenset(
    {
        f"{_CORE}timestamp",  # JSON has no dates
        f"{_CORE}value",  # a lone = is a text
    }
)
_FORMATTED: Final = ("bool", "float", "int", "timestamp")
"""The tags of scalars that not every text can have."""


class YamlDocument(NamedTuple):
    """What a YAML text holds.

    Attributes:
        values: Its values; ``!Name value`` is ``{"Fn::Name": value}``.
        root: The node of the whole, which knows where everything stands.
    """

    values: Any
    root: Any


def read_yaml(text: str) -> YamlDocument:
    """Return what a YAML text holds.

    Keys are texts, as they are in JSON: ``on`` and ``5`` are the texts that stand there.

    Raises:
        ValueError: If it is too long, is not YAML, or if PyYAML is not installed.
    """
    if len(text) > MAX_YAML_CHARACTERS:
        raise ValueError(
            f"is YAML of more than {MAX_YAML_CHARACTERS} characters; CloudFormation takes no "
            "template of more than 1 MB"
        )
    if len(re.findall(r"^%TAG", text, re.MULTILINE)) > MAX_TAG_DIRECTIVES:
        raise ValueError(f"is YAML with more than {MAX_TAG_DIRECTIVES} %TAG directives")
    try:
        yaml: Any = importlib.import_module("yaml")
    except ImportError:
        raise ValueError(
            "is YAML, which needs PyYAML: pip install 'connect-views-mock[yaml]'"
        ) from None
    try:
        return _read(yaml, text)
    except TooMuch as error:
        raise ValueError(str(error)) from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        message = " ".join(str(error).split())
        if len(message) > _MAX_MESSAGE_CHARACTERS:
            message = f"{message[:_MAX_MESSAGE_CHARACTERS]}..."
        raise ValueError(f"is not YAML: {message}") from None


_TOO_DEEP: Final = "is nested too deeply"


def _read(yaml: Any, text: str) -> YamlDocument:
    loader = _loader_class(yaml)(text)
    try:
        root = loader.get_single_node()
        merges = Merges(yaml)
        for mapping in _mappings(yaml, root):
            _make_keys_texts(yaml, mapping)
            merges.merge(mapping)
        values = None if root is None else loader.construct_document(root)
        return YamlDocument(values, root)
    finally:
        loader.dispose()


def _mappings(yaml: Any, root: Any) -> Iterator[Any]:
    """Yield every mapping once, however often it is referred to, in the order in which they end."""
    waiting, seen = [(root, False)], set()
    while waiting:
        node, is_at_its_end = waiting.pop()
        if is_at_its_end:
            yield node
            continue
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend((item, False) for item in reversed(node.value))
        elif isinstance(node, yaml.MappingNode):
            waiting.append((node, True))
            for key, value in reversed(node.value):
                waiting.extend([(value, False), (key, False)])


def _make_keys_texts(yaml: Any, mapping: Any) -> None:
    keys = set()
    for position, (key, value) in enumerate(mapping.value):
        if key.tag == MERGE_TAG:
            continue
        if not isinstance(key, yaml.ScalarNode) or not key.tag.startswith(_CORE):
            raise yaml.constructor.ConstructorError(
                None, None, "a key must be a text", key.start_mark
            )
        if key.value in keys:
            message = f"the key {quoted(key.value)} appears twice in one mapping"
            raise yaml.constructor.ConstructorError(None, None, message, key.start_mark)
        keys.add(key.value)
        text = yaml.ScalarNode(f"{_CORE}str", key.value, key.start_mark, key.end_mark)
        mapping.value[position] = (text, value)


def _loader_class(yaml: Any) -> Any:
    bases: tuple[Any, ...] = (yaml.SafeLoader,)
    if yaml.__with_libyaml__:
        # The parser in C is several times as fast. Not so its composer: a text that is nested
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
            self.nodes = self.depth = 0

        def get_event(self) -> Any:
            """Count while the text is read, so that no more of it is read than is taken."""
            event = super().get_event()
            if isinstance(event, yaml.NodeEvent):
                self.nodes += 1
                if self.nodes > MAX_YAML_NODES:
                    raise TooMuch(f"is YAML of more than {MAX_YAML_NODES} keys and values")
            if isinstance(event, yaml.CollectionStartEvent):
                self.depth += 1
                if self.depth > MAX_YAML_DEPTH:
                    raise TooMuch(_TOO_DEEP)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.depth -= 1
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
            return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)
        except (AttributeError, LookupError, ValueError, OverflowError):
            message = f"{quoted(node.value)} is no {node.tag.removeprefix(_CORE)}"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None

    Loader.add_multi_constructor("!", construct_function)
    for kind in _FORMATTED:
        Loader.add_constructor(f"{_CORE}{kind}", construct_formatted)
    return Loader
