"""moto's access control judges the operations on views by their resources."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
import requests
from botocore import UNSIGNED, xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.core import enable_iam_authentication, set_initial_no_auth_action_count
from moto.server import ThreadedMotoServer

from tests.aws import REGION, UNKNOWN_ID
from tests.connect.helpers import connect_model, content
from tests.strict_requests.test_service_model import SERVED

from .conftest import Access

ENDPOINT = f"https://connect.{REGION}.amazonaws.com"
MANAGED = f"arn:aws:connect:{REGION}:aws:view/form"


def parameters_of(access: Access, operation: str) -> dict[str, Any]:
    """Return parameters with which an operation succeeds."""
    known = {
        "InstanceId": access.instance_id,
        "ViewId": access.view_id,
        "ViewVersion": 1,
        "WorkspaceId": access.workspace_id,
        "Page": "Orders" if operation == "CreateWorkspacePage" else "HOME",
        "Slug": "slug",
        "ResourceArn": MANAGED,
        "resourceArn": access.view_arn,
        "Name": "Another",
        "Status": "SAVED",
        "Content": content("Another"),
        "tags": {"team": "orders"},
        "tagKeys": ["stage"],
    }
    shape: Any = connect_model().operation_model(operation).input_shape
    return {name: value for name, value in known.items() if name in shape.members}


def call(access: Access, operation: str, client: Any = None, **changed: Any) -> Any:
    with enable_iam_authentication():
        return getattr(client or access.client, xform_name(operation))(
            **{**parameters_of(access, operation), **changed}
        )


def refusal(access: Access, operation: str, client: Any = None, **changed: Any) -> Any:
    """Return the response of a call that is refused with 403."""
    with pytest.raises(ClientError) as caught:
        call(access, operation, client, **changed)
    response: Any = caught.value.response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 403
    headers = response["ResponseMetadata"]["HTTPHeaders"]
    assert headers["x-amzn-errortype"] == response["Error"]["Code"]
    return response["Error"]


def is_denied(access: Access, operation: str, **changed: Any) -> bool:
    try:
        call(access, operation, **changed)
    except ClientError as error:
        return bool(error.response["Error"]["Code"] == "AccessDeniedException")
    return False


RESOURCES: dict[str, Callable[[Access], str]] = {
    "CreateView": lambda access: f"{access.instance_arn}/view/*",
    "CreateViewVersion": lambda access: access.view_arn,
    "CreateWorkspace": lambda access: f"{access.instance_arn}/workspace/*",
    "CreateWorkspacePage": lambda access: access.workspace_arn,
    "DeleteView": lambda access: access.view_arn,
    "DeleteViewVersion": lambda access: f"{access.view_arn}:1",
    "DeleteWorkspace": lambda access: access.workspace_arn,
    "DeleteWorkspacePage": lambda access: access.workspace_arn,
    "DescribeView": lambda access: access.view_arn,
    "DescribeWorkspace": lambda access: access.workspace_arn,
    "ListTagsForResource": lambda access: access.view_arn,
    "ListViewVersions": lambda access: access.view_arn,
    "ListViews": lambda access: access.instance_arn,
    "ListWorkspacePages": lambda access: access.workspace_arn,
    "ListWorkspaces": lambda access: access.instance_arn,
    "SearchViews": lambda access: access.instance_arn,
    "TagResource": lambda access: access.view_arn,
    "UntagResource": lambda access: access.view_arn,
    "UpdateViewContent": lambda access: access.view_arn,
    "UpdateViewMetadata": lambda access: access.view_arn,
    "UpdateWorkspacePage": lambda access: access.workspace_arn,
}


def test_each_operation_has_a_resource() -> None:
    assert RESOURCES.keys() == SERVED


@pytest.mark.parametrize("operation", sorted(RESOURCES))
def test_operation_is_allowed_on_its_resource_and_refused_on_others(
    access: Access, operation: str
) -> None:
    resource = RESOURCES[operation](access)
    for other in (
        *({access.instance_arn, access.view_arn, access.workspace_arn} - {resource}),
        *(f"{access.view_arn}:2", f"{access.instance_arn}/view/{UNKNOWN_ID}"),
        *(f"{resource}x", f"{resource}:$LATEST", resource[:-1], "arn:aws:s3:::bucket"),
    ):
        access.allow("connect:*", other)
    error = refusal(access, operation)
    assert error["Code"] == "AccessDeniedException"
    assert error["Message"] == (
        f"User: arn:aws:iam::123456789012:user/user is not authorized to perform: "
        f"connect:{operation} on resource: {resource}"
    )

    access.allow(f"connect:{operation}", resource)
    call(access, operation)


@pytest.mark.parametrize(
    ("view_id", "suffix"),
    [("{id}", ""), ("{id}:$SAVED", ":$SAVED"), ("{arn}:$LATEST", ":$LATEST"), ("{arn}:1", ":1")],
)
def test_describe_view_needs_access_to_the_view_qualified_as_asked(
    access: Access, view_id: str, suffix: str
) -> None:
    asked = view_id.format(id=access.view_id, arn=access.view_arn)
    for other in {"", ":$SAVED", ":$LATEST", ":1"} - {suffix}:
        access.allow("connect:DescribeView", access.view_arn + other)
    assert refusal(access, "DescribeView", ViewId=asked)["Code"] == "AccessDeniedException"

    access.allow("connect:DescribeView", access.view_arn + suffix)
    call(access, "DescribeView", ViewId=asked)


def test_aws_managed_view_is_a_resource_of_its_own(access: Access) -> None:
    access.allow("connect:*", f"{access.instance_arn}*")
    assert is_denied(access, "DescribeView", ViewId=MANAGED)
    assert is_denied(access, "ListViewVersions", ViewId=MANAGED)

    access.allow("connect:*", f"arn:aws:connect:{REGION}:aws:view/*")
    call(access, "DescribeView", ViewId=MANAGED)
    call(access, "ListViewVersions", ViewId=MANAGED)


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        ("*", True),
        ("arn:aws:connect:*:*:instance/*/view/*", True),
        ("{arn}*", True),
        ("arn:aws:connect:*:123456789012:instance/{instance}/view/????????-*:$*", True),
        ("{arn}:?SAVED", True),
        ("{arn}:.SAVED", False),
        ("{arn}:$save*", False),
        ("{arn}:?", False),
        ("arn:aws:connect:*:*:instance/*/flow/*", False),
        (["arn:aws:s3:::a", "{arn}:$SAVED"], True),
        ([], False),
    ],
)
def test_asterisk_and_question_mark_stand_for_other_characters(
    access: Access, pattern: Any, allowed: bool
) -> None:
    def filled(text: str) -> str:
        return text.replace("{arn}", access.view_arn).replace("{instance}", access.instance_id)

    # moto takes an empty list of resources for none at all.
    resources = [filled(each) for each in pattern] or ["arn:aws:s3:::a"]
    access.allow("connect:*", resources if isinstance(pattern, list) else filled(pattern))

    denied = is_denied(access, "DescribeView", ViewId=f"{access.view_id}:$SAVED")
    assert denied is not allowed


def test_a_deny_outweighs_every_allow(access: Access) -> None:
    access.allow("*")
    access.deny("connect:DescribeView", f"{access.view_arn}:$SAVED")

    assert is_denied(access, "DescribeView", ViewId=f"{access.view_id}:$SAVED")
    call(access, "DescribeView")


def test_one_statement_is_taken_without_a_list(access: Access) -> None:
    boto3.client("iam", region_name=REGION).put_user_policy(
        UserName="user",
        PolicyName="one",
        PolicyDocument=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": {
                    "Effect": "Allow",
                    "Action": "connect:ListViews",
                    "Resource": access.instance_arn,
                },
            }
        ),
    )

    call(access, "ListViews")


@pytest.mark.parametrize("in_a_list", [False, True])
def test_not_resource_is_every_other_resource(access: Access, in_a_list: bool) -> None:
    draft = f"{access.view_arn}:$*"
    access.state(
        {
            "Effect": "Allow",
            "Action": "connect:DescribeView",
            "NotResource": [draft] if in_a_list else draft,
        }
    )

    call(access, "DescribeView")
    assert is_denied(access, "DescribeView", ViewId=f"{access.view_id}:$SAVED")
    assert is_denied(access, "ListViews")


def test_a_denial_of_every_other_resource_allows_nothing(access: Access) -> None:
    access.state({"Effect": "Deny", "Action": "connect:*", "NotResource": access.view_arn})
    assert is_denied(access, "ListViews")

    access.allow("connect:*", "*")

    call(access, "DescribeView")
    assert is_denied(access, "ListViews")


def test_policies_of_groups_and_managed_policies_count(access: Access) -> None:
    iam = boto3.client("iam", region_name=REGION)
    document = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["connect:DescribeView"],
                "Resource": [f"{access.view_arn}:$*"],
            }
        ],
    }
    policy = iam.create_policy(PolicyName="policy", PolicyDocument=json.dumps(document))["Policy"]
    iam.create_group(GroupName="group")
    iam.add_user_to_group(GroupName="group", UserName="user")
    assert is_denied(access, "DescribeView", ViewId=f"{access.view_arn}:$LATEST")

    iam.attach_group_policy(GroupName="group", PolicyArn=policy["Arn"])

    call(access, "DescribeView", ViewId=f"{access.view_arn}:$LATEST")


def test_an_assumed_role_is_judged_by_its_policies(access: Access) -> None:
    iam = boto3.client("iam", region_name=REGION)
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"},
        ],
    }
    role = iam.create_role(RoleName="role", AssumeRolePolicyDocument=json.dumps(trust))["Role"]
    allowed = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "connect:DescribeView",
                "Resource": f"{access.view_arn}:$SAVED",
            }
        ],
    }
    iam.put_role_policy(RoleName="role", PolicyName="a", PolicyDocument=json.dumps(allowed))
    credentials = boto3.client("sts", region_name=REGION).assume_role(
        RoleArn=role["Arn"], RoleSessionName="session"
    )["Credentials"]
    client = access.client_with(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )

    call(access, "DescribeView", client, ViewId=f"{access.view_id}:$SAVED")
    error = refusal(access, "DescribeView", client)
    assert "assumed-role/role/session is not authorized" in error["Message"]


# What a refusal leaves


def test_what_is_refused_changes_nothing(access: Access) -> None:
    admin: Any = boto3.client("connect", region_name=REGION)
    named = {"InstanceId": access.instance_id, "ViewId": access.view_id}

    for operation in sorted(SERVED):
        assert is_denied(access, operation)

    assert len(admin.list_views(InstanceId=access.instance_id)["ViewsSummaryList"]) == 7
    assert admin.list_view_versions(**named)["ViewVersionSummaryList"][0]["Version"] == 1
    assert admin.list_tags_for_resource(resourceArn=access.view_arn)["tags"] == {"stage": "test"}


@pytest.mark.parametrize(
    ("operation", "changed"),
    [
        ("CreateView", {"Name": "a" * 500}),
        ("DescribeView", {"ViewId": "a b"}),
        ("ListViews", {"MaxResults": 500}),
        ("SearchViews", {"MaxResults": "a"}),
        ("DescribeView", {"ViewId": UNKNOWN_ID}),
        ("DescribeView", {"InstanceId": UNKNOWN_ID}),
    ],
)
def test_who_has_no_access_is_not_told_what_is_wrong(
    access: Access, operation: str, changed: dict[str, Any]
) -> None:
    assert refusal(access, operation, **changed)["Code"] == "AccessDeniedException"

    access.allow("connect:*")
    with pytest.raises(ClientError) as caught:
        call(access, operation, **changed)
    assert caught.value.response["Error"]["Code"] in (
        "InvalidParameterException",
        "ResourceNotFoundException",
    )


def test_a_body_that_cannot_be_read_is_refused_to_who_has_access(access: Access) -> None:
    access.allow("connect:CreateView", f"{access.instance_arn}/view/*")

    def break_body(params: dict[str, Any], **_: Any) -> None:
        params["body"] = b"{"

    access.client.meta.events.register("before-call.connect", break_body)
    with pytest.raises(ClientError) as caught:
        call(access, "CreateView")

    assert caught.value.response["Error"]["Code"] == "InvalidRequestException"


def test_requests_are_judged_after_as_many_as_moto_is_told(access: Access) -> None:
    @set_initial_no_auth_action_count(2)
    def two_and_one_more() -> None:
        for _ in range(2):
            access.client.list_views(InstanceId=access.instance_id)
        access.client.list_views(InstanceId=access.instance_id)

    with pytest.raises(ClientError, match="AccessDeniedException"):
        two_and_one_more()

    access.client.list_views(InstanceId=access.instance_id)
    assert [request.outcome for request in access.mock.requests][-4:] == [
        *("Success", "Success", "AccessDeniedException", "Success")
    ]


# Signatures


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE"}, "UnrecognizedClientException"),
        ({"aws_secret_access_key": "wrong"}, "InvalidSignatureException"),
        ({"aws_session_token": "token"}, "UnrecognizedClientException"),
        ({"config": Config(signature_version=UNSIGNED)}, "MissingAuthenticationTokenException"),
    ],
)
def test_request_with_a_bad_signature_is_refused(
    access: Access, changed: dict[str, Any], code: str
) -> None:
    access.allow("*")
    client = access.client_with(**changed)

    for operation in ("CreateView", "DescribeView", "ListViews", "SearchViews"):
        assert refusal(access, operation, client)["Code"] == code


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Basic YTpi",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=a/20260102/us-east-1/connect/aws4_request, SignedHeaders=host",
        "AWS4-HMAC-SHA256 Credential=a/20260102/us-east-1/connect/aws4_request, "
        "SignedHeaders=host, Signature=0",
        "é",
    ],
)
def test_header_that_is_no_signature_is_refused(access: Access, authorization: str) -> None:
    with enable_iam_authentication():
        response = requests.get(
            f"{ENDPOINT}/views/{access.instance_id}",
            headers={"Authorization": authorization},
            timeout=10,
        )

    assert response.status_code == 403
    assert response.headers["x-amzn-errortype"] == "IncompleteSignatureException"
    assert response.json()["Message"]


def test_query_string_is_signed(access: Access) -> None:
    access.allow("connect:ListViews")

    call(access, "ListViews", MaxResults=1, Type="AWS_MANAGED")
    with pytest.raises(ClientError, match="InvalidParameterException"):
        call(access, "ListViews", NextToken="a b&c=d/é")


@contextmanager
def changed_after_signing(client: Any, change: Callable[[Any], None]) -> Any:
    def handler(request: Any, **_: Any) -> None:
        change(request)

    client.meta.events.register_first("before-send.connect", handler)
    try:
        yield
    finally:
        client.meta.events.unregister("before-send.connect", handler)


def test_body_and_path_are_signed(access: Access) -> None:
    access.allow("*")

    def other_body(request: Any) -> None:
        request.body = request.body.replace(b"Another", b"Different")

    def other_path(request: Any) -> None:
        request.url = request.url.replace(access.view_id, UNKNOWN_ID)

    with changed_after_signing(access.client, other_body):
        assert refusal(access, "CreateView")["Code"] == "InvalidSignatureException"
    with changed_after_signing(access.client, other_path):
        assert refusal(access, "DescribeView")["Code"] == "InvalidSignatureException"


def test_without_access_control_anybody_may_do_anything(access: Access) -> None:
    client = access.client_with(config=Config(signature_version=UNSIGNED))

    assert client.list_views(InstanceId=access.instance_id)["ViewsSummaryList"]


def test_requests_for_moto_s_server_are_judged_too(access: Access) -> None:
    access.allow("connect:*", [f"{access.view_arn}:$SAVED", access.instance_arn])
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        _, port = server.get_host_and_port()
        client = access.client_with(endpoint_url=f"http://127.0.0.1:{port}")
        arns = {"InstanceId": access.instance_arn, "ViewId": f"{access.view_arn}:$SAVED"}

        call(access, "DescribeView", client, **arns)
        call(access, "ListViews", client, MaxResults=1, InstanceId=access.instance_arn)
        assert refusal(access, "DescribeView", client)["Code"] == "AccessDeniedException"
        assert refusal(access, "CreateView", client)["Code"] == "AccessDeniedException"
        with pytest.raises(ClientError, match="InvalidParameterException"):
            call(access, "ListViews", client, NextToken="a b&c=d/é+~")
    finally:
        server.stop()
