"""Reads YAML, with the positions of its values."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ..connect.content.findings import quoted
from .files import UnreadableFile
from .positions import Position, position_of
from .yaml_loader import CORE, TOO_DEEP, MalformedYaml, loader_class, position_of_mark
from .yaml_merges import MERGE_TAG, Merges

MAX_YAML_CHARACTERS: Final = 1024 * 1024
"""The longest text that is read. CloudFormation takes at most 1 MB."""

MAX_TAG_DIRECTIVES: Final = 100
"""How many %TAG directives a text may have. PyYAML compares each with all others."""

_MAX_MESSAGE_CHARACTERS: Final = 1_000

_START: Final = Position(1, 1)


class YamlDocument(NamedTuple):
    """A YAML document.

    Attributes:
        values: The values. ``!Name value`` is ``{"Fn::Name": value}``.
        root: The root node, which has the positions.
    """

    values: Any
    root: Any


def read_yaml(text: str) -> YamlDocument:
    """Return the document in a YAML text.

    Keys are texts, as in JSON: the key ``on`` is not a boolean, and ``5`` is not a number.

    Raises:
        MalformedYaml: If it is not YAML.
        UnreadableFile: If it is too large, or if PyYAML is not installed.
    """
    if len(text) > MAX_YAML_CHARACTERS:
        raise UnreadableFile(
            f"is YAML of more than {MAX_YAML_CHARACTERS} characters; CloudFormation takes no "
            "template of more than 1 MB"
        )
    if len(re.findall(r"^%TAG", text, re.MULTILINE)) > MAX_TAG_DIRECTIVES:
        raise UnreadableFile(f"is YAML with more than {MAX_TAG_DIRECTIVES} %TAG directives")
    try:
        yaml: Any = importlib.import_module("yaml")
    except ImportError:
        raise UnreadableFile(
            "is YAML, which needs PyYAML: pip install 'connect-views-mock[yaml]'"
        ) from None
    try:
        return _read(yaml, text)
    except (MalformedYaml, UnreadableFile):
        raise
    except yaml.MarkedYAMLError as error:
        message = ", ".join(each for each in (error.context, error.problem) if each)
        raise _malformed(message, position_of_mark(error.problem_mark)) from None
    except RecursionError:
        raise MalformedYaml(TOO_DEEP, _START) from None
    except ValueError as error:
        # Of an escape that names no character, the parser in Python does not say where it is.
        raise _malformed(str(error), _START) from None


def _malformed(reason: str, position: Position) -> MalformedYaml:
    message = " ".join(f"must be a YAML document: {reason}".split())
    if len(message) > _MAX_MESSAGE_CHARACTERS:
        message = f"{message[:_MAX_MESSAGE_CHARACTERS]}..."
    return MalformedYaml(message, position)


def _read(yaml: Any, text: str) -> YamlDocument:
    unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if unprintable is not None:
        character = quoted(unprintable[0])
        raise _malformed(
            f"the character {character} is not allowed", position_of(text, unprintable.start())
        )
    loader = loader_class(yaml)(text)
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
    """Yield each mapping once, inner mappings before outer ones."""
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
        if not isinstance(key, yaml.ScalarNode) or not key.tag.startswith(CORE):
            raise yaml.constructor.ConstructorError(
                None, None, "a key must be a text", key.start_mark
            )
        if key.value in keys:
            message = f"the key {quoted(key.value)} appears twice in one mapping"
            raise yaml.constructor.ConstructorError(None, None, message, key.start_mark)
        keys.add(key.value)
        text = yaml.ScalarNode(f"{CORE}str", key.value, key.start_mark, key.end_mark)
        mapping.value[position] = (text, value)
