"""Unit tests for the versions of views."""

from datetime import timedelta
from unittest import SkipTest

import pytest
from botocore.exceptions import ClientError
from freezegun import freeze_time

from moto import mock_aws, settings

from .test_connect_views import (
    create_instance,
    create_view,
    describe,
    title_of,
    update_content,
)


def new_view(status="PUBLISHED"):
    """Return a client, and the parameters that name a new view"""
    client, instance_id = create_instance()
    view = create_view(client, instance_id, status=status, title="0")
    return client, {"InstanceId": instance_id, "ViewId": view["Id"]}


def publish(client, view, title):
    return update_content(client, *view.values(), "PUBLISHED", title)


def create_version(client, view, **kwargs):
    return client.create_view_version(**view, **kwargs)["View"]


def describe_version(client, view, qualifier):
    return describe(client, view["InstanceId"], f"{view['ViewId']}:{qualifier}")


@mock_aws
def test_create_view_version():
    client, view = new_view()
    update_content(client, *view.values(), "SAVED", "Draft")

    version = create_version(client, view, VersionDescription="First")

    assert version["Id"] == view["ViewId"]
    assert version["Arn"].endswith(f"/view/{view['ViewId']}:1")
    assert version["Status"] == "PUBLISHED"
    assert version["Version"] == 1
    assert version["VersionDescription"] == "First"
    assert title_of(version) == "0"
    assert describe_version(client, view, "1") == version


@mock_aws
def test_version_numbers_are_not_used_again():
    client, view = new_view()

    for number in (1, 2, 3):
        checksum = publish(client, view, str(number))["ViewContentSha256"]
        version = create_version(client, view, ViewContentSha256=checksum)
        assert version["Version"] == number
        client.delete_view_version(**view, ViewVersion=number)


@mock_aws
def test_publishing_creates_no_version():
    client, view = new_view()
    publish(client, view, "1")

    with pytest.raises(ClientError) as exc:
        describe_version(client, view, "1")
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == f"Version 1 of view {view['ViewId']} not found"


@mock_aws
def test_version_never_changes():
    client, view = new_view()
    version = create_version(client, view)
    published = publish(client, view, "1")

    described = describe_version(client, view, "1")

    assert described["Content"] == version["Content"]
    assert described["ViewContentSha256"] == version["ViewContentSha256"]
    assert described["ViewContentSha256"] != published["ViewContentSha256"]


@mock_aws
def test_create_view_version_with_unchanged_content():
    client, view = new_view()
    first = create_version(client, view, VersionDescription="First")

    assert create_version(client, view, VersionDescription="Second") == first


@mock_aws
def test_create_view_version_with_content_of_highest_remaining_version():
    client, view = new_view()
    create_version(client, view)
    publish(client, view, "1")
    create_version(client, view)
    publish(client, view, "0")
    client.delete_view_version(**view, ViewVersion=2)

    assert create_version(client, view) == describe_version(client, view, "1")


@mock_aws
def test_create_view_version_with_checksum_of_other_content():
    client, view = new_view()
    latest = publish(client, view, "1")["ViewContentSha256"]

    with pytest.raises(ClientError) as exc:
        create_version(client, view, ViewContentSha256="a" * 64)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "ViewContentSha256: differs from the checksum of the latest published "
        f"content, {latest}"
    )


@mock_aws
def test_create_view_version_of_view_never_published():
    client, view = new_view(status="SAVED")

    with pytest.raises(ClientError) as exc:
        create_version(client, view)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == (
        f"View {view['ViewId']} is not published: publish it, or describe its $SAVED"
    )


@mock_aws
def test_last_modified_time_with_versions():
    if settings.TEST_SERVER_MODE:
        raise SkipTest("The time of the server does not stand still")
    with freeze_time("2026-01-01 12:00:00") as clock:
        client, view = new_view()
        ages = []
        for change in (
            lambda: create_version(client, view),
            lambda: create_version(client, view),
            lambda: client.delete_view_version(**view, ViewVersion=1),
        ):
            clock.tick(60)
            change()
            latest = describe_version(client, view, "$LATEST")
            ages.append(latest["LastModifiedTime"] - latest["CreatedTime"])

    # Only the first of the three creates a version
    assert ages == [timedelta(seconds=60)] * 3


@mock_aws
def test_delete_view_version():
    client, view = new_view()
    create_version(client, view)
    client.delete_view_version(**view, ViewVersion=1)

    with pytest.raises(ClientError) as exc:
        client.delete_view_version(**view, ViewVersion=1)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == f"Version 1 of view {view['ViewId']} not found"
