from __future__ import annotations

import pytest

from .conftest import Run


def test_marked_test_runs_under_the_mock(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views
        def test_bare(is_active):
            assert is_active()

        @pytest.mark.connect_views()
        def test_called(is_active):
            assert is_active()

        def test_plain(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=3)


def test_marked_class_runs_under_the_mock(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views
        class TestMarked:
            def test_one(self, is_active):
                assert is_active()

            class TestInner:
                def test_two(self, is_active):
                    assert is_active()

        class TestPlain:
            def test_three(self, is_active):
                assert not is_active()
        """
    )
    result.assert_outcomes(passed=3)


def test_setup_method_of_a_marked_class_runs_under_the_mock(run: Run) -> None:
    result = run(
        """
        import boto3
        import pytest

        @pytest.mark.connect_views(instance_id="mine")
        class TestMarked:
            def setup_method(self):
                self.client = boto3.client("connect")
                self.client.describe_instance(InstanceId="mine")

            def test_views(self):
                assert self.client.list_views(InstanceId="mine")["ViewsSummaryList"]
        """
    )
    result.assert_outcomes(passed=1)


def test_marked_module_runs_under_the_mock(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.connect_views

        def test_function(is_active):
            assert is_active()

        class TestClass:
            def test_method(self, is_active):
                assert is_active()
        """
    )
    result.assert_outcomes(passed=2)


def test_region(run: Run) -> None:
    result = run(
        """
        import boto3
        import pytest

        @pytest.mark.connect_views(region="us-gov-west-1")
        def test_region(connect_client, connect_instance_id):
            assert boto3.client("connect").meta.region_name == "us-gov-west-1"
            instance = connect_client.describe_instance(InstanceId=connect_instance_id)["Instance"]
            assert instance["Arn"].split(":")[3] == "us-gov-west-1"
        """
    )
    result.assert_outcomes(passed=1)


def test_account_id(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(account_id="111122223333")
        def test_account(connect_client, connect_views, connect_instance_id):
            instance = connect_client.describe_instance(InstanceId=connect_instance_id)["Instance"]
            view = connect_views.create_view(connect_instance_id)
            assert {instance["Arn"].split(":")[4], view.arn.split(":")[4]} == {"111122223333"}
        """
    )
    result.assert_outcomes(passed=1)


def test_instance_id(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(instance_id="mine")
        def test_instance(connect_client, connect_instance_id):
            assert connect_instance_id == "mine"
            instances = connect_client.list_instances()["InstanceSummaryList"]
            assert [instance["Id"] for instance in instances] == ["mine"]

        @pytest.mark.connect_views(instance_id="mine")
        def test_instance_without_fixture():
            import boto3
            assert boto3.client("connect").describe_instance(InstanceId="mine")
        """
    )
    result.assert_outcomes(passed=2)


def test_config(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(config={"connect_views": {"max_views_per_instance": 1}})
        def test_quota(connect_views, connect_instance_id):
            connect_views.create_view(connect_instance_id, name="First")
            with pytest.raises(ValueError, match="ServiceQuotaExceeded"):
                connect_views.create_view(connect_instance_id, name="Second")
        """
    )
    result.assert_outcomes(passed=1)


def test_the_closest_marker_counts_for_each_argument(run: Run) -> None:
    result = run(
        """
        import os

        import pytest

        pytestmark = pytest.mark.connect_views(region="eu-west-2", account_id="111111111111")

        def test_module():
            assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-2"
            assert os.environ["MOTO_ACCOUNT_ID"] == "111111111111"

        @pytest.mark.connect_views(account_id="222222222222", instance_id="of-the-class")
        class TestClass:
            def test_class(self, connect_instance_id):
                assert os.environ["AWS_DEFAULT_REGION"] == "eu-west-2"
                assert os.environ["MOTO_ACCOUNT_ID"] == "222222222222"
                assert connect_instance_id == "of-the-class"

            @pytest.mark.connect_views(region="us-west-2")
            @pytest.mark.connect_views(instance_id="of-the-test")
            def test_function(self, connect_instance_id):
                assert os.environ["AWS_DEFAULT_REGION"] == "us-west-2"
                assert os.environ["MOTO_ACCOUNT_ID"] == "222222222222"
                assert connect_instance_id == "of-the-test"
        """
    )
    result.assert_outcomes(passed=3)


def test_the_configuration_of_the_closest_marker_replaces_the_others(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.connect_views(
            config={"connect_views": {"max_views_per_instance": 0}}
        )

        @pytest.mark.connect_views(config={"connect_views": {"max_versions_per_view": 0}})
        def test_views(connect_views, connect_instance_id):
            connect_views.create_view(connect_instance_id)
        """
    )
    result.assert_outcomes(passed=1)


def test_none_in_a_closer_marker_is_the_default(run: Run) -> None:
    result = run(
        """
        import pytest

        pytestmark = pytest.mark.connect_views(region="eu-west-2")

        @pytest.mark.connect_views(region=None)
        def test_region(connect_client):
            assert connect_client.meta.region_name == "us-east-1"
        """
    )
    result.assert_outcomes(passed=1)


def test_markers_of_parameters(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.parametrize(
            "region",
            [
                pytest.param("eu-west-2", marks=pytest.mark.connect_views(region="eu-west-2")),
                "us-east-1",
            ],
        )
        def test_region(region, connect_client):
            assert connect_client.meta.region_name == region
        """
    )
    result.assert_outcomes(passed=2)


def test_class_markers_hold_for_fixtures_of_that_scope(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="eu-west-2", instance_id="mine")
        class TestClass:
            def test_class(self, class_connect_client, class_connect_instance_id):
                assert class_connect_client.meta.region_name == "eu-west-2"
                assert class_connect_instance_id == "mine"
        """
    )
    result.assert_outcomes(passed=1)


def test_the_mock_is_active_before_the_fixtures_of_a_marked_test(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture(autouse=True)
        def automatic(is_active):
            assert is_active()
            yield
            assert is_active()

        @pytest.fixture
        def requested(is_active):
            assert is_active()
            yield
            assert is_active()

        @pytest.mark.connect_views
        def test_marked(requested):
            pass
        """
    )
    result.assert_outcomes(passed=1)


def test_the_mock_of_a_marker_ends_with_the_test(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views
        def test_fails():
            raise ValueError

        def test_after(is_active):
            assert not is_active()
        """
    )
    result.assert_outcomes(passed=1, failed=1)


def test_a_marker_that_is_added_while_the_test_is_set_up(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture
        def european(request):
            request.applymarker(pytest.mark.connect_views(region="eu-west-2"))

        @pytest.fixture
        def wrong(request):
            request.applymarker(pytest.mark.connect_views(regoin="eu-west-2"))

        def test_region(european, connect_client):
            assert connect_client.meta.region_name == "eu-west-2"

        def test_wrong(wrong, connect_client):
            pass
        """
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*UsageError: *has no argument 'regoin'*"])


TAKES = "region, account_id, instance_id, config, strict, skip_retry_delays"
LETTERS = "a string of 1 to 100 letters, digits, hyphens and underscores"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("regoin='us-east-1'", f" has no argument 'regoin'; it takes {TAKES}"),
        ("'us-east-1'", f" takes no positional arguments; it takes {TAKES} by name"),
        ("region=1", ": region must be the name of a region, not 1"),
        ("region=''", ": region must be the name of a region, not ''"),
        ("region='us east 1'", ": region must be the name of a region, not 'us east 1'"),
        ("account_id=1", ": account_id must be a string of 12 digits, not 1"),
        ("account_id='12'", ": account_id must be a string of 12 digits, not '12'"),
        ("instance_id='a/b'", f": instance_id must be {LETTERS}, not 'a/b'"),
        ("instance_id=b'a'", f": instance_id must be {LETTERS}, not b'a'"),
        ("strict='yes'", ": strict must be True or False, not 'yes'"),
        ("skip_retry_delays=1", ": skip_retry_delays must be True or False, not 1"),
        ("config='{}'", ": config must be a dict, not '{}'"),
        (
            "config={'connect_views': {'max_views': 1}}",
            ": config[\"connect_views\"]['max_views'] is unknown; the keys of this section are ",
        ),
        (
            "config={'connect_view': {}}",
            ": config['connect_view'] is not a section: the one of this library is ",
        ),
        (
            "config={'validate_content': False}",
            ": config['validate_content'] is not a section: validate_content belongs to ",
        ),
        ("config={'core': 1}", ': config["core"] must be a dict, not 1'),
        ("config={1: {}}", ": config[1] is not a section: the name of a section is a string"),
        (
            "config={'connect_views': 1}",
            ': config["connect_views"] must be a dict, not 1',
        ),
    ],
)
def test_a_wrong_argument_is_a_usage_error(run: Run, arguments: str, message: str) -> None:
    result = run(
        f"""
        import pytest

        @pytest.mark.connect_views({arguments})
        def test_wrong():
            pass
        """
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    where = "test_a_wrong_argument_is_a_usage_error.py::test_wrong: @pytest.mark.connect_views"
    assert f"ERROR: {where}{message}" in result.stderr.str()


NO_REGION = ": @pytest.mark.connect_views: Amazon Connect has no region '{}'; it has af-south-1, "


@pytest.mark.parametrize(
    ("region", "argument", "fixture"),
    [
        ("mars-1", "", ""),
        ("mars-1", "", "connect_client"),
        ("eu-west-1", "instance_id='mine'", ""),
        ("eu-west-1", "", "connect_instance_id"),
        ("eu-west-1", "", "connect_views_server"),
    ],
)
def test_a_region_that_has_no_connect_is_a_usage_error(
    run: Run, region: str, argument: str, fixture: str
) -> None:
    result = run(
        f"""
        import pytest

        @pytest.mark.connect_views(region={region!r}, {argument})
        def test_wrong({fixture}):
            pass
        """
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"::test_wrong{NO_REGION.format(region)}" in result.stderr.str()


@pytest.mark.parametrize("scope", ["class", "module"])
def test_a_region_of_a_wider_scope_that_has_no_connect_is_a_usage_error(
    run: Run, scope: str
) -> None:
    marks = {"class": "@", "module": "pytestmark = "}
    result = run(
        f"""
        import pytest

        {marks[scope]}pytest.mark.connect_views(region="eu-west-1")
        class TestClass:
            @pytest.mark.connect_views(region="us-east-1")
            def test_wrong(self, {scope}_connect_instance_id):
                pass
        """
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f".py{'::TestClass' * (scope == 'class')}{NO_REGION.format('eu-west-1')}" in (
        result.stderr.str()
    )


def test_a_region_that_exists_in_botocore_alone_is_taken(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connect_views_mock.handle.regions._WELL_KNOWN", frozenset())
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="us-east-1", instance_id="mine")
        def test_region(connect_client):
            assert connect_client.describe_instance(InstanceId="mine")["Instance"]
        """
    )
    result.assert_outcomes(passed=1)


def test_a_region_with_other_services_is_taken_for_a_test_without_an_instance(run: Run) -> None:
    result = run(
        """
        import boto3
        import pytest

        @pytest.mark.connect_views(region="eu-west-1")
        def test_other_service():
            assert boto3.client("s3").list_buckets()["Buckets"] == []
        """
    )
    result.assert_outcomes(passed=1)


def test_a_region_that_moto_is_told_to_take(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_ALLOW_NONEXISTENT_REGION", "true")
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="mars-1", instance_id="mine")
        def test_region(connect_client):
            assert connect_client.describe_instance(InstanceId="mine")["Instance"]
        """
    )
    result.assert_outcomes(passed=1)


def test_a_wrong_argument_of_a_class_is_a_usage_error(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(regoin="us-east-1")
        class TestClass:
            @pytest.mark.connect_views(region="us-east-1")
            def test_method(self):
                pass
        """
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "::TestClass::test_method: @pytest.mark.connect_views has no" in result.stderr.str()


def test_a_wrong_argument_stops_the_run_before_any_test(run: Run) -> None:
    result = run(
        """
        import pytest

        def test_first():
            print("ran")

        @pytest.mark.connect_views(regoin="us-east-1")
        def test_wrong():
            pass
        """,
        "-s",
    )
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.no_fnmatch_line("*ran")


def test_on_a_worker_of_xdist_a_wrong_argument_fails_the_test(
    pytester: pytest.Pytester, run: Run
) -> None:
    pytester.makepyfile(fake_worker="def pytest_configure(config): config.workerinput = {}")
    pytester.syspathinsert()
    result = run(
        """
        import pytest

        def test_right():
            pass

        @pytest.mark.connect_views(regoin="us-east-1")
        def test_wrong():
            pass
        """,
        "-p",
        "fake_worker",
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*UsageError: *has no argument 'regoin'*"])


def test_a_mark_of_one_parameter_leaves_the_others_alone(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.mark.parametrize(
            "mocked", [False, pytest.param(True, marks=pytest.mark.connect_views), False]
        )
        def test_mocked(mocked, is_active):
            assert is_active() is mocked
        """
    )
    result.assert_outcomes(passed=3)


def test_wider_fixtures_of_a_marked_test_are_made_before_the_mock_starts(run: Run) -> None:
    result = run(
        """
        import pytest

        @pytest.fixture(scope="module")
        def requested(is_active):
            assert not is_active()
            yield
            assert not is_active()

        @pytest.fixture(scope="session", autouse=True)
        def automatic(is_active):
            assert not is_active()

        @pytest.mark.connect_views
        def test_marked(request, requested, is_active, tmp_path):
            assert is_active()
        """
    )
    result.assert_outcomes(passed=1)


def test_a_marker_that_a_conftest_adds(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyfile(
        adds_marker="""
        import pytest

        def pytest_collection_modifyitems(items):
            for item in items:
                item.add_marker(pytest.mark.connect_views(instance_id="mine"))
        """
    )
    pytester.syspathinsert()
    result = run(
        """
        import boto3

        def test_instance():
            assert boto3.client("connect").describe_instance(InstanceId="mine")
        """,
        "-p",
        "adds_marker",
    )
    result.assert_outcomes(passed=1)


def test_a_test_without_marker_gets_no_fixture(run: Run) -> None:
    result = run("def test_plain(): pass", "--setup-show")
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*SETUP*")
