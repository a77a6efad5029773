"""The checksum of a view's content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from .template import EXACT_DIGITS


def view_content_sha256(
    template: str, document: dict[str, Any], integers_only: bool, actions: Sequence[str]
) -> str:
    """Return the checksum of a view's content.

    How AWS computes ``ViewContentSha256`` is not public. This is the SHA-256 of a
    canonical form, in which the whitespace of the JSON, the order of its keys and the
    order of the actions do not matter. Content that means the same has the same one.
    """
    content: list[Any] = [document, sorted(actions)]
    exact = None if integers_only else _with_exact_numbers(template)
    if exact is not None:
        content.append(exact)
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _with_exact_numbers(template: str) -> Any:
    """Return the document with exact texts for floats, if any of them was rounded."""
    is_rounded = False

    def read_float(digits: str) -> str:
        nonlocal is_rounded
        exact = _exactly(digits)
        is_rounded = is_rounded or exact != _exactly(repr(float(digits)))
        return exact

    def read_integer(digits: str) -> int | str:
        return int(digits) if len(digits) <= EXACT_DIGITS else read_float(digits)

    document = json.loads(template, parse_float=read_float, parse_int=read_integer)
    return document if is_rounded else None


def _exactly(digits: str) -> str:
    """Return one text for all texts of the same number."""
    try:
        number = Decimal(digits)
    except InvalidOperation:
        # Its exponent alone has about 19 digits.
        return digits
    if not number:
        # A zero would keep the exponent with which it was written.
        return "-0" if number.is_signed() else "0"
    mantissa, _, exponent = f"{number:e}".partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{exponent}"
