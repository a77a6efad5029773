from __future__ import annotations

import pytest

from .conftest import Run


def test_ini_options_set_what_the_marker_sets(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini(
        """
        [pytest]
        connect_views_region = eu-west-2
        connect_views_account_id = 111122223333
        connect_views_instance_id = mine
        connect_views_config = {"connect_views": {"max_views_per_instance": 0}}
        """
    )
    result = run(
        """
        import pytest

        def test_ini(connect_client, connect_instance_id, connect_views):
            instance = connect_client.describe_instance(InstanceId=connect_instance_id)["Instance"]
            assert instance["Arn"] == "arn:aws:connect:eu-west-2:111122223333:instance/mine"
            with pytest.raises(ValueError, match="ServiceQuotaExceeded"):
                connect_views.create_view(connect_instance_id)
        """
    )
    result.assert_outcomes(passed=1)


def test_pyproject(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makepyprojecttoml(
        """
        [tool.pytest.ini_options]
        connect_views_account_id = 111122223333
        connect_views_config = '{"connect_views": {"validate_content": false}}'
        """
    )
    result = run(
        """
        def test_ini(connect_client, connect_instance_id):
            instance = connect_client.describe_instance(InstanceId=connect_instance_id)["Instance"]
            assert instance["Arn"].split(":")[4] == "111122223333"
        """
    )
    result.assert_outcomes(passed=1)


def test_the_command_line_overrides_the_file(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = eu-west-2")
    result = run(
        """
        def test_region(connect_client):
            assert connect_client.meta.region_name == "us-west-2"
        """,
        "-o",
        "connect_views_region=us-west-2",
    )
    result.assert_outcomes(passed=1)


def test_the_marker_overrides_the_ini_options(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini(
        """
        [pytest]
        connect_views_region = eu-west-2
        connect_views_instance_id = mine
        """
    )
    result = run(
        """
        import pytest

        @pytest.mark.connect_views(region="us-west-2")
        def test_region(connect_client, connect_instance_id):
            assert connect_client.meta.region_name == "us-west-2"
            assert connect_instance_id == "mine"
        """
    )
    result.assert_outcomes(passed=1)


def test_ini_options_hold_for_the_scope_of_the_session(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = eu-west-2\nconnect_views_instance_id = mine")
    result = run(
        """
        import pytest

        @pytest.mark.parametrize("time", [1, 2])
        def test_session(time, session_connect_client, session_connect_instance_id, connect_views):
            assert session_connect_client.meta.region_name == "eu-west-2"
            assert session_connect_instance_id == "mine"
        """
    )
    result.assert_outcomes(passed=2)


def test_ini_options_start_no_mock(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = eu-west-2")
    run("def test_plain(is_active): assert not is_active()").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("connect_views_config = {", "connect_views_config must be JSON: Expecting property name"),
        ("connect_views_config = []", "config must be a dict, not []"),
        (
            'connect_views_config = {"connect_views": {"max_views": 1}}',
            "config[\"connect_views\"]['max_views'] is unknown; the keys of this section are ",
        ),
        (
            'connect_views_config = {"connect_view": {}}',
            "config['connect_view'] is not a section: the one of this library is ",
        ),
        (
            'connect_views_config = {"validate_content": false}',
            "config['validate_content'] is not a section: validate_content belongs to ",
        ),
        (
            'connect_views_config = {"core": {"passthrough": []}}',
            'config["core"]["passthrough"] must be a dict, not []',
        ),
        (
            "connect_views_region = us east 1",
            "region must be the name of a region, not 'us east 1'",
        ),
        ("connect_views_strict = perhaps", "connect_views_strict must be true or false: "),
        (
            "connect_views_skip_retry_delays = 5",
            "connect_views_skip_retry_delays must be true or false: ",
        ),
        ("connect_views_account_id = 12", "account_id must be a string of 12 digits, not '12'"),
        ("connect_views_instance_id = a/b", "instance_id must be a string of 1 to 100 letters, "),
    ],
)
def test_a_wrong_option_is_a_usage_error(
    pytester: pytest.Pytester, run: Run, option: str, message: str
) -> None:
    pytester.makeini(f"[pytest]\n{option}")
    result = run("def test_plain(): pass")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    name = option.partition(" ")[0]
    where = "" if message.startswith(name) else f"the ini option {name}: "
    assert f"ERROR: {where}{message}" in result.stderr.str()


def test_a_region_that_does_not_exist_is_a_usage_error(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = mars-1")
    result = run("def test_views(connect_client): pass")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    message = "ERROR: the ini option connect_views_region: Amazon Connect has no region 'mars-1'; "
    assert message in result.stderr.str()


def test_a_region_that_no_test_uses_is_left_alone(pytester: pytest.Pytester, run: Run) -> None:
    pytester.makeini("[pytest]\nconnect_views_region = mars-1")
    result = run(
        """
        import pytest

        def test_plain():
            pass

        @pytest.mark.connect_views(region="us-east-1")
        def test_views():
            pass
        """
    )
    result.assert_outcomes(passed=2)
