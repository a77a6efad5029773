"""AWS::Connect::View in stacks."""

from __future__ import annotations

import json

import pytest
from botocore.exceptions import ClientError

from .helpers import EMPTY_VIEW, STACK, Stacks, outputs, titled

SYSTEM_TAGS = {
    "aws:cloudformation:logical-id",
    "aws:cloudformation:stack-id",
    "aws:cloudformation:stack-name",
}


def test_cloudformation_creates_a_published_view(stacks: Stacks) -> None:
    stack = stacks.create({"View": stacks.view(Description="An order")})

    view = stacks.describe_view(stacks.physical_id("View"))
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    assert (view["Name"], view["Status"], view["Description"]) == (
        *("Order", "PUBLISHED"),
        "An order",
    )
    assert json.loads(view["Content"]["Template"]) == EMPTY_VIEW
    assert view["Content"]["Actions"] == ["Submit"]


def test_ref_of_a_view_is_its_arn_and_its_attributes_are_those_of_the_api(stacks: Stacks) -> None:
    values = {"Arn": {"Ref": "View"}} | {
        name: {"Fn::GetAtt": ["View", name]} for name in ("ViewArn", "ViewId", "ViewContentSha256")
    }
    sections = {"Outputs": {name: {"Value": value} for name, value in values.items()}}
    found = outputs(stacks.create({"View": stacks.view()}, sections))

    view = stacks.describe_view(found["ViewId"])
    assert found["Arn"] == found["ViewArn"] == view["Arn"].removesuffix(":$LATEST")
    assert found["ViewId"] == view["Id"]
    assert found["ViewContentSha256"] == view["ViewContentSha256"]


def test_an_attribute_that_a_view_lacks_is_refused(stacks: Stacks) -> None:
    sections = {"Outputs": {"Name": {"Value": {"Fn::GetAtt": ["View", "Name"]}}}}
    with pytest.raises(ClientError, match="does not support attribute type Name in Fn::GetAtt"):
        stacks.create({"View": stacks.view()}, sections)
    assert stacks.views() == []


def test_cloudformation_updates_a_view_in_place(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    view_arn = stacks.physical_id("View")
    changed = stacks.view(titled("New"), Name="Renamed", Description="D", Actions=["Go"])
    stack = stacks.update({"View": changed})

    view = stacks.describe_view(view_arn)
    assert stack["StackStatus"] == "UPDATE_COMPLETE"
    assert stacks.physical_id("View") == view_arn
    assert (view["Name"], view["Description"]) == ("Renamed", "D")
    assert json.loads(view["Content"]["Template"])["Head"]["Title"] == "New"
    assert view["Content"]["Actions"] == ["Go"]
    assert stacks.views() == ["Renamed"]


def test_a_description_that_a_template_no_longer_has_stays(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(Description="D")})
    stacks.update({"View": stacks.view(Name="Renamed")})
    assert stacks.describe_view(stacks.physical_id("View"))["Description"] == "D"


def test_a_stack_that_is_updated_without_a_change_changes_no_view(stacks: Stacks) -> None:
    resources = {"View": stacks.view(Tags=[{"Key": "team", "Value": "a"}])}
    stacks.create(resources)
    view_id = stacks.physical_id("View")
    before = stacks.describe_view(view_id)
    stacks.connect.update_view_content(
        InstanceId=stacks.instance_id,
        ViewId=view_id,
        Status="SAVED",
        Content={"Template": json.dumps(titled("Draft")), "Actions": []},
    )
    draft = stacks.describe_view(f"{view_id}:$SAVED")
    stacks.update(resources)

    assert stacks.describe_view(f"{view_id}:$SAVED") == draft
    assert stacks.describe_view(view_id) == {
        **before,
        "LastModifiedTime": draft["LastModifiedTime"],
    }


