"""Requests made from the service model, below what boto3 checks: right, odd and wrong values."""

from __future__ import annotations

from typing import Any, Final

from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape
from hypothesis import strategies as st

# What botocore's serializer cannot send at all is left out: it raises before a request exists.
ODD_TEXTS: Final = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "x" * 600,
            "x" * 5_000,
            "\x00",
            "a/b:c",
            "%2F",
            "$LATEST",
            "..",
            "arn:aws:connect:us-east-1:123456789012:instance/x",
            "arn:",
            "é" * 200,
            "\U0001f600",
        ]
    ),
    st.text(max_size=20).filter(lambda text: text.isprintable()),
)
ODD_VALUES: Final = st.one_of(
    ODD_TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.integers(0, 3), max_size=2),
    st.dictionaries(st.sampled_from(["a", "Template"]), st.integers(0, 3), max_size=2),
)


def values_of(shape: Shape, known: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return values for a shape: mostly right in form, sometimes of another.

    Args:
        shape: A shape of the service model.
        known: Values that lead somewhere, by the names of shapes.
    """
    # Later, because the criteria of a search hold themselves.
    right = st.deferred(lambda: _right_values(shape, known))
    return st.integers(0, 11).flatmap(lambda dice: ODD_VALUES if dice == 0 else right)


def _right_values(shape: Shape, known: dict[str, Any]) -> st.SearchStrategy[Any]:
    if isinstance(shape, StructureShape):
        members = {name: values_of(member, known) for name, member in shape.members.items()}
        required = {name: members.pop(name) for name in shape.required_members if name in members}
        return st.fixed_dictionaries(required, optional=members)
    if isinstance(shape, ListShape):
        return st.lists(values_of(shape.member, known), max_size=3)
    if isinstance(shape, MapShape):
        return st.dictionaries(
            _texts_of(shape.key, known), values_of(shape.value, known), max_size=3
        )
    if isinstance(shape, StringShape):
        return _texts_of(shape, known)
    if shape.type_name in ("integer", "long"):
        return st.integers(-1, 101)
    return ODD_VALUES


def _texts_of(shape: Shape, known: dict[str, Any]) -> st.SearchStrategy[Any]:
    if shape.name in known:
        return st.sampled_from(known[shape.name])
    if isinstance(shape, StringShape) and shape.enum:
        return st.sampled_from([*shape.enum, "NONE_OF_THESE"])
    return st.sampled_from(["Alpha", "Beta", "x"]) | ODD_TEXTS
