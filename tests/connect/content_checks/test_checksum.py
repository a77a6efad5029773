"""The checksum of content and what does not matter for it."""

from __future__ import annotations

import json
import re

import pytest

from tests.connect.target import read_view_content

from .helpers import node, template

TEXT = template(node("TextBox", {"FontSize": "body-s", "Variant": "p"}, "$.A", 1))


def checksum(text: str = TEXT, *actions: str) -> str:
    return read_view_content(text, actions, "SAVED").sha256


def test_it_is_64_lower_case_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{64}", checksum())


@pytest.mark.parametrize(
    "same",
    [
        json.dumps(json.loads(TEXT), indent=3),
        json.dumps(json.loads(TEXT), sort_keys=True),
        TEXT.replace("body", "\\u0062ody"),
    ],
)
def test_whitespace_key_order_and_escapes_do_not_matter(same: str) -> None:
    assert same != TEXT
    assert checksum(same) == checksum()


def test_the_order_of_actions_does_not_matter() -> None:
    assert checksum(TEXT, "a", "b") == checksum(TEXT, "b", "a")


@pytest.mark.parametrize("other", [TEXT.replace("$.A", "$.B"), TEXT.replace(" 1", ' "1"')])
def test_another_template_has_another_checksum(other: str) -> None:
    assert checksum(other) != checksum()


NUMBERS = [
    "1e999",
    "1e998",
    "-1e999",
    "1e99999999999999999999",
    "1e99999999999999999998",
    "9" * 5_000,
    "8" + "9" * 4_999,
    "0.1",
    "0.10000000000000000001",
    "1.7976931348623157e308",
    "1e-400",
    "1e-401",
    "0.0",
    "1",
    "1.0",
    '"1e999"',
]


def test_another_number_has_another_checksum() -> None:
    assert len({checksum(TEXT.replace(" 1", f" {number}")) for number in NUMBERS}) == len(NUMBERS)


@pytest.mark.parametrize(
    ("number", "same"),
    [
        ("0.10", "1e-1"),
        ("0.0", "0.00"),
        ("0.0", "0E5"),
        ("-0.0", "-0.00"),
        ("1E999", "10.0e998"),
        ("0.10000000000000000001", "0.100000000000000000010"),
    ],
)
def test_how_a_number_is_written_does_not_matter(number: str, same: str) -> None:
    assert checksum(TEXT.replace(" 1", f" {number}")) == checksum(TEXT.replace(" 1", f" {same}"))


def test_other_actions_have_another_checksum() -> None:
    assert checksum(TEXT, "a") != checksum(TEXT, "b")


def test_it_is_the_same_in_every_process() -> None:
    assert checksum('{"Head": {}, "Body": []}') == (
        "898133fffeadc64e6163904367a7e47fa2984bcc5e62fea87c7fdb504ca453f3"
    )
