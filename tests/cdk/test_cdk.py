"""What aws-cdk-lib synthesises of views, deployed as ``cdk deploy`` does it: by change sets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from connect_views_mock import mock_connect_views
from tests.aws import REGION, create_instance
from tests.stacks.helpers import Stacks, outputs

cdk: Any = import_module("aws_cdk")
connect: Any = import_module("aws_cdk.aws_connect")

Build = Callable[[Any], None]


@pytest.fixture(name="stacks")
def _stacks() -> Iterator[Stacks]:
    with mock_connect_views():
        client = boto3.client("connect", region_name=REGION)
        cloudformation = boto3.client("cloudformation", region_name=REGION)
        # As `cdk bootstrap` leaves it.
        boto3.client("ssm", region_name=REGION).put_parameter(
            Name="/cdk-bootstrap/hnb659fds/version", Value="21", Type="String"
        )
        yield Stacks(cloudformation, client, create_instance(client))


def synthesise(*builds: Build) -> list[Any]:
    """Return the synthesised stacks of an app, with a stack for each function."""
    app = cdk.App(analytics_reporting=False)
    stacks = [cdk.Stack(app, build.__name__.replace("_", "-")) for build in builds]
    for stack, build in zip(stacks, builds, strict=True):
        build(stack)
    assembly = app.synth()
    return [assembly.get_stack_artifact(stack.artifact_id) for stack in stacks]


def deploy(stacks: Stacks, *builds: Build) -> list[dict[str, Any]]:
    """Deploy an app, and return what describes its stacks."""
    deployed = []
    for artifact in synthesise(*builds):
        names = [each["StackName"] for each in stacks.cloudformation.describe_stacks()["Stacks"]]
        change_set_id = stacks.cloudformation.create_change_set(
            StackName=artifact.stack_name,
            ChangeSetName="cdk-deploy-change-set",
            ChangeSetType="UPDATE" if artifact.stack_name in names else "CREATE",
            TemplateBody=json.dumps(artifact.template),
            Tags=[{"Key": key, "Value": value} for key, value in artifact.tags.items()],
        )["Id"]
        stacks.cloudformation.execute_change_set(ChangeSetName=change_set_id)
        deployed.append(stacks.describe(artifact.stack_name))
    return deployed


def view_template(title: str, body: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"Head": {"Title": title, "Configuration": {}}, "Body": body or []}


def guide(stacks: Stacks, title: str, body: list[dict[str, Any]] | None = None) -> Build:
    """Return what builds a stack with a view, its version and the version's ARN as output."""

    def guide(stack: Any) -> None:
        view = connect.CfnView(
            stack,
            "View",
            instance_arn=stacks.instance_arn,
            name="Order",
            description="An order",
            template=view_template(f"{title} of {cdk.Aws.STACK_NAME}", body),
            actions=["Submit"],
            tags=[cdk.CfnTag(key="cost", value="1")],
        )
        version = connect.CfnViewVersion(
            stack,
            "Version",
            view_arn=view.attr_view_arn,
            version_description=title,
            view_content_sha256=view.attr_view_content_sha256,
        )
        version.apply_removal_policy(cdk.RemovalPolicy.RETAIN)
        cdk.Tags.of(stack).add("stage", "test")
        cdk.CfnOutput(stack, "ViewId", value=view.attr_view_id)
        cdk.CfnOutput(stack, "VersionArn", value=version.attr_view_version_arn)
        cdk.CfnOutput(stack, "Number", value=cdk.Token.as_string(version.attr_version))

    return guide


def test_cdk_deploys_a_view_and_its_version(stacks: Stacks) -> None:
    [stack] = deploy(stacks, guide(stacks, "First"))
    found = outputs(stack)

    assert stack["StackStatus"] == "CREATE_COMPLETE"
    view = stacks.describe_view(found["VersionArn"])
    assert (view["Name"], view["Description"], view["Version"]) == ("Order", "An order", 1)
    assert json.loads(view["Content"]["Template"]) == view_template("First of guide")
    assert (view["Tags"]["cost"], view["Tags"]["stage"]) == ("1", "test")
    assert found["Number"] == "1"


