"""An operation that moto lacks is named in the protocol of its service."""

from __future__ import annotations

from typing import Any

import moto
import pytest
import requests
from botocore.exceptions import ClientError
from botocore.parsers import create_parser

from connect_views_mock import ConnectViewsServer
from connect_views_mock.server.operations import FORM, RequestedOperation, requested_operation
from connect_views_mock.server.protocol_errors import protocol_error
from tests.aws import REGION

from .conftest import client_of


@pytest.mark.parametrize(
    ("service", "method", "parameters", "operation"),
    [
        ("iam", "list_organizations_features", {}, "ListOrganizationsFeatures"),  # query
        ("elbv2", "describe_trust_stores", {}, "DescribeTrustStores"),  # signed with another name
        ("route53", "get_checker_ip_ranges", {}, "GetCheckerIpRanges"),  # rest-xml
        ("sqs", "cancel_message_move_task", {"TaskHandle": "a"}, "CancelMessageMoveTask"),  # json
        ("sesv2", "list_import_jobs", {}, "ListImportJobs"),  # rest-json
        ("workdocs", "describe_users", {}, "DescribeUsers"),  # no service of moto's
    ],
)
def test_a_client_gets_an_error_that_names_the_operation(
    server: ConnectViewsServer,
    service: str,
    method: str,
    parameters: dict[str, Any],
    operation: str,
) -> None:
    with pytest.raises(ClientError) as caught:
        getattr(client_of(server, service), method)(**parameters)
    response: Any = caught.value.response
    assert response["Error"]["Code"] == "UnknownOperationException"
    message = f"{service}.{operation} is not mocked by moto {moto.__version__}"
    assert response["Error"]["Message"] == message
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 404


def test_a_form_without_a_signature_is_left_to_moto(server: ConnectViewsServer) -> None:
    form = {"Action": "AssumeRoleWithWebIdentity", "Version": "2011-06-15"}
    form |= {"RoleArn": "arn:aws:iam::123456789012:role/a", "RoleSessionName": "a"}
    form |= {"WebIdentityToken": "a"}
    answer = requests.post(server.endpoint_url, data=form, timeout=10)
    assert answer.status_code == 200
    assert "AssumeRoleWithWebIdentityResult" in answer.text


def test_a_path_can_name_a_service_that_moto_lacks(server: ConnectViewsServer) -> None:
    answer = requests.get(f"{server.endpoint_url}/nothing_{REGION}/a", timeout=10)
    message = f"This service.GET /nothing_{REGION}/a is not mocked by moto {moto.__version__}"
    assert answer.json()["Message"] == message


def signed(service: str, method: str, url: str, **headers: object) -> dict[str, Any]:
    scope = f"a/20260101/{REGION}/{service}/aws4_request"
    return {
        "HTTP_AUTHORIZATION": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=a, Signature=b",
        "REQUEST_METHOD": method,
        "RAW_URI": url,
        **headers,
    }


CBOR = {"HTTP_SMITHY_PROTOCOL": "rpc-v2-cbor"}


@pytest.mark.parametrize(
    ("request_environ", "expected"),
    [
        (signed("s3", "GET", "/b"), ("s3", "ListObjects", "rest-xml")),
        (signed("s3", "GET", "/b?list-type=2"), ("s3", "ListObjectsV2", "rest-xml")),
        (
            signed("s3", "GET", "/b?intelligent-tiering&id=1"),
            ("s3", "GetBucketIntelligentTieringConfiguration", "rest-xml"),
        ),
        (signed("s3", "PUT", "/b/k/l"), ("s3", "PutObject", "rest-xml")),
        (
            signed("s3", "PUT", "/b/k", HTTP_X_AMZ_COPY_SOURCE="c"),
            ("s3", "CopyObject", "rest-xml"),
        ),
        (
            signed("s3", "PUT", "/b/k?partNumber=1&uploadId=2"),
            ("s3", "UploadPart", "rest-xml"),
        ),
        (
            signed("s3", "GET", "/v20180820/jobs/", HTTP_X_AMZ_ACCOUNT_ID="1"),
            ("s3control", "ListJobs", "rest-xml"),
        ),
        (signed("s3", "PATCH", "/b"), ("s3", "PATCH /b", "rest-xml")),
        (
            signed("ec2", "POST", "/", **{FORM: b"Action=DescribeFpgaImages&Version=2016-11-15"}),
            ("ec2", "DescribeFpgaImages", "ec2"),
        ),
        (signed("sns", "POST", "/?Action=Nothing"), ("sns", "Nothing", "query")),
        (signed("iam", "POST", "/", **{FORM: b"\xff"}), ("iam", "POST /", "query")),
        (
            signed("monitoring", "POST", "/service/G/operation/A", **CBOR),
            ("monitoring", "A", "smithy-rpc-v2-cbor"),
        ),
        (
            signed("monitoring", "POST", "/service/G/operation/ListManagedInsightRules", **CBOR),
            ("cloudwatch", "ListManagedInsightRules", "smithy-rpc-v2-cbor"),
        ),
        (signed("nothing", "POST", "/a", **CBOR), ("nothing", "POST /a", "json")),
        (
            signed("iotsecuredtunneling", "POST", "/", HTTP_X_AMZ_TARGET="A.OpenTunnel"),
            ("iotsecuretunneling", "OpenTunnel", "json"),
        ),
    ],
)
def test_the_models_say_which_operation_a_request_is_for(
    request_environ: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert requested_operation(request_environ) == RequestedOperation(*expected)


@pytest.mark.parametrize("service", ["s3", "other"])
@pytest.mark.parametrize(
    "protocol", ["json", "rest-json", "query", "ec2", "rest-xml", "smithy-rpc-v2-cbor"]
)
def test_an_error_can_be_read_in_its_protocol(service: str, protocol: str) -> None:
    message = "a <b> & 'ä' " + "c" * 300
    response = protocol_error(
        RequestedOperation(service, "A", protocol), 404, "UnknownOperationException", message
    )
    parser: Any = create_parser(protocol)
    parsed = parser.parse(
        {
            "status_code": response.status_code,
            "headers": {name.lower(): value for name, value in response.headers},
            "body": response.get_data(),
        },
        None,
    )
    assert parsed["Error"]["Code"] == "UnknownOperationException"
    assert parsed["Error"]["Message"] == message
    assert response.headers["Access-Control-Allow-Origin"] == "*"
