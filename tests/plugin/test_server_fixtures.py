"""The fixtures that run a server."""

from __future__ import annotations

import pytest

from .conftest import Run


@pytest.mark.parametrize("scope", ["", "class_", "module_", "session_"])
def test_a_server_runs_under_the_mock_of_its_scope(run: Run, scope: str) -> None:
    result = run(
        f"""
        import boto3

        def test_views({scope}connect_views_server, {scope}connect_views, {scope}connect_client):
            server = {scope}connect_views_server
            assert server.mock is {scope}connect_views
            server.mock.create_view(server.instance_id, name="Greeting")
            client = boto3.client("connect", endpoint_url=server.endpoint_url)
            for each in (client, {scope}connect_client):
                views = each.list_views(InstanceId=server.instance_id, Type="CUSTOMER_MANAGED")
                assert [view["Name"] for view in views["ViewsSummaryList"]] == ["Greeting"]
        """
    )
    result.assert_outcomes(passed=1)


def test_a_server_begins_with_the_instance_of_the_marker(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(instance_id="mine", region="us-west-2")
        def test_instance(connect_views_server):
            assert connect_views_server.instance_id == "mine"
            assert connect_views_server.region == "us-west-2"
        """
    )
    result.assert_outcomes(passed=1)
