"""Each rule has a scenario in tests/conformance, or a reason to have none."""

from __future__ import annotations

import pytest

from ..conformance.fidelity import (
    CONTENT_RULES,
    FIDELITY,
    Rule,
    read_content_rules,
    read_rules,
    rules,
)
from ..conformance.most_wanted import MOST_WANTED, table
from ..conformance.not_observable import NOT_OBSERVABLE
from ..conformance.scenario import scenarios

RULES = [
    *read_rules(FIDELITY.read_text(encoding="utf-8")),
    *read_content_rules(CONTENT_RULES.read_text(encoding="utf-8")),
]
IDS = [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id} {rule.text}")
def test_rule_has_an_id_of_its_own(rule: Rule) -> None:
    assert IDS.count(rule.id) == 1, f"two rows name test_{rule.id} first: name another test first"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id} {rule.text}")
def test_rule_has_a_scenario_or_a_reason_to_have_none(rule: Rule) -> None:
    assert (rule.id in scenarios()) != (rule.id in NOT_OBSERVABLE), (
        f'write @scenario("{rule.id}") in tests/conformance/scenarios, or say in '
        "tests/conformance/not_observable.py why nobody can see this rule from outside"
    )


@pytest.mark.parametrize("rule", [*scenarios(), *NOT_OBSERVABLE])
def test_scenario_and_reason_are_those_of_a_rule(rule: str) -> None:
    assert rule in IDS


def test_the_page_names_the_most_wanted_rules() -> None:
    page = (FIDELITY.parent / "help-us-know.md").read_text(encoding="utf-8")

    assert page.partition("These are the answers that matter most:\n\n")[2] == table(rules()), (
        "the table follows docs/fidelity.md and tests/conformance/most_wanted.py: "
        "write table() of the latter"
    )


@pytest.mark.parametrize("rule", MOST_WANTED)
def test_what_is_most_wanted_can_be_found_out(rule: str) -> None:
    assert rule in scenarios()
