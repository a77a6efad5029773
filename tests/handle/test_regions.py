"""The regions of Connect, as they are known before moto is loaded."""

from __future__ import annotations

from moto.connect.models import connect_backends

from connect_views_mock.handle.regions import _WELL_KNOWN, _regions
from tests.handle.conftest import Mock


def test_the_regions_are_those_of_moto(mock: Mock) -> None:
    mock.create_instance()
    assert _regions("connect") == set(connect_backends["123456789012"].regions)


def test_the_well_known_regions_are_among_them() -> None:
    assert _regions("connect") >= _WELL_KNOWN
