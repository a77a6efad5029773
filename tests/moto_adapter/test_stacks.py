"""CloudFormation knows the types of Connect while the mock is active, whenever it is imported."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import boto3
import pytest
from moto import mock_aws
from moto.cloudformation import models, parsing
from moto.core.base_backend import BackendDict
from moto.core.responses import BaseResponse

from connect_views_mock import mock_connect_views
from connect_views_mock.moto_adapter.stacks import (
    change_sets,
    operations,
    reading,
    requests,
    resource_types,
    resources_of_stacks,
)
from tests.aws import REGION, run_python

INSTANCE: dict[str, Any] = {
    "Type": "AWS::Connect::Instance",
    "Properties": {
        "IdentityManagementType": "CONNECT_MANAGED",
        "Attributes": {"InboundCalls": True, "OutboundCalls": True},
    },
}
PATCHED = [
    replacement
    for module in (change_sets, operations, reading, requests, resource_types)
    for replacement in module.change().replacements
]


def create_stack() -> int:
    """Create a stack with an instance, and return how many instances there are then."""
    client = boto3.client("cloudformation", region_name=REGION)
    client.create_stack(
        StackName="guide", TemplateBody=json.dumps({"Resources": {"Instance": INSTANCE}})
    )
    connect = boto3.client("connect", region_name=REGION)
    return len(connect.list_instances()["InstanceSummaryList"])


@contextmanager
def moto_does_not_know_the_type() -> Iterator[None]:
    with pytest.warns(UserWarning, match="not supported by moto's CloudFormation"):
        yield


def test_an_active_mock_does_not_import_cloudformation() -> None:
    printed = run_python(
        """
        import sys
        from connect_views_mock import mock_connect_views
        with mock_connect_views() as mock:
            mock.create_view(mock.create_instance(), "Order")
            print("moto.cloudformation" in sys.modules)
            print("connect_views_mock.connect.cloudformation" in sys.modules)
            print(any("moto_adapter.stacks." in name for name in sys.modules))
        """
    )
    assert printed.split() == ["False", "False", "False"]


@pytest.mark.thorough
def test_the_first_stack_of_a_process_can_have_our_types() -> None:
    printed = run_python(
        """
        import boto3, json, sys, warnings
        from moto import mock_aws
        from connect_views_mock import mock_connect_views
        body = json.dumps({"Resources": {"Instance": {
            "Type": "AWS::Connect::Instance",
            "Properties": {
                "IdentityManagementType": "CONNECT_MANAGED",
                "Attributes": {"InboundCalls": True, "OutboundCalls": True},
            },
        }}})
        def create():
            client = boto3.client("cloudformation", region_name="us-east-1")
            client.create_stack(StackName="guide", TemplateBody=body)
            connect = boto3.client("connect", region_name="us-east-1")
            return len(connect.list_instances()["InstanceSummaryList"])
        with mock_connect_views():
            print(create())
        warnings.simplefilter("ignore")
        with mock_aws():
            print(create())
        with mock_connect_views():
            print(create())
        """
    )
    assert printed.split() == ["1", "0", "1"]


def test_moto_alone_does_not_know_our_types_after_the_mock() -> None:
    with mock_connect_views():
        assert create_stack() == 1
    with mock_aws(), moto_does_not_know_the_type():
        assert create_stack() == 0
    with mock_aws(), mock_connect_views():
        assert create_stack() == 1


def test_cloudformation_is_as_it_was_after_the_mock() -> None:
    before = [getattr(owner, name) for owner, name, _ in PATCHED]
    with mock_connect_views():
        create_stack()
        during = [getattr(owner, name) for owner, name, _ in PATCHED]
        with mock_connect_views():
            assert [getattr(owner, name) for owner, name, _ in PATCHED] == during
    assert [getattr(owner, name) for owner, name, _ in PATCHED] == before
    assert all(now is not then for now, then in zip(during, before, strict=True))


def test_cloudformation_lists_our_types_once() -> None:
    with mock_connect_views():
        models: list[Any] = parsing.get_model_list()
        listed = [model.cloudformation_type() for model in models]
        assert listed.count("AWS::Connect::View") == 1
        assert parsing.get_name_type_map()["AWS::Connect::View"] == ""
    assert "AWS::Connect::View" not in parsing.get_name_type_map()


def test_cloudformation_that_is_imported_anew_is_changed_again() -> None:
    before = [getattr(owner, name) for owner, name, _ in PATCHED]
    with resources_of_stacks():
        first = [getattr(owner, name) for owner, name, _ in PATCHED]
        # As its module does at its end.
        BackendDict(models.CloudFormationBackend, "cloudformation")
        BackendDict(models.CloudFormationBackend, "another")
        assert [getattr(owner, name) for owner, name, _ in PATCHED] != first
    assert [getattr(owner, name) for owner, name, _ in PATCHED] == before


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (parsing.get_model_list, ""),
        (parsing.get_model_map, ""),
        (parsing.get_name_type_map, ""),
        (
            parsing.parse_and_create_resource,
            "logical_id resource_json resources_map account_id region_name",
        ),
        (
            parsing.parse_and_update_resource,
            "logical_id resource_json resources_map account_id region_name",
        ),
        (
            parsing.parse_resource_and_generate_name,
            "logical_id resource_json resources_map",
        ),
        (parsing.ResourceMap.build_resource_diff, "self other_template parameters"),
        (parsing.ResourceMap.load, "self"),
        (parsing.ResourceMap.parse_ssm_parameter, "self value value_type"),
        (parsing.ResourceMap._delete_resource, "self parsed_resource resource_json"),
        (parsing.OutputMap.__init__, "self resources template stack_id"),
        (models.Stack.parse_template, "template"),
        (cast(Any, models.Stack.stack_resources).fget, "self"),
        (
            models.Stack._add_stack_event,
            "self resource_status resource_status_reason resource_properties",
        ),
        (models.ChangeSet.diff, "self"),
        (models.ChangeSet._parse_template, "self"),
        (BaseResponse.call_action, "self"),
        (BaseResponse._get_param, "self param_name if_none"),
        (parsing.parse_output, "output_logical_id output_json resources_map"),
        (models.Change.__init__, "self action logical_resource_id resource_type"),
        (models.CloudFormationBackend.get_stack, "self name_or_stack_id"),
        (models.CloudFormationBackend.describe_change_set, "self change_set_name"),
        (models.CloudFormationBackend.delete_stack, "self name_or_stack_id"),
        (
            models.CloudFormationBackend.update_stack,
            "self name template role_arn parameters tags",
        ),
        (
            models.CloudFormationBackend.execute_change_set,
            "self change_set_name stack_name",
        ),
        (
            models.CloudFormationBackend._resolve_update_parameters,
            "self instance incoming_params",
        ),
        (
            BackendDict.__init__,
            "self backend service_name use_boto3_regions additional_regions",
        ),
    ],
    ids=lambda value: getattr(value, "__qualname__", ""),
)
def test_what_stacks_need_of_cloudformation_is_there(function: Any, parameters: str) -> None:
    assert [*inspect.signature(function).parameters] == parameters.split()


def test_each_request_to_cloudformation_has_an_object_of_its_own() -> None:
    from moto.cloudformation.responses import CloudFormationResponse

    assert "cls()" in inspect.getsource(BaseResponse.dispatch)
    assert CloudFormationResponse().service_name == "cloudformation"
