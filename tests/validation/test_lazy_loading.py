"""What is loaded when: nothing at import, and no other library for checks of content."""

from __future__ import annotations

import subprocess
import sys

import pytest

import connect_views_mock
from connect_views_mock import validation
from connect_views_mock.connect import content

HEAVY = '{"boto3", "botocore", "moto", "jsonschema", "regex", "yaml", "pytest"}'


def run(script: str) -> None:
    subprocess.run([sys.executable, "-c", script], check=True)


def test_importing_the_package_loads_nothing() -> None:
    run(
        f"""
import sys
import connect_views_mock
assert not {HEAVY} & set(sys.modules)
assert "connect_views_mock.connect" not in sys.modules
assert "validate_view_content" in dir(connect_views_mock)
"""
    )


def test_importing_the_content_loads_no_data() -> None:
    run(
        f"""
import sys
from connect_views_mock import Finding, validate_view_content
from connect_views_mock.connect.content_checks import components
assert not {HEAVY} & set(sys.modules)
assert components.components.cache_info().currsize == 0
"""
    )


def test_publishing_loads_nothing_heavy() -> None:
    run(
        f"""
import sys
from connect_views_mock import validate_view_content
text = '{{"Head": {{"Configuration": {{}}}}, "Body": [{{"Type": "Loader"}}]}}'
assert not validate_view_content(text)
assert validate_view_content(text.replace("Loader", "Card"))
assert not {HEAVY} & set(sys.modules)
"""
    )


def test_what_is_loaded_on_first_use_is_among_the_names_of_the_package() -> None:
    assert connect_views_mock.validate_view_content is validation.validate_view_content
    assert connect_views_mock.Finding is content.Finding
    assert {"Finding", "validate_view_content"} <= set(dir(connect_views_mock))


def test_the_package_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'zzz'"):
        connect_views_mock.zzz  # noqa: B018


def test_listing_the_managed_views_reads_no_component_data() -> None:
    script = """
import sys
from connect_views_mock.connect.content_checks import components
from connect_views_mock.connect.managed_views import managed_views
views = managed_views("aws", "us-east-1")
assert components.components.cache_info().currsize == 0
assert not {"jsonschema_rs", "regex", "boto3", "moto"} & set(sys.modules)
views[0].content
assert components.components.cache_info().currsize == 1
assert "jsonschema_rs" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)
