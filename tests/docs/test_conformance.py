"""Each rule has a scenario in tests/conformance, or a reason to have none."""

from __future__ import annotations

from collections import Counter

from ..conformance.fidelity import (
    CONTENT_RULES,
    FIDELITY,
    read_content_rules,
    read_rules,
    rules,
)
from ..conformance.most_wanted import MOST_WANTED, table
from ..conformance.not_observable import NOT_OBSERVABLE
from ..conformance.scenario import scenarios

IDS = [
    rule.id
    for rule in (
        *read_rules(FIDELITY.read_text(encoding="utf-8")),
        *read_content_rules(CONTENT_RULES.read_text(encoding="utf-8")),
    )
]


def test_each_rule_has_an_id_of_its_own() -> None:
    twice = [rule for rule, count in Counter(IDS).items() if count > 1]

    assert twice == [], "two rows name this test first: let one of them name another test first"


def test_each_rule_has_a_scenario_or_a_reason_to_have_none() -> None:
    missing = [rule for rule in IDS if rule not in scenarios() and rule not in NOT_OBSERVABLE]

    assert missing == [], (
        "write @scenario(RULE) in tests/conformance/scenarios, or say in "
        "tests/conformance/not_observable.py why nobody can see this rule from outside"
    )
    assert scenarios().keys() & NOT_OBSERVABLE.keys() == set()


def test_each_scenario_and_each_reason_is_that_of_a_rule() -> None:
    assert {*scenarios(), *NOT_OBSERVABLE} - set(IDS) == set()


def test_the_page_names_the_most_wanted_rules() -> None:
    page = (FIDELITY.parent / "help-us-know.md").read_text(encoding="utf-8")

    assert page.partition("These answers matter most:\n\n")[2] == table(rules()), (
        "the table follows docs/fidelity.md and tests/conformance/most_wanted.py: "
        "write what table() of the latter returns"
    )


def test_what_is_most_wanted_can_be_found_out() -> None:
    assert MOST_WANTED.keys() <= scenarios().keys()
