"""A request without a signature names no service: its path says what it is for."""

from __future__ import annotations

import boto3
import pytest
import requests
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from connect_views_mock import ConnectViewsServer
from tests.aws import REGION

from .conftest import client_of


def test_a_request_without_a_signature_is_refused(server: ConnectViewsServer) -> None:
    config = Config(signature_version=UNSIGNED)
    connect = boto3.client(
        "connect", region_name=REGION, endpoint_url=server.endpoint_url, config=config
    )
    with pytest.raises(ClientError) as caught:
        connect.list_views(InstanceId=server.instance_id)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    assert caught.value.response["Error"] == {
        "Code": "MissingAuthenticationTokenException",
        "Message": "The request has no signature, so it does not say that it is for Amazon "
        "Connect. Any credentials will do. With curl: --user any:any --aws-sigv4 "
        "aws:amz:us-east-1:connect",
    }
    assert server.mock.requests == []


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/views/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a", {}),
        ("/views/a", {"Authorization": "AWS key:signature"}),
        ("/views", {}),
        ("/bucket/a", {}),
    ],
)
def test_a_request_that_can_be_for_s3_is_left_to_it(
    server: ConnectViewsServer, path: str, headers: dict[str, str]
) -> None:
    answer = requests.get(server.endpoint_url + path, headers=headers, timeout=10)
    assert answer.status_code in (403, 404)
    assert answer.text.startswith("<?xml")


def test_a_bucket_with_the_name_of_a_path_can_be_read(server: ConnectViewsServer) -> None:
    s3 = client_of(server, "s3")
    s3.create_bucket(Bucket="views")
    s3.put_object(Bucket="views", Key="a", Body=b"content", ACL="public-read")
    assert requests.get(f"{server.endpoint_url}/views/a", timeout=10).content == b"content"
