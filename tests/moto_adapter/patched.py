"""Everything that a mock changes in this process."""

from __future__ import annotations

import inspect
import os
import sys
from typing import Any

import boto3
import botocore.credentials
import botocore.endpoint
import botocore.hooks
import botocore.retries.bucket
import botocore.session
import botocore.signers
import moto.core.botocore_stubber
import moto.core.config
import moto.core.models
import moto.core.responses
import moto.core.utils
from botocore.httpsession import URLLib3Session
from moto import backend_index
from moto.connect import urls as connect_urls
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.core.base_backend import BackendDict
from moto.core.responses import ActionResult
from requests.adapters import HTTPAdapter

from connect_views_mock import activation
from connect_views_mock.handle.traffic import traffic

OWNERS: list[Any] = [
    ActionResult,
    ConnectBackend,
    ConnectResponse,
    HTTPAdapter,
    URLLib3Session,
    botocore.credentials.DeferredRefreshableCredentials,
    botocore.credentials.RefreshableCredentials,
    botocore.endpoint.Endpoint,
    botocore.endpoint,
    botocore.hooks,
    botocore.hooks.EventAliaser,
    botocore.retries.bucket.TokenBucket,
    botocore.session,
    botocore.session.Session,
    botocore.signers.RequestSigner,
    moto.core.models,
    moto.core.botocore_stubber.BotocoreStubber,
    moto.core.models.botocore_stubber,
    moto.core.responses,
    moto.core.utils,
]


def everything_that_is_patched() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for owner in OWNERS:
        for name, value in vars(owner).items():
            if name.startswith("__") and name not in ("__call__", "__init__"):
                continue
            found[f"{owner!r}.{name}"] = value if callable(value) else repr(value)
    found["url_paths"] = list(connect_urls.url_paths.items())
    found["url_bases"] = list(connect_urls.url_bases)
    found["patterns"] = list(backend_index.backend_url_patterns)
    found["urls"] = inspect.getattr_static(ConnectBackend, "urls")
    found["notices CloudFormation"] = BackendDict.__init__
    found["real send"] = moto.core.models.responses_mock._real_send
    found["boto3"] = (boto3.DEFAULT_SESSION, boto3.client, boto3.resource)
    mock_class: Any = moto.core.models.MockAWS
    found["moto"] = (mock_class._nested_count, mock_class._mocks_active)
    found["configuration"] = dict(moto.core.config.default_user_config)
    found["finders"] = list(sys.meta_path)
    found["environment"] = {
        name: value for name, value in os.environ.items() if name.startswith("AWS_")
    }
    found["recordings"] = list(traffic._recordings)
    found["active"] = activation.count()
    return found
