"""Stacks with views, and what is left of them."""

from __future__ import annotations

import json
from typing import Any

STACK = "guide"
EMPTY_VIEW: dict[str, Any] = {"Head": {"Title": "Order", "Configuration": {}}, "Body": []}
REFUSED_VIEW: dict[str, Any] = {**EMPTY_VIEW, "Body": [{"_id": "a", "Type": "Headr"}]}


def titled(title: Any) -> dict[str, Any]:
    return {**EMPTY_VIEW, "Head": {"Title": title, "Configuration": {}}}


def version_of(view: str = "View", **properties: Any) -> dict[str, Any]:
    return {
        "Type": "AWS::Connect::ViewVersion",
        "Properties": {"ViewArn": {"Ref": view}, **properties},
    }


VERSION_OF_CONTENT = version_of(
    ViewContentSha256={"Fn::GetAtt": ["View", "ViewContentSha256"]},
)


class Stacks:
    """A CloudFormation and an instance of Connect, to make stacks in."""

    def __init__(self, cloudformation: Any, connect: Any, instance_id: str) -> None:
        self.cloudformation = cloudformation
        self.connect = connect
        self.instance_id = instance_id
        self.instance_arn: str = connect.describe_instance(InstanceId=instance_id)["Instance"][
            "Arn"
        ]

    def view(self, template: Any = None, **properties: Any) -> dict[str, Any]:
        """Return the resource of a view, without the properties that are ``None``."""
        wanted = {
            "InstanceArn": self.instance_arn,
            "Name": "Order",
            "Template": EMPTY_VIEW if template is None else template,
            "Actions": ["Submit"],
            **properties,
        }
        return {
            "Type": "AWS::Connect::View",
            "Properties": {name: value for name, value in wanted.items() if value is not None},
        }

    def create(
        self, resources: dict[str, Any], /, sections: Any = None, **parameters: Any
    ) -> dict[str, Any]:
        name = parameters.pop("StackName", STACK)
        self.cloudformation.create_stack(
            StackName=name, TemplateBody=body(resources, sections), **parameters
        )
        return self.describe(name)

    def update(
        self, resources: dict[str, Any], /, sections: Any = None, **parameters: Any
    ) -> dict[str, Any]:
        self.cloudformation.update_stack(
            StackName=STACK, TemplateBody=body(resources, sections), **parameters
        )
        return self.describe()

    def describe(self, name: str = STACK) -> dict[str, Any]:
        stack: dict[str, Any] = self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        return stack

    def physical_id(self, logical_id: str, name: str = STACK) -> str:
        detail = self.cloudformation.describe_stack_resource(
            StackName=name, LogicalResourceId=logical_id
        )["StackResourceDetail"]
        physical_id: str = detail["PhysicalResourceId"]
        return physical_id

    def events(self, name: str = STACK) -> list[tuple[str, str]]:
        """Return the events of a stack, the first one first, without their reasons."""
        events = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        return [(event["LogicalResourceId"], event["ResourceStatus"]) for event in events[::-1]]

    def reason(self, logical_id: str, name: str = STACK) -> str:
        """Return the reason of the last event of a resource that has one."""
        events = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        reasons: list[str] = [
            event["ResourceStatusReason"]
            for event in events
            if event["LogicalResourceId"] == logical_id and event.get("ResourceStatusReason")
        ]
        return reasons[0]

    def views(self) -> list[str]:
        """Return the names of the views that customers made."""
        listed = self.connect.list_views(InstanceId=self.instance_id, Type="CUSTOMER_MANAGED")
        return [view["Name"] for view in listed["ViewsSummaryList"]]

    def describe_view(self, view_id: str) -> dict[str, Any]:
        view: dict[str, Any] = self.connect.describe_view(
            InstanceId=self.instance_id, ViewId=view_id
        )["View"]
        return view

    def versions(self, view_id: str) -> list[int]:
        listed = self.connect.list_view_versions(InstanceId=self.instance_id, ViewId=view_id)
        return [version["Version"] for version in listed["ViewVersionSummaryList"]]


def body(resources: dict[str, Any], sections: Any = None) -> str:
    return json.dumps({"Resources": resources, **(sections or {})})


def outputs(stack: dict[str, Any]) -> dict[str, str]:
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
