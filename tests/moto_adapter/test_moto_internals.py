"""The private parts of moto and botocore that the adapter relies on are as it expects.

These are the first to fail when a new release of either changes them, and say what relies on it.
"""

from __future__ import annotations

import inspect
import re
import time
from types import ModuleType
from typing import Any

import botocore.credentials
import botocore.endpoint
import botocore.hooks
import botocore.httpsession
import botocore.loaders
import botocore.retries.adaptive
import botocore.retries.bucket
import botocore.session
import botocore.signers
import moto.backend_index
import moto.core.model_instances
import moto.core.models
import moto.core.responses
import moto.core.utils
import moto.iam.access_control
import moto.settings
import pytest
import responses
from moto.connect import urls as connect_urls
from moto.connect.models import ConnectBackend, connect_backends
from moto.connect.responses import ConnectResponse
from moto.core.base_backend import AccountSpecificBackend, BackendDict
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.responses import ActionResult, BaseResponse
from moto.core.serialize import TimestampSerializer
from moto.moto_server import werkzeug_app
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

from connect_views_mock import moto_adapter
from connect_views_mock.moto_adapter import (
    private_parts,
    quicker_requests,
    quicker_sessions,
    views_in_moto,
)

IS_OLD_MOTO = not hasattr(moto.core.responses, "get_service_router")

# What a change needs: the owner, the name, its parameters, and the change.
FUNCTIONS: list[tuple[Any, str, str, str]] = [
    (moto.core.models.MockAWS, "start", "self reset", "start_moto"),
    (moto.core.models.MockAWS, "stop", "self remove_data", "stop_moto"),
    (moto.core.models.MockAWS, "reset", "self", "reset_moto"),
    (BackendDict, "reset", "", "restore_snapshot"),
    (AccountSpecificBackend, "reset", "self", "restore_snapshot"),
    (moto.core.model_instances, "reset_model_data", "", "restore_snapshot"),
    # What the response class overrides or calls, as all of moto's do.
    (BaseResponse, "_dispatch", "self request full_url headers", "StrictViewsResponse"),
    (BaseResponse, "_enrich_response", "headers body", "StrictViewsResponse"),
    (BaseResponse, "_get_action", "self", "StrictViewsResponse"),
    (BaseResponse, "_get_param", "self param_name if_none", "StrictViewsResponse"),
    (BaseResponse, "call_action", "self", "StrictViewsResponse"),
    (BaseResponse, "determine_response_protocol", "self service_model", "StrictViewsResponse"),
    (BaseResponse, "parse_parameters", "self request", "StrictViewsResponse"),
    (BaseResponse, "serialized", "self action_result", "StrictViewsResponse"),
    (
        BaseResponse,
        "setup_class",
        "self request full_url headers use_raw_body",
        "StrictViewsResponse",
    ),
    (BotocoreStubber, "__call__", "self event_name request kwargs", "_answer_every_client"),
    (BotocoreStubber, "process_request", "self request", "_refuse_what_moto_does_not_know"),
    (botocore.httpsession.URLLib3Session, "send", "self request", "_answer_every_client"),
    (
        botocore.endpoint.Endpoint,
        "_do_get_response",
        "self request operation_model context",
        "_remember_operation",
    ),
    (
        BaseResponse,
        "_authenticate_and_authorize_action",
        "self iam_request_cls resource",
        "access_to_views",
    ),
    (
        BaseResponse,
        "_authenticate_and_authorize_normal_action",
        "self resource",
        "StrictViewsResponse",
    ),
    (
        moto.iam.access_control.IAMRequest,
        "__init__",
        "self account_id method path data body headers action",
        "JudgedRequest",
    ),
    (
        moto.iam.access_control.IAMRequest,
        "check_action_permitted",
        "self resource",
        "JudgedRequest",
    ),
    (moto.iam.access_control.IAMRequest, "_create_aws_request", "self", "JudgedRequest"),
    (
        moto.iam.access_control.IAMRequest,
        "_raise_signature_does_not_match",
        "self",
        "JudgedRequest",
    ),
    (moto.iam.access_control.IAMRequest, "_raise_invalid_access_key", "self _", "JudgedRequest"),
    (
        moto.iam.access_control.IAMPolicy,
        "is_action_permitted",
        "self action resource principal incoming_condition_values",
        "JudgedRequest",
    ),
    (botocore.retries.bucket.TokenBucket, "acquire", "self amount block", "retry_delays"),
    (
        botocore.signers.RequestSigner,
        "get_auth_instance",
        "self signing_name region_name signature_version request_credentials kwargs",
        "_credentials_for_every_client",
    ),
    (
        botocore.credentials.RefreshableCredentials,
        "_refresh",
        "self",
        "_credentials_for_every_client",
    ),
    (
        botocore.credentials.RefreshableCredentials,
        "get_frozen_credentials",
        "self",
        "_credentials_for_every_client",
    ),
    (moto.core.models.MockAWS, "_disable_patching", "self remove_data", "stop_moto"),
    (
        botocore.session.Session,
        "get_credentials",
        "self",
        "_credentials_for_every_client",
    ),
    (
        botocore.session.Session,
        "__init__",
        "self session_vars event_hooks include_builtin_handlers profile",
        "answer_asynchronous_clients",
    ),
    (
        botocore.endpoint.Endpoint,
        "prepare_request",
        "self request",
        "answer_asynchronous_clients",
    ),
    (botocore.session, "create_loader", "search_path_string", "_warm_loader"),
    (moto.core.utils, "_load_service_model", "service_name model_name", "_one_service_model"),
    (moto.core.utils, "get_service_model", "service_name", "_compiled_output"),
    (moto.core.responses, "method_names_from_class", "clazz", "_remembered_method_names"),
    (moto.core.responses, "camelcase_to_underscores", "argument", "_remembered_method_names"),
    (AccountSpecificBackend, "__getitem__", "self region_name", "regions_of_connect"),
    (ActionResult, "execute_result", "self context", "_compiled_answers"),
    (
        TimestampSerializer,
        "_convert_timestamp_to_str",
        "self value timestamp_format",
        "_compiled_output and with_times_of_an_answer",
    ),
    (
        ConnectResponse,
        "_get_action_from_method_and_request_uri",
        "self method request_uri" if IS_OLD_MOTO else "self request",
        "_direct_routes",
    ),
    (ConnectResponse, "describe_instance", "self", "times_of_instances"),
    (ConnectResponse, "list_instances", "self", "times_of_instances"),
    (DomainDispatcherApplication, "__init__", "self create_app", "server_application"),
    (
        DomainDispatcherApplication,
        "infer_service_region_host",
        "self environ path",
        "server_application",
    ),
    (werkzeug_app, "create_backend_app", "service", "server_application"),
    (botocore.hooks, "accepts_kwargs", "func", "_quick_handler_check"),
    (
        botocore.hooks.EventAliaser,
        "__init__",
        "self event_emitter event_aliases",
        "_remembered_event_aliases",
    ),
    (
        botocore.hooks.EventAliaser,
        "_alias_event_name",
        "self event_name",
        "_remembered_event_aliases",
    ),
]


