"""A run that cannot begin ends with a clear line."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from ..aws import UNKNOWN_ID, is_mocked
from .conftest import QUICK, Aws, ended


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away all of the AWS configuration."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--region", "us-east-1"], "There are no AWS credentials: configure some"),
        ([], "No region is configured: give one with --region"),
        (["--profile", "nobody"], "The AWS configuration cannot be used: .*nobody"),
    ],
)
def test_without_a_configuration_nothing_is_called(
    capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    run = ended(
        capsys, ["--aws", "--instance-id", UNKNOWN_ID, "--yes", "--only", QUICK, *arguments]
    )

    assert run.status == 2
    assert re.match(line, run.err)
    assert not is_mocked()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--aws"], "--aws needs --instance-id"),
        (["--aws", "--endpoint-url", "http://127.0.0.1:1"], "two targets"),
        (["--profile", "mine"], "--profile is for --aws"),
        (["--prefix", "a b"], "--prefix takes up to 80"),
        (["--only", "nothing"], "There is no scenario for nothing: it is no rule"),
        (["--only", "quota_of_views_refuses_one_more"], "would have to fill an instance"),
        (["--instance-id", UNKNOWN_ID], "without them the target is the mock"),
        (["--resume"], "without them the target is the mock"),
        (["--endpoint-url", "localhost:5000"], "takes a URL such as"),
        (["--endpoint-url", "http://me:secret@localhost:5000"], "takes a URL such as"),
        (["--endpoint-url", "https://connect.us-east-1.amazonaws.com"], "is AWS: use --aws"),
        (["--resume", "--endpoint-url", "http://127.0.0.1:1"], "no interrupted run to resume"),
        (["judge", "nowhere.json"], "nowhere.json cannot be read"),
        (["check-mock", "nowhere.json"], "nowhere.json cannot be read"),
        (["solve-checksum", "nowhere.json"], "nowhere.json has no samples"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    line: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with_rule = (
        arguments
        if "--only" in arguments or arguments[0][:2] != "--"
        else [*arguments, "--only", QUICK]
    )

    run = ended(capsys, with_rule)

    assert run.status == 2
    assert line in run.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("rate", ["0", "-1", "2.1", "nan", "inf", "fast"])
def test_a_rate_above_the_documented_one_is_refused(
    capsys: pytest.CaptureFixture[str], rate: str
) -> None:
    with pytest.raises(SystemExit) as exited:
        ended(capsys, ["--aws", "--rate", rate])

    assert exited.value.code == 2
    assert "must be above 0 and at most 2" in capsys.readouterr().err


def test_a_server_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    url = ["--endpoint-url", f"http://127.0.0.1:{port}", "--only", QUICK]

    run = ended(capsys, url)
    with_instance = ended(capsys, [*url, "--instance-id", UNKNOWN_ID])

    assert (run.status, with_instance.status) == (2, 2)
    assert "No instance could be made" in run.err
    assert f"There is no answer from a server at http://127.0.0.1:{port}" in with_instance.err


def test_nobody_who_could_agree_is_no_agreement(aws: Aws) -> None:
    run = aws.run(yes=False)

    assert run.status == 2
    assert run.err == "Nobody is there to agree: say --yes to run without being asked\n"
    assert aws.called() == []


class Terminal:
    """A person at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("said", "status"), [("yes", 0), ("Y", 0), ("no", 2), ("", 2)])
def test_a_person_is_asked(
    aws: Aws, monkeypatch: pytest.MonkeyPatch, said: str, status: int
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda _: said)

    run = aws.run(yes=False)

    assert run.status == status
    assert "CreateView" in run.out
    assert "There are at most 1 views of it at a time." in run.out
    assert (run.err == "Nothing was called\n") is (status == 2)


def test_a_person_who_ends_the_input_does_not_agree(
    aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", end)

    run = aws.run(yes=False)

    assert (run.status, run.err, aws.called()) == (2, "Nothing was called\n", [])


def test_an_instance_that_is_not_there(aws: Aws) -> None:
    aws.instance_id = UNKNOWN_ID

    run = aws.run()

    assert run.status == 2
    assert run.err == f"There is no instance {UNKNOWN_ID} with AWS in us-east-1\n"
    assert not aws.state.exists()


def test_views_that_have_the_prefix_already(aws: Aws) -> None:
    names = [f"connect-views-conformance {number}" for number in range(7)]
    for name in names:
        aws.create_view(name)

    run = aws.run()
    other = aws.run("--prefix", "mine")

    assert run.status == 2
    assert "'connect-views-conformance 4' and 2 more" in run.err
    assert "give another --prefix" in run.err
    assert aws.views() == names
    assert other.status == 0


@pytest.mark.parametrize(
    ("error", "line"),
    [
        ("AccessDeniedException", "do not allow ListViews: AccessDeniedException: not you"),
        ("ExpiredTokenException", "do not allow ListViews: ExpiredTokenException: not you"),
        ("TooManyRequestsException", "does not answer ListViews now (429, TooManyRequests"),
        ("InternalServiceException", "does not answer ListViews now (500, InternalService"),
        ("InvalidRequestException", "AWS in us-east-1 refuses ListViews: "),
    ],
)
def test_a_target_that_refuses_the_first_call(aws: Aws, error: str, line: str) -> None:
    aws.mock.inject_error("ListViews", error, "not you", times=100, when=aws.is_this_instance)

    run = aws.run()

    assert run.status == 2
    assert line in run.err
    assert not aws.state.exists()


def test_a_configuration_that_leads_elsewhere_is_not_aws(
    aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_CONNECT", "http://localhost:4566")

    run = aws.run()

    assert run.status == 2
    assert "The AWS configuration leads to localhost, which is not AWS" in run.err
