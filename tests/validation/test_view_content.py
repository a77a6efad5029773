"""What ``validate_view_content`` says in addition to what the service would say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from connect_views_mock import validate_view_content
from tests.connect.content_checks.helpers import node
from tests.connect.content_checks.helpers import template as template_of


def test_a_finding_of_an_unknown_type_says_how_to_accept_it() -> None:
    template = '{"Head": {"Title": "T", "Configuration": {}}, "Body": [{"Type": "Tabel"}]}'

    (finding,) = validate_view_content(template)

    assert finding.message.endswith(
        "known component types; extra_component_types accepts others; did you mean 'Table'?)"
    )
    assert validate_view_content(template, extra_component_types=["Tabel"]) == ()


def test_actions_count_to_the_400000_bytes() -> None:
    document = {"Head": {"Configuration": {}}, "Body": [], "Padding": ""}
    document["Padding"] = "x" * (400_000 - len("Send") - len(json.dumps(document)))
    template = json.dumps(document)

    (finding,) = validate_view_content(template, actions=["Send", "X"])

    assert validate_view_content(template, actions=["Send"]) == ()
    assert finding.message == "must NOT be larger than 400000 bytes, is 400001"


def test_a_number_is_read_under_the_strictest_limit_of_digits() -> None:
    script = """
from connect_views_mock import validate_view_content
text = '{"Head": {"Configuration": {}}, "Body": [], "Long": ' + "7" * 700 + "}"
assert not validate_view_content(text)
"""
    environment = {**os.environ, "PYTHONINTMAXSTRDIGITS": "640"}

    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


def test_validate_view_content_takes_a_collection_of_types() -> None:
    for types in ("Carousel", 5, None, [5]):
        with pytest.raises(TypeError, match=r"must be a collection of types, such as .*, not "):
            validate_view_content(template_of(), extra_component_types=types)  # type: ignore[arg-type]


def test_validate_view_content_takes_one_of_two_statuses() -> None:
    status: Any = "DRAFT"
    with pytest.raises(ValueError, match="must be 'PUBLISHED' or 'SAVED', not 'DRAFT'"):
        validate_view_content(template_of(), status=status)


@pytest.mark.parametrize("text", [5, [], {}, b"{}"])
def test_validate_view_content_lists_a_template_of_another_type(text: Any) -> None:
    (finding,) = validate_view_content(text)

    assert str(finding) == "must be string (a JSON document in a string)"


def test_validate_view_content_lists_the_actions_last() -> None:
    findings = validate_view_content(template_of(node("Form", {"Zzz": 1})), [" "])

    assert [finding.path for finding in findings] == ["/Body/0/Props", "/Actions/0"]


def test_more_findings_than_are_listed_are_said() -> None:
    template = template_of(*[{}] * 20_000)

    assert len(validate_view_content(template)) == 10_001
