"""A run that cannot go on ends with a clear line, and leaves nothing that it made."""

from __future__ import annotations

import json
import signal
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from .conftest import QUICK, Aws
from .made import Kind
from .scenario import scenarios
from .scene import Scene

THREE = [
    "create_view_with_saved_sets_the_draft",
    "create_view_with_published_sets_draft_and_published_content",
    "create_view_with_published_creates_no_numbered_version",
]


def only(rules: list[str]) -> list[str]:
    return [argument for rule in rules for argument in ("--only", rule)]


# What keeps a run from going on


@pytest.mark.parametrize(
    "error", ["TooManyRequestsException", "InternalServiceException", "ExpiredTokenException"]
)
def test_a_target_that_fails_on_and_on_ends_the_run(aws: Aws, error: str) -> None:
    aws.mock.inject_error("DescribeView", error, times=100, when=aws.is_this_instance)
    aws.mock.inject_error("CreateViewVersion", error, times=100, when=aws.is_this_instance)
    rules = [*THREE[:2], "create_view_version_numbers_from_1"]

    run = aws.run(*only(rules), only=None)

    assert run.status == 2
    assert "Stopped, because the target failed 3 times in a row: " in run.err
    assert error in run.err
    assert "After 2 of 3 rules. All that it made is deleted. Go on with --resume." in run.err
    assert aws.views() == []
    assert aws.state.exists()


def test_a_target_that_does_not_answer(aws: Aws) -> None:
    aws.mock.inject_error(
        "DescribeView",
        exception=ReadTimeoutError(endpoint_url="https://connect"),
        times=100,
        when=aws.is_this_instance,
    )

    run = aws.run()

    assert run.status == 1
    assert f"could not tell: {QUICK}" in run.out
    report = (aws.folder / "conformance-report" / "report.md").read_text()
    assert "It could not be told, because no answer: Read timeout" in report
    assert aws.views() == []


