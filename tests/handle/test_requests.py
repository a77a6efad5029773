"""requests: what the mock saw of the requests for Connect."""

from __future__ import annotations

import sys
from typing import Any

import boto3
import pytest
import requests
from botocore.exceptions import ClientError

from connect_views_mock import ConnectRequest, RequestNotMockedError, mock_connect_views
from tests.aws import REGION, TEMPLATE, UNKNOWN_ID, connect_client, create_view
from tests.handle.conftest import Mock

CONNECT = "https://connect.us-east-1.amazonaws.com"


def only(mock: Mock) -> ConnectRequest:
    (request,) = mock.requests
    return request


def views_backend_class() -> Any:
    """Return the class that the mock uses now: other tests have modules imported anew."""
    return sys.modules["connect_views_mock.backend.views_backend"].ViewsBackend


def test_requests_come_in_their_order(mock: Mock) -> None:
    instance_id = mock.create_instance()
    view_id = create_view(instance_id)
    connect_client().describe_view(InstanceId=instance_id, ViewId=view_id)
    assert [request.operation for request in mock.requests] == ["CreateView", "DescribeView"]


def test_a_request_that_succeeds(mock: Mock) -> None:
    connect_client().list_views(InstanceId=mock.create_instance())
    assert (only(mock).outcome, only(mock).status_code) == ("Success", 200)


def test_a_request_that_is_refused(mock: Mock) -> None:
    with pytest.raises(ClientError):
        connect_client().list_views(InstanceId=UNKNOWN_ID)
    assert (only(mock).outcome, only(mock).status_code) == ("ResourceNotFoundException", 404)


def test_a_request_that_moto_refuses(mock: Mock) -> None:
    with pytest.raises(ClientError):
        connect_client().describe_instance(InstanceId=UNKNOWN_ID)
    assert (only(mock).outcome, only(mock).status_code) == ("ResourceNotFoundException", 404)


def test_a_request_that_nobody_answers(mock: Mock) -> None:
    with pytest.raises(RequestNotMockedError):
        connect_client().list_users(InstanceId=UNKNOWN_ID)
    assert (only(mock).outcome, only(mock).status_code) == ("RequestNotMockedError", None)


def test_the_parameters_of_the_path_are_decoded(mock: Mock) -> None:
    instance_id = mock.create_instance()
    view = mock.create_view(instance_id)
    connect_client().describe_view(InstanceId=instance_id, ViewId=view.arn)
    assert only(mock).parameters == {"InstanceId": instance_id, "ViewId": view.arn}


def test_the_parameters_of_the_query_have_their_types(mock: Mock) -> None:
    instance_id = mock.create_instance()
    connect_client().list_views(InstanceId=instance_id, Type="AWS_MANAGED", MaxResults=5)
    assert only(mock).parameters == {
        "InstanceId": instance_id,
        "Type": "AWS_MANAGED",
        "MaxResults": 5,
    }


def test_a_list_in_the_query_is_a_list(mock: Mock) -> None:
    view = mock.create_view(mock.create_instance())
    arn = view.arn.partition(":$")[0]
    connect_client().untag_resource(resourceArn=arn, tagKeys=["a", "b"])
    assert only(mock).parameters == {"resourceArn": arn, "tagKeys": ["a", "b"]}


def test_the_parameters_of_the_body(mock: Mock) -> None:
    instance_id = mock.create_instance()
    create_view(instance_id, name="The name")
    assert only(mock).parameters == {
        "InstanceId": instance_id,
        "Name": "The name",
        "Status": "PUBLISHED",
        "Content": {"Template": TEMPLATE, "Actions": []},
    }


def test_the_parameters_of_an_operation_of_moto(mock: Mock) -> None:
    connect_client().create_instance(
        IdentityManagementType="SAML", InboundCallsEnabled=True, OutboundCallsEnabled=False
    )
    parameters = only(mock).parameters
    assert parameters["IdentityManagementType"] == "SAML"
    assert parameters["OutboundCallsEnabled"] is False


def test_a_request_without_botocore(mock: Mock) -> None:
    instance_id = mock.create_instance()
    answer = requests.get(f"{CONNECT}/views/{instance_id}?maxResults=1", timeout=1)
    assert answer.status_code == 200
    assert only(mock).operation == "ListViews"
    assert only(mock).parameters == {"InstanceId": instance_id, "MaxResults": 1}


def test_a_body_that_cannot_be_read_has_no_parameters(mock: Mock) -> None:
    instance_id = mock.create_instance()
    answer = requests.put(f"{CONNECT}/views/{instance_id}", data=b"no JSON", timeout=1)
    assert answer.status_code == 400
    assert only(mock).parameters == {}
    assert only(mock).outcome == answer.headers["x-amzn-errortype"]


def test_the_parameters_of_a_path_behind_a_prefix(mock: Mock) -> None:
    client = boto3.client(
        "connect", region_name=REGION, endpoint_url=f"{CONNECT}/a/prefix", verify=False
    )
    with pytest.raises(RequestNotMockedError):
        client.describe_view(InstanceId="an-instance", ViewId="a/view")
    assert only(mock).parameters == {"InstanceId": "an-instance", "ViewId": "a/view"}


