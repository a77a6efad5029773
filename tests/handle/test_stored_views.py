"""create_view(versions=…) and views(): the draft, the published content and the versions."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from connect_views_mock import mock_connect_views
from tests.aws import UNKNOWN_ID, connect_client, create_view
from tests.handle.conftest import Mock


def template(title: str) -> dict[str, Any]:
    return {"Head": {"Title": title, "Configuration": {}}, "Body": []}


def title(content: Any) -> str:
    found: str = json.loads(content.template)["Head"]["Title"]
    return found


@pytest.fixture
def instance_id(mock: Mock) -> str:
    return mock.create_instance()


def version_titles(mock: Mock, instance_id: str) -> dict[int, str]:
    (view,) = mock.views(instance_id)
    return {number: title(version.content) for number, version in view.versions.items()}


def test_a_number_of_versions(mock: Mock, instance_id: str) -> None:
    view = mock.create_view(instance_id, "Greeting", template("Hello"), versions=3)
    assert (view.status, title(view.content)) == ("PUBLISHED", "Hello")
    assert ":$" not in view.arn
    assert version_titles(mock, instance_id) == {
        1: "Greeting, version 1",
        2: "Greeting, version 2",
        3: "Hello",
    }
    listed = connect_client().list_view_versions(InstanceId=instance_id, ViewId=view.id)
    assert [each["Version"] for each in listed["ViewVersionSummaryList"]] == [3, 2, 1]


def test_a_draft_with_versions(mock: Mock, instance_id: str) -> None:
    created = mock.create_view(instance_id, "Greeting", template("New"), status="SAVED", versions=1)
    assert (created.status, title(created.content)) == ("SAVED", "New")
    assert version_titles(mock, instance_id) == {1: "Greeting, version 1"}
    (view,) = mock.views(instance_id)
    assert view.published is not None
    assert title(view.published.content) == "Greeting, version 1"


@pytest.mark.parametrize("versions", [0, [], ()])
def test_no_versions(mock: Mock, instance_id: str, versions: Any) -> None:
    view = mock.create_view(instance_id, versions=versions)
    assert title(view.content) == "View"
    assert version_titles(mock, instance_id) == {}


def test_the_templates_of_versions(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = tmp_path / "third.json"
    file.write_text(json.dumps({"Template": template("Third"), "Actions": ["Go"]}), "utf-8")
    versions: Any = [template("First"), json.dumps(template("Second")), file]
    view = mock.create_view(instance_id, versions=versions)
    assert title(view.content) == "Third"
    assert version_titles(mock, instance_id) == {1: "First", 2: "Second", 3: "Third"}
    (stored,) = mock.views(instance_id)
    assert [each.content.actions for each in stored.versions.values()] == [(), (), ("Go",)]


def test_a_template_after_those_of_the_versions(mock: Mock, instance_id: str) -> None:
    versions = (template(title) for title in ("First", "Second"))
    arguments: Any = {"template": template("Third"), "actions": ["Go"], "versions": versions}
    view = mock.create_view(instance_id, **arguments)
    assert title(view.content) == "Third"
    assert version_titles(mock, instance_id) == {1: "First", 2: "Second"}
    (stored,) = mock.views(instance_id)
    assert [each.content.actions for each in stored.versions.values()] == [("Go",), ("Go",)]


def test_a_draft_with_the_template_of_its_last_version(mock: Mock, instance_id: str) -> None:
    view = mock.create_view(instance_id, status="SAVED", versions=[template("First")])
    assert (view.status, title(view.content)) == ("SAVED", "First")
    assert version_titles(mock, instance_id) == {1: "First"}


def test_a_version_like_the_one_before_it_is_refused(mock: Mock, instance_id: str) -> None:
    with pytest.raises(
        ValueError, match=r"^versions: number 2 has the content of the one before it, and Connect "
    ):
        mock.create_view(instance_id, versions=[template("First"), template("First")])
    assert mock.views(instance_id) == []


def test_a_view_with_a_version_that_is_refused_is_not_created(mock: Mock, instance_id: str) -> None:
    wrong = {"Head": {"Configuration": {}}, "Body": [{"Type": "Nothing"}]}
    with pytest.raises(ValueError, match="Content: "):
        mock.create_view(instance_id, versions=[template("First"), wrong])
    assert mock.views(instance_id) == []
    assert mock.create_view(instance_id).name == "View"


@pytest.mark.parametrize(
    "versions",
    [
        *("2", -1, 1001, 10**9, True, None, 1.5, {"a": "b"}, Path("x")),
        *(b"2", bytearray(b"2"), {"{}"}, {1: 2}.keys()),
    ],
)
def test_versions_of_another_type_are_refused(mock: Mock, instance_id: str, versions: Any) -> None:
    message = (
        f"versions must be a whole number from 0 to 1000, or a list of templates, not {versions!r}"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock.create_view(instance_id, versions=versions)


@pytest.mark.parametrize("version", [None, 1, b"{}", [template("First")]], ids=repr)
def test_a_version_that_is_no_template_is_refused(
    mock: Mock, instance_id: str, version: Any
) -> None:
    message = f"versions[1] must be a dict, a string of JSON or a Path, not {version!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock.create_view(instance_id, versions=[template("First"), version])
    assert mock.views(instance_id) == []


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize("status", ["PUBLISHED", "SAVED"])
def test_the_version_that_connect_refuses_is_named(
    mock: Mock, instance_id: str, index: int, status: Any
) -> None:
    versions: list[Any] = [template("First"), template("Second"), template("Third")]
    versions[index] = {"Head": {}}
    message = f"versions[{index}]: InvalidParameterException: Content: "
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        mock.create_view(instance_id, status=status, versions=versions)
    assert mock.views(instance_id) == []


def test_the_template_beside_versions_is_not_one_of_them(mock: Mock, instance_id: str) -> None:
    with pytest.raises(ValueError, match=r"^InvalidParameterException: Content: "):
        mock.create_view(instance_id, template={}, versions=[template("First")])
    assert mock.views(instance_id) == []


def test_endless_versions_are_refused(mock: Mock, instance_id: str) -> None:
    versions: Any = itertools.repeat(template("First"))
    with pytest.raises(ValueError, match=r"^versions must have at most 1000 templates$"):
        mock.create_view(instance_id, versions=versions)
    assert mock.views(instance_id) == []


def test_versions_beyond_the_quota_are_refused(instance_id: str) -> None:
    with mock_connect_views(config={"connect_views": {"max_versions_per_view": 2}}) as inner:
        with pytest.raises(ValueError, match=r"^ServiceQuotaExceededException: The view has 2 "):
            inner.create_view(instance_id, versions=3)
        assert inner.views(instance_id) == []


def test_the_views_of_an_instance(mock: Mock, instance_id: str) -> None:
    client = connect_client()
    view_id = create_view(instance_id, "Second")
    mock.create_view(instance_id, "First", status="SAVED", description="D", tags={"a": "b"})
    client.create_view_version(InstanceId=instance_id, ViewId=view_id, VersionDescription="V")
    client.update_view_content(
        InstanceId=instance_id,
        ViewId=view_id,
        Status="SAVED",
        Content={"Template": json.dumps(template("Draft")), "Actions": ["Go"]},
    )
    number_of_requests = len(mock.requests)

    first, second = mock.views(instance_id)

    assert len(mock.requests) == number_of_requests
    assert (first.name, first.status, first.published) == ("First", "SAVED", None)
    assert (first.description, first.tags, first.versions) == ("D", {"a": "b"}, {})
    assert (second.id, second.name, second.status) == (view_id, "Second", "PUBLISHED")
    assert (title(second.draft.content), second.draft.status) == ("Draft", "SAVED")
    assert second.draft.content.actions == ("Go",)
    assert second.published is not None
    assert title(second.published.content) == "T"
    assert second.versions[1].version_description == "V"
    assert title(second.versions[1].content) == "T"
    described = client.describe_view(InstanceId=instance_id, ViewId=view_id)["View"]
    assert second.published.view_content_sha256 == described["ViewContentSha256"]
    assert f"{second.arn}:$LATEST" == described["Arn"]
    assert second.created_time == described["CreatedTime"]
    assert second.last_modified_time == described["LastModifiedTime"]
    assert second.versions[1].created_time == described["CreatedTime"]


def test_many_views_and_versions(mock: Mock, instance_id: str) -> None:
    names = [f"View {number:03}" for number in range(101)]
    for name in names:
        mock.create_view(instance_id, name, status="SAVED")
    mock.create_view(instance_id, "With versions", versions=101)
    views = mock.views(instance_id)
    assert [view.name for view in views] == [*names, "With versions"]
    assert list(views[-1].versions) == list(range(1, 102))


def test_an_instance_without_views(mock: Mock, instance_id: str) -> None:
    assert mock.views(instance_id) == []


def test_an_instance_of_another_region_and_account(mock: Mock) -> None:
    place: Any = {"region": "eu-west-2", "account_id": "111122223333"}
    instance_id = mock.create_instance(**place)
    mock.create_view(instance_id, **place)
    assert [view.name for view in mock.views(instance_id, **place)] == ["View"]


@pytest.mark.parametrize(
    ("instance_id", "message"),
    [(UNKNOWN_ID, "Instance .* not found"), (5, "^instance_id must be a string, not 5$")],
)
def test_what_is_no_instance_is_refused(mock: Mock, instance_id: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        mock.views(instance_id)


def test_a_mock_that_is_not_active_is_refused(tmp_path: Path) -> None:
    mock = mock_connect_views()
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock.views(UNKNOWN_ID)
    with pytest.raises(RuntimeError, match="The mock is not active"):
        mock.create_views(UNKNOWN_ID, tmp_path)