def test_cdk_deploys_a_change_as_a_new_version_and_retains_the_old_one(stacks: Stacks) -> None:
    [before] = deploy(stacks, guide(stacks, "First"))
    [after] = deploy(stacks, guide(stacks, "Second"))

    assert after["StackStatus"] == "UPDATE_COMPLETE"
    view_id = outputs(after)["ViewId"]
    assert view_id == outputs(before)["ViewId"]
    assert stacks.versions(view_id) == [2, 1]
    assert outputs(after)["Number"] == "2"
    assert stacks.describe_view(f"{view_id}:2")["VersionDescription"] == "Second"


def test_cdk_fails_with_the_findings(stacks: Stacks) -> None:
    body = [{"_id": "a", "Type": "Buton"}]
    [stack] = deploy(stacks, guide(stacks, "First", body))
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "/Body/0/Type must be equal to constant" in stacks.reason("View", "guide")
    assert stacks.views() == []


def test_cdk_hands_an_instance_from_one_stack_to_another(stacks: Stacks) -> None:
    made: dict[str, Any] = {}

    def center(stack: Any) -> None:
        made["instance"] = connect.CfnInstance(
            stack,
            "Instance",
            identity_management_type="CONNECT_MANAGED",
            instance_alias="orders",
            attributes=connect.CfnInstance.AttributesProperty(
                inbound_calls=True, outbound_calls=False, contactflow_logs=True
            ),
        )

    def views(stack: Any) -> None:
        view = connect.CfnView(
            stack,
            "View",
            instance_arn=made["instance"].attr_arn,
            name="Order",
            template=view_template("Order"),
            actions=[],
        )
        cdk.CfnOutput(stack, "Arn", value=view.ref)

    center_stack, views_stack = deploy(stacks, center, views)
    assert center_stack["StackStatus"] == views_stack["StackStatus"] == "CREATE_COMPLETE"
    arn = outputs(views_stack)["Arn"]
    [instance_arn] = [output["OutputValue"] for output in center_stack["Outputs"]]
    assert arn.startswith(f"{instance_arn}/view/")
    view = stacks.connect.describe_view(InstanceId=instance_arn, ViewId=arn)["View"]
    assert view["Name"] == "Order"


def test_cdk_destroys_what_it_deployed(stacks: Stacks) -> None:
    def guide(stack: Any) -> None:
        for name in ("A", "B"):
            view = connect.CfnView(
                stack,
                name,
                instance_arn=stacks.instance_arn,
                name=name,
                template=view_template(name),
                actions=[],
            )
            if name == "B":
                view.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    deploy(stacks, guide)
    assert stacks.views() == ["A", "B"]
    stacks.cloudformation.delete_stack(StackName="guide")
    assert stacks.views() == ["B"]


def test_a_stack_needs_the_bootstrap_version_or_to_do_without(stacks: Stacks) -> None:
    boto3.client("ssm", region_name=REGION).delete_parameter(
        Name="/cdk-bootstrap/hnb659fds/version"
    )
    [artifact] = synthesise(guide(stacks, "First"))
    with pytest.raises(ClientError, match="Unable to fetch parameters"):
        stacks.cloudformation.create_stack(
            StackName="guide", TemplateBody=json.dumps(artifact.template)
        )
    assert stacks.views() == []


def test_a_stack_of_the_legacy_synthesizer_needs_no_bootstrap(stacks: Stacks) -> None:
    boto3.client("ssm", region_name=REGION).delete_parameter(
        Name="/cdk-bootstrap/hnb659fds/version"
    )
    app = cdk.App(analytics_reporting=False)
    stack = cdk.Stack(app, "guide", synthesizer=cdk.LegacyStackSynthesizer())
    guide(stacks, "First")(stack)
    stacks.cloudformation.create_stack(
        StackName="guide", TemplateBody=json.dumps(app.synth().get_stack_by_name("guide").template)
    )
    assert stacks.describe("guide")["StackStatus"] == "CREATE_COMPLETE"
