"""create_view and create_views: views from files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.aws import connect_client
from tests.handle.conftest import Mock

TEMPLATE = {"Head": {"Title": "T", "Configuration": {}}, "Body": []}
AS_JSON = json.dumps(TEMPLATE, indent=4)
REFUSED = {"Head": {"Title": "T", "Configuration": {}}, "Body": [{"Type": "Nothing"}]}


@pytest.fixture
def instance_id(mock: Mock) -> str:
    return mock.create_instance()


def write(path: Path, document: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return path


def names(instance_id: str) -> list[str]:
    listed = connect_client().list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    return [view["Name"] for view in listed["ViewsSummaryList"]]


def test_a_file_with_a_template(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = write(tmp_path / "greeting.json", AS_JSON)
    view = mock.create_view(instance_id, template=file, actions=["Go"])
    assert (view.name, view.content.actions) == ("greeting", ("Go",))
    described = connect_client().describe_view(InstanceId=instance_id, ViewId=view.id)["View"]
    assert described["Content"]["Template"] == AS_JSON


@pytest.mark.parametrize("template", [TEMPLATE, AS_JSON], ids=["object", "string"])
@pytest.mark.parametrize(
    ("document", "name", "description", "tags"),
    [
        ({}, "file", None, {}),
        ({"Name": "Named"}, "Named", None, {}),
        (
            {"Content": {}, "Name": "Named", "Description": "D", "Tags": {"a": "b"}},
            "Named",
            "D",
            {"a": "b"},
        ),
        ({"View": {"Content": {}, "Name": "Named", "Id": "x"}}, "Named", None, {}),
    ],
    ids=["content", "named content", "create-view", "describe-view"],
)
def test_a_file_with_more_than_a_template(
    mock: Mock,
    instance_id: str,
    tmp_path: Path,
    template: Any,
    document: dict[str, Any],
    name: str,
    description: str | None,
    tags: dict[str, str],
) -> None:
    document = json.loads(json.dumps(document))
    content = document.get("View", document)
    content = content.get("Content", content)
    content.update({"Template": template, "Actions": ["Go"]})
    view = mock.create_view(instance_id, template=write(tmp_path / "file.json", document))
    assert (view.name, view.description, view.tags) == (name, description, tags)
    assert json.loads(view.content.template) == TEMPLATE
    assert view.content.actions == ("Go",)


def test_the_arguments_go_before_what_the_file_says(
    mock: Mock, instance_id: str, tmp_path: Path
) -> None:
    content = {"Template": TEMPLATE, "Actions": ["Go"]}
    document = {"Name": "N", "Description": "D", "Tags": {"a": "b"}, "Content": content}
    view = mock.create_view(
        instance_id,
        "Mine",
        write(tmp_path / "file.json", document),
        [],
        description="My own",
        tags={"mine": "yes"},
    )
    assert (view.name, view.description, view.tags) == ("Mine", "My own", {"mine": "yes"})
    assert view.content.actions == ()


def test_a_file_with_a_byte_order_mark(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = write(tmp_path / "file.json", "\ufeff" + AS_JSON)
    assert mock.create_view(instance_id, template=file).content.template == AS_JSON


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "cannot be read as JSON: Expecting property name"),
        ("", "cannot be read as JSON: Expecting value"),
        (
            '{"Template": {"Head": 1, "Head": {}}}',
            "cannot be read as JSON: the key 'Head' appears twice",
        ),
        ("[" * 100_000, "cannot be read as JSON: "),
        ("[]", "does not hold a JSON object, and so no view"),
        ("{}", 'holds no view: neither a template with "Head" and "Body", nor a content with '),
        ('{"View": {}}', "holds no view: neither a template"),
        ('{"Resources": {}}', "holds no view: neither a template"),
    ],
    ids=["cut off", "empty", "twice", "deep", "list", "object", "no content", "CloudFormation"],
)
def test_a_file_that_holds_no_view_is_refused(
    mock: Mock, instance_id: str, tmp_path: Path, text: str, message: str
) -> None:
    file = write(tmp_path / "file.json", text)
    with pytest.raises(ValueError, match=r"file\.json") as raised:
        mock.create_view(instance_id, template=file)
    assert str(raised.value).startswith(f"{file} {message}")
    assert names(instance_id) == []


def test_a_file_that_is_not_there_is_refused(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    with pytest.raises(ValueError, match=r"file\.json cannot be read as JSON: No such file or dir"):
        mock.create_view(instance_id, template=file)
    with pytest.raises(ValueError, match=r"cannot be read as JSON: Is a directory"):
        mock.create_view(instance_id, template=tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(b"{\xff}")
    with pytest.raises(ValueError, match=r"cannot be read as JSON: 'utf-8' codec can't decode"):
        mock.create_view(instance_id, template=file)


def test_a_name_of_another_type_in_a_file_is_refused(
    mock: Mock, instance_id: str, tmp_path: Path
) -> None:
    file = write(tmp_path / "file.json", {"Name": 5, "Template": TEMPLATE})
    with pytest.raises(ValueError, match=r"^name must be a string, not 5$"):
        mock.create_view(instance_id, template=file)


def test_a_directory_of_files(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    write(tmp_path / "second.json", AS_JSON)
    write(tmp_path / "deeper" / "first.json", {"Template": TEMPLATE, "Actions": ["Go"]})
    write(tmp_path / "deeper" / "third.json", {"Name": "Third", "Content": {"Template": AS_JSON}})
    write(tmp_path / "notes.txt", "no view")
    views = mock.create_views(instance_id, tmp_path)
    assert list(views) == ["first", "Third", "second"]
    assert {view.status for view in views.values()} == {"PUBLISHED"}
    assert views["first"].content.actions == ("Go",)
    assert names(instance_id) == ["Third", "first", "second"]
    created_time = views["first"].created_time
    assert created_time is not None
    assert created_time.tzinfo is not None
    assert mock.requests[:-1] == []


def test_a_directory_of_drafts(mock: Mock, tmp_path: Path) -> None:
    instance_id = mock.create_instance(region="eu-west-2", account_id="111122223333")
    write(tmp_path / "draft.json", AS_JSON)
    views = mock.create_views(instance_id, str(tmp_path), "SAVED", "eu-west-2", "111122223333")
    assert views["draft"].status == "SAVED"
    assert views["draft"].arn.startswith("arn:aws:connect:eu-west-2:111122223333:")


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "{file} cannot be read as JSON: "),
        (REFUSED, "{file}: InvalidParameterException: Content: "),
    ],
    ids=["unreadable", "refused"],
)
def test_all_files_are_taken_or_none(
    mock: Mock, instance_id: str, tmp_path: Path, document: object, message: str
) -> None:
    write(tmp_path / "a.json", AS_JSON)
    file = write(tmp_path / "b.json", document)
    write(tmp_path / "c.json", AS_JSON)
    with pytest.raises(ValueError, match=r"b\.json") as raised:
        mock.create_views(instance_id, tmp_path)
    assert str(raised.value).startswith(message.format(file=file))
    assert names(instance_id) == []


def test_two_files_of_one_name_are_refused(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    write(tmp_path / "a" / "same.json", AS_JSON)
    write(tmp_path / "b" / "same.json", AS_JSON)
    with pytest.raises(
        ValueError, match=r"b.same\.json: DuplicateResourceException: View name already exists"
    ):
        mock.create_views(instance_id, tmp_path)
    assert names(instance_id) == []


def test_a_directory_without_files_is_refused(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    (tmp_path / "directory.json").mkdir()
    message = re.escape(f"directory: {tmp_path} has no *.json files")
    with pytest.raises(ValueError, match=f"^{message}$"):
        mock.create_views(instance_id, tmp_path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "No such file or directory"),
        ("file.json", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_directory_that_cannot_be_read_is_refused(
    mock: Mock, instance_id: str, tmp_path: Path, name: str, reason: str
) -> None:
    write(tmp_path / "file.json", AS_JSON)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    directory = tmp_path / name
    message = re.escape(f"directory: {directory} cannot be read: {reason}")
    with pytest.raises(ValueError, match=f"^{message}$"):
        mock.create_views(instance_id, directory)
    assert names(instance_id) == []


def test_a_directory_that_holds_itself_is_walked_once(
    mock: Mock, instance_id: str, tmp_path: Path
) -> None:
    write(tmp_path / "one.json", AS_JSON)
    (tmp_path / "again").symlink_to(tmp_path)
    assert list(mock.create_views(instance_id, tmp_path)) == ["one"]


def test_the_instance_is_looked_for_before_the_files(mock: Mock, tmp_path: Path) -> None:
    write(tmp_path / "one.json", AS_JSON)
    with pytest.raises(ValueError, match=r"^ResourceNotFoundException: Instance nowhere not found"):
        mock.create_views("nowhere", tmp_path)


def test_the_name_of_a_file_is_no_template(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    file = str(write(tmp_path / "one.json", AS_JSON))
    message = f"template must be JSON, not the name of a file: use Path({file!r})"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        mock.create_view(instance_id, template=file)


class OddPath:
    def __init__(self, path: Any) -> None:
        self._path = path

    def __fspath__(self) -> Any:
        return self._path

    def __repr__(self) -> str:
        return f"OddPath({self._path!r})"


@pytest.mark.parametrize(
    "directory", [None, 5, ["views"], b"views", "", "a\0b", OddPath(b"views"), OddPath(5)], ids=repr
)
def test_a_directory_of_another_type_is_refused(
    mock: Mock, instance_id: str, directory: Any
) -> None:
    message = f"^directory must be a path, not {re.escape(repr(directory))}"
    with pytest.raises(ValueError, match=message):
        mock.create_views(instance_id, directory)


@pytest.mark.parametrize("path", [b"view.json", 5])
def test_an_odd_path_of_a_file_is_refused(mock: Mock, instance_id: str, path: Any) -> None:
    odd: Any = OddPath(path)
    with pytest.raises(ValueError, match=r"^template must be a path, not OddPath\("):
        mock.create_view(instance_id, template=odd)
    with pytest.raises(ValueError, match=r"^versions\[0\] must be a path, not OddPath\("):
        mock.create_view(instance_id, versions=[odd])
    assert names(instance_id) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in directories")
def test_a_pipe_in_a_directory_is_not_read(mock: Mock, instance_id: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    write(tmp_path / "greeting.json", AS_JSON)

    assert list(mock.create_views(instance_id, tmp_path)) == ["greeting"]
