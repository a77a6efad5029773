"""What ``validate_view_content`` says beyond what the service would."""

from __future__ import annotations

from connect_views_mock import validate_view_content


def test_a_finding_of_an_unknown_type_says_how_to_accept_it() -> None:
    template = '{"Head": {"Title": "T", "Configuration": {}}, "Body": [{"Type": "Tabel"}]}'

    (finding,) = validate_view_content(template)

    assert finding.message.endswith(
        "the nearest is 'Table'; extra_component_types, at the shell --allow-component, accepts "
        "others)"
    )
    assert validate_view_content(template, extra_component_types=["Tabel"]) == ()
