"""The mock and the contract agree, whatever is called."""

from __future__ import annotations

import hypothesis
from hypothesis.stateful import run_state_machine_as_test

from tests.aws import no_network

from .running import EXAMPLES, SEED, oracle_settings
from .views_machine import ViewsMachine

__all__ = ["no_network"]


def test_the_mock_does_what_the_contract_says() -> None:
    print(f"ORACLE_SEED={SEED} ORACLE_EXAMPLES={EXAMPLES}")  # noqa: T201
    seeded = hypothesis.seed(SEED)(ViewsMachine)
    run_state_machine_as_test(seeded, settings=oracle_settings(EXAMPLES, steps=30))
