"""The mock follows every rule of docs/fidelity.md that can be seen from outside."""

from __future__ import annotations

import pytest

from .running import play
from .scenario import Scenario, scenarios
from .targets import Target


@pytest.mark.parametrize("scenario", scenarios().values(), ids=lambda scenario: scenario.rule)
def test_the_mock_follows_the_rule(mock: Target, scenario: Scenario) -> None:
    result, _ = play(scenario, mock, "conformance ")

    assert result.problem is None
    assert result.observations
    answers = {each.what: each.answer for each in result.observations}
    assert len(answers) == len(result.observations), "two observations have one name"
    assert answers == {each.what: each.rule_says for each in result.observations}
    assert mock.log.made == {}
