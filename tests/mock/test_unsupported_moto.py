"""The error messages if moto is missing, too old or too new."""

from __future__ import annotations

import sys

import moto
import pytest

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


def start_in_a_fresh_process(*changes: str) -> list[str]:
    """Start a mock after changes to the modules, and return the errors that it raises."""
    printed = run_python(
        "\n".join(
            (
                "import sys",
                *changes,
                "import connect_views_mock",
                "try:",
                "    connect_views_mock.mock_connect_views().start()",
                "except ImportError as error:",
                "    while error is not None:",
                "        print(type(error).__name__, error)",
                "        error = error.__cause__",
            )
        )
    )
    return printed.splitlines()


def test_a_moto_that_is_built_otherwise() -> None:
    error, cause = start_in_a_fresh_process("sys.modules['moto.connect.models'] = None")
    assert error.startswith(
        f"UnsupportedMotoError connect-views-mock needs moto 5.1.21 or newer, and does not work "
        f"with moto {moto.__version__} (import of moto.connect.models halted"
    )
    assert "install an older moto" in error
    assert "moto.connect.models" in cause


MISSING = """
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
"""


@pytest.mark.parametrize("name", ["boto3", "botocore", "responses", "requests", "urllib3"])
def test_what_moto_needs_is_missing(name: str) -> None:
    error, *causes = start_in_a_fresh_process(MISSING.format(name=name))
    assert error.startswith(
        f"ImportError connect-views-mock cannot import moto: No module named {name!r}. Install"
    )
    assert causes == [f"ModuleNotFoundError No module named {name!r}"]


def test_moto_is_missing() -> None:
    (error,) = start_in_a_fresh_process(MISSING.format(name="moto"))
    assert "moto is not installed: pip install" in error


def test_what_moto_needs_is_of_another_release() -> None:
    error, cause = start_in_a_fresh_process(
        "import werkzeug.exceptions", "del werkzeug.exceptions.HTTPException"
    )
    assert error.startswith("ImportError connect-views-mock cannot import moto: cannot import name")
    assert "werkzeug" in error
    assert "'HTTPException'" in cause


def test_what_connect_views_mock_needs_is_missing() -> None:
    error, *causes = start_in_a_fresh_process(MISSING.format(name="regex"))
    assert error.startswith(
        "ImportError connect-views-mock cannot import what it needs: No module named 'regex'."
    )
    assert causes == ["ModuleNotFoundError No module named 'regex'"]


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