def test_a_view_whose_answer_was_lost_is_deleted(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> None:
    # The service made it, and the answer never came.
    create_view = Scene.create_view
    made: list[str] = []

    def lose_the_answer(self: Scene, *arguments: Any, **parameters: Any) -> Any:
        if self.instance_id != aws.instance_id:
            return create_view(self, *arguments, **parameters)
        aws.create_view(self.name())
        made.extend(aws.views())
        raise ReadTimeoutError(endpoint_url="https://connect")

    monkeypatch.setattr(Scene, "create_view", lose_the_answer)

    run = aws.run()

    assert run.status == 1
    assert len(made) == 1
    assert aws.views() == []


@pytest.mark.parametrize(
    ("code", "message", "reason"),
    [
        ("404", "Not Found", "the target does not know DeleteView: 404"),
        ("SignatureDoesNotMatch", "wrong", "the request of DeleteView was not let in"),
        (
            "AccessDeniedException",
            "User: arn:aws:sts::123456789012:assumed-role/Admin/me@example.com is not authorized "
            "to perform: connect:DeleteView",
            "the credentials do not allow",
        ),
    ],
)
def test_an_operation_that_the_target_lacks_or_denies(
    aws: Aws, monkeypatch: pytest.MonkeyPatch, code: str, message: str, reason: str
) -> None:
    from . import targets

    class Lacking:
        def __init__(self, _: float) -> None:
            pass

        def apply_to(self, client: Any) -> None:
            client.meta.events.register_first("after-call.connect.UpdateViewMetadata", self.refuse)

        def refuse(self, http_response: Any, parsed: dict[str, Any], **_: Any) -> None:
            http_response.status_code = 404 if code == "404" else 403
            parsed["ResponseMetadata"]["HTTPStatusCode"] = http_response.status_code
            parsed["Error"] = {"Code": code, "Message": message}

    monkeypatch.setattr(targets, "Pace", Lacking)
    rule = "update_view_metadata_with_neither_name_nor_description_is_an_invalid_request"

    run = aws.run("--only", rule)

    assert run.status == 1
    assert run.out.splitlines()[-2:] == [
        "2 rules: 1 same, 0 different, 1 could not tell",
        f"could not tell: {rule}",
    ]
    report = (aws.folder / "conformance-report" / "report.md").read_text()
    assert reason.replace("DeleteView", "UpdateViewMetadata") in report
    recording = (aws.folder / "conformance-report" / "recording.json").read_text()
    assert "me@example.com" not in report + recording
    assert aws.views() == []


def test_views_that_cannot_be_deleted_are_named(aws: Aws) -> None:
    aws.mock.inject_error(
        "DeleteView", "InternalServiceException", times=6, when=aws.is_this_instance
    )

    run = aws.run()

    assert run.status == 2
    (name,) = aws.views()
    assert f"This could not be deleted: View {name!r} (" in run.err
    assert "Run again with --resume, which deletes it first." in run.err

    again = aws.run("--resume")

    assert (again.status, aws.views(), aws.state.exists()) == (0, [], False)


def workspaces(aws: Aws) -> list[str]:
    listed = aws.client.list_workspaces(InstanceId=aws.instance_id)["WorkspaceSummaryList"]
    return [each["Name"] for each in listed]


def test_a_workspace_that_its_scenario_cannot_delete_is_deleted_by_the_run(aws: Aws) -> None:
    rule = "create_workspace_answers_with_id_and_arn"
    aws.mock.inject_error("DeleteWorkspace", "InternalServiceException", when=aws.is_this_instance)

    run = aws.run("--workspaces", only=rule)

    assert run.out.splitlines()[-1] == f"could not tell: {rule}"
    assert (workspaces(aws), aws.views(), aws.state.exists()) == ([], [], False)


def test_workspaces_are_left_alone_unless_they_are_asked_for(aws: Aws) -> None:
    run = aws.run("--only", "create_workspace_answers_with_id_and_arn")

    assert run.status == 0
    assert not [operation for operation in aws.called() if "Workspace" in operation]
    report = (aws.folder / "conformance-report" / "report.md").read_text()
    assert "it makes workspaces: say --workspaces" in report


def test_workspaces_that_have_the_prefix_already(aws: Aws) -> None:
    aws.client.create_workspace(InstanceId=aws.instance_id, Name="connect-views-conformance 1")

    run = aws.run("--workspaces")

    assert run.status == 2
    assert "The instance has workspaces already whose names begin with" in run.err
    assert workspaces(aws) == ["connect-views-conformance 1"]


# An interrupted run


@pytest.fixture
def interrupted(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> Aws:
    """Press Ctrl-C in the second scenario, when it has made a view."""
    publish = scenarios()[THREE[1]]
    create_view = Scene.create_view
    pressed: list[str] = []

    def press(self: Scene, *arguments: Any, **parameters: Any) -> Any:
        view = create_view(self, *arguments, **parameters)
        if self.instance_id == aws.instance_id and "2 " in self.prefix[-2:] and not pressed:
            pressed.append(publish.rule)
            raise KeyboardInterrupt
        return view

    monkeypatch.setattr(Scene, "create_view", press)
    return aws


def test_an_interrupted_run_deletes_what_it_made_and_can_be_resumed(interrupted: Aws) -> None:
    aws = interrupted
    run = aws.run(*only(THREE), only=None)

    assert run.status == 130
    assert run.err.splitlines()[-2:] == [
        "Interrupted",
        "After 1 of 3 rules. All that it made is deleted. Go on with --resume.",
    ]
    assert aws.views() == []

    before = aws.called().count("CreateView")
    again = aws.run("--resume", *only(THREE), only=None)

    assert (again.status, aws.state.exists()) == (0, False)
    report = json.loads((aws.folder / "conformance-report" / "report.json").read_text())
    assert [each["verdict"] for each in report["rules"]] == ["same"] * 3
    # Only the two that were left are played again.
    assert aws.called().count("CreateView") - before == 2
    names = [
        each.parameters["Name"]
        for each in aws.mock.requests
        if each.operation == "CreateView" and each.parameters["InstanceId"] == aws.instance_id
    ]
    assert len(names) == len(set(names)) == 4


def test_who_presses_ctrl_c_again_leaves_nothing_behind(
    interrupted: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    aws = interrupted
    delete = Kind.delete
    pressed: list[str] = []

    def press(self: Kind, client: Any, instance_id: str, id_: str) -> None:
        if instance_id == aws.instance_id:
            pressed.append(id_)
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
        delete(self, client, instance_id, id_)

    monkeypatch.setattr(Kind, "delete", press)

    run = aws.run(*only(THREE), only=None)

    assert run.status == 130
    assert len(pressed) == 1
    assert aws.views() == []
    assert aws.state.exists()


def test_a_run_that_was_killed_is_cleaned_up_by_the_next(interrupted: Aws) -> None:
    aws = interrupted
    aws.run(*only(THREE), only=None)
    head = json.loads(aws.state.read_text().splitlines()[0])
    # As if it had been killed before it could delete them; of the second it did not even know.
    aws.create_view(f"{head['prefix']}7 Order")
    aws.create_view(f"{head['prefix']}7 Another")
    aws.create_view("Somebody else's")
    with aws.state.open("a") as file:
        file.write('{"result": {"rule": "cut o')

    again = aws.run("--resume", *only(THREE), only=None)

    assert again.status == 0
    assert aws.views() == ["Somebody else's"]


def test_an_interrupted_run_is_not_begun_anew(interrupted: Aws) -> None:
    aws = interrupted
    aws.run(*only(THREE), only=None)

    run = aws.run()

    assert run.status == 2
    assert "A run was interrupted: go on with it with --resume, or remove" in run.err


def test_a_run_is_not_resumed_with_another_target(interrupted: Aws) -> None:
    aws = interrupted
    aws.run(*only(THREE), only=None)
    first, aws.instance_id = aws.instance_id, aws.mock.create_instance()

    run = aws.run("--resume", *only(THREE), only=None)

    assert run.status == 2
    assert f"is of a run with aws {first} in us-east-1, and not with aws " in run.err
    assert aws.views() == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', "\ud800", "null\n"])
def test_a_file_that_is_no_state_is_refused(aws: Aws, text: str) -> None:
    aws.state.write_bytes(text.encode("utf-8", "surrogatepass"))

    run = aws.run("--resume")

    assert run.status == 2
    assert "conformance-state.json is not the state of a run: " in run.err


def test_a_report_that_cannot_be_written(aws: Aws) -> None:
    (aws.folder / "file").write_text("")

    run = aws.run("--output", "file/folder")

    assert run.status == 2
    assert "The report cannot be written to file/folder: " in run.err
    assert aws.views() == []