@pytest.mark.parametrize(
    ("owner", "name", "parameters", "change"),
    FUNCTIONS,
    ids=[f"{owner.__name__}.{name}" for owner, name, _, _ in FUNCTIONS],
)
def test_a_private_function(owner: Any, name: str, parameters: str, change: str) -> None:
    function = getattr(owner, name, None)
    found = " ".join(inspect.signature(function).parameters) if function else "missing"
    assert found == parameters, f"{owner.__name__}.{name} has changed, on which {change} relies"


ATTRIBUTES: list[tuple[Any, str, type, str]] = [
    (moto.core.models.MockAWS, "_nested_count", int, "stop_moto"),
    (BackendDict, "_instances", list, "take_snapshot"),
    (moto.core.models.MockAWS, "_mocks_active", bool, "starting._WhatMotoChanges"),
    (moto.mock_aws(), "_fake_creds", dict, "start_moto"),
    (moto.mock_aws(), "_user_config_mock", object, "stop_moto"),
    (moto.mock_aws(), "_default_session_mock", object, "starting._WhatMotoChanges"),
    (moto.core.models.botocore_stubber, "enabled", bool, "starting._WhatMotoChanges"),
    (moto.core.models, "botocore", ModuleType, "loading.load_parts"),
    (moto.core.models.responses_mock, "_real_send", object, "_outer_mocks_of_responses"),
    (responses, "_real_send", object, "_outer_mocks_of_responses"),
    (connect_backends["123456789012"], "regions", list, "regions_of_connect"),
    (connect_backends["123456789012"], "service_name", str, "regions_of_connect"),
    (moto.backend_index, "backend_url_patterns", list, "_views_operations"),
    (connect_urls, "url_paths", dict, "_views_operations"),
    (connect_urls, "url_bases", list, "_views_operations"),
    (botocore.session.Session(), "_credentials", object, "_credentials_for_every_client"),
    (botocore.loaders.Loader(), "_cache", dict, "_warm_loader"),
    (botocore.loaders.Loader(), "_search_paths", list, "_warm_loader"),
    (botocore.hooks, "EVENT_ALIASES", dict, "_remembered_event_aliases"),
    (moto.settings, "PRETTIFY_RESPONSES", bool, "_compiled_answers"),
    (moto.settings, "TEST_SERVER_MODE", bool, "state.require_own_process"),
    (moto.iam.access_control.IAMPolicy('{"Statement": []}'), "_policy_json", dict, "JudgedRequest"),
]


@pytest.mark.parametrize(
    ("owner", "name", "kind", "change"), ATTRIBUTES, ids=[row[1] for row in ATTRIBUTES]
)
def test_a_private_attribute(owner: Any, name: str, kind: type, change: str) -> None:
    assert isinstance(getattr(owner, name, None), kind), (
        f"{name} of {owner!r} has changed, on which {change} relies"
    )