def test_an_empty_label_of_a_path_is_a_parameter(mock: Mock) -> None:
    with pytest.raises(RequestNotMockedError):
        connect_client().describe_user(InstanceId=UNKNOWN_ID, UserId="")
    assert only(mock).operation == "DescribeUser"
    assert only(mock).parameters == {"InstanceId": UNKNOWN_ID, "UserId": ""}


def test_a_path_that_lacks_a_label_has_no_parameters(mock: Mock) -> None:
    def cut(params: Any, **_: Any) -> None:
        params["url"] = f"{CONNECT}/views"

    client = connect_client()
    client.meta.events.register("before-call.connect", cut)
    with pytest.raises(RequestNotMockedError):
        client.list_views(InstanceId=UNKNOWN_ID)
    assert only(mock).operation == "ListViews"
    assert only(mock).parameters == {}


def test_a_path_that_is_no_operation_is_not_kept(mock: Mock) -> None:
    requests.get(f"{CONNECT}/no/such/path/at/all", timeout=1)
    assert mock.requests == []


def test_a_request_of_another_service_is_not_kept(mock: Mock) -> None:
    boto3.client("sqs", region_name=REGION).list_queues()
    requests.get("https://sqs.us-east-1.amazonaws.com/views/x", timeout=1)
    requests.get("https://connect.bucket.s3.us-east-1.amazonaws.com/views/x", timeout=1)
    assert mock.requests == []


def test_the_list_is_a_copy(mock: Mock) -> None:
    connect_client().list_views(InstanceId=mock.create_instance())
    mock.requests.clear()
    assert len(mock.requests) == 1


def test_a_request_has_no_outcome_while_it_is_being_answered(
    mock: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile: list[str | None] = []
    backend_class = views_backend_class()
    list_views = backend_class.list_views

    def noting(*args: Any, **kwargs: Any) -> Any:
        meanwhile.append(only(mock).outcome)
        return list_views(*args, **kwargs)

    monkeypatch.setattr(backend_class, "list_views", noting)
    connect_client().list_views(InstanceId=mock.create_instance())
    assert (meanwhile, only(mock).outcome) == ([None], "Success")


def test_a_request_that_is_interrupted(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(views_backend_class(), "list_views", interrupt)
    with pytest.raises(KeyboardInterrupt):
        connect_client().list_views(InstanceId=mock.create_instance())
    assert (only(mock).outcome, only(mock).status_code) == ("KeyboardInterrupt", None)


def test_an_inner_mock_has_the_requests_since_its_own_start(mock: Mock) -> None:
    instance_id = mock.create_instance()
    connect_client().list_views(InstanceId=instance_id)
    with mock_connect_views() as inner:
        assert inner.requests == []
        create_view(instance_id)
        assert [request.operation for request in inner.requests] == ["CreateView"]
    assert [request.operation for request in mock.requests] == ["ListViews", "CreateView"]


def test_a_mock_that_was_started_twice_has_the_requests_since_its_first_start(mock: Mock) -> None:
    connect_client().list_views(InstanceId=mock.create_instance())
    with mock:
        assert only(mock).operation == "ListViews"
    assert only(mock).operation == "ListViews"


def test_requests_stay_through_a_reset(mock: Mock) -> None:
    connect_client().list_views(InstanceId=mock.create_instance())
    mock.reset()
    assert only(mock).operation == "ListViews"


def test_requests_are_gone_at_the_end_of_the_mock() -> None:
    with mock_connect_views() as mock:
        connect_client().list_views(InstanceId=mock.create_instance())
    with mock_connect_views() as mock:
        assert mock.requests == []


def test_a_mock_that_is_not_active_is_refused() -> None:
    with pytest.raises(RuntimeError, match="The mock is not active"):
        _ = mock_connect_views().requests


def test_a_request_shows_its_parameters(mock: Mock) -> None:
    instance_id = mock.create_instance()
    connect_client().list_views(InstanceId=instance_id, MaxResults=5)
    assert repr(only(mock)) == (
        f"ConnectRequest(operation='ListViews', parameters={{'InstanceId': '{instance_id}', "
        "'MaxResults': 5}, outcome='Success', status_code=200)"
    )


def test_a_request_shows_a_long_template_in_short(mock: Mock) -> None:
    template = TEMPLATE + " " * 10_000
    connect_client().create_view(
        InstanceId=mock.create_instance(),
        Name="Long",
        Status="PUBLISHED",
        Content={"Template": template, "Actions": [f"Action {number}" for number in range(50)]},
    )
    shown = repr(only(mock))
    assert len(shown) < 2_000
    assert "'Name': 'Long'" in shown
    assert "'Action 49'" in shown
    assert only(mock).parameters["Content"]["Template"] == template


def test_a_view_shows_no_input_schema(mock: Mock) -> None:
    view = mock.create_view(mock.create_instance())
    assert view.content.input_schema is not None
    shown = repr(view)
    assert "input_schema" not in shown
    assert view.content.input_schema not in shown
    assert f"template={view.content.template!r}" in shown
    assert f"sha256='{view.content.sha256}'" in shown
