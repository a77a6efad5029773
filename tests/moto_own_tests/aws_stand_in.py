"""A pytest plugin that answers instead of AWS, so that no moto test needs the network.

Some of moto's tests leave the mock on purpose, and expect that AWS refuses the made-up keys. What
gets that far is answered here, below ``requests`` and botocore alike, as AWS does.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from urllib3 import HTTPResponse
from urllib3.connectionpool import HTTPConnectionPool

_EC2 = (
    "<Response><Errors><Error><Code>AuthFailure</Code><Message>AWS was not able to validate the "
    "provided access credentials</Message></Error></Errors><RequestID>r</RequestID></Response>"
)
_S3 = (
    "<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not "
    "exist in our records.</Message><RequestId>r</RequestId></Error>"
)

_urlopen = HTTPConnectionPool.urlopen


def _answer_for_aws(pool: HTTPConnectionPool, method: str, url: str, **kwargs: Any) -> Any:
    host = urlsplit(url).hostname or pool.host
    if not host.endswith(".amazonaws.com"):
        return _urlopen(pool, method, url, **kwargs)
    status, body = (401, _EC2) if host.startswith("ec2.") else (403, _S3)
    return HTTPResponse(
        BytesIO(body.encode()),
        headers={"Content-Type": "application/xml"},
        status=status,
        preload_content=False,
        request_method=method,
    )


def pytest_configure() -> None:
    """Replace AWS for the whole run, which has its own process."""
    HTTPConnectionPool.urlopen = _answer_for_aws  # type: ignore[method-assign, assignment]
