"""What the methods of a decorated class find in the environment."""

from __future__ import annotations

import os
import unittest
from typing import Any

import pytest

from connect_views_mock import mock_connect_views
from tests.mock.running import run

NAMES = ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_BEARER_TOKEN_BEDROCK")


@pytest.fixture(autouse=True)
def real_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def environment() -> dict[str, str]:
    return {name: os.environ[name] for name in NAMES if name in os.environ}


@pytest.mark.parametrize("base", [object, unittest.TestCase])
@pytest.mark.parametrize("name", [*NAMES, "AWS_SECRET_ACCESS_KEY"])
def test_what_a_set_up_method_sets_is_there_in_the_test_and_its_teardown(
    monkeypatch: pytest.MonkeyPatch, name: str, base: Any
) -> None:
    monkeypatch.delenv(name, raising=False)
    found = []

    @mock_connect_views
    class Tests(base):  # type: ignore[misc]
        def setUp(self) -> None:
            os.environ[name] = "set up"

        def test_it(self) -> None:
            found.append(os.environ[name])
            os.environ[name] = "test"

        def tearDown(self) -> None:
            found.append(os.environ[name])

    for _ in range(2):
        if base is object:
            tests = Tests()
            tests.setUp()
            assert name not in os.environ
            tests.test_it()
            tests.tearDown()
        else:
            run(Tests)
        assert name not in os.environ
    assert found == ["set up", "test"] * 2


@pytest.mark.parametrize("base", [object, unittest.TestCase])
def test_what_the_set_up_of_the_class_sets_is_there_until_its_end(
    monkeypatch: pytest.MonkeyPatch, base: Any
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "real")
    found: list[str | None] = []

    @mock_connect_views
    class Tests(base):  # type: ignore[misc]
        @classmethod
        def setUpClass(cls) -> None:
            os.environ["AWS_PROFILE"] = "class"

        def test_one(self) -> None:
            found.append(os.environ["AWS_PROFILE"])
            os.environ["AWS_PROFILE"] = "test"

        def test_two(self) -> None:
            found.append(os.environ["AWS_PROFILE"])
            del os.environ["AWS_PROFILE"]

        @classmethod
        def tearDownClass(cls) -> None:
            found.append(os.environ.get("AWS_PROFILE"))

    for _ in range(2):
        if base is object:
            Tests.setUpClass()
            assert os.environ["AWS_PROFILE"] == "real"
            Tests().test_one()
            Tests().test_two()
            Tests.tearDownClass()
        else:
            run(Tests)
        assert os.environ["AWS_PROFILE"] == "real"
    assert found == ["class", "class", "class"] * 2


def test_what_a_set_up_method_deletes_is_gone_in_the_test() -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            del os.environ["AWS_DEFAULT_REGION"]
            os.environ["AWS_BEARER_TOKEN_BEDROCK"] = "token"

        def test_it(self) -> dict[str, str]:
            del os.environ["AWS_BEARER_TOKEN_BEDROCK"]
            return environment()

        def teardown_method(self) -> dict[str, str]:
            return environment()

    tests = Tests()
    tests.setup_method()
    assert tests.test_it() == {}
    assert tests.teardown_method() == {}
    assert environment() == {}


def test_what_a_test_sets_is_gone_in_the_next_one() -> None:
    @mock_connect_views
    class Tests:
        def test_one(self) -> None:
            os.environ["AWS_PROFILE"] = "mine"

        def test_two(self) -> dict[str, str]:
            return environment()

    Tests().test_one()
    assert Tests().test_two() == {"AWS_DEFAULT_REGION": "us-east-1"}


def test_what_others_set_between_set_up_and_test_is_there_in_the_test(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            os.environ["AWS_PROFILE"] = "mine"

        def test_it(self) -> dict[str, str]:
            return environment()

    tests = Tests()
    tests.setup_method()
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    assert tests.test_it() == {"AWS_PROFILE": "mine", "AWS_DEFAULT_REGION": "eu-west-2"}


def test_the_environment_of_a_mock_around_the_class_is_shared() -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            os.environ["AWS_PROFILE"] = "mine"

        def test_it(self) -> str:
            return os.environ["AWS_PROFILE"]

    with mock_connect_views():
        tests = Tests()
        tests.setup_method()
        os.environ["AWS_PROFILE"] = "other"
        assert tests.test_it() == "other"
        assert os.environ["AWS_PROFILE"] == "other"
    assert environment() == {}


def test_a_set_up_method_can_change_the_region_of_the_mock() -> None:
    @mock_connect_views(region="eu-west-2")
    class Tests:
        def setup_method(self) -> None:
            assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-2"
            os.environ["AWS_DEFAULT_REGION"] = "us-west-2"

        def test_it(self) -> str:
            return os.environ["AWS_DEFAULT_REGION"]

    tests = Tests()
    tests.setup_method()
    assert tests.test_it() == "us-west-2"
    assert environment() == {}


@pytest.mark.parametrize("name", ["AWS_DEFAULT_REGION", "MOTO_ACCOUNT_ID"])
def test_what_a_set_up_method_sets_goes_before_the_arguments_of_the_mock(name: str) -> None:
    value = {"AWS_DEFAULT_REGION": "us-west-2", "MOTO_ACCOUNT_ID": "444455556666"}[name]
    found: list[str | None] = []

    @mock_connect_views(region="eu-west-2", account_id="111122223333")
    class Tests(unittest.TestCase):
        def setUp(self) -> None:
            os.environ[name] = value

        def look(self) -> None:
            found.append(os.environ.get(name))

        def test_it(self) -> None:
            found.append(os.environ.get(name))
            self.look()

    run(Tests)
    assert found == [value, value]
