from __future__ import annotations

import os

import moto
import pytest

from .conftest import Run


def test_connect_views_runs_the_test_under_the_mock(run: Run) -> None:
    result = run(
        """
        def test_mocked(connect_views, is_active):
            assert is_active()
        """
    )
    result.assert_outcomes(passed=1)


def test_connect_views_is_the_handle(run: Run) -> None:
    result = run(
        """
        from connect_views_mock import ConnectViewsMock

        def test_handle(connect_views):
            assert isinstance(connect_views, ConnectViewsMock)
            view = connect_views.create_view(connect_views.create_instance("mine"), name="Greeting")
            assert view.name == "Greeting"
        """
    )
    result.assert_outcomes(passed=1)


def test_a_test_that_asks_for_nothing_is_not_mocked(run: Run) -> None:
    result = run(
        """
        def test_plain(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=1)


def test_connect_client_and_connect_instance_id(run: Run) -> None:
    result = run(
        """
        def test_client(connect_client, connect_instance_id):
            instance = connect_client.describe_instance(InstanceId=connect_instance_id)["Instance"]
            assert instance["Id"] == connect_instance_id
            assert connect_client.list_views(InstanceId=connect_instance_id)["ViewsSummaryList"]
        """
    )
    result.assert_outcomes(passed=1)


def test_the_client_sees_what_the_handle_makes(run: Run) -> None:
    result = run(
        """
        def test_view(connect_client, connect_instance_id, connect_views):
            view = connect_views.create_view(connect_instance_id)
            found = connect_client.describe_view(InstanceId=connect_instance_id, ViewId=view.id)
            assert found["View"]["Name"] == "View"
            assert [request.operation for request in connect_views.requests] == ["DescribeView"]
        """
    )
    result.assert_outcomes(passed=1)


def test_each_test_starts_with_nothing(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.parametrize("time", [1, 2])
        def test_instances(time, connect_client, connect_instance_id):
            instances = connect_client.list_instances()["InstanceSummaryList"]
            assert [instance["Id"] for instance in instances] == [connect_instance_id]
        """
    )
    result.assert_outcomes(passed=2)


def test_the_region_is_us_east_1_by_default(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    result = run(
        """
        import boto3
        import pytest

        def test_region(connect_client):
            assert connect_client.meta.region_name == "us-east-1"
            assert boto3.client("sqs").meta.region_name == "us-east-1"

        @pytest.mark.connect_views(config={"core": {"mock_credentials": False}})
        def test_without_fake_credentials(connect_client):
            assert connect_client.meta.region_name == "us-east-1"
            assert boto3.client("sqs").meta.region_name == "us-east-1"
        """
    )
    result.assert_outcomes(passed=2)


@pytest.mark.parametrize("name", ["AWS_DEFAULT_REGION", "AWS_REGION"])
def test_the_region_is_that_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for other in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "eu-west-2")
    result = run(
        f"""
        import os

        import boto3
        import pytest

        def test_region(connect_client, connect_instance_id):
            assert connect_client.meta.region_name == os.environ["{name}"] == "eu-west-2"
            connect_client.describe_instance(InstanceId=connect_instance_id)

        @pytest.mark.connect_views(region="us-west-2")
        def test_marker(connect_client):
            assert connect_client.meta.region_name == os.environ["{name}"] == "us-west-2"
        """
    )
    result.assert_outcomes(passed=2)


def test_the_environment_is_restored(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "")
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("MOTO_ACCOUNT_ID", "999988887777")
    before = _environment()
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="eu-west-2", account_id="111122223333")
        def test_passes(connect_client, connect_instance_id):
            pass

        def test_fails(connect_client):
            raise ValueError
        """
    )
    result.assert_outcomes(passed=1, failed=1)
    assert _environment() == before


def test_a_profile_that_does_not_exist(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "no-such-profile")
    result = run(
        """
        import os

        def test_client(connect_client):
            assert connect_client.list_instances()["InstanceSummaryList"] == []

        def test_profile():
            assert os.environ["AWS_PROFILE"] == "no-such-profile"
        """
    )
    result.assert_outcomes(passed=2)


def test_an_unsupported_moto_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moto, "__version__", "5.0.0")
    result = run(
        """
        def test_client(connect_client):
            pass

        def test_plain():
            pass
        """
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(
        ["*UnsupportedMotoError: connect-views-mock needs moto 5.1.21 or newer, and moto 5.0.0 is*"]
    )


def test_an_exception_stops_the_mock(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture
        def broken(connect_views):
            raise ValueError

        def test_error(broken):
            pass

        def test_after(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=1, errors=1)


@pytest.mark.parametrize("scope", ["class", "module", "session"])
def test_wider_scopes_share_client_instance_and_state(run: Run, scope: str) -> None:
    result = run(
        f"""
        import pytest

        @pytest.fixture(scope="{scope}")
        def view({scope}_connect_views, {scope}_connect_instance_id):
            return {scope}_connect_views.create_view({scope}_connect_instance_id)

        class TestViews:
            @pytest.mark.parametrize("time", [1, 2])
            def test_view(self, time, view, {scope}_connect_client, {scope}_connect_instance_id):
                found = {scope}_connect_client.describe_view(
                    InstanceId={scope}_connect_instance_id, ViewId=view.id
                )
                assert found["View"]["Arn"] == view.arn + ":$LATEST"
                instances = {scope}_connect_client.list_instances()["InstanceSummaryList"]
                assert len(instances) == 1
        """
    )
    result.assert_outcomes(passed=2)


def test_class_scope_ends_with_the_class(run: Run) -> None:
    result = run(
        """
        class TestFirst:
            def test_view(self, class_connect_views, class_connect_instance_id):
                class_connect_views.create_view(class_connect_instance_id)

        class TestSecond:
            def test_instances(self, class_connect_client):
                assert class_connect_client.list_instances()["InstanceSummaryList"] == []

        def test_after(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=3)


