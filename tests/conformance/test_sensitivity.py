"""Each scenario tells a target that breaks its rule from one that follows it.

The mock is made wrong throughout, in a few ways one after the other. A scenario that never sees a
difference would call any target the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from .comparing import DIFFERENT, answers_of, compare
from .fidelity import rules
from .running import delete_made, play
from .scenario import scenarios
from .scene import UNKNOWN_ID
from .targets import Target

Answer = dict[str, Any]
Wrong = Callable[[str, Any, Answer], None]
"""Makes an answer wrong in place, by the operation and with the response of HTTP."""

ANOTHER_SCHEMA = json.dumps(
    {"$defs": {}, "required": ["Z"], "properties": {"Z": {"allOf": [{}]}}, "type": "array"}
)


def wrong_errors(_: str, __: Any, answer: Answer) -> None:
    if "Error" in answer:
        invalid = ["InvalidRequestException", "InvalidParameterException"]
        code = invalid[answer["Error"]["Code"] == invalid[0]]
        answer["Error"] = {"Code": code, "Message": ""}
        answer["ResponseMetadata"]["HTTPStatusCode"] = 418


def refusals_and_answers_exchanged(operation: str, response: Any, answer: Answer) -> None:
    if "Error" in answer:
        del answer["Error"]
        answer["View"] = {}
        response.status_code = 200
    elif operation not in ("CreateView", "CreateWorkspace", "DeleteView", "DeleteWorkspace"):
        answer["Error"] = {"Code": "InvalidRequestException", "Message": "wrong"}
        answer["ResponseMetadata"]["HTTPStatusCode"] = response.status_code = 400


class WrongValues:
    """Changes what is not needed to go on."""

    def __init__(self) -> None:
        self._answers = 0

    def __call__(self, _: str, __: Any, answer: Answer) -> None:
        self._answers += 1
        for name in answer.keys() - {"Error", "ResponseMetadata"}:
            answer[name] = self._changed(name, answer[name])

    def _changed(self, name: str, value: Any) -> Any:
        if name in ("Tags", "tags"):
            return {**value, "wrong": "tag"}
        if isinstance(value, dict):
            return {key: self._changed(key, each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._changed(name, each) for each in reversed(value)]
        if isinstance(value, datetime):
            return value + timedelta(days=self._answers)
        if isinstance(value, int) and not isinstance(value, bool):
            return value + 1
        is_needed = name in ("Arn", "Id", "InputSchema", "Name", "NextToken", "WorkspaceId")
        return f"{value} " if isinstance(value, str) and not is_needed else value


def wrong_qualifiers(_: str, __: Any, answer: Answer) -> None:
    view = answer.get("View") or answer.get("Workspace") or {}
    if "Arn" in view:
        view["Arn"] += ":7"
    if "CreatedTime" in view:
        view["CreatedTime"] = view["CreatedTime"].replace(tzinfo=None)


def wrong_arns(_: str, __: Any, answer: Answer) -> None:
    if "View" in answer:
        answer["View"]["Arn"] = "arn:aws:connect:wrong"


def wrong_ids(operation: str, _: Any, answer: Answer) -> None:
    view = answer.get("View") or answer.get("Workspace") or {}
    if "Id" in view and not operation.startswith("CreateView"):
        view["Id"] = UNKNOWN_ID
    if operation == "DescribeView" and "ViewContentSha256" in view:
        view["ViewContentSha256"] = "0"


def wrong_members(_: str, __: Any, answer: Answer) -> None:
    view = answer.get("View", {})
    if view.pop("ViewContentSha256", None) is None:
        view["ViewContentSha256"] = "0"
    view["Description"] = "wrong"
    view.get("Content", {})["InputSchema"] = ANOTHER_SCHEMA
    if "NextToken" in answer:
        answer["NextToken"] = "wrong token"
    if "LastModifiedTime" in answer.get("Workspace", {}):
        answer["Workspace"]["LastModifiedTime"] = datetime.min


def nothing_in_lists(_: str, __: Any, answer: Answer) -> None:
    for name, value in answer.items():
        if isinstance(value, list):
            answer[name] = []
            answer.pop("NextToken", None)
            return


def something_in_lists(operation: str, _: Any, answer: Answer) -> None:
    if operation == "ListViewVersions" and answer.get("ViewVersionSummaryList") == []:
        answer["ViewVersionSummaryList"] = [{"Version": 1}]


WAYS: list[Wrong] = [
    wrong_errors,
    refusals_and_answers_exchanged,
    WrongValues(),
    wrong_qualifiers,
    wrong_arns,
    wrong_ids,
    wrong_members,
    nothing_in_lists,
    something_in_lists,
]


@contextmanager
def made_wrong(target: Target, wrong: Wrong) -> Iterator[None]:
    def change(http_response: Any, parsed: Answer, model: Any, **_: Any) -> None:
        wrong(model.name, http_response, parsed)

    events = [client.meta.events for client in (target.client, target.unchecked)]
    for each in events:
        each.register_first("after-call.connect", change)
    try:
        yield
    finally:
        for each in events:
            each.unregister("after-call.connect", change)
        delete_made(target)


@pytest.mark.thorough
def test_each_scenario_sees_a_difference_where_the_target_is_wrong(mock: Target) -> None:
    blind = list(scenarios())
    for number, scenario in enumerate(scenarios().values()):
        right, _ = play(scenario, mock, f"right {number} ")
        for way, wrong in enumerate(WAYS):
            with made_wrong(mock, wrong):
                seen, _ = play(scenario, mock, f"wrong {number}.{way} ")
            (comparison,) = compare(answers_of([right]), [seen], rules())
            if comparison.verdict == DIFFERENT:
                blind.remove(scenario.rule)
                break

    assert blind == [], "nothing that they observe is otherwise with a wrong target"
