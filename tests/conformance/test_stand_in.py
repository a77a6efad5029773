"""Against a stand-in that is wrong in ten ways, the report names exactly these ten rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from . import targets
from .conftest import Aws, ended

Change = Callable[[str, dict[str, Any], dict[str, Any]], None]
"""Changes an answer in place, by the operation and what was asked."""


def another_code_for_a_taken_name(
    operation: str, _: dict[str, Any], answer: dict[str, Any]
) -> None:
    if "View" in operation and answer.get("Error", {}).get("Code") == "DuplicateResourceException":
        answer["Error"]["Code"] = "InvalidRequestException"
        answer["ResponseMetadata"]["HTTPStatusCode"] = 400


def another_code_for_another_checksum(
    operation: str, asked: dict[str, Any], answer: dict[str, Any]
) -> None:
    is_asked = operation == "CreateViewVersion" and len(asked.get("ViewContentSha256", "")) == 64
    if is_asked and "Error" in answer:
        answer["Error"]["Code"] = "InvalidRequestException"


def another_order_of_views(operation: str, asked: dict[str, Any], answer: dict[str, Any]) -> None:
    if (
        operation == "ListViews"
        and asked.get("Type") == "CUSTOMER_MANAGED"
        and "Error" not in answer
    ):
        answer["ViewsSummaryList"].reverse()


def another_status_in_lists(operation: str, _: dict[str, Any], answer: dict[str, Any]) -> None:
    if operation == "ListViews":
        for view in answer.get("ViewsSummaryList", []):
            view["Status"] = "PUBLISHED"


def another_form_of_the_checksum(_: str, __: dict[str, Any], answer: dict[str, Any]) -> None:
    view = answer.get("View", {})
    if "ViewContentSha256" in view:
        view["ViewContentSha256"] = view["ViewContentSha256"].upper()


def no_tags_when_there_are_none(_: str, __: dict[str, Any], answer: dict[str, Any]) -> None:
    if answer.get("View", {}).get("Tags") == {}:
        del answer["View"]["Tags"]


def an_unqualified_arn(operation: str, _: dict[str, Any], answer: dict[str, Any]) -> None:
    if operation == "DescribeView" and "View" in answer:
        view = answer["View"]
        view["Arn"] = view["Arn"].removesuffix(":$LATEST")


def a_version_of_the_published_content(
    operation: str, asked: dict[str, Any], answer: dict[str, Any]
) -> None:
    if operation == "DescribeView" and asked["ViewId"].endswith(":$LATEST") and "View" in answer:
        answer["View"]["Version"] = 1


def no_count_of_what_was_found(operation: str, _: dict[str, Any], answer: dict[str, Any]) -> None:
    if operation == "SearchViews":
        answer.pop("ApproximateTotalCount", None)


def a_template_that_is_written_anew(_: str, __: dict[str, Any], answer: dict[str, Any]) -> None:
    content = answer.get("View", {}).get("Content", {})
    if "Template" in content:
        content["Template"] = json.dumps(json.loads(content["Template"]))


WRONG: dict[str, Change] = {
    "create_view_with_a_name_that_is_taken_is_a_duplicate": another_code_for_a_taken_name,
    "create_view_version_with_another_checksum_is_an_invalid_parameter": (
        another_code_for_another_checksum
    ),
    "list_views_sorts_by_type_and_then_by_name": another_order_of_views,
    "list_views_has_a_view_never_published_as_saved": another_status_in_lists,
    "view_content_sha256_is_64_lower_case_hexadecimal_digits": another_form_of_the_checksum,
    "create_view_answers_with_empty_tags_when_there_are_none": no_tags_when_there_are_none,
    "describe_view_answers_with_the_arn_qualified_as_asked": an_unqualified_arn,
    "describe_view_has_no_version_unless_a_number_is_described": (
        a_version_of_the_published_content
    ),
    "search_views_answers_with_full_views_under_their_unqualified_arns": no_count_of_what_was_found,
    "create_view_returns_the_template_as_it_was_sent": a_template_that_is_written_anew,
}


class StandIn:
    """Stands where the pace of the calls is held: at each client of the target, and no other."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes
        self._asked: dict[str, Any] = {}

    def apply_to(self, client: Any) -> None:
        events = client.meta.events
        events.register_first("provide-client-params.connect", self._ask)
        events.register_first("before-call.connect", self._lower_checksum)
        events.register_first("after-call.connect", self._answer)

    def _ask(self, params: dict[str, Any], **_: Any) -> None:
        self._asked = params

    def _lower_checksum(self, params: dict[str, Any], **_: Any) -> None:
        # It knows its own checksums, although they are not those of the mock.
        checksum = self._asked.get("ViewContentSha256")
        if checksum is not None:
            params["body"] = params["body"].replace(checksum.encode(), checksum.lower().encode())

    def _answer(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        for change in self._changes:
            change(model.name, self._asked, parsed)


@pytest.fixture
def stand_in(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> Aws:
    monkeypatch.setattr(targets, "Pace", lambda _: StandIn(list(WRONG.values())))
    return aws


@pytest.mark.thorough
def test_the_report_names_exactly_what_is_wrong(stand_in: Aws) -> None:
    run = stand_in.run(only=None)

    report = json.loads((stand_in.folder / "conformance-report" / "report.json").read_text())
    verdicts = {each["rule"]: each["verdict"] for each in report["rules"]}
    wrong = {rule for rule, verdict in verdicts.items() if verdict != "same"}
    assert wrong == WRONG.keys()
    assert {verdicts[rule] for rule in wrong} == {"different"}
    assert len(verdicts) > 90
    assert run.status == 1
    said = [line for line in run.out.splitlines() if line.startswith("different: ")]
    assert said == [f"different: {rule}" for rule in verdicts if rule in WRONG]
    page = (stand_in.folder / "conformance-report" / "report.md").read_text()
    different = page.partition("## Different")[2].partition("\n## ")[0]
    assert {line.removeprefix("### ") for line in different.splitlines() if "###" in line} == wrong
    assert stand_in.views() == []


def test_judge_names_what_is_wrong_as_contradictions(
    stand_in: Aws, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = [
        "view_content_sha256_is_64_lower_case_hexadecimal_digits",
        "create_view_with_published_creates_no_numbered_version",
        "create_view_with_saved_sets_the_draft",
    ]
    stand_in.run("--only", rules[0], "--only", rules[1], only=rules[2])

    judged = ended(capsys, ["judge", "conformance-report/recording.json"])

    assert judged.status == 0
    lines = judged.out.splitlines()
    assert lines[0] == f"contradicts (OURS): {rules[0]}"
    assert lines[1:] == [
        "    64 lower-case hexadecimal digits: the mock says True, the recording False",
        f"upgrades from INF to OBS: {rules[1]}",
        f"confirms (DOC): {rules[2]}",
        "3 rows: 1 contradicts, 1 upgrades, 1 confirms, 0 says nothing about",
    ]
    assert judged.err == ""


def test_check_mock_takes_the_checksums_of_the_mock_for_those_of_the_recording(
    stand_in: Aws, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in.run(only="create_view_version_with_another_checksum_creates_nothing")

    checked = ended(capsys, ["check-mock", "conformance-report/recording.json"])

    found = [line.partition(";")[0] for line in checked.out.splitlines()]
    assert "2 times: CreateView" not in checked.out
    assert [line for line in found if "CreateViewVersion" in line and "Tags" not in line] == [
        "1 times: CreateViewVersion /answer/Error/Code: "
        "recorded 'InvalidRequestException', the mock says 'InvalidParameterException'"
    ]


def test_check_mock_says_in_which_answers_the_mock_differs(
    stand_in: Aws, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in.run(only="create_view_with_a_name_that_is_taken_is_a_duplicate")

    checked = ended(capsys, ["check-mock", "conformance-report/recording.json"])

    assert checked.status == 1
    found = checked.out.splitlines()
    assert found[0] == (
        "2 times: CreateView /answer/View/Tags: recorded (absent), the mock says {}; "
        "first in call 1 of create_view_with_a_name_that_is_taken_is_a_duplicate"
    )
    assert (
        "1 times: CreateView /answer/Error/Code: recorded 'InvalidRequestException', "
        "the mock says 'DuplicateResourceException'; "
        "first in call 2 of create_view_with_a_name_that_is_taken_is_a_duplicate"
    ) in found
