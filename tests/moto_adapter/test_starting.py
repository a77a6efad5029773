"""What an interrupted start of moto leaves in moto's configuration."""

from __future__ import annotations

import moto.core.config

from connect_views_mock import moto_adapter


def test_what_a_start_added_to_the_configuration_is_taken_out() -> None:
    configuration: dict[str, object] = moto.core.config.default_user_config  # type: ignore[assignment]
    original = dict(configuration)
    moto_mock = moto_adapter.MotoMock(None)
    configuration["added"] = {"by": "the start"}

    moto_adapter.stop_moto(moto_mock)

    assert configuration == original
