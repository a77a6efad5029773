"""What moto would answer with a page of HTML is an error that each SDK can read."""

from __future__ import annotations

from typing import Any

import moto
import pytest
import requests
from botocore.exceptions import ClientError
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.sqs.models import SQSBackend
from werkzeug.exceptions import BadRequest

from connect_views_mock import ConnectViewsServer
from tests.aws import REGION

from .conftest import client_of


def error_of(answer: requests.Response) -> tuple[int, str, str]:
    body = answer.json()
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Amzn-ErrorType"] == body["__type"]
    assert answer.headers["X-Amzn-RequestId"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.status_code, body["__type"], body["Message"]


def send(
    server: ConnectViewsServer,
    method: str,
    path: str,
    service: str = "connect",
    region: str = REGION,
    **arguments: Any,
) -> requests.Response:
    scope = f"a/20260101/{region}/{service}/aws4_request"
    headers = {
        "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=a, Signature=b",
        **arguments.pop("headers", {}),
    }
    return requests.request(
        method, server.endpoint_url + path, headers=headers, timeout=10, **arguments
    )


@pytest.mark.parametrize("region", [REGION, "eu-west-1"])
@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("list_users", {}),  # no path of moto's
        ("create_user_hierarchy_group", {"Name": "a"}),
        ("update_instance_attribute", {"AttributeType": "CONTACT_LENS", "Value": "true"}),
        ("list_workspace_media", {"WorkspaceId": "a"}),  # a path of ours
    ],
)
def test_an_operation_of_connect_that_moto_lacks_is_named(
    server: ConnectViewsServer, operation: str, arguments: dict[str, str], region: str
) -> None:
    client = client_of(server, region=region)
    name = client.meta.method_to_api_mapping[operation]
    with pytest.raises(ClientError) as caught:
        getattr(client, operation)(InstanceId=server.instance_id, **arguments)
    assert caught.value.response["Error"] == {
        "Code": "UnknownOperationException",
        "Message": f"connect.{name} is not mocked by moto {moto.__version__}. Of Amazon Connect, "
        "connect-views-mock adds the operations on views, and those on workspaces that show them; "
        "the others are moto's",
    }


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/nothing"),
        ("PATCH", "/instance"),  # a path of moto's, with a method that no operation has
        ("DELETE", "/search-views"),
        ("GET", "/"),
    ],
)
def test_a_request_for_no_operation_is_refused_in_json(
    server: ConnectViewsServer, method: str, path: str
) -> None:
    status, code, message = error_of(send(server, method, path))
    assert status == 404
    assert code in ("UnknownOperationException", "ResourceNotFoundException")
    assert message


@pytest.mark.parametrize(
    ("service", "method", "path", "headers", "operation"),
    [
        ("workdocs", "GET", "/api/v1/users?x=1", {}, "DescribeUsers"),  # moto lacks all of it
        ("lambda", "GET", "/2016-08-19/account-settings", {}, "GetAccountSettings"),
        ("lambda", "PATCH", "/nothing?x=1", {}, "PATCH /nothing"),
        ("sqs", "POST", "/", {"X-Amz-Target": "AmazonSQS.CancelMessageMoveTask"}, None),
        ("sqs", "POST", "/", {"X-Amz-Target": "AmazonSQS.Nothing"}, "Nothing"),
    ],
)
def test_an_operation_of_another_service_that_moto_lacks_is_named(
    server: ConnectViewsServer,
    service: str,
    method: str,
    path: str,
    headers: dict[str, str],
    operation: str | None,
) -> None:
    answer = send(server, method, path, service, headers=headers)
    body = answer.json()
    name = operation or "CancelMessageMoveTask"
    assert answer.status_code == 404
    assert body["__type"] == "UnknownOperationException"
    assert body["Message"] == f"{service}.{name} is not mocked by moto {moto.__version__}"


