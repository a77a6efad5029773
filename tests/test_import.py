"""What the package is before it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import metadata, requires, version

import pytest

import connect_views_mock
from connect_views_mock.errors import OLDEST_MOTO

HEAVY = (
    *("boto3", "botocore", "flask", "jsonschema", "moto"),
    *("regex", "requests", "responses", "werkzeug", "yaml"),
)


@pytest.mark.parametrize("module", ["connect_views_mock", "connect_views_mock.pytest_plugin"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(result.stdout)}
    assert loaded.isdisjoint(HEAVY)


def test_making_a_mock_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from connect_views_mock import mock_connect_views\n"
        "@mock_connect_views\n"
        "def function(): ...\n"
        "mock_connect_views(config={'connect_views': {'max_views_per_instance': 1}})\n"
        "print('moto' in sys.modules, 'botocore' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]


def test_public_names() -> None:
    assert connect_views_mock.__all__ == sorted(connect_views_mock.__all__)
    for name in connect_views_mock.__all__:
        assert hasattr(connect_views_mock, name)


def test_version_is_that_of_the_distribution() -> None:
    assert connect_views_mock.__version__ == version("connect-views-mock")


def test_oldest_moto_is_that_of_the_distribution() -> None:
    requirements = requires("connect-views-mock") or []
    assert f"moto>={OLDEST_MOTO}" in requirements


def test_metadata() -> None:
    distribution = metadata("connect-views-mock")
    assert distribution["License-Expression"] == "Apache-2.0"
    assert distribution["Requires-Python"] == ">=3.10"
    assert "Typing :: Typed" in distribution.get_all("Classifier", [])
