"""Stacks in another partition, in the state of a class, and in moto's server."""

from __future__ import annotations

from typing import ClassVar

import boto3
import pytest
from moto.server import ThreadedMotoServer

from connect_views_mock import mock_connect_views
from tests.aws import REGION, create_instance

from .helpers import REFUSED_VIEW, VERSION_OF_CONTENT, Stacks, titled


def test_stacks_of_another_partition_have_views() -> None:
    with mock_connect_views():
        connect = boto3.client("connect", region_name="us-gov-west-1")
        cloudformation = boto3.client("cloudformation", region_name="us-gov-west-1")
        stacks = Stacks(cloudformation, connect, create_instance(connect))
        resources = {"View": stacks.view(), "Version": VERSION_OF_CONTENT}
        assert stacks.create(resources)["StackStatus"] == "CREATE_COMPLETE"
        version_arn = stacks.physical_id("Version")
        assert version_arn.startswith("arn:aws-us-gov:connect:us-gov-west-1:")
        assert stacks.describe_view(version_arn)["Version"] == 1


@mock_connect_views
class TestStackOfAClass:
    """Each test starts with the stack of the set-up, whatever the one before it did."""

    stacks: ClassVar[Stacks]

    @classmethod
    def setup_class(cls) -> None:
        connect = boto3.client("connect", region_name=REGION)
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        cls.stacks = Stacks(cloudformation, connect, create_instance(connect))
        cls.stacks.create({"View": cls.stacks.view(), "Version": VERSION_OF_CONTENT})

    @pytest.mark.parametrize("title", ["First", "Second"])
    def test_a_stack_of_a_set_up_is_there_anew(self, title: str) -> None:
        stacks = self.stacks
        assert stacks.versions(stacks.physical_id("View")) == [1]
        stacks.update({"View": stacks.view(titled(title)), "Version": VERSION_OF_CONTENT})
        assert stacks.versions(stacks.physical_id("View")) == [2]


def test_stacks_of_a_server_have_views() -> None:
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    with mock_connect_views() as mock:
        server.start()
        try:
            host, port = server.get_host_and_port()
            endpoint = f"http://{host}:{port}"
            cloudformation = boto3.client("cloudformation", REGION, endpoint_url=endpoint)
            connect = boto3.client("connect", REGION, endpoint_url=endpoint)
            stacks = Stacks(cloudformation, connect, mock.create_instance())
            assert stacks.create({"View": stacks.view()})["StackStatus"] == "CREATE_COMPLETE"
            stack = stacks.update({"View": stacks.view(REFUSED_VIEW)})
            assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
            assert stacks.views() == ["Order"]
        finally:
            server.stop()
