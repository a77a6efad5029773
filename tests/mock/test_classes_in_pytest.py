"""Decorated set-up functions, which pytest calls with as many arguments as they take."""

from __future__ import annotations

import pytest

OPTIONS = ("-W", "error", "-p", "no:asyncio", "-p", "no:randomly")

HEADER = """
from connect_views_mock import mock_connect_views
from tests.aws import create_instance, instance_count
"""

CLASS = """
@mock_connect_views
class TestViews:
    {set_up}

    def test_it(self):
        assert instance_count() == 1
"""


def require_passed(pytester: pytest.Pytester, source: str) -> None:
    pytester.makepyfile(HEADER + source)
    pytester.runpytest_subprocess(*OPTIONS).assert_outcomes(passed=1)


@pytest.fixture(autouse=True)
def project_on_path(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))


@pytest.mark.parametrize(
    "set_up",
    [
        "def setup_method(self): create_instance()",
        "def setup_method(self, method): create_instance() if method else None",
        "def setup_method(self, method=None): create_instance() if method else None",
        "def setup_method(self, *arguments): create_instance()",
        "@classmethod\n    def setup_class(cls): create_instance()",
        "@staticmethod\n    def setup_class(): create_instance()",
        "@staticmethod\n    def setup_class(cls): create_instance() if cls else None",
        "def setup_class(cls): create_instance() if cls else None",
    ],
)
def test_a_set_up_method_of_a_class(pytester: pytest.Pytester, set_up: str) -> None:
    require_passed(pytester, CLASS.format(set_up=set_up))


def test_an_inherited_set_up_method(pytester: pytest.Pytester) -> None:
    require_passed(
        pytester,
        """
class Base:
    def setup_method(self):
        create_instance()

@mock_connect_views
class TestViews(Base):
    def setup_method(self, method):
        super().setup_method()

    def teardown_method(self):
        assert instance_count() == 1

    def test_it(self):
        assert instance_count() == 1
""",
    )


@pytest.mark.parametrize("scope", ["module", "function"])
@pytest.mark.parametrize("arguments", ["", "scope"])
def test_a_set_up_function(pytester: pytest.Pytester, scope: str, arguments: str) -> None:
    require_passed(
        pytester,
        f"""
counts = []

@mock_connect_views
def setup_{scope}({arguments}):
    create_instance()
    counts.append(instance_count())

@mock_connect_views
def teardown_{scope}({arguments}):
    counts.append(instance_count())
    assert counts == [1, 0]

def test_it():
    assert counts == [1]
""",
    )


def test_a_decorated_set_up_method_called_by_a_test(pytester: pytest.Pytester) -> None:
    require_passed(
        pytester,
        """
class Base:
    @mock_connect_views
    def setup_method(self, method):
        self.method = method

class TestViews(Base):
    def setup_method(self, method):
        super().setup_method(method=method)

    def test_it(self):
        assert self.method.__name__ == "test_it"
""",
    )
