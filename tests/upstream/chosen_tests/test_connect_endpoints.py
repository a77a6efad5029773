"""Unit tests for the parameters, errors and endpoints of connect."""

from datetime import datetime
from unittest import SkipTest

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from moto import mock_aws, settings


def create_instance(client, **kwargs):
    return client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=False,
        **kwargs,
    )["Id"]


@pytest.mark.parametrize(
    "fips, dual_stack, endpoint",
    [
        (False, False, "https://connect.us-east-1.amazonaws.com"),
        (True, False, "https://connect-fips.us-east-1.amazonaws.com"),
        (False, True, "https://connect.us-east-1.api.aws"),
        (True, True, "https://connect-fips.us-east-1.api.aws"),
    ],
)
@mock_aws
def test_operations_at_endpoint(fips, dual_stack, endpoint):
    if settings.TEST_SERVER_MODE:
        raise SkipTest("The server has an endpoint of its own")
    config = Config(use_fips_endpoint=fips, use_dualstack_endpoint=dual_stack)
    client = boto3.client("connect", region_name="us-east-1", config=config)
    assert client.meta.endpoint_url == endpoint

    instance_id = create_instance(client)
    arn = client.describe_instance(InstanceId=instance_id)["Instance"]["Arn"]
    assert arn == f"arn:aws:connect:us-east-1:123456789012:instance/{instance_id}"
    assert len(client.list_instances()["InstanceSummaryList"]) == 1

    client.associate_analytics_data_set(InstanceId=instance_id, DataSetId="calls")
    response = client.list_analytics_data_associations(InstanceId=instance_id)
    assert response["Results"][0]["DataSetId"] == "calls"
    client.disassociate_analytics_data_set(InstanceId=instance_id, DataSetId="calls")

    client.tag_resource(resourceArn=arn, tags={"a": "1", "b": "2", "c": "3"})
    client.untag_resource(resourceArn=arn, tagKeys=["a", "b"])
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"c": "3"}

    client.delete_instance(InstanceId=instance_id)
    assert client.list_instances()["InstanceSummaryList"] == []


@pytest.mark.parametrize(
    "operation, kwargs",
    [
        ("describe_instance", {}),
        ("delete_instance", {}),
        ("associate_analytics_data_set", {"DataSetId": "calls"}),
        ("disassociate_analytics_data_set", {"DataSetId": "calls"}),
        ("list_analytics_data_associations", {}),
    ],
)
@mock_aws
def test_unknown_instance(operation, kwargs):
    client = boto3.client("connect", region_name="us-east-1")

    with pytest.raises(ClientError) as exc:
        getattr(client, operation)(InstanceId="unknown", **kwargs)
    err = exc.value.response["Error"]
    assert err["Code"] == "ResourceNotFoundException"
    assert err["Message"] == "Instance with id unknown not found"


@mock_aws
def test_associate_analytics_data_set_twice():
    client = boto3.client("connect", region_name="us-east-1")
    instance_id = create_instance(client)
    client.associate_analytics_data_set(InstanceId=instance_id, DataSetId="calls")

    with pytest.raises(ClientError) as exc:
        client.associate_analytics_data_set(InstanceId=instance_id, DataSetId="calls")
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "Analytics data association for data set calls already exists for instance "
        f"{instance_id}"
    )


@mock_aws
def test_created_time_of_instance():
    client = boto3.client("connect", region_name="us-east-1")
    instance_id = create_instance(client)

    described = client.describe_instance(InstanceId=instance_id)["Instance"]
    [listed] = client.list_instances()["InstanceSummaryList"]

    assert isinstance(described["CreatedTime"], datetime)
    assert described["CreatedTime"].tzinfo is not None
    assert listed["CreatedTime"] == described["CreatedTime"]


@mock_aws
def test_list_analytics_data_associations_pages():
    client = boto3.client("connect", region_name="us-east-1")
    kwargs = {"InstanceId": create_instance(client)}
    for name in ("agents", "calls", "queues"):
        client.associate_analytics_data_set(DataSetId=name, **kwargs)

    first = client.list_analytics_data_associations(MaxResults=2, **kwargs)
    kwargs["NextToken"] = first["NextToken"]
    second = client.list_analytics_data_associations(**kwargs)

    assert [a["DataSetId"] for a in first["Results"]] == ["agents", "calls"]
    assert [a["DataSetId"] for a in second["Results"]] == ["queues"]
    assert "NextToken" not in second
