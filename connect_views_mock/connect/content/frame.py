"""The frame of a template: what has to hold even for a draft.

How AWS divides its "basic" validation of a draft from its "full" validation is not
public. Here a draft needs the shape without which nothing else can be checked.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from .findings import Finding


class Nodes:
    """The nodes of a template, parents before children.

    There are two lists and not one list of pairs, because thousands of pairs would keep
    the garbage collector busy.

    Attributes:
        values: The nodes themselves.
        paths: JSON pointers to them.
    """

    __slots__ = ("paths", "values")

    def __init__(self) -> None:
        self.values: list[dict[str, Any]] = []
        self.paths: list[str] = []


_BODY: Final = "/Body/"

BEFORE_ALL_NODES: Final = -1
"""The order of findings outside of Body."""


class Found(NamedTuple):
    """A finding, and where it stands in the order of the document.

    Attributes:
        order: The position of its node among all nodes, parents before children.
        finding: The finding.
    """

    order: int
    finding: Finding


def read_frame(document: dict[str, Any], found: list[Found]) -> Nodes:
    """Return the nodes of a template, and add what is wrong to *found*."""
    _check_head(document, found)
    nodes = Nodes()
    if "Body" not in document:
        found.append(
            Found(BEFORE_ALL_NODES, Finding("", "must have required property 'Body'"))
        )
    elif not isinstance(document["Body"], list):
        found.append(Found(BEFORE_ALL_NODES, Finding("/Body", "must be array")))
    else:
        for position, entry in enumerate(document["Body"]):
            path = f"{_BODY}{position}"
            if isinstance(entry, dict):
                _read_node(entry, path, nodes, found)
            else:
                found.append(Found(len(nodes.values), Finding(path, "must be object")))
    return nodes


def _read_node(
    node: dict[str, Any], path: str, nodes: Nodes, found: list[Found]
) -> None:
    if not _has_frame(node):
        order = len(nodes.values)
        found += [Found(order, finding) for finding in _node_findings(node, path)]
    nodes.values.append(node)
    nodes.paths.append(path)
    content = node.get("Content")
    if content and isinstance(content, list):
        beginning = path + "/Content/"
        for position, entry in enumerate(content):
            if isinstance(entry, dict):
                _read_node(entry, beginning + str(position), nodes, found)


def stands_in_body(path: str) -> bool:
    """Return whether a node stands directly in Body, by its path."""
    return path.rfind("/") < len(_BODY)


def _check_head(document: dict[str, Any], found: list[Found]) -> None:
    if "Head" not in document:
        found.append(
            Found(BEFORE_ALL_NODES, Finding("", "must have required property 'Head'"))
        )
    elif not isinstance(document["Head"], dict):
        found.append(Found(BEFORE_ALL_NODES, Finding("/Head", "must be object")))


_CONTENT_TYPES: Final = frozenset({str, int, float, dict})
_NO_OBJECT: Final[dict[str, Any]] = {}
_NO_LIST: Final[list[Any]] = []


def _has_frame(node: dict[str, Any]) -> bool:
    # Faster than isinstance, and the same for values that the json module reads.
    return (
        type(node.get("Type")) is str
        and type(node.get("Props", _NO_OBJECT)) is dict
        and type(content := node.get("Content", _NO_LIST)) is list
        and (not content or _CONTENT_TYPES.issuperset(map(type, content)))
        and type(node.get("Configuration", _NO_OBJECT)) is dict
        and type(node.get("_id", "")) is str
    )


def _node_findings(node: dict[str, Any], path: str) -> list[Finding]:
    findings = []
    if "Type" not in node:
        findings.append(Finding(path, "must have required property 'Type'"))
    elif not isinstance(node["Type"], str):
        findings.append(Finding(f"{path}/Type", "must be string"))
    if not isinstance(node.get("Props", {}), dict):
        findings.append(Finding(f"{path}/Props", "must be object"))
    content = node.get("Content", [])
    if not isinstance(content, list):
        findings.append(Finding(f"{path}/Content", "must be array"))
    else:
        findings += [
            Finding(f"{path}/Content/{i}", "must be string,number,object")
            for i, item in enumerate(content)
            if type(item) not in _CONTENT_TYPES
        ]
    if not isinstance(node.get("Configuration", {}), dict):
        findings.append(Finding(f"{path}/Configuration", "must be object"))
    if not isinstance(node.get("_id", ""), str):
        findings.append(Finding(f"{path}/_id", "must be string"))
    return findings