@pytest.mark.parametrize("name", ["access_key", "secret_key", "token", "account_id"])
def test_refreshable_credentials_have_properties(name: str) -> None:
    refreshable = botocore.credentials.RefreshableCredentials
    assert isinstance(inspect.getattr_static(refreshable, name), property), (
        f"{name} has changed, on which credentials.credentials_for_every_client relies"
    )


@pytest.mark.parametrize("owner", [botocore.httpsession.URLLib3Session, botocore.endpoint.Endpoint])
def test_a_class_that_other_copies_are_found_by_has_no_base(owner: type) -> None:
    assert owner.__bases__ == (object,), (
        f"{owner} has changed, on which other_copies.answer_other_copies relies"
    )


def test_the_urls_of_a_backend_are_a_property() -> None:
    assert isinstance(inspect.getattr_static(ConnectBackend, "urls"), property), (
        "BaseBackend.urls has changed, on which quicker_requests.prepared_urls relies"
    )


def test_the_proxy_of_a_session_can_be_asked_for() -> None:
    session: Any = botocore.httpsession.URLLib3Session(proxies={"https": "http://localhost:5005"})
    assert session._proxy_config.proxy_url_for("https://x/") == "http://localhost:5005", (
        "URLLib3Session has changed, on which no_way_out._goes_to_motos_proxy relies"
    )


def test_a_callback_keeps_calls_that_can_be_reset() -> None:
    callback: Any = quicker_sessions._callback_response_to("GET", re.compile("x"))
    assert callable(callback.calls.reset), (
        "CallbackResponse has changed, on which quicker_sessions.reused_callbacks relies"
    )


def test_the_backends_of_a_service_are_kept_by_account_and_region() -> None:
    accounts: Any = connect_backends
    backend: Any = accounts["123456789012"]["us-east-1"]
    assert vars(backend)["instances"] is backend.instances
    assert dict(accounts)["123456789012"]["us-east-1"] is backend
    assert accounts in BackendDict._instances, (  # type: ignore[misc]
        "BackendDict has changed, on which take_snapshot relies"
    )
    before = vars(backend)
    backend.reset()
    assert vars(backend) is not before, (
        "BaseBackend.reset has changed: restore_snapshot relies on that it leaves what was held"
    )


def test_an_instance_is_kept_under_its_id() -> None:
    backend: Any = connect_backends["123456789012"]["us-east-1"]
    assert isinstance(backend.instances, dict), (
        "ConnectBackend.instances has changed, on which state.create_instance relies"
    )


@pytest.mark.parametrize(
    "change", moto_adapter.TIME_SAVERS, ids=[c.__name__ for c in moto_adapter.TIME_SAVERS]
)
def test_no_change_that_saves_time_is_left_out(change: Any) -> None:
    is_expected = not (IS_OLD_MOTO and change is quicker_requests.direct_routes)
    with views_in_moto.views_operations():
        try:
            with change():
                is_made = True
        except private_parts.OtherInternals:
            is_made = False
    assert is_made is is_expected, f"moto_adapter.{change.__name__} no longer fits"


def test_the_endpoint_sleeps_between_tries_and_needs_nothing_else_of_the_module_time() -> None:
    endpoint: Any = botocore.endpoint
    assert endpoint.time is time
    uses = set(re.findall(r"\btime\.\w+", inspect.getsource(endpoint)))
    assert uses == {"time.sleep"}
    assert "time.sleep(" in inspect.getsource(endpoint.Endpoint._needs_retry)


def test_the_mode_adaptive_waits_where_it_takes_a_token_and_nowhere_else() -> None:
    source = inspect.getsource(botocore.retries.adaptive)
    assert "self._token_bucket.acquire()" in source
    assert not re.search(r"\bsleep\(|\.wait\(", source)


def test_the_access_control_asks_the_response_for_the_resource() -> None:
    assert "self._determine_resource()" in inspect.getsource(BaseResponse.call_action), (
        "BaseResponse.call_action has changed, on which StrictViewsResponse relies"
    )


def test_the_access_control_makes_regular_expressions_of_asterisks_alone() -> None:
    match = moto.iam.access_control.IAMPolicyStatement._match
    found = [bool(match(pattern, "a$b.c")) for pattern in (r"a\$*", "a$*", r"a\$b.c", r"a\$b\.*")]
    assert found == [True, False, True, True], (
        "IAMPolicyStatement has changed, on which judged_requests relies"
    )


def test_the_models_of_botocore_begin_with_the_names_in_signatures() -> None:
    """Needed by ``services_signed_as``."""
    assert {"ses", "sesv2"} <= {*moto_adapter.services_signed_as("ses")}
    assert {"elb", "elbv2"} <= {*moto_adapter.services_signed_as("ElasticLoadBalancing")}
    assert moto_adapter.services_signed_as("nothing") == ()
    assert moto_adapter.services_signed_as("") == ()
