"""Rules of places that no component has today, but that the data can describe."""

from __future__ import annotations

from connect_views_mock.connect.content_checks.hosts import UNKNOWN_HOST, Host
from connect_views_mock.validation.reference_rules import ReferenceRules


def test_a_place_of_which_nothing_is_known_takes_anything() -> None:
    rules = ReferenceRules()
    assert rules.of(UNKNOWN_HOST) == {}
    assert rules.definitions == {}


def test_each_other_value_of_an_object_has_the_rule_of_its_place() -> None:
    rules = ReferenceRules()
    rules.of(Host("{}", additional=Host("{}")))
    outer, inner = rules.definitions["value_1"], rules.definitions["value_2"]
    assert outer["allOf"][-1]["else"]["additionalProperties"] == {"$ref": "#/definitions/value_2"}
    assert "additionalProperties" not in inner["allOf"][-1]["else"]
