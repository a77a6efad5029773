"""What ``validate_view_content`` says beyond what the service would."""

from __future__ import annotations

import json

from connect_views_mock import validate_view_content


def test_a_finding_of_an_unknown_type_says_how_to_accept_it() -> None:
    template = '{"Head": {"Title": "T", "Configuration": {}}, "Body": [{"Type": "Tabel"}]}'

    (finding,) = validate_view_content(template)

    assert finding.message.endswith(
        "the nearest is 'Table'; extra_component_types, at the shell --allow-component, accepts "
        "others)"
    )
    assert validate_view_content(template, extra_component_types=["Tabel"]) == ()


def test_actions_count_to_the_400000_bytes() -> None:
    document = {"Head": {"Configuration": {}}, "Body": [], "Padding": ""}
    document["Padding"] = "x" * (400_000 - len("Send") - len(json.dumps(document)))
    template = json.dumps(document)

    (finding,) = validate_view_content(template, actions=["Send", "X"])

    assert validate_view_content(template, actions=["Send"]) == ()
    assert finding.message == "must NOT be larger than 400000 bytes, is 400001"