def test_an_update_of_the_name_leaves_the_draft(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    view_id = stacks.physical_id("View")
    template = json.dumps(titled("Draft"))
    stacks.connect.update_view_content(
        InstanceId=stacks.instance_id,
        ViewId=view_id,
        Status="SAVED",
        Content={"Template": template, "Actions": []},
    )
    stacks.update({"View": stacks.view(Name="Renamed")})

    assert stacks.describe_view(f"{view_id}:$SAVED")["Content"]["Template"] == template


def test_cloudformation_deletes_a_view(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Other": stacks.view(Name="Other")})
    stacks.update({"View": stacks.view()})
    assert stacks.views() == ["Order"]
    stack_id = stacks.describe()["StackId"]
    stacks.cloudformation.delete_stack(StackName=STACK)

    assert stacks.views() == []
    assert stacks.describe(stack_id)["StackStatus"] == "DELETE_COMPLETE"


def test_to_describe_a_deleted_stack_makes_nothing_anew(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": "view"}}}}
    stacks.create({"View": stacks.view()}, sections)
    stack_id = stacks.describe()["StackId"]
    stacks.cloudformation.delete_stack(StackName=stack_id)
    stacks.describe(stack_id)
    stacks.cloudformation.describe_stack_resources(StackName=stack_id)

    assert stacks.views() == []
    assert stacks.cloudformation.list_exports()["Exports"] == []


def test_a_view_that_is_gone_does_not_keep_its_stack(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    stacks.connect.delete_view(InstanceId=stacks.instance_id, ViewId=stacks.physical_id("View"))
    stacks.cloudformation.delete_stack(StackName=STACK)
    with pytest.raises(ClientError, match="does not exist"):
        stacks.describe()


@pytest.mark.parametrize("policy", ["Retain", "RetainExceptOnCreate"])
def test_a_view_outlives_its_stack_by_its_deletion_policy(stacks: Stacks, policy: str) -> None:
    kept = {**stacks.view(), "DeletionPolicy": policy}
    stacks.create({"View": kept, "Other": stacks.view(Name="Other")})
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.views() == ["Order"]


@pytest.mark.parametrize("policy", ["Retain", "RetainExceptOnCreate"])
def test_a_view_outlives_its_place_in_the_template_by_its_deletion_policy(
    stacks: Stacks, policy: str
) -> None:
    kept = {**stacks.view(), "DeletionPolicy": policy}
    stacks.create({"View": kept, "Other": stacks.view(Name="Other")})
    stacks.update({"Other": stacks.view(Name="Other")})
    assert stacks.views() == ["Order", "Other"]
    stacks.cloudformation.delete_stack(StackName=STACK)
    assert stacks.views() == ["Order"]


def test_a_view_has_the_tags_of_its_stack_its_own_and_those_of_cloudformation(
    stacks: Stacks,
) -> None:
    own = [{"Key": "team", "Value": "own"}, {"Key": "cost", "Value": "1"}]
    stacks.create(
        {"View": stacks.view(Tags=own)},
        Tags=[{"Key": "team", "Value": "stack"}, {"Key": "stage", "Value": "test"}],
    )
    tags = stacks.describe_view(stacks.physical_id("View"))["Tags"]

    assert {key: value for key, value in tags.items() if key not in SYSTEM_TAGS} == {
        "team": "own",
        "cost": "1",
        "stage": "test",
    }
    assert tags["aws:cloudformation:stack-name"] == STACK
    assert tags["aws:cloudformation:stack-id"] == stacks.describe()["StackId"]
    assert tags["aws:cloudformation:logical-id"] == "View"


def test_an_update_changes_the_tags_that_the_stack_gave(stacks: Stacks) -> None:
    stacks.create(
        {"View": stacks.view(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "1"}])},
        Tags=[{"Key": "stage", "Value": "test"}],
    )
    arn = stacks.physical_id("View")
    stacks.connect.tag_resource(resourceArn=arn, tags={"by": "hand"})
    stacks.update(
        {"View": stacks.view(Tags=[{"Key": "b", "Value": "2"}])},
        Tags=[{"Key": "stage", "Value": "live"}],
    )
    tags = stacks.connect.list_tags_for_resource(resourceArn=arn)["tags"]

    assert {key: value for key, value in tags.items() if key not in SYSTEM_TAGS} == {
        "b": "2",
        "by": "hand",
        "stage": "live",
    }
    assert tags.keys() >= SYSTEM_TAGS


def test_the_tags_of_cloudformation_do_not_count(stacks: Stacks) -> None:
    tags = [{"Key": f"key{number}", "Value": ""} for number in range(50)]
    stacks.create({"View": stacks.view(Tags=tags)})
    arn = stacks.physical_id("View")
    stacks.connect.tag_resource(resourceArn=arn, tags={"key0": "1"})
    with pytest.raises(ClientError, match="would have 51"):
        stacks.connect.tag_resource(resourceArn=arn, tags={"another": "1"})


def test_fn_sub_inside_of_a_template_is_resolved(stacks: Stacks) -> None:
    title = {"Fn::Sub": ["${Word} of ${AWS::StackName}, ${Stage}", {"Word": {"Ref": "Stage"}}]}
    sections = {"Parameters": {"Stage": {"Type": "String", "Default": "test"}}}
    resources = {"View": stacks.view(titled(title))}

    def found() -> str:
        content = stacks.describe_view(stacks.physical_id("View"))["Content"]
        read: str = json.loads(content["Template"])["Head"]["Title"]
        return read

    stacks.create(resources, sections)
    assert found() == "test of guide, test"
    parameters = [{"ParameterKey": "Stage", "ParameterValue": "live"}]
    stacks.update(resources, sections, Parameters=parameters)
    assert found() == "live of guide, live"


def test_conditions_decide_which_views_there_are(stacks: Stacks) -> None:
    sections = {
        "Parameters": {"Stage": {"Type": "String", "Default": "test"}},
        "Conditions": {"IsLive": {"Fn::Equals": [{"Ref": "Stage"}, "live"]}},
    }
    title = {"Fn::If": ["IsLive", "Live", "Test"]}
    resources = {
        "View": stacks.view(titled(title)),
        "Live": {**stacks.view(Name="Only live"), "Condition": "IsLive"},
    }

    def change_to(stage: str) -> list[str]:
        parameters = [{"ParameterKey": "Stage", "ParameterValue": stage}]
        stacks.update(resources, sections, Parameters=parameters)
        return stacks.views()

    stacks.create(resources, sections)
    assert stacks.views() == ["Order"]
    for call in ("describe_stack_resources", "list_stack_resources"):
        answer = getattr(stacks.cloudformation, call)(StackName=STACK)
        [listed] = answer.get("StackResources") or answer["StackResourceSummaries"]
        assert listed["LogicalResourceId"] == "View"
    with pytest.raises(ClientError, match="Resource Live does not exist"):
        stacks.physical_id("Live")
    assert change_to("live") == ["Only live", "Order"]
    assert change_to("test") == ["Order"]


def test_a_view_depends_on_what_it_says(stacks: Stacks) -> None:
    first = {**stacks.view(Name="B"), "DependsOn": ["Second"]}
    second = {**stacks.view(Name="A"), "DependsOn": "Third"}
    stacks.create({"First": first, "Second": second, "Third": stacks.view(Name="C")})
    times = [
        stacks.describe_view(stacks.physical_id(name))["CreatedTime"]
        for name in ("Third", "Second", "First")
    ]
    assert times == sorted(times)
    assert stacks.views() == ["A", "B", "C"]


def test_a_view_can_be_named_by_what_another_stack_exports(stacks: Stacks) -> None:
    sections = {"Outputs": {"Arn": {"Value": stacks.instance_arn, "Export": {"Name": "instance"}}}}
    stacks.create({"View": stacks.view()}, sections)
    importing = stacks.view(Name="Other", InstanceArn={"Fn::ImportValue": "instance"})
    stacks.create({"View": importing}, StackName="importing")
    assert stacks.views() == ["Order", "Other"]


def test_an_update_changes_what_a_stack_exports(stacks: Stacks) -> None:
    def exporting(name: str) -> dict[str, object]:
        return {"Outputs": {"Arn": {"Value": {"Ref": "View"}, "Export": {"Name": name}}}}

    stacks.create({"View": stacks.view()}, exporting("old"))
    stacks.update({"View": stacks.view()}, exporting("new"))
    exports = stacks.cloudformation.list_exports()["Exports"]
    assert [(each["Name"], each["Value"]) for each in exports] == [
        ("new", stacks.physical_id("View"))
    ]


def test_the_characters_of_a_template_arrive_as_they_are(stacks: Stacks) -> None:
    # JSON writes it as two escapes, which YAML reads one by one.
    stacks.create({"View": stacks.view(titled("An order \U0001f4e6"), Name="\U00020000")})
    view = stacks.describe_view(stacks.physical_id("View"))
    assert json.loads(view["Content"]["Template"])["Head"]["Title"] == "An order \U0001f4e6"
    assert view["Name"] == "\U00020000"


def test_a_template_may_be_yaml_with_short_forms(stacks: Stacks) -> None:
    template = f"""
    Parameters:
      Stage: {{Type: String, Default: test}}
    Conditions:
      IsLive: !Equals [!Ref Stage, live]
    Resources:
      View:
        Type: AWS::Connect::View
        Properties:
          InstanceArn: {stacks.instance_arn}
          Name: Order
          Description: !If [IsLive, Live, !Ref AWS::NoValue]
          Actions: [Submit, !If [IsLive, Cancel, !Ref AWS::NoValue]]
          Template:
            Head:
              Title: !Sub "${{Stage}} of ${{AWS::StackName}}"
              Configuration: {{}}
            Body: []
      Version:
        Type: AWS::Connect::ViewVersion
        Properties:
          ViewArn: !GetAtt View.ViewArn
          ViewContentSha256: !GetAtt View.ViewContentSha256
    """
    stacks.cloudformation.create_stack(StackName=STACK, TemplateBody=template)
    view = stacks.describe_view(stacks.physical_id("Version"))
    assert json.loads(view["Content"]["Template"])["Head"]["Title"] == "test of guide"
    assert view["Content"]["Actions"] == ["Submit"]
    assert "Description" not in view
