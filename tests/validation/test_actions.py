"""The actions of a view. Their form comes from the service model, not from template checks."""

from __future__ import annotations

from typing import Any

import pytest

from connect_views_mock import validate_view_content
from connect_views_mock.validation.actions import actions_findings
from tests.connect.content_checks.helpers import node, template


def test_R8_no_actions_are_accepted() -> None:
    assert not validate_view_content(template(), [])


@pytest.mark.parametrize(
    "action", ["Next", "a" * 255, "Kundin wählt", "a_.:/=+-@()'b", "É1", "行動"]
)
def test_R9_an_action_of_letters_digits_and_some_signs_is_accepted(action: str) -> None:
    assert not validate_view_content(template(), [action])


@pytest.mark.parametrize(
    ("action", "phrase"),
    [
        ("", "must NOT have fewer than 1 characters"),
        ("a" * 256, "must NOT have more than 255 characters"),
        (" a", "must match pattern"),
        ("a\n", "must match pattern"),
        ("a;b", "must match pattern"),
        ("\ud800", "must match pattern"),
        (7, "must be string"),
    ],
)
def test_R9_another_action_is_refused(action: Any, phrase: str) -> None:
    (finding,) = validate_view_content(template(), ["Good", action])

    assert finding.path == "/Actions/1"
    assert finding.message.startswith(phrase)
    assert finding.message.isprintable()


def test_R9_actions_that_are_no_list_are_refused() -> None:
    actions: Any = "Next"

    (finding,) = validate_view_content(template(), actions)

    assert str(finding) == "/Actions must be array"


def test_R10_more_than_1000_actions_are_accepted_by_the_api() -> None:
    actions = [f"Action{number}" for number in range(1001)]

    assert not validate_view_content(template(), actions)


def test_R10_more_than_1000_actions_are_refused_in_cloudformation() -> None:
    actions = [f"Action{number}" for number in range(1001)]

    (finding,) = validate_view_content(template(), actions, through_cloudformation=True)

    assert str(finding) == "/Actions must NOT have more than 1000 items (in CloudFormation)"


def test_R11_an_action_that_nothing_raises_is_accepted() -> None:
    assert not validate_view_content(template(), ["Unused"])


def test_R12_an_action_prop_that_is_not_declared_is_accepted() -> None:
    assert not validate_view_content(template(node("Button", {"Action": "Missing"})), [])


@pytest.mark.parametrize("action", ["Call (again)", "Agent's choice", "a)"])
def test_R9_an_action_with_parentheses_or_an_apostrophe_is_refused_in_cloudformation(
    action: str,
) -> None:
    (finding,) = validate_view_content(template(), [action], through_cloudformation=True)

    assert finding.path == "/Actions/0"
    assert "in CloudFormation" in finding.message
    assert not validate_view_content(template(), [action])


def test_of_more_than_10000_findings_the_first_are_listed() -> None:
    findings = actions_findings([1] * 20_000, through_cloudformation=False)

    assert len(findings) == 10_001
    assert str(findings[-1]) == "/Actions has more findings than the 10000 that are listed"
