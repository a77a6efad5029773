"""Unit tests for views in stacks of CloudFormation."""

import json

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from .test_connect_views import create_instance, create_view, describe

TEMPLATE = {"Head": {"Title": "Order", "Configuration": {}}, "Body": []}
INSTANCE = {
    "Type": "AWS::Connect::Instance",
    "Properties": {
        "IdentityManagementType": "CONNECT_MANAGED",
        "Attributes": {"InboundCalls": True, "OutboundCalls": False},
        "Tags": [{"Key": "team", "Value": "orders"}],
    },
}
VERSION = {
    "Type": "AWS::Connect::ViewVersion",
    "Properties": {
        "ViewArn": {"Ref": "View"},
        "VersionDescription": "First",
        "ViewContentSha256": {"Fn::GetAtt": ["View", "ViewContentSha256"]},
    },
}


def view_resource(**properties):
    return {
        "Type": "AWS::Connect::View",
        "Properties": {
            "InstanceArn": {"Ref": "Instance"},
            "Name": "Order",
            "Template": TEMPLATE,
            "Actions": ["Submit"],
            **properties,
        },
    }


def titled(title):
    return {"Head": {"Title": title, "Configuration": {}}, "Body": []}


def body(**resources):
    outputs = {
        f"{name}{attribute}": {"Value": {"Fn::GetAtt": [name, attribute]}}
        for name, attribute in (
            ("Instance", "Id"),
            ("View", "ViewId"),
            ("View", "ViewContentSha256"),
            ("Version", "Version"),
            ("Version", "ViewVersionArn"),
        )
        if name in resources
    }
    outputs |= {f"{name}Ref": {"Value": {"Ref": name}} for name in resources}
    return json.dumps({"Resources": resources, "Outputs": outputs})


def create_stack(**resources):
    cloudformation = boto3.client("cloudformation", region_name="us-east-1")
    cloudformation.create_stack(
        StackName="guide",
        TemplateBody=body(**resources),
        Tags=[{"Key": "stage", "Value": "test"}],
    )
    connect = boto3.client("connect", region_name="us-east-1")
    return cloudformation, connect, outputs_of(cloudformation)


def update_stack(cloudformation, **resources):
    cloudformation.update_stack(StackName="guide", TemplateBody=body(**resources))
    return outputs_of(cloudformation)


def outputs_of(cloudformation):
    stack = cloudformation.describe_stacks(StackName="guide")["Stacks"][0]
    return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}


def views_of(connect, instance_id):
    pages = connect.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    return [view["Name"] for view in pages["ViewsSummaryList"]]


def versions_of(connect, outputs):
    versions = connect.list_view_versions(
        InstanceId=outputs["InstanceId"], ViewId=outputs["ViewViewId"]
    )["ViewVersionSummaryList"]
    return [version["Version"] for version in versions]


@mock_aws
def test_stack_with_instance_view_and_version():
    resources = {"Instance": INSTANCE, "View": view_resource(), "Version": VERSION}
    _, connect, outputs = create_stack(**resources)

    instance_id = outputs["InstanceId"]
    instance = connect.describe_instance(InstanceId=instance_id)["Instance"]
    assert outputs["InstanceRef"] == instance["Arn"]
    assert instance["InboundCallsEnabled"] is True
    assert instance["OutboundCallsEnabled"] is False
    view = describe(connect, instance_id, outputs["ViewViewId"])
    assert view["Status"] == "PUBLISHED"
    assert view["Arn"] == f"{outputs['ViewRef']}:$LATEST"
    assert view["ViewContentSha256"] == outputs["ViewViewContentSha256"]
    assert json.loads(view["Content"]["Template"]) == TEMPLATE
    assert view["Content"]["Actions"] == ["Submit"]
    version = describe(connect, instance_id, f"{outputs['ViewViewId']}:1")
    assert version["Arn"] == outputs["VersionRef"]
    assert version["Arn"] == outputs["VersionViewVersionArn"]
    assert version["VersionDescription"] == "First"
    assert outputs["VersionVersion"] == "1"


@mock_aws
def test_view_has_tags_of_stack_and_of_resource():
    view = view_resource(Tags=[{"Key": "cost", "Value": "1"}])
    _, connect, outputs = create_stack(Instance=INSTANCE, View=view)

    tags = describe(connect, outputs["InstanceId"], outputs["ViewViewId"])["Tags"]
    assert tags["cost"] == "1"
    assert tags["stage"] == "test"
    assert tags["aws:cloudformation:logical-id"] == "View"
    assert tags["aws:cloudformation:stack-name"] == "guide"


