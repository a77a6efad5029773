"""What somebody reads whose moto is missing, too old, or too new."""

from __future__ import annotations

import sys

import moto
import pytest

import connect_views_mock
from connect_views_mock import UnsupportedMotoError, mock_connect_views
from tests.aws import run_python


def test_a_missing_moto(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "moto", None)
    with pytest.raises(
        UnsupportedMotoError,
        match=r"needs moto 5\.1\.21 or newer, and moto is not installed: "
        r"pip install 'moto>=5\.1\.21'$",
    ):
        mock_connect_views().start()


@pytest.mark.parametrize("version", ["5.1.20", "4.2.14", "5.0.0.dev1"])
def test_an_old_moto(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(moto, "__version__", version)
    with pytest.raises(UnsupportedMotoError, match=rf"and moto {version} is installed: pip inst"):
        mock_connect_views().start()


@pytest.mark.parametrize("version", ["5.1.21", "5.10.0", "6.0.0", "5.2.6.dev20261120"])
def test_a_moto_that_is_new_enough(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(moto, "__version__", version)
    with mock_connect_views() as mock:
        assert mock.create_instance()


def test_a_moto_that_is_built_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(connect_views_mock, "moto_adapter")
    for name in [
        name for name in sys.modules if name.startswith("connect_views_mock.moto_adapter")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "moto.connect.models", None)
    with pytest.raises(
        UnsupportedMotoError, match=rf"does not know its way in moto {moto.__version__} \(.*older"
    ):
        mock_connect_views().start()


def test_nothing_is_mocked_after_it() -> None:
    printed = run_python(
        """
        import sys
        sys.modules["moto"] = None
        import connect_views_mock
        try:
            connect_views_mock.mock_connect_views().start()
        except connect_views_mock.UnsupportedMotoError as error:
            print(error)
        print("botocore" in sys.modules)
        """
    )
    assert printed.splitlines()[1] == "False"
