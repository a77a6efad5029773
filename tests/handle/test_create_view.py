"""create_view: a view without a request."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import Any

import pytest
from freezegun import freeze_time

from connect_views_mock import mock_connect_views
from tests.aws import UNKNOWN_ID, connect_client
from tests.handle.conftest import Mock


def test_a_view_without_more_than_an_instance(mock: Mock) -> None:
    instance_id = mock.create_instance()
    view = mock.create_view(instance_id)
    described = connect_client().describe_view(InstanceId=instance_id, ViewId=view.id)["View"]
    assert (described["Name"], described["Status"]) == ("View", "PUBLISHED")
    template = json.loads(described["Content"]["Template"])
    assert template == {"Head": {"Title": "View", "Configuration": {}}, "Body": []}


def test_a_view_with_everything(mock: Mock) -> None:
    instance_id = mock.create_instance()
    view = mock.create_view(
        instance_id,
        name="Everything",
        template='{"Head": {"Title": "T", "Configuration": {}}, "Body": []}',
        actions=["Go"],
        status="SAVED",
        description="All of it",
        tags={"key": "value"},
    )
    described = connect_client().describe_view(InstanceId=instance_id, ViewId=f"{view.id}:$SAVED")[
        "View"
    ]
    assert described["Name"] == "Everything"
    assert described["Status"] == "SAVED"
    assert described["Description"] == "All of it"
    assert described["Tags"] == {"key": "value"}
    assert described["Content"]["Actions"] == ["Go"]


def test_a_template_can_be_an_object(mock: Mock) -> None:
    instance_id = mock.create_instance()
    template = {"Head": {"Title": "Object", "Configuration": {}}, "Body": []}
    view = mock.create_view(instance_id, template=template)
    described = connect_client().describe_view(InstanceId=instance_id, ViewId=view.id)["View"]
    assert json.loads(described["Content"]["Template"]) == template


def test_the_mappings_of_a_template_need_not_be_dicts(mock: Mock) -> None:
    template = MappingProxyType(
        {"Head": MappingProxyType({"Title": "Proxy", "Configuration": {}}), "Body": ()}
    )
    view = mock.create_view(mock.create_instance(), template=template)
    assert json.loads(view.content.template) == {
        "Head": {"Title": "Proxy", "Configuration": {}},
        "Body": [],
    }


def _template_that_holds_itself() -> dict[str, Any]:
    template: dict[str, Any] = {}
    template["Head"] = template
    return template


def _template_of_many_levels() -> dict[str, Any]:
    template: dict[str, Any] = {}
    for _ in range(100_000):
        template = {"Head": template}
    return template


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ({"Head": {"Title"}, "Body": []}, r"\{'Title'\} is not a JSON value"),
        ({"Head": b"{}"}, r"b'\{\}' is not a JSON value"),
        ({("Head", "Body"): {}}, "keys must be str"),
        (_template_that_holds_itself(), "Circular reference"),
        (_template_of_many_levels(), "recursion"),
    ],
    ids=["set", "bytes", "key", "circle", "levels"],
)
def test_a_template_that_json_cannot_say_is_refused(mock: Mock, template: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^template cannot be written as JSON: .*{reason}"):
        mock.create_view(mock.create_instance(), template=template)


@pytest.mark.parametrize("template", [b"{}", 5, [], ["{}"], True, {"{}"}])
def test_a_template_of_another_type_is_refused(mock: Mock, template: Any) -> None:
    message = (
        f"^template must be a dict, a string of JSON or a Path, not {re.escape(repr(template))}$"
    )
    with pytest.raises(ValueError, match=message):
        mock.create_view(mock.create_instance(), template=template)


@pytest.mark.parametrize("value", [b"x", 5, ["x"], {}, True], ids=repr)
@pytest.mark.parametrize("argument", ["name", "status", "description", "instance_id"])
def test_a_text_of_another_type_is_refused(mock: Mock, argument: str, value: Any) -> None:
    arguments = {"instance_id": mock.create_instance(), argument: value}
    message = f"^{argument} must be a string, not {re.escape(repr(value))}$"
    with pytest.raises(ValueError, match=message):
        mock.create_view(**arguments)


@pytest.mark.parametrize("argument", ["status", "instance_id"])
def test_a_text_that_is_none_is_refused(mock: Mock, argument: str) -> None:
    arguments: Any = {"instance_id": mock.create_instance(), argument: None}
    with pytest.raises(ValueError, match=f"^{argument} must be a string, not None$"):
        mock.create_view(**arguments)


@pytest.mark.parametrize(
    "actions", ["Submit", 5, b"Submit", [b"Submit"], ["Submit", None], [["Submit"]], {"a": 1}]
)
def test_actions_of_another_type_are_refused(mock: Mock, actions: Any) -> None:
    with pytest.raises(ValueError, match=r"^actions must be a list of strings, not "):
        mock.create_view(mock.create_instance(), actions=actions)


def test_actions_can_come_one_by_one(mock: Mock) -> None:
    actions: Any = (action for action in ("Go", "Stop"))
    view = mock.create_view(mock.create_instance(), actions=actions)
    assert list(view.content.actions) == ["Go", "Stop"]


@pytest.mark.parametrize(
    "tags",
    ["team", ["team"], 5, {b"k": "v"}, {1: "v"}, {None: "v"}, {"k": b"v"}, {"k": 1}, {"k": None}],
    ids=repr,
)
def test_tags_of_another_type_are_refused(mock: Mock, tags: Any) -> None:
    message = f"^tags must be a dict of strings, not {re.escape(repr(tags))}$"
    with pytest.raises(ValueError, match=message):
        mock.create_view(mock.create_instance(), tags=tags)


@pytest.mark.parametrize("argument", ["region", "account_id"])
@pytest.mark.parametrize("value", [b"us-east-1", 5, [], ""], ids=repr)
def test_a_place_of_another_type_is_refused(mock: Mock, argument: str, value: Any) -> None:
    arguments = {"instance_id": mock.create_instance(), argument: value}
    with pytest.raises(ValueError, match=f"^{argument} must be "):
        mock.create_view(**arguments)


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
@pytest.mark.parametrize(
    "moment", ["2026-01-02T03:04:05.678901Z", "2026-01-02T03:04:05.999999Z", "2026-07-02T03:04:05Z"]
)
def test_the_times_of_a_view_are_those_that_a_client_gets(
    mock: Mock, moment: str, status: Any
) -> None:
    instance_id = mock.create_instance()
    with freeze_time(moment):
        view = mock.create_view(instance_id, status=status)
        described = connect_client().describe_view(
            InstanceId=instance_id, ViewId=f"{view.id}:$SAVED"
        )["View"]
    assert view.created_time == described["CreatedTime"]
    assert view.last_modified_time == described["LastModifiedTime"]
    assert view.created_time is not None
    assert view.created_time.utcoffset() is not None


def test_a_view_of_another_region_and_account(mock: Mock) -> None:
    instance_id = mock.create_instance(region="eu-west-2", account_id="111122223333")
    view = mock.create_view(instance_id, region="eu-west-2", account_id="111122223333")
    assert view.arn.startswith("arn:aws:connect:eu-west-2:111122223333:instance/")


def test_it_makes_no_request(mock: Mock) -> None:
    mock.create_view(mock.create_instance())
    assert mock.requests == []


def test_an_instance_that_does_not_exist_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError, match=UNKNOWN_ID):
        mock.create_view(UNKNOWN_ID)


def test_a_region_that_does_not_exist_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError, match=r"^Amazon Connect has no region 'nowhere'; it has "):
        mock.create_view(mock.create_instance(), region="nowhere")


def test_a_name_can_be_used_once(mock: Mock) -> None:
    instance_id = mock.create_instance()
    mock.create_view(instance_id)
    with pytest.raises(ValueError, match="View"):
        mock.create_view(instance_id)


def test_a_name_that_connect_would_refuse_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError, match="Name"):
        mock.create_view(mock.create_instance(), name="")


def test_a_template_that_connect_would_refuse_is_refused(mock: Mock) -> None:
    with pytest.raises(ValueError, match="JSON"):
        mock.create_view(mock.create_instance(), template="no JSON")


def test_a_mock_that_is_not_active_is_refused() -> None:
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock_connect_views().create_view(UNKNOWN_ID)
