from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from connect_views_mock import mock_connect_views
from connect_views_mock.backend.configuration import read_configuration

from ..connect.helpers import (
    assert_raises,
    connect_client,
    create_instance,
    create_versions,
    create_view,
    customer_views,
    names_of,
    publish,
    version_numbers,
)
from ..workspaces.workspaces import create_workspace


@contextmanager
def configured(**section: Any) -> Iterator[tuple[Any, str]]:
    config: Any = {"connect_views": section}
    with mock_connect_views(config=config):
        client = connect_client()
        yield client, create_instance(client)


# Quota of views


def test_quota_of_views_refuses_one_more() -> None:
    with configured(max_views_per_instance=1) as (client, instance_id):
        create_view(client, instance_id)

        with assert_raises(client, "ServiceQuotaExceededException"):
            create_view(client, instance_id, "Another")

        assert names_of(customer_views(client, instance_id)) == ["Order"]


def test_quota_of_views_of_0_refuses_the_first() -> None:
    with (
        configured(max_views_per_instance=0) as (client, instance_id),
        assert_raises(client, "ServiceQuotaExceededException"),
    ):
        create_view(client, instance_id)


def test_quota_of_views_is_per_instance() -> None:
    with configured(max_views_per_instance=1) as (client, instance_id):
        create_view(client, instance_id)

        assert create_view(client, create_instance(client))["Name"] == "Order"


def test_quota_of_views_counts_only_what_is_there() -> None:
    with configured(max_views_per_instance=1) as (client, instance_id):
        view = create_view(client, instance_id)
        client.delete_view(InstanceId=instance_id, ViewId=view["Id"])

        assert create_view(client, instance_id, "Another")["Name"] == "Another"


def test_quota_of_views_does_not_refuse_a_repeated_client_token() -> None:
    with configured(max_views_per_instance=1) as (client, instance_id):
        view = create_view(client, instance_id, ClientToken="token")

        assert create_view(client, instance_id, ClientToken="token") == view


def test_quota_of_views_comes_after_the_name_that_is_taken() -> None:
    with configured(max_views_per_instance=1) as (client, instance_id):
        create_view(client, instance_id)

        with assert_raises(client, "DuplicateResourceException"):
            create_view(client, instance_id)


# Quota of versions


def test_quota_of_versions_refuses_one_more() -> None:
    with configured(max_versions_per_view=1) as (client, instance_id):
        view_id = create_view(client, instance_id)["Id"]
        create_versions(client, instance_id, view_id, 1)
        publish(client, instance_id, view_id, "New")

        with assert_raises(client, "ServiceQuotaExceededException"):
            client.create_view_version(InstanceId=instance_id, ViewId=view_id)

        assert version_numbers(client, instance_id, view_id) == [1]


def test_quota_of_versions_does_not_refuse_unchanged_content() -> None:
    with configured(max_versions_per_view=1) as (client, instance_id):
        view_id = create_view(client, instance_id)["Id"]
        create_versions(client, instance_id, view_id, 1)

        again = client.create_view_version(InstanceId=instance_id, ViewId=view_id)["View"]

        assert again["Version"] == 1


def test_quota_of_versions_counts_only_what_is_there() -> None:
    with configured(max_versions_per_view=1) as (client, instance_id):
        view_id = create_view(client, instance_id)["Id"]
        create_versions(client, instance_id, view_id, 1)
        client.delete_view_version(InstanceId=instance_id, ViewId=view_id, ViewVersion=1)

        create_versions(client, instance_id, view_id, 1)

        assert version_numbers(client, instance_id, view_id) == [2]


def test_quota_of_versions_is_per_view() -> None:
    with configured(max_versions_per_view=1) as (client, instance_id):
        for name in ("Order", "Parcel"):
            view_id = create_view(client, instance_id, name)["Id"]
            create_versions(client, instance_id, view_id, 1)

        assert version_numbers(client, instance_id, view_id) == [1]


# No limit