@mock_aws
def test_update_stack_with_view():
    cloudformation, connect, old = create_stack(
        Instance=INSTANCE, View=view_resource(Tags=[{"Key": "a", "Value": "1"}])
    )
    changed = view_resource(
        Name="New",
        Description="D",
        Template=titled("New"),
        Actions=[],
        Tags=[{"Key": "b", "Value": "2"}],
    )
    new = update_stack(cloudformation, Instance=INSTANCE, View=changed)

    assert new["ViewRef"] == old["ViewRef"]
    assert new["ViewViewContentSha256"] != old["ViewViewContentSha256"]
    view = describe(connect, new["InstanceId"], new["ViewViewId"])
    assert (view["Name"], view["Description"]) == ("New", "D")
    assert json.loads(view["Content"]["Template"]) == titled("New")
    assert view["Content"]["Actions"] == []
    assert view["Tags"]["b"] == "2"
    assert "a" not in view["Tags"]


@mock_aws
def test_update_stack_with_version_of_another_view():
    resources = {"Instance": INSTANCE, "View": view_resource()}
    cloudformation, connect, old = create_stack(**resources, Version=VERSION)
    other = view_resource(Name="Other", Template=titled("Other"))
    properties = {"ViewArn": {"Ref": "Other"}}
    version = {"Type": "AWS::Connect::ViewVersion", "Properties": properties}
    new = update_stack(cloudformation, **resources, Other=other, Version=version)

    assert versions_of(connect, old) == []
    assert new["VersionRef"] == f"{new['OtherRef']}:1"


@mock_aws
def test_update_stack_retains_version():
    resources = {"Instance": INSTANCE, "View": view_resource()}
    version = {**VERSION, "UpdateReplacePolicy": "Retain"}
    cloudformation, connect, old = create_stack(**resources, Version=version)
    other = view_resource(Name="Other", Template=titled("Other"))
    version = {**version, "Properties": {"ViewArn": {"Ref": "Other"}}}
    update_stack(cloudformation, **resources, Other=other, Version=version)

    assert versions_of(connect, old) == [1]


@mock_aws
def test_update_stack_with_instance():
    cloudformation, connect, old = create_stack(Instance=INSTANCE)
    properties = {
        **INSTANCE["Properties"],
        "Attributes": {"InboundCalls": False, "OutboundCalls": "true"},
        "Tags": [{"Key": "new", "Value": "1"}],
    }
    changed = {"Type": "AWS::Connect::Instance", "Properties": properties}
    assert update_stack(cloudformation, Instance=changed) == old
    instance = connect.describe_instance(InstanceId=old["InstanceId"])["Instance"]
    assert instance["InboundCallsEnabled"] is False
    assert instance["OutboundCallsEnabled"] is True
    assert instance["Tags"]["new"] == "1"
    assert "team" not in instance["Tags"]

    properties = {**properties, "InstanceAlias": "another"}
    changed = {"Type": "AWS::Connect::Instance", "Properties": properties}
    new = update_stack(cloudformation, Instance=changed)
    instances = connect.list_instances()["InstanceSummaryList"]
    assert [instance["Id"] for instance in instances] == [new["InstanceId"]]
    assert new["InstanceId"] != old["InstanceId"]


@mock_aws
def test_delete_stack_with_views():
    client, instance_id = create_instance()
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]
    create_view(client, instance_id, name="By hand")
    view = view_resource(InstanceArn=arn)
    cloudformation, connect, _ = create_stack(View=view, Version=VERSION)
    assert views_of(connect, instance_id) == ["By hand", "Order"]

    cloudformation.delete_stack(StackName="guide")

    assert views_of(connect, instance_id) == ["By hand"]


@mock_aws
def test_stack_with_invalid_properties():
    view = view_resource(Name="", Actions=["It's (done)"], Template="{}", Other=1)
    with pytest.raises(ClientError) as exc:
        create_stack(Instance=INSTANCE, View=view)
    err = exc.value.response["Error"]
    assert err["Code"] == "ValidationError"
    assert err["Message"] == (
        "Properties validation failed for resource View with message:\n"
        "#: 4 schema violations found\n"
        "#/Name: expected minLength: 1, actual: 0\n"
        "#/Template: expected type: JSONObject, found: String\n"
        "#/Actions/0: failed validation constraint for keyword [pattern]\n"
        "#: extraneous key [Other] is not permitted"
    )


@mock_aws
def test_stack_with_refused_view():
    client, instance_id = create_instance()
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]
    template = {**TEMPLATE, "Body": [{"_id": "a", "Type": "Unknown"}]}
    with pytest.raises(ClientError) as exc:
        create_stack(View=view_resource(InstanceArn=arn, Template=template))
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert "/Body/0/Type must be equal to constant" in err["Message"]
    assert views_of(client, instance_id) == []
