"""CloudFormation templates in YAML, with the short forms of intrinsic functions."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from ..connect.content.findings import quoted

MAX_YAML_CHARACTERS: Final = 1024 * 1024
"""The longest text that is read: CloudFormation takes no template of more than 1 MB.

It is what bounds the time as well: YAML takes longer to read than JSON by far.
"""

_CORE: Final = "tag:yaml.org,2002:"
_UNREAD_TAGS: Final = frozenset(
    {
        f"{_CORE}timestamp",  # JSON has no dates
        f"{_CORE}value",  # a lone = is a text
    }
)
_FORMATTED: Final = ("bool", "float", "int", "timestamp")
"""The tags of scalars that not every text can have."""


def read_yaml(text: str) -> Any:
    """Return the values of a YAML text; ``!Name value`` becomes ``{"Fn::Name": value}``.

    Keys are texts, as they are in JSON: ``on`` and ``5`` are the texts that stand there.

    Raises:
        ValueError: If it is too long, is not YAML, or if PyYAML is not installed.
    """
    if len(text) > MAX_YAML_CHARACTERS:
        raise ValueError(
            f"is YAML of more than {MAX_YAML_CHARACTERS} characters; CloudFormation takes no "
            "template of more than 1 MB"
        )
    try:
        yaml: Any = importlib.import_module("yaml")
    except ImportError:
        raise ValueError(
            "is YAML, which needs PyYAML: pip install 'connect-views-mock[yaml]'"
        ) from None
    try:
        return _read(yaml, text)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ValueError(f"is not YAML: {' '.join(str(error).split())}") from None


def _read(yaml: Any, text: str) -> Any:
    loader = _loader_class(yaml)(text)
    try:
        root = loader.get_single_node()
        for mapping in _mappings(yaml, root):
            _make_keys_texts(yaml, mapping)
        return None if root is None else loader.construct_document(root)
    finally:
        loader.dispose()


def _mappings(yaml: Any, root: Any) -> Iterator[Any]:
    """Yield every mapping once, however often it is referred to."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            yield node
            for pair in node.value:
                waiting.extend(pair)


def _make_keys_texts(yaml: Any, mapping: Any) -> None:
    keys = set()
    for position, (key, value) in enumerate(mapping.value):
        if not key.tag.startswith(_CORE) or key.tag == f"{_CORE}merge":
            continue
        if not isinstance(key, yaml.ScalarNode):
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

    def construct_function(loader: Any, name: str, node: Any) -> dict[str, Any]:
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            value = loader.construct_sequence(node, deep=True)
        else:
            value = loader.construct_mapping(node, deep=True)
        return {"Ref" if name == "Ref" else f"Fn::{name}": value}

    def construct_formatted(loader: Any, node: Any) -> Any:
        try:
            return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)
        except (AttributeError, LookupError, ValueError, OverflowError):
            message = f"{quoted(node.value)} is no {node.tag.removeprefix(_CORE)}"
            raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None

    Loader.add_multi_constructor("!", construct_function)
    for kind in _FORMATTED:
        Loader.add_constructor(f"{_CORE}{kind}", construct_formatted)
    return Loader