def test_other_services_answer_as_moto_s_server_does(server: ConnectViewsServer) -> None:
    s3 = client_of(server, "s3")
    s3.create_bucket(Bucket="bucket")
    s3.put_object(Bucket="bucket", Key="key", Body=b"content")
    assert s3.get_object(Bucket="bucket", Key="key")["Body"].read() == b"content"
    assert s3.head_object(Bucket="bucket", Key="key")["ContentLength"] == 7
    with pytest.raises(ClientError, match="404"):
        s3.head_object(Bucket="bucket", Key="other")


@pytest.mark.parametrize(
    ("method", "path", "data", "code", "message"),
    [
        (
            "PUT",
            "/instance",
            "{}",
            "InvalidParameterException",
            "Invalid parameter: IdentityManagementType: must be given",
        ),
        (
            "PUT",
            "/instance",
            "{",
            "InvalidRequestException",
            "The body of the request must be JSON",
        ),
        ("PUT", "/instance", "[]", "InvalidRequestException", "The body of the request must be "),
        ("PUT", "/instance", b"\xff", "InvalidRequestException", ""),
        (
            "GET",
            "/instance?maxResults=many",
            None,
            "InvalidParameterException",
            "Invalid parameter: MaxResults",
        ),
        (
            "PUT",
            "/analytics-data/instance/a/association",
            "{}",
            "InvalidParameterException",
            "Invalid parameter: DataSetId: must be given",
        ),
    ],
)
def test_what_moto_fails_at_is_refused_by_the_service_model(
    server: ConnectViewsServer, method: str, path: str, data: Any, code: str, message: str
) -> None:
    found_status, found_code, found_message = error_of(send(server, method, path, data=data))
    assert (found_status, found_code) == (400, code)
    assert found_message.startswith(message)


def test_an_exception_in_moto_is_an_error_of_connect(
    server: ConnectViewsServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(ConnectBackend, "list_instances", fail)
    found = error_of(send(server, "GET", "/instance"))
    message = "moto failed at connect.ListInstances: ZeroDivisionError('oh')"
    assert found == (500, "InternalServiceException", message)
    assert "connect.ListInstances failed" in caplog.text


def test_an_http_exception_in_moto_is_an_error_of_connect(
    server: ConnectViewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BadRequest("bad")

    monkeypatch.setattr(ConnectResponse, "setup_class", fail)
    assert error_of(send(server, "GET", "/instance")) == (400, "InvalidRequestException", "bad")


def test_a_client_of_a_region_without_connect_gets_an_error(server: ConnectViewsServer) -> None:
    client = client_of(server, region="eu-west-1")
    with pytest.raises(client.exceptions.InvalidRequestException, match="has no region"):
        client.list_instances()
    with pytest.raises(client.exceptions.InvalidRequestException, match="has no region"):
        client.list_views(InstanceId=server.instance_id)


@pytest.mark.parametrize(
    "authorization", ["", "Bearer x", "AWS4-HMAC-SHA256 Credential=a/b", "Credential="]
)
def test_a_request_that_is_not_signed_is_left_to_moto(
    server: ConnectViewsServer, authorization: str
) -> None:
    answer = requests.get(
        f"{server.endpoint_url}/moto-api/", headers={"Authorization": authorization}, timeout=10
    )
    assert answer.status_code == 200


def test_an_exception_in_another_service_is_an_error_of_aws(
    server: ConnectViewsServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(SQSBackend, "list_queues", fail)
    headers = {
        "X-Amz-Target": "AmazonSQS.ListQueues",
        "Content-Type": "application/x-amz-json-1.0",
    }
    found = error_of(send(server, "POST", "/", "sqs", headers=headers, data="{}"))
    message = "moto failed at sqs.ListQueues: ZeroDivisionError('oh')"
    assert found == (500, "InternalFailure", message)
    assert "sqs.ListQueues failed" in caplog.text


def test_an_exception_where_there_is_no_operation_is_an_error_of_connect(
    server: ConnectViewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(ConnectResponse, "setup_class", fail)
    status, code, _ = error_of(send(server, "PATCH", "/instance"))
    assert (status, code) == (500, "InternalServiceException")