def test_class_scope_outside_of_a_class_is_that_of_a_test(run: Run) -> None:
    result = run(
        """
        def test_function(class_connect_views, is_active):
            assert is_active()

        def test_after(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=2)


def test_module_scope_ends_with_the_module(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyfile(
        test_a="""
        def test_view(module_connect_views, module_connect_instance_id):
            module_connect_views.create_view(module_connect_instance_id)
        """,
        test_b="""
        def test_instances(is_active, module_connect_client):
            assert module_connect_client.list_instances()["InstanceSummaryList"] == []
        """,
    )
    result = run("def test_last(is_active): assert not is_active()")
    result.assert_outcomes(passed=3)


def test_session_scope_lasts_over_modules(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyfile(
        test_a="""
        def test_view(session_connect_views, session_connect_instance_id):
            session_connect_views.create_view(session_connect_instance_id)
        """,
        test_b="""
        def test_instances(session_connect_client, session_connect_instance_id):
            names = [view["Name"] for view in session_connect_client.list_views(
                InstanceId=session_connect_instance_id, Type="CUSTOMER_MANAGED"
            )["ViewsSummaryList"]]
            assert names == ["View"]
        """,
    )
    run("def test_last(is_active): assert is_active()").assert_outcomes(passed=3)


def test_a_test_inside_of_a_wider_scope_shares_its_state(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture(scope="module", autouse=True)
        def view(module_connect_views):
            return module_connect_views.create_view(module_connect_views.create_instance("mine"))

        @pytest.mark.parametrize("time", [1, 2])
        def test_both(time, connect_client, module_connect_client, view):
            for client in (connect_client, module_connect_client):
                client.describe_view(InstanceId="mine", ViewId=view.id)
        """
    )
    result.assert_outcomes(passed=2)


def test_requests_and_errors_of_a_test_inside_of_a_wider_scope_are_its_own(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.parametrize("time", [1, 2])
        def test_both(time, module_connect_views, connect_views, connect_client):
            assert connect_views.requests == []
            connect_client.list_instances()
            assert len(connect_views.requests) == 1
            assert len(module_connect_views.requests) == time
            connect_views.inject_error("ListInstances", "InvalidRequestException", times=9)
        """
    )
    result.assert_outcomes(passed=2)


def test_an_instance_of_the_marker_is_made_once_in_a_wider_scope(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.connect_views(instance_id="mine")

        @pytest.mark.parametrize("time", [1, 2])
        def test_instance(time, connect_instance_id, module_connect_client):
            instances = module_connect_client.list_instances()["InstanceSummaryList"]
            assert [instance["Id"] for instance in instances] == ["mine"] == [connect_instance_id]
        """
    )
    result.assert_outcomes(passed=2)


def test_the_region_of_a_test_inside_of_a_wider_scope(run: Run) -> None:
    result = run(
        """
        import os

        import pytest

        @pytest.mark.connect_views(region="eu-west-2")
        def test_inner(module_connect_client, connect_client):
            assert module_connect_client.meta.region_name == "us-east-1"
            assert connect_client.meta.region_name == "eu-west-2"

        def test_next(module_connect_views):
            assert os.environ["AWS_DEFAULT_REGION"] == "us-east-1"
        """
    )
    result.assert_outcomes(passed=2)


def test_parametrised_fixtures(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture(params=["SAVED", "PUBLISHED"])
        def view(request, connect_views, connect_instance_id):
            return connect_views.create_view(connect_instance_id, status=request.param)

        def test_status(view, connect_client, connect_instance_id):
            found = connect_client.describe_view(
                InstanceId=connect_instance_id, ViewId=view.id + ":$SAVED"
            )
            assert found["View"]["Status"] == view.status
        """
    )
    result.assert_outcomes(passed=2)


def test_usefixtures(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.usefixtures("connect_views")
        class TestViews:
            def test_mocked(self, is_active):
                assert is_active()
        """
    )
    result.assert_outcomes(passed=1)


def test_a_fixture_can_be_overridden(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture
        def connect_instance_id(connect_views):
            return connect_views.create_instance("mine")

        def test_own(connect_instance_id, connect_client):
            assert connect_client.describe_instance(InstanceId="mine")["Instance"]["Id"] == "mine"
        """
    )
    result.assert_outcomes(passed=1)


def test_a_client_made_at_module_level_is_mocked(run: Run) -> None:
    result = run(
        """
        import boto3

        CLIENT = boto3.client(
            "connect", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b"
        )

        def test_client(connect_instance_id):
            assert CLIENT.describe_instance(InstanceId=connect_instance_id)
        """
    )
    result.assert_outcomes(passed=1)


def _environment() -> dict[str, str]:
    # The variable in which pytest says where it is: the inner run deletes it.
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