def test_without_configuration_there_is_no_quota(client: Any, instance_id: str) -> None:
    view_id = create_view(client, instance_id)["Id"]

    create_versions(client, instance_id, view_id, 60)

    assert len(version_numbers(client, instance_id, view_id)) == 60


def test_quota_of_none_is_no_quota() -> None:
    with configured(max_views_per_instance=None, max_versions_per_view=None) as (
        client,
        instance_id,
    ):
        view_id = create_view(client, instance_id)["Id"]
        create_versions(client, instance_id, view_id, 2)

        assert version_numbers(client, instance_id, view_id) == [2, 1]


def test_quota_ends_with_the_mock() -> None:
    with configured(max_views_per_instance=0):
        pass

    with mock_connect_views():
        client = connect_client()
        assert create_view(client, create_instance(client))["Name"] == "Order"


# Keys and values


def test_configuration_names_an_unknown_key() -> None:
    config: Any = {"connect_views": {"max_views": 1}}

    with pytest.raises(ValueError, match=r"'max_views'.* is unknown; .*max_views_per_instance"):
        mock_connect_views(config=config)


@pytest.mark.parametrize(
    "section",
    [
        {"max_views_per_instance": -1},
        {"max_views_per_instance": "1"},
        {"max_views_per_instance": True},
        {"max_versions_per_view": 1.5},
        {"validate_content": "no"},
        {"validate_content": None},
        {"refuse_unmocked_requests": "no"},
        {"refuse_unmocked_requests": None},
        {"extra_component_types": "Carousel"},
        {"extra_component_types": [1]},
        {"extra_component_types": None},
        {1: 1},
    ],
    ids=str,
)
def test_configuration_names_the_key_of_a_wrong_value(section: dict[Any, Any]) -> None:
    (key,) = section

    with pytest.raises(ValueError, match=f"{key!r}"):
        read_configuration({"connect_views": section})


@pytest.mark.parametrize("section", [[], "max_views_per_instance", 1, False])
def test_configuration_that_is_no_dict_is_an_error(section: object) -> None:
    with pytest.raises(ValueError, match="must be a dict"):
        read_configuration({"connect_views": section})


@pytest.mark.parametrize("config", [None, {}, {"connect_views": None}, {"connect_views": {}}])
def test_configuration_without_section_is_the_default(config: dict[str, Any] | None) -> None:
    configuration = read_configuration(config)

    assert configuration.max_views_per_instance is None
    assert configuration.max_versions_per_view is None
    assert configuration.validate_content is True
    assert configuration.refuse_unmocked_requests is True
    assert configuration.extra_component_types == ()


@pytest.mark.parametrize(
    "types",
    [["Carousel"], ("Carousel",), {"Carousel"}, {"Carousel": 1}.keys(), deque(["Carousel"])],
    ids=["list", "tuple", "set", "keys", "deque"],
)
def test_configuration_takes_component_types_in_any_collection(types: Any) -> None:
    configuration = read_configuration({"connect_views": {"extra_component_types": types}})

    assert configuration.extra_component_types == ("Carousel",)


@pytest.mark.parametrize("validate_content", [True, False])
def test_configuration_says_whether_content_is_checked(validate_content: bool) -> None:
    configuration = read_configuration({"connect_views": {"validate_content": validate_content}})

    assert configuration.validate_content is validate_content


def test_configuration_that_was_changed_is_checked_when_the_mock_starts() -> None:
    section: Any = {"max_views_per_instance": 1}
    mock = mock_connect_views(config={"connect_views": section})
    section["max_views_per_instance"] = "1"

    with pytest.raises(ValueError, match="max_views_per_instance"):
        mock.start()
    with pytest.raises(RuntimeError, match="before start"):
        mock.stop()


def test_input_data_is_not_judged_where_content_is_not_checked() -> None:
    with configured(validate_content=False) as (client, instance_id):
        workspace = create_workspace(client, instance_id)

        workspace.create_page(create_view(client, instance_id)["Arn"], InputData="{")

        assert workspace.pages()[0]["InputData"] == "{"
