"""A request for Connect that moto's access control judges: its signature, then the policies.

moto takes what policies say of resources as regular expressions, in which the ``$`` of a qualifier
matches nothing, and answers with errors of IAM. It also checks signatures over the headers when a
request has neither a body nor a query string.
"""

from __future__ import annotations

import re
from typing import Any, Final, NoReturn
from urllib.parse import parse_qsl, quote, urlencode

import moto.iam.access_control
from botocore.awsrequest import AWSRequest
from moto.iam.access_control import IAMPolicy, PermissionResult

from ..strict_requests.exceptions import (
    AccessDenied,
    IncompleteSignature,
    InvalidSignature,
    MissingAuthenticationToken,
    UnrecognizedClient,
)

# As Any, because no annotation speaks of what is private in it.
_IAMRequest: Any = moto.iam.access_control.IAMRequest

_AUTHORIZATION: Final = re.compile(
    r"AWS4-HMAC-SHA256 Credential=[^/,\s]+/[^/,]+/[^/,]+/[^/,]+/aws4_request, ?"
    r"SignedHeaders=[^,]+, ?Signature=[0-9a-f]+"
)


class JudgedRequest(_IAMRequest):  # type: ignore[misc]
    """A request for Connect that moto's access control judges."""

    def __init__(self, raw_path: str, *, path: str, headers: Any, **request: Any) -> None:
        authorization = headers.get("Authorization")
        if authorization is None:
            raise MissingAuthenticationToken
        if not _AUTHORIZATION.fullmatch(authorization) or "X-Amz-Date" not in headers:
            raise IncompleteSignature
        # Some releases of moto give the URL as a server decodes it, and not as it was signed.
        query = parse_qsl(path.partition("?")[2], keep_blank_values=True)
        path = f"{raw_path}?{urlencode(query, quote_via=quote)}" if query else raw_path
        super().__init__(path=path, headers=headers, **request)

    def check_action_permitted(self, resource: str) -> None:
        """Raise unless a policy allows the action on the resource, and none denies it."""
        results = set()
        for policy in self._access_key.collect_policies():
            checked: Any = IAMPolicy(policy)
            _read_resources_literally(checked._policy_json, resource)
            results.add(checked.is_action_permitted(self._action, resource))
        if PermissionResult.PERMITTED not in results or PermissionResult.DENIED in results:
            raise AccessDenied(
                user_arn=self._access_key.arn, action=self._action, resource=resource
            )

    def _create_aws_request(self) -> AWSRequest:
        # Without a body, moto takes the headers or the query string for one.
        request: AWSRequest = super()._create_aws_request()
        request.data = self._body
        return request

    def _raise_signature_does_not_match(self) -> NoReturn:
        raise InvalidSignature

    def _raise_invalid_access_key(self, _: str) -> NoReturn:
        raise UnrecognizedClient


def _read_resources_literally(document: dict[str, Any], resource: str) -> None:
    """Have a policy name resources as IAM reads them: ``*`` and ``?`` stand for others.

    A statement with ``NotResource`` is left out for the resources in it. moto allows all of them,
    even if the statement denies.
    """
    statements = document["Statement"]
    document["Statement"] = [
        {**statement, "Resource": _patterns(statement.get("Resource", "*"))}
        for statement in (statements if isinstance(statements, list) else [statements])
        if not any(
            re.fullmatch(pattern.replace("*", ".*"), resource)
            for pattern in _patterns(statement.get("NotResource", []))
        )
    ]


def _patterns(resources: str | list[str]) -> list[str]:
    return [_pattern(each) for each in ([resources] if isinstance(resources, str) else resources)]


def _pattern(resource: str) -> str:
    # moto makes ".*" of each asterisk, and a regular expression of the rest.
    return re.escape(resource).replace(r"\*", "*").replace(r"\?", ".")
