"""moto's whole configuration: keys that are meant for this library but are elsewhere."""

from __future__ import annotations

import re
from collections import UserDict
from types import MappingProxyType
from typing import Any

import pytest
from moto.core.config import default_user_config

from connect_views_mock import mock_connect_views
from tests.aws import create_instance

BELONGS = 'belongs to "connect_views", as in config={"connect_views": {'


@pytest.mark.parametrize(
    "name",
    [
        *("connect_view", "connectviews", "connect-views", "ConnectViews", "CONNECT_VIEWS"),
        *("conect_views", "connect_veiws", "connect views", "connect_views_mock"),
    ],
)
@pytest.mark.parametrize("section", [{}, {"max_views_per_instance": 1}, None], ids=repr)
def test_a_section_that_is_misspelt_is_refused(name: str, section: Any) -> None:
    message = (
        f'config[{name!r}] is not a section: the one of this library is "connect_views", as in '
    )
    config: Any = {name: section}
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        mock_connect_views(config=config)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("max_views_per_instance", "max_views_per_instance"),
        ("max_versions_per_view", "max_versions_per_view"),
        ("validate_content", "validate_content"),
        ("extra_component_types", "extra_component_types"),
        ("maxViewsPerInstance", "max_views_per_instance"),
        ("max_view_per_instance", "max_views_per_instance"),
        ("validate-content", "validate_content"),
        ("extra_components_type", "extra_component_types"),
    ],
)
def test_a_key_at_the_top_level_is_refused(name: str, key: str) -> None:
    message = f'config[{name!r}] is not a section: {key} {BELONGS}"{key}": ...}}}}'
    config: Any = {name: 1}
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock_connect_views(config=config)


@pytest.mark.parametrize("section", ["core", "connect", "views", "iam"])
def test_a_key_in_another_section_is_refused(section: str) -> None:
    message = f"config[{section!r}]['validate_content'] is in another section: validate_content "
    config: Any = {section: {"validate_content": False}}
    with pytest.raises(ValueError, match=f"^{re.escape(message + BELONGS)}"):
        mock_connect_views(config=config)


def test_what_is_misspelt_is_refused_beside_what_is_not() -> None:
    config: Any = {"connect_views": {"validate_content": False}, "connect_view": {}}
    with pytest.raises(ValueError, match="config\\['connect_view'\\] is not a section"):
        mock_connect_views(config=config)


def test_what_is_misspelt_later_is_refused_when_the_mock_starts() -> None:
    config: Any = {}
    mock = mock_connect_views(config=config)
    config["connect_view"] = {}
    with pytest.raises(ValueError, match="config\\['connect_view'\\] is not a section"):
        mock.start()


@pytest.mark.parametrize("config", ["connect_views", 5, [], ["connect_views"], True, b""], ids=repr)
def test_a_configuration_that_is_no_dict_is_refused(config: Any) -> None:
    message = f"^config must be a dict, not {re.escape(repr(config))}$"
    with pytest.raises(ValueError, match=message):
        mock_connect_views(config=config)


@pytest.mark.parametrize("name", [5, None, ("connect", "views"), b"core"], ids=repr)
def test_a_name_of_a_section_that_is_no_string_is_refused(name: Any) -> None:
    config: Any = {name: {}}
    message = f"config[{name!r}] is not a section: the name of a section is a string"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock_connect_views(config=config)


SWITCH = "True or False"
SERVICES = "a list of names of services"
PATTERNS = "a list of regular expressions"


@pytest.mark.parametrize(
    ("config", "where", "right"),
    [
        *(({section: 1}, (section,), "a dict") for section in default_user_config),
        ({"core": None}, ("core",), "a dict"),
        ({"core": []}, ("core",), "a dict"),
        ({"core": {"passthrough": None}}, ("core", "passthrough"), "a dict"),
        ({"core": {"mock_credentials": 0}}, ("core", "mock_credentials"), SWITCH),
        ({"core": {"reset_boto3_session": "no"}}, ("core", "reset_boto3_session"), SWITCH),
        ({"batch": {"use_docker": None}}, ("batch", "use_docker"), SWITCH),
        ({"lambda": {"use_docker": 1}}, ("lambda", "use_docker"), SWITCH),
        (
            {"iam": {"load_aws_managed_policies": "yes"}},
            ("iam", "load_aws_managed_policies"),
            SWITCH,
        ),
        ({"iot": {"use_valid_cert": []}}, ("iot", "use_valid_cert"), SWITCH),
        (
            {"stepfunctions": {"execute_state_machine": 1}},
            ("stepfunctions", "execute_state_machine"),
            SWITCH,
        ),
        *(
            ({"core": {"service_whitelist": value}}, ("core", "service_whitelist"), right)
            for value in ("s3", 3, [3], {"s3": True})
            for right in (f"{SERVICES}, or None",)
        ),
        *(
            (
                {"core": {"passthrough": {"services": value}}},
                ("core", "passthrough", "services"),
                SERVICES,
            )
            for value in ("s3", None, [None])
        ),
        *(
            ({"core": {"passthrough": {"urls": value}}}, ("core", "passthrough", "urls"), PATTERNS)
            for value in ("https://.*", 1, [1], ["("], [b"https"], {"https": 1})
        ),
    ],
    ids=str,
)
def test_a_value_that_moto_cannot_use_is_refused(
    config: Any, where: tuple[str, ...], right: str
) -> None:
    value = config
    for key in where:
        value = value[key]
    keys = "".join(f'["{key}"]' for key in where)
    message = f"config{keys} must be {right}, not {value!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock_connect_views(config=config)


@pytest.mark.parametrize(
    "core",
    [
        {"service_whitelist": None},
        {"service_whitelist": ("connect",)},
        {"passthrough": {}},
        {"passthrough": {"services": {"s3"}, "urls": ("https://a", re.compile("https://b"))}},
        {"passthrough": {"a_key_of_a_newer_moto": 1}, "another": None},
    ],
    ids=str,
)
def test_a_value_that_moto_can_use_is_taken(core: Any) -> None:
    with mock_connect_views(config={"core": core}):
        assert create_instance()


@pytest.mark.parametrize("section", default_user_config)
def test_a_section_of_moto_is_taken(section: str) -> None:
    config: Any = {section: default_user_config[section]}  # type: ignore[literal-required]
    with mock_connect_views(config=config):
        assert create_instance()


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"connect": {}},
        {"connectcampaigns": {"views": 1}},
        {"a_section_of_a_newer_moto": {"key": 1}},
        {"other": None, "another": ["validate_content"]},
        UserDict({"connect_views": MappingProxyType({"validate_content": False})}),
    ],
    ids=repr,
)
def test_a_section_that_is_not_like_ours_is_taken(config: Any) -> None:
    with mock_connect_views(config=config):
        assert create_instance()
