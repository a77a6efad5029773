"""What a run writes down: masked, small, and good for later."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from .calls import Call
from .conftest import Aws, ended
from .masking import Masker, written_out
from .recording import read_recording

INSTANCE = "11111111-2222-4333-8444-555555555555"
VIEW = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
ACCOUNT = "998877665544"
ARN = f"arn:aws:connect:eu-west-2:{ACCOUNT}:instance/{INSTANCE}/view/{VIEW}"


@pytest.fixture
def masker() -> Masker:
    return Masker("conformance 1 ", INSTANCE, "eu-west-2")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (ARN, "arn:aws:connect:<region>:<account>:instance/<instance>/view/<id 1>"),
        (f"the view {VIEW}, again {VIEW}", "the view <id 1>, again <id 1>"),
        ("conformance 1 Order", "<prefix>Order"),
        (f"instance%2F{INSTANCE}", "instance%2F<instance>"),
        (f"%3A{ACCOUNT}%3A", "%3A<account>%3A"),
        (
            f"User: arn:aws:sts::{ACCOUNT}:assumed-role/Admin/me is not authorized to perform",
            "User: <caller> is not authorized to perform",
        ),
        (f"arn:aws:iam::{ACCOUNT}:user/me, or", "<caller>, or"),
        ("the key AKIAABCDEFGHIJKLMNOP", "the key <access key>"),
        ("owned by me@example.com", "owned by <mail>"),
        ("a1" * 26 + ACCOUNT, "a1" * 26 + ACCOUNT),
    ],
)
def test_what_identifies_somebody_is_masked(masker: Masker, text: str, masked: str) -> None:
    assert masker.text(text) == masked


def test_an_id_is_masked_also_where_each_character_is_encoded(masker: Masker) -> None:
    encoded = "".join(f"%{ord(character):02X}" for character in VIEW)

    masker.text(VIEW)

    assert masker.text(f"/views/{encoded}") == "/views/<encoded id 1>"


def test_long_runs_of_one_character_are_short_in_a_recording(masker: Masker) -> None:
    text = f'{{"Title": "{"a" * 400_000}"}}'

    assert masker.text(text) == '{"Title": "<a*400000>"}'
    assert written_out(masker.text(text)) == text


def test_times_are_those_since_the_first(masker: Masker) -> None:
    first = datetime(2026, 11, 25, 10, 0, tzinfo=timezone.utc)

    masked = masker.value([first, first + timedelta(milliseconds=1500), first])

    assert masked == ["<time +0.000>", "<time +1.500>", "<time +0.000>"]


def masked_answer(masker: Masker, answer: dict[str, Any], **parameters: Any) -> Any:
    return masker.call(Call("ListViews", parameters, 200, answer))["answer"]


def test_the_views_of_other_people_are_counted_and_no_more(masker: Masker) -> None:
    own = {"Name": "conformance 1 Order", "Type": "CUSTOMER_MANAGED"}
    managed = {"Name": "Detail", "Type": "AWS_MANAGED"}
    other = {"Name": "Secret", "Type": "CUSTOMER_MANAGED", "Description": "Secret"}

    answer = masked_answer(masker, {"ViewsSummaryList": [managed, other, own, other]})

    assert "Secret" not in json.dumps(answer)
    assert answer["<others>"] == 2
    assert [view["Name"] for view in answer["ViewsSummaryList"]] == ["Detail", "<prefix>Order"]


def test_tags_that_nobody_sent_are_counted_and_no_more(masker: Masker) -> None:
    tags = {"team": "orders", "CreatedBy": "me"}

    answer = masked_answer(masker, {"View": {"Tags": tags}}, Tags={"team": "orders"})

    assert answer == {"View": {"Tags": {"team": "orders", "<other tags>": 1}}}


def test_tokens_are_numbered(masker: Masker) -> None:
    answers = [masked_answer(masker, {"NextToken": token}) for token in ("x/1", "y/2", "x/1")]

    assert [answer["NextToken"] for answer in answers] == ["<token 1>", "<token 2>", "<token 1>"]
    assert masker.value({"NextToken": "y/2"}) == {"NextToken": "<token 2>"}


# A whole run

VIEWS = (
    "CreateView",
    "CreateViewVersion",
    "DeleteView",
    "DeleteViewVersion",
    "DescribeView",
    "ListViewVersions",
    "ListViews",
    "SearchViews",
    "UpdateViewContent",
    "UpdateViewMetadata",
)
TAGS = ("ListTagsForResource", "TagResource", "UntagResource")


@pytest.mark.thorough
def test_a_run_with_the_mock_says_that_it_follows_its_rules_and_can_be_checked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"

    run = ended(capsys, ["--output", str(folder)])

    assert run.status == 0
    report = json.loads((folder / "report.json").read_text())
    number = len(report["rules"])
    assert run.out.splitlines()[-1] == (
        f"{number} rules: {number} same, 0 different, 0 could not tell"
    )
    assert report["summary"] == {"same": len(report["rules"])}
    recording = folder / "recording.json"
    assert recording.stat().st_size < 1_000_000

    judged = ended(capsys, ["judge", str(recording)])
    assert judged.status == 0
    assert ", 0 says nothing about" in judged.out
    assert "0 contradicts" in judged.out
    assert "not of AWS: it is no evidence" in judged.err

    checked = ended(capsys, ["check-mock", str(recording)])
    assert (checked.status, checked.out.split(", ")[1]) == (0, "0 differences\n")

    solved = ended(capsys, ["solve-checksum", str(recording)])
    assert solved.status == 0
    assert solved.out.splitlines() == [
        f"fits all {solved.out.split()[2]} samples: SHA-256 of: list of the template as document "
        "and actions sorted, compact, keys sorted, escaped"
    ]


def test_a_run_with_aws_calls_operations_on_views_and_tags_of_its_instance_only(aws: Aws) -> None:
    rules = [
        "list_tags_for_resource_lists_the_tags_of_create_view",
        "each_operation_has_a_route",
        "page_has_100_items_unless_max_results_says_otherwise",
    ]
    run = aws.run(*(argument for rule in rules for argument in ("--only", rule)), only=None)

    assert run.status == 0
    called = aws.called()
    assert {*called} == {*VIEWS, *TAGS}
    for operation in ("CreateView", "DeleteView", "TagResource"):
        assert re.search(rf"^    {operation} +{called.count(operation)}$", run.out, re.MULTILINE)
    report = json.loads((aws.folder / "conformance-report" / "report.json").read_text())
    assert report["not played"][rules[2]] == "it makes more than 100 versions: say --many-views"
    text = (aws.folder / "conformance-report" / "recording.json").read_text()
    assert aws.instance_id not in text
    assert "123456789012" not in text
    assert read_recording(aws.folder / "conformance-report" / "recording.json").is_of_aws


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "is not a recording: it does not hold a JSON object"),
        ("5", "is not a recording: it does not hold a JSON object"),
        ("{", "is not a recording: it is not JSON (Expecting property name"),
        ("{}", "is not a recording: 'format' is missing"),
        ('{"format": 2}', "is a recording of format 2; only 1 can be read"),
        ('{"format": 1, "target": {}}', "is not a recording: 'results' is missing"),
        (
            '{"format": 1, "target": {}, "texts": [], "results": [{"rule": "a"}]}',
            "is not a recording: 'observations' is missing",
        ),
        ('{"format": 1, "target": {}, "texts": [], "results": ["<text 0>"]}', "is not a recording"),
        ("\ud800", "cannot be read: "),
    ],
)
def test_a_file_that_is_no_recording_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    path = tmp_path / "recording.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    for command in ("judge", "check-mock"):
        run = ended(capsys, [command, str(path)])

        assert run.status == 2
        assert run.err.startswith(f"{path} {reason}")


def test_a_recording_of_an_operation_that_nobody_has_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "recording.json"
    call = {"operation": "DropViews", "parameters": {}, "status": 200, "answer": {}}
    result = {"rule": "a", "observations": [], "problem": None, "calls": [call]}
    path.write_text(json.dumps({"format": 1, "target": {}, "texts": [], "results": [result]}))

    run = ended(capsys, ["check-mock", str(path)])

    assert run.status == 1
    assert run.out.splitlines()[0] == (
        "1 times: DropViews: recorded (absent), the mock says 'Connect has no such operation'; "
        "first in call 1 of a"
    )
