"""AWS::Connect::ViewVersion in stacks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from .helpers import STACK, VERSION_OF_CONTENT, Stacks, outputs, titled, version_of


def test_cloudformation_creates_a_version(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": version_of(VersionDescription="First")})
    view_arn = stacks.physical_id("View")
    listed = stacks.connect.list_view_versions(InstanceId=stacks.instance_id, ViewId=view_arn)

    [version] = listed["ViewVersionSummaryList"]
    assert (version["Version"], version["VersionDescription"]) == (1, "First")
    assert stacks.physical_id("Version") == version["Arn"] == f"{view_arn}:1"


def test_ref_of_a_version_is_its_arn_and_its_attributes_are_the_arn_and_the_number(
    stacks: Stacks,
) -> None:
    values: dict[str, Any] = {"Ref": {"Ref": "Version"}} | {
        name: {"Fn::GetAtt": ["Version", name]} for name in ("ViewVersionArn", "Version")
    }
    sections = {"Outputs": {name: {"Value": value} for name, value in values.items()}}
    resources = {"View": stacks.view(), "Version": VERSION_OF_CONTENT}
    found = outputs(stacks.create(resources, sections))

    arn = f"{stacks.physical_id('View')}:1"
    assert found == {"Ref": arn, "ViewVersionArn": arn, "Version": "1"}


def test_a_changed_checksum_replaces_a_version(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": VERSION_OF_CONTENT})
    view_arn = stacks.physical_id("View")
    changed = {"View": stacks.view(titled("New")), "Version": VERSION_OF_CONTENT}
    stacks.update(changed)

    assert stacks.physical_id("Version") == f"{view_arn}:2"
    assert stacks.versions(view_arn) == [2]
    stacks.update(changed)
    assert stacks.versions(view_arn) == [2]


def test_a_changed_view_arn_replaces_a_version(stacks: Stacks) -> None:
    views = {"View": stacks.view(), "Other": stacks.view(titled("Other"), Name="Other")}
    stacks.create({**views, "Version": version_of("View")})
    stacks.update({**views, "Version": version_of("Other")})

    assert stacks.versions(stacks.physical_id("View")) == []
    assert stacks.versions(stacks.physical_id("Other")) == [1]
    assert stacks.physical_id("Version") == f"{stacks.physical_id('Other')}:1"


def test_changed_content_alone_makes_no_version(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": version_of()})
    stacks.update({"View": stacks.view(titled("New")), "Version": version_of()})
    assert stacks.versions(stacks.physical_id("View")) == [1]


@pytest.mark.parametrize("policy", ["Retain", "RetainExceptOnCreate"])
def test_a_version_outlives_its_replacement_by_its_update_replace_policy(
    stacks: Stacks, policy: str
) -> None:
    kept = {**VERSION_OF_CONTENT, "UpdateReplacePolicy": policy}
    stacks.create({"View": stacks.view(), "Version": kept})
    stacks.update({"View": stacks.view(titled("New")), "Version": kept})
    assert stacks.versions(stacks.physical_id("View")) == [2, 1]


def test_a_version_that_would_replace_itself_stays(stacks: Stacks) -> None:
    # Unchanged content has its version already, whatever the resource says.
    stacks.create({"View": stacks.view(), "Version": version_of()})
    stacks.update({"View": stacks.view(), "Version": VERSION_OF_CONTENT})
    assert stacks.versions(stacks.physical_id("View")) == [1]


def test_a_changed_description_of_a_version_changes_nothing(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": version_of(VersionDescription="First")})
    stacks.update({"View": stacks.view(), "Version": version_of(VersionDescription="Other")})
    version = stacks.describe_view(stacks.physical_id("Version"))
    assert (version["Version"], version["VersionDescription"]) == (1, "First")


def test_cloudformation_deletes_a_version_and_leaves_its_view(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": VERSION_OF_CONTENT})
    view_arn = stacks.physical_id("View")
    stacks.update({"View": stacks.view()})
    assert stacks.versions(view_arn) == []
    assert stacks.views() == ["Order"]


def test_a_stack_is_deleted_with_versions_that_are_gone(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": VERSION_OF_CONTENT})
    stacks.connect.delete_view_version(
        InstanceId=stacks.instance_id, ViewId=stacks.physical_id("View"), ViewVersion=1
    )
    stacks.cloudformation.delete_stack(StackName=STACK)
    with pytest.raises(ClientError, match="does not exist"):
        stacks.describe()


def test_a_checksum_that_is_not_that_of_the_view_fails(stacks: Stacks) -> None:
    wrong = version_of(ViewContentSha256="0" * 64)
    stack = stacks.create({"View": stacks.view(), "Version": wrong})
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "ViewContentSha256: differs from the checksum" in stacks.reason("Version")
    assert stacks.views() == []


def test_a_failed_update_brings_the_replaced_version_back(stacks: Stacks) -> None:
    resources = {"View": stacks.view(), "Version": VERSION_OF_CONTENT}
    stacks.create(resources)
    view_arn = stacks.physical_id("View")
    taken = {**stacks.view(), "DependsOn": "Version"}
    stack = stacks.update(
        {"View": stacks.view(titled("New")), "Version": VERSION_OF_CONTENT, "Taken": taken}
    )

    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert stacks.versions(view_arn) == [1]
    assert stacks.physical_id("Version") == f"{view_arn}:1"
    content = stacks.describe_view(view_arn)["Content"]
    assert json.loads(content["Template"])["Head"]["Title"] == "Order"
