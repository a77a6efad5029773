"""Each rule of docs/fidelity.md has a scenario in tests/conformance, or a reason to have none."""

from __future__ import annotations

import pytest

from ..conformance.fidelity import FIDELITY, Rule, read_rules
from ..conformance.not_observable import NOT_OBSERVABLE
from ..conformance.scenario import scenarios

RULES = read_rules(FIDELITY.read_text(encoding="utf-8"))
IDS = [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text)
def test_rule_has_an_id_of_its_own(rule: Rule) -> None:
    assert IDS.count(rule.id) == 1, f"two rows name test_{rule.id} first: name another test first"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.text)
def test_rule_has_a_scenario_or_a_reason_to_have_none(rule: Rule) -> None:
    assert (rule.id in scenarios()) != (rule.id in NOT_OBSERVABLE), (
        f'write @scenario("{rule.id}") in tests/conformance/scenarios, or say in '
        "tests/conformance/not_observable.py why nobody can see this rule from outside"
    )


@pytest.mark.parametrize("rule", [*scenarios(), *NOT_OBSERVABLE])
def test_scenario_and_reason_are_those_of_a_rule(rule: str) -> None:
    assert rule in IDS
