"""The files in docs/examples, which the guides show, run as they are shown."""

from __future__ import annotations

import shutil

import pytest

from .documents import PROJECT

EXAMPLES = PROJECT / "docs" / "examples"
TESTS = sorted({path.name for path in EXAMPLES.glob("migrating/*.py")} - {"greetings.py"})


@pytest.fixture(autouse=True)
def _no_other_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)


def test_the_migration_has_both_forms() -> None:
    forms = {name.removesuffix(".py").partition("_")[0] for name in TESTS}
    assert forms == {"after", "before"}


@pytest.mark.parametrize("name", TESTS)
def test_migration(pytester: pytest.Pytester, name: str) -> None:
    shutil.copytree(EXAMPLES / "migrating", pytester.path, dirs_exist_ok=True)
    _run(pytester, name, passed=1)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "notices"),
    [
        ("after.py", True),
        ("after_with_fixtures.py", True),
        ("before_magic_mock.py", False),
        ("before_mock_aws.py", False),
        ("before_stubber.py", True),
    ],
)
def test_the_slip_that_the_page_describes(
    pytester: pytest.Pytester, name: str, notices: bool
) -> None:
    shutil.copytree(EXAMPLES / "migrating", pytester.path, dirs_exist_ok=True)
    code = pytester.path / "greetings.py"
    publishes, saves = (
        f'ViewId=view["Id"], Status="{status}"' for status in ("PUBLISHED", "SAVED")
    )
    text = code.read_text(encoding="utf-8")
    assert publishes in text
    code.write_text(text.replace(publishes, saves), encoding="utf-8")
    _run(pytester, name, passed=int(not notices), failed=int(notices))


def test_asynchronous_tests(pytester: pytest.Pytester) -> None:
    shutil.copy(EXAMPLES / "async_tests.py", pytester.path)
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
    _run(pytester, "async_tests.py", "-p", "asyncio", passed=2)


def _run(pytester: pytest.Pytester, name: str, *options: str, **outcomes: int) -> None:
    result = pytester.runpytest_subprocess(
        "-W", "error", "-p", "connect_views_mock", *options, name
    )
    result.assert_outcomes(**outcomes)
