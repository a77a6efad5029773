"""Requests with a path that no client would send. The strict layer reads it raw."""

from __future__ import annotations

from typing import Any

import pytest

from tests.connect.helpers import (
    assert_raises,
    create_view,
    describe,
    label,
    publish,
    raw_path,
    state_of,
    version_numbers,
)


@pytest.fixture
def view(client: Any, instance_id: str) -> dict[str, Any]:
    return create_view(client, instance_id)


def test_labels_of_a_path_are_percent_decoded_only_once(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    with (
        raw_path(client, f"/views/{instance_id}/{label(label(view['Arn']))}"),
        assert_raises(client, "InvalidParameterException", match="ViewId"),
    ):
        describe(client, instance_id, view["Id"])


@pytest.mark.parametrize(
    "suffix", ["%00", "%FF", "%C3%28", "%0A", "%0a", "%20", "+", "%3F", "%23", "%25", "%zz", "%2E"]
)
def test_labels_of_a_path_with_other_characters_are_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any], suffix: str
) -> None:
    with (
        raw_path(client, f"/views/{instance_id}/{view['Id']}{suffix}"),
        assert_raises(client, "InvalidParameterException", match="ViewId"),
    ):
        describe(client, instance_id, view["Id"])


@pytest.mark.parametrize("semicolon", [";", "%3B"])
def test_labels_of_a_path_keep_what_follows_a_semicolon(
    client: Any, instance_id: str, view: dict[str, Any], semicolon: str
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    before = state_of(client, instance_id)
    path = f"/views/{instance_id}/{view['Id']}"

    with raw_path(client, f"{path}{semicolon}x=1"):
        with assert_raises(client, "InvalidParameterException", match="ViewId"):
            client.describe_view(InstanceId=instance_id, ViewId=view["Id"])
        with assert_raises(client, "InvalidParameterException", match="ViewId"):
            client.delete_view(InstanceId=instance_id, ViewId=view["Id"])
        with assert_raises(client, "InvalidParameterException", match="ViewId"):
            publish(client, instance_id, view["Id"], "Another")
    with (
        raw_path(client, f"{path}/versions/1{semicolon}x"),
        assert_raises(client, "InvalidParameterException", match="ViewVersion"),
    ):
        client.delete_view_version(InstanceId=instance_id, ViewId=view["Id"], ViewVersion=1)

    assert state_of(client, instance_id) == before


def test_version_number_with_a_leading_zero_is_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    client.create_view_version(InstanceId=instance_id, ViewId=view["Id"])

    with assert_raises(client, "InvalidParameterException", match="ViewId"):
        describe(client, instance_id, f"{view['Id']}:01")
    with (
        raw_path(client, f"/views/{instance_id}/{view['Id']}/versions/01"),
        assert_raises(client, "InvalidParameterException", match="ViewVersion"),
    ):
        client.delete_view_version(InstanceId=instance_id, ViewId=view["Id"], ViewVersion=1)

    assert version_numbers(client, instance_id, view["Id"]) == [1]


def test_labels_of_a_path_with_a_fraction_for_an_integer_are_an_invalid_parameter(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    for number in ("1.0", "one", "%D9%A1", "1%0A", "%201", "9" * 5_000):
        with (
            raw_path(client, f"/views/{instance_id}/{view['Id']}/versions/{number}"),
            assert_raises(client, "InvalidParameterException", match="ViewVersion"),
        ):
            client.delete_view_version(InstanceId=instance_id, ViewId=view["Id"], ViewVersion=1)


def test_labels_of_a_path_are_percent_decoded(
    client: Any, instance_id: str, view: dict[str, Any]
) -> None:
    identifier = f"{view['Arn']}:$SAVED".replace("a", "%61").replace("/", "%2f")

    with raw_path(client, f"/views/{instance_id}/{identifier}"):
        described = describe(client, instance_id, view["Id"])

    assert described["Arn"] == f"{view['Arn']}:$SAVED"
