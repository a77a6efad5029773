"""The resources as moto's own stacks would use them, which update one by one."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto.cloudformation.models import cloudformation_backends
from moto.connect.models import connect_backends

from tests.aws import REGION

from .helpers import STACK, VERSION_OF_CONTENT, Stacks, body, titled, version_of

ACCOUNT_ID = "123456789012"


def resource(logical_id: str) -> Any:
    backend = cloudformation_backends[ACCOUNT_ID][REGION]
    return backend.get_stack(STACK).resource_map[logical_id]


def update(original: Any, resource_json: dict[str, Any]) -> Any:
    return type(original).update_from_cloudformation_json(
        original, "a-name", resource_json, ACCOUNT_ID, REGION
    )


def version_json(view_arn: str, **policies: str) -> dict[str, Any]:
    return {**version_of("View"), "Properties": {"ViewArn": view_arn}, **policies}


def test_a_view_stays_the_resource_that_it_was(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view()})
    view = resource("View")
    assert update(view, stacks.view(titled("New"), Name="New")) is view
    assert stacks.views() == ["New"]


@pytest.mark.parametrize(("policy", "left"), [("Delete", []), ("Retain", [1])])
def test_a_replaced_version_is_deleted_at_once_or_retained(
    stacks: Stacks, policy: str, left: list[int]
) -> None:
    stacks.create(
        {"View": stacks.view(), "Other": stacks.view(Name="Other"), "Version": VERSION_OF_CONTENT}
    )
    other_arn = stacks.physical_id("Other")
    new = update(resource("Version"), version_json(other_arn, UpdateReplacePolicy=policy))
    assert new.physical_resource_id == f"{other_arn}:1"
    assert stacks.versions(stacks.physical_id("View")) == left


def test_a_version_that_replaces_itself_is_not_deleted(stacks: Stacks) -> None:
    stacks.create({"View": stacks.view(), "Version": VERSION_OF_CONTENT})
    view_arn = stacks.physical_id("View")
    new = update(resource("Version"), version_json(view_arn))
    assert new.physical_resource_id == f"{view_arn}:1"
    assert stacks.versions(view_arn) == [1]


def test_an_attribute_that_is_unknown_inside_of_a_resource_fails_it(stacks: Stacks) -> None:
    view = stacks.view(titled({"Fn::Sub": "${Other.Name}"}))
    stacks.create({"Other": stacks.view(Name="Other"), "View": view})
    assert stacks.describe()["StackStatus"] == "ROLLBACK_COMPLETE"
    assert "does not support attribute type Name in Fn::GetAtt" in stacks.reason("View")
    assert stacks.views() == []


def stack_set(stacks: Stacks, resources: dict[str, Any], **target: Any) -> None:
    stacks.cloudformation.create_stack_set(
        StackSetName="guides",
        TemplateBody=body(resources),
        PermissionModel="SERVICE_MANAGED" if "DeploymentTargets" in target else "SELF_MANAGED",
    )
    stacks.cloudformation.create_stack_instances(StackSetName="guides", Regions=[REGION], **target)


def account_in_a_unit() -> tuple[str, str]:
    organizations = boto3.client("organizations", region_name=REGION)
    organizations.create_organization(FeatureSet="ALL")
    root_id = organizations.list_roots()["Roots"][0]["Id"]
    unit = organizations.create_organizational_unit(ParentId=root_id, Name="all")
    unit_id = unit["OrganizationalUnit"]["Id"]
    account = organizations.create_account(AccountName="a", Email="a@example.com")
    account_id = account["CreateAccountStatus"]["AccountId"]
    organizations.move_account(
        AccountId=account_id, SourceParentId=root_id, DestinationParentId=unit_id
    )
    return account_id, unit_id


def test_a_stack_set_makes_its_resources_in_each_account(stacks: Stacks) -> None:
    # moto keeps these stacks apart from all others.
    account_id, unit_id = account_in_a_unit()
    instance = {
        "Type": "AWS::Connect::Instance",
        "Properties": {
            "IdentityManagementType": "CONNECT_MANAGED",
            "Attributes": {"InboundCalls": True, "OutboundCalls": True},
            "Tags": [{"Key": "a", "Value": "1"}],
        },
    }
    target = {"OrganizationalUnitIds": [unit_id]}
    stack_set(stacks, {"Instance": instance}, DeploymentTargets=target)
    [made] = connect_backends[account_id][REGION].instances.values()
    assert made.tags["a"] == "1"


def test_a_stack_that_moto_keeps_apart_raises_what_failed(stacks: Stacks) -> None:
    _, unit_id = account_in_a_unit()
    target = {"OrganizationalUnitIds": [unit_id]}
    with pytest.raises(ClientError, match="Properties validation failed for resource View"):
        stack_set(stacks, {"View": stacks.view(Name="")}, DeploymentTargets=target)


def test_a_stack_of_a_stack_set_rolls_back(stacks: Stacks) -> None:
    stack_set(stacks, {"View": stacks.view(Name="")}, Accounts=[ACCOUNT_ID])
    stack = stacks.describe("StackSet:guides")
    assert stack["StackStatus"] == "ROLLBACK_COMPLETE"
    assert stacks.views() == []
